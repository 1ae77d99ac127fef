"""From answers to conditions and from conditions to the title: every state of them, for every bank."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import product
from operator import mul
from typing import get_args

import pytest

from tests.helpers import reference_scorer
from tests.helpers.answers import answers_sequence
from tests.helpers.banks import CHANGED, ODD, SHIPPED, SMALL, named_bank, requirements, states
from tests.helpers.profiles import LARGE
from tests.helpers.shipped import shipped_bank
from vbm_quiz.bank.bank import Bank
from vbm_quiz.bank.choice_condition import ChoiceCondition
from vbm_quiz.bank.conditions import FactsCondition, NumberCondition, ShareCondition
from vbm_quiz.bank.scale import Task
from vbm_quiz.bank.task_conditions import LevelCondition, TasksCondition
from vbm_quiz.model.answers import NO, UNKNOWN, YES, Value
from vbm_quiz.model.results import ConditionState
from vbm_quiz.scoring.task_answer_group import TaskAnswerGroup
from vbm_quiz.scoring.tasks import counted_levels, task_state
from vbm_quiz.scoring.title import decide

every_bank = pytest.mark.parametrize("name", [SHIPPED, *CHANGED, *SMALL, *ODD])
most_banks = pytest.mark.parametrize("name", [SHIPPED, *(CHANGED if LARGE else ()), *SMALL, *ODD])


# ---------------------------------------------------------------- from the conditions to the title


@cache
def possible(name: str, states: tuple[ConditionState, ...]) -> frozenset[str]:
    """The titles that there could be, once every condition not shown turns out to be met or not met."""
    if "not_shown" in states:
        index = states.index("not_shown")
        turned_out: tuple[ConditionState, ...] = ("met", "not_met")
        return frozenset().union(*(possible(name, (*states[:index], to, *states[index + 1 :])) for to in turned_out))
    bank = named_bank(name)
    met = {condition.id for condition, state in zip(bank.conditions, states, strict=True) if state == "met"}
    return frozenset([[title.id for title in bank.titles if met.issuperset(title.requires)][-1]])


@every_bank
def test_the_title_is_the_highest_that_the_conditions_give(name: str) -> None:
    bank = named_bank(name)
    for every in product(get_args(ConditionState), repeat=len(bank.conditions)):
        given = dict(zip([condition.id for condition in bank.conditions], every, strict=True))
        titles = sorted(possible(name, every), key=bank.rank)
        highest = bank.titles[bank.rank(titles[-1])]
        open_ = [condition for condition in highest.requires if given[condition] == "not_shown"]
        if len(titles) == 1:
            assert decide(bank, given) == (highest.id, "fits", ()), given
        elif len(open_) == 1 and open_[0] in highest.may_be_open:
            assert decide(bank, given) == (highest.id, "provisional", tuple(titles)), given
        else:
            assert decide(bank, given) == (None, "not_enough_shown", tuple(titles)), given


def test_the_title_of_the_shipped_bank_is_the_one_that_its_rules_name() -> None:
    names = [condition.id for condition in shipped_bank().conditions]
    for every in product(get_args(ConditionState), repeat=len(names)):
        given = dict(zip(names, every, strict=True))
        id_, status, between = reference_scorer.title_of_states(given)
        assert decide(shipped_bank(), given) == (id_, status, tuple(between)), given


# ---------------------------------------------------------------- from the answers to the conditions


def state_of(*, at_lowest: bool, at_highest: bool) -> ConditionState:
    """A condition holds with every unknown answer at its lowest, or fails with every one at its highest, or neither."""
    return "met" if at_lowest else "not_shown" if at_highest else "not_met"


def weighed(bank: Bank, task: Task, levels: Sequence[int]) -> Fraction:
    """The mean of levels in which a core activity weighs more."""
    weights = [bank.scale.core_weight if each.core else bank.scale.other_weight for each in task.activities]
    return Fraction(sum(map(mul, weights, levels)), sum(weights))


def ends(bank: Bank, levels: Sequence[str]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """What levels are worth with the unknown ones at their lowest, and at their highest."""
    worth = {level: worth for worth, level in enumerate(bank.scale.levels)}
    lowest, highest = (tuple(worth.get(level, unknown) for level in levels) for unknown in (0, bank.scale.top))
    return lowest, highest


def task_state_of(bank: Bank, mean: Fraction) -> str:
    return "held" if mean >= bank.scale.held_from else "present" if mean else "absent"


@every_bank
def test_a_task_has_the_state_of_its_mean_with_the_unknown_levels_at_either_end(name: str) -> None:
    """Every level of every activity of a task together, with an example and without."""
    bank = named_bank(name)
    scale, answers = bank.scale, next(answers_sequence(bank))
    for task, example in product(bank.tasks, (YES, NO)):
        for levels in product([*scale.levels, UNKNOWN], repeat=len(task.activities)):
            counted = [
                scale.without_example if example == NO and level == scale.example_from else level for level in levels
            ]
            either = {task_state_of(bank, weighed(bank, task, each)) for each in ends(bank, counted)}
            expected = either.pop() if len(either) == 1 else "unknown"
            given = answers.replaced({**dict(zip(task.questions, levels, strict=True)), task.example: example})
            assert task_state(bank.scale, task, counted_levels(bank.scale, given, task)) == expected, (
                task.id,
                levels,
                example,
            )


@cache
def holds(name: str, condition: TasksCondition | LevelCondition, worths: tuple[tuple[int, ...], ...]) -> bool:
    """Whether a condition holds when the activities, task by task, are worth this."""
    bank = named_bank(name)
    levels = dict(zip([task.id for task in bank.tasks], worths, strict=True))
    held = {task.id for task in bank.tasks if weighed(bank, task, levels[task.id]) >= bank.scale.held_from}
    if isinstance(condition, LevelCondition):
        enough = bank.scale.levels.index(condition.level)
        return sum(worth >= enough for task in held for worth in levels[task]) >= condition.at_least
    absent = sum(not any(each) for each in worths)
    return (
        len(held) >= condition.at_least
        and held.issuperset(condition.all_of)
        and (not condition.one_of or not held.isdisjoint(condition.one_of))
        and (condition.absent_at_most is None or absent <= condition.absent_at_most)
    )


def typical_levels(bank: Bank, task: Task) -> list[list[str]]:
    """Answers to a task: all alike, none known, and much of one activity with nothing of the others."""
    levels, others = bank.scale.levels, len(task.activities) - 1
    alike = [[level] * (others + 1) for level in (*levels, UNKNOWN)]
    return [*alike, [levels[-1], *[levels[0]] * others]] if others else alike


@most_banks
def test_the_conditions_on_tasks_hold_as_their_rule_says_for_all_tasks_together(name: str) -> None:
    bank, needed = named_bank(name), requirements(name)
    conditions = [each for each in bank.conditions if isinstance(each, TasksCondition | LevelCondition)]
    answers = next(answers_sequence(bank)).replaced(dict.fromkeys(bank.examples, YES))
    task_groups = [TaskAnswerGroup(bank, task) for task in bank.tasks]
    asked_of_tasks = {question for group in task_groups for question in group.questions}
    others = [group.bounds(answers) for group in needed.groups if asked_of_tasks.isdisjoint(group.questions)]
    tried = [
        [
            (group.bounds(answers.replaced(dict(zip(group.task.questions, levels, strict=True)))), *ends(bank, levels))
            for levels in typical_levels(bank, group.task)
        ]
        for group in task_groups
    ]
    for chosen in product(*tried):
        bounds, lowest, highest = zip(*chosen, strict=True)
        found = needed.states(needed.total([*others, *bounds]))
        for condition in conditions:
            either = holds(name, condition, lowest), holds(name, condition, highest)
            expected = state_of(at_lowest=either[0], at_highest=either[1])
            assert found[condition.id] == expected, (condition.id, lowest, highest)


@every_bank
def test_the_conditions_on_facts_hold_as_their_rule_says_for_all_facts(name: str) -> None:
    answers = next(answers_sequence(named_bank(name)))
    for condition in [each for each in named_bank(name).conditions if isinstance(each, FactsCondition)]:
        questions = condition.facts(named_bank(name))
        for facts in product((YES, NO, UNKNOWN), repeat=len(questions)):
            given = dict(zip(questions, facts, strict=True))
            either = []
            for true in ({YES}, {YES, UNKNOWN}):
                among = [fact for fact, answer in given.items() if answer in true]
                one = not condition.one_of or not set(among).isdisjoint(condition.one_of)
                either.append(one and len(among) >= condition.at_least)
            found = states(name, answers.replaced(given))[condition.id]
            assert found == state_of(at_lowest=either[0], at_highest=either[1]), (condition.id, facts)


@every_bank
def test_the_conditions_on_choices_hold_as_their_rule_says_for_every_answer(name: str) -> None:
    answers = next(answers_sequence(named_bank(name)))
    for condition in [each for each in named_bank(name).conditions if isinstance(each, ChoiceCondition)]:
        asked = named_bank(name).questions[condition.question]
        expected = {choice: "met" if choice in condition.answers else "not_met" for choice in asked.readable}
        found = {to: states(name, answers.replaced({asked.id: to}))[condition.id] for to in asked.readable}
        assert expected | {UNKNOWN: "not_shown"} == found


@every_bank
def test_the_conditions_on_numbers_turn_at_their_threshold(name: str) -> None:
    answers = next(answers_sequence(named_bank(name)))
    for condition in named_bank(name).conditions:
        if isinstance(condition, NumberCondition):
            turns: list[tuple[Value, ConditionState]] = [
                (UNKNOWN, "not_shown"),
                (Decimal(condition.at_least - 1), "not_met"),
                (Decimal(condition.at_least), "met"),
                (Decimal(condition.at_least + 1), "met"),
            ]
            for number, expected in turns:
                assert states(name, answers.replaced({condition.question: number}))[condition.id] == expected, number
        if isinstance(condition, ShareCondition):
            whole = Decimal(condition.below.denominator)
            edge, bit = Decimal(condition.below.numerator), Decimal("0.01")
            shares: list[tuple[Value, Value, ConditionState]] = [
                (edge - bit, whole, "met"),
                (edge, whole, "not_met"),
                (edge + bit, whole, "not_met"),
                (Decimal(0), whole, "met"),
                (Decimal(0), Decimal(0), "not_shown"),
                (UNKNOWN, whole, "not_shown"),
                (Decimal(0), UNKNOWN, "not_shown"),
                (UNKNOWN, UNKNOWN, "not_shown"),
            ]
            for part, of, expected in shares:
                given = {condition.part: part, condition.whole: of}
                assert states(name, answers.replaced(given))[condition.id] == expected, given
