"""The rules of a bank in, sentences out that say when they hold."""

from collections.abc import Iterable, Iterator

from vbm_quiz.bank.bank import Bank
from vbm_quiz.bank.condition_base import RuleValue, TextList
from vbm_quiz.bank.criterion_base import CriterionKind, Wording
from vbm_quiz.bank.rules import Rule
from vbm_quiz.loading.shared_placeholders import rule_value_text
from vbm_quiz.report.blocks import Block, Paragraph, Point, Points
from vbm_quiz.texts.texts import Texts


def sentence(texts: Texts, wording: Wording) -> str:
    """What a criterion or a step asks."""
    values = {name: _value(texts, value) for name, value in wording.values.items()}
    return texts(f"interface.criteria.{wording.key}", **values)


def _value(texts: Texts, value: RuleValue) -> str:
    """A value in words; names of which one is enough each between quotation marks."""
    if isinstance(value, TextList):
        value = value._replace(quoted=True)
    return rule_value_text(value, texts)


def criteria_points(bank: Bank, texts: Texts, criteria: Iterable[CriterionKind]) -> Points:
    """What each criterion asks."""
    wordings = (wording for criterion in criteria for wording in criterion.wordings(bank))
    return Points(tuple(Point(sentence(texts, wording)) for wording in wordings))


def rule_blocks(bank: Bank, texts: Texts, rule: Rule) -> Iterator[Block]:
    """When a rule holds: what all must hold, of what one must, and what may not; nothing for one that always does."""
    for name, criteria in (("all", rule.when), ("any", rule.any), ("none", rule.unless)):
        if criteria:
            yield Paragraph(texts(f"interface.explain.{name}"))
            yield criteria_points(bank, texts, criteria)
