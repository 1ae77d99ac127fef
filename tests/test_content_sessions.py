"""A trainer, a translator and a teacher at work, by the commands of the README: how often each checks."""

import json
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from tests.helpers.accents import ACCENTS, accent
from tests.helpers.command import run
from tests.helpers.shipped import CASES, LANGUAGES, changed, written
from vbm_quiz.texts.texts import FILES

MOST_RUNS = 2
"""How often a change may be checked before nothing is wrong any more."""
Fault = dict[str, str]
Edit = Callable[[Path], None]

MANAGER = {"letting_go__hours_client": 40, "letting_go__hours_executing": 10}


@pytest.fixture
def quiz(tmp_path: Path) -> Path:
    """The folder of a quiz of one's own, as the README has it made."""
    folder = tmp_path / "my-quiz"
    assert 0 == run("content", "new", folder).returncode
    return folder


def faults(quiz: Path) -> list[Fault]:
    return list(json.loads(run("content", "check", quiz, "--format", "json").stdout)["faults"])


def replacing(file: str, old: str, new: str) -> Edit:
    """Something that stands once in a file is written anew."""

    def edit(quiz: Path) -> None:
        text = (quiz / file).read_text("utf-8")
        assert 1 == text.count(old), old
        (quiz / file).write_text(text.replace(old, new), "utf-8")

    return edit


def without_task(quiz: Path) -> None:
    """The table of a task goes, with what stands in it."""
    text = (quiz / "quiz.toml").read_text("utf-8")
    before, _, rest = text.partition('[[tasks]]\nid = "coordinate"')
    _, table, after = rest.partition("[[tasks]]")
    (quiz / "quiz.toml").write_text(f"{before}{table}{after}", "utf-8")


def written_texts(quiz: Path, found: Iterable[Fault]) -> None:
    """Every text that is missing is written at the end of the file that lacks it."""
    tables: dict[tuple[str, str], list[str]] = {}
    for fault in found:
        assert "missing_text" == fault["key"]
        table, _, name = fault["path"].rpartition(".")
        tables.setdefault((fault["file"], table), []).append(f'{name} = "Words of her own."')
    for (file, table), lines in tables.items():
        text = (quiz / file).read_text("utf-8")
        (quiz / file).write_text("\n".join([text, f"[{table}]", *lines, ""]), "utf-8")


def without_lines(quiz: Path, found: Iterable[Fault]) -> None:
    """What speaks of something that is not there goes: its name in a list, else its line."""
    for fault in sorted(found, key=lambda each: -int(each["line"])):
        assert "unknown_id" == fault["key"]
        file = quiz / fault["file"]
        lines = file.read_text("utf-8").splitlines(keepends=True)
        place = int(fault["line"]) - 1
        lines[place] = lines[place].replace(', "coordinate"', "") if ', "coordinate"' in lines[place] else ""
        file.write_text("".join(lines), "utf-8")


TITLE = '[[titles]]\nid = "lead"\nrequires = ["cycle", "specialism"]\n\n'
STEP = """\
[[next_steps.groups.steps]]
kind = "rule"
id = "come_to_the_lesson"
when = [{ test = "level", question = "plan.actions", at_least = "own_part" }]

"""
BEFORE_TITLES_END = "# Which questions tell the title of today"
BEFORE_A_STEP = '[[next_steps.groups.steps]]\nkind = "rule"\nid = "keep_role"'
QUESTION = "Which title do you use for your work now?"

CHANGES: dict[str, tuple[Edit, Callable[[Path, Iterable[Fault]], None] | None]] = {
    "three tasks in place of four": (replacing("quiz.toml", "\nat_least = 4\n", "\nat_least = 3\n"), None),
    "another wording": (replacing("en/questions.toml", QUESTION, "What do you call the work you do?"), None),
    "a seventeenth activity": (
        replacing("quiz.toml", '  { id = "resources"', '  { id = "risks" },\n  { id = "resources"'),
        written_texts,
    ),
    "a task less": (without_task, without_lines),
    "a fourth title": (replacing("quiz.toml", BEFORE_TITLES_END, f"{TITLE}{BEFORE_TITLES_END}"), written_texts),
    "a step of her own": (replacing("quiz.toml", BEFORE_A_STEP, f"{STEP}{BEFORE_A_STEP}"), written_texts),
}
"""What a trainer changes, and what she does with all that the check then names, at once."""


