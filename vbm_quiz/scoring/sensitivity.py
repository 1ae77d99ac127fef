"""A title in, how sensitive it is out: every known answer that it rests on changed by one step, and the title then."""

from vbm_quiz.bank.bank import Bank
from vbm_quiz.model.answers import Answers
from vbm_quiz.model.results import Sensitivity, SingleChange
from vbm_quiz.scoring.requirements import Requirements
from vbm_quiz.scoring.title import decide, titles_possible


def sensitivity(bank: Bank, requirements: Requirements, answers: Answers, title: str) -> Sensitivity:
    """Try every single change of answers that give this title, provisional or not."""
    base = requirements.bounds(answers)
    total = requirements.total(base)
    after: list[SingleChange] = []
    for group, bounds in zip(requirements.groups, base, strict=True):
        others = total.minus(bounds)
        for change, changed in group.single_changes(answers):
            states = requirements.states(others.plus(changed))
            possible = tuple(each.id for each in reversed(titles_possible(bank, states)))
            after.append(SingleChange(change, decide(bank, states)[0], possible))
    ranked = [(bank.rank(each.title) - bank.rank(title), each) for each in after if each.title is not None]
    return Sensitivity(
        changes=len(after),
        keeps=sum(higher == 0 for higher, _ in ranked),
        raises=tuple(each for higher, each in ranked if higher > 0),
        lowers=tuple(each for higher, each in ranked if higher < 0),
        unsettles=tuple(each for each in after if each.title is None),
    )
