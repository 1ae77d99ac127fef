"""The lines of the keys of a TOML document: the same keys as tomllib finds, each where it is first written."""

import re
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.shipped import CONTENT
from vbm_quiz.loading.toml_positions import Path, line_of, lines_of_keys

DOCUMENT = '''\
# a = 1
a = 1
"b.c" . d = [ # e = 1
  "x = 1", """
[f]
g = 2 \\""" ""]""",
  { h = { i = 1979-05-27 07:32:00 }, j = [] },
] # ]
[k]
l.m = \'\'\'
n = "\'\'\'
[[k.o]]
p = 1
[[k.o]]
p = 2
[k.o.q]
[[k.o.r]]
s = 1
'''
LINES: dict[Path, int] = {
    ("a",): 2,
    ("b.c",): 3,
    ("b.c", "d"): 3,
    ("b.c", "d", 0): 4,
    ("b.c", "d", 1): 4,
    ("b.c", "d", 2): 7,
    ("b.c", "d", 2, "h"): 7,
    ("b.c", "d", 2, "h", "i"): 7,
    ("b.c", "d", 2, "j"): 7,
    ("k",): 9,
    ("k", "l"): 10,
    ("k", "l", "m"): 10,
    ("k", "o"): 12,
    ("k", "o", 0): 12,
    ("k", "o", 0, "p"): 13,
    ("k", "o", 1): 14,
    ("k", "o", 1, "p"): 15,
    ("k", "o", 1, "q"): 16,
    ("k", "o", 1, "r"): 17,
    ("k", "o", 1, "r", 0): 17,
    ("k", "o", 1, "r", 0, "s"): 18,
}


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_each_key_has_the_line_that_it_is_written_on(newline: str) -> None:
    assert LINES == lines_of_keys(DOCUMENT.replace("\n", newline))


def test_what_is_not_there_has_the_line_of_what_is_around_it() -> None:
    lines = lines_of_keys(DOCUMENT)
    assert 15 == line_of(lines, ("k", "o", 1, "p"))
    assert 14 == line_of(lines, ("k", "o", 1, "missing", 3))
    assert None is line_of(lines, ("missing",))


@pytest.mark.parametrize("file", sorted(CONTENT.rglob("*.toml")), ids=lambda file: "/".join(file.parts[-2:]))
def test_the_files_that_ship_have_a_line_for_each_key(file: Any) -> None:
    document = file.read_text("utf-8")
    assert set(paths(tomllib.loads(document))) == set(lines_of_keys(document))


# ---------------------------------------------------------------- any document

KEYS = st.sampled_from(["a", "b", "id", "a-1", "x.y", "[", "é", 'q"t', "#", ""])
TEXTS = st.text(st.sampled_from("ab=[]{}#,.\n\"'\\ é"), max_size=8)
SCALARS = st.integers() | st.booleans() | TEXTS | st.sampled_from(["@1979-05-27 07:32:00", "@07:32:00", "@-1.5e3"])
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)
TABLES = st.dictionaries(KEYS, VALUES, max_size=4)


@given(TABLES, st.randoms(use_true_random=False))
def test_any_document_has_the_keys_of_tomllib_each_first_found_on_its_line(data: dict[str, Any], random: Any) -> None:
    document = "\n".join(statements(data, (), random))
    lines = lines_of_keys(document)
    assert set(paths(tomllib.loads(document))) == set(lines)
    rows = document.split("\n")
    heads = {count: parsed for count in range(len(rows) + 1) if (parsed := paths_of(rows[:count])) is not None}
    for path, line in lines.items():
        assert path not in heads[max(count for count in heads if count < line)]
        assert path in heads[min(count for count in heads if count >= line)]
        if isinstance(path[-1], str):
            assert re.search(r"|".join(map(re.escape, spelled(path[-1]))), rows[line - 1])


def paths_of(rows: list[str]) -> set[Path] | None:
    try:
        return set(paths(tomllib.loads("\n".join(rows))))
    except tomllib.TOMLDecodeError:
        return None


def paths(value: object, path: Path = ()) -> Iterator[Path]:
    """The path of everything in a parsed document."""
    if path:
        yield path
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in parts:
        yield from paths(part, (*path, key))


def spelled(key: str) -> list[str]:
    """How a key may be written."""
    ways = [basic(key)]
    if re.fullmatch(r"[A-Za-z0-9_-]+", key):
        ways.append(key)
    if "'" not in key:
        ways.append(f"'{key}'")
    return ways


def basic(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def statements(table: dict[str, Any], path: tuple[str, ...], random: Any) -> Iterator[str]:
    """The lines of a table: its plain keys, then its tables, each written in one of the ways there are."""
    later: list[tuple[str, Any]] = []
    for key, value in table.items():
        tables = isinstance(value, list) and value and all(isinstance(part, dict) for part in value)
        if (tables or isinstance(value, dict)) and random.random() < 0.6:
            later.append((key, value))
        elif isinstance(value, dict) and value and random.random() < 0.5:
            for inner, part in value.items():
                yield from pair(f"{random.choice(spelled(key))} . {random.choice(spelled(inner))}", part, random)
        else:
            yield from pair(random.choice(spelled(key)), value, random)
    for key, value in later:
        name = ".".join(random.choice(spelled(part)) for part in (*path, key))
        for part in value if isinstance(value, list) else [value]:
            yield f"[[ {name} ]] # [x]" if isinstance(value, list) else f"[{name}]"
            yield from statements(part, (*path, key), random)


def pair(key: str, value: object, random: Any) -> Iterator[str]:
    yield from (f"{key} = {written(value, random, lines=True)}{random.choice(['', ' # x = ]'])}").split("\n")


def written(value: object, random: Any, *, lines: bool) -> str:
    """A value, over several lines where that is allowed."""
    match value:
        case bool():
            return str(value).lower()
        case str() if value.startswith("@"):
            return value[1:]
        case str():
            return string(value, random)
        case list():
            gap = random.choice([" ", "\n", " # ],\n"]) if lines else " "
            return f"[{gap}{''.join(f'{written(part, random, lines=lines)}{gap},{gap}' for part in value)}]"
        case dict():
            pairs = (
                f"{random.choice(spelled(key))} = {written(part, random, lines=False)}" for key, part in value.items()
            )
            return f"{{ {', '.join(pairs)} }}"
        case _:
            return str(value)


def string(text: str, random: Any) -> str:
    ways = [basic(text), '"""\n' + text.replace("\\", "\\\\").replace('"""', '""\\"').removesuffix('"') + '"""']
    if text.endswith('"'):
        ways.pop()
    if "'" not in text:
        ways.append(f"'''\n{text}'''")
        if "\n" not in text:
            ways.append(f"'{text}'")
    return str(random.choice(ways))
