"""The plans and all that the rules ask about in, the one list of next steps out, in the order of the bank's groups."""

from collections.abc import Collection, Iterable, Sequence

from vbm_quiz.bank.bank import Bank
from vbm_quiz.bank.next_steps import PlanGroup, PlanStep, StepGroup
from vbm_quiz.model.answers import YES, Value
from vbm_quiz.model.results import Change, Evaluation, NextStep, Plan
from vbm_quiz.scoring.covering import Bounds
from vbm_quiz.scoring.requirements import Requirements


def told_steps(
    bank: Bank, requirements: Requirements, evaluation: Evaluation, plans: Sequence[Plan]
) -> tuple[tuple[NextStep, ...], tuple[Change, ...]]:
    """The steps that are told, and the changes of the plan to the title wished for that none of them names."""
    rules = bank.next_steps
    planning = _Planning(bank, requirements, evaluation)
    told: list[NextStep] = []
    for group in rules.groups:
        fired = planning.steps(group, plans, told) if isinstance(group, PlanGroup) else _fired(bank, evaluation, group)
        limit = rules.least if isinstance(group, StepGroup) and group.fills_up else rules.most
        told += _compatible(bank, told, fired)[: max(min(group.most, limit - len(told)), 0)]
    if evaluation.wish.kind == "open":
        return tuple(told), ()
    named = {change for step in told for change in step.changes}
    return tuple(told), tuple(change for plan in plans for change in plan.steps if change not in named)


def _compatible(bank: Bank, told: Sequence[NextStep], steps: Iterable[NextStep]) -> list[NextStep]:
    """The steps that take back none told before them."""
    ids = {each.id for each in told}
    kept: list[NextStep] = []
    for step in steps:
        if not any(step.id in pair and not ids.isdisjoint(pair) for pair in bank.next_steps.exclude):
            kept.append(step)
            ids.add(step.id)
    return kept


def _fired(bank: Bank, evaluation: Evaluation, group: StepGroup) -> list[NextStep]:
    """The steps of a group that fire, in their order; none where the group itself does not."""
    if group.evidence(bank, evaluation) is None:
        return []
    fired = (step.fired(bank, evaluation) for step in group.steps)
    return [step for step in fired if step is not None]


class _Planning:
    """Makes the steps of plans from these answers."""

    def __init__(self, bank: Bank, requirements: Requirements, evaluation: Evaluation) -> None:
        self._bank = bank
        self._requirements = requirements
        self._answers = evaluation.answers
        self._open = evaluation.wish.kind == "open"
        self._total = requirements.total(requirements.bounds(evaluation.answers))

    def steps(self, group: PlanGroup, plans: Iterable[Plan], told: Iterable[NextStep]) -> list[NextStep]:
        """The first steps of each plan, in their order.

        Left out are steps of numbers and choices that a step before asks to look at again.
        """
        looked_at = {question for step in told for question in step.because}
        in_question = {each for each in looked_at if each in {**self._bank.numbers, **self._bank.choice_questions}}
        most = group.most_open if self._open else None
        return [step for plan in plans for step in self._ordered(group, plan, in_question)[:most]]

    def _ordered(self, group: PlanGroup, plan: Plan, in_question: Collection[str]) -> list[NextStep]:
        """The steps of a plan: each time the one that meets most conditions of the title, the first of equals.

        A step waits for the one that it comes after; where that one is in question, so are both.
        """
        left: dict[str, tuple[PlanStep, Bounds]] = {}
        held_back: set[str | None] = set()
        for step in group.steps:
            changed = {change.question for change in self._changes(step, plan)}
            if step.after in held_back or (changed and changed.issubset(in_question)):
                held_back.add(step.id)
            elif changed:
                left[step.id] = step, self._added(step, plan)
        total, met = self._total, self._met(plan.target, self._total)
        steps: list[NextStep] = []
        while left:
            ready = {id_: added for id_, (step, added) in left.items() if step.after not in left}
            after = {id_: self._met(plan.target, total.plus(added)) for id_, added in ready.items()}
            chosen = max(after, key=lambda id_: len(after[id_]))
            step, added = left.pop(chosen)
            meets = tuple(each for each in after[chosen] if each not in met)
            changes = self._changes(step, plan)
            because = self._bank.in_order(change.question for change in changes)
            steps.append(NextStep(id=step.id, because=because, changes=changes, toward=plan.target, meets=meets))
            total, met = total.plus(added), after[chosen]
        return steps

    def _added(self, step: PlanStep, plan: Plan) -> Bounds:
        """What the changes of a step add to the sums of the conditions; no group of answers depends on another."""
        values: dict[str, Value] = {change.question: change.after for change in self._changes(step, plan)}
        changed = self._answers.replaced(values | {each: YES for each in plan.opens if each in step.reads(self._bank)})
        touched = [group for group in self._requirements.groups if not values.keys().isdisjoint(group.questions)]
        return self._requirements.total(group.bounds(changed).minus(group.bounds(self._answers)) for group in touched)

    def _met(self, title: str, total: Bounds) -> tuple[str, ...]:
        """The conditions of a title that these sums meet."""
        states = self._requirements.states(total)
        return tuple(each for each in self._bank.titles[self._bank.rank(title)].requires if states[each] == "met")

    def _changes(self, step: PlanStep, plan: Plan) -> tuple[Change, ...]:
        """The changes of a step: an example first, then lower levels before higher ones and core activities first."""
        asked = step.reads(self._bank)
        changes = [change for change in plan.steps if change.question in asked]
        return tuple(sorted(changes, key=self._level_and_weight))

    def _level_and_weight(self, change: Change) -> tuple[int, bool]:
        level = change.question in self._bank.activities
        return self._bank.scale.worth(str(change.after)) if level else 0, not self._bank.is_core(change.question)
