"""What every kind of question answers: what may be answered, when it is asked, its texts, its faults."""

from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any

from vbm_quiz.bank.base import BankStruct, Id, Ids
from vbm_quiz.bank.faults import repeated, unknown_choices, within
from vbm_quiz.errors import Fault, Guess
from vbm_quiz.model.answers import UNKNOWN, Answers, Value
from vbm_quiz.model.json_values import NotFinite, shown

if TYPE_CHECKING:
    from vbm_quiz.bank.bank import Bank


class AskedWhen(BankStruct, frozen=True, rename={"answer": "is"}):
    """The answers to an earlier question beside which a question is asked; beside any other it does nothing."""

    question: Id
    answer: Ids

    def holds(self, answers: Answers) -> bool:
        """Whether the earlier question has one of these answers."""
        return answers.values.get(self.question) in self.answer

    def faults(self, bank: "Bank", asked: str) -> Iterator[Fault]:
        """Answers that are not there, a question that comes later, and a title that would rest on who is asked."""
        yield from unknown_choices(bank, ("question", self.question), "is", self.answer)
        if not self.answer:
            yield Fault("is", "asked_beside_nothing")
        order = list(bank.questions)
        if self.question in order and order.index(self.question) >= order.index(asked):
            yield Fault("question", "asked_later", {"question": self.question})
        if asked in bank.title_questions:
            yield Fault("", "title_rests_on_it")


class QuestionKind(BankStruct, frozen=True, dict=True):
    """What all kinds share."""

    id: Id

    @property
    def asked_when(self) -> AskedWhen | None:
        """The answers to an earlier question that it is asked beside; None where it does not depend on one."""
        return None

    @property
    def for_everyone(self) -> bool:
        """Whether it is asked whatever the other answers are."""
        return self.asked_when is None

    def is_asked(self, bank: "Bank", answers: Answers) -> bool:
        """Whether it is asked beside these answers."""
        return self.asked_when is None or self.asked_when.holds(answers)

    def text_key(self, part: str) -> str:
        """The key of its `text` or `help`."""
        return f"questions.{self.id}.{part}"

    @property
    def name_key(self) -> str:
        """The key of the text that names it within a sentence."""
        return self.text_key("short")

    def faults(self, bank: "Bank") -> Iterator[Fault]:
        """What is wrong with the question itself."""
        if self.asked_when is not None:
            yield from within("asked_when", self.asked_when.faults(bank, self.id))


class ChoiceKind(QuestionKind, frozen=True):
    """What the kinds with a list of choices share."""

    @property
    def choices(self) -> tuple[str, ...]:
        """What may be answered, apart from unknown."""
        raise NotImplementedError

    @property
    def unknown(self) -> bool:
        """Whether `unknown` may be answered."""
        return True

    @property
    def all_choices(self) -> tuple[str, ...]:
        """What may be answered, unknown last where it is allowed."""
        return (*self.choices, UNKNOWN) if self.unknown else self.choices

    @property
    def former(self) -> Ids:
        """The choices of earlier versions: still read, never offered."""
        return ()

    @cached_property
    def readable(self) -> tuple[str, ...]:
        """What an answers file may hold: what may be answered, and the choices of earlier versions."""
        return (*self.all_choices, *self.former)

    @property
    def allowed(self) -> str:
        """What may be answered, in the words of an answers file."""
        return ", ".join(self.all_choices)

    def choice_key(self, choice: str) -> str:
        """The key of a choice as it is offered."""
        return "unknown" if choice == UNKNOWN else f"questions.{self.id}.choices.{choice}"

    def answer_key(self, choice: str) -> str:
        """The key of a choice as it is reported."""
        return self.choice_key(choice)

    def read(self, raw: object, path: str) -> Value | Fault:
        """A choice id; or the fault at this path. `raw` is text, a Decimal, or whatever else JSON may hold."""
        if isinstance(raw, str) and raw in self.readable:
            return raw
        values = {"found": shown(raw), "allowed": self.allowed}
        if isinstance(raw, NotFinite):
            return Fault(path, "not_finite", values)
        if isinstance(raw, str):
            guess = {"nearest": Guess(raw, self.all_choices), "without_nearest": "wrong_choice_far"}
            return Fault(path, "wrong_choice", {**values, **guess})
        return Fault(path, "wrong_choice_far" if isinstance(raw, Decimal) else "wrong_type", values)

    def json_schema(self) -> dict[str, Any]:
        """The JSON Schema of an answer."""
        return {"enum": [*self.readable]}

    def faults(self, bank: "Bank") -> Iterator[Fault]:
        yield from super().faults(bank)
        if not self.choices:
            yield Fault("choices", "no_choices")
        lists = {"choices": self.choices, "former": self.former}
        places = [(f"{key}[{index}]", id_) for key, ids in lists.items() for index, id_ in enumerate(ids)]
        yield from repeated(places)
        yield from (Fault(path, "unknown_as_choice") for path, id_ in places if id_ == UNKNOWN)
