"""The blocks that a sheet has beside those of a report: questions with boxes to tick, and lines to write on."""

from typing import TypeAlias

from msgspec import Struct

from vbm_quiz.report.blocks import Block


class Blanks(Struct, frozen=True):
    """Lines to write on, each behind its label."""

    labels: tuple[str, ...]


class SheetQuestion(Struct, frozen=True, kw_only=True):
    """A question with its help, and a box for each choice.

    `condition` says who answers it, and is empty where everyone does; a `unit` stands behind a line for a number.
    """

    number: int
    text: str
    help: str
    choices: tuple[str, ...]
    condition: str = ""
    unit: str = ""


class Grid(Struct, frozen=True):
    """Questions with the same choices: a row for each question, a column for each choice."""

    choices: tuple[str, ...]
    questions: tuple[SheetQuestion, ...]


class ClientGrid(Struct, frozen=True):
    """Questions about clients: a row for each choice, a column for each client, and a first row for their names."""

    clients: tuple[str, ...]
    name: str
    questions: tuple[SheetQuestion, ...]


SheetBlock: TypeAlias = Block | Blanks | SheetQuestion | Grid | ClientGrid
