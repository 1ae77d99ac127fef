"""All answers in, cards out that show them: what disagrees is asked first, then a page to change any answer from."""

from collections.abc import Iterator

from msgspec import Struct

from vbm_quiz.ask.card import Card, Option
from vbm_quiz.bank import NO, YES
from vbm_quiz.cards import heading
from vbm_quiz.firing import Facts, fires
from vbm_quiz.interview import ADD, NAME, SKIPPED, Walk, answers, client_card, client_of, is_settled, path
from vbm_quiz.model import SecondLookResult
from vbm_quiz.report.phrases import answer_text, question_name
from vbm_quiz.scoring import score
from vbm_quiz.streams import harmless
from vbm_quiz.words import Words

SHOW = "show_result"
HOLDS = "it_is_right"
READ = "read_them_all"
"""Answers to the review's own cards; no question of the bank has such an id, for those have a dot."""
MOST = 8
"""So many answers are offered one by one where they disagree; more are easier to find on the page of all answers."""


class Row(Struct, frozen=True):
    """An answer of the review: its card, and whether it was asked and so can be changed."""

    card: str
    asked: bool


def next_look(walk: Walk) -> SecondLookResult | None:
    """The first second look that fires, that the person has not settled, and that an asked answer can change."""
    spoken = answers(walk)
    facts = Facts(quiz=walk.quiz, answers=spoken, result=score(walk.quiz, spoken))
    asked = set(path(walk))
    for look in walk.quiz.second_looks:
        questions = fires(facts, look.when)
        if questions and not asked.isdisjoint(questions) and not is_settled(walk, look.id, questions):
            return SecondLookResult(look.id, questions)
    return None


def look_card(walk: Walk, words: Words, look: SecondLookResult) -> Card:
    """The card that asks which of the answers holds, or whether all of them do, as Enter says too."""
    asked = set(path(walk))
    rows = [Row(question, question in asked) for question in look.questions]
    holds = "interface.review.both_hold" if len(rows) == 2 else "interface.review.all_hold"  # noqa: PLR2004 - a pair
    changes = tuple(Option(row.card, _change(walk, words, row), fixed=not row.asked) for row in rows)
    return Card(
        progress=words("interface.review.look"),
        question=words(f"second_looks.{look.id}.text"),
        options=(
            Option(HOLDS, words(holds)),
            *(changes if len(changes) <= MOST else [Option(READ, words("interface.review.read"))]),
        ),
        answer=HOLDS,
        enter=words("interface.review.hold"),
    )


def _change(walk: Walk, words: Words, row: Row) -> str:
    told = _told(walk, words, row.card)
    return words("interface.review.change", answer=told) if row.asked else told


def page(walk: Walk, words: Words) -> Card:
    """The card of all answers, by section; what was given elsewhere is told and cannot be chosen."""
    return Card(
        progress=words("interface.review.title"),
        question=words("interface.review.question"),
        options=(Option(SHOW, words("interface.review.show")), *_rows(walk, words)),
        answer=SHOW,
        enter=words("interface.review.enter"),
    )


def _rows(walk: Walk, words: Words) -> Iterator[Option]:
    for row in listed(walk):
        *_, title, _ = heading(walk, words, row.card)
        yield Option(row.card, _told(walk, words, row.card), group=title, fixed=not row.asked)


def listed(walk: Walk) -> Iterator[Row]:
    """Every answer that was asked or given, in the order of the bank."""
    asked, given = set(path(walk)), walk.given
    for section in walk.quiz.sections:
        if section.holds == "clients":
            yield from _client_rows(walk)
        for question in walk.quiz.questions_of(section):
            if question.id in asked or question.id in given.values:
                yield Row(question.id, question.id in asked)


def _client_rows(walk: Walk) -> Iterator[Row]:
    fields = (NAME, *(field.id for field in walk.quiz.clients.fields))
    for place, _ in enumerate(walk.given.clients or ()):
        yield from (Row(client_card(place, field), asked=False) for field in fields)
    yield from (Row(card, asked=True) for card in path(walk) if client_of(card))


def _told(walk: Walk, words: Words, card: str) -> str:
    """A question by its short name, with its answer."""
    return words("interface.review.answer", question=_name(walk, words, card), answer=_answer(walk, words, card))


def _name(walk: Walk, words: Words, card: str) -> str:
    place, field = client_of(card) or (0, "")
    if field == ADD:
        return words("interface.review.more_clients" if place else "interface.review.clients")
    if field == NAME:
        return words("interface.review.client", place=place + 1)
    return question_name(walk.quiz, words, answers(walk), card)


def _answer(walk: Walk, words: Words, card: str) -> str:
    if walk.draft.get(card) == SKIPPED:
        return words("interface.review.skipped")
    place, field = client_of(card) or (0, "")
    if field == ADD:
        return words({YES: "interface.yes", NO: "interface.no"}[str(walk.draft[card])])
    if field == NAME:
        return harmless((answers(walk).clients or ())[place].name)
    return answer_text(walk.quiz, words, answers(walk), card)
