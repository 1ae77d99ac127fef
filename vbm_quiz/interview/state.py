"""The interview as a pure state machine: a state and an answer in, the next state out; forward, back, and revise.

Which prompts there are follows from the answers alone: that for an example while an activity asks for one, that of a
question while the answers that it is asked beside are given, those about a client while the prompt before them is
answered with yes. So going back and answering otherwise needs no bookkeeping.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from msgspec import Struct, structs

from vbm_quiz.bank.bank import Bank, Section
from vbm_quiz.bank.questions import NumberQuestion
from vbm_quiz.model.answers import UNKNOWN, YES, Answers, Client, Value, client_field_id

SKIPPED = ""
"""The value of an optional question that was skipped."""

ADD = "add"
"""The field of the prompt that asks whether there is a client, or another one."""
NAME = "name"

PromptAnswers = Mapping[str, Value]
"""Answers by prompt id: the id of a question, or `clients[0].team` for a field of a client."""


class Revision(Struct, frozen=True):
    """A change made from the review: the answers before it, and the ids of the prompts shown since."""

    before: PromptAnswers
    shown: tuple[str, ...]


class InterviewState(Struct, frozen=True):
    """Where the interview stands.

    `given` came from elsewhere and is not asked; `answers` were given here. `current` is the id of the prompt on
    screen, None for the review. `ahead` is the prompt that going back started from, until it is reached again.
    `acknowledged` holds, by the id of an inconsistency, the answers that the user said are right.
    """

    bank: Bank
    given: Answers
    answers: PromptAnswers
    current: str | None = None
    ahead: str | None = None
    revision: Revision | None = None
    acknowledged: Mapping[str, PromptAnswers] = {}


def begin(
    bank: Bank,
    given: Answers,
    answers: PromptAnswers | None = None,
    current: str | None = None,
    acknowledged: Mapping[str, PromptAnswers] | None = None,
) -> InterviewState:
    """Start an interview, or resume one.

    Args:
        bank: the bank.
        given: answers from elsewhere; their questions are not asked.
        answers: those of the unfinished interview; what does not apply is dropped.
        current: the prompt that was on screen; ignored where it comes after the first one without an answer.
        acknowledged: the inconsistencies acknowledged then.
    """
    state = _at_first_unanswered(
        _applicable(InterviewState(bank, given, answers or {}, acknowledged=acknowledged or {}))
    )
    ids = tuple(prompt_ids(state))
    if current in ids and state.current in ids and ids.index(current) < ids.index(state.current):
        return structs.replace(state, current=current, ahead=state.current)
    return state


def answer(state: InterviewState, value: Value) -> InterviewState:
    """The state after an answer to the current prompt; answers that no longer apply are dropped.

    Next is the first prompt without an answer, or the review. After going back it is the prompt that follows, until
    the one is reached that going back started from.
    """
    if state.current is None:
        return state
    changed = _applicable(structs.replace(state, answers={**state.answers, state.current: value}))
    ids = tuple(prompt_ids(changed))
    following = ids[ids.index(state.current) + 1 :]
    if state.ahead in following:
        ahead = None if following[0] == state.ahead else state.ahead
        return structs.replace(changed, current=following[0], ahead=ahead)
    advanced = _at_first_unanswered(structs.replace(changed, ahead=None))
    if state.revision is None or advanced.current is None:
        return structs.replace(advanced, revision=None)
    shown = (*state.revision.shown, advanced.current)
    return structs.replace(advanced, revision=Revision(state.revision.before, shown))


def go_back(state: InterviewState) -> InterviewState:
    """The state at the previous prompt; the first prompt has none.

    From the first prompt of a revision it is the review, with the answers as they were before.
    """
    if state.revision is not None:
        return _back_in_revision(state, state.revision)
    ids = tuple(prompt_ids(state))
    index = len(ids) if state.current is None else ids.index(state.current)
    if index == 0:
        return state
    return structs.replace(state, current=ids[index - 1], ahead=state.ahead or state.current)


def _back_in_revision(state: InterviewState, revision: Revision) -> InterviewState:
    if len(revision.shown) == 1:
        return structs.replace(state, answers=revision.before, current=None, revision=None)
    return structs.replace(state, current=revision.shown[-2], revision=Revision(revision.before, revision.shown[:-1]))


def revise(state: InterviewState, prompt_id: str) -> InterviewState:
    """The state at a prompt that was chosen in the review."""
    return structs.replace(state, current=prompt_id, ahead=None, revision=Revision(state.answers, (prompt_id,)))


def acknowledge(state: InterviewState, inconsistency: str, questions: Iterable[str]) -> InterviewState:
    """The state after the user said that the answers to these questions are right."""
    return structs.replace(state, acknowledged={**state.acknowledged, inconsistency: _answers_to(state, questions)})


def is_acknowledged(state: InterviewState, inconsistency: str, questions: Iterable[str]) -> bool:
    """Whether the user said so of the answers as they are now."""
    return state.acknowledged.get(inconsistency) == _answers_to(state, questions)


def _answers_to(state: InterviewState, questions: Iterable[str]) -> PromptAnswers:
    values = all_answers(state).values
    return {question: values[question] for question in questions if question in values}


def _at_first_unanswered(state: InterviewState) -> InterviewState:
    unanswered = (prompt_id for prompt_id in prompt_ids(state) if prompt_id not in state.answers)
    return structs.replace(state, current=next(unanswered, None))


def _applicable(state: InterviewState) -> InterviewState:
    """The state without answers that no longer have a prompt, or that now exceed the number that limits them."""
    prompted = {id_: state.answers[id_] for id_ in prompt_ids(state) if id_ in state.answers}
    values = all_answers(structs.replace(state, answers=prompted)).values
    return structs.replace(
        state, answers={id_: value for id_, value in prompted.items() if not _exceeds(state.bank, id_, value, values)}
    )


def _exceeds(bank: Bank, id_: str, value: Value, values: Mapping[str, Value]) -> bool:
    question = bank.questions.get(id_)
    return (
        isinstance(question, NumberQuestion)
        and isinstance(value, Decimal)
        and question.excess(value, values, "") is not None
    )


def prompt_ids(state: InterviewState) -> Iterator[str]:
    """The prompts in order, as far as the answers determine them."""
    for section in state.bank.sections:
        yield from _section_prompt_ids(state, section)


def _section_prompt_ids(state: InterviewState, section: Section) -> Iterator[str]:
    """The prompts of one section."""
    if section.holds == "clients":
        yield from _client_prompt_ids(state)
        return
    known = all_answers(state)
    for question in state.bank.questions_of(section):
        if question.id not in state.given.values and question.is_asked(state.bank, known):
            yield question.id


def _client_prompt_ids(state: InterviewState) -> Iterator[str]:
    if state.given.clients is not None:
        return
    for index in range(state.bank.clients.maximum):
        add = client_field_id(index, ADD)
        yield add
        if state.answers.get(add) != YES:
            return
        yield client_field_id(index, NAME)
        yield from (client_field_id(index, field.id) for field in state.bank.clients.fields)


def counted_prompt_ids(state: InterviewState) -> tuple[str, ...]:
    """The prompts that the progress counts: those that everyone gets, so that their number stays what it was."""
    return tuple(prompt_id for prompt_id in prompt_ids(state) if prompt_id in state.bank.counted_questions)


def all_answers(state: InterviewState) -> Answers:
    """The answers given elsewhere and here, in the order of the bank."""
    here = {id_: value for id_, value in state.answers.items() if id_ in state.bank.questions and value != SKIPPED}
    values = {**state.given.values, **here}
    return structs.replace(
        state.given,
        values={question: values[question] for question in state.bank.questions if question in values},
        clients=state.given.clients if state.given.clients is not None else _clients(state),
    )


def _clients(state: InterviewState) -> tuple[Client, ...] | None:
    """The clients whose name is known; None before the first prompt about clients is answered."""
    if client_field_id(0, ADD) not in state.answers:
        return None
    clients = []
    for index in range(state.bank.clients.maximum):
        name = state.answers.get(client_field_id(index, NAME))
        if state.answers.get(client_field_id(index, ADD)) != YES or name is None:
            break
        fields = {
            field.id: str(state.answers.get(client_field_id(index, field.id), UNKNOWN))
            for field in state.bank.clients.fields
        }
        clients.append(Client(str(name), fields))
    return tuple(clients)
