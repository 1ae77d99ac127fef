"""What moved between two sets of answers: by id, never by position."""

from tests.helpers.shipped import CASES, Document, answers_of, changed, shipped_bank
from vbm_quiz.scoring.comparison import Comparison, compare, score_answers

MANAGER = CASES["r22"]


def moved(old: Document, new: Document) -> Comparison:
    bank = shipped_bank()
    return compare(bank, score_answers(bank, answers_of(old)), score_answers(bank, answers_of(new)))


def test_nothing_moves_between_the_same_answers() -> None:
    same = moved(MANAGER, MANAGER)
    assert (same.title, same.tasks, same.conditions, same.items, same.answers) == (None, (), (), (), ())


def test_each_thing_that_moves_is_named_once_with_both_sides() -> None:
    known = changed(MANAGER, letting_go__hours_client=40, letting_go__hours_executing=10, forecast__goals="not_done")
    found = moved(MANAGER, known)
    assert found.title is not None
    assert (found.title.before.status, found.title.after.status) == ("provisional", "fits")
    assert [(each.id, each.before.percent, each.after.percent) for each in found.tasks] == [("forecast", 67, 0)]
    assert {each.id: (each.before.state, each.after.state) for each in found.conditions} == {
        "cycle": ("met", "met"),  # six tasks held then, five now
        "execution_share": ("not_shown", "met"),
    }
    assert [(each.id, each.before.state, each.after.state) for each in found.items] == [
        ("execution_share", "unknown", "done")
    ]
    assert [
        (each.question, each.before, int(each.after) if each.after != "not_done" else each.after)
        for each in found.answers
    ] == [
        ("forecast.goals", "own_part", "not_done"),
        ("letting_go.hours_client", "unknown", 40),
        ("letting_go.hours_executing", "unknown", 10),
    ]


def test_a_title_is_no_other_one_for_being_less_firm() -> None:
    """Firm or not, the same title is given; a title on other conditions, or none, is another verdict."""
    known = changed(MANAGER, letting_go__hours_client=40, letting_go__hours_executing=10)
    closer = changed(known, letting_go__hours_executing=19)
    titles = [score_answers(shipped_bank(), answers_of(each)).result.title for each in (known, closer)]
    assert [(title.status, title.firm) for title in titles] == [("fits", True), ("fits", False)]
    assert moved(known, closer).title is None


def test_the_order_of_answers_in_a_file_moves_nothing() -> None:
    turned = {**MANAGER, "answers": dict(reversed(MANAGER["answers"].items()))}
    assert moved(MANAGER, turned) == moved(MANAGER, MANAGER)
