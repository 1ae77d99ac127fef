"""The walk through the questions as a state machine: forward, back, skip, review. It knows no screen.

The questions asked follow from the answers alone: an example stands in the walk while an activity asks for it, a
client while the question before it is answered with yes. So going back and answering otherwise needs no bookkeeping.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from msgspec import Struct, structs

from vbm_quiz.answers_file.values import exceeds
from vbm_quiz.bank.bank import Bank, Section
from vbm_quiz.bank.questions import NumberQuestion
from vbm_quiz.model.answers import UNKNOWN, YES, Answers, Client, Value, client_field, client_field_id
from vbm_quiz.scoring.tasks import example_asked

SKIPPED = ""
"""The value of an optional question that was passed over."""

ADD = "add"
NAME = "name"

Draft = Mapping[str, Value]
"""What was answered so far, by card: a question's id, or `clients[0].team`."""


class Visit(Struct, frozen=True):
    """A change made from the review: the answers as they were before it, and the cards asked since."""

    before: Draft
    asked: tuple[str, ...]


class InterviewState(Struct, frozen=True):
    """Where the interview stands: `given` is not asked; `at` is the card on screen, None for the review.

    `front` is the card that going back started from, until it is reached again. `settled` holds the second looks to
    which the person said that it is right so, each with the answers that this was said of.
    """

    bank: Bank
    given: Answers
    draft: Draft
    at: str | None = None
    front: str | None = None
    visit: Visit | None = None
    settled: Mapping[str, Draft] = {}


def begin(
    bank: Bank,
    given: Answers,
    draft: Draft | None = None,
    at: str | None = None,
    settled: Mapping[str, Draft] | None = None,
) -> InterviewState:
    """Start an interview, or take one up again.

    Args:
        bank: the bank.
        given: answers that came from elsewhere; their questions are not asked.
        draft: the answers of an earlier sitting; what does not apply is dropped.
        at: the card that the earlier sitting stood at; the first open card when it lies beyond that.
        settled: the second looks that were settled then.
    """
    walk = _at_first_open(_kept(InterviewState(bank, given, draft or {}, settled=settled or {})))
    cards = tuple(path(walk))
    if at in cards and walk.at in cards and cards.index(at) < cards.index(walk.at):
        return structs.replace(walk, at=at, front=walk.at)
    return walk


def answered(walk: InterviewState, value: Value) -> InterviewState:
    """The walk after the card on screen is answered, with what no longer applies dropped.

    It goes on to the next open card, or to the review when there is none; after going back it goes card by card, until
    it is where going back started.
    """
    if walk.at is None:
        return walk
    changed = _kept(structs.replace(walk, draft={**walk.draft, walk.at: value}))
    cards = tuple(path(changed))
    following = cards[cards.index(walk.at) + 1 :]
    if walk.front in following:
        return structs.replace(changed, at=following[0], front=None if following[0] == walk.front else walk.front)
    arrived = _at_first_open(structs.replace(changed, front=None))
    if walk.visit is None or arrived.at is None:
        return structs.replace(arrived, visit=None)
    return structs.replace(arrived, visit=Visit(walk.visit.before, (*walk.visit.asked, arrived.at)))


def back(walk: InterviewState) -> InterviewState:
    """The walk at the card before; the first card has none before it.

    From the first card of a visit it leads to the review, with the answers that stood there.
    """
    if walk.visit is not None:
        return _back_in_visit(walk, walk.visit)
    cards = tuple(path(walk))
    place = len(cards) if walk.at is None else cards.index(walk.at)
    return structs.replace(walk, at=cards[place - 1], front=walk.front or walk.at) if place else walk


def _back_in_visit(walk: InterviewState, visit: Visit) -> InterviewState:
    if len(visit.asked) == 1:
        return structs.replace(walk, draft=visit.before, at=None, visit=None)
    return structs.replace(walk, at=visit.asked[-2], visit=Visit(visit.before, visit.asked[:-1]))


def jump(walk: InterviewState, card: str) -> InterviewState:
    """The walk at a card that was chosen in the review."""
    return structs.replace(walk, at=card, front=None, visit=Visit(walk.draft, (card,)))


