"""What differs between two `quiz.toml`: each value by the path that a person would look for."""

from copy import deepcopy

from tests.helpers.banks import condition, shipped
from vbm_quiz.bank.changed_values import ChangedValue, changed_values


def test_the_same_document_has_no_changes() -> None:
    assert [] == list(changed_values(shipped(), deepcopy(shipped())))


def test_a_value_is_named_by_the_ids_on_the_way_to_it() -> None:
    raw = deepcopy(shipped())
    condition(raw, "cycle")["at_least"] = 3
    assert [ChangedValue("conditions.cycle.at_least", 4, 3)] == list(changed_values(shipped(), raw))


def test_a_table_without_an_id_is_named_by_its_number() -> None:
    raw = deepcopy(shipped())
    look = next(each for each in raw["second_looks"] if each["id"] == "examples_missing")
    look["when"][0]["at_least"] = 2
    assert ["second_looks.examples_missing.when.1.at_least"] == [each.path for each in changed_values(shipped(), raw)]


def test_what_is_new_or_gone_is_named_once() -> None:
    raw = deepcopy(shipped())
    activity = {"id": "budget", "article": ""}
    raw["tasks"][-1]["activities"].append(activity)
    del condition(raw, "cycle")["absent_at_most"]
    assert list(changed_values(shipped(), raw)) == [
        ChangedValue("conditions.cycle.absent_at_most", 1, None),
        ChangedValue("tasks.control.activities.budget", None, activity),
    ]


def test_another_order_is_a_change() -> None:
    raw = deepcopy(shipped())
    raw["tasks"].reverse()
    (found,) = changed_values(shipped(), raw)
    assert ("tasks", found.before[::-1]) == (found.path, found.after)
