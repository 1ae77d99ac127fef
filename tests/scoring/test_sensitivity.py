"""How firm a title is: every single change counted, each against a score of its own."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers.any_answers import any_answers
from tests.helpers.banks import CHANGED, named_bank
from tests.helpers.support import shipped_bank
from tests.scoring.test_plan import applied, manager_but
from vbm_quiz.bank.bank import Bank
from vbm_quiz.bank.conditions import FactsCondition
from vbm_quiz.model.answers import NO, YES, Answers, Value
from vbm_quiz.model.results import Sensitivity
from vbm_quiz.scoring.score import score
from vbm_quiz.scoring.tasks import counted_levels


def single_changes(bank: Bank, answers: Answers) -> Iterator[tuple[str, Value]]:
    """Every change by one step, as the rule names them; whether it changes anything is not asked here."""
    flip = {YES: NO, NO: YES}
    for question in bank.activities:
        if answers.values[question] in bank.scale.levels:
            worth = bank.scale.levels.index(str(answers.values[question]))
            for to in (worth - 1, worth + 1):
                if 0 <= to < len(bank.scale.levels):
                    yield question, bank.scale.levels[to]
    for example, task in bank.examples.items():
        if task.asks_example(bank.scale, answers):
            yield example, flip[str(answers.values[example])]
    facts = {each for c in bank.conditions if isinstance(c, FactsCondition) for each in c.questions}
    for fact in facts:
        if answers.values[fact] in flip:
            yield fact, flip[str(answers.values[fact])]
    for condition in bank.shares[:1]:
        part, whole = answers.number(condition.part), answers.number(condition.whole)
        if part is not None and whole is not None:
            for hours in (part - whole / 10, part + whole / 10):
                yield condition.part, min(max(hours, Decimal(0)), whole)


def changes_something(bank: Bank, before: Answers, after: Answers) -> bool:
    levels = [[counted_levels(bank.scale, answers, task) for task in bank.tasks] for answers in (before, after)]
    others = [
        {question: value for question, value in answers.values.items() if question not in bank.examples}
        for answers in (before, after)
    ]
    asked = {question: value for question, value in others[0].items() if question not in bank.activities}
    changed = {question: value for question, value in others[1].items() if question not in bank.activities}
    return levels[0] != levels[1] or asked != changed


@pytest.mark.parametrize("name", CHANGED)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_every_single_change_is_counted_as_a_full_score_counts_it(name: str, data: st.DataObject) -> None:
    bank, answers = named_bank(name), data.draw(any_answers(named_bank(name)))
    result = score(bank, answers)
    if result.title.id is None:
        assert result.sensitivity is None
        return
    expected: dict[str, set[tuple[str, Value, str | None]]] = {
        "keeps": set(),
        "raises": set(),
        "lowers": set(),
        "unsettles": set(),
    }
    for question, to in single_changes(bank, answers):
        after = applied(bank, answers, {question: to})
        if changes_something(bank, answers, after):
            title = score(bank, after).title.id
            expected[group(bank, result.title.id, title)].add((question, to, title))
    firm = result.sensitivity
    assert firm is not None
    for name_, told in (("raises", firm.raises), ("lowers", firm.lowers), ("unsettles", firm.unsettles)):
        assert expected[name_] == {(each.change.question, each.change.after, each.title) for each in told}
    assert len(expected["keeps"]) == firm.keeps
    assert sum(map(len, expected.values())) == firm.changes
    moved = {each.title for each in (*firm.raises, *firm.lowers)}
    if result.title.status == "between":
        assert set(result.title.between) == {result.title.id, *moved}
    assert (result.title.status == "fits") <= (not moved)


def group(bank: Bank, before: str, after: str | None) -> str:
    if after is None:
        return "unsettles"
    steps = bank.rank(after) - bank.rank(before)
    return "raises" if steps > 0 else "lowers" if steps < 0 else "keeps"


# ---------------------------------------------------------------- by hand


def firm(answers: Answers) -> Sensitivity:
    found = score(shipped_bank(), answers).sensitivity
    assert found is not None
    return found


def told(answers: Answers) -> dict[str, list[tuple[str, Value, Value]]]:
    found = firm(answers)
    groups = {"raises": found.raises, "lowers": found.lowers, "unsettles": found.unsettles}
    return {
        name: [(each.change.question, each.change.before, each.change.after) for each in group]
        for name, group in groups.items()
    }


def test_a_narrow_manager_rests_on_each_answer_that_the_rules_need() -> None:
    """Everything just enough: each single step down of what counts takes the title away, and none adds one."""
    answers = manager_but()
    found = told(answers)
    assert found["raises"] == []
    assert found["unsettles"] == []
    hours = ("letting_go.hours_executing", Decimal(19), Decimal(23))
    assert found["lowers"] == [
        ("forecast.goals", "own_part", "help"),
        *((f"plan.{core}", "own_part", "help") for core in ("actions", "structure", "schedule")),  # mean 10/7
        ("organise.divide", "help", "not_done"),
        ("coordinate.integrate", "own_part", "help"),
        ("control.measure", "responsible", "own_part"),
        ("control.example", YES, NO),
        hours,
    ]


def test_a_head_count_has_no_step() -> None:
    questions = {change[0] for group in told(manager_but()).values() for change in group}
    assert "letting_go.people" not in questions


@pytest.mark.parametrize(
    ("whole", "executing", "changes"),
    [(40, 19, 2), (40, 0, 1), (40, 40, 1), (40, 2, 2), (0, 0, 0), (40, "unknown", 0), ("unknown", "unknown", 0)],
)
def test_hours_step_by_a_tenth_of_the_whole_and_stay_within_it(whole: object, executing: object, changes: int) -> None:
    """Two steps in between, one at either end, none where a number is not known or the whole is nothing."""
    with_hours = manager_but(letting_go__hours_client=whole, letting_go__hours_executing=executing)  # type: ignore[arg-type]
    without = manager_but(letting_go__hours_client="unknown", letting_go__hours_executing="unknown")
    assert firm(with_hours).changes - firm(without).changes == changes


def test_a_level_that_counts_as_less_for_want_of_an_example_has_no_step_that_changes_nothing() -> None:
    """The only 3 counts as 2: down to 2 changes nothing, so of its two neighbours neither is a step."""
    with_example, without = firm(manager_but()), firm(manager_but(control__example=NO))
    # with: 3→2 counts; without: 3→2 does not, and 2→3 of the other core activity does not either
    assert with_example.changes - without.changes == 2


def test_steps_at_the_ends_of_the_scale_are_not_counted_twice() -> None:
    """All not done, five facts no, hours 20 of 40: sixteen steps up, five flips, two of the hours."""
    nothing = dict.fromkeys(shipped_bank().activities, "not_done")
    assert firm(manager_but(**nothing, letting_go__hours_executing=20)).changes == 16 + 5 + 2


def test_a_share_is_told_with_exact_numbers() -> None:
    hours = [change for change in told(manager_but())["lowers"] if change[0] == "letting_go.hours_executing"]
    assert [Fraction(23)] == [Fraction(change[2]) for change in hours if isinstance(change[2], Decimal)]
