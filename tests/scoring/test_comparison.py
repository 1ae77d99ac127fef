"""What moved between two results: by id, never by position, and never across other rules without saying so."""

import json
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs

from tests.helpers.facts import squeezed
from tests.helpers.support import CASES, Document, answers_of, run, shipped_bank, shipped_texts
from vbm_quiz.model.results import BankReference, Promise
from vbm_quiz.report.build import build_report
from vbm_quiz.report.formats import FORMATS
from vbm_quiz.scoring.comparison import Comparison, EarlierResult, compare, score_answers
from vbm_quiz.storage.kept_results import KeptResult, kept_result, list_results, rescored, save_result

MANAGER = CASES["r22"]


def changed(document: Document, **changes: Any) -> Document:
    answers = {**document["answers"], **{name.replace("__", "."): value for name, value in changes.items()}}
    return {**document, "answers": answers}


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
    assert [(each.id, each.before.percent, each.after.percent) for each in found.tasks] == [("forecast", 66, 0)]
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
    """Under `fits` and `between` the same title is told; a title on other conditions, or none, is another verdict."""
    known = changed(MANAGER, letting_go__hours_client=40, letting_go__hours_executing=10)
    closer = changed(known, letting_go__hours_executing=19)
    statuses = [score_answers(shipped_bank(), answers_of(each)).result.title.status for each in (known, closer)]
    assert statuses == ["fits", "between"]
    assert moved(known, closer).title is None


def test_the_order_of_answers_in_a_file_moves_nothing() -> None:
    turned = {**MANAGER, "answers": dict(reversed(MANAGER["answers"].items()))}
    assert moved(MANAGER, turned) == moved(MANAGER, MANAGER)


# ---------------------------------------------------------------- other rules


def kept_under_other_rules(**changes: Any) -> KeptResult:
    """A result of an older bank: a question it had is gone, and one of today's it never asked."""
    document = changed(MANAGER, plan__gone="responsible", organise__divide="a level of then", **changes)
    del document["answers"]["control.measure"]
    kept = kept_result(shipped_bank(), answers_of(MANAGER), make_title())
    bank = BankReference("vbm", "0.9.0", "0" * 64)
    return KeptResult(1, bank, kept.title, None, {**document, "date": "2025-11-23", "language": "fy"})


def make_title() -> Any:
    return score_answers(shipped_bank(), answers_of(MANAGER)).result.title


def test_only_what_both_banks_ask_is_compared() -> None:
    bank = shipped_bank()
    before = rescored(bank, kept_under_other_rules(forecast__goals="help"))
    assert not before.same_rules
    found = compare(bank, before.scored, score_answers(bank, answers_of(MANAGER)))
    assert [each.question for each in found.answers] == ["forecast.goals"]
    assert {each.id for each in found.tasks} == {"forecast"}  # neither organise nor control is answered in full
    assert {each.id for each in found.conditions} & {"cycle", "ownership"} == set()
    assert found.title is None


def test_a_result_kept_under_the_bank_s_former_hash_was_told_by_the_same_rules() -> None:
    kept = kept_under_other_rules()
    former = BankReference("vbm", "1.0.0", "4b7798d49c0acae51a5ab380c3e9ad32f702b8400fe83c235f6317a8f7d49b34")
    assert rescored(shipped_bank(), structs.replace(kept, bank=former)).same_rules


@pytest.mark.parametrize("name", ["text", "plain", "markdown", "html"])
def test_other_rules_are_said(name: str) -> None:
    texts = shipped_texts("nl")
    kept = kept_under_other_rules()
    bank = kept_result(shipped_bank(), answers_of(MANAGER), make_title()).bank
    same = KeptResult(1, bank, kept.title, None, kept.answers_file)
    said = squeezed(texts("interface.since.other_rules", before="0.9.0", after=shipped_bank().version))
    said = said if name != "markdown" else said.replace("_", "\\_")
    pages = [
        squeezed(
            FORMATS[name](build_report(shipped_bank(), texts, answers_of(MANAGER), rescored(shipped_bank(), each)))
        )
        for each in (kept, same)
    ]
    assert said in pages[0]
    assert said not in pages[1]


