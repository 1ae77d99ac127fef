"""A TOML file in, its tables as plain data out; and the refusal of a content folder with all that is wrong in it."""

import tomllib
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from vbm_quiz.errors import InvalidInput

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


def read_toml(folder: "Traversable", name: str) -> dict[str, Any]:
    """What a file of a content folder holds.

    Raises:
        InvalidInput: when it cannot be read, or is no TOML.
    """
    try:
        return tomllib.loads(folder.joinpath(name).read_text("utf-8-sig"))
    except OSError as reason:
        fault = f"cannot be read: {reason.strerror or reason}"
    except RecursionError:
        fault = "is not valid TOML: nested in too many layers"
    except ValueError as reason:  # no UTF-8, no TOML, or a number without end
        fault = f"is not valid TOML: {reason}"
    raise invalid_content(folder, [f"{name}: {fault}"])


def invalid_content(folder: "Traversable", faults: Iterable[str]) -> InvalidInput:
    """The refusal of a content folder; each fault begins with the name of its file."""
    lines = list(faults)
    return InvalidInput(f"The bank in {folder} has {len(lines)} fault(s):", lines, "Mend these and start again.")
