"""The texts of a quiz with faults: what they name of the rest of it is no fault of theirs."""

from pathlib import Path

from tests.helpers.broken import broken_folder, cases
from vbm_quiz.content_check.check import check


def test_a_text_may_name_a_rule_that_has_a_fault(tmp_path: Path) -> None:
    """A second look tells how many tasks the condition needs, and that number is wrong."""
    case = cases("bank")["condition_on_more_tasks_than_there_are"]
    folder = broken_folder(tmp_path, case, languages=True)
    assert "{cycle.at_least}" in (folder / "en" / "report.toml").read_text("utf-8")
    assert ["unreachable_count"] == [each.fault.key for each in check(folder).faults]
