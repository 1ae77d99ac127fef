"""What is said to be impossible never happens: no answers, however drawn, do what a warning says that none can do."""

import tomllib
from functools import cache
from itertools import product
from typing import get_args

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.helpers.answers import complete_answers
from tests.helpers.banks import SHIPPED, named_bank
from tests.helpers.broken import broken_text, cases
from tests.helpers.profiles import several
from tests.helpers.shipped import CONTENT
from vbm_quiz.bank.answer_criteria import ChoiceCriterion
from vbm_quiz.bank.bank import Bank
from vbm_quiz.bank.choice_condition import ChoiceCondition
from vbm_quiz.bank.next_steps import StepGroup
from vbm_quiz.bank.result_criteria import Criterion
from vbm_quiz.bank.title_criteria import ConditionCriterion
from vbm_quiz.content_check.criteria import criteria_of
from vbm_quiz.content_check.possibility import Demand, Possibility
from vbm_quiz.content_check.rules import rule_warnings
from vbm_quiz.content_check.titles import title_warnings
from vbm_quiz.content_check.verdicts import verdict_warnings
from vbm_quiz.loading.content import STRUCTURE
from vbm_quiz.loading.decode import bank_from
from vbm_quiz.model.answers import Answers
from vbm_quiz.model.results import ConditionState, Evaluation
from vbm_quiz.scoring.advice import advise, evaluation_of
from vbm_quiz.scoring.score import score

NAMES = (SHIPPED, "conditions on choices", "all at once")


@cache
def pool(name: str) -> list[Criterion]:
    """Every criterion of a bank, and every state of each of its conditions on a choice."""
    conditions = (each.id for each in named_bank(name).conditions if isinstance(each, ChoiceCondition))
    states = (ConditionCriterion(id_, (state,)) for id_, state in product(conditions, get_args(ConditionState)))
    return list(dict.fromkeys((*(criterion for _, criterion in criteria_of(named_bank(name))), *states)))


@cache
def possibility(name: str) -> Possibility:
    return Possibility(named_bank(name), pool(name))


def evaluated(name: str, answers: Answers) -> Evaluation:
    bank = named_bank(name)
    return evaluation_of(bank, answers, score(bank, answers))


@pytest.mark.parametrize("name", several(NAMES, 2))
@given(data=st.data())
def test_what_answers_do_is_possible(name: str, data: st.DataObject) -> None:
    """All criteria that hold for some answers hold together, while all others fail."""
    bank, evaluation = named_bank(name), evaluated(name, data.draw(complete_answers(named_bank(name))))
    holding = [each for each in pool(name) if each.evidence(bank, evaluation) is not None]
    failing = [each for each in pool(name) if each not in holding]
    assume(holding and failing)
    holds = data.draw(st.lists(st.sampled_from(holding), max_size=6, unique=True))
    fails = data.draw(st.lists(st.sampled_from(failing), max_size=6, unique=True))
    assert possibility(name).of(Demand(tuple(holds), tuple(fails)))
    assert possibility(name).of(Demand(tuple(holding), tuple(failing)))


@pytest.mark.parametrize(
    ("answer", "state"), [("management", "not_met"), ("hours", "met"), ("hours", "not_shown"), ("unknown", "not_met")]
)
def test_a_condition_on_a_choice_and_the_answer_to_its_question_agree(answer: str, state: ConditionState) -> None:
    given = ChoiceCriterion(question="rates.basis", answer=(answer,))
    condition = ConditionCriterion(condition="rate_for_the_role", answer=(state,))
    assert not possibility("conditions on choices").of(Demand((given, condition)))


FOOLISH = (
    *("look_at_two_answers_to_one_question", "look_below_every_answer", "step_for_the_lowest_title_that_does_more"),
    *(
        "step_against_the_rule_of_its_group",
        "step_on_a_state_that_its_item_never_has",
        "point_against_the_conversation",
    ),
    *(
        "step_about_an_unknown_answer_where_a_title_fits",
        "step_that_another_always_takes_back",
        "verdict_behind_another",
    ),
    *("title_below_one_that_asks_less", "look_above_a_share_that_a_condition_is_below", "group_that_tells_nothing"),
)


@cache
def foolish_bank() -> Bank:
    """A bank with a rule for each of these warnings."""
    text = (CONTENT / STRUCTURE).read_text("utf-8")
    for name in FOOLISH:
        text = broken_text(text, cases("warnings")[name])
    return bank_from(tomllib.loads(text))


@given(st.data())
def test_nothing_happens_of_which_is_said_that_it_never_does(data: st.DataObject) -> None:
    bank = foolish_bank()
    answers = data.draw(complete_answers(bank))
    result = score(bank, answers)
    advice = advise(bank, answers, result)
    groups = [group for group in bank.next_steps.groups if isinstance(group, StepGroup)]
    steps = {step.id: f"next_steps.groups.{group.id}.steps.{step.id}" for group in groups for step in group.steps}
    told = {steps[step.id] for step in advice.next_steps if step.id in steps}
    told |= {f"second_looks.{each.id}" for each in advice.inconsistencies}
    told |= {f"conversation.points.{point}" for point in advice.conversation}
    told |= {f"clients.verdicts.{client.verdict}" for client in advice.clients}
    assert {*told, f"titles.{result.title.id}"} & never() == set()


@cache
def never() -> frozenset[str]:
    """The paths of what the bank is warned of."""
    bank = foolish_bank()
    found = (*rule_warnings(bank), *title_warnings(bank), *verdict_warnings(bank))
    paths = frozenset(fault.path for fault in found)
    assert len(paths) >= len(FOOLISH)
    return paths
