"""A question in, all about it out: its choices, what counts, which rules use it, and where it comes from."""

from collections.abc import Iterator

from vbm_quiz.answers_file.json_document import Document
from vbm_quiz.bank.answer_criteria import ChoiceCriterion
from vbm_quiz.bank.bank import Bank
from vbm_quiz.bank.clients import ClientField
from vbm_quiz.bank.questions import Question
from vbm_quiz.commands.questions import client_field_data, place_text, question_data
from vbm_quiz.commands.rule_sentences import criteria_points
from vbm_quiz.commands.rule_uses import CLIENT, uses_of_question
from vbm_quiz.report.blocks import Block, Heading, Paragraph, Point, Points
from vbm_quiz.report.phrases import rule
from vbm_quiz.texts.texts import Texts


def known_questions(bank: Bank) -> tuple[str, ...]:
    """The questions, and those about a client."""
    return (*bank.questions, *(f"{CLIENT}{field.id}" for field in bank.clients.fields))


def explained_question(bank: Bank, texts: Texts, id_: str) -> Iterator[Block]:
    """Everything about one question, as blocks; `id_` is one of `known_questions`."""
    data = _data(bank, texts, id_)
    yield Heading(id_)
    yield Paragraph(str(data["text"]))
    yield from _asked_beside(bank, texts, id_)
    yield from (Heading(texts("interface.explain.help")), Paragraph(str(data["help"])))
    yield Heading(texts("interface.explain.choices"))
    choices = data.get("choices") or {data["allowed"]: ""}
    yield Points(tuple(Point(f"{choice}: {label}" if label else str(choice)) for choice, label in choices.items()))
    yield Heading(texts("interface.explain.used_by"))
    yield Points(tuple(Point(said) for said in _purpose(bank, texts, id_)))
    yield Paragraph(_source(bank, texts, id_))


def _data(bank: Bank, texts: Texts, id_: str) -> Document:
    asked = _asked(bank, id_)
    return client_field_data(texts, asked) if isinstance(asked, ClientField) else question_data(texts, asked)


def _asked(bank: Bank, id_: str) -> Question | ClientField:
    fields = {f"{CLIENT}{field.id}": field for field in bank.clients.fields}
    return {**bank.questions, **fields}[id_]


def _asked_beside(bank: Bank, texts: Texts, id_: str) -> Iterator[Block]:
    """The answers to an earlier question beside which a question is asked."""
    asked_when = _asked(bank, id_).asked_when
    if asked_when is not None:
        criterion = ChoiceCriterion(question=asked_when.question, answer=asked_when.answer)
        yield Paragraph(texts("interface.explain.asked_when"))
        yield criteria_points(bank, texts, [criterion])


def _source(bank: Bank, texts: Texts, id_: str) -> str:
    article = _asked(bank, id_).article
    if not article:
        return texts("interface.explain.ours")
    place = place_text(texts, article)
    if not bank.sources:
        return texts("interface.bank.article", value=place)
    return texts("interface.explain.source", place=place, work=bank.sources[0].work)


def _purpose(bank: Bank, texts: Texts, id_: str) -> Iterator[str]:
    """What the rules say of a question: what it weighs, the conditions that read it or that none does, other rules."""
    yield from _weight(bank, texts, id_)
    task = bank.examples.get(id_)
    read_as = set(task.questions) if task else {id_}
    conditions = [each for each in bank.conditions if not read_as.isdisjoint(each.reads(bank))]
    for condition in conditions:
        titles = (texts(f"titles.{title.id}.name") for title in bank.titles if condition.id in title.requires)
        names = {"condition": texts(f"conditions.{condition.id}.name"), "titles": texts.listed(titles)}
        yield texts("interface.explain.condition", **names, rule=rule(bank, texts, condition))
    if not conditions:
        yield texts("interface.explain.no_title")
    others = tuple(uses_of_question(bank, texts, id_))
    yield from others
    if not conditions and not others:
        yield texts("interface.explain.used_by_nothing")


def _weight(bank: Bank, texts: Texts, id_: str) -> Iterator[str]:
    """How much an activity counts in its task, and what an example does."""
    scale, task = bank.scale, bank.task_of(id_)
    if task is None:
        return
    name = texts(f"tasks.{task.id}.name")
    if id_ == task.example:
        levels = {"level": scale.example_from, "counts_as": scale.without_example}
        said = {key: texts(f"level_names.{level}") for key, level in levels.items()}
        yield texts("interface.explain.example", task=name, **said)
    else:
        weights = {"weight": scale.weight(bank.activities[id_][1]), "total": sum(map(scale.weight, task.activities))}
        yield texts("interface.explain.weight", task=name, **weights)
