"""The map holds: every path in it exists, and the kind that it adds as an example works as it says."""

import re
from decimal import Decimal

from msgspec import structs

from tests.helpers.shipped import CASES, PROJECT, answers_of, shipped_bank
from vbm_quiz.bank import conditions
from vbm_quiz.bank.bank import Bank
from vbm_quiz.scoring.plan import plans
from vbm_quiz.scoring.requirements import requirements_of
from vbm_quiz.scoring.score import score

MAP = (PROJECT / "docs" / "architecture.md").read_text("utf-8")


def test_every_path_of_the_map_exists() -> None:
    paths = re.findall(r"`((?:vbm_quiz|content)/[\w/.]*)`", MAP)
    assert len(paths) >= 20
    assert [path for path in paths if not (PROJECT / path).exists()] == []


def bank_with_the_example() -> Bank:
    """The shipped bank, but a manager works with one person at most."""
    namespace = dict(vars(conditions))
    exec(re.findall(r"```python\n(.*?)```", MAP, re.DOTALL)[0], namespace)
    example = namespace["MaximumCondition"](id="through_others", question="letting_go.people", at_most=1)
    bank = shipped_bank()
    return structs.replace(
        bank, conditions=tuple(example if each.id == example.id else each for each in bank.conditions)
    )


def test_the_kind_of_the_example_is_scored_and_planned() -> None:
    bank, title = bank_with_the_example(), shipped_bank().title_ids[-1]
    answers = answers_of(CASES["r22"]).replaced({"letting_go.people": Decimal(2)})
    state = {each.id: (each.state, each.value) for each in score(bank, answers).conditions}
    assert ("not_met", 2) == state["through_others"]
    (plan,) = plans(bank, requirements_of(bank), answers, [title])
    assert ("letting_go.people", Decimal(1)) in [(step.question, step.after) for step in plan.steps]
    assert (
        "met"
        == {
            each.id: each.state for each in score(bank, answers.replaced({"letting_go.people": Decimal(1)})).conditions
        }["through_others"]
    )
