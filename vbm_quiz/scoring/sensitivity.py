"""A title in, how sensitive it is out: every known answer that it rests on changed by one step, and the title then."""

from collections.abc import Sequence

from vbm_quiz.bank.bank import Bank
from vbm_quiz.model.results import Sensitivity, SingleChange
from vbm_quiz.scoring.answer_groups import Counted
from vbm_quiz.scoring.covering import Bounds
from vbm_quiz.scoring.requirements import Requirements


def sensitivity(
    bank: Bank, requirements: Requirements, total: Bounds, counted: Sequence[Counted], title: str
) -> Sensitivity:
    """Try every single change of answers that give this title, provisional or not.

    Args:
        bank: the bank.
        requirements: what its conditions require.
        total: the sums of the answers.
        counted: what each group of them adds.
        title: the title that they give.
    """
    leading_elsewhere: list[SingleChange] = []
    for group in counted:
        then = [requirements.decide(total.plus(added)) for added in group.added]
        for change, index in group.moves:
            id_, _, possible = then[index]
            if id_ != title:
                leading_elsewhere.append(SingleChange(change, id_, possible))
    changes = sum(group.changes for group in counted)
    ranked = [(bank.rank(each.title) - bank.rank(title), each) for each in leading_elsewhere if each.title is not None]
    return Sensitivity(
        changes=changes,
        keeps=changes - len(leading_elsewhere),
        raises=tuple(each for higher, each in ranked if higher > 0),
        lowers=tuple(each for higher, each in ranked if higher < 0),
        unsettles=tuple(each for each in leading_elsewhere if each.title is None),
    )
