"""Answers scored by two banks in, what moves out: the title, next steps that come or go, any other part of a report."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple, TypeAlias

from vbm_quiz.bank.bank import Bank
from vbm_quiz.model.answers import Answers
from vbm_quiz.model.results import Advice, Result, TitleStatus
from vbm_quiz.scoring.advice import advise
from vbm_quiz.scoring.score import score

NEXT_STEPS, STEP_ORDER = "next_steps", "step_order"
"""The parts that differ where other next steps are told, and where the same ones are told in another order."""


class Verdict(NamedTuple):
    """What is told of the title: `titles` is the one that fits, or those still possible while none is shown."""

    titles: tuple[str, ...]
    status: TitleStatus


class TitleMove(NamedTuple):
    """From one title to another, or to another status of the same."""

    before: Verdict
    after: Verdict


class StepMove(NamedTuple):
    """A next step that comes, or that goes."""

    step: str
    comes: bool


class PartMove(NamedTuple):
    """A part of the report that differs, by its key in the JSON report, or `STEP_ORDER`."""

    part: str


Move: TypeAlias = TitleMove | StepMove | PartMove


class Scored(NamedTuple):
    """Answers and what a bank makes of them."""

    bank: Bank
    answers: Answers
    result: Result
    advice: Advice

    @property
    def verdict(self) -> Verdict:
        """What is told of the title."""
        title = self.result.title
        return Verdict(title.between if title.id is None else (title.id,), title.status)

    @property
    def steps(self) -> tuple[str, ...]:
        """The ids of the next steps."""
        return tuple(step.id for step in self.advice.next_steps)

    @property
    def parts(self) -> Mapping[str, object]:
        """All else that is told."""
        return {
            "direction": self.result.title.direction,
            "tasks": [(each.id, each.state, each.percent, each.example) for each in self.result.tasks],
            "conditions": [(each.id, each.title, each.state, each.value) for each in self.result.conditions],
            "firmness": self.result.sensitivity,
            "plans": self.advice.plans,
            "find_out": self.result.find_out,
            "transition": self.advice.transition,
            "clients": self.advice.clients,
            "calculation": self.advice.calculation,
            "second_looks": self.advice.inconsistencies,
            "talk": self.advice.conversation,
        }


def scored(bank: Bank, answers: Answers) -> Scored:
    """What a bank makes of answers to it."""
    result = score(bank, answers)
    return Scored(bank, answers, result, advise(bank, answers, result))


def moves(before: Scored, after: Scored) -> Iterator[Move]:
    """What the second bank tells, and the first does not or otherwise."""
    if before.verdict != after.verdict:
        yield TitleMove(before.verdict, after.verdict)
    old, new = before.steps, after.steps
    yield from (StepMove(step, comes=False) for step in old if step not in new)
    yield from (StepMove(step, comes=True) for step in new if step not in old)
    if old != new:
        yield PartMove(STEP_ORDER if set(old) == set(new) else NEXT_STEPS)
    parts = after.parts
    yield from (PartMove(part) for part, told in before.parts.items() if told != parts[part])
