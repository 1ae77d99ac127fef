"""Where the interview stands in, the card to show out: the bank's texts put around one question."""

import re
from collections.abc import Callable
from decimal import Decimal

from msgspec import structs

from vbm_quiz.ask.card import Card, Option, Refused
from vbm_quiz.bank import NO, UNKNOWN, YES, ChoiceQuestion, FactQuestion, NumberQuestion, Quiz, Section
from vbm_quiz.interview import ADD, NAME, SKIPPED, Walk, answers, client_card, client_of, counted, path
from vbm_quiz.model import Value
from vbm_quiz.streams import harmless
from vbm_quiz.values import Fault, exceeds, number_text, read_value, to_number
from vbm_quiz.words import Words

TYPED = re.compile(r"[0-9]+(?:[.,]([0-9]+))?")
"""A number as people type it, with a comma or a point before the decimals, and none between thousands."""


def card_at(walk: Walk, words: Words, card: str) -> Card:
    """The card of a question, with its earlier answer selected."""
    client = client_of(card)
    asked = _question_card(walk, words, card) if client is None else _client_card(walk, words, *client)
    return structs.replace(
        asked,
        heading=heading(walk, words, card),
        progress=_progress(walk, words, section_of(walk, card), card),
        answer=walk.draft.get(card),
        typed="" if asked.options else _as_typed(words, asked, walk.draft.get(card)),
        first=walk.visit is None and card == next(path(walk), None),
    )


def _as_typed(words: Words, card: Card, value: Value | None) -> str:
    """An earlier answer as it was typed; nothing for one that typing nothing gave."""
    if isinstance(value, Decimal):
        return str(value).replace(".", words("decimal"))
    return value if value is not None and card.free_text else ""


def section_of(walk: Walk, card: str) -> Section:
    """The section that a card stands in."""
    if client_of(card):
        return next(section for section in walk.quiz.sections if section.holds == "clients")
    return next(
        section
        for section in walk.quiz.sections
        if any(question.id == card for question in walk.quiz.questions_of(section))
    )


def heading(walk: Walk, words: Words, card: str) -> tuple[str, ...]:
    """The parts that a card belongs to, from the largest: a title and an explanation each."""
    section = section_of(walk, card)
    own = (words(f"sections.{section.id}.title"), words(f"sections.{section.id}.intro"))
    if section.holds != "tasks":
        return own
    task = card.partition(".")[0]
    return (*own, words(f"tasks.{task}.name"), words(f"tasks.{task}.intro"))


def _progress(walk: Walk, words: Words, section: Section, card: str) -> str:
    if section.holds == "tasks":
        tasks = [task.id for task in walk.quiz.tasks]
        task = card.partition(".")[0]
        name = words(f"tasks.{task}.name")
        part = words("interface.progress.task", name=name, place=tasks.index(task) + 1, total=len(tasks))
    else:
        part = words("interface.progress.section", name=words(f"sections.{section.id}.title"))
    cards = counted(walk)
    if card not in cards:
        return f"{part} · {words('interface.progress.extra')}"
    place = cards.index(card) + 1
    return f"{part} · {words('interface.progress.question', place=place, total=len(cards))}"


def _question_card(walk: Walk, words: Words, id_: str) -> Card:
    quiz, question = walk.quiz, walk.quiz.questions[id_]
    if id_ in quiz.examples:
        task = quiz.examples[id_].id
        card = Card(question=words(f"tasks.{task}.example"), help=words(f"tasks.{task}.example_help"))
    else:
        card = Card(question=words(f"questions.{id_}.text"), help=words(f"questions.{id_}.help"))
    if isinstance(question, NumberQuestion):
        return structs.replace(
            card,
            hint=_hint(words, question),
            read=_reader(walk, words, question),
            may_be_empty=True,
        )
    return structs.replace(card, options=options(quiz, words, question))


