"""The files of kept results in, their numbers out; a number is given once, also when its result is gone.

A result's number stands in the name of its file. The files of version 0.1 were named for their day; theirs, and the
last number given, stand in a small file beside them.
"""

import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, TypeAlias

import msgspec
from msgspec import Meta, Struct

from vbm_quiz.storage.atomic_write import write_text
from vbm_quiz.storage.files import read_plain_file

COUNTER = "numbers"
SUFFIX = ".json"
LARGEST_NUMBER = 999_999_999
NAME = re.compile(r"result-([1-9][0-9]{0,8})\.json")

Number: TypeAlias = Annotated[int, Meta(ge=0, le=LARGEST_NUMBER)]


class Counter(Struct, frozen=True):
    """The last number given, and the numbers of files that do not have them in their names."""

    last: Number = 0
    older: Mapping[str, Number] = {}


class NumberedFiles(Struct, frozen=True):
    """The files by number in ascending order, and the last number ever given."""

    files: Mapping[int, Path]
    last: int


def path_of(folder: Path, number: int) -> Path:
    """The file of the result with this number."""
    return folder / f"result-{number}{SUFFIX}"


def numbered_files(folder: Path) -> NumberedFiles:
    """The files of a folder with their numbers; those that have none yet get the next ones, the oldest first.

    Raises:
        OSError: when the folder cannot be read.
    """
    counter = _read_counter(folder)
    paths = [path for path in folder.iterdir() if path.suffix == SUFFIX]
    files = {int(found[1]): path for path in paths if (found := NAME.fullmatch(path.name))}
    unnumbered = []
    for path in _by_day(path for path in paths if not NAME.fullmatch(path.name)):
        number = counter.older.get(_as_text(path), 0)
        if number and number not in files:
            files[number] = path
        else:
            unnumbered.append(path)
    last = max((counter.last, *counter.older.values(), *files))
    files |= dict(enumerate(unnumbered, last + 1))
    return NumberedFiles(dict(sorted(files.items())), last + len(unnumbered))


def next_number(number: int) -> int:
    """The number after this one; after the largest, which only a file made by hand can have, the first."""
    return number % LARGEST_NUMBER + 1


def remember_numbers(folder: Path, numbered: NumberedFiles, last: int = 0) -> None:
    """Write down the last number given and the numbers of the older files.

    Raises:
        OSError: when it cannot be written.
    """
    older = {_as_text(path): number for number, path in numbered.files.items() if not NAME.fullmatch(path.name)}
    highest = max(_read_counter(folder).last, numbered.last, last)  # another process may have given one meanwhile
    encoded = msgspec.json.encode(Counter(highest, older))
    write_text(folder / COUNTER, f"{encoded.decode()}\n")


def _as_text(path: Path) -> str:
    """The name of a file as JSON can hold it, also where it is no UTF-8."""
    return os.fsencode(path.name).decode(errors="replace")


def _read_counter(folder: Path) -> Counter:
    """The counter; a new one where there is none that can be read."""
    try:
        return msgspec.json.decode(read_plain_file(folder / COUNTER), type=Counter)
    except (OSError, msgspec.DecodeError, ValueError, RecursionError):
        return Counter()


def _by_day(paths: Iterable[Path]) -> list[Path]:
    """Files named for their day and their place in it, such as `2026-11-01-2.json`, the oldest first."""
    return sorted(paths, key=_day_and_place)


def _day_and_place(path: Path) -> tuple[str, int, str]:
    day, _, place = path.stem.rpartition("-")
    return day, int(place) if re.fullmatch(r"[0-9]{1,9}", place) else 0, path.name
