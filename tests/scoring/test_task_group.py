"""The candidates of a task are those that trying every combination of levels finds, for any task and any answers."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.banks import shipped
from vbm_quiz.bank.bank import Bank
from vbm_quiz.loading.decode import bank_from
from vbm_quiz.model.answers import NO, UNKNOWN, YES, Answers
from vbm_quiz.scoring.covering import Bounds, Sums
from vbm_quiz.scoring.task_answer_group import TaskGroup

LEVELS = ("not_done", "help", "own_part", "responsible")


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
    raw["scale"]["held_from"] = draw(st.sampled_from(["1/2", "3/2", "7/3", "3"]))
    raw["conditions"][1] |= {"level": draw(st.sampled_from(LEVELS[1:])), "at_least": draw(st.integers(1, 3))}
    bank = bank_from(raw)
    task = bank.tasks[0]
    levels = {question: draw(st.sampled_from([*LEVELS, UNKNOWN])) for question in task.questions}
    return bank, Answers({**levels, task.example: draw(st.sampled_from([YES, NO]))})


def tried(bank: Bank, answers: Answers, both_sides: bool) -> dict[Sums, tuple[int, int, int]]:  # noqa: FBT001
    """For each outcome of the task the least cost, by trying every higher level with and without the example."""
    group, task = TaskGroup(bank, bank.tasks[0]), bank.tasks[0]
    example = answers.choice(task.example)
    ways = [
        [None, *LEVELS[LEVELS.index(level) + 1 :]] if level in LEVELS else [None, *LEVELS[1:]]
        for level in _levels(answers, bank)
    ]
    found: dict[Sums, tuple[int, int, int]] = {}
    for targets in product(*ways):
        changed = {question: to for question, to in zip(task.questions, targets, strict=True) if to is not None}
        after = answers.replaced(changed)
        # A level that opens the example takes it as yes, unless an example was asked for before and there was none.
        flips = [example] if task.asks_example(bank.scale, answers) and example == NO else [YES]
        if task.asks_example(bank.scale, answers) and example == NO:
            flips.append(YES)
        for flip in flips:
            named = int(flip == YES and example == NO and task.asks_example(bank.scale, answers))
            sizes = [_size(answers, question, to) for question, to in changed.items()]
            core = sum(size for size, question in zip(sizes, changed, strict=True) if bank.activities[question][1].core)
            cost = (sum(sizes) + named, len(changed) + named, -core)
            bounds = group.bounds(after.replaced({task.example: flip}))
            sums = both(bounds) if both_sides else lowest(bounds)
            found[sums] = min(cost, found.get(sums, cost))
    return found


def _levels(answers: Answers, bank: Bank) -> list[str]:
    return [str(answers.values[question]) for question in bank.tasks[0].questions]


def _size(answers: Answers, question: str, to: str) -> int:
    before = answers.values[question]
    return LEVELS.index(to) - (0 if before == UNKNOWN else LEVELS.index(str(before)))


def found(bank: Bank, answers: Answers, both_sides: bool) -> dict[Sums, tuple[int, int, int]]:  # noqa: FBT001
    projection = both if both_sides else lowest
    candidates = TaskGroup(bank, bank.tasks[0]).candidates(answers, projection)
    return {projection(each.bounds): each.cost[:3] for each in candidates}


@given(tasks())
def test_the_cheapest_levels_for_each_lowest_sum(drawn: tuple[Bank, Answers]) -> None:
    assert tried(*drawn, both_sides=False) == found(*drawn, both_sides=False)


@given(tasks())
def test_the_cheapest_levels_for_each_pair_of_sums(drawn: tuple[Bank, Answers]) -> None:
    assert tried(*drawn, both_sides=True) == found(*drawn, both_sides=True)


@given(tasks())
def test_a_candidate_costs_what_its_changes_add_up_to(drawn: tuple[Bank, Answers]) -> None:
    bank, answers = drawn
    for candidate in TaskGroup(bank, bank.tasks[0]).candidates(answers, both):
        activities = [change for change in candidate.changes if change.question in bank.activities]
        sizes = [_size(answers, change.question, str(change.after)) for change in activities]
        assert candidate.cost.size == sum(sizes) + len(candidate.changes) - len(activities)
        assert candidate.cost.questions == len(candidate.changes)
