"""The texts of one language, by the ids of the bank."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from vbm_quiz.texts.language import Direction, direction
from vbm_quiz.texts.placeholders import filled
from vbm_quiz.texts.plural_forms import plural_forms
from vbm_quiz.texts.program_name import PROGRAM_NAME

if TYPE_CHECKING:
    from decimal import Decimal

PROGRAM, NAMES, QUESTIONS, REPORT = FILES = ("program", "names", "questions", "report")
"""The files of a language: what the program itself says, what everything is called, what is asked, what is reported."""
COMMAND_LINE, CONTENT_COMMANDS = "command_line", "content_commands"
"""Files of the program alone: its help and what it says of wrong usage; what the commands on content say."""

FILE_OF_TABLE = {
    **dict.fromkeys(("help", "usage", "score", "check", "completion"), COMMAND_LINE),
    **dict.fromkeys(("content", "content_faults", "content_warnings"), CONTENT_COMMANDS),
    **dict.fromkeys(("interface", "errors"), PROGRAM),
    **dict.fromkeys(("decimal", "thousands", "plural_forms", "and", "or", "switch"), NAMES),
    **dict.fromkeys(("titles", "conditions", "level_names", "units", "places"), NAMES),
    **dict.fromkeys(("unknown", "levels", "levels_short", "facts", "example_choices"), QUESTIONS),
    **dict.fromkeys(("welcome", "sections", "tasks", "questions", "clients"), QUESTIONS),
}
"""The file that a key stands in, by the first part of the key; all others stand in the report's."""

PLURAL_FORMS = "plural_forms"
"""The rule that says how many plural forms a language has, and which goes with a number."""
DIRECTION = "language.direction"
"""Where the names of a language say which way it is written; they need not."""


def file_of(key: str) -> str:
    """The file that a text stands in; the short names of questions and the names of tasks stand with the names."""
    table, _, rest = key.partition(".")
    named = rest.endswith(".short") or (table == "tasks" and rest.endswith(".name"))
    return NAMES if named else FILE_OF_TABLE.get(table, REPORT)


class Texts(NamedTuple):  # msgspec is not loaded for --help
    """The texts of a language; each of its files is read when the first of its texts is asked for.

    Args:
        language: its code.
        read: the texts of one of its files, by their full keys, such as `questions.plan.actions.text`.
        program: how messages name the program.
        shared: the placeholders that every text may use, each with what makes its text.
        instead: the keys of texts that may be missing, each with that of the text in its place; empty for no text.
        with_content: what names the content in the commands of messages, after a space; empty where nothing needs to.
    """

    language: str
    read: Callable[[str], Mapping[str, str]]
    program: str = PROGRAM_NAME
    shared: Mapping[str, Callable[["Texts"], str]] = {}
    instead: Mapping[str, str] = {}
    with_content: str = ""

    def __call__(self, key: str, /, **values: object) -> str:
        """The text with its placeholders filled in.

        Raises:
            KeyError: for a key that no language must have.
        """
        return filled(self._text(key), lambda name: values[name] if name in values else self._shared(name))

    def _text(self, key: str) -> str:
        texts = self.read(file_of(key))
        if key in texts:
            return texts[key]
        instead = self.instead[key]
        return self._text(instead) if instead else ""

    def _shared(self, name: str) -> str:
        own = {"program": self.program, "with_content": self.with_content}
        return own[name] if name in own else self.shared[name](self)

    def counted(self, key: str, number: "Decimal | int", /, **values: object) -> str:
        """The form of a text that goes with a number from 0 on, of those in the list `<key>.forms`.

        One with decimals takes the last of them, or the text `<key>.with_decimals` where there is one.
        """
        if number % 1 and self.has(f"{key}.with_decimals"):
            return self(f"{key}.with_decimals", **values)
        rule, forms = plural_forms(self(PLURAL_FORMS)), len(self.every(f"{key}.forms"))
        form = rule.total - 1 if number % 1 else rule.form(int(number))
        return self(f"{key}.forms.{min(form, forms - 1)}", **values)  # a text of another language may have fewer

    @property
    def direction(self) -> Direction:
        """The way that this language is written: as its names say, else as its tag does."""
        return "rtl" if self.read(NAMES).get(DIRECTION, direction(self.language)) == "rtl" else "ltr"

    def has(self, key: str) -> bool:
        """Whether there is such a text."""
        return key in self.read(file_of(key))

    def every(self, key: str) -> list[str]:
        """The texts of a list, in order."""
        return [text for name, text in self.read(file_of(key)).items() if name.rpartition(".")[0] == key]

    def listed(self, items: Iterable[str], last: str = "and") -> str:
        """`a, b and c`; `last` is the key of the joining word: and, or."""
        *most, end = items
        return f"{', '.join(most)} {self(last)} {end}" if most else end

    def day(self, iso: str) -> str:
        """A day, such as 2026-11-24, as this language writes it; any other text as it stands."""
        match = re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])-(\d\d)", iso)
        if match is None:
            return iso
        month = self(f"interface.months.{int(match[2])}")
        return self("interface.session.day", day=int(match[3]), month=month, year=match[1])

    def number(self, value: object) -> str:
        """A number as this language writes it, such as 1.760,50."""
        whole, _, decimals = str(value).partition(".")
        sign = self("thousands")
        grouped = re.sub(r"(?<=\d)(?=(\d{3})+$)", lambda _: sign, whole)
        return f"{grouped}{self('decimal')}{decimals}" if decimals else grouped
