"""All answers in, cards out that show them: what disagrees is asked first, then a page to change any answer from."""

from collections.abc import Iterator

from msgspec import Struct

from vbm_quiz.characters import escape_controls
from vbm_quiz.interview.prompts import heading
from vbm_quiz.interview.state import ADD, NAME, SKIPPED, InterviewState, answers, is_settled, path
from vbm_quiz.model.answers import NO, YES, client_field, client_field_id
from vbm_quiz.model.results import Evaluation, InconsistencyResult
from vbm_quiz.report.phrases import answer_text, question_name
from vbm_quiz.scoring.score import score
from vbm_quiz.texts.texts import Texts
from vbm_quiz.ui.prompt import Option, Prompt

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


def next_look(walk: InterviewState) -> InconsistencyResult | None:
    """The first second look that fires, that the person has not settled, and that an asked answer can change."""
    spoken = answers(walk)
    evaluation = Evaluation(answers=spoken, result=score(walk.bank, spoken))
    asked = set(path(walk))
    for look in walk.bank.second_looks:
        questions = look.evidence(walk.bank, evaluation)
        if questions and not asked.isdisjoint(questions) and not is_settled(walk, look.id, questions):
            return InconsistencyResult(look.id, questions)
    return None


def look_card(walk: InterviewState, texts: Texts, look: InconsistencyResult) -> Prompt:
    """The card that asks which of the answers holds, or whether all of them do, as Enter says too."""
    asked = set(path(walk))
    rows = [Row(question, question in asked) for question in look.questions]
    holds = "interface.review.both_hold" if len(rows) == 2 else "interface.review.all_hold"  # noqa: PLR2004 - a pair
    changes = tuple(Option(row.card, _change(walk, texts, row), fixed=not row.asked) for row in rows)
    return Prompt(
        progress=texts("interface.review.look"),
        question=texts(f"second_looks.{look.id}.text"),
        options=(
            Option(HOLDS, texts(holds)),
            *(changes if len(changes) <= MOST else [Option(READ, texts("interface.review.read"))]),
        ),
        answer=HOLDS,
        enter=texts("interface.review.hold"),
    )


def _change(walk: InterviewState, texts: Texts, row: Row) -> str:
    told = _told(walk, texts, row.card)
    return texts("interface.review.change", answer=told) if row.asked else told


def page(walk: InterviewState, texts: Texts) -> Prompt:
    """The card of all answers, by section; what was given elsewhere is told and cannot be chosen."""
    return Prompt(
        progress=texts("interface.review.title"),
        question=texts("interface.review.question"),
        options=(Option(SHOW, texts("interface.review.show")), *_rows(walk, texts)),
        answer=SHOW,
        enter=texts("interface.review.enter"),
    )


def _rows(walk: InterviewState, texts: Texts) -> Iterator[Option]:
    for row in listed(walk):
        *_, title, _ = heading(walk, texts, row.card)
        yield Option(row.card, _told(walk, texts, row.card), group=title, fixed=not row.asked)


def listed(walk: InterviewState) -> Iterator[Row]:
    """Every answer that was asked or given, in the order of the bank."""
    asked, given = set(path(walk)), walk.given
    for section in walk.bank.sections:
        if section.holds == "clients":
            yield from _client_rows(walk)
        for question in walk.bank.questions_of(section):
            if question.id in asked or question.id in given.values:
                yield Row(question.id, question.id in asked)


def _client_rows(walk: InterviewState) -> Iterator[Row]:
    fields = (NAME, *(field.id for field in walk.bank.clients.fields))
    for place, _ in enumerate(walk.given.clients or ()):
        yield from (Row(client_field_id(place, field), asked=False) for field in fields)
    yield from (Row(card, asked=True) for card in path(walk) if client_field(card))


def _told(walk: InterviewState, texts: Texts, card: str) -> str:
    """A question by its short name, with its answer."""
    return texts("interface.review.answer", question=_name(walk, texts, card), answer=_answer(walk, texts, card))


def _name(walk: InterviewState, texts: Texts, card: str) -> str:
    place, field = client_field(card) or (0, "")
    if field == ADD:
        return texts("interface.review.more_clients" if place else "interface.review.clients")
    if field == NAME:
        return texts("interface.review.client", place=place + 1)
    return question_name(walk.bank, texts, answers(walk), card)


def _answer(walk: InterviewState, texts: Texts, card: str) -> str:
    if walk.draft.get(card) == SKIPPED:
        return texts("interface.review.skipped")
    place, field = client_field(card) or (0, "")
    if field == ADD:
        return texts({YES: "interface.yes", NO: "interface.no"}[str(walk.draft[card])])
    if field == NAME:
        return escape_controls((answers(walk).clients or ())[place].name)
    return answer_text(walk.bank, texts, answers(walk), card)