def runs_until_right(quiz: Path, change: str) -> int:
    """How often a change is checked, and all that is named mended, until nothing is wrong."""
    edit, mend = CHANGES[change]
    edit(quiz)
    for runs in range(1, MOST_RUNS + 1):
        if not (found := faults(quiz)):
            return runs
        assert mend is not None, found
        mend(quiz, found)
    return MOST_RUNS + 1


def test_a_trainer_makes_six_changes_one_after_the_other(quiz: Path, tmp_path: Path) -> None:
    runs = {change: runs_until_right(quiz, change) for change in CHANGES}
    expected = {change: 1 if mend is None else 2 for change, (_, mend) in CHANGES.items()}
    assert expected == runs
    answers = changed(CASES["r22"], **MANAGER, plan__risks="responsible")
    answers["answers"] = {id_: value for id_, value in answers["answers"].items() if not id_.startswith("coordinate.")}
    done = run("--answers", written(tmp_path, answers), "--content", quiz, "--full", "--lang", "en", "--plain")
    assert 0 == done.returncode, done.stderr
    page = " ".join(done.stdout.split())
    assert "At least 3 of the 5 tasks" in page
    assert "What do you call the work you do?" in run("questions", "--content", quiz, "--lang", "en").stdout
    tried = run("content", "try", quiz, "--lang", "en")
    assert (0, True) == (tried.returncode, "conditions.cycle.at_least: 4 → 3" in tried.stdout)


BY_HAND = {
    'switch = "In English"': 'switch = "Auf Deutsch"',
    'and = "and"': 'and = "und"',
    'or = "or"': 'or = "oder"',
}


ALL_BUT_SIGNS = 99
"""The percentage of the words with which only signs and {placeholders} are the same in both languages."""


def test_a_translator_checks_once_at_each_stage(quiz: Path, tmp_path: Path) -> None:
    answers = written(tmp_path, {**CASES["r22"], "language": "de"})

    def report() -> str:
        done = run("--answers", answers, "--content", quiz)
        assert 0 == done.returncode, done.stderr
        return done.stdout

    assert 0 == run("content", "new", quiz, "--translate", "de").returncode
    assert [] == faults(quiz)
    names = quiz / "de" / "names.toml"
    for old, new in BY_HAND.items():
        replacing("de/names.toml", old, new)(quiz)
    shutil.move(quiz / "de" / "report.toml", tmp_path)  # not begun yet: told in English on the way
    assert [] == faults(quiz)
    assert (True, True) == (" und " in report(), "this week" in report().lower())

    shutil.move(tmp_path / "report.toml", quiz / "de")
    for file in FILES:
        accent(quiz / "de" / f"{file}.toml")
    assert [] == faults(quiz)
    found = json.loads(run("content", "translation", "de", quiz, "--format", "json", "--mark").stdout)
    assert ([], True) == (found["missing"], found["percent"] >= ALL_BUT_SIGNS)
    names.write_text(names.read_text("utf-8").replace("falls_back = true", "falls_back = false"), "utf-8")
    assert [] == faults(quiz)
    assert "this week".translate(ACCENTS) in report().lower()


def test_a_teacher_hands_a_changed_quiz_to_twenty_people(quiz: Path, tmp_path: Path) -> None:
    replacing("quiz.toml", "\nat_least = 4\n", "\nat_least = 3\n")(quiz)
    shipped = Path(shutil.make_archive(str(tmp_path / "my-quiz"), "zip", quiz.parent, quiz.name))
    assert (0, []) == (run("content", "check", shipped).returncode, faults(shipped))
    three_tasks = changed(CASES["r22"], **MANAGER, delegate__follow_up="not_done", delegate__hand_over="not_done")
    for place in range(20):
        folder = tmp_path / f"person {place}"
        folder.mkdir()
        own = Path(shutil.copy(shipped, folder))
        answers = written(folder, {**three_tasks, "language": LANGUAGES[place % 2]})
        done = run("--answers", answers, "--content", own, "--format", "json")
        report = json.loads(done.stdout)
        assert (0, "") == (done.returncode, done.stderr)
        rules = {each["id"]: each["rule"] for each in report["conditions"]}
        assert (3, LANGUAGES[place % 2]) == (rules["cycle"]["at_least"], report["language"])
