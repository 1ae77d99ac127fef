"""A bank in, the tables of a class out; a report in, the cell of each table that one person stands in out."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from vbm_quiz.bank.bank import Bank
from vbm_quiz.model.answers import UNKNOWN
from vbm_quiz.model.results import ConditionState, TaskState, TitleResult
from vbm_quiz.report.build import Report

TITLES, WISHES, WISHES_BY_TITLE, STANDINGS = "titles", "wishes", "wishes_by_title", "standings"
TASKS, CONDITIONS, READY, STEPS, QUESTIONS = "tasks", "conditions", "ready", "next_steps", "questions"
OTHER_BANK = "other_bank"
TOTALS = {(TITLES, STANDINGS), (TITLES, WISHES_BY_TITLE), (WISHES, WISHES_BY_TITLE)}
"""A table, and one that tells the same people further apart, so that its rows or columns add up to the first."""
NO_TITLE, NOT_GIVEN = "not_enough_shown", "not_given"
"""Where no title is shown, and where no wish was given."""
FIRM, NOT_FIRM, PROVISIONAL = STANDING = ("firm", "not_firm", "provisional")
TASK_STATES: tuple[TaskState, ...] = ("held", "present", "absent", "unknown")
CONDITION_STATES: tuple[ConditionState, ...] = ("met", "not_met", "not_shown")
YES, NO = "yes", "no"


class Cell(NamedTuple):
    """A cell of a table, such as `held` of `tasks.plan`: those of a table hold everyone, each once."""

    table: str
    name: str


def titles_told(bank: Bank) -> tuple[str, ...]:
    """The titles, and what stands for none."""
    return (*bank.title_ids, NO_TITLE)


def wishes_told(bank: Bank) -> tuple[str, ...]:
    """The wishes, and what stands for none."""
    return (*bank.questions[bank.start.goal].readable, NOT_GIVEN)


def questions_told(bank: Bank) -> tuple[str, ...]:
    """The questions that may be answered with: I don't know."""
    return tuple(question.id for question in bank.questions.values() if question.unknown)


def tables(bank: Bank) -> Mapping[str, tuple[Cell, ...]]:
    """The cells of each table, by its name; the table that is told last is the first to have its numbers hidden."""
    titles, wishes = titles_told(bank), wishes_told(bank)
    standings = (*(f"{title}.{standing}" for title in bank.title_ids for standing in STANDING), NO_TITLE)
    names: dict[str, tuple[str, ...]] = {
        TITLES: titles,
        WISHES: wishes,
        **{f"{TASKS}.{task.id}": TASK_STATES for task in bank.tasks},
        **{f"{CONDITIONS}.{condition}": CONDITION_STATES for condition in conditions_told(bank)},
        STANDINGS: standings,
        READY: (*bank.title_ids[1:], NO),
        OTHER_BANK: (YES, NO),
        **{f"{STEPS}.{step.id}": (YES, NO) for step in bank.next_steps.steps},
        **{f"{QUESTIONS}.{question}": (UNKNOWN, NO) for question in questions_told(bank)},
        WISHES_BY_TITLE: tuple(f"{wish}.{title}" for wish in wishes for title in titles),
    }
    return {table: tuple(Cell(table, name) for name in each) for table, each in names.items()}


def conditions_told(bank: Bank) -> tuple[str, ...]:
    """The conditions that a title has, in the order of a report."""
    return tuple(dict.fromkeys(condition for title in bank.titles for condition in title.requires))


def cells_of(report: Report, *, other_bank: bool) -> Iterator[Cell]:
    """The cells that a person stands in, one of each table.

    Args:
        report: the report on her answers.
        other_bank: whether she gave them to another question bank.
    """
    bank, result, title = report.bank, report.result, report.result.title
    name, wish = title.id or NO_TITLE, title.goal or NOT_GIVEN
    yield Cell(TITLES, name)
    yield Cell(STANDINGS, NO_TITLE if title.id is None else f"{name}.{_standing(title)}")
    yield Cell(WISHES, wish)
    yield Cell(WISHES_BY_TITLE, f"{wish}.{name}")
    yield Cell(READY, ready_for(report) or NO)
    yield Cell(OTHER_BANK, YES if other_bank else NO)
    yield from (Cell(f"{TASKS}.{task.id}", task.state) for task in result.tasks)
    states = {each.id: each.state for each in result.conditions}
    yield from (Cell(f"{CONDITIONS}.{condition}", state) for condition, state in states.items())
    told = {step.id for step in report.advice.next_steps}
    yield from (Cell(f"{STEPS}.{step.id}", YES if step.id in told else NO) for step in bank.next_steps.steps)
    values = bank.in_force(report.answers).values
    for question in questions_told(bank):
        yield Cell(f"{QUESTIONS}.{question}", UNKNOWN if values.get(question) == UNKNOWN else NO)


def _standing(title: TitleResult) -> str:
    if title.status == PROVISIONAL:
        return PROVISIONAL
    return FIRM if title.firm else NOT_FIRM


def ready_for(report: Report) -> str | None:
    """The title whose course this person is ready for; None for none.

    The rule: she wants a higher title, and the next steps that she was given lead all the way to it.
    """
    advice = report.advice
    reaches = advice.wish.kind == "toward" and advice.plans and not advice.later
    return advice.wish.aim if reaches else None
