"""All answers in, the prompts of the review out: inconsistent answers first, then a list to change any answer from."""

from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from vbm_quiz.characters import isolated_name
from vbm_quiz.interview.prompts import headings
from vbm_quiz.interview.state import ADD, NAME, SKIPPED, InterviewState, all_answers, is_acknowledged, prompt_ids
from vbm_quiz.model.answers import NO, YES, client_field, client_field_id
from vbm_quiz.model.results import Evaluation, InconsistencyResult
from vbm_quiz.report.phrases import answer_text, question_name
from vbm_quiz.scoring.score import score
from vbm_quiz.texts.texts import Texts
from vbm_quiz.ui.frontend import Option, Prompt

SHOW_RESULT = "show_result"
ACKNOWLEDGE = "acknowledge"
READ_ALL = "read_all"
"""The choices of the review that are no prompt ids, which have a dot in them."""
MOST = 8
"""So many inconsistent answers are listed one by one; more are easier to find in the list of all answers."""


class Answered(NamedTuple):
    """A prompt id that has an answer; one that was given elsewhere cannot be changed."""

    prompt_id: str
    can_change: bool


def next_inconsistency(state: InterviewState) -> InconsistencyResult | None:
    """The first inconsistency that is not acknowledged and that an answer given here can resolve."""
    known = all_answers(state)
    evaluation = Evaluation(answers=state.bank.in_force(known), result=score(state.bank, known))
    asked = set(prompt_ids(state))
    for inconsistency in state.bank.second_looks:
        questions = inconsistency.evidence(state.bank, evaluation)
        if questions and not asked.isdisjoint(questions) and not is_acknowledged(state, inconsistency.id, questions):
            return InconsistencyResult(inconsistency.id, questions)
    return None


def inconsistency_prompt(state: InterviewState, texts: Texts, found: InconsistencyResult) -> Prompt:
    """The prompt that asks which answer to change; Enter says that all of them are right."""
    asked = set(prompt_ids(state))
    answered = [Answered(question, question in asked) for question in found.questions]
    right = "interface.review.both_hold" if len(answered) == 2 else "interface.review.all_hold"  # noqa: PLR2004 - a pair
    if len(answered) > MOST:
        changes = [Option(READ_ALL, texts("interface.review.read"))]
    else:
        changes = [
            Option(each.prompt_id, _change(state, texts, each), disabled=not each.can_change) for each in answered
        ]
    return Prompt(
        progress=texts("interface.review.look"),
        question=texts(f"second_looks.{found.id}.text"),
        options=(Option(ACKNOWLEDGE, texts(right)), *changes),
        answer=ACKNOWLEDGE,
        enter_help=texts("interface.review.hold"),
    )


def _change(state: InterviewState, texts: Texts, answered: Answered) -> str:
    text = _answered_text(state, texts, answered.prompt_id)
    return texts("interface.review.change", answer=text) if answered.can_change else text


def review_prompt(state: InterviewState, texts: Texts, changed: str | None = None) -> Prompt:
    """The prompt that lists all answers by section; Enter goes on to the result.

    Args:
        state: the state of an interview whose questions are answered.
        texts: the texts of the language in use.
        changed: the answer that was changed: of all answers, those of its section alone are listed.
    """
    options = tuple(_options(state, texts))
    group = next((each.group for each in options if each.value == changed), None)
    if group is not None:
        near = (each for each in options if each.group == group)
        options = (*near, Option(READ_ALL, texts("interface.review.read"), group=texts("interface.review.title")))
    return Prompt(
        progress=texts("interface.review.title"),
        question=texts("interface.review.question"),
        options=(Option(SHOW_RESULT, texts("interface.review.show")), *options),
        answer=SHOW_RESULT,
        enter_help=texts("interface.review.enter"),
    )


def _options(state: InterviewState, texts: Texts) -> Iterator[Option]:
    for prompt_id, can_change in _all_answered(state):
        *_, heading = headings(state, texts, prompt_id)
        text = _answered_text(state, texts, prompt_id)
        yield Option(prompt_id, text, group=heading.title, disabled=not can_change)


def answered_before(state: InterviewState, texts: Texts, prompt_id: str) -> tuple[str, ...]:
    """The answers given here to the prompts before this one, a line each."""
    before = takewhile(lambda each: each != prompt_id, prompt_ids(state))
    return tuple(_answered_text(state, texts, each) for each in before if each in state.answers)


def _all_answered(state: InterviewState) -> Iterator[Answered]:
    """All that was asked or given, in the order of the bank."""
    asked, given = set(prompt_ids(state)), state.given
    for section in state.bank.sections:
        if section.holds == "clients":
            yield from _clients_answered(state)
        for question in state.bank.questions_of(section):
            if question.id in asked or question.id in given.values:
                yield Answered(question.id, question.id in asked)


def _clients_answered(state: InterviewState) -> Iterator[Answered]:
    fields = (NAME, *(field.id for field in state.bank.clients.fields))
    for index, _ in enumerate(state.given.clients or ()):
        yield from (Answered(client_field_id(index, field), can_change=False) for field in fields)
    yield from (Answered(prompt_id, can_change=True) for prompt_id in prompt_ids(state) if client_field(prompt_id))


def _answered_text(state: InterviewState, texts: Texts, prompt_id: str) -> str:
    """The short name of a question with its answer."""
    question, answer = _question_text(state, texts, prompt_id), _answer_text(state, texts, prompt_id)
    return texts("interface.review.answer", question=question, answer=answer)


def _question_text(state: InterviewState, texts: Texts, prompt_id: str) -> str:
    index, field = client_field(prompt_id) or (0, "")
    if field == ADD:
        return texts("interface.review.more_clients" if index else "interface.review.clients")
    if field == NAME:
        return texts("interface.review.client", place=index + 1)
    return question_name(state.bank, texts, all_answers(state), prompt_id)


def _answer_text(state: InterviewState, texts: Texts, prompt_id: str) -> str:
    if state.answers.get(prompt_id) == SKIPPED:
        return texts("interface.review.skipped")
    index, field = client_field(prompt_id) or (0, "")
    if field == ADD:
        return texts({YES: "interface.yes", NO: "interface.no"}[str(state.answers[prompt_id])])
    if field == NAME:
        return isolated_name((all_answers(state).clients or ())[index].name)
    return answer_text(state.bank, texts, all_answers(state), prompt_id)
