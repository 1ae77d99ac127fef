"""A language in, what the program itself says in it out, read from the files that ship with it."""

import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vbm_quiz.texts.language import choose, languages_named
from vbm_quiz.texts.program_name import typed_name
from vbm_quiz.texts.texts import COMMAND_LINE, Texts

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


def texts_of_run(arguments: Sequence[str], environment: Mapping[str, str]) -> Texts:
    """The texts for what is said before any content is opened: help and wrong usage.

    Args:
        arguments: the command line, of which `--lang` counts where the program speaks that language.
        environment: its variables, which decide where `--lang` does not.
    """
    language = choose(languages_named(arguments), environment, shipped_languages())
    return Texts(language, cache(lambda file: shipped_texts(file, language)), typed_name(sys.argv[0]))


def shipped_languages() -> list[str]:
    """The languages that the program itself speaks."""
    return sorted(file.name.removesuffix(".toml") for file in _folder(COMMAND_LINE).iterdir())


@cache
def shipped_texts(file: str, language: str) -> Mapping[str, str]:
    """The texts of a file that the program ships with, in one of the `shipped_languages`."""
    return flattened(tomllib.loads(shipped_file(file, language).decode()))


def shipped_file(file: str, language: str) -> bytes:
    """A file that the program ships with, in one of the `shipped_languages`, as it stands."""
    return (_folder(file) / f"{language}.toml").read_bytes()


def flattened(raw: Mapping[str, Any]) -> dict[str, Any]:
    """Nested tables and lists as one mapping with dotted keys; a list counts from 0."""
    return dict(_leaves("", raw))


def _leaves(key: str, value: object) -> Iterator[tuple[str, Any]]:
    if isinstance(value, list):
        value = dict(enumerate(value))
    if not isinstance(value, dict):
        yield key, value
        return
    for name, part in value.items():
        yield from _leaves(f"{key}.{name}" if key else str(name), part)


def _folder(file: str) -> "Traversable":
    return package_folder() / "texts" / file


def package_folder() -> "Traversable":
    """Where the program's own files lie: its folder, or the archive that it runs from."""
    folder = Path(__file__).parent.parent
    if folder.is_dir():
        return folder
    from importlib.resources import files

    return files("vbm_quiz")
