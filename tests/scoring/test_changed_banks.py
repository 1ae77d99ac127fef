"""The promises of the scoring and the advice on banks that a trainer changed: rules are data, so they hold there."""

from itertools import islice

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.helpers.any_answers import any_answers
from tests.helpers.banks import CHANGED, ODD, named_bank
from tests.helpers.many_answers import many_answers
from tests.scoring.test_plan import applied, requirements
from vbm_quiz.bank.bank import Bank
from vbm_quiz.bank.conditions import FactsCondition, NumberCondition
from vbm_quiz.model.answers import NO, UNKNOWN, YES, Answers, Value
from vbm_quiz.model.results import ConditionState
from vbm_quiz.scoring.advice import advise
from vbm_quiz.scoring.plan import plans
from vbm_quiz.scoring.score import score
from vbm_quiz.scoring.title import titles_possible

every_bank = pytest.mark.parametrize("name", [*CHANGED, *ODD])


def states(name: str, answers: Answers) -> dict[str, ConditionState]:
    return requirements(name).states(requirements(name).total(requirements(name).bounds(answers)))


def possible(name: str, answers: Answers) -> list[int]:
    """The rungs of the titles still possible, highest first."""
    return [named_bank(name).rank(title.id) for title in titles_possible(named_bank(name), states(name, answers))]


def raises(bank: Bank, answers: Answers) -> list[tuple[str, Value]]:
    """Every known activity one level up, every fact from no to yes, every head count one more."""
    above = dict(zip(bank.scale.levels[:-1], bank.scale.levels[1:], strict=True))
    found: list[tuple[str, Value]] = [
        (question, above[str(answers.values[question])])
        for question in bank.activities
        if answers.values[question] in above
    ]
    for condition in bank.conditions:
        if isinstance(condition, FactsCondition):
            found += [(question, YES) for question in condition.questions if answers.values[question] == NO]
        if isinstance(condition, NumberCondition) and (number := answers.number(condition.question)) is not None:
            found.append((condition.question, number + 1))
    return found


@every_bank
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_raising_an_answer_never_takes_the_highest_title_away_nor_adds_a_lower_one(
    name: str, data: st.DataObject
) -> None:
    answers = data.draw(any_answers(named_bank(name)))
    before = possible(name, answers)
    for question, to in raises(named_bank(name), answers):
        after = possible(name, applied(named_bank(name), answers, {question: to}))
        assert after[0] >= before[0], question
        assert not [rung for rung in after if rung not in before and rung < before[-1]], question


@every_bank
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_an_answer_in_place_of_an_unknown_hides_nothing_and_adds_no_title(name: str, data: st.DataObject) -> None:
    answers, other = data.draw(any_answers(named_bank(name))), data.draw(any_answers(named_bank(name)))
    unknown = [question for question, value in answers.values.items() if value == UNKNOWN]
    assume(unknown)
    before = states(name, answers)
    for question in unknown:
        after_answers = applied(named_bank(name), answers, {question: other.values[question]})
        after = states(name, after_answers)
        for condition, state in before.items():
            assert state == "not_shown" or after[condition] == state, (question, condition)
        assert set(possible(name, after_answers)) <= set(possible(name, answers))


@every_bank
@settings(max_examples=120, deadline=None)
@given(data=st.data())
def test_everyone_gets_three_to_seven_steps_with_their_answers(name: str, data: st.DataObject) -> None:
    bank, answers = named_bank(name), data.draw(any_answers(named_bank(name)))
    steps = advise(bank, answers, score(bank, answers)).next_steps
    assert 3 <= len(steps) <= 7
    assert all(step.because for step in steps)


@every_bank
def test_each_step_is_told_to_some_and_not_to_all(name: str) -> None:
    """Looked for among the same 2000 sets of answers every time, until each step was seen and was missed."""
    bank = named_bank(name)
    never_told = {step.id for step in bank.next_steps.steps}
    always_told = set(never_told)
    for answers in islice(many_answers(bank), 2000):
        told = {
            step.id
            for step in advise(bank, answers, score(bank, answers, requirements(name)), requirements(name)).next_steps
        }
        never_told -= told
        always_told &= told
        if not never_told | always_told:
            break
    assert (never_told, always_told) == (set(), set()), name


@pytest.mark.parametrize("name", CHANGED)
def test_every_title_is_within_reach(name: str) -> None:
    """From nothing at all, the plan to each title gives that very title."""
    bank = named_bank(name)
    nothing: dict[str, Value] = {}
    for question in bank.questions.values():
        nothing[question.id] = question.choices[0] if question.choices else UNKNOWN
    facts = {each for c in bank.conditions if isinstance(c, FactsCondition) for each in c.questions}
    nothing |= dict.fromkeys(facts, NO) | dict.fromkeys(bank.activities, bank.scale.levels[0])
    answers = Answers(nothing)
    assert score(bank, answers).title.id == bank.title_ids[0]
    for plan in plans(bank, requirements(name), answers, bank.title_ids[1:]):
        after = applied(bank, answers, {step.question: step.after for step in plan.steps})
        assert score(bank, after).title.id == plan.target
    assert len(plans(bank, requirements(name), answers, bank.title_ids[1:])) == len(bank.title_ids) - 1
