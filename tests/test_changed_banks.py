"""The promises of the scoring and the advice on banks that a trainer changed: rules are data, so they hold there."""

from itertools import islice

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.any_answers import any_answers
from tests.banks import CHANGED, ODD, bank
from tests.many_answers import many_answers
from tests.test_plan import applied, needs
from vbm_quiz.advice import advise
from vbm_quiz.bank import NO, UNKNOWN, YES, FactsCondition, NumberCondition, Quiz
from vbm_quiz.ladder import titles_possible
from vbm_quiz.model import Answers, Shown, Value
from vbm_quiz.plan import plans
from vbm_quiz.scoring import score

every_bank = pytest.mark.parametrize("name", [*CHANGED, *ODD])


def states(name: str, answers: Answers) -> dict[str, Shown]:
    return needs(name).states(needs(name).total(part.adds(answers) for part in needs(name).parts))


def possible(name: str, answers: Answers) -> list[int]:
    """The rungs of the titles still possible, highest first."""
    return [bank(name).rank(title.id) for title in titles_possible(bank(name), states(name, answers))]


def raises(quiz: Quiz, answers: Answers) -> list[tuple[str, Value]]:
    """Every known activity one level up, every fact from no to yes, every head count one more."""
    above = dict(zip(quiz.scale.levels[:-1], quiz.scale.levels[1:], strict=True))
    found: list[tuple[str, Value]] = [
        (question, above[str(answers.values[question])])
        for question in quiz.activities
        if answers.values[question] in above
    ]
    for condition in quiz.conditions:
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
    answers = data.draw(any_answers(bank(name)))
    before = possible(name, answers)
    for question, to in raises(bank(name), answers):
        after = possible(name, applied(bank(name), answers, {question: to}))
        assert after[0] >= before[0], question
        assert not [rung for rung in after if rung not in before and rung < before[-1]], question


@every_bank
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_an_answer_in_place_of_an_unknown_hides_nothing_and_adds_no_title(name: str, data: st.DataObject) -> None:
    answers, other = data.draw(any_answers(bank(name))), data.draw(any_answers(bank(name)))
    unknown = [question for question, value in answers.values.items() if value == UNKNOWN]
    assume(unknown)
    before = states(name, answers)
    for question in unknown:
        after_answers = applied(bank(name), answers, {question: other.values[question]})
        after = states(name, after_answers)
        for condition, state in before.items():
            assert state == "not_shown" or after[condition] == state, (question, condition)
        assert set(possible(name, after_answers)) <= set(possible(name, answers))


@every_bank
@settings(max_examples=120, deadline=None)
@given(data=st.data())
def test_everyone_gets_three_to_seven_steps_with_their_answers(name: str, data: st.DataObject) -> None:
    quiz, answers = bank(name), data.draw(any_answers(bank(name)))
    steps = advise(quiz, answers, score(quiz, answers)).next_steps
    assert 3 <= len(steps) <= 7
    assert all(step.because for step in steps)


@every_bank
def test_each_step_is_told_to_some_and_not_to_all(name: str) -> None:
    """Looked for among the same 2000 sets of answers every time, until each step was seen and was missed."""
    quiz = bank(name)
    never_told = {step.id for step in quiz.next_steps.steps}
    always_told = set(never_told)
    for answers in islice(many_answers(quiz), 2000):
        told = {step.id for step in advise(quiz, answers, score(quiz, answers, needs(name)), needs(name)).next_steps}
        never_told -= told
        always_told &= told
        if not never_told | always_told:
            break
    assert (never_told, always_told) == (set(), set()), name


@pytest.mark.parametrize("name", CHANGED)
def test_every_title_is_within_reach(name: str) -> None:
    """From nothing at all, the plan to each title gives that very title."""
    quiz = bank(name)
    nothing: dict[str, Value] = {}
    for question in quiz.questions.values():
        nothing[question.id] = UNKNOWN if not hasattr(question, "choices") else question.choices[0]
    facts = {each for c in quiz.conditions if isinstance(c, FactsCondition) for each in c.questions}
    nothing |= dict.fromkeys(facts, NO) | dict.fromkeys(quiz.activities, quiz.scale.levels[0])
    answers = Answers(nothing)
    assert score(quiz, answers).title.id == quiz.title_ids[0]
    for plan in plans(quiz, needs(name), answers, quiz.title_ids[1:]):
        after = applied(quiz, answers, {step.question: step.after for step in plan.steps})
        assert score(quiz, after).title.id == plan.target
    assert len(plans(quiz, needs(name), answers, quiz.title_ids[1:])) == len(quiz.title_ids) - 1
