"""One question in, all about it out: what it is for, what counts, which rules use it, and where it comes from."""

from collections.abc import Iterable, Iterator

from vbm_quiz.answers import Document
from vbm_quiz.bank import ChoiceItem, NumberItem, Quiz, TransitionItem
from vbm_quiz.conditions import questions_read
from vbm_quiz.listing import client_field_data, question_data
from vbm_quiz.report.blocks import Block, Heading, Paragraph, Point, Points
from vbm_quiz.rules import (
    ActivitiesTest,
    AlikeTest,
    CalculationTest,
    ChoiceTest,
    ClientTest,
    ConditionTest,
    ExamplesTest,
    ItemTest,
    LevelTest,
    NumberTest,
    PlanTest,
    ShareTest,
    TasksTest,
    Test,
)
from vbm_quiz.words import Words

CLIENT = "clients."


def explained(quiz: Quiz, words: Words, id_: str) -> Iterator[Block]:
    """Everything about one question, as blocks.

    Args:
        quiz: the bank.
        words: the texts.
        id_: one of `known_questions`.
    """
    data = _data(quiz, words, id_)
    yield Heading(id_)
    yield Paragraph(str(data["text"]))
    yield from (Heading(words("interface.explain.purpose")), Paragraph(_purpose(quiz, words, id_)))
    yield from (Heading(words("interface.explain.help")), Paragraph(str(data["help"])))
    yield Heading(words("interface.explain.choices"))
    choices = data.get("choices") or {data["allowed"]: ""}
    yield Points(tuple(Point(f"{choice}: {label}" if label else str(choice)) for choice, label in choices.items()))
    yield Heading(words("interface.explain.used_by"))
    rules = tuple(Point(rule) for rule in _rules(quiz, words, id_))
    yield Points(rules) if rules else Paragraph(words("interface.explain.used_by_nothing"))
    yield Paragraph(_source(quiz, words, id_))


def known_questions(quiz: Quiz) -> tuple[str, ...]:
    """Every id that can be explained: the questions, and those about a client."""
    return (*quiz.questions, *(f"{CLIENT}{field.id}" for field in quiz.clients.fields))


def _data(quiz: Quiz, words: Words, id_: str) -> Document:
    if id_ in quiz.questions:
        return question_data(quiz, words, quiz.questions[id_])
    return client_field_data(words, next(field for field in quiz.clients.fields if f"{CLIENT}{field.id}" == id_))


def _purpose(quiz: Quiz, words: Words, id_: str) -> str:
    if id_ in quiz.examples:
        scale = quiz.scale
        names = {"level": scale.example_from, "counts_as": scale.without_example}
        told = {name: words(f"level_names.{level}") for name, level in names.items()}
        return words("interface.explain.example_purpose", **told)
    if id_ in quiz.questions:
        return words(f"questions.{id_}.purpose")
    return words("interface.explain.client_purpose")


def _source(quiz: Quiz, words: Words, id_: str) -> str:
    fields = {f"{CLIENT}{field.id}": field.article for field in quiz.clients.fields}
    place = quiz.questions[id_].article if id_ in quiz.questions else fields[id_]
    if not place:
        return words("interface.explain.ours")
    return words("interface.explain.source", place=place, work=quiz.sources[0].work)


# ---------------------------------------------------------------- the rules that use a question


def _rules(quiz: Quiz, words: Words, id_: str) -> Iterator[str]:
    """Every rule that reads the question, in words."""
    task = quiz.examples.get(id_)
    read_as = set(task.questions) if task else {id_}
    for title in quiz.titles:
        for condition in title.requires:
            if read_as & set(questions_read(quiz, quiz.condition(condition))):
                names = {"condition": words(f"conditions.{condition}.name"), "title": words(f"titles.{title.id}.name")}
                yield words("interface.explain.condition", **names)
    yield from _rules_around(quiz, words, id_)
    for look in quiz.second_looks:
        if id_ in _named(quiz, look.when):
            yield f"{words('interface.explain.second_look')}: {words(f'second_looks.{look.id}.text')}"
    for step in quiz.next_steps.steps:
        if id_ in _named(quiz, (*step.when, *step.any)):
            yield f"{words('interface.explain.next_step')}: {words(f'next_steps.{step.id}.title')}"


def _rules_around(quiz: Quiz, words: Words, id_: str) -> Iterator[str]:
    for item in quiz.transition:
        if id_ in _read_by(item):
            yield words("interface.explain.transition", item=words(f"transition.items.{item.id}.name"))
    if id_ in quiz.calculation.questions:
        yield words("interface.explain.calculation")
    if id_.startswith(CLIENT):
        yield words("interface.explain.client_verdict")
    if any(id_ in point.fills for point in quiz.conversation.points):
        yield words("interface.explain.conversation")


def _read_by(item: TransitionItem) -> tuple[str, ...]:
    return (item.question,) if isinstance(item, ChoiceItem | NumberItem) else (item.whole, item.part)


def _named(quiz: Quiz, tests: Iterable[Test]) -> set[str]:
    """The questions whose answers can make one of these tests true."""
    return {question for test in tests for question in _named_by(quiz, test)}


def _named_by(quiz: Quiz, test: Test) -> Iterable[str]:  # noqa: PLR0911 - one arm per kind of test
    match test:
        case LevelTest() | ChoiceTest() | NumberTest():
            return (test.question,)
        case ShareTest():
            return (test.whole, test.part)
        case PlanTest():
            return test.questions
        case ActivitiesTest() | AlikeTest() | TasksTest():
            return quiz.activities
        case ExamplesTest():
            return quiz.examples
        case ItemTest():
            return [question for item in quiz.transition if item.id == test.item for question in _read_by(item)]
        case ClientTest():
            return [f"{CLIENT}{field.id}" for field in quiz.clients.fields]
        case ConditionTest():
            return questions_read(quiz, quiz.condition(test.condition))
        case CalculationTest():
            return quiz.calculation.questions
        case _:
            return ()
