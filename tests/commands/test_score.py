"""`score`: a line for each answers file, in order, whole, and the same as a run for each of them would print."""

import csv
import io
import json
import os
import signal
import subprocess
import threading
import time
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import IO, Any
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.answers import HOSTILE_NAMES, answers_sequence
from tests.helpers.command import COMMAND, environment, run, run_installed, shell
from tests.helpers.faulty_answers import FAULTS
from tests.helpers.profiles import several
from tests.helpers.shipped import CASES, TESTS, Document, report_of, shipped_bank, written
from tests.helpers.terminal import Terminal
from vbm_quiz.answers_file.write import to_document
from vbm_quiz.report.formats.json import FIELDS, WITHOUT_TEXTS, render_report

MANAGER = CASES["r22"]
RANDOM = [to_document(answers) for answers in islice(answers_sequence(shipped_bank()), 300)]


def lines_of(documents: list[Document]) -> bytes:
    """JSON Lines of these documents."""
    return "".join(f"{json.dumps(document)}\n" for document in documents).encode()


def compact(text: str) -> str:
    """JSON without white space, its keys in their order."""
    return json.dumps(json.loads(text), separators=(",", ":"), ensure_ascii=False)


def scored(documents: list[Document], *arguments: str) -> list[Any]:
    """The lines on these documents, as data."""
    done = run("score", "-", *arguments, stdin=lines_of(documents))
    assert (done.returncode, done.stderr) == (0, "")
    return [json.loads(line) for line in done.stdout.splitlines()]


# ---------------------------------------------------------------- a line is a report


def test_each_line_on_a_reference_case_is_what_one_run_prints() -> None:
    paths = [TESTS / "cases" / f"{case}.json" for case in CASES]
    done = run("score", *paths)
    assert (done.returncode, done.stderr) == (0, "")
    expected = [compact(run("--answers", path, "--format", "json").stdout) for path in paths]
    assert expected == [compact(line) for line in done.stdout.splitlines()]


def test_each_line_on_random_answers_is_the_json_of_their_report() -> None:
    named = [{**each, "respondent": HOSTILE_NAMES[index % len(HOSTILE_NAMES)]} for index, each in enumerate(RANDOM)]
    lines = run("score", "-", stdin=lines_of(named)).stdout.splitlines()
    assert [compact(render_report(report_of(document))) for document in named] == [compact(line) for line in lines]
    assert not any(character in line for line in lines for character in "\u202e\u2066\x1b")


def test_a_folder_is_scored_in_the_order_of_its_names_and_each_report_in_its_language(tmp_path: Path) -> None:
    written(tmp_path, {**MANAGER, "language": "nl", "respondent": "b"}, "2.json")
    written(tmp_path, lines_of([{**MANAGER, "language": "en", "respondent": name} for name in "cd"]), "3.jsonl")
    written(tmp_path, {**MANAGER, "respondent": "a"}, "1.json")
    lines = [json.loads(line) for line in run("score", tmp_path, "--fields", "language").stdout.splitlines()]
    expected = [("a", "en"), ("b", "nl"), ("c", "en"), ("d", "en")]
    assert expected == [(line["respondent"], line["language"]) for line in lines]


def test_only_the_fields_that_are_asked_for_are_worked_out_and_the_respondent_is_always_there() -> None:
    with patch("vbm_quiz.report.build.advise", side_effect=AssertionError("the advice was worked out")):
        lines = scored([MANAGER], "--fields", "conditions, title,tasks")
    assert [["respondent", "title", "tasks", "conditions"]] == [list(line) for line in lines]
    assert list(WITHOUT_TEXTS) == list(scored([MANAGER])[0])
    assert list(FIELDS) == list(scored([MANAGER], "--texts")[0])


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["--fields", "title,tsks"], ["tsks", "tasks"]),
        (["--fields", " "], ["--fields", "title"]),
        (["--fields", "title", "--format", "csv"], ["--fields", "CSV"]),
        (["--texts", "--format", "csv"], ["--texts", "JSON"]),
        (["--jobs", "0"], ["--jobs 0"]),
        (["--jobs", "two"], ["two"]),
        (["--format", "json"], ["jsonl", "csv"]),
        (["--lang", "xx"], ["xx", "nl"]),
    ],
)
def test_wrong_usage_is_told_before_anything_is_scored(arguments: list[str], named: list[str]) -> None:
    done = run("score", "-", *arguments, stdin=lines_of([MANAGER]))
    assert (done.returncode, done.stdout) == (2, "")
    assert [word for word in named if word not in done.stderr] == []


