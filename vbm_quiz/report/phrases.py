"""Turn rules, questions, answers and changes into the short texts that the sections share."""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING

from vbm_quiz.bank.bank import Bank
from vbm_quiz.bank.condition_base import Answer, RuleValue, SharePart
from vbm_quiz.bank.conditions import Condition
from vbm_quiz.bank.questions import NumberQuestion
from vbm_quiz.bank.tables import Source
from vbm_quiz.characters import escape_controls, isolated_name
from vbm_quiz.loading.shared_placeholders import rule_value_text
from vbm_quiz.model.answers import UNKNOWN, Answers, Value, client_field
from vbm_quiz.model.results import Change, ConditionResult
from vbm_quiz.report.build import Report
from vbm_quiz.scoring.percentages import percentage
from vbm_quiz.texts.texts import Texts

if TYPE_CHECKING:
    from vbm_quiz.scoring.comparison import EarlierResult


def rule(bank: Bank, texts: Texts, condition: Condition) -> str:
    """The rule of a condition in words, with the bank's thresholds in it."""
    none = Answers({})
    values = {name: _rule_value(bank, texts, none, value) for name, value in condition.rule_values(bank).items()}
    return texts(f"conditions.{condition.id}.rule", **values)


MONEY = "euro"
"""The unit of an amount of money."""
LIMITS = ("at_least", "below", "tasks_at_least", "choice")
"""The shortfalls that say no more than the rule."""


def condition_texts(report: Report, result: ConditionResult, *, beside_rule: bool) -> tuple[str, ...]:
    """How a condition stands with her own answers, and where it is not met what keeps it from that.

    Args:
        report: the report.
        result: how the condition came out.
        beside_rule: whether its rule is told as well, so that its limits need no repeating.
    """
    bank, texts, answers, tasks = report.bank, report.texts, report.answers, report.result.tasks
    condition = bank.condition(result.id)
    standing = condition.standing(bank, answers, tasks)
    if standing is None:
        return (texts("interface.report.counted_nothing"),)
    values = {name: _rule_value(bank, texts, answers, value) for name, value in standing.values.items()}
    told = texts(f"conditions.{result.id}.{'some' if standing.any else 'none'}", **values)
    if result.state == "met":
        return (told,)
    if result.state == "not_shown":
        open_ = texts("interface.report.unanswered", count=len(condition.open_questions(bank, answers)))
        return (open_, texts("interface.report.settled", standing=told)) if standing.any else (open_,)
    parts = [told]
    for shortfall in condition.shortfalls(bank, answers, tasks):
        if beside_rule and shortfall.key in LIMITS:
            continue
        filled = {name: _rule_value(bank, texts, answers, value) for name, value in shortfall.values.items()}
        parts.append(texts(f"interface.shortfall.{shortfall.key}", **filled))
    return tuple(parts)


def _rule_value(bank: Bank, texts: Texts, answers: Answers, value: RuleValue) -> str:
    match value:
        case Answer():
            return answer_text(bank, texts, answers, value.question)
        case SharePart():
            return share_with_percentage(bank, texts, answers, value)
        case _:
            return rule_value_text(value, texts)


def question_name(bank: Bank, texts: Texts, answers: Answers, question: str) -> str:
    """A question's short name; a client's with the client's label."""
    client = client_field(question)
    if client is not None:
        index, field = client
        name = isolated_name((answers.clients or ())[index].name)
        return texts("interface.report.client_field", client=name, field=texts(f"clients.fields.{field}.short"))
    if question in bank.examples:
        return texts("interface.report.example_for", task=texts(f"tasks.{bank.examples[question].id}.name"))
    return texts(f"questions.{question}.short")


def answer_text(bank: Bank, texts: Texts, answers: Answers, question: str) -> str:
    """The text of the answer to a question."""
    client = client_field(question)
    if client is not None:
        index, field = client
        choice = (answers.clients or ())[index].answers[field]
        return texts("unknown") if choice == UNKNOWN else texts(f"clients.fields.{field}.choices.{choice}")
    return value_text(bank, texts, question, answers.values.get(question, UNKNOWN))


def value_text(bank: Bank, texts: Texts, question: str, value: Value) -> str:
    """The text of a value of a question."""
    asked = bank.questions[question]
    if isinstance(value, str):
        return texts(asked.answer_key(value))
    if not isinstance(asked, NumberQuestion):
        return texts.number(value)
    unit, number = f"units.{asked.unit}", texts.number(_written(asked, value))
    return texts.counted(unit, value, number=number) if value else texts(f"{unit}.none", number=number)


def _written(asked: NumberQuestion, value: Decimal) -> Decimal:
    """A number as people write it: an amount of money that is not whole to the cent."""
    return round(value, 2) if asked.unit == MONEY and value % 1 else value


def share_with_percentage(bank: Bank, texts: Texts, answers: Answers, asked: SharePart) -> str:
    """A part of a whole with its percentage, such as `27 of 45 hours (60%)`; a text for what is not known."""
    share = answers.share(asked.part, asked.whole)
    if share is None:
        return texts("interface.report.counted_nothing")
    of_whole = value_text(bank, texts, asked.whole, answers.values[asked.whole])
    number = texts.number(answers.number(asked.part))
    return texts("interface.report.share_of", part=number, whole=of_whole, percent=percentage(share, asked.limit))


def title_name(texts: Texts, title: str) -> str:
    """A title's name, as it stands in a sentence."""
    return texts(f"titles.{title}.in_sentence")


def title_names(texts: Texts, titles: Iterable[str]) -> str:
    """The names of titles that are all possible: `a, b or c`."""
    return texts.listed((title_name(texts, title) for title in titles), "or")


def share_text(texts: Texts, share: str) -> str:
    """The text of a share such as `18/40`, of which either may be unknown."""
    part, _, whole = share.partition("/")
    both = [texts("transition.unknown") if each == UNKNOWN else texts.number(each) for each in (part, whole)]
    return texts("transition.share", part=both[0], whole=both[1])


def question_in_report(report: Report, question: str) -> str:
    """A question's short name in the language of a report, a client's with the label from its answers."""
    return question_name(report.bank, report.texts, report.answers, question)


def earlier_date(texts: Texts, earlier: "EarlierResult") -> str:
    """The day of an earlier result, or a text for a day that is not known."""
    return earlier.date or texts("interface.since.last_time")


def source_text(texts: Texts, source: Source) -> str:
    """What the bank rests on: by whom, which work, of when."""
    return joined_parts(source.author, source.work, texts.day(source.date))


def joined_parts(*parts: str) -> str:
    """What is there of these, with a comma between; none behind a title that asks or exclaims."""
    return re.sub(r"(?<=[?!]), ", " ", ", ".join(part for part in parts if part))


def step_name(texts: Texts, step: str) -> str:
    """A next step's title; its id where the bank no longer has it."""
    key = f"next_steps.{step}.title"
    return texts(key) if texts.has(key) else escape_controls(step)


def change_text(report: Report, change: Change) -> str:
    """The text of one changed answer: from what to what."""
    before, after = (
        value_text(report.bank, report.texts, change.question, value) for value in (change.before, change.after)
    )
    return report.texts(
        "interface.report.change", question=question_in_report(report, change.question), before=before, after=after
    )
