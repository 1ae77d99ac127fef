"""Which of the bank's rules fire on a set of answers, and on which answers they do."""

from collections.abc import Iterable
from itertools import chain

from msgspec import Struct

from vbm_quiz.bank.bank import Bank, Step
from vbm_quiz.bank.criteria import (
    ActivitiesCriterion,
    AlikeCriterion,
    CalculationCriterion,
    ChoiceCriterion,
    ClientCriterion,
    ConditionCriterion,
    Criterion,
    ExamplesCriterion,
    InconsistencyCriterion,
    ItemCriterion,
    LevelCriterion,
    NumberCriterion,
    PlanCriterion,
    ShareCriterion,
    TasksCriterion,
    TitleCriterion,
    TowardCriterion,
)
from vbm_quiz.model.answers import Answers
from vbm_quiz.model.results import (
    CalculationResult,
    ClientResult,
    InconsistencyResult,
    ItemResult,
    Plan,
    Result,
    TaskResult,
)
from vbm_quiz.scoring.conditions import questions_read


class Facts(Struct, frozen=True):
    """All that a rule may ask about."""

    bank: Bank
    answers: Answers
    result: Result
    toward: tuple[str, ...] = ()
    plans: tuple[Plan, ...] = ()
    items: tuple[ItemResult, ...] = ()
    clients: tuple[ClientResult, ...] = ()
    calculation: CalculationResult | None = None
    second_looks: tuple[InconsistencyResult, ...] = ()


def fires(facts: Facts, when: Iterable[Criterion], any_: tuple[Criterion, ...] = ()) -> tuple[str, ...] | None:
    """The answers on which a rule fires, as question ids in bank order; None when it does not fire."""
    because: list[str] = []
    for test in when:
        found = _because(facts, test)
        if found is None:
            return None
        because += found
    alternatives = [found for test in any_ if (found := _because(facts, test)) is not None]
    if any_ and not alternatives:
        return None
    return _in_bank_order(facts.bank, chain(because, *alternatives))


def step_fires(facts: Facts, step: Step) -> tuple[str, ...] | None:
    """The answers on which a next step fires; None when it does not."""
    if any(_because(facts, test) is not None for test in step.unless):
        return None
    return fires(facts, step.when, step.any)


def _in_bank_order(bank: Bank, questions: Iterable[str]) -> tuple[str, ...]:
    order = {question: place for place, question in enumerate(bank.questions)}
    return tuple(sorted(dict.fromkeys(questions), key=lambda question: order.get(question, len(order))))


def _because(facts: Facts, test: Criterion) -> Iterable[str] | None:  # noqa: C901, PLR0911, PLR0912
    """The answers that make a test true; None when it is false. One arm per kind of test."""
    answers, bank = facts.answers, facts.bank
    match test:
        case LevelCriterion():
            enough = bank.scale.levels[bank.scale.worth(test.at_least) :]
            return _if(answers.values.get(test.question) in enough, [test.question])
        case ChoiceCriterion():
            return _if(answers.values.get(test.question) in test.answer, [test.question])
        case NumberCriterion():
            number = answers.number(test.question)
            return _if(number is not None and number <= test.at_most, [test.question])
        case ShareCriterion():
            return _if(_share_holds(answers, test), [test.whole, test.part])
        case TasksCriterion():
            tasks = [task for task in facts.result.tasks if task.state == test.state]
            return _if(len(tasks) >= test.at_least, [question for task in tasks for question in _carrying(bank, task)])
        case ActivitiesCriterion():
            return _enough(
                [question for question in bank.activities if answers.values.get(question) in test.answer], test
            )
        case AlikeCriterion():
            levels = {answers.values.get(question) for question in bank.activities}
            return _if(len(levels) == 1 and levels <= set(test.answer), list(bank.activities))
        case ExamplesCriterion():
            return _enough([f"{task.id}.example" for task in facts.result.tasks if task.example == test.answer], test)
        case ItemCriterion():
            return _questions(item for item in facts.items if item.id == test.item and item.state in test.answer)
        case ClientCriterion():
            return _reasons(facts, test)
        case ConditionCriterion():
            states = {condition.id: condition.state for condition in facts.result.conditions}
            read = questions_read(bank, bank.condition(test.condition))
            return _if(states[test.condition] in test.answer, [q for q in read if not answers.unknown(q)])
        case TitleCriterion():
            return _if(facts.result.title.id in test.title, [])
        case TowardCriterion():
            return _if(not set(test.title).isdisjoint(facts.toward), [])
        case PlanCriterion():
            plans = [[step.question for step in plan.steps] for plan in facts.plans if plan.target in facts.toward]
            begun = [question for steps in plans if steps[0] in test.questions for question in steps]
            return [question for question in test.questions if question in begun] or None
        case CalculationCriterion():
            rule = bank.calculation
            return _if(facts.calculation is not None, [rule.hourly_now, rule.hours_now, rule.hours_goal])
        case InconsistencyCriterion():
            return _if(
                bool(facts.second_looks), [question for look in facts.second_looks for question in look.questions]
            )


def _carrying(bank: Bank, task: TaskResult) -> list[str]:
    """The activities that make a task what it is: all that count above the lowest level, or else all."""
    carrying = [activity.id for activity in task.activities if activity.counted not in (None, bank.scale.levels[0])]
    return carrying or [activity.id for activity in task.activities]


def _if(holds: bool, questions: Iterable[str]) -> Iterable[str] | None:  # noqa: FBT001
    return questions if holds else None


def _enough(questions: list[str], test: ActivitiesCriterion | ExamplesCriterion) -> list[str] | None:
    return questions if len(questions) >= test.at_least else None


def _questions(items: Iterable[ItemResult]) -> list[str] | None:
    return [question for item in items for question in item.questions] or None


def _share_holds(answers: Answers, test: ShareCriterion) -> bool:
    share = answers.share(test.part, test.whole)
    return (
        share is not None
        and (test.above is None or share > test.above)
        and (test.at_least is None or share >= test.at_least)
        and (test.below is None or share < test.below)
    )


def _reasons(facts: Facts, test: ClientCriterion) -> list[str] | None:
    return [
        f"clients[{place}].{reason.split('.')[0]}"
        for place, client in enumerate(facts.clients)
        if client.verdict in test.answer
        for reason in client.reasons
    ] or None
