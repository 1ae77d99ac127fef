"""The criteria of rules that need more than the answers and the title: the transition, and what she wants.

A new kind is a class here that joins `Criterion`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

from vbm_quiz.bank.base import Id, Ids
from vbm_quiz.bank.condition_base import RuleValue
from vbm_quiz.bank.criterion_base import CriterionKind, titles, words
from vbm_quiz.bank.faults import unknown_id, unknown_ids
from vbm_quiz.bank.title_criteria import AnswerCriterion
from vbm_quiz.errors import Fault
from vbm_quiz.model.results import Evaluation, ItemState, WishKind

if TYPE_CHECKING:
    from vbm_quiz.bank.bank import Bank


class ItemCriterion(CriterionKind, frozen=True, tag="item", tag_field="test", rename={"answer": "is"}):
    """A transition item, where the transition is reported, is in one of these states."""

    item: Id
    answer: tuple[ItemState, ...]

    def reads(self, bank: "Bank") -> Iterable[str]:
        return [question for item in bank.transition if item.id == self.item for question in item.reads(bank)]

    def evidence(self, bank: "Bank", evaluation: Evaluation) -> Sequence[str] | None:
        found = [item for item in evaluation.items if item.id == self.item and item.state in self.answer]
        return [question for item in found for question in item.questions] or None

    def rule_values(self, bank: "Bank") -> Mapping[str, RuleValue]:
        return {"item": f"transition.items.{self.item}.name", "states": words("transition", self.answer)}

    def faults(self, bank: "Bank") -> Iterator[Fault]:
        yield from unknown_id("item", "item", self.item, (item.id for item in bank.transition))


class WishCriterion(CriterionKind, frozen=True, tag="wish", tag_field="test", rename={"answer": "is"}):
    """She wants to stay, wants a title above today's (`toward`), or does not know or tell (`open`)."""

    asks_about = "role"

    answer: tuple[WishKind, ...]

    def reads(self, bank: "Bank") -> Iterable[str]:
        return (bank.start.goal,)

    def evidence(self, bank: "Bank", evaluation: Evaluation) -> Sequence[str] | None:
        return _given_goal(bank, evaluation) if evaluation.wish.kind in self.answer else None

    def rule_values(self, bank: "Bank") -> Mapping[str, RuleValue]:
        return {"states": words("interface.rule_words.wish", self.answer)}


class AimCriterion(CriterionKind, frozen=True, tag="aim", tag_field="test"):
    """The advice is about one of these titles: the one wished for, else today's."""

    asks_about = "role"

    title: Ids

    def reads(self, bank: "Bank") -> Iterable[str]:
        return (bank.start.goal,)

    def evidence(self, bank: "Bank", evaluation: Evaluation) -> Sequence[str] | None:
        return _given_goal(bank, evaluation) if evaluation.wish.aim in self.title else None

    def rule_values(self, bank: "Bank") -> Mapping[str, RuleValue]:
        return {"titles": titles(self.title)}

    def faults(self, bank: "Bank") -> Iterator[Fault]:
        yield from unknown_ids("title", "title", self.title, bank.title_ids)


def _given_goal(bank: "Bank", evaluation: Evaluation) -> list[str]:
    """The question about the wish, where it is answered."""
    return [bank.start.goal] if bank.start.goal in evaluation.answers.values else []


Criterion: TypeAlias = AnswerCriterion | ItemCriterion | WishCriterion | AimCriterion
"""All kinds that a next step or the conversation may use."""
