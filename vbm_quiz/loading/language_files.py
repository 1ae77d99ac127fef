"""One file of a language in, its texts by their full keys out, checked."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vbm_quiz.loading.text_faults import placeholders, text_faults
from vbm_quiz.loading.toml_files import invalid_content, read_toml
from vbm_quiz.texts.texts import PROGRAM

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


def package_folder() -> "Traversable":
    """Where the program's own files lie: its folder, or the archive that it runs from."""
    folder = Path(__file__).parent.parent
    if folder.is_dir():
        return folder
    from importlib.resources import files

    return files("vbm_quiz")


def read_texts(
    folder: "Traversable", required: Callable[[], Mapping[str, frozenset[str]]], language: str, file: str
) -> dict[str, str]:
    """Read and check one of the files of a language.

    Args:
        folder: the content folder.
        required: gives every key that the bank requires, with the placeholders that its text may use.
        language: its code.
        file: one of `FILES`.

    The program ships with its own texts in some languages; any other language brings them along.

    Raises:
        InvalidInput: with every fault of the file.
    """
    name = f"{language}/{file}.toml"
    ships = file == PROGRAM and _program_folder().joinpath(f"{language}.toml").is_file()
    if ships and folder.joinpath(name).is_file():
        raise invalid_content(folder, [f"{name}: the program speaks this language already; remove this file"])
    if ships:
        return program_texts(language)
    texts = flattened(read_toml(folder, name))
    expected = required_program_texts() if file == PROGRAM else required()
    if faults := list(text_faults(file, expected, texts)):
        raise invalid_content(folder, [f"{name}: {fault}" for fault in faults])
    return texts


def program_texts(language: str) -> dict[str, str]:
    """What the program itself says in one of the languages that it ships with."""
    return flattened(read_toml(_program_folder(), f"{language}.toml"))


def required_program_texts() -> dict[str, frozenset[str]]:
    """Every key of the program's own texts, with the placeholders that the English text has."""
    return {key: placeholders(text) for key, text in program_texts("en").items()}


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


def _program_folder() -> "Traversable":
    return package_folder() / "texts" / "program"