def options(quiz: Quiz, words: Words, question: ChoiceQuestion | FactQuestion) -> tuple[Option, ...]:
    """The choices of a question in words, unknown last."""
    if question.id in quiz.activities:
        group = "levels"
    elif question.id in quiz.examples:
        group = "example_choices"
    elif isinstance(question, FactQuestion):
        group = "facts"
    else:
        group = f"questions.{question.id}.choices"
    own = tuple(Option(choice, words(f"{group}.{choice}")) for choice in question.choices)
    return (*own, Option(UNKNOWN, words("unknown"))) if question.unknown else own


def _hint(words: Words, question: NumberQuestion) -> str:
    unit = words("interface.hint.number", unit=words(f"units.{question.unit}"))
    return f"{unit} {words('interface.hint.skip' if question.optional else 'interface.hint.unknown')}"


def _reader(walk: Walk, words: Words, question: NumberQuestion) -> Callable[[str], Value | Refused]:
    """What makes a number of a typed line: nothing typed is unknown, or a question passed over."""

    def read(text: str) -> Value | Refused:
        if not text.strip():
            return SKIPPED if question.optional else UNKNOWN
        refused = _no_number(words, question, text.strip())
        typed = TYPED.fullmatch(text.strip())
        if typed is None or len(typed[1] or "") > question.decimals:
            return refused
        value = read_value(walk.quiz, question, to_number(text.strip().replace(",", ".")), "")
        if isinstance(value, Fault) or not isinstance(value, Decimal):
            return refused
        if exceeds(question, value, answers(walk).values, ""):
            other = words(f"questions.{question.no_more_than}.short")
            limit = words.number(answers(walk).values[str(question.no_more_than)])
            return Refused(words("interface.refused.more", limit=limit, other=other))
        return _less_than_given(walk, words, question, value) or value

    return read


def _no_number(words: Words, question: NumberQuestion, typed: str) -> Refused:
    """The refusal of what is no number that this question takes, with the numbers that are."""
    kind = "number_above" if question.above is not None else "number" if question.decimals else "whole_number"
    low = question.minimum if question.above is None else question.above
    limits = {"low": number_text(low), "high": number_text(question.maximum), "decimals": question.decimals}
    return Refused(words(f"interface.refused.{kind}", found=typed[:20], **limits))


def _less_than_given(walk: Walk, words: Words, question: NumberQuestion, value: Decimal) -> Refused | None:
    """The refusal of a number below one that was given elsewhere and may not exceed it; an asked one is asked anew."""
    for part in walk.quiz.questions.values():
        if isinstance(part, NumberQuestion) and part.no_more_than == question.id:
            given = walk.given.number(part.id)
            if given is not None and given > value:
                other = words(f"questions.{part.id}.short")
                return Refused(words("interface.refused.less", limit=words.number(given), other=other))
    return None


# ---------------------------------------------------------------- clients


def _client_card(walk: Walk, words: Words, place: int, field: str) -> Card:
    if field == ADD:
        chosen = (Option(YES, words("interface.yes")), Option(NO, words("interface.no")))
        text = words("clients.add_next" if place else "clients.add_first")
        return Card(question=text, help=words("clients.add_help"), options=chosen)
    if field == NAME:
        return Card(
            question=words("clients.name"),
            help=words("clients.name_help"),
            read=_name_reader(walk, words),
            free_text=True,
        )
    texts = f"clients.fields.{field}"
    choices = next(each.choices for each in walk.quiz.clients.fields if each.id == field)
    label = tuple(Option(choice, words(f"{texts}.choices.{choice}")) for choice in choices)
    name = harmless(str(walk.draft.get(client_card(place, NAME), "")))
    return Card(
        question=words(f"{texts}.text", client=name),
        help=words(f"{texts}.help"),
        options=(*label, Option(UNKNOWN, words("unknown"))),
    )


def _name_reader(walk: Walk, words: Words) -> Callable[[str], Value | Refused]:
    longest = walk.quiz.clients.name_length

    def read(text: str) -> Value | Refused:
        name = " ".join(text.split()).encode(errors="replace").decode()
        if not name:
            return Refused(words("interface.refused.empty"))
        return Refused(words("interface.refused.long", limit=longest)) if len(name) > longest else name

    return read
