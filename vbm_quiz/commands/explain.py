"""One question in, all about it out: what it is for, what counts, which rules use it, and where it comes from."""

from collections.abc import Iterator
from pathlib import Path

from vbm_quiz.answers_file.json_document import Document
from vbm_quiz.bank.bank import Bank
from vbm_quiz.bank.clients import ClientField
from vbm_quiz.bank.questions import Question
from vbm_quiz.commands.content_input import content_of_run, texts_of_content
from vbm_quiz.commands.questions import client_field_data, place_text, question_data
from vbm_quiz.commands.report_output import print_page
from vbm_quiz.errors import UsageError, nearest
from vbm_quiz.report.blocks import Block, Heading, Paragraph, Point, Points
from vbm_quiz.texts.texts import Texts

CLIENT = "clients."


def run(id_: str, lang: str | None, folder: Path | None, *, plain: bool) -> None:
    """Print everything about one question.

    Raises:
        UsageError: when there is no such question, with the nearest one.
    """
    content = content_of_run(folder)
    texts = texts_of_content(content, lang)
    known = known_questions(content.bank)
    if id_ not in known:
        near = nearest(id_, known)
        hint = texts("interface.explain.nearest", nearest=near) if near else ""
        raise UsageError(f"{texts('interface.explain.unknown', found=id_)} {hint}".rstrip())
    print_page(texts, explained(content.bank, texts, id_), plain=plain)


def explained(bank: Bank, texts: Texts, id_: str) -> Iterator[Block]:
    """Everything about one question, as blocks.

    Args:
        bank: the bank.
        texts: the texts.
        id_: one of `known_questions`.
    """
    data = _data(bank, texts, id_)
    yield Heading(id_)
    yield Paragraph(str(data["text"]))
    yield from (Heading(texts("interface.explain.purpose")), Paragraph(_purpose(bank, texts, id_)))
    yield from (Heading(texts("interface.explain.help")), Paragraph(str(data["help"])))
    yield Heading(texts("interface.explain.choices"))
    choices = data.get("choices") or {data["allowed"]: ""}
    yield Points(tuple(Point(f"{choice}: {label}" if label else str(choice)) for choice, label in choices.items()))
    yield Heading(texts("interface.explain.used_by"))
    rules = tuple(Point(rule) for rule in _rules(bank, texts, id_))
    yield Points(rules) if rules else Paragraph(texts("interface.explain.used_by_nothing"))
    yield Paragraph(_source(bank, texts, id_))


def known_questions(bank: Bank) -> tuple[str, ...]:
    """Every id that can be explained: the questions, and those about a client."""
    return (*bank.questions, *(f"{CLIENT}{field.id}" for field in bank.clients.fields))


def _data(bank: Bank, texts: Texts, id_: str) -> Document:
    asked = _asked(bank, id_)
    return client_field_data(texts, asked) if isinstance(asked, ClientField) else question_data(texts, asked)


def _asked(bank: Bank, id_: str) -> Question | ClientField:
    fields = {f"{CLIENT}{field.id}": field for field in bank.clients.fields}
    return {**bank.questions, **fields}[id_]


def _purpose(bank: Bank, texts: Texts, id_: str) -> str:
    if id_ in bank.examples:
        scale = bank.scale
        names = {"level": scale.example_from, "counts_as": scale.without_example}
        levels = {name: texts(f"level_names.{level}") for name, level in names.items()}
        return texts("interface.explain.example_purpose", **levels)
    if id_ in bank.questions:
        return texts(f"questions.{id_}.purpose")
    return texts("interface.explain.client_purpose")


def _source(bank: Bank, texts: Texts, id_: str) -> str:
    article = _asked(bank, id_).article
    if not article:
        return texts("interface.explain.ours")
    return texts("interface.explain.source", place=place_text(texts, article), work=bank.sources[0].work)


def _rules(bank: Bank, texts: Texts, id_: str) -> Iterator[str]:
    """Every rule that reads the question, in words."""
    task = bank.examples.get(id_)
    read_as = set(task.questions) if task else {id_}
    for title in bank.titles:
        for condition in title.requires:
            if not read_as.isdisjoint(bank.condition(condition).reads(bank)):
                names = {"condition": texts(f"conditions.{condition}.name"), "title": texts(f"titles.{title.id}.name")}
                yield texts("interface.explain.condition", **names)
    yield from _advice_rules(bank, texts, id_)
    for rule in bank.second_looks:
        if id_ in rule.reads(bank):
            yield f"{texts('interface.explain.second_look')}: {texts(f'second_looks.{rule.id}.text')}"
    for step in bank.next_steps.reading(bank, id_):
        yield f"{texts('interface.explain.next_step')}: {texts(f'next_steps.{step}.title')}"


def _advice_rules(bank: Bank, texts: Texts, id_: str) -> Iterator[str]:
    for item in bank.transition:
        if id_ in item.reads(bank):
            yield texts("interface.explain.transition", item=texts(f"transition.items.{item.id}.name"))
    if id_ in bank.calculation.questions:
        yield texts("interface.explain.calculation")
    if id_.startswith(CLIENT):
        yield texts("interface.explain.client_verdict")
    if id_ in bank.conversation.reads(bank):
        yield texts("interface.explain.conversation")
