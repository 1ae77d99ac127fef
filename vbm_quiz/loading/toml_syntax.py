"""A TOML document that does not parse in, what is wrong with it and on which line out.

`tomllib` says in English what it expected where it stopped. Here it is said which statement it stopped in, and what a
person who is no programmer most likely did there.
"""

import re
import tomllib
from collections.abc import Mapping
from typing import NamedTuple

from vbm_quiz.errors import Fault
from vbm_quiz.loading.written_numbers import written

QUOTES = tuple("“”„‟«»‘’‚‛")  # noqa: RUF001 - these very characters
"""The quotation marks that a word processor makes of straight ones."""
NUMBER = re.compile(r"=[ \t]*(-?[0-9][0-9.,/%]*[0-9%])(?=[ \t]*(?:[,}\]#]|$))")
"""A number behind a key, also as TOML does not know it."""
PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
KINDS: Mapping[str, str] = {
    "Expected '=' after a key": "no_equals_sign",
    "Illegal character '\\n'": "open_text",
    'Expected "\'"': "open_text",
    "Unterminated string": "open_long_text",
    "Expected \"'''\"": "open_long_text",
    "Unclosed array": "open_list",
    "Unclosed inline table": "open_table",
    "Cannot declare": "table_twice",
    "Cannot overwrite a value": "key_twice",
    "Duplicate inline table key": "key_twice",
    "Cannot redefine namespace": "key_twice",
    "Cannot mutate immutable namespace": "key_twice",
    "Expected ']": "open_header",
    "Invalid initial character for a key part": "bad_key",
    "Invalid statement": "bad_key",
    "Unescaped '\\'": "backslash",
    "Invalid hex value": "backslash",
    "Escaped character": "backslash",
    "Illegal character": "control_character",
    "Found invalid character": "control_character",
    "Expected newline": "rest_of_line",
    "Invalid value": "bad_value",
    "Invalid date": "bad_value",
}
"""What is said of each message that begins so; the first that fits counts."""
MOST_READ = 300_000
"""How many characters of a table are read to find the statement in it that cannot be."""
TWICE = ("key_twice", "table_twice", "list_twice", "list_in_brackets")
WITHOUT_END = ("open_list", "open_table", "open_long_text", *TWICE)
"""What is found out below where it begins."""


class SyntaxFault(NamedTuple):
    """What keeps a document from being read, its line from 1, and that on which the statement begins."""

    fault: Fault
    line: int
    begin: int


def syntax_fault(document: str, error: tomllib.TOMLDecodeError) -> SyntaxFault:
    """The fault that keeps a document from being read."""
    lines = document.replace("\r\n", "\n").split("\n")
    message = str(error)
    place = PLACE.search(message)
    stopped, column = (int(place[1]), int(place[2])) if place and place[1] else (len(lines), len(lines[-1]) + 1)
    begin = _statement(lines, stopped)
    key, _, value = "\n".join(lines[begin - 1 : stopped]).partition("=")
    kind = next((kind for start, kind in KINDS.items() if message.startswith(start)), "not_toml")
    rest = lines[stopped - 1][column - 1 :]
    kind = _nearer(kind, value.strip(), rest)
    name = key.partition("\n")[0].strip(" []")
    found = rest[:1] or value.strip()[-1:]
    values: dict[str, object] = {"name": name, "found": found, "straight": '"', "reason": PLACE.sub("", message)}
    if kind == "key_twice" and (other := _list_above(lines, begin, name.rpartition(".")[2])):
        kind = "list_in_brackets" if key.startswith("[") else "list_twice"
        values |= {"name": name.rpartition(".")[2], "other": other}
    elif number := _number(lines[stopped - 1], column):
        kind, values = "number_in_toml", {"found": number, "instead": written(number)}
    return SyntaxFault(Fault(name, kind, values), begin if kind in WITHOUT_END else stopped, begin)


def _number(line: str, column: int) -> str | None:
    """The number at a column that TOML does not know, where it can be said how it is written."""
    at_column = (match[1] for match in NUMBER.finditer(line) if match.start(1) < column <= match.end() + 2)
    return next((number for number in at_column if not number.isdecimal() and written(number)), None)


def _list_above(lines: list[str], begin: int, name: str) -> int | None:
    """The line of a list of this name in square brackets, the last above the one that begins on a line."""
    opens = re.compile(rf"[ \t]*{re.escape(name)}[ \t]*=[ \t]*\[")
    return next((number for number in range(begin - 1, 0, -1) if opens.match(lines[number - 1])), None)


def _nearer(kind: str, value: str, rest: str) -> str:
    """The kind that the text shows more closely: a value, and the rest of the line from where it could not be read."""
    if rest.startswith(QUOTES) or (kind == "open_text" and value.endswith(QUOTES)):
        return "curly_quotes"
    if kind == "no_equals_sign" and rest[:1].isalpha():
        return "bad_key"
    if kind == "bad_value" and not value:
        return "no_value"
    if kind == "bad_value" and rest[:1].isalpha():
        return "value_without_quotes"
    if kind == "rest_of_line" and value.startswith(("'", '"')):
        return "quote_in_text"
    return kind


def _statement(lines: list[str], stopped: int) -> int:
    """The line on which the statement begins that could not be read: behind the last lines that can be, by themselves.

    Tables are tried one by one, so that a long document is not read a hundred times.
    """
    heads = [index for index, line in enumerate(lines[:stopped]) if line.startswith("[")]
    for begin, end in zip([0, *heads], [*heads, stopped], strict=True):
        if not _parses(lines[begin:end]):
            tries = range(end - begin, -1, -1)[: 1 + MOST_READ // (1 + sum(map(len, lines[begin:end])))]
            readable = next((count for count in tries if _parses(lines[begin : begin + count])), 0)
            return _next_statement(lines, begin + readable)
    return stopped


def _next_statement(lines: list[str], index: int) -> int:
    """The number of the first line from an index on that is neither empty nor a comment."""
    following = (
        at + 1 for at in range(index, len(lines)) if not lines[at].lstrip().startswith("#") and lines[at].strip()
    )
    return next(following, len(lines))


def _parses(lines: list[str]) -> bool:
    try:
        tomllib.loads("\n".join(lines))
    except ValueError:
        return False
    return True
