"""A bank in, its rules that can never hold and its steps that are never told out, each as a warning."""

from collections.abc import Callable, Iterator
from itertools import product
from typing import TypeAlias

from vbm_quiz.bank.bank import Bank
from vbm_quiz.bank.faults import within
from vbm_quiz.bank.next_steps import PlanGroup, StepGroup
from vbm_quiz.bank.rules import Rule
from vbm_quiz.bank.steps import ClientStep, FindOutStep, GroupedStep, RuleStep, SecureStep
from vbm_quiz.content_check.criteria import criteria_of
from vbm_quiz.content_check.possibility import Demand, Possibility
from vbm_quiz.content_check.situations import Situation
from vbm_quiz.content_check.verdicts import given_verdicts
from vbm_quiz.errors import Fault

Rules: TypeAlias = tuple[Rule, ...]
Place: TypeAlias = tuple[StepGroup, GroupedStep]
"""A step and the group that it stands in."""


def rule_warnings(bank: Bank) -> Iterator[Fault]:
    """Every rule of a bank that no answers can make hold, and every step that others always keep from being told."""
    possibility = Possibility(bank, [criterion for _, criterion in criteria_of(bank)])
    for look in bank.second_looks:
        if not possibility.of(Demand(look.when)):
            yield Fault(f"second_looks.{look.id}", "never_holds")
    yield from within("conversation", _conversation_warnings(bank, possibility))
    yield from within("next_steps", _Steps(bank, possibility).warnings())


def _conversation_warnings(bank: Bank, possibility: Possibility) -> Iterator[Fault]:
    if not _can_hold(possibility, (bank.conversation,)):
        yield Fault("", "never_holds")
        return
    for point in bank.conversation.points:
        if not _can_hold(possibility, (bank.conversation, point)):
            yield Fault(f"points.{point.id}", "never_holds")


def _demands(rules: Rules) -> Iterator[Demand]:
    """The demands of which one must be fulfilled for all rules to hold."""
    for chosen in product(*(rule.any or (None,) for rule in rules)):
        demand = Demand(tuple(each for each in chosen if each is not None))
        for rule in rules:
            demand = demand.also(Demand(rule.when, rule.unless))
        yield demand


def _can_hold(possibility: Possibility, rules: Rules, allowed: Callable[[Situation], bool] = lambda _: True) -> bool:
    return any(possibility.of(demand, allowed) for demand in _demands(rules))


class _Steps:
    """The steps of a bank and how they keep one another from being told."""

    def __init__(self, bank: Bank, possibility: Possibility) -> None:
        self._rules = bank.next_steps
        self._possibility = possibility
        self._given = given_verdicts(bank)

    def warnings(self) -> Iterator[Fault]:
        for group in self._rules.groups:
            if isinstance(group, PlanGroup):
                continue
            if not group.most:
                yield Fault(f"groups.{group.id}.most", "group_tells_none")
                continue
            if not _can_hold(self._possibility, (group,)):
                yield Fault(f"groups.{group.id}", "never_holds")
                continue
            for step in group.steps:
                yield from within(f"groups.{group.id}.steps.{step.id}", self._warnings_of(group, step))

    def _warnings_of(self, group: StepGroup, step: GroupedStep) -> Iterator[Fault]:
        if not _can_hold(self._possibility, (group, step), self._may_fire(step)):
            yield Fault("", "never_holds")
            return
        before = group.steps[: group.steps.index(step)]
        always = [each.id for each in before if self._comes_with((group, step), (group, each))]
        if len(always) >= group.most:
            yield Fault("", "group_full", {"most": group.most, "others": tuple(always[: group.most])})
            return
        for other_group, other in self._earlier(group, step):
            together = any({step.id, other.id}.issubset(row) for row in self._rules.exclude)
            has_room = self._has_room(other_group, other)
            if together and has_room and self._comes_with((group, step), (other_group, other)):
                yield Fault("", "always_excluded", {"other": other.id})
                return

    def _may_fire(self, step: GroupedStep) -> Callable[[Situation], bool]:
        """Whether there may be something that a step is about."""
        match step:
            case ClientStep():
                given = self._given is None or not self._given.isdisjoint(step.verdict)
                return lambda situation: situation.told and given
            case FindOutStep():
                return lambda situation: situation.evaluation.result.title.status != "fits"
            case SecureStep():
                return lambda situation: situation.evaluation.result.title.id is not None
        return lambda _: True

    def _earlier(self, group: StepGroup, step: GroupedStep) -> Iterator[tuple[StepGroup, GroupedStep]]:
        for each in self._rules.groups:
            if isinstance(each, StepGroup):
                yield from ((each, other) for other in each.steps[: each.steps.index(step) if each is group else None])
            if each is group:
                return

    def _comes_with(self, step: Place, other: Place) -> bool:
        """Whether another step fires whenever this one does, and none before it can take it back."""
        return (
            isinstance(other[1], RuleStep)
            and not self._can_be_taken_back(*other)
            and not any(
                self._possibility.of(demand.also(missing), self._may_fire(step[1]))
                for demand in _demands(step)
                for missing in _misses(other)
            )
        )

    def _can_be_taken_back(self, group: StepGroup, step: GroupedStep) -> bool:
        earlier = self._rules.groups[: self._rules.groups.index(group)]
        before = {each.id for earlier_group in earlier for each in earlier_group.steps}
        before |= {each.id for each in group.steps[: group.steps.index(step)]}
        return any(step.id in row and not before.isdisjoint(row) for row in self._rules.exclude)

    def _has_room(self, group: StepGroup, step: GroupedStep) -> bool:
        """Whether there is room for a step however many come before it."""
        earlier = self._rules.groups[: self._rules.groups.index(group)]
        index = group.steps.index(step)
        longest = sum(each.most for each in earlier) + index
        return index < group.most and longest < self._rules.most and not group.fills_up


def _misses(rules: Rules) -> Iterator[Demand]:
    """The demands of which one is fulfilled when not all rules hold."""
    for rule in rules:
        yield from (Demand(fails=(each,)) for each in rule.when)
        yield from [Demand(fails=rule.any)] if rule.any else ()
        yield from (Demand(holds=(each,)) for each in rule.unless)
