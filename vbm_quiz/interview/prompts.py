"""Where the interview stands in, the card to show out: the bank's texts put around one question."""

import re
from collections.abc import Callable
from decimal import Decimal

from msgspec import structs

from vbm_quiz.answers_file.values import exceeds, number_text, read_value
from vbm_quiz.bank.bank import Section
from vbm_quiz.bank.questions import ChoiceKind, NumberQuestion
from vbm_quiz.characters import escape_controls
from vbm_quiz.errors import Fault
from vbm_quiz.interview.state import ADD, NAME, SKIPPED, InterviewState, answers, counted, path
from vbm_quiz.model.answers import NO, UNKNOWN, YES, Value, client_field, client_field_id
from vbm_quiz.model.json_values import to_number
from vbm_quiz.texts.texts import Texts
from vbm_quiz.ui.prompt import Option, Prompt, Refused

TYPED = re.compile(r"[0-9]+(?:[.,]([0-9]+))?")
"""A number as people type it, with a comma or a point before the decimals, and none between thousands."""


def card_at(walk: InterviewState, texts: Texts, card: str) -> Prompt:
    """The card of a question, with its earlier answer selected."""
    client = client_field(card)
    asked = _question_card(walk, texts, card) if client is None else _client_card(walk, texts, *client)
    return structs.replace(
        asked,
        heading=heading(walk, texts, card),
        progress=_progress(walk, texts, section_of(walk, card), card),
        answer=walk.draft.get(card),
        typed="" if asked.options else _as_typed(texts, asked, walk.draft.get(card)),
        first=walk.visit is None and card == next(path(walk), None),
    )


def _as_typed(texts: Texts, card: Prompt, value: Value | None) -> str:
    """An earlier answer as it was typed; nothing for one that typing nothing gave."""
    if isinstance(value, Decimal):
        return str(value).replace(".", texts("decimal"))
    return value if value is not None and card.free_text else ""


def section_of(walk: InterviewState, card: str) -> Section:
    """The section that a card stands in."""
    if client_field(card):
        return next(section for section in walk.bank.sections if section.holds == "clients")
    return next(
        section
        for section in walk.bank.sections
        if any(question.id == card for question in walk.bank.questions_of(section))
    )


def heading(walk: InterviewState, texts: Texts, card: str) -> tuple[str, ...]:
    """The parts that a card belongs to, from the largest: a title and an explanation each."""
    section = section_of(walk, card)
    own = (texts(f"sections.{section.id}.title"), texts(f"sections.{section.id}.intro"))
    if section.holds != "tasks":
        return own
    task = card.partition(".")[0]
    return (*own, texts(f"tasks.{task}.name"), texts(f"tasks.{task}.intro"))


def _progress(walk: InterviewState, texts: Texts, section: Section, card: str) -> str:
    if section.holds == "tasks":
        tasks = [task.id for task in walk.bank.tasks]
        task = card.partition(".")[0]
        name = texts(f"tasks.{task}.name")
        part = texts("interface.progress.task", name=name, place=tasks.index(task) + 1, total=len(tasks))
    else:
        part = texts("interface.progress.section", name=texts(f"sections.{section.id}.title"))
    cards = counted(walk)
    if card not in cards:
        return f"{part} · {texts('interface.progress.extra')}"
    place = cards.index(card) + 1
    return f"{part} · {texts('interface.progress.question', place=place, total=len(cards))}"


def _question_card(walk: InterviewState, texts: Texts, id_: str) -> Prompt:
    bank, question = walk.bank, walk.bank.questions[id_]
    if id_ in bank.examples:
        task = bank.examples[id_].id
        card = Prompt(question=texts(f"tasks.{task}.example"), help=texts(f"tasks.{task}.example_help"))
    else:
        card = Prompt(question=texts(f"questions.{id_}.text"), help=texts(f"questions.{id_}.help"))
    if isinstance(question, NumberQuestion):
        return structs.replace(
            card,
            hint=_hint(texts, question),
            read=_reader(walk, texts, question),
            may_be_empty=True,
        )
    return structs.replace(card, options=options(texts, question))