def test_several_answers_files_for_one_report_are_refused_with_the_name_of_the_command() -> None:
    done = run("--answers", "a.json", "--answers", "b.json")
    assert (done.returncode, done.stdout) == (2, "")
    assert "vbm-quiz score" in done.stderr


# ---------------------------------------------------------------- faults


def test_faulty_answers_are_told_at_their_place_and_the_others_scored() -> None:
    documents = [document for document, _ in FAULTS.values()]
    lines = lines_of(documents) + b'{"answers"\n\n' + lines_of([MANAGER])
    done = run("score", "-", "--lang", "en", stdin=lines)
    *faulty, last = [json.loads(line) for line in done.stdout.splitlines()]
    assert (3, "r22") == (done.returncode, last["respondent"])
    assert [("-", number) for number in range(1, len(FAULTS) + 2)] == [(each["input"], each["line"]) for each in faulty]
    assert "is not valid JSON" in faulty[-1]["faults"][0]["message"]
    for (_, named), each in zip(FAULTS.values(), faulty[:-1], strict=True):
        assert {("path", "key", "message")} == {tuple(fault) for fault in each["faults"]}
        told = " ".join(f"{fault['path']} {fault['message']}" for fault in each["faults"])
        assert [word for word in named if word not in told] == []
    summary = f"Cannot be used: {len(FAULTS) + 1} of {len(FAULTS) + 2} answers files. Their lines say why.\n"
    assert summary == done.stderr


def test_what_cannot_be_read_is_a_fault_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    paths = [str(tmp_path / name) for name in ("none.json", "empty")]
    done = run("score", *paths, "--lang", "nl")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    keys = [(line["input"], line["line"], [fault["key"] for fault in line["faults"]]) for line in lines]
    assert [(paths[0], None, ["not_found"]), (paths[1], None, ["no_answers_files"])] == keys
    assert "bestaat niet" in lines[0]["faults"][0]["message"]


def test_answers_given_to_another_bank_are_counted() -> None:
    other = {"bank": {"id": "vbm", "version": "0.9.0", "sha256": "0" * 64}}
    done = run("score", "-", stdin=lines_of([MANAGER, {**MANAGER, **other}]))
    assert 0 == done.returncode
    assert f"1 of 2 answers files. They were read here with vbm {shipped_bank().version}." in done.stderr


def test_a_name_that_is_no_utf_8_is_shown_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.json")
    path.write_text("{}")
    for format_ in ("jsonl", "csv"):
        done = run("score", tmp_path, "--format", format_)
        assert (3, True) == (done.returncode, "caf\ufffd.json" in done.stdout)


@given(st.one_of(st.binary(max_size=300), st.lists(st.binary(max_size=60)).map(b"\n".join)), st.sampled_from([0, 1]))
def test_any_bytes_give_a_line_each_and_no_traceback(content: bytes, valid: int) -> None:
    lines = content + b"\n" + lines_of([MANAGER]) * valid
    done = run("score", "-", "--fields", "title", stdin=lines)
    data = [json.loads(line) for line in done.stdout.splitlines()]
    assert sum(bool(line.strip()) for line in lines.split(b"\n")) == len(data)
    assert (3 if any("faults" in each for each in data) else 0) == done.returncode


# ---------------------------------------------------------------- CSV


def test_a_table_has_a_row_for_each_with_the_title_the_tasks_and_the_faults() -> None:
    documents = [{**MANAGER, "respondent": "a"}, {"answers": {}}, {**CASES["r03"], "respondent": None}]
    del documents[2]["respondent"]
    done = run("score", "-", "--format", "csv", "--lang", "en", stdin=lines_of(documents))
    first, second, third = csv.DictReader(io.StringIO(done.stdout))
    tasks = [task.id for task in shipped_bank().tasks]
    columns = ["respondent", "title", "status", "firm", "goal"]
    columns += [f"{task}_{part}" for task in tasks for part in ("percent", "state")] + ["faults"]
    assert columns == list(first)
    assert ("a", "virtual_business_manager", "provisional", "false", "", "67", "held", "") == (
        *(first[name] for name in columns[:7]),
        first["faults"],
    )
    assert second["faults"].startswith('\'-:2: answers["forecast.goals"]: ')
    assert {""} == {second[name] for name in columns[:-1]}
    assert ("", "virtual_professional", "true") == (third["respondent"], third["title"], third["firm"])
    assert 3 == done.returncode


