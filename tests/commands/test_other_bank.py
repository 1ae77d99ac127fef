"""Answers name the bank that they were given to, and answers to another one are read with a word about it."""

import json
import shutil
from pathlib import Path

import pytest

from tests.helpers.command import run
from tests.helpers.shipped import CASES, CONTENT, LANGUAGES, Document, report_of, shipped_bank, shipped_texts, written
from vbm_quiz.report.build import build_report
from vbm_quiz.report.formats import FORMATS
from vbm_quiz.scoring.comparison import EarlierResult, score_answers
from vbm_quiz.storage.kept_results import kept_result, save_result

TEXTS = shipped_texts("en")
OWN = {"id": "vbm", "version": shipped_bank().version, "sha256": shipped_bank().sha256}


@pytest.fixture
def stricter(tmp_path: Path) -> Path:
    """A copy of the content with another rule, and the id and version as they were."""
    folder = Path(shutil.copytree(CONTENT, tmp_path / "stricter"))
    bank = folder / "quiz.toml"
    text = bank.read_text("utf-8")
    assert 'held_from = "3/2"' in text
    bank.write_text(text.replace('held_from = "3/2"', 'held_from = "5/3"'), "utf-8")
    return folder


def test_a_template_and_saved_answers_name_their_bank(tmp_path: Path) -> None:
    saved = tmp_path / "saved.json"
    run("--answers", written(tmp_path, CASES["r22"]), "--save-answers", saved)
    for text in (run("template").stdout, saved.read_text("utf-8")):
        assert OWN == json.loads(text)["bank"]


HINTS = [
    (["--answers", "-"], {"answers": {"q": 1}}, ["questions"]),
    (["--answers", "-"], {}, ["template", "questions"]),
    (["explain", "qqq"], {}, ["questions"]),
    (["template"], {}, ["questions"]),
]
"""A command, what it reads, and the commands that its hints name."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("command", "document", "named"), HINTS)
def test_a_hint_names_the_quiz_that_is_used(
    command: list[str], document: Document, named: list[str], language: str, tmp_path: Path
) -> None:
    """A command that it names can be typed as it stands, also where the path has a space in it."""
    stdin = json.dumps(document).encode()
    for folder, typed in ((tmp_path / "q2", "{}"), (tmp_path / "my quiz", '"{}"')):
        shutil.copytree(CONTENT, folder)
        done = run(*command, "--content", folder, "--lang", language, stdin=stdin)
        for each in named:
            assert f"‘vbm-quiz {each} --content {typed.format(folder)}’" in done.stderr
    assert "--content" not in run(*command, "--lang", language, stdin=stdin).stderr


@pytest.mark.parametrize("command", [["--answers"], ["compare", "-"]], ids=["quiz", "compare"])
def test_answers_to_another_quiz_of_the_same_name_are_said_to_be(
    command: list[str], stricter: Path, tmp_path: Path
) -> None:
    template = run("template", "--content", stricter).stdout
    answers = written(tmp_path, template.encode())
    said = TEXTS("interface.said.other_rules", bank=f"vbm {OWN['version']}")
    assert run(*command, answers, stdin=template.encode()).stderr.startswith(f"{said}\n")
    assert said not in run(*command, answers, "--content", stricter, stdin=template.encode()).stderr


def test_a_result_of_another_quiz_of_the_same_name_is_shown_with_a_word_about_it(
    stricter: Path, tmp_path: Path
) -> None:
    report = report_of(CASES["r22"])
    save_result(tmp_path / "vbm-quiz" / "results", kept_result(shipped_bank(), report.answers, report.result.title))
    said = TEXTS("interface.show.other_content")
    shown = run("show", "--content", stricter, XDG_DATA_HOME=str(tmp_path))
    assert (0, True) == (shown.returncode, said in shown.stderr)
    assert said not in run("show", XDG_DATA_HOME=str(tmp_path)).stderr


def test_a_comparison_with_answers_to_another_quiz_of_the_same_name_says_so() -> None:
    bank, answers = shipped_bank(), report_of(CASES["r22"]).answers
    earlier = EarlierResult(score_answers(bank, answers), bank.version, same_rules=False)
    page = FORMATS["plain"](build_report(bank, TEXTS, answers, earlier))
    assert TEXTS("interface.since.other_content") in " ".join(page.split())
