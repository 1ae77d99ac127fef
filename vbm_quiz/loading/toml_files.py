"""A file of a content folder in, what it holds out as plain data; it is refused where that has faults."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from vbm_quiz.errors import Fault, InvalidContent
from vbm_quiz.loading.toml_file import read_file

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


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
