"""The kinds of question: what may be answered, how a raw value is read, and which texts put it in words.

A new kind is a class here; those that a bank may define also join `SectionQuestion`.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias

from vbm_quiz.bank.base import Count, Id, Ids
from vbm_quiz.bank.faults import unknown_number
from vbm_quiz.bank.question_base import AskedWhen, ChoiceKind, QuestionKind
from vbm_quiz.errors import Fault
from vbm_quiz.model.answers import NO, UNKNOWN, YES, Answers, Value
from vbm_quiz.model.json_values import NotFinite, plain, shown

if TYPE_CHECKING:
    from vbm_quiz.bank.bank import Bank

MOST_DECIMALS = 6


def place_in_article(article: str) -> tuple[str, str]:
    """The heading that a place in the article is named for, and the number below it; empty where it has none."""
    heading, _, number = article.rpartition(" ")
    return (heading, number) if heading and number.isdigit() else (article, "")


class ChoiceQuestion(ChoiceKind, frozen=True, tag="choice", tag_field="kind"):
    """One of a list of choices; `article` is the place in the article that it comes from, empty for one of ours."""

    choices: Ids
    article: str = ""
    unknown: bool = True
    optional: bool = False
    former: Ids = ()
    asked_when: AskedWhen | None = None


class FactQuestion(ChoiceKind, frozen=True, tag="fact", tag_field="kind"):
    """Yes, no or unknown."""

    article: str = ""
    optional: bool = False
    asked_when: AskedWhen | None = None

    @property
    def choices(self) -> tuple[str, ...]:
        return (YES, NO)

    def choice_key(self, choice: str) -> str:
        return "unknown" if choice == UNKNOWN else f"facts.{choice}"


class LevelQuestion(ChoiceKind, frozen=True):
    """An activity on the scale; an answers file may hold the worth of a level (0, 1, 2, …) instead of its id."""

    choices: Ids
    article: str
    core: bool
    optional: bool = False

    @property
    def allowed(self) -> str:
        return f"{', '.join(self.all_choices)}, 0 – {len(self.choices) - 1}"

    def choice_key(self, choice: str) -> str:
        return "unknown" if choice == UNKNOWN else f"levels.{choice}"

    def answer_key(self, choice: str) -> str:
        return f"level_names.{choice}"

    def read(self, raw: object, path: str) -> Value | Fault:
        """A level by its id or its worth; or the fault at this path."""
        if isinstance(raw, Decimal) and raw in range(len(self.choices)):
            return self.choices[int(raw)]
        return super().read(raw, path)

    def json_schema(self) -> dict[str, Any]:
        return {"enum": [*self.all_choices, *range(len(self.choices))]}


class ExampleQuestion(ChoiceKind, frozen=True):
    """Whether she can name an example of a task; asked where an activity of it is answered with `asked_from`."""

    task: Id
    asked_from: Id
    article: str = ""
    optional: bool = False

    @property
    def choices(self) -> tuple[str, ...]:
        return (YES, NO)

    @property
    def unknown(self) -> bool:
        return False

    @property
    def for_everyone(self) -> bool:
        return False

    def is_asked(self, bank: "Bank", answers: Answers) -> bool:
        return bank.examples[self.id].asks_example(bank.scale, answers)

    @property
    def name_key(self) -> str:
        return self.text_key("text")

    def text_key(self, part: str) -> str:
        return f"tasks.{self.task}.example" if part == "text" else f"tasks.{self.task}.example_{part}"

    def choice_key(self, choice: str) -> str:
        return f"example_choices.{choice}"


class NumberQuestion(QuestionKind, frozen=True, tag="number", tag_field="kind"):
    """A number within bounds; `no_more_than` names a question whose answer it may not exceed."""

    unit: Id
    maximum: Fraction
    minimum: Fraction | None = None
    above: Fraction | None = None
    decimals: Count = 0
    no_more_than: Id | None = None
    article: str = ""
    unknown: bool = True
    optional: bool = False
    asked_when: AskedWhen | None = None

    @property
    def choices(self) -> tuple[str, ...]:
        """A number has no list of choices."""
        return ()

    @cached_property
    def readable(self) -> tuple[str, ...]:
        """What an answers file may hold that is no number."""
        return (UNKNOWN,) if self.unknown else ()

    @property
    def lowest(self) -> Fraction:
        """The lowest bound; the number itself is allowed unless it is `above`."""
        return (self.minimum or Fraction(0)) if self.above is None else self.above

    @cached_property
    def _bounds(self) -> tuple[int | Fraction, int | Fraction]:
        """The lowest and the highest bound; whole ones as integers, which are quick to compare with."""
        return _whole(self.lowest), _whole(self.maximum)

    @property
    def allowed(self) -> str:
        """What may be answered, in the words of an answers file."""
        bounds = f"{'' if self.above is None else '> '}{self.lowest} – {self.maximum}"
        return f"{bounds}, {UNKNOWN}" if self.unknown else bounds

    def answer_key(self, choice: str) -> str:
        """The key of the only answer that is no number."""
        return "unknown"

    def read(self, raw: object, path: str) -> Value | Fault:
        """A number or `unknown`; or the fault at this path. `raw` is text, a Decimal, or whatever JSON may hold."""
        if self.unknown and raw == UNKNOWN:
            return UNKNOWN
        key = self._number_fault(raw)
        if isinstance(raw, Decimal) and key is None:
            return plain(raw)
        return Fault(path, str(key), {"found": shown(raw), "allowed": self.allowed, "decimals": self.decimals})

    def _number_fault(self, raw: object) -> str | None:
        if not isinstance(raw, Decimal):
            return "not_finite" if isinstance(raw, NotFinite) else "not_a_number"
        lowest, highest = self._bounds
        if raw > highest or raw < lowest or (raw == lowest and self.above is not None):
            return "out_of_range"
        if raw != round(raw, self.decimals):
            return "too_many_decimals" if self.decimals else "not_whole"
        return None

    def excess(self, number: Decimal, values: Mapping[str, Value], path: str) -> Fault | None:
        """The fault of a number above the answer that it may not exceed; None where it is not."""
        limit = values.get(self.no_more_than or "")
        if isinstance(limit, Decimal) and number > limit:
            return Fault(path, "more_than", {"found": number, "other": self.no_more_than, "limit": limit})
        return None

    def json_schema(self) -> dict[str, Any]:
        """The JSON Schema of an answer; it cannot say that a number may not exceed another."""
        low = {"minimum": self.lowest} if self.above is None else {"exclusiveMinimum": self.above}
        bounds = {key: _json_number(bound) for key, bound in {**low, "maximum": self.maximum}.items()}
        number: dict[str, Any] = {"type": "integer", **bounds}
        if self.decimals:
            number = {"type": "number", **bounds, "multipleOf": _json_number(Fraction(1, 10**self.decimals))}
        return {"anyOf": [number, {"const": UNKNOWN}]} if self.unknown else number

    def faults(self, bank: "Bank") -> Iterator[Fault]:
        yield from super().faults(bank)
        if self.decimals > MOST_DECIMALS:
            yield Fault("decimals", "too_many_decimals", {"found": self.decimals, "highest": MOST_DECIMALS})
        if (self.minimum is None) == (self.above is None):
            yield Fault("", "no_lower_bound" if self.minimum is None else "two_lower_bounds")
        elif self.lowest >= self.maximum:
            yield Fault("maximum", "maximum_too_low", {"found": self.maximum, "lowest": self.lowest})
        if self.no_more_than is not None:
            asked = list(bank.questions)
            yield from unknown_number(bank, "no_more_than", self.no_more_than)
            if self.no_more_than in asked and asked.index(self.no_more_than) > asked.index(self.id):
                yield Fault("no_more_than", "asked_later", {"question": self.no_more_than})


def _whole(number: Fraction) -> int | Fraction:
    return int(number) if number.denominator == 1 else number


def _json_number(number: Fraction) -> int | float:
    return int(number) if number.denominator == 1 else float(number)


SectionQuestion: TypeAlias = ChoiceQuestion | FactQuestion | NumberQuestion
"""The kinds that a section of a bank may hold."""
Question: TypeAlias = SectionQuestion | LevelQuestion | ExampleQuestion
"""All kinds; those of the scale follow from the tasks."""
