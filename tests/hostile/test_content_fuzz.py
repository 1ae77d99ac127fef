"""Any mutation of a content, and any TOML in its place: an exit code that is documented, in words, and no traceback."""

import json
import shutil
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.command import Finished, run
from tests.helpers.profiles import HOSTILE
from tests.helpers.shipped import CONTENT, TESTS
from vbm_quiz.characters import is_control
from vbm_quiz.loading.content import STRUCTURE

ANSWERS = str(TESTS / "cases" / "r22.json")
DONE, USAGE, INVALID = 0, 2, 3
COMMANDS: dict[tuple[str, ...], set[int]] = {
    ("content", "check"): {DONE, INVALID},
    ("content", "check", "--strict", "--format", "json"): {DONE, INVALID},
    ("--answers", ANSWERS, "--full", "--content"): {DONE, INVALID},
    ("--answers", ANSWERS, "--format", "html", "--content"): {DONE, INVALID},
    ("--answers", ANSWERS, "--format", "json", "--texts", "--content"): {DONE, INVALID},
    ("questions", "--content"): {DONE, INVALID},
    ("explain", "plan.actions", "--content"): {DONE, USAGE, INVALID},
    ("content", "print", "--rules"): {DONE, INVALID},
    ("content", "translation", "en"): {DONE, USAGE, INVALID},
}
"""What is done with a content, and how that may end."""
TEXTS = ("en/names.toml", "en/questions.toml", "en/report.toml")
LONGEST = 2_000_000
"""The characters that anything may print of a content of this size."""

TOKENS = [
    *('""', '"{x}"', '"{program.__class__!r:>9}"', '"\\u001b]0;x\\u0007"', '"\u202e"', '"\\\\"', '"unknown"', '"1/0"'),
    *("-1", "0", "1", "nan", "-inf", "1e99999", "0x" + "f" * 5000, "9" * 40, '"1e99999999"', "1979-05-27", "true"),
    *(
        "[]",
        "[[]]",
        "{}",
        "{ a.b.c = 1 }",
        '["cycle", "cycle"]',
        "[1, true, {}]",
        '"""',
        "'''",
        '"',
        "[",
        "{",
        "=",
        "#",
    ),
    *("\r", "\x00", "\ufeff", "a = 1\n", "[a]\n", "[[titles]]\n", "a." * 50, "[" * 300, '"x" = "y"\n', "\\"),
]
values = st.recursive(
    st.sampled_from([0, 1, -1, 10**9, 2**63 - 1, True, 1.5, float("nan"), "", "cycle", "plan.actions", "{title}"])
    | st.text(max_size=5)
    | st.integers(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@cache
def shipped(file: str) -> str:
    return (CONTENT / file).read_text("utf-8")


def toml(value: Any) -> str:
    """A value as TOML has it, as far as it can be."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{toml(str(key))} = {toml(part)}" for key, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    if isinstance(value, float):
        return repr(value)
    return json.dumps(value, ensure_ascii=False)


def document(value: dict[str, Any]) -> bytes:
    """A document as TOML."""
    return "".join(f"{toml(key)} = {toml(part)}\n" for key, part in value.items()).encode(errors="replace")


@st.composite
def other_bytes(draw: st.DrawFn, file: str) -> bytes:
    """The file with a few of its bytes gone, doubled, or others in their place."""
    data = shipped(file).encode()
    for _ in range(draw(st.integers(1, 3))):
        begin = draw(st.integers(0, len(data)))
        end = begin + draw(st.sampled_from([0, 1, 2, 10, 100, 3000]))
        new = draw(st.binary(max_size=3) | st.sampled_from(TOKENS).map(str.encode) | st.just(2 * data[begin:end]))
        data = data[:begin] + new + data[end:]
    return data


@st.composite
def other_tokens(draw: st.DrawFn, file: str) -> bytes:
    """The file with lines gone, doubled or swapped, and other values behind some of its keys."""
    lines = shipped(file).splitlines()
    for _ in range(draw(st.integers(1, 4))):
        at, other = (draw(st.integers(0, len(lines) - 1)) for _ in range(2))
        key, _, _ = lines[at].partition("=")
        token = draw(st.sampled_from(TOKENS))
        change = draw(st.sampled_from(("value", "word", "swap", "double", "drop")))
        if change == "value":
            lines[at] = f"{key}= {token}"
        elif change == "word":
            words = lines[at].split(" ")
            words[draw(st.integers(0, len(words) - 1))] = token
            lines[at] = " ".join(words)
        elif change == "swap":
            lines[at], lines[other] = lines[other], lines[at]
        else:
            lines[at : at + 1] = 2 * [lines[at]] if change == "double" else []
    return "\n".join(lines).encode()


@st.composite
def other_values(draw: st.DrawFn, file: str) -> bytes:
    """The file with some of its values gone, renamed or others."""
    content = tomllib.loads(shipped(file))
    for _ in range(draw(st.integers(1, 3))):
        places = list(_places(content))
        around, key = places[draw(st.integers(0, len(places) - 1))]
        change = draw(st.sampled_from(("other", "other", "drop", "from elsewhere")))
        if change == "drop":
            del around[key]
        elif change == "other":
            around[key] = draw(values)
        else:
            there, name = places[draw(st.integers(0, len(places) - 1))]
            around[key] = json.loads(json.dumps(there[name]))
    return document(content)


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Each key of a table and each index of a list, with that table or list."""
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in parts:
        yield value, key
        yield from _places(part)


def mutated(file: str) -> st.SearchStrategy[bytes]:
    """A file that was right before."""
    return other_bytes(file) | other_tokens(file) | other_values(file)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shutil.copytree(CONTENT, tmp_path_factory.mktemp("fuzz") / "content", ignore=shutil.ignore_patterns("nl"))


def assert_ends_in_words(folder: Path, file: str, data: bytes, command: tuple[str, ...]) -> None:
    """Whatever stands in the file, the command ends as it may, and writes nothing that steers a terminal."""
    (folder / file).write_bytes(data)
    try:
        done = run(*command, folder)
    finally:
        (folder / file).write_text(shipped(file), "utf-8")
    assert done.returncode in COMMANDS[command], done.stderr
    assert "Traceback" not in done.stderr
    assert set() == _steering(done)
    assert len(done.stdout) + len(done.stderr) < LONGEST


def _steering(done: Finished) -> set[str]:
    return {character for character in set(done.stdout + done.stderr) if is_control(character)} - {"\n"}


commands = st.sampled_from(sorted(COMMANDS))


@HOSTILE
@given(mutated(STRUCTURE), commands)
def test_a_mutated_quiz_ends_in_words(folder: Path, data: bytes, command: tuple[str, ...]) -> None:
    assert_ends_in_words(folder, STRUCTURE, data, command)


@HOSTILE
@given(st.sampled_from(TEXTS).flatmap(lambda file: st.tuples(st.just(file), mutated(file))), commands)
def test_a_mutated_language_ends_in_words(folder: Path, change: tuple[str, bytes], command: tuple[str, ...]) -> None:
    assert_ends_in_words(folder, *change, command)


@given(
    st.sampled_from((STRUCTURE, *TEXTS)),
    st.dictionaries(st.text(max_size=8), values, max_size=4).map(document) | st.binary(max_size=100),
    commands,
)
def test_any_toml_in_the_place_of_a_file_ends_in_words(
    folder: Path, file: str, data: bytes, command: tuple[str, ...]
) -> None:
    assert_ends_in_words(folder, file, data, command)
