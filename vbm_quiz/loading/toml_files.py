"""A file of a content folder in, what it holds out when it has no fault: plain data, and the texts of a language."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from vbm_quiz.errors import Fault, InvalidContent
from vbm_quiz.loading.text_faults import placeholders, text_faults
from vbm_quiz.loading.toml_file import read_file
from vbm_quiz.texts.shipped_texts import flattened, shipped_languages, shipped_texts
from vbm_quiz.texts.texts import PROGRAM

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


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
        InvalidContent: with every fault of the file.
    """
    name = f"{language}/{file}.toml"
    ships = file == PROGRAM and language in shipped_languages()
    if ships and folder.joinpath(name).is_file():
        raise invalid_content(folder, name, [Fault("", "program_speaks_it", {"language": language})])
    if ships:
        return shipped_texts(PROGRAM, language)
    texts = flattened(read_toml(folder, name))
    expected = required_program_texts() if file == PROGRAM else required()
    if faults := list(text_faults(file, expected, texts)):
        raise invalid_content(folder, name, faults)
    return texts


def required_program_texts() -> dict[str, frozenset[str]]:
    """Every key of the program's own texts, with the placeholders that the English text has."""
    return {key: placeholders(text) for key, text in shipped_texts(PROGRAM, "en").items()}


def read_toml(folder: "Traversable", name: str) -> dict[str, Any]:
    """What a file of a content folder holds.

    Raises:
        InvalidContent: when it cannot be read, or is no TOML.
    """
    file = read_file(folder, name)
    if file.faults:
        raise InvalidContent(str(folder), file.faults)
    return file.document


def invalid_content(folder: "Traversable", name: str, faults: Iterable[Fault]) -> InvalidContent:
    """The refusal of a file of a content folder, in which the faults are found."""
    return InvalidContent(str(folder), read_file(folder, name).located(faults))
