"""The criteria of rules that ask about the title and its conditions.

A new kind is a class here that joins `AnswerCriterion`; one that needs the wish or the transition as well belongs in
`result_criteria`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar, TypeAlias

from vbm_quiz.bank.answer_criteria import (
    AboveItemCriterion,
    AnswersCriterion,
    ChoiceCriterion,
    LevelCriterion,
    NumberCriterion,
    ShareCriterion,
)
from vbm_quiz.bank.base import Id, Ids
from vbm_quiz.bank.condition_base import RuleValue
from vbm_quiz.bank.criterion_base import CriterionKind, titles, words
from vbm_quiz.bank.faults import unknown_id, unknown_ids
from vbm_quiz.bank.task_criteria import ActivitiesCriterion, AlikeCriterion, ExamplesCriterion, TasksCriterion
from vbm_quiz.errors import Fault
from vbm_quiz.model.results import ConditionState, Evaluation, TitleFit, TitleStatus

if TYPE_CHECKING:
    from vbm_quiz.bank.bank import Bank


class ConditionCriterion(CriterionKind, frozen=True, tag="condition", tag_field="test", rename={"answer": "is"}):
    """A condition is in one of these states."""

    asks_about = "role"

    condition: Id
    answer: tuple[ConditionState, ...]

    def reads(self, bank: "Bank") -> Iterable[str]:
        return bank.condition(self.condition).reads(bank)

    def evidence(self, bank: "Bank", evaluation: Evaluation) -> Sequence[str] | None:
        states = {condition.id: condition.state for condition in evaluation.result.conditions}
        if states[self.condition] not in self.answer:
            return None
        return [question for question in self.reads(bank) if not evaluation.answers.unknown(question)]

    def rule_values(self, bank: "Bank") -> Mapping[str, RuleValue]:
        states = words("interface.rule_words.condition", self.answer)
        return {"condition": f"conditions.{self.condition}.name", "states": states}

    def faults(self, bank: "Bank") -> Iterator[Fault]:
        yield from unknown_id("condition", "condition", self.condition, (each.id for each in bank.conditions))


class TitleCriterion(CriterionKind, frozen=True, tag="title", tag_field="test"):
    """The title is one of these."""

    asks_about = "role"
    names_answers: ClassVar[bool] = False

    title: Ids

    def holds(self, bank: "Bank", evaluation: Evaluation) -> bool:
        return evaluation.result.title.id in self.title

    def rule_values(self, bank: "Bank") -> Mapping[str, RuleValue]:
        return {"titles": titles(self.title)}

    def faults(self, bank: "Bank") -> Iterator[Fault]:
        yield from unknown_ids("title", "title", self.title, bank.title_ids)


class StatusCriterion(CriterionKind, frozen=True, tag="status", tag_field="test", rename={"answer": "is"}):
    """The title fits, fits provisionally, or is not shown."""

    asks_about = "role"
    names_answers: ClassVar[bool] = False

    answer: tuple[TitleStatus, ...]

    def holds(self, bank: "Bank", evaluation: Evaluation) -> bool:
        return evaluation.result.title.status in self.answer

    def rule_values(self, bank: "Bank") -> Mapping[str, RuleValue]:
        return {"states": words("interface.rule_words.status", self.answer)}


class CurrentFitCriterion(CriterionKind, frozen=True, tag="current_fit", tag_field="test", rename={"answer": "is"}):
    """The title in use says as much as the title that fits, less (`does_more`) or more (`promises_more`)."""

    asks_about = "role"

    answer: tuple[TitleFit, ...]

    def reads(self, bank: "Bank") -> Iterable[str]:
        return (bank.start.current_title,)

    def holds(self, bank: "Bank", evaluation: Evaluation) -> bool:
        return evaluation.result.title.current_fit in self.answer

    def rule_values(self, bank: "Bank") -> Mapping[str, RuleValue]:
        return {"states": words("interface.rule_words.current_fit", self.answer)}


class InSightCriterion(CriterionKind, frozen=True, tag="in_sight", tag_field="test"):
    """One of these is today's title, a title still possible while none is shown, or the direction of the work."""

    asks_about = "role"
    names_answers: ClassVar[bool] = False

    title: Ids

    def holds(self, bank: "Bank", evaluation: Evaluation) -> bool:
        title = evaluation.result.title
        possible = title.between if title.id is None else (title.id,)
        return not set(self.title).isdisjoint((*possible, title.direction))

    def rule_values(self, bank: "Bank") -> Mapping[str, RuleValue]:
        return {"titles": titles(self.title)}

    def faults(self, bank: "Bank") -> Iterator[Fault]:
        yield from unknown_ids("title", "title", self.title, bank.title_ids)


AnswerCriterion: TypeAlias = (
    LevelCriterion
    | ChoiceCriterion
    | AnswersCriterion
    | NumberCriterion
    | ShareCriterion
    | AboveItemCriterion
    | TasksCriterion
    | ActivitiesCriterion
    | AlikeCriterion
    | ExamplesCriterion
    | ConditionCriterion
    | TitleCriterion
    | StatusCriterion
    | CurrentFitCriterion
    | InSightCriterion
)
"""All kinds that an inconsistency may use."""