def settle(walk: InterviewState, look: str, questions: Iterable[str]) -> InterviewState:
    """The walk after the person said that these answers are right beside each other."""
    return structs.replace(walk, settled={**walk.settled, look: _answers_to(walk, questions)})


def is_settled(walk: InterviewState, look: str, questions: Iterable[str]) -> bool:
    """Whether the person said so of the answers as they now are."""
    return walk.settled.get(look) == _answers_to(walk, questions)


def _answers_to(walk: InterviewState, questions: Iterable[str]) -> Draft:
    values = answers(walk).values
    return {question: values[question] for question in questions if question in values}


def _at_first_open(walk: InterviewState) -> InterviewState:
    return structs.replace(walk, at=next((card for card in path(walk) if card not in walk.draft), None))


def _kept(walk: InterviewState) -> InterviewState:
    """The walk without answers that are no longer asked for, or that have come to exceed what they may not."""
    kept = {card: walk.draft[card] for card in path(walk) if card in walk.draft}
    spoken = answers(structs.replace(walk, draft=kept)).values
    return structs.replace(
        walk, draft={card: value for card, value in kept.items() if not _too_much(walk.bank, card, value, spoken)}
    )


def _too_much(bank: Bank, card: str, value: Value, spoken: Mapping[str, Value]) -> bool:
    question = bank.questions.get(card)
    return (
        isinstance(question, NumberQuestion)
        and isinstance(value, Decimal)
        and exceeds(question, value, spoken, "") is not None
    )


def path(walk: InterviewState) -> Iterator[str]:
    """The cards in the order asked, as far as the answers tell."""
    for section in walk.bank.sections:
        yield from cards_of(walk, section)


def cards_of(walk: InterviewState, section: Section) -> Iterator[str]:
    """The cards of one section."""
    if section.holds == "clients":
        yield from _client_cards(walk)
        return
    known = answers(walk)
    for question in walk.bank.questions_of(section):
        task = walk.bank.examples.get(question.id)
        if question.id not in walk.given.values and (task is None or example_asked(walk.bank, known, task)):
            yield question.id


def _client_cards(walk: InterviewState) -> Iterator[str]:
    if walk.given.clients is not None:
        return
    for place in range(walk.bank.clients.maximum):
        add = client_field_id(place, ADD)
        yield add
        if walk.draft.get(add) != YES:
            return
        yield client_field_id(place, NAME)
        yield from (client_field_id(place, field.id) for field in walk.bank.clients.fields)


def counted(walk: InterviewState) -> tuple[str, ...]:
    """The cards that the progress counts: neither optional numbers nor the question whether to add a client."""
    return tuple(card for card in path(walk) if not _uncounted(walk.bank, card))


def _uncounted(bank: Bank, card: str) -> bool:
    client = client_field(card)
    if client is not None:
        return client[1] == ADD
    question = bank.questions[card]
    return question.optional and isinstance(question, NumberQuestion)


def answers(walk: InterviewState) -> Answers:
    """All answers so far: those given and those of the draft."""
    spoken = {card: value for card, value in walk.draft.items() if card in walk.bank.questions and value != SKIPPED}
    both = {**walk.given.values, **spoken}
    return structs.replace(
        walk.given,
        values={question: both[question] for question in walk.bank.questions if question in both},
        clients=walk.given.clients if walk.given.clients is not None else _clients(walk),
    )


def _clients(walk: InterviewState) -> tuple[Client, ...] | None:
    if client_field_id(0, ADD) not in walk.draft:
        return None
    clients = []
    for place in range(walk.bank.clients.maximum):
        if walk.draft.get(client_field_id(place, ADD)) != YES or client_field_id(place, NAME) not in walk.draft:
            break
        fields = {
            field.id: str(walk.draft.get(client_field_id(place, field.id), UNKNOWN))
            for field in walk.bank.clients.fields
        }
        clients.append(Client(str(walk.draft[client_field_id(place, NAME)]), fields))
    return tuple(clients)
