"""Kept results read from the first screen of the quiz, and the way back from keeping one."""

from pathlib import Path

import pytest
from msgspec import structs

from tests.helpers.person import at_the_result
from tests.helpers.profiles import by_turns
from tests.helpers.shipped import CASES, report_of, shipped_bank, shipped_texts
from tests.helpers.terminal import Terminal
from vbm_quiz.report.sections import part_title
from vbm_quiz.report.sections.summary import summary
from vbm_quiz.storage.kept_results import kept_result, list_results, save_result

TEXTS = shipped_texts("en")
FRONTENDS = pytest.mark.parametrize("frontend", [(), ("--plain",)], ids=["menu", "plain"])

Frontend = tuple[str, ...]


def results(state: Path) -> Path:
    return state / "data" / "vbm-quiz" / "results"


def keep(state: Path, case: str, label: str) -> str:
    """Keep the result of a case; the title that it tells."""
    document = {key: value for key, value in CASES[case].items() if key != "respondent"}
    report = report_of({**document, "date": "2026-03-02"})
    save_result(results(state), kept_result(shipped_bank(), report.answers, report.result.title, label, None))
    return summary(report).title


def choose(terminal: Terminal, label: str) -> None:
    """Choose what has this label, by its number."""
    before = terminal.until(label).split(f" {label}")[0]
    terminal.press(before.split()[-1].removesuffix("."), "enter")


@FRONTENDS
def test_a_kept_result_is_read_from_the_first_screen(frontend: Frontend, tmp_path: Path) -> None:
    older, newer = keep(tmp_path, "r25", "Bakery"), keep(tmp_path, "r22", "Webshop")
    assert older != newer
    with Terminal(tmp_path, *frontend, "--lang", "en", rows=60) as terminal:
        choose(terminal, TEXTS("interface.welcome.kept"))
        terminal.until(TEXTS("interface.kept.choose"))
        listed = terminal.until("Bakery")
        assert listed.index("Webshop") < listed.index("Bakery")
        choose(terminal, "2 March 2026 · Bakery")
        terminal.until(older)
        assert "Bakery" in terminal.text()
        assert TEXTS("interface.result.change") not in terminal.text()
        terminal.finish(TEXTS)
        terminal.until(TEXTS("interface.kept.choose"))
        choose(terminal, TEXTS("interface.result.back"))
        terminal.until(TEXTS("interface.welcome.start"))
    assert len(list_results(results(tmp_path))) == 2


def test_a_result_by_older_rules_says_so_before_it_is_read(tmp_path: Path) -> None:
    report = report_of(CASES["r25"])
    kept = kept_result(shipped_bank(), report.answers, report.result.title, "Bakery", None)
    bank = structs.replace(kept.bank, version="1.9.0", sha256="0" * 64)
    save_result(results(tmp_path), structs.replace(kept, bank=bank))
    with Terminal(tmp_path, "--lang", "en", rows=60) as terminal:
        choose(terminal, TEXTS("interface.welcome.kept"))
        terminal.until(TEXTS("interface.kept.choose"))
        terminal.press("enter")
        terminal.until(TEXTS("interface.show.other_rules", before="1.9.0", after=shipped_bank().version))
        terminal.press("enter")
        terminal.until(summary(report).title)


def test_without_a_kept_result_the_first_screen_offers_none(tmp_path: Path) -> None:
    with Terminal(tmp_path, "--lang", "en") as terminal:
        terminal.until(TEXTS("interface.welcome.start"))
        assert TEXTS("interface.welcome.kept") not in terminal.text()


# ---------------------------------------------------------------- back from keeping


@pytest.mark.parametrize(("way", "frontend"), by_turns(["option", "key"], [(), ("--plain",)]))
def test_the_question_about_keeping_leads_back_to_the_result(way: str, frontend: Frontend, tmp_path: Path) -> None:
    with at_the_result(tmp_path, *frontend) as terminal:
        terminal.finish(TEXTS)
        terminal.until(TEXTS("interface.kept.ask"))
        if way == "option":
            choose(terminal, TEXTS("interface.kept.back"))
        else:
            terminal.press(*(("b", "enter") if frontend else ("escape",)))
        terminal.until(TEXTS("interface.summary.this_week"))
        terminal.until(TEXTS("interface.result.done"))
    assert list_results(results(tmp_path)) == ()


def test_who_went_back_to_the_question_about_keeping_has_decided_nothing(tmp_path: Path) -> None:
    with at_the_result(tmp_path) as terminal:
        terminal.finish(TEXTS)
        terminal.until(TEXTS("interface.kept.ask"))
        terminal.press("enter")
        terminal.until(TEXTS("interface.kept.label"))
        terminal.press("escape")
        terminal.until(TEXTS("interface.kept.ask"))
        terminal.press("q")
        assert terminal.until_over() == 1
    assert list_results(results(tmp_path)) == ()
    assert len(list((tmp_path / "vbm-quiz").glob("*.json"))) == 1


def test_whoever_goes_on_with_enter_reads_part_after_part_and_keeps_nothing(tmp_path: Path) -> None:
    with at_the_result(tmp_path) as terminal:
        for part in ("why", "steps", "talk", "clients", "about"):
            terminal.until(TEXTS("interface.result.done"))
            terminal.press("enter")
            terminal.until(part_title(TEXTS, part))
            terminal.until(f"1 {TEXTS('interface.result.back')}")
            terminal.press("enter")
        terminal.until(TEXTS("interface.result.done"))
        assert TEXTS("interface.kept.ask") not in terminal.text()


def test_another_name_starts_from_an_empty_line(tmp_path: Path) -> None:
    keep(tmp_path, "r25", "Bakery")
    with at_the_result(tmp_path) as terminal:
        terminal.finish(TEXTS)
        terminal.until(TEXTS("interface.kept.ask"))
        terminal.press("enter")
        terminal.until(TEXTS("interface.kept.label_new"))
        terminal.press("1", "enter")
        terminal.until(TEXTS("interface.promise.which"))
        terminal.press("escape")
        terminal.until(TEXTS("interface.kept.label_new"))
        terminal.press("2", "enter")
        terminal.until(TEXTS("interface.kept.label_hint"))
        terminal.press("Webshop", "enter")
        terminal.until(TEXTS("interface.promise.which"))
        terminal.press("q")
        terminal.until_over()
    (entry, *_) = [each for each in list_results(results(tmp_path)) if each.number == 2]
    assert entry.result is not None
    assert entry.result.label == "Webshop"
