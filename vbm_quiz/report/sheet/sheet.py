"""A bank and its texts in, which questions are on the sheet and under which numbers out."""

from collections.abc import Mapping
from functools import cached_property

from msgspec import Struct

from vbm_quiz.bank.bank import Bank, Section
from vbm_quiz.bank.clients import ClientField
from vbm_quiz.bank.questions import Question
from vbm_quiz.texts.texts import Texts


class Sheet(Struct, frozen=True, dict=True):
    """What a sheet is made of.

    One `for_client` has the tasks alone: a client fills in how that client sees someone's work. One `with_rules` ends
    with the rules.
    """

    bank: Bank
    texts: Texts
    for_client: bool = False
    with_rules: bool = False

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections that are on it, in the order asked."""
        return tuple(each for each in self.bank.sections if each.holds == "tasks" or not self.for_client)

    def questions_of(self, section: Section) -> tuple[Question | ClientField, ...]:
        """The questions of a section in the order asked."""
        return self.bank.clients.fields if section.holds == "clients" else self.bank.questions_of(section)

    def has(self, question: str) -> bool:
        """Whether the question with this id is on it."""
        return self.bank.questions[question].text_key("text") in self._numbers

    def number(self, question: Question | ClientField) -> int:
        """The number of a question on this sheet, from 1."""
        return self._numbers[question.text_key("text")]

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        """The numbers by the keys of the questions' texts, of which no two are alike."""
        asked = (question for section in self.sections for question in self.questions_of(section))
        return {question.text_key("text"): number for number, question in enumerate(asked, 1)}
