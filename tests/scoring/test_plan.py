"""The smallest plan: it reaches its title, and nothing smaller does, on the shipped bank and on changed ones."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import combinations, product
from math import ceil
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.answers import ASSISTANT, NARROW_MANAGER, complete_answers, with_
from tests.helpers.banks import CHANGED, SHIPPED, SMALL, applied, named_bank, requirements, states
from tests.helpers.reference_scorer import ACTIVITIES, TASKS, Values
from tests.helpers.shipped import CASES, answers_of, report_of, shipped_bank
from vbm_quiz.bank.bank import Bank
from vbm_quiz.bank.choice_condition import ChoiceCondition
from vbm_quiz.bank.conditions import NumberCondition, ShareCondition
from vbm_quiz.model.answers import NO, UNKNOWN, YES, Answers, Value
from vbm_quiz.model.results import Plan
from vbm_quiz.scoring.plan import plans
from vbm_quiz.scoring.score import score
from vbm_quiz.scoring.title import decide


def title(name: str, answers: Answers) -> str | None:
    """The title alone, without what else a score works out."""
    return decide(named_bank(name), states(name, answers))[0]


def reaches(name: str, answers: Answers, target: str) -> bool:
    """Whether the title or a higher one fits, and by its own conditions: all met, but for one that may be open."""
    bank, found, reached = named_bank(name), states(name, answers), title(name, answers)
    own = bank.titles[bank.rank(target)]
    open_ = [condition for condition in own.requires if found[condition] != "met"]
    its_own = not open_ or (len(open_) == 1 and open_[0] in own.may_be_open and found[open_[0]] == "not_shown")
    return its_own and reached is not None and bank.rank(reached) >= bank.rank(target)


def titles_above(name: str, answers: Answers) -> tuple[str, ...]:
    bank, today = named_bank(name), title(name, answers)
    return () if today is None else bank.title_ids[bank.rank(today) + 1 :]


def every_plan(name: str, answers: Answers) -> tuple[Plan, ...]:
    return plans(named_bank(name), requirements(name), answers, titles_above(name, answers))


# ---------------------------------------------------------------- it reaches


@pytest.mark.parametrize("name", [SHIPPED, *CHANGED])
@given(data=st.data())
def test_a_plan_reaches_its_title(name: str, data: st.DataObject) -> None:
    bank, answers = named_bank(name), data.draw(complete_answers(named_bank(name)))
    for plan in every_plan(name, answers):
        after = applied(bank, answers, {step.question: step.after for step in plan.steps})
        result = score(bank, after)
        assert reaches(name, after, plan.target)
        assert plan.provisional == (result.title.status == "provisional")
        assert all(answers.values[step.question] == step.before for step in plan.steps)
        assert [step.question for step in plan.steps] == sorted(
            {step.question for step in plan.steps}, key=list(bank.questions).index
        )


def smaller(bank: Bank, plan: Plan) -> Iterator[dict[str, Value]]:
    """The changes of a plan without one of its steps, or with an activity raised less."""
    changes = {step.question: step.after for step in plan.steps}
    for step in plan.steps:
        yield {question: value for question, value in changes.items() if question != step.question}
        if step.question in bank.activities:
            for level in bank.scale.levels[worth(bank, step.before) + 1 : worth(bank, step.after)]:
                yield {**changes, step.question: level}


def worth(bank: Bank, level: Value) -> int:
    return 0 if level == UNKNOWN else bank.scale.levels.index(str(level))


@pytest.mark.parametrize("name", [SHIPPED, *CHANGED])
@given(data=st.data())
def test_leaving_any_step_out_or_making_one_smaller_does_not_reach(name: str, data: st.DataObject) -> None:
    bank, answers = named_bank(name), data.draw(complete_answers(named_bank(name)))
    for plan in every_plan(name, answers):
        for changes in smaller(bank, plan):
            assert not reaches(name, applied(bank, answers, changes), plan.target)


# ---------------------------------------------------------------- nothing smaller does, by trying everything


class Cost(NamedTuple):
    """What plans are ordered by; `order` has the index of each question and what it becomes."""

    size: int
    squares: int
    questions: int
    levels_off_core: int
    order: tuple[tuple[int, Decimal], ...]


def total(costs: Iterable[Cost]) -> Cost:
    found = [*costs]
    return Cost(
        sum(cost.size for cost in found),
        sum(cost.squares for cost in found),
        len(found),
        sum(cost.levels_off_core for cost in found),
        tuple(each for cost in found for each in cost.order),
    )


def cost_of_change(bank: Bank, question: str, before: Value, after: Value) -> Cost:
    index = list(bank.questions).index(question)
    if question in bank.choice_questions:
        choices = bank.questions[question].choices
        at = choices.index(str(after))
        steps = 1 if before == UNKNOWN else at - choices.index(str(before))
        return Cost(1, steps**2, 1, 0, ((index, Decimal(at)),))
    if question not in bank.activities:
        return Cost(1, 1, 1, 0, ((index, after if isinstance(after, Decimal) else Decimal(1)),))
    size = worth(bank, after) - worth(bank, before)
    core = bank.activities[question][1].core
    return Cost(size, size**2, 1, -size if core else 0, ((index, Decimal(worth(bank, after))),))


def possible_changes(bank: Bank, answers: Answers, question: str) -> list[Value]:
    """All that an answer may become in a plan."""
    before = answers.values[question]
    if question in bank.activities:
        return [*bank.scale.levels[worth(bank, before) + 1 :]]
    if question in bank.examples:
        return [YES] if before == NO and bank.examples[question].asks_example(bank.scale, answers) else []
    if question in bank.facts and any(question in condition.reads(bank) for condition in bank.conditions):
        return [YES] if before != YES else []
    if question in bank.choice_questions:
        asking = [each for each in bank.conditions if isinstance(each, ChoiceCondition) and each.question == question]
        missed = [each.answers for each in asking if before not in each.answers]
        return [choice for choice in bank.questions[question].choices if any(choice in right for right in missed)]
    return [number for number in numbers_required(bank, answers, question) if number != before]


def numbers_required(bank: Bank, answers: Answers, question: str) -> set[Decimal]:
    numbers: set[Decimal] = set()
    for condition in bank.conditions:
        if isinstance(condition, NumberCondition) and condition.question == question:
            numbers.add(Decimal(condition.at_least))
        if isinstance(condition, ShareCondition) and condition.part == question and answers.number(condition.whole):
            numbers.add(Decimal(ceil(Fraction(answers.values[condition.whole]) * condition.below) - 1))
    return numbers


def cheapest_by_trying(name: str, answers: Answers, target: str) -> Cost | None:
    """The cost of the cheapest set of changes that reaches the target, out of every set there is."""
    bank = named_bank(name)
    tried = []
    for question in bank.questions:
        if values := possible_changes(bank, answers, question):
            before = answers.values[question]
            tried.append([None, *((question, to, cost_of_change(bank, question, before, to)) for to in values)])
    best: Cost | None = None
    for chosen in product(*tried):
        changes = [change for change in chosen if change is not None]
        if best is not None and sum(cost.size for *_, cost in changes) > best.size:
            continue
        cost = total(cost for *_, cost in changes)
        better = best is None or cost < best
        if better and reaches(name, applied(bank, answers, {question: to for question, to, _ in changes}), target):
            best = cost
    return best


@pytest.mark.parametrize("name", SMALL)
@given(data=st.data())
def test_no_other_set_of_changes_is_better(name: str, data: st.DataObject) -> None:
    bank, answers = named_bank(name), data.draw(complete_answers(named_bank(name)))
    found = {plan.target: plan for plan in every_plan(name, answers)}
    for target in titles_above(name, answers):
        expected = cheapest_by_trying(name, answers, target)
        assert (expected is None) == (target not in found)
        if target in found:
            steps = found[target].steps
            costs = (cost_of_change(bank, step.question, step.before, step.after) for step in steps)
            assert expected == total(costs)
            assert found[target].size == expected.size


# ---------------------------------------------------------------- every state of the six tasks, by another calculation

STATES = ("absent", "present", "held")


def levels_in(task: str, state: str) -> list[int]:
    """Levels that give a task this state: nothing; a little of the last activity; half of everything, rounded up."""
    activities = len(TASKS[task])
    if state == "absent":
        return [0] * activities
    if state == "present":
        return [0] * (activities - 1) + [1]
    return [2] * activities


@cache
def cheapest_levels(task: str, state: str, *, held: bool, owned: bool) -> int:
    """The fewest levels that bring a task to be held (or to be there at all), with one activity at 3 if owned."""
    weights, today = TASKS[task].values(), levels_in(task, state)
    best = 99
    for after in product(*(range(level, 4) for level in today)):
        mean = Fraction(sum(w * level for w, level in zip(weights, after, strict=True)), sum(weights))
        if (mean >= Fraction(3, 2) if held else mean > 0) and (not owned or 3 in after):
            best = min(best, sum(after) - sum(today))
    return best


def fewest_changes(states: dict[str, str]) -> int:
    """The least that the tasks must rise to manager: tried with each choice of tasks to hold and of the one to own."""
    best = 99
    for many in (4, 5, 6):
        for held in combinations(TASKS, many):
            if not {"plan", "control"} <= set(held) or not {"organise", "delegate", "coordinate"} & set(held):
                continue
            for owned in held:
                size = sum(cheapest_levels(task, states[task], held=True, owned=task == owned) for task in held)
                others = sorted(
                    cheapest_levels(task, states[task], held=False, owned=False) for task in TASKS if task not in held
                )
                best = min(best, size + sum(others[:-1]))  # the dearest of the others may stay absent
    return best


@pytest.mark.parametrize("first", STATES)
@pytest.mark.parametrize("second", STATES)
def test_the_size_is_right_for_every_state_of_the_tasks_and_the_facts(first: str, second: str) -> None:
    bank, name = shipped_bank(), SHIPPED
    base = answers_of(CASES["r06"]).values
    for rest in product(STATES, repeat=4):
        states = dict(zip(TASKS, (first, second, *rest), strict=True))
        levels = {
            question: bank.scale.levels[level]
            for task in bank.tasks
            for question, level in zip(task.questions, levels_in(task.id, states[task.id]), strict=True)
        }
        fewest = fewest_changes(states)
        for people, hours in product((True, False), repeat=2):
            numbers = {
                "letting_go.people": Decimal(int(people)),
                "letting_go.hours_client": Decimal(40),
                "letting_go.hours_executing": Decimal(19 if hours else 20),
            }
            answers = Answers({**base, **levels, **numbers})
            (plan,) = plans(bank, requirements(name), answers, ("virtual_business_manager",))
            assert fewest + (not people) + (not hours) == plan.size, states


# ---------------------------------------------------------------- by hand


def plans_of(answers: Values) -> list[tuple[str, int, list[tuple[str, Value, Value]]]]:
    found = report_of({"answers": answers}).advice.plans
    return [(p.target, p.size, [(s.question, s.before, s.after) for s in p.steps]) for p in found]


def plan_to_manager(**changes: object) -> tuple[int, list[tuple[str, Value, Value]]]:
    """The size and the steps of the plan for who would be a manager but for these changes."""
    target, size, steps = plans_of(with_(NARROW_MANAGER, **changes))[-1]
    assert target == "virtual_business_manager"
    return size, steps


def test_who_has_the_title_gets_no_plan() -> None:
    assert report_of({"answers": NARROW_MANAGER}).result.title.id == "virtual_business_manager"
    assert plans_of(NARROW_MANAGER) == []


@pytest.mark.parametrize(("whole", "at_most"), [(40, 19), (41, 20), (1, 0), (39, 19), (336, 167)])
def test_hours_become_the_largest_whole_number_below_half(whole: int, at_most: int) -> None:
    step = ("letting_go.hours_executing", Decimal(whole), Decimal(at_most))
    assert (1, [step]) == plan_to_manager(letting_go__hours_client=whole, letting_go__hours_executing=whole)


def test_people_become_one_and_an_unknown_number_costs_one() -> None:
    assert (1, [("letting_go.people", Decimal(0), Decimal(1))]) == plan_to_manager(letting_go__people=0)


def test_an_example_can_be_the_whole_plan_and_the_first_in_the_bank_is_taken() -> None:
    owned = {question.replace(".", "__"): "responsible" for question in ACTIVITIES}
    no_examples = {f"{task}__example": NO for task in TASKS}
    assert (1, [("forecast.example", NO, YES)]) == plan_to_manager(**owned, **no_examples)


def test_a_core_activity_goes_before_another_at_the_same_size_and_number_of_questions() -> None:
    step = ("plan.actions", "own_part", "responsible")
    assert (1, [step]) == plan_to_manager(
        control__measure="own_part", control__adjust="help", control__consequences="own_part"
    )


GOALS = {
    "stay": [],
    "virtual_professional": ["virtual_professional"],
    "virtual_business_manager": ["virtual_business_manager"],
    "unsure": ["virtual_business_manager"],  # the direction is set: the whole cycle of tasks is there
}


@pytest.mark.parametrize("goal", GOALS)
def test_the_goal_decides_which_title_is_planned_for(goal: str) -> None:
    assistant = with_(NARROW_MANAGER, letting_go__people=0, start__goal=goal)
    assert GOALS[goal] == [target for target, _, _ in plans_of(assistant)]


def test_without_a_direction_the_unsure_get_the_next_title_up_and_the_manager_s() -> None:
    assert ["virtual_professional", "virtual_business_manager"] == [target for target, _, _ in plans_of(ASSISTANT)]


def test_the_way_to_professional_does_not_lead_through_manager() -> None:
    """A manager but for the people: one change to that title, three facts to professional, and these are the plan."""
    answers = with_(NARROW_MANAGER, letting_go__people=0, start__goal="virtual_professional")
    ((target, size, steps),) = plans_of(answers)
    facts = ["specialism.field", "specialism.sought", "specialism.method"]
    assert (target, size, [question for question, *_ in steps]) == ("virtual_professional", 3, facts)


def test_who_is_not_placed_below_her_wish_gets_a_plan_and_who_may_have_it_already_gets_none() -> None:
    """Between assistant and professional, for want of a fact."""
    between = with_(ASSISTANT, specialism__field=YES, specialism__sought=YES, specialism__method=UNKNOWN)
    assert report_of({"answers": between}).result.title.between == ("virtual_assistant", "virtual_professional")
    wishes = {goal: plans_of({**between, "start.goal": goal}) for goal in GOALS}
    targets = {goal: [target for target, *_ in found] for goal, found in wishes.items()}
    assert targets == {**{goal: [] for goal in GOALS}, "virtual_business_manager": ["virtual_business_manager"]}


def test_who_is_not_placed_gets_no_plan_but_what_to_find_out() -> None:
    answers = with_(NARROW_MANAGER, letting_go__people=UNKNOWN, letting_go__hours_executing=UNKNOWN)
    result = report_of({"answers": answers}).result
    assert (result.title.id, result.title.status, result.sensitivity) == (None, "not_enough_shown", None)
    assert plans_of(answers) == []
    assert [each.question for each in result.find_out] == ["letting_go.hours_executing", "letting_go.people"]
