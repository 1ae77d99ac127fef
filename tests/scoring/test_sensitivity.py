"""How sensitive a title is: every single change counted, each against a score of its own."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.answers import NARROW_MANAGER, complete_answers, with_
from tests.helpers.banks import CHANGED, applied, named_bank
from tests.helpers.reference_scorer import ACTIVITIES, Values
from tests.helpers.shipped import report_of
from vbm_quiz.bank.bank import Bank
from vbm_quiz.model.answers import NO, YES, Answers, Value
from vbm_quiz.model.results import Sensitivity
from vbm_quiz.scoring.score import score
from vbm_quiz.scoring.tasks import counted_levels


def single_changes(bank: Bank, answers: Answers) -> Iterator[tuple[str, Value]]:
    """Every change by one step, as the rule names them; whether it changes anything is not asked here."""
    opposite = {YES: NO, NO: YES}
    for question in bank.activities:
        if answers.values[question] in bank.scale.levels:
            worth = bank.scale.levels.index(str(answers.values[question]))
            yield from ((question, bank.scale.levels[to]) for to in (worth - 1, worth + 1) if 0 <= to <= bank.scale.top)
    asked = [example for example, task in bank.examples.items() if task.asks_example(bank.scale, answers)]
    facts = {fact for condition in bank.conditions for fact in condition.facts(bank)}
    for question in (*asked, *facts):
        if answers.values[question] in opposite:
            yield question, opposite[str(answers.values[question])]
    for condition in bank.shares[:1]:
        part, whole = answers.number(condition.part), answers.number(condition.whole)
        if part is not None and whole is not None:
            for hours in (part - whole / 10, part + whole / 10):
                yield condition.part, min(max(hours, Decimal(0)), whole)


def counted(bank: Bank, answers: Answers) -> object:
    """All that the score reads: an example counts by the levels that it lowers."""
    levels = [counted_levels(bank.scale, answers, task) for task in bank.tasks]
    rest = {id_: value for id_, value in answers.values.items() if id_ not in {*bank.activities, *bank.examples}}
    return levels, rest


@pytest.mark.parametrize("name", CHANGED)
@given(data=st.data())
def test_every_single_change_is_counted_as_a_full_score_counts_it(name: str, data: st.DataObject) -> None:
    bank, answers = named_bank(name), data.draw(complete_answers(named_bank(name)))
    result = score(bank, answers)
    if result.title.id is None:
        assert result.sensitivity is None
        return
    expected: dict[str, set[tuple[str, Value, str | None]]] = defaultdict(set)
    for question, to in single_changes(bank, answers):
        after = applied(bank, answers, {question: to})
        if counted(bank, answers) != counted(bank, after):
            title = score(bank, after).title.id
            expected[effect(bank, result.title.id, title)].add((question, to, title))
    found = result.sensitivity
    assert found is not None
    for kind in ("raises", "lowers", "unsettles"):
        assert expected[kind] == {
            (each.change.question, each.change.after, each.title) for each in getattr(found, kind)
        }, kind
    assert len(expected["keeps"]) == found.keeps
    assert sum(map(len, expected.values())) == found.changes
    if result.title.status == "fits":
        assert (found.keeps == found.changes) == result.title.firm


def effect(bank: Bank, before: str, after: str | None) -> str:
    if after is None:
        return "unsettles"
    difference = bank.rank(after) - bank.rank(before)
    return "raises" if difference > 0 else "lowers" if difference < 0 else "keeps"


# ---------------------------------------------------------------- by hand


def sensitivity(answers: Values) -> Sensitivity:
    found = report_of({"answers": answers}).result.sensitivity
    assert found is not None
    return found


def changes(**answers: object) -> int:
    """How many single changes there are for a narrow manager with these answers."""
    return sensitivity(with_(NARROW_MANAGER, **answers)).changes


def test_a_narrow_manager_rests_on_each_answer_that_the_rules_need() -> None:
    """Everything just enough: each single step down of what counts takes the title away, and none adds one.

    A head count has no step; the steps of the hours are exact.
    """
    found = sensitivity(NARROW_MANAGER)
    assert (found.raises, found.unsettles) == ((), ())
    lowers = [(each.change.question, each.change.before, each.change.after) for each in found.lowers]
    assert lowers == [
        ("forecast.goals", "own_part", "help"),
        *((f"plan.{core}", "own_part", "help") for core in ("actions", "structure", "schedule")),  # mean 10/7
        ("organise.divide", "help", "not_done"),
        ("coordinate.integrate", "own_part", "help"),
        ("control.measure", "responsible", "own_part"),
        ("control.example", YES, NO),
        ("letting_go.hours_executing", Decimal(19), Decimal(23)),
    ]


@pytest.mark.parametrize(
    ("whole", "executing", "steps"),
    [(40, 19, 2), (40, 0, 1), (40, 40, 1), (40, 2, 2), (0, 0, 0), (40, "unknown", 0), ("unknown", "unknown", 0)],
)
def test_hours_step_by_a_tenth_of_the_whole_and_stay_within_it(whole: object, executing: object, steps: int) -> None:
    """Two steps in between, one at either end, none where a number is not known or the whole is nothing."""
    without = changes(letting_go__hours_client="unknown", letting_go__hours_executing="unknown")
    assert changes(letting_go__hours_client=whole, letting_go__hours_executing=executing) - without == steps


def test_a_level_that_counts_as_less_for_want_of_an_example_has_no_step_that_changes_nothing() -> None:
    """The only 3 counts as 2: down to 2 changes nothing, nor does the other core activity up from 2 to 3."""
    assert changes() - changes(control__example=NO) == 2


def test_steps_at_the_ends_of_the_scale_are_not_counted_twice() -> None:
    """All not done, five facts no, hours 20 of 40: sixteen steps up, five flips, two of the hours."""
    nothing = {question.replace(".", "__"): "not_done" for question in ACTIVITIES}
    assert changes(**nothing, letting_go__hours_executing=20) == 16 + 5 + 2
