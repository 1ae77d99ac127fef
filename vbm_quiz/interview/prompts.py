"""The state of an interview in, the prompt of one question out: its texts, its choices, its earlier answer."""

from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

from msgspec import structs

from vbm_quiz.bank.bank import Bank, Section
from vbm_quiz.bank.question_base import ChoiceKind
from vbm_quiz.bank.questions import NumberQuestion
from vbm_quiz.characters import isolated_name
from vbm_quiz.errors import Fault
from vbm_quiz.interview.state import ADD, NAME, SKIPPED, InterviewState, all_answers, counted_prompt_ids, prompt_ids
from vbm_quiz.interview.typed_numbers import TYPED, without_unit
from vbm_quiz.model.answers import NO, UNKNOWN, YES, Value, client_field, client_field_id
from vbm_quiz.model.json_values import to_number
from vbm_quiz.texts.texts import Texts
from vbm_quiz.ui.frontend import Option, Prompt, Refused

FULL_SCALES = 2
"""The activities whose scale is shown in full; after these its short form says enough."""

Reader = Callable[[str], Value | Refused]
"""Turns a typed line into a value."""


class Heading(NamedTuple):
    """The title of a section or a task, and the paragraph that introduces it."""

    title: str
    intro: str


def prompt_for(state: InterviewState, texts: Texts, prompt_id: str) -> Prompt:
    """The prompt with this id, with its earlier answer selected."""
    client = client_field(prompt_id)
    prompt = _client_prompt(state, texts, *client) if client else _question_prompt(state, texts, prompt_id)
    earlier = state.answers.get(prompt_id)
    return structs.replace(
        prompt,
        progress=_progress(state, texts, prompt_id),
        answer=earlier,
        nothing_selected=True,
        initial_text="" if prompt.options else _as_typed(texts, prompt, earlier),
        first=state.revision is None and prompt_id == next(prompt_ids(state), None),
    )


def _as_typed(texts: Texts, prompt: Prompt, value: Value | None) -> str:
    """An earlier answer as it was typed; nothing for one that typing nothing gave."""
    if isinstance(value, Decimal):
        return str(value).replace(".", texts("decimal"))
    return value if value is not None and prompt.free_text else ""


def headings(state: InterviewState, texts: Texts, prompt_id: str) -> tuple[Heading, ...]:
    """The section of a prompt, and its task where it has one."""
    section = _section_of(state.bank, prompt_id)
    own = Heading(texts(f"sections.{section.id}.title"), texts(f"sections.{section.id}.intro"))
    if section.holds != "tasks":
        return (own,)
    task = _task_of(prompt_id)
    return own, Heading(texts(f"tasks.{task}.name"), texts(f"tasks.{task}.intro"))


def _section_of(bank: Bank, prompt_id: str) -> Section:
    if client_field(prompt_id):
        return next(section for section in bank.sections if section.holds == "clients")
    question = bank.questions[prompt_id]
    return next(section for section in bank.sections if question in bank.questions_of(section))


def _task_of(prompt_id: str) -> str:
    return prompt_id.partition(".")[0]


def _progress(state: InterviewState, texts: Texts, prompt_id: str) -> str:
    *_, heading = headings(state, texts, prompt_id)
    if _section_of(state.bank, prompt_id).holds == "tasks":
        tasks = [task.id for task in state.bank.tasks]
        number = tasks.index(_task_of(prompt_id)) + 1
        part = texts("interface.progress.task", name=heading.title, place=number, total=len(tasks))
    else:
        part = texts("interface.progress.section", name=heading.title)
    counted = counted_prompt_ids(state)
    if prompt_id not in counted:
        client = client_field(prompt_id)
        added = client[1] != ADD if client else not state.bank.questions[prompt_id].for_everyone
        kind = "interface.progress.added" if added else "interface.progress.extra"
        return f"{part} · {texts(kind)}"
    number = counted.index(prompt_id) + 1
    return f"{part} · {texts('interface.progress.question', place=number, total=len(counted))}"


def _question_prompt(state: InterviewState, texts: Texts, id_: str) -> Prompt:
    question = state.bank.questions[id_]
    prompt = Prompt(question=texts(question.text_key("text")), help=texts(question.text_key("help")))
    if isinstance(question, NumberQuestion):
        reader = _number_reader(state, texts, question)
        may_be_empty = question.optional or question.unknown
        return structs.replace(prompt, hint=_hint(texts, question), read=reader, may_be_empty=may_be_empty)
    if _is_familiar(state, id_):
        short = {level: f"levels_short.{level}" for level in question.choices}
        levels = (Option(each, texts(short.get(each, question.choice_key(each)))) for each in question.all_choices)
        return structs.replace(prompt, options=tuple(levels), familiar=True)
    return structs.replace(prompt, options=options(texts, question))