@pytest.mark.parametrize("name", ["text", "plain", "markdown", "html"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_report_tells_what_moved_and_what_came_of_the_promise(name: str, language: str) -> None:
    texts, bank = shipped_texts(language), shipped_bank()
    old = {**changed(MANAGER, forecast__goals="not_done", letting_go__people=0), "date": "2025-11-23"}
    promise = Promise("find_out_hours", "2025-12-24", "done")
    before = EarlierResult(score_answers(bank, answers_of(old)), bank.version, same_rules=True, promise=promise)
    page = squeezed(FORMATS[name](build_report(bank, texts, answers_of(MANAGER), before)))
    told = [
        texts("interface.since.heading", date="2025-11-23"),
        texts("next_steps.find_out_hours.title"),
        texts(
            "interface.since.moved",
            before=f"0% ({texts('task_states.absent')})",
            after=f"66% ({texts('task_states.held')})",
        ),
        texts("interface.since.moved", before=f"0 {texts('units.people')}", after=f"2 {texts('units.people')}"),
        texts("interface.since.moved", before=texts("level_names.not_done"), after=texts("level_names.own_part")),
        "(2025-11-23: 0%)",
    ]
    assert [text for text in told if squeezed(text) not in page] == []


def test_the_json_report_does_not_know_of_an_earlier_time() -> None:
    bank, texts = shipped_bank(), shipped_texts("en")
    before = EarlierResult(score_answers(bank, answers_of(CASES["r25"])), bank.version, same_rules=True)
    with_, without = (FORMATS["json"](build_report(bank, texts, answers_of(MANAGER), each)) for each in (before, None))
    assert with_ == without


# ---------------------------------------------------------------- the command


def written(folder: Path, name: str, document: Document) -> Path:
    path = folder / f"{name}.json"
    path.write_text(json.dumps(document), "utf-8")
    return path


def test_compare_tells_two_files_as_text_and_as_json(tmp_path: Path) -> None:
    old = written(tmp_path, "old", {**MANAGER, "date": "2025-11-23"})
    new = written(
        tmp_path,
        "new",
        {**changed(MANAGER, forecast__goals="responsible", forecast__example="yes"), "date": "2026-11-23"},
    )
    text = run("compare", old, new, "--lang", "en")
    assert (text.returncode, text.stderr) == (0, "")
    assert squeezed("From old.json, 2025-11-23 to new.json, 2026-11-23") in squeezed(text.stdout)
    assert squeezed("66% (in your hands) → 100% (in your hands)") in squeezed(text.stdout)
    done = json.loads(run("compare", old, new, "--format", "json").stdout)
    assert done["tasks"] == [
        {"id": "forecast", "from": {"percent": 66, "state": "held"}, "to": {"percent": 100, "state": "held"}}
    ]
    assert done["answers"] == [{"question": "forecast.goals", "from": "own_part", "to": "responsible"}]
    assert (done["old"]["date"], done["new"]["date"], done["title"]) == ("2025-11-23", "2026-11-23", None)


def test_compare_refuses_what_it_cannot_read_in_words(tmp_path: Path) -> None:
    good = written(tmp_path, "good", MANAGER)
    broken = written(tmp_path, "broken", {"answers": {"plan.acton": 1}})
    for pair in ((good, broken), (broken, good), (good, tmp_path / "none.json")):
        done = run("compare", *pair)
        assert (done.returncode, done.stdout) == (3, "")
        assert "Traceback" not in done.stderr


def test_compare_takes_numbers_of_the_history_and_kept_files(tmp_path: Path) -> None:
    folder = tmp_path / "vbm-quiz" / "results"
    bank = shipped_bank()
    for document, day in ((CASES["r25"], "2025-11-23"), (MANAGER, "2026-11-23")):
        answers = answers_of({**document, "date": day})
        save_result(folder, kept_result(bank, answers, score_answers(bank, answers).result.title))
    here = {"XDG_DATA_HOME": str(tmp_path)}
    listed = run("history", "--lang", "en", env=here)
    assert (listed.returncode, listed.stderr) == (0, "")
    lines = [line.split() for line in listed.stdout.splitlines() if line[:1].isdigit()]
    assert [line[:2] for line in lines] == [["1", "2025-11-23"], ["2", "2026-11-23"]]
    assert "Virtual Business Manager" in listed.stdout
    assert f"vbm {bank.version}" in listed.stdout
    by_number = run("compare", "1", "2", "--format", "json", env=here)
    by_file = run("compare", *(entry.path for entry in list_results(folder)), "--format", "json")
    assert by_number.returncode == 0
    assert by_number.stdout == by_file.stdout
    assert json.loads(by_number.stdout)["old"]["date"] == "2025-11-23"
    refused = run("compare", "1", "3", env=here)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "history" in refused.stderr


def test_history_without_any_result_says_where_they_would_be(tmp_path: Path) -> None:
    done = run("history", XDG_DATA_HOME=str(tmp_path))
    assert done.returncode == 0
    assert str(tmp_path / "vbm-quiz" / "results") in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_a_broken_result_is_listed_as_such(tmp_path: Path) -> None:
    folder = tmp_path / "vbm-quiz" / "results"
    folder.mkdir(parents=True)
    (folder / "2026-01-01-1.json").write_text('{"format": 1, "\x1b[31m')
    done = run("history", "--lang", "en", XDG_DATA_HOME=str(tmp_path))
    assert done.returncode == 0
    assert "cannot be read" in done.stdout
    assert "Traceback" not in done.stderr
