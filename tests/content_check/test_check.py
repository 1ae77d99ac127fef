"""One file with faults stops no other, and none makes the check say of another what is not so."""

import shutil
from pathlib import Path

import pytest

from tests.helpers.broken import broken_folder, cases
from tests.helpers.shipped import PROJECT
from vbm_quiz.content_check.check import Check, check

CASES = cases("bank", "texts")
MISSHAPEN = [
    *(
        "kind_that_is_not_known",
        "value_of_another_type",
        "id_with_capitals",
        "key_that_is_missing",
        "kind_that_is_missing",
    ),
    *("test_that_is_not_known", "key_that_is_not_known", "state_that_is_not_known", "fraction_that_is_none"),
    *("activities_that_are_no_list", "yes_as_text", "count_below_nothing", "look_at_a_wish"),
]


def told(found: Check) -> list[tuple[str, str, str]]:
    return [(each.file, each.fault.path, each.fault.key) for each in (*found.faults, *found.warnings)]


@pytest.mark.parametrize("name", MISSHAPEN)
def test_what_has_the_wrong_form_makes_nothing_else_wrong(name: str, tmp_path: Path) -> None:
    """Neither what names it, nor its texts."""
    case = CASES[name]
    folder = broken_folder(tmp_path, case, languages=True)
    assert [("quiz.toml", case["path"], case["key"])] == told(check(folder))


def test_beside_what_has_the_wrong_form_other_faults_of_the_rules_and_texts_are_told(tmp_path: Path) -> None:
    names = (
        "test_that_is_not_known",
        "title_with_an_unknown_condition",
        "steps_more_at_least_than_at_most",
        "text_that_is_missing",
    )
    folder = broken_folder(tmp_path, *(CASES[name] for name in names), languages=True)
    expected = {(CASES[name].get("file", "quiz.toml"), CASES[name]["path"], CASES[name]["key"]) for name in names}
    assert expected == set(told(check(folder)))


@pytest.mark.parametrize(
    ("old", "new", "path", "key"),
    [
        ('{ id = "structure"', '{ id = "actions"', "tasks.plan.activities[1].id", "repeated_id"),
        ('\nbelow = "1/2"', '\nbelow = "7/2"', "conditions.execution_share.below", "outside"),
    ],
)
def test_of_faults_that_follow_from_one_only_that_is_told(
    old: str, new: str, path: str, key: str, tmp_path: Path
) -> None:
    folder = broken_folder(tmp_path)
    replace(folder / "quiz.toml", old, new)
    assert [("quiz.toml", path, key)] == [each for each in told(check(folder)) if each[2] != "no_language"]


def test_without_a_bank_that_can_be_read_the_texts_are_still_read(tmp_path: Path) -> None:
    folder = broken_folder(tmp_path, languages=True)
    (folder / "quiz.toml").write_text("format = ", "utf-8")
    (folder / "nl" / "names.toml").write_text("decimal = ,", "utf-8")
    expected = {("quiz.toml", "format", "no_value"), ("nl/names.toml", "decimal", "bad_value")}
    assert expected == {each for each in told(check(folder)) if each[2] != "missing_key"}


def test_a_folder_without_a_language_is_told_so(tmp_path: Path) -> None:
    assert [("quiz.toml", "", "no_language")] == told(check(broken_folder(tmp_path)))


def test_files_that_nobody_takes_for_content_are_passed_over_in_silence(tmp_path: Path) -> None:
    folder = broken_folder(tmp_path, languages=True)
    for name in (
        "README.md",
        ".git/config.toml",
        ".DS_Store",
        "notes/idea.txt",
        "nl/.hidden.toml",
        "__MACOSX/quiz.toml",
    ):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("?", "utf-8")
    assert [] == told(check(folder))


