"""How firm a title is: every known answer that it rests on changed by one step, and the title that fits then."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from vbm_quiz.bank.bank import Bank
from vbm_quiz.bank.conditions import ShareCondition
from vbm_quiz.model.answers import NO, YES, Answers, Value
from vbm_quiz.model.results import Change, Sensitivity, SingleChange
from vbm_quiz.scoring.requirements import FactPart, NumberPart, Part, Requirements, TaskPart
from vbm_quiz.scoring.tasks import example_asked, task_levels
from vbm_quiz.scoring.title import decide


def firmness(bank: Bank, requirements: Requirements, answers: Answers, title: str) -> Sensitivity:
    """Try every single change.

    Args:
        bank: the bank.
        requirements: what its conditions need.
        answers: the answers that were scored.
        title: the title that they give, provisional or not.
    """
    base = [part.adds(answers) for part in requirements.parts]
    after: list[SingleChange] = []
    for place, part in enumerate(requirements.parts):
        for change, changed in _changes(bank, part, answers):
            adds = [*base[:place], part.adds(changed), *base[place + 1 :]]
            after.append(SingleChange(change, decide(bank, requirements.states(requirements.total(adds)))[0]))
    return _sorted(bank, title, after)


def _sorted(bank: Bank, title: str, after: list[SingleChange]) -> Sensitivity:
    def which(holds: Callable[[int], bool]) -> tuple[SingleChange, ...]:
        return tuple(each for each in after if each.title and holds(bank.rank(each.title) - bank.rank(title)))

    return Sensitivity(
        changes=len(after),
        keeps=len(which(lambda above: above == 0)),
        raises=which(lambda above: above > 0),
        lowers=which(lambda above: above < 0),
        unsettles=tuple(each for each in after if each.title is None),
    )


def _changes(bank: Bank, part: Part, answers: Answers) -> Iterator[tuple[Change, Answers]]:
    match part:
        case TaskPart():
            yield from _levels(bank, part, answers)
        case FactPart():
            yield from _flips(answers, part.questions[0])
        case NumberPart():
            yield from _hours(part, answers)


def _levels(bank: Bank, part: TaskPart, answers: Answers) -> Iterator[tuple[Change, Answers]]:
    """Each level one up and one down; where that asks for an example for the first time, there is one."""
    task, levels = part.task, bank.scale.levels
    before = task_levels(bank, answers, task)
    asked = example_asked(bank, answers, task)
    for question in task.questions:
        level = answers.choice(question)
        if level not in levels:
            continue
        worth = bank.scale.worth(level)
        for to in (worth - 1, worth + 1):
            if 0 <= to <= bank.scale.top:
                changed = answers.replaced({question: levels[to]})
                if not asked and example_asked(bank, changed, task):
                    changed = changed.replaced({task.example: YES})
                if task_levels(bank, changed, task) != before:
                    yield Change(question, level, levels[to]), changed
    if asked:
        yield from _flips(answers, task.example)


def _flips(answers: Answers, question: str) -> Iterator[tuple[Change, Answers]]:
    flipped: Mapping[str | None, str] = {YES: NO, NO: YES}
    choice = answers.choice(question)
    if choice in flipped:
        yield Change(question, str(choice), flipped[choice]), answers.replaced({question: flipped[choice]})


def _hours(part: NumberPart, answers: Answers) -> Iterator[tuple[Change, Answers]]:
    """Each part of a whole one step down and one up; a number by itself has no step."""
    told: set[tuple[str, Value]] = set()
    for condition in part.conditions:
        if not isinstance(condition, ShareCondition):
            continue
        portion, whole = answers.number(condition.part), answers.number(condition.whole)
        if portion is None or not whole:
            continue
        step = whole * condition.step.numerator / condition.step.denominator
        for to in (max(portion - step, Decimal(0)), min(portion + step, whole)):
            if to != portion and (condition.part, to) not in told:
                told.add((condition.part, to))
                yield Change(condition.part, portion, to), answers.replaced({condition.part: to})