def options(texts: Texts, question: ChoiceKind) -> tuple[Option, ...]:
    """The choices of a question in words, unknown last."""
    return tuple(Option(choice, texts(question.choice_key(choice))) for choice in question.all_choices)


def _hint(texts: Texts, question: NumberQuestion) -> str:
    unit = texts("interface.hint.number", unit=texts(f"units.{question.unit}"))
    return f"{unit} {texts('interface.hint.skip' if question.optional else 'interface.hint.unknown')}"


def _reader(walk: InterviewState, texts: Texts, question: NumberQuestion) -> Callable[[str], Value | Refused]:
    """What makes a number of a typed line: nothing typed is unknown, or a question passed over."""

    def read(text: str) -> Value | Refused:
        if not text.strip():
            return SKIPPED if question.optional else UNKNOWN
        refused = _no_number(texts, question, text.strip())
        typed = TYPED.fullmatch(text.strip())
        if typed is None or len(typed[1] or "") > question.decimals:
            return refused
        value = read_value(walk.bank, question, to_number(text.strip().replace(",", ".")), "")
        if isinstance(value, Fault) or not isinstance(value, Decimal):
            return refused
        if exceeds(question, value, answers(walk).values, ""):
            other = texts(f"questions.{question.no_more_than}.short")
            limit = texts.number(answers(walk).values[str(question.no_more_than)])
            return Refused(texts("interface.refused.more", limit=limit, other=other))
        return _less_than_given(walk, texts, question, value) or value

    return read


def _no_number(texts: Texts, question: NumberQuestion, typed: str) -> Refused:
    """The refusal of what is no number that this question takes, with the numbers that are."""
    kind = "number_above" if question.above is not None else "number" if question.decimals else "whole_number"
    low = question.minimum if question.above is None else question.above
    limits = {"low": number_text(low), "high": number_text(question.maximum), "decimals": question.decimals}
    return Refused(texts(f"interface.refused.{kind}", found=typed[:20], **limits))


def _less_than_given(walk: InterviewState, texts: Texts, question: NumberQuestion, value: Decimal) -> Refused | None:
    """The refusal of a number below one that was given elsewhere and may not exceed it; an asked one is asked anew."""
    for part in walk.bank.questions.values():
        if isinstance(part, NumberQuestion) and part.no_more_than == question.id:
            given = walk.given.number(part.id)
            if given is not None and given > value:
                other = texts(f"questions.{part.id}.short")
                return Refused(texts("interface.refused.less", limit=texts.number(given), other=other))
    return None


# ---------------------------------------------------------------- clients


def _client_card(walk: InterviewState, texts: Texts, place: int, field: str) -> Prompt:
    if field == ADD:
        chosen = (Option(YES, texts("interface.yes")), Option(NO, texts("interface.no")))
        text = texts("clients.add_next" if place else "clients.add_first")
        return Prompt(question=text, help=texts("clients.add_help"), options=chosen)
    if field == NAME:
        return Prompt(
            question=texts("clients.name"),
            help=texts("clients.name_help"),
            read=_name_reader(walk, texts),
            free_text=True,
        )
    prefix = f"clients.fields.{field}"
    choices = next(each.choices for each in walk.bank.clients.fields if each.id == field)
    label = tuple(Option(choice, texts(f"{prefix}.choices.{choice}")) for choice in choices)
    name = escape_controls(str(walk.draft.get(client_field_id(place, NAME), "")))
    return Prompt(
        question=texts(f"{prefix}.text", client=name),
        help=texts(f"{prefix}.help"),
        options=(*label, Option(UNKNOWN, texts("unknown"))),
    )


def _name_reader(walk: InterviewState, texts: Texts) -> Callable[[str], Value | Refused]:
    longest = walk.bank.clients.name_length

    def read(text: str) -> Value | Refused:
        name = " ".join(text.split()).encode(errors="replace").decode()
        if not name:
            return Refused(texts("interface.refused.empty"))
        return Refused(texts("interface.refused.long", limit=longest)) if len(name) > longest else name

    return read
