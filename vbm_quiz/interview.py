"""The walk through the questions as a state machine: forward, back, skip, review. It knows no screen.

The questions asked follow from the answers alone: an example stands in the walk while an activity asks for it, a
client while the question before it is answered with yes. So going back and answering otherwise needs no bookkeeping.
"""

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct, structs

from vbm_quiz.bank import UNKNOWN, YES, Quiz, Section
from vbm_quiz.model import Answers, Client, Value
from vbm_quiz.tasks import example_asked

SKIPPED = ""
"""The value of an optional question that was passed over."""

CLIENT = re.compile(r"clients\[(\d+)\]\.(\w+)")
ADD = "add"
NAME = "name"

Draft = Mapping[str, Value]
"""What was answered so far, by card: a question's id, or `clients[0].team`."""


class Walk(Struct, frozen=True):
    """Where the interview stands: `given` is not asked; `at` is the card on screen, None when all are answered."""

    quiz: Quiz
    given: Answers
    draft: Draft
    at: str | None


def begin(quiz: Quiz, given: Answers, draft: Draft | None = None) -> Walk:
    """Start an interview, or take one up again at its first open card.

    Args:
        quiz: the bank.
        given: answers that came from elsewhere; their questions are not asked.
        draft: the answers of an earlier sitting.
    """
    return _at_first_open(Walk(quiz, given, draft or {}, None))


def answered(walk: Walk, value: Value) -> Walk:
    """The walk after the card on screen is answered: at the next card, with what no longer applies dropped."""
    if walk.at is None:
        return walk
    changed = structs.replace(walk, draft={**walk.draft, walk.at: value})
    cards = tuple(path(changed))
    kept = {card: changed.draft[card] for card in cards if card in changed.draft}
    following = cards[cards.index(walk.at) + 1 :]
    return structs.replace(changed, draft=kept, at=following[0] if following else None)


def back(walk: Walk) -> Walk:
    """The walk at the card before; the first card has none before it."""
    cards = tuple(path(walk))
    place = len(cards) if walk.at is None else cards.index(walk.at)
    return structs.replace(walk, at=cards[place - 1]) if place else walk


def jump(walk: Walk, card: str) -> Walk:
    """The walk at a card of the review."""
    return structs.replace(walk, at=card)


def resume(walk: Walk) -> Walk:
    """The walk at the first card that is still open; at the review when there is none."""
    return _at_first_open(walk)


def _at_first_open(walk: Walk) -> Walk:
    return structs.replace(walk, at=next((card for card in path(walk) if card not in walk.draft), None))


def path(walk: Walk) -> Iterator[str]:
    """The cards in the order asked, as far as the answers tell."""
    for section in walk.quiz.sections:
        yield from cards_of(walk, section)


def cards_of(walk: Walk, section: Section) -> Iterator[str]:
    """The cards of one section."""
    if section.holds == "clients":
        yield from _client_cards(walk)
        return
    known = answers(walk)
    for question in walk.quiz.questions_of(section):
        task = walk.quiz.examples.get(question.id)
        if question.id not in walk.given.values and (task is None or example_asked(walk.quiz, known, task)):
            yield question.id


def _client_cards(walk: Walk) -> Iterator[str]:
    if walk.given.clients is not None:
        return
    for place in range(walk.quiz.clients.maximum):
        add = client_card(place, ADD)
        yield add
        if walk.draft.get(add) != YES:
            return
        yield client_card(place, NAME)
        yield from (client_card(place, field.id) for field in walk.quiz.clients.fields)


def client_card(place: int, field: str) -> str:
    """The card of a client's field."""
    return f"clients[{place}].{field}"


def client_of(card: str) -> tuple[int, str] | None:
    """The client's place and field that a card asks for; None for any other card."""
    found = CLIENT.fullmatch(card)
    return (int(found[1]), found[2]) if found else None


def counted(walk: Walk) -> tuple[str, ...]:
    """The cards that the progress counts: neither optional numbers nor the question whether to add a client."""
    return tuple(card for card in path(walk) if not _uncounted(walk.quiz, card))


def _uncounted(quiz: Quiz, card: str) -> bool:
    client = client_of(card)
    if client is not None:
        return client[1] == ADD
    question = quiz.questions[card]
    return question.optional and question.__struct_config__.tag == "number"


def answers(walk: Walk) -> Answers:
    """All answers so far: those given and those of the draft."""
    spoken = {card: value for card, value in walk.draft.items() if card in walk.quiz.questions and value != SKIPPED}
    both = {**walk.given.values, **spoken}
    return structs.replace(
        walk.given,
        values={question: both[question] for question in walk.quiz.questions if question in both},
        clients=walk.given.clients if walk.given.clients is not None else _clients(walk),
    )


def _clients(walk: Walk) -> tuple[Client, ...] | None:
    if client_card(0, ADD) not in walk.draft:
        return None
    clients = []
    for place in range(walk.quiz.clients.maximum):
        if walk.draft.get(client_card(place, ADD)) != YES or client_card(place, NAME) not in walk.draft:
            break
        fields = {
            field.id: str(walk.draft.get(client_card(place, field.id), UNKNOWN)) for field in walk.quiz.clients.fields
        }
        clients.append(Client(str(walk.draft[client_card(place, NAME)]), fields))
    return tuple(clients)