def test_no_name_in_a_table_is_calculated_or_steers_a_terminal() -> None:
    names = [*HOSTILE_NAMES, "=1+1", "+1", "-1", "@x", "\t=1", "a\nb", 'a,"b"']
    done = run("score", "-", "--format", "csv", stdin=lines_of([{**MANAGER, "respondent": name} for name in names]))
    told = [row["respondent"] for row in csv.DictReader(io.StringIO(done.stdout))]
    assert len(names) == len(told) == len(done.stdout.splitlines()) - 1
    assert [] == [name for name in told if name.startswith(("=", "+", "-", "@")) or not name.isprintable()]


# ---------------------------------------------------------------- several processes, streams and signals


def started(*arguments: str) -> Any:
    """The installed command in a process group of its own, with a pipe at each stream."""
    pipe = subprocess.PIPE
    return subprocess.Popen(
        [COMMAND, "score", *arguments],
        bufsize=0,
        env=environment(),
        start_new_session=True,
        stdin=pipe,
        stdout=pipe,
        stderr=pipe,
    )


def endless(stream: IO[bytes]) -> None:
    """Answers for as long as anyone reads them."""
    with suppress(BrokenPipeError):
        while True:
            stream.write(lines_of(RANDOM[:50]))


def test_several_processes_give_the_same_lines_in_the_same_order(tmp_path: Path) -> None:
    path = written(tmp_path, lines_of([*RANDOM, {"answers": {}}, MANAGER]), "many.jsonl")
    alone, together = run("score", path), run_installed("score", path, "--jobs", "2")
    assert 3 == alone.returncode
    assert alone == together


@pytest.mark.parametrize("jobs", several(["2", "1"], 1))
def test_lines_come_while_others_are_still_to_be_read_and_an_interrupt_leaves_them_whole(jobs: str) -> None:
    with started("-", "--jobs", jobs) as scoring:
        feeding = threading.Thread(target=endless, args=(scoring.stdin,))
        feeding.start()
        first = scoring.stdout.read(200_000)
        os.killpg(scoring.pid, signal.SIGINT)  # as a terminal sends it, to every process
        output, message = first + scoring.stdout.read(), scoring.stderr.read()
        feeding.join()
    assert (130, b"", True) == (scoring.returncode, message, output.endswith(b"}\n"))
    assert {2} == {json.loads(line)["format"] for line in output.splitlines()}


@pytest.mark.parametrize("jobs", several(["2", "1"], 1))
def test_a_reader_that_leaves_early_is_no_fault(jobs: str, tmp_path: Path) -> None:
    path = written(tmp_path, lines_of(RANDOM), "many.jsonl")
    done = shell(f'vbm-quiz score {path} {path} --jobs {jobs} | head -n 1 > /dev/null; echo "${{PIPESTATUS[0]}}"')
    assert ("0\n", "") == (done.stdout, done.stderr)


def workers_of(process: int) -> list[str]:
    """The processes that a process has started, as Linux tells them."""
    return Path(f"/proc/{process}/task/{process}/children").read_text().split()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_no_process_stays_behind_when_the_run_is_ended(number: signal.Signals) -> None:
    with started("-", "--jobs", "2") as scoring:
        feeding = threading.Thread(target=endless, args=(scoring.stdin,))
        feeding.start()
        scoring.stdout.read(1)
        workers = workers_of(scoring.pid)
        scoring.send_signal(number)
        scoring.stdout.read()
        feeding.join()
    assert len(workers) >= 2
    deadline = time.monotonic() + 10
    while any(Path(f"/proc/{worker}").exists() for worker in workers) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert [] == [worker for worker in workers if Path(f"/proc/{worker}").exists()]


def test_a_bar_tells_how_far_it_is_where_nothing_else_is_on_screen(tmp_path: Path) -> None:
    answers, lines = written(tmp_path, lines_of(RANDOM), "many.jsonl"), tmp_path / "out"
    redirected = ("bash", "-c", f'"{COMMAND}" "$@" > {lines}', "vbm-quiz")
    with Terminal(tmp_path, "score", answers, command=redirected) as terminal:
        assert 0 == terminal.until_over()
    assert "300 scored" in terminal.heard.decode()
    assert 300 == len(lines.read_bytes().splitlines())
    with Terminal(tmp_path, "score", answers, command=redirected, environment={"ACCESSIBLE": "1"}) as terminal:
        assert 0 == terminal.until_over()
    assert b"" == terminal.heard