def _is_familiar(state: InterviewState, id_: str) -> bool:
    """Whether this is an activity whose scale has been shown in full as often as it takes to know it."""
    activities = [each for each in prompt_ids(state) if each in state.bank.activities]
    return id_ in activities[FULL_SCALES:]


def options(texts: Texts, question: ChoiceKind) -> tuple[Option, ...]:
    """The choices of a question with their labels, unknown last."""
    return tuple(Option(choice, texts(question.choice_key(choice))) for choice in question.all_choices)


def _hint(texts: Texts, question: NumberQuestion) -> str:
    unit = texts("interface.hint.number", unit=texts(f"units.{question.unit}.name"))
    if question.optional or question.unknown:
        return f"{unit} {texts('interface.hint.skip' if question.optional else 'interface.hint.unknown')}"
    return unit


def _number_reader(state: InterviewState, texts: Texts, question: NumberQuestion) -> Reader:
    """Reads a number; an empty line skips an optional question, and is unknown where that may be answered."""

    def read(line: str) -> Value | Refused:
        text = without_unit(texts, question, line.strip())
        if not text and question.optional:
            return SKIPPED
        if not text:
            return UNKNOWN if question.unknown else Refused(texts("interface.refused.no_number"))
        typed = TYPED.fullmatch(text)
        if typed is None or len(typed[1] or "") > question.decimals:
            return _no_such_number(texts, question, text)
        value = question.read(to_number(text.replace(",", ".")), "")
        if isinstance(value, Fault) or not isinstance(value, Decimal):
            return _no_such_number(texts, question, text)
        return (
            _more_than_limit(state, texts, question, value) or _less_than_given(state, texts, question, value) or value
        )

    return read


def _no_such_number(texts: Texts, question: NumberQuestion, typed: str) -> Refused:
    """The refusal of a text that is no number, or one outside the question's limits."""
    kind = "number_above" if question.above is not None else "number" if question.decimals else "whole_number"
    limits = {"low": question.lowest, "high": question.maximum, "decimals": question.decimals}
    return Refused(texts(f"interface.refused.{kind}", found=typed[:20], **limits))


def _more_than_limit(state: InterviewState, texts: Texts, question: NumberQuestion, value: Decimal) -> Refused | None:
    """The refusal of a number above the answer that it may not exceed."""
    values = all_answers(state).values
    if not question.excess(value, values, ""):
        return None
    other = texts(f"questions.{question.no_more_than}.short")
    limit = texts.number(values[str(question.no_more_than)])
    return Refused(texts("interface.refused.more", limit=limit, other=other))


def _less_than_given(state: InterviewState, texts: Texts, question: NumberQuestion, value: Decimal) -> Refused | None:
    """The refusal of a number below one that was given and may not exceed it; one that was asked is asked again."""
    for part in state.bank.questions.values():
        if isinstance(part, NumberQuestion) and part.no_more_than == question.id:
            given = state.given.number(part.id)
            if given is not None and given > value:
                other = texts(f"questions.{part.id}.short")
                return Refused(texts("interface.refused.less", limit=texts.number(given), other=other))
    return None


def _client_prompt(state: InterviewState, texts: Texts, index: int, field: str) -> Prompt:
    if field == ADD:
        yes_or_no = (Option(YES, texts("interface.yes")), Option(NO, texts("interface.no")))
        question = texts("clients.add_next" if index else "clients.add_first")
        return Prompt(question=question, help=texts("clients.add_help"), options=yes_or_no)
    if field == NAME:
        read = _name_reader(texts, state.bank.clients.name_length)
        return Prompt(question=texts("clients.name"), help=texts("clients.name_help"), read=read, free_text=True)
    prefix = f"clients.fields.{field}"
    choices = next(each.choices for each in state.bank.clients.fields if each.id == field)
    labelled = tuple(Option(choice, texts(f"{prefix}.choices.{choice}")) for choice in choices)
    name = isolated_name(str(state.answers.get(client_field_id(index, NAME), "")))
    return Prompt(
        question=texts(f"{prefix}.text", client=name),
        help=texts(f"{prefix}.help"),
        options=(*labelled, Option(UNKNOWN, texts("unknown"))),
    )


def _name_reader(texts: Texts, longest: int) -> Reader:
    """Reads a name of at most so many characters, white space in it made one space."""

    def read(line: str) -> Value | Refused:
        name = " ".join(line.split()).encode(errors="replace").decode()
        if not name:
            return Refused(texts("interface.refused.empty"))
        return Refused(texts("interface.refused.long", limit=longest)) if len(name) > longest else name

    return read
