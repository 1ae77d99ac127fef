"""What is read and written in other encodings than UTF-8, a line a case; JSON holds no character that steers."""

import codecs
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.answers import CLIENT, MANAGER
from tests.helpers.command import Finished, run
from tests.helpers.profiles import by_turns
from tests.helpers.shipped import CASES, CONTENT, written
from vbm_quiz.loading.file_bytes import LARGEST_FILE
from vbm_quiz.text_encoding import decoded

CASE = {**CASES["r22"], "respondent": "Zoë"}

# ---------------------------------------------------------------- files that are read

READ_IN: dict[str, Callable[[str], bytes]] = {
    "UTF-8 with a mark": lambda text: text.encode("utf-8-sig"),
    "UTF-16 as PowerShell writes it": lambda text: codecs.BOM_UTF16_LE + text.replace("\n", "\r\n").encode("utf-16-le"),
    "UTF-16, the other way around": lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
    "UTF-16 without a mark": lambda text: text.encode("utf-16-le"),
    "UTF-16, the other way around, without a mark": lambda text: text.encode("utf-16-be"),
    "UTF-32": lambda text: codecs.BOM_UTF32_LE + text.encode("utf-32-le"),
    "UTF-32, the other way around": lambda text: codecs.BOM_UTF32_BE + text.encode("utf-32-be"),
    "UTF-32 without a mark": lambda text: text.encode("utf-32-le"),
    "UTF-32, the other way around, without a mark": lambda text: text.encode("utf-32-be"),
}
"""The encodings that are read, each with what makes a file of a text."""


def of_file(encoded: Callable[[str], bytes], folder: Path) -> str:
    return run("--answers", written(folder, encoded(json.dumps(CASE, ensure_ascii=False))), "--format", "json").stdout


def of_stdin(encoded: Callable[[str], bytes], _: Path) -> str:
    return run("--answers", "-", "--format", "json", stdin=encoded(json.dumps(CASE, ensure_ascii=False))).stdout


def of_lines(encoded: Callable[[str], bytes], folder: Path) -> str:
    lines = json.dumps(CASE, ensure_ascii=False) + "\n"
    return run("score", written(folder, encoded(lines * 2), "answers.jsonl")).stdout


def of_lines_on_stdin(encoded: Callable[[str], bytes], _: Path) -> str:
    return run("score", "-", stdin=encoded((json.dumps(CASE, ensure_ascii=False) + "\n") * 2)).stdout


def of_kept_result(encoded: Callable[[str], bytes], folder: Path) -> str:
    title = {"id": "virtual_business_manager", "status": "fits"}
    bank = {"id": "vbm", "version": "1", "sha256": "0" * 64}
    kept = {"format": 1, "bank": bank, **CASE, "kept": {"number": 1, "label": "Zoë", "title": title, "promise": None}}
    results = folder / "vbm-quiz" / "results"
    results.mkdir(parents=True)
    (results / "result-1.json").write_bytes(encoded(json.dumps(kept, ensure_ascii=False)))
    return run("history", XDG_DATA_HOME=str(folder)).stdout


def of_content(encoded: Callable[[str], bytes], folder: Path) -> str:
    for file in CONTENT.rglob("*.toml"):
        path = folder / file.relative_to(CONTENT)
        path.parent.mkdir(exist_ok=True)
        text = file.read_text("utf-8")
        data = encoded(text)
        path.write_bytes(data if len(data) <= LARGEST_FILE else text.encode())
    return run("questions", "--lang", "nl", "--content", folder).stdout


PLACES = [of_file, of_lines, of_content, of_stdin, of_lines_on_stdin, of_kept_result]


@pytest.mark.parametrize(("name", "place"), by_turns(READ_IN, PLACES))
def test_a_file_in_another_encoding_reads_as_in_utf_8(
    name: str, place: Callable[[Callable[[str], bytes], Path], str], tmp_path: Path
) -> None:
    for folder in ("utf-8", "other"):
        (tmp_path / folder).mkdir()
    expected = place(str.encode, tmp_path / "utf-8")
    assert "ë" in expected or place is of_content
    assert expected.replace("utf-8", "other") == place(READ_IN[name], tmp_path / "other")


TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"))


@given(TEXTS, st.sampled_from(sorted(READ_IN)))
def test_every_text_that_begins_with_ascii_is_read_in_every_encoding(text: str, name: str) -> None:
    unix = f"# {text}".replace("\n", " ")
    assert unix == decoded(READ_IN[name](unix))


NO_TEXTS = {
    "Latin 1": ('{"respondent": "Zoë"}\n'.encode("latin-1"), "19"),
    "UTF-16 with half a character": (codecs.BOM_UTF16_LE + "{}\n".encode("utf-16-le") + b"\x00\xd8\n\x00", "9"),
    "UTF-16 that breaks off": (codecs.BOM_UTF16_LE + '{"answers"'.encode("utf-16-le") + b":", "23"),
}