def test_a_translation_is_compared_with_its_source_alone(tmp_path: Path) -> None:
    """English with Dutch, and Frisian with English, which says as little."""
    folder = broken_folder(tmp_path, languages=True)
    replace(folder / "en" / "report.toml", "The step to {title}", "That step")
    shutil.copytree(folder / "en", folder / "fy")
    shutil.copy(PROJECT / "vbm_quiz" / "texts" / "program" / "en.toml", folder / "fy" / "program.toml")
    replace(folder / "fy" / "names.toml", 'code = "en"\ntranslated_from = "nl"', 'code = "fy"\ntranslated_from = "en"')
    assert [("en/report.toml", "transition.intro", "placeholder_dropped")] == told(check(folder))


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert 1 == text.count(old)
    file.write_text(text.replace(old, new), "utf-8")


def test_a_fault_of_toml_hides_no_other_fault(tmp_path: Path) -> None:
    """A statement of `quiz.toml` cannot be read, and it has a wrong number; three other files have a fault each."""
    folder = broken_folder(tmp_path, languages=True)
    replace(folder / "quiz.toml", 'held_from = "3/2"', "held_from = 1,5")
    replace(folder / "quiz.toml", "tasks_held = 2", "tasks_held = 7")
    replace(folder / "nl" / "names.toml", 'switch = "', 'swich = "')
    replace(folder / "en" / "names.toml", 'switch = "', "switch = “")
    report = folder / "en" / "report.toml"
    report.write_bytes(report.read_bytes() + "\n# na\u00efef".encode("cp1252"))
    expected = [
        ("quiz.toml", "direction.tasks_held", "unreachable_count"),
        ("quiz.toml", "held_from", "number_in_toml"),
        ("en/names.toml", "switch", "curly_quotes"),
        ("en/report.toml", "", "not_utf_8"),
        ("nl/names.toml", "switch", "missing_text"),
    ]
    assert expected == [each for each in told(check(folder)) if each[2] != "unused_text"]


@pytest.mark.parametrize(
    ("new", "path", "key"),
    [
        ("[questions.plan.structure\n", "questions.plan.structure", "open_header"),
        ("[“questions.plan.structure]\n", "“questions.plan.structure", "curly_quotes"),
        ("[questions.plan.structure]\ntext: ", "text: text", "no_equals_sign"),
    ],
)
def test_what_cannot_be_read_is_not_missing(new: str, path: str, key: str, tmp_path: Path) -> None:
    folder = broken_folder(tmp_path, languages=True)
    replace(folder / "nl" / "questions.toml", "[questions.plan.structure]\n", new)
    assert [("nl/questions.toml", path, key)] == told(check(folder))


def test_that_one_task_is_held_is_no_limit_that_a_condition_on_tasks_has_too(tmp_path: Path) -> None:
    folder = broken_folder(tmp_path, languages=True)
    replace(folder / "quiz.toml", 'id = "cycle"\nat_least = 4', 'id = "cycle"\nat_least = 1')
    assert [] == [each for each in told(check(folder)) if each[2] == "limit_twice"]


def test_a_limit_that_is_there_twice_is_told_with_what_to_write(tmp_path: Path) -> None:
    folder = broken_folder(tmp_path, cases("warnings")["number_of_tasks_twice"], languages=True)
    assert ['condition = "cycle"'] == [each.fault.values["instead"] for each in check(folder).warnings]


@pytest.mark.parametrize(
    ("old", "new", "bounds"),
    [
        ('id = "cycle"\nat_least = 4', 'id = "cycle"\nat_least = "drie"', (1, 6)),
        ("tasks_held = 2", 'tasks_held = "2"', (1, 6)),
    ],
)
def test_a_count_that_is_none_is_told_with_its_bounds(
    old: str, new: str, bounds: tuple[int, int], tmp_path: Path
) -> None:
    folder = broken_folder(tmp_path, languages=True)
    replace(folder / "quiz.toml", old, new)
    (fault,) = [each.fault for each in check(folder).faults]
    assert ("not_count_between", bounds) == (fault.key, (fault.values["lowest"], fault.values["highest"]))


def test_a_file_of_which_nothing_can_be_read_is_told_at_its_first_faults(tmp_path: Path) -> None:
    folder = broken_folder(tmp_path, languages=True)
    report = folder / "nl" / "report.toml"
    report.write_text(report.read_text("utf-8").replace('"', "”"), "utf-8")
    keys = [key for _, _, key in told(check(folder))]
    assert [*["curly_quotes"] * 20, "reading_stopped"] == keys
