"""The smallest plan: it reaches its title, and nothing smaller does, on the shipped bank and on changed ones."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import combinations, product
from math import ceil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers.any_answers import any_answers
from tests.helpers.banks import CHANGED, SMALL, named_bank
from tests.helpers.support import CASES, answers_of, shipped_bank
from vbm_quiz.bank.bank import Bank
from vbm_quiz.bank.conditions import FactsCondition, NumberCondition, ShareCondition
from vbm_quiz.model.answers import NO, UNKNOWN, YES, Answers, Value
from vbm_quiz.model.results import Plan
from vbm_quiz.scoring.advice import advise
from vbm_quiz.scoring.plan import plans
from vbm_quiz.scoring.requirements import Requirements, requirements_of
from vbm_quiz.scoring.score import score
from vbm_quiz.scoring.title import decide


@cache
def requirements(name: str) -> Requirements:
    return requirements_of(named_bank(name))


def applied(bank: Bank, answers: Answers, changes: dict[str, Value]) -> Answers:
    """The answers with a plan's changes; an example that they ask for and that was not asked for before is there."""
    after = answers.replaced(changes)
    opened = [
        task.example
        for task in bank.tasks
        if task.asks_example(bank.scale, after) and not task.asks_example(bank.scale, answers)
    ]
    return after.replaced(dict.fromkeys(opened, YES))


def title(name: str, answers: Answers) -> str | None:
    """The title alone, without what else a score works out."""
    total = requirements(name).total(requirements(name).bounds(answers))
    return decide(named_bank(name), requirements(name).states(total))[0]


def reaches(name: str, answers: Answers, target: str) -> bool:
    got = title(name, answers)
    return got is not None and named_bank(name).rank(got) >= named_bank(name).rank(target)


def every_plan(name: str, answers: Answers) -> tuple[Plan, ...]:
    bank, today = named_bank(name), title(name, answers)
    return () if today is None else plans(bank, requirements(name), answers, bank.title_ids[bank.rank(today) + 1 :])


# ---------------------------------------------------------------- it reaches


@pytest.mark.parametrize("name", CHANGED)
@settings(max_examples=250, deadline=None)
@given(data=st.data())
def test_a_plan_reaches_its_title(name: str, data: st.DataObject) -> None:
    bank, answers = named_bank(name), data.draw(any_answers(named_bank(name)))
    for plan in every_plan(name, answers):
        after = applied(bank, answers, {step.question: step.after for step in plan.steps})
        result = score(bank, after)
        assert reaches(name, after, plan.target)
        assert plan.provisional == (result.title.status == "provisional")
        assert all(answers.values[step.question] == step.before for step in plan.steps)
        assert [step.question for step in plan.steps] == sorted(
            {step.question for step in plan.steps}, key=list(bank.questions).index
        )


@pytest.mark.parametrize("name", CHANGED)
@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_leaving_any_step_out_or_making_one_smaller_does_not_reach(name: str, data: st.DataObject) -> None:
    bank, answers = named_bank(name), data.draw(any_answers(named_bank(name)))
    for plan in every_plan(name, answers):
        changes = {step.question: step.after for step in plan.steps}
        for step in plan.steps:
            rest = {question: value for question, value in changes.items() if question != step.question}
            lower = (
                [
                    {**rest, step.question: bank.scale.levels[worth]}
                    for worth in range(
                        bank.scale.levels.index(str(step.before)) + 1 if step.before != UNKNOWN else 1,
                        bank.scale.levels.index(str(step.after)),
                    )
                ]
                if step.question in bank.activities
                else []
            )
            for smaller in (rest, *lower):
                assert not reaches(name, applied(bank, answers, smaller), plan.target)


# ---------------------------------------------------------------- nothing smaller does, by trying everything


def moves(
    bank: Bank, answers: Answers, question: str
) -> Iterator[tuple[tuple[int, int, int, tuple[int, Decimal]], Value]]:
    """Every allowed change of one answer with its cost: size, levels on core (negative), place and target."""
    place, before = list(bank.questions).index(question), answers.values[question]
    if question in bank.activities:
        _task, activity = bank.activities[question]
        today = 0 if before == UNKNOWN else bank.scale.levels.index(str(before))
        for to in range(today + 1, len(bank.scale.levels)):
            size = to - today
            yield (size, 1, -size if activity.core else 0, (place, Decimal(to))), bank.scale.levels[to]
    elif question in bank.examples:
        if before == NO and bank.examples[question].asks_example(bank.scale, answers):
            yield (1, 1, 0, (place, Decimal(1))), YES
    else:
        for number in number_targets(bank, answers, question):
            yield (1, 1, 0, (place, number)), number
        facts = {each for c in bank.conditions if isinstance(c, FactsCondition) for each in c.questions}
        if question in facts and before != YES:
            yield (1, 1, 0, (place, Decimal(1))), YES


