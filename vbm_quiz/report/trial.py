"""What trying a changed quiz beside another one found, before it has a format."""

from functools import cached_property

from msgspec import Struct

from vbm_quiz.bank.bank import Bank
from vbm_quiz.bank.changed_values import ChangedValue, changed_values
from vbm_quiz.errors import Fault
from vbm_quiz.scoring.bank_comparison import AnswersSource, BankComparison
from vbm_quiz.texts.texts import Texts


class TriedQuiz(Struct, frozen=True):
    """One of the two: its bank, its texts, and the folder it is in; None for the quiz that came with the program."""

    bank: Bank
    texts: Texts
    folder: str | None


class UnreadableAnswers(Struct, frozen=True):
    """Answers that could not be used, and what is wrong with them."""

    source: AnswersSource
    faults: tuple[Fault, ...]


class Trial(Struct, frozen=True, dict=True):
    """Two quizzes, and what the second makes of answers that the first does not."""

    before: TriedQuiz
    after: TriedQuiz
    comparison: BankComparison
    unreadable: tuple[UnreadableAnswers, ...]

    @cached_property
    def changes(self) -> tuple[ChangedValue, ...]:
        """What differs between the two `quiz.toml`."""
        return tuple(changed_values(self.before.bank.document, self.after.bank.document))

    @property
    def hides_changes(self) -> bool:
        """Whether the rules are others under the same name and version, which kept results go by."""
        before, after = (each.bank for each in (self.before, self.after))
        return (before.id, before.version) == (after.id, after.version) and before.sha256 != after.sha256

    @property
    def new_questions(self) -> tuple[str, ...]:
        """The questions of the second quiz that the first does not ask; examples come with their tasks."""
        return _only_asked(self.after.bank, self.before.bank)

    @property
    def gone_questions(self) -> tuple[str, ...]:
        """The questions of the first quiz that the second does not ask."""
        return _only_asked(self.before.bank, self.after.bank)


def _only_asked(bank: Bank, other: Bank) -> tuple[str, ...]:
    return tuple(id_ for id_ in bank.questions if id_ not in other.questions and id_ not in bank.examples)
