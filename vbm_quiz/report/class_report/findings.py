"""The told numbers of a class in, what a trainer does with them out, each by a plain rule."""

from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct

from vbm_quiz.bank.bank import Bank
from vbm_quiz.bank.next_steps import PlanGroup
from vbm_quiz.model.answers import UNKNOWN
from vbm_quiz.report.class_report.class_report import ClassReport
from vbm_quiz.report.class_report.tables import QUESTIONS, READY, STEPS, TASKS, YES, questions_told


class Finding(Struct, frozen=True):
    """What a rule picks.

    Args:
        ids: what it picks: one, several with the same number, or none.
        people: their number; None where nothing is picked.
        not_told: what the rule passes over, because its number is not told.
    """

    ids: tuple[str, ...]
    people: int | None
    not_told: tuple[str, ...]


def task_to_teach(report: ClassReport) -> Finding:
    """The task that the fewest people hold; none where everyone holds each of those whose numbers are told."""
    held = {task.id: report.number(f"{TASKS}.{task.id}", "held") for task in report.bank.tasks}
    return _picked(held, min, nothing=report.people)


def step_to_practise(report: ClassReport) -> Finding:
    """The step towards a title that comes up for the most people."""
    steps = _plan_steps(report.bank)
    return _picked({step: number for step, number in step_numbers(report).items() if step in steps}, max, nothing=0)


def question_not_understood(report: ClassReport) -> Finding:
    """The question that the most people answered with: I don't know."""
    return _picked(unknown_numbers(report), max, nothing=0)


def ready_for_course(report: ClassReport) -> Mapping[str, int | None]:
    """How many people are ready for the course of each title above the lowest; `ready_for` has the rule."""
    return {title: report.number(READY, title) for title in report.bank.title_ids[1:]}


def step_numbers(report: ClassReport) -> Mapping[str, int | None]:
    """For how many people each step comes up."""
    return {step.id: report.number(f"{STEPS}.{step.id}", YES) for step in report.bank.next_steps.steps}


def unknown_numbers(report: ClassReport) -> Mapping[str, int | None]:
    """How many people answered each question with: I don't know."""
    return {each: report.number(f"{QUESTIONS}.{each}", UNKNOWN) for each in questions_told(report.bank)}


def _plan_steps(bank: Bank) -> frozenset[str]:
    groups = (group for group in bank.next_steps.groups if isinstance(group, PlanGroup))
    return frozenset(step.id for group in groups for step in group.steps)


def _picked(numbers: Mapping[str, int | None], extreme: Callable[[Iterable[int]], int], nothing: int) -> Finding:
    """All that have the lowest, or the highest, of the numbers told; none where that is a number that says nothing."""
    told = {id_: number for id_, number in numbers.items() if number is not None}
    best = extreme([*told.values(), nothing])
    ids = tuple(id_ for id_, number in told.items() if number == best != nothing)
    return Finding(ids, best if ids else None, tuple(id_ for id_ in numbers if id_ not in told))
