"""The small phrases that every format shares: rules with their numbers, questions by name, answers in words."""

from decimal import Decimal
from fractions import Fraction

from vbm_quiz.bank import (
    UNKNOWN,
    Condition,
    FactQuestion,
    FactsCondition,
    LevelCondition,
    NumberCondition,
    NumberQuestion,
    Quiz,
    ShareCondition,
    TasksCondition,
)
from vbm_quiz.interview import client_of
from vbm_quiz.model import Answers, Change, Value
from vbm_quiz.report.report import Report
from vbm_quiz.streams import harmless
from vbm_quiz.words import Words


def rule(quiz: Quiz, words: Words, condition: Condition) -> str:
    """The rule of a condition in words, with the bank's thresholds in it."""
    key = f"conditions.{condition.id}.rule"
    match condition:
        case TasksCondition():
            tasks = {task.id: words(f"tasks.{task.id}.name") for task in quiz.tasks}
            return words(
                key,
                at_least=condition.at_least,
                total=len(quiz.tasks),
                all_of=words.listed(tasks[task] for task in condition.all_of) if condition.all_of else "–",
                one_of=words.listed((tasks[task] for task in condition.one_of), "or") if condition.one_of else "–",
                absent_at_most=len(quiz.tasks) if condition.absent_at_most is None else condition.absent_at_most,
            )
        case LevelCondition():
            return words(key, at_least=condition.at_least, level=words(f"level_names.{condition.level}"))
        case NumberCondition():
            return words(key, at_least=condition.at_least)
        case ShareCondition():
            return words(key, below=_share_of_all(words, condition.below))
        case FactsCondition():
            one_of = [words(f"questions.{question}.short") for question in condition.one_of]
            return words(
                key,
                at_least=condition.at_least,
                total=len(condition.questions),
                one_of=words.listed(one_of, "or") if one_of else "–",
            )


def _share_of_all(words: Words, share: Fraction) -> str:
    """A share as a percentage, where that is exact to the tenth; else as a fraction."""
    tenths = share * 1000
    return f"{words.number(Decimal(int(tenths)) / 10)}%" if tenths.denominator == 1 else str(share)


def question_name(quiz: Quiz, words: Words, answers: Answers, question: str) -> str:
    """A question's short name; a client's with the client's label."""
    client = client_of(question)
    if client is not None:
        place, field = client
        name = harmless((answers.clients or ())[place].name)
        return words("interface.report.client_field", client=name, field=words(f"clients.fields.{field}.short"))
    if question in quiz.examples:
        return words("interface.report.example_for", task=words(f"tasks.{quiz.examples[question].id}.name"))
    return words(f"questions.{question}.short")


def answer_text(quiz: Quiz, words: Words, answers: Answers, question: str) -> str:
    """The answer to a question in words."""
    client = client_of(question)
    if client is not None:
        place, field = client
        choice = (answers.clients or ())[place].answers[field]
        return words("unknown") if choice == UNKNOWN else words(f"clients.fields.{field}.choices.{choice}")
    return value_text(quiz, words, question, answers.values.get(question, UNKNOWN))


def value_text(quiz: Quiz, words: Words, question: str, value: Value) -> str:
    """A value of a question in words."""
    asked = quiz.questions[question]
    if isinstance(value, Decimal):
        group = "unit_of_one" if value == 1 else "units"
        unit = words(f"{group}.{asked.unit}") if isinstance(asked, NumberQuestion) else ""
        return f"{words.number(value)} {unit}"
    if question in quiz.activities:
        return words(f"level_names.{value}")
    if value == UNKNOWN:
        return words("unknown")
    if question in quiz.examples:
        return words(f"example_choices.{value}")
    return (
        words(f"facts.{value}") if isinstance(asked, FactQuestion) else words(f"questions.{question}.choices.{value}")
    )


def title_name(words: Words, title: str) -> str:
    """A title as this language says it."""
    return words(f"titles.{title}.name")


def share_text(words: Words, share: str) -> str:
    """`18/40` in words."""
    part, _, whole = share.partition("/")
    both = [words("transition.unknown") if each == UNKNOWN else words.number(each) for each in (part, whole)]
    return words("interface.report.share", part=both[0], whole=both[1])


def named(report: Report, question: str) -> str:
    """A question's short name in this report."""
    return question_name(report.quiz, report.words, report.answers, question)


def step_name(words: Words, step: str) -> str:
    """A next step's title; its id where the bank no longer has it."""
    key = f"next_steps.{step}.title"
    return words(key) if words.has(key) else harmless(step)


def change_text(report: Report, change: Change) -> str:
    """One changed answer in words: from what to what."""
    before, after = (
        value_text(report.quiz, report.words, change.question, value) for value in (change.before, change.after)
    )
    return report.words("interface.report.change", question=named(report, change.question), before=before, after=after)