def number_targets(bank: Bank, answers: Answers, question: str) -> set[Decimal]:
    targets: set[Decimal] = set()
    for condition in bank.conditions:
        if isinstance(condition, NumberCondition) and condition.question == question:
            targets.add(Decimal(condition.at_least))
        if isinstance(condition, ShareCondition) and condition.part == question:
            whole = answers.values[condition.whole]
            if isinstance(whole, Decimal) and whole > 0:
                targets.add(Decimal(ceil(Fraction(whole) * condition.below) - 1))
    return {to for to in targets if to != answers.values[question]}


def cheapest_by_trying(name: str, answers: Answers, target: str) -> tuple[object, ...] | None:
    """The cost of the cheapest set of changes that reaches the target, out of every set there is."""
    bank = named_bank(name)
    options = []
    for question in bank.questions:
        possible = list(moves(bank, answers, question))
        if possible:
            options.append([None, *((question, cost, value) for cost, value in possible)])
    best: tuple[object, ...] | None = None
    for chosen in product(*options):
        made = [each for each in chosen if each is not None]
        size = sum(cost[0] for _, cost, _ in made)
        if best is not None and size > best[0]:  # type: ignore[operator]
            continue
        total = (size, len(made), sum(cost[2] for _, cost, _ in made), tuple(cost[3] for _, cost, _ in made))
        if best is not None and total >= best:
            continue
        if reaches(name, applied(bank, answers, {question: value for question, _, value in made}), target):
            best = total
    return best


def cost_of(bank: Bank, plan: Plan) -> tuple[object, ...]:
    order, off_core = [], 0
    for step in plan.steps:
        to = Decimal(1)
        if step.question in bank.activities:
            to = Decimal(bank.scale.levels.index(str(step.after)))
            today = 0 if step.before == UNKNOWN else bank.scale.levels.index(str(step.before))
            off_core -= int(to) - today if bank.activities[step.question][1].core else 0
        elif isinstance(step.after, Decimal):
            to = step.after
        order.append((list(bank.questions).index(step.question), to))
    return plan.size, len(plan.steps), off_core, tuple(order)


@pytest.mark.parametrize("name", SMALL)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_no_other_set_of_changes_is_better(name: str, data: st.DataObject) -> None:
    bank, answers = named_bank(name), data.draw(any_answers(named_bank(name)))
    today = title(name, answers)
    found = {plan.target: plan for plan in every_plan(name, answers)}
    for target in () if today is None else bank.title_ids[bank.rank(today) + 1 :]:
        expected = cheapest_by_trying(name, answers, target)
        assert expected == (cost_of(bank, found[target]) if target in found else None)


# ---------------------------------------------------------------- every state of the six tasks, by another way

TASK = {
    "forecast": [1], "plan": [2, 2, 1, 2], "organise": [2, 1, 1, 1],
    "delegate": [2, 1, 2], "coordinate": [2], "control": [2, 2, 1],
}  # fmt: skip
"""The weights of each task's activities, from the table of the tasks."""
STATES = ("absent", "present", "held")


def levels_in(task: str, state: str) -> list[int]:
    """Levels that give a task this state: nothing; a little of the last activity; half of everything, rounded up."""
    weights = TASK[task]
    if state == "absent":
        return [0] * len(weights)
    if state == "present":
        return [0] * (len(weights) - 1) + [1]
    return [2] * len(weights)


@cache
def cheapest_levels(task: str, state: str, *, held: bool, owned: bool) -> int:
    """The fewest levels that bring a task to be held (or to be there at all), with one activity at 3 if owned."""
    weights, today = TASK[task], levels_in(task, state)
    best = 99
    for after in product(*(range(level, 4) for level in today)):
        mean = Fraction(sum(w * level for w, level in zip(weights, after, strict=True)), sum(weights))
        if (mean >= Fraction(3, 2) if held else mean > 0) and (not owned or 3 in after):
            best = min(best, sum(after) - sum(today))
    return best


def fewest_changes(states: dict[str, str], *, people: bool, hours: bool) -> int:
    """The size of the smallest plan to manager, by trying every choice of tasks to hold and of the one to own."""
    best = 99
    for many in (4, 5, 6):
        for held in combinations(TASK, many):
            if not {"plan", "control"} <= set(held) or not {"organise", "delegate", "coordinate"} & set(held):
                continue
            for owned in held:
                size = sum(cheapest_levels(task, states[task], held=True, owned=task == owned) for task in held)
                others = sorted(
                    cheapest_levels(task, states[task], held=False, owned=False) for task in TASK if task not in held
                )
                best = min(best, size + sum(others[:-1]))  # the dearest of the others may stay absent
    return best + (not people) + (not hours)


