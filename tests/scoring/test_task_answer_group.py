"""The candidates of a task are those that trying every combination of levels finds, for any task and any answers."""

from collections.abc import Callable, Iterator
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.banks import shipped
from vbm_quiz.bank.bank import Bank
from vbm_quiz.loading.decode import bank_from
from vbm_quiz.model.answers import NO, UNKNOWN, YES, Answers
from vbm_quiz.scoring.covering import Bounds, Sums
from vbm_quiz.scoring.task_answer_group import TaskAnswerGroup

LEVELS = ("not_done", "help", "own_part", "responsible")
Projection = Callable[[Bounds], Sums]


def lowest(bounds: Bounds) -> Sums:
    return bounds.low


def both(bounds: Bounds) -> Sums:
    return (*bounds.low, *bounds.high)


@st.composite
def tasks(draw: st.DrawFn) -> tuple[Bank, Answers]:
    """A bank whose first task has up to three activities, and answers to it."""
    raw = shipped()
    cores = draw(st.lists(st.booleans(), min_size=1, max_size=3))
    raw["tasks"][0]["activities"] = [{"id": f"a{at}", "article": "", "core": core} for at, core in enumerate(cores)]
    raw["scale"]["held_from"] = draw(st.sampled_from(["1/2", "3/2", "7/3", 3]))
    raw["conditions"][1] |= {"level": draw(st.sampled_from(LEVELS[1:])), "at_least": draw(st.integers(1, 3))}
    bank = bank_from(raw)
    task = bank.tasks[0]
    levels = {question: draw(st.sampled_from([*LEVELS, UNKNOWN])) for question in task.questions}
    return bank, Answers({**levels, task.example: draw(st.sampled_from([YES, NO]))})


def tried(bank: Bank, answers: Answers, projection: Projection) -> dict[Sums, tuple[int, int, int, int]]:
    """For each outcome of the task the least cost, by trying every higher level with and without the example."""
    group, task = TaskAnswerGroup(bank, bank.tasks[0]), bank.tasks[0]
    example_missing = task.asks_example(bank.scale, answers) and answers.choice(task.example) == NO
    found: dict[Sums, tuple[int, int, int, int]] = {}
    for levels in product(*(higher(answers, question) for question in task.questions)):
        changed = {question: to for question, to in zip(task.questions, levels, strict=True) if to is not None}
        sizes = {question: size(answers, question, to) for question, to in changed.items()}
        core = sum(each for question, each in sizes.items() if bank.activities[question][1].core)
        # A level that opens the example takes it as yes, unless an example was asked for before and there was none.
        for example in [NO, YES] if example_missing else [YES]:
            named = int(example_missing and example == YES)
            squares = sum(each**2 for each in sizes.values()) + named
            cost = (sum(sizes.values()) + named, squares, len(changed) + named, -core)
            sums = projection(group.bounds(answers.replaced({**changed, task.example: example})))
            found[sums] = min(cost, found.get(sums, cost))
    return found


def higher(answers: Answers, question: str) -> Iterator[str | None]:
    """The levels that an answer may rise to, and None for as it is."""
    level = answers.choice(question)
    yield None
    yield from LEVELS[LEVELS.index(level) + 1 :] if level in LEVELS else LEVELS[1:]


def size(answers: Answers, question: str, to: str) -> int:
    before = str(answers.values[question])
    return LEVELS.index(to) - (0 if before == UNKNOWN else LEVELS.index(before))


@pytest.mark.parametrize("projection", [lowest, both])
@given(drawn=tasks())
def test_the_cheapest_levels_for_each_sum(projection: Projection, drawn: tuple[Bank, Answers]) -> None:
    bank, answers = drawn
    candidates = TaskAnswerGroup(bank, bank.tasks[0]).candidates(answers, projection)
    assert tried(bank, answers, projection) == {projection(each.bounds): each.cost[:4] for each in candidates}


@given(tasks())
def test_a_candidate_costs_what_its_changes_add_up_to(drawn: tuple[Bank, Answers]) -> None:
    bank, answers = drawn
    for candidate in TaskAnswerGroup(bank, bank.tasks[0]).candidates(answers, both):
        activities = [change for change in candidate.changes if change.question in bank.activities]
        sizes = [size(answers, change.question, str(change.after)) for change in activities]
        assert candidate.cost.size == sum(sizes) + len(candidate.changes) - len(activities)
        assert candidate.cost.questions == len(candidate.changes)