@pytest.mark.parametrize("name", NO_TEXTS)
def test_what_is_in_no_encoding_is_told_with_its_place_and_how_to_save_it(name: str, tmp_path: Path) -> None:
    data, byte = NO_TEXTS[name]
    for command, file in (("--answers", "answers.json"), ("check", "answers.jsonl")):
        done = run(command, written(tmp_path, data, file), "--lang", "en")
        told = " ".join((done.stdout + done.stderr).split())
        assert (3, True, True) == (done.returncode, f"byte {byte} is wrong" in told, "save it again as UTF-8" in told)


# ---------------------------------------------------------------- streams

STREAMS = ["ascii", "latin-1", "cp1252", "cp850", "utf-16", "utf-32", "utf-7", "utf-8-sig", "cp037", "idna"]
COMMANDS: dict[str, tuple[tuple[str, ...], int]] = {
    "a report": (("--answers", "{case}"), 0),
    "a report in sentences": (("--answers", "{case}", "--plain", "--full"), 0),
    "the questions": (("questions",), 0),
    "an explanation": (("explain", "cycle"), 0),
    "faults": (("--answers", "{wrong}"), 3),
    "a check": (("check", "{wrong}"), 3),
    "a class": (("class", "{case}"), 3),
    "help": (("--help",), 0),
    "help of a command": (("content", "check", "--help"), 0),
    "wrong usage": (("content", "chekc"), 2),
    "a check of the content": (("content", "check"), 0),
    "a translation": (("content", "translation", "nl"), 0),
}


@pytest.mark.parametrize(("name", "encoding"), by_turns(COMMANDS, STREAMS))
def test_a_stream_in_any_encoding_gets_what_it_can_show(name: str, encoding: str, tmp_path: Path) -> None:
    arguments, code = COMMANDS[name]
    document = {"answers": MANAGER, "clients": [{**CLIENT, "name": "Žofie’s ● 👨‍👩‍👧"}]}
    case = written(tmp_path, document)
    wrong = written(tmp_path, {**document, "Žofie’s ●": 1}, "wrong.json")
    done = run(*(each.format(case=case, wrong=wrong) for each in arguments), encoding=encoding)
    assert (code, False) == (done.returncode, "\ufffd" in done.stdout + done.stderr)


# ---------------------------------------------------------------- JSON that is printed

STEERING = "\x7f\x80\x9b\x85\u2028\u2029\u200e\u061c\u202e\u2066\ufeff\xad"
"""Of each sort a character that JSON may hold as it is, and that a terminal or a page would act upon."""


def test_printed_json_escapes_what_steers_and_means_the_same(tmp_path: Path) -> None:
    document = {**CASES["r22"], "respondent": STEERING, "clients": [{**CLIENT, "name": STEERING}]}
    good = written(tmp_path, document, f"{STEERING}.json")
    wrong = written(tmp_path, {**document, STEERING: 1}, f"wrong{STEERING}.json")
    runs: list[tuple[Finished, Callable[[Finished], object], object]] = [
        (run("--answers", good, "--format", "json"), _report_name, STEERING),
        (run("score", good), _report_name, STEERING),
        (run("score", wrong), lambda done: Path(json.loads(done.stdout)["input"]).name, wrong.name),
        (run("check", wrong, "--format", "json"), _checked_name, wrong.name),
        (run("--answers", wrong, "--format", "json"), _faulty_name, wrong.name),
        (run("--format", "json", "--lang", STEERING), _quotes_it, True),
    ]
    for done, read, expected in runs:
        assert set() == set(STEERING) & set(done.stdout + done.stderr)
        assert expected == read(done)


def _report_name(done: Finished) -> object:
    return json.loads(done.stdout)["respondent"]


def _checked_name(done: Finished) -> object:
    return Path(json.loads(done.stdout)["answers"][0]["input"]).name


def _faulty_name(done: Finished) -> object:
    return Path(json.loads(done.stderr)["faults"][0]["file"]).name


def _quotes_it(done: Finished) -> bool:
    return STEERING in json.loads(done.stderr)["message"]


HALVES = {
    "a language": (("--lang", "\udcff"), 2),
    "a content": (("--content", "/nowhere/\udcff"), 3),
    "an answers file": (("--answers", "/nowhere/\udcff.json"), 6),
    "an output": (("--answers", "{case}", "--output", "/nowhere/\udcff.json"), 6),
    "a title": (("--answers", "{case}", "--require", "\udcff"), 2),
    "two results": (("compare", "\udcff", "\udcff"), 6),
    "a translation": (("content", "translation", "\udcff"), 2),
    "a command": (("\udcff",), 2),
}


@pytest.mark.parametrize("name", HALVES)
def test_half_a_character_on_the_command_line_is_told_as_json(name: str, tmp_path: Path) -> None:
    """A name that is no UTF-8 reaches the program as halves of characters."""
    arguments, code = HALVES[name]
    case = written(tmp_path, CASES["r22"])
    done = run(*(each.format(case=case) for each in arguments), "--format", "json")
    assert (code, code) == (done.returncode, json.loads(done.stderr)["exit_code"])