@pytest.mark.parametrize("first", STATES)
@pytest.mark.parametrize("second", STATES)
def test_the_size_is_right_for_every_state_of_the_tasks_and_the_facts(first: str, second: str) -> None:
    bank, name = shipped_bank(), "as it ships"
    base = answers_of(CASES["r06"]).values
    for rest in product(STATES, repeat=4):
        states = dict(zip(TASK, (first, second, *rest), strict=True))
        levels = {
            question: bank.scale.levels[level]
            for task in bank.tasks
            for question, level in zip(task.questions, levels_in(task.id, states[task.id]), strict=True)
        }
        for people, hours in product((True, False), repeat=2):
            numbers = {
                "letting_go.people": Decimal(int(people)),
                "letting_go.hours_client": Decimal(40),
                "letting_go.hours_executing": Decimal(19 if hours else 20),
            }
            answers = Answers({**base, **levels, **numbers})
            (plan,) = plans(bank, requirements(name), answers, ("virtual_business_manager",))
            assert fewest_changes(states, people=people, hours=hours) == plan.size, states


# ---------------------------------------------------------------- by hand


def manager_but(**changes: str | int) -> Answers:
    """A manager by a small margin: exactly what the rules ask for, with these answers otherwise."""
    values: dict[str, Value] = dict.fromkeys(shipped_bank().activities, "not_done")
    values |= {question: NO for question in shipped_bank().questions if question.startswith("specialism.")}
    for question in ("forecast.goals", "plan.actions", "plan.structure", "plan.schedule", "coordinate.integrate"):
        values[question] = "own_part"
    values |= {"control.measure": "responsible", "control.adjust": "own_part", "control.example": YES}
    values |= {"organise.divide": "help"}
    values |= {"letting_go.people": Decimal(1), "letting_go.hours_client": Decimal(40)}
    values |= {"letting_go.hours_executing": Decimal(19), "start.goal": "unsure"}
    for name, value in changes.items():
        values[name.replace("__", ".")] = Decimal(value) if isinstance(value, int) else value
    return Answers(values)


def plans_of(answers: Answers) -> list[tuple[str, int, list[tuple[str, Value, Value]]]]:
    bank = shipped_bank()
    found = advise(bank, answers, score(bank, answers)).plans
    return [(p.target, p.size, [(s.question, s.before, s.after) for s in p.steps]) for p in found]


def test_who_has_the_title_gets_no_plan() -> None:
    assert score(shipped_bank(), manager_but()).title.id == "virtual_business_manager"
    assert plans_of(manager_but()) == []


@pytest.mark.parametrize(("whole", "at_most"), [(40, 19), (41, 20), (1, 0), (39, 19), (336, 167)])
def test_hours_become_the_largest_whole_number_below_half(whole: int, at_most: int) -> None:
    answers = manager_but(letting_go__hours_client=whole, letting_go__hours_executing=whole)
    step = ("letting_go.hours_executing", Decimal(whole), Decimal(at_most))
    assert ("virtual_business_manager", 1, [step]) == plans_of(answers)[-1]


def test_people_become_one_and_an_unknown_number_costs_one() -> None:
    assert ("letting_go.people", Decimal(0), Decimal(1)) in plans_of(manager_but(letting_go__people=0))[-1][2]


def test_an_example_can_be_the_whole_plan_and_the_first_in_the_bank_is_taken() -> None:
    owned = dict.fromkeys(shipped_bank().activities, "responsible")
    missing = {f"{task.id}.example": NO for task in shipped_bank().tasks}
    answers = manager_but(**owned, **missing)
    assert plans_of(answers)[-1] == ("virtual_business_manager", 1, [("forecast.example", NO, YES)])


def test_a_core_activity_goes_before_another_at_the_same_size_and_number_of_questions() -> None:
    answers = manager_but(control__measure="own_part", control__adjust="help", control__consequences="own_part")
    assert plans_of(answers)[-1] == (
        "virtual_business_manager", 1, [("plan.actions", "own_part", "responsible")],
    )  # fmt: skip


def test_the_goal_decides_which_title_is_planned_for() -> None:
    assistant = manager_but(letting_go__people=0)
    targets = {goal: [plan[0] for plan in plans_of(assistant.replaced({"start.goal": goal}))] for goal in GOALS}
    assert targets == GOALS


GOALS = {
    "stay": [],
    "virtual_professional": ["virtual_professional", "virtual_business_manager"],
    "virtual_business_manager": ["virtual_business_manager"],
    "unsure": ["virtual_business_manager"],  # the direction is set: the whole round of tasks is there
}


def test_without_a_direction_the_unsure_get_the_next_title_up_and_the_manager_s() -> None:
    nothing = dict.fromkeys(shipped_bank().activities, "not_done")
    answers = manager_but(**nothing, letting_go__people=0)
    assert [plan[0] for plan in plans_of(answers)] == ["virtual_professional", "virtual_business_manager"]


def test_who_is_not_placed_gets_no_plan_but_what_to_find_out() -> None:
    answers = manager_but(letting_go__people=UNKNOWN, letting_go__hours_executing=UNKNOWN)
    result = score(shipped_bank(), answers)
    assert (result.title.id, result.title.status, result.sensitivity) == (None, "not_enough_shown", None)
    assert plans_of(answers) == []
    assert [each.question for each in result.find_out] == ["letting_go.hours_executing", "letting_go.people"]
