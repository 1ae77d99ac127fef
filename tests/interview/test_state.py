"""The walk without a screen: wherever a person goes back, jumps or stops, the answers are those of the straight way."""

import json
from collections.abc import Callable
from decimal import Decimal
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from tests.helpers.support import shipped_bank
from vbm_quiz.bank.questions import NumberQuestion
from vbm_quiz.interview.restore import fit
from vbm_quiz.interview.review import next_look
from vbm_quiz.interview.state import (
    ADD,
    NAME,
    SKIPPED,
    InterviewState,
    answered,
    answers,
    back,
    begin,
    jump,
    path,
    settle,
)
from vbm_quiz.model.answers import Answers, Value, client_field
from vbm_quiz.storage.drafts import decode_record, record_of, to_text

QUIZ = shipped_bank()
Person = Callable[[InterviewState], Value]


def steady(walk: InterviewState, **said: Value) -> Value:
    """What someone without a word too many answers; `said` answers otherwise, by id with its dots as __."""
    assert walk.at is not None
    if (other := said.get(walk.at.replace(".", "__"))) is not None:
        return other
    client = client_field(walk.at)
    if client is not None:
        return {ADD: "no", NAME: "Webshop"}.get(client[1], "unknown")
    question = QUIZ.questions[walk.at]
    if isinstance(question, NumberQuestion):
        return SKIPPED if question.optional else Decimal(10)
    return question.choices[0]


def up_to(card: str | None, **said: Value) -> InterviewState:
    """A walk that has answered everything before a card; None for the review."""
    walk = begin(QUIZ, Answers({}))
    while walk.at != card:
        walk = answered(walk, steady(walk, **said))
    return walk


# ---------------------------------------------------------------- forward, back


def test_the_first_card_is_the_title_of_today_and_the_last_the_goal() -> None:
    cards = tuple(path(begin(QUIZ, Answers({}))))
    assert ("start.current_title", "start.goal") == (cards[0], cards[-1])


def test_what_is_given_is_not_asked() -> None:
    walk = begin(QUIZ, Answers({"start.current_title": "other"}, clients=()))
    assert "forecast.goals" == walk.at
    assert not any(client_field(card) for card in path(walk))


def test_the_first_card_has_none_before_it() -> None:
    walk = begin(QUIZ, Answers({}))
    assert walk == back(walk)


def test_back_crosses_the_border_of_a_section_and_keeps_the_answer() -> None:
    walk = back(up_to("specialism.field"))
    assert ("control.consequences", "not_done") == (walk.at, walk.draft["control.consequences"])


def test_back_leads_to_the_example_that_was_asked() -> None:
    walk = back(up_to("plan.actions", forecast__goals="responsible", forecast__example="no"))
    assert ("forecast.example", "no") == (walk.at, walk.draft["forecast.example"])


def test_undoing_the_answer_that_opened_an_example_drops_it() -> None:
    walk = back(back(up_to("plan.actions", forecast__goals="responsible")))
    assert "forecast.goals" == walk.at
    walk = answered(walk, "help")
    assert "plan.actions" == walk.at
    assert "forecast.example" not in walk.draft


def test_the_same_answer_again_keeps_the_example() -> None:
    walk = back(back(up_to("plan.actions", forecast__goals="responsible")))
    walk = answered(walk, "responsible")
    assert ("forecast.example", "yes") == (walk.at, walk.draft["forecast.example"])


def test_after_going_back_the_way_leads_card_by_card_to_where_it_began() -> None:
    walk = back(back(back(up_to("specialism.field"))))
    seen = []
    while walk.at != "specialism.sought":
        seen.append(walk.at)
        walk = answered(walk, steady(walk))
    assert ["control.measure", "control.adjust", "control.consequences", "specialism.field"] == seen


def test_a_client_opens_its_questions_and_taking_it_back_drops_them() -> None:
    walk = up_to("start.goal", **{"clients[0]__add": "yes"})
    assert "Webshop" == (answers(walk).clients or ())[0].name
    while walk.at != "clients[0].add":
        walk = back(walk)
    walk = answered(walk, "no")
    assert ("start.goal", ()) == (walk.at, answers(walk).clients)


def test_fewer_hours_than_those_executed_ask_again_how_many_those_were() -> None:
    walk = answered(jump(up_to(None), "letting_go.hours_client"), Decimal(5))
    assert "letting_go.hours_executing" == walk.at
    assert "letting_go.hours_executing" not in walk.draft
    assert answered(walk, Decimal(4)).at is None


# ---------------------------------------------------------------- the review


def test_a_change_in_the_review_leads_back_to_it() -> None:
    walk = answered(jump(up_to(None), "specialism.field"), "no")
    assert (None, "no") == (walk.at, answers(walk).values["specialism.field"])


def test_an_example_that_a_change_opens_is_asked_before_the_review() -> None:
    walk = answered(jump(up_to(None), "plan.actions"), "responsible")
    assert "plan.example" == walk.at
    assert answered(walk, "no").at is None


def test_back_from_an_opened_example_leads_to_the_change_and_then_to_the_review_as_it_was() -> None:
    before = up_to(None)
    walk = back(answered(jump(before, "plan.actions"), "responsible"))
    assert ("plan.actions", "responsible") == (walk.at, walk.draft["plan.actions"])
    assert before == back(walk)


def test_back_in_the_review_leads_to_the_last_card() -> None:
    assert "start.goal" == back(up_to(None)).at


def test_a_settled_look_is_asked_again_only_when_its_answers_change() -> None:
    people: dict[str, Value] = {
        "delegate__hand_over": "own_part",
        "letting_go__people": Decimal(0),
        "letting_go__decision": "this_week",
    }
    walk = up_to(None, **people)
    look = next_look(walk)
    assert look is not None
    assert ("hand_over_without_people", ("delegate.hand_over", "letting_go.people")) == (look.id, look.questions)
    walk = settle(walk, look.id, look.questions)
    assert next_look(walk) is None
    changed = answered(jump(walk, "delegate.hand_over"), "responsible")
    again = next_look(answered(changed, "yes"))
    assert again is not None
    assert "hand_over_without_people" == again.id


def test_a_look_that_no_asked_answer_can_change_is_not_asked() -> None:
    said: dict[str, Value] = {"delegate.hand_over": "own_part", "letting_go.people": Decimal(0)}
    walk = begin(QUIZ, Answers(said))
    while walk.at is not None:
        walk = answered(walk, steady(walk))
    assert next_look(walk) is None


# ---------------------------------------------------------------- any way there


def person(seed: int) -> Person:
    """Someone who always gives the same answer to the same card."""

    def answer(walk: InterviewState) -> Value:
        card = str(walk.at)
        dice = Random(f"{seed} {card}")
        client = client_field(card)
        if client is not None:
            return _about_client(dice, *client)
        question = QUIZ.questions[card]
        if not isinstance(question, NumberQuestion):
            return dice.choice([*question.choices, *(["unknown"] if question.unknown else [])])
        if dice.random() < 0.2:
            return SKIPPED if question.optional else "unknown"
        whole = answers(walk).number(question.no_more_than) if question.no_more_than else None
        return Decimal(dice.randint(1, 100)) if whole is None else whole * dice.randint(0, 4) / 4

    return answer


def _about_client(dice: Random, place: int, field: str) -> Value:
    if field == ADD:
        return "yes" if place < 2 and dice.random() < 0.5 else "no"
    if field == NAME:
        return f"Client {dice.randint(1, 9)}"
    choices = next(each.choices for each in QUIZ.clients.fields if each.id == field)
    return dice.choice([*choices, "unknown"])


def straight(given_: Answers, who: Person) -> Answers:
    walk = begin(QUIZ, given_)
    while walk.at is not None:
        walk = answered(walk, who(walk))
    return answers(walk)


def stopped_and_resumed(walk: InterviewState) -> InterviewState:
    record = decode_record(to_text(record_of(walk, "nl", "2026-11-24")).encode())
    assert record is not None
    fitted = fit(QUIZ, record.answers)
    assert () == fitted.unfit
    return begin(QUIZ, walk.given, fitted.draft, record.at)


def moved(walk: InterviewState, step: tuple[str, int], right: Person) -> InterviewState:
    what, number = step
    if what == "resume":
        return stopped_and_resumed(walk)
    if what == "back":
        return back(walk)
    if walk.at is None:
        cards = tuple(path(walk))
        return jump(walk, cards[number % len(cards)]) if cards else walk
    return answered(walk, (right if what == "right" else person(number))(walk))


def put_right(walk: InterviewState, right: Person) -> InterviewState:
    """Finish, and change in the review whatever is not as this person answers."""
    while True:
        while walk.at is not None:
            walk = answered(walk, right(walk))
        wrong = [card for card in path(walk) if walk.draft[card] != right(structs.replace(walk, at=card))]
        if not wrong:
            return walk
        walk = answered(jump(walk, wrong[0]), right(jump(walk, wrong[0])))


STEPS = st.lists(
    st.tuples(st.sampled_from(["right", "right", "right", "wrong", "back", "resume", "on"]), st.integers(0, 5)),
    max_size=120,
)


@settings(deadline=None, max_examples=150)
@given(seed=st.integers(0, 10**6), steps=STEPS, known=st.sets(st.sampled_from(sorted(QUIZ.activities)), max_size=4))
def test_any_way_of_answers_backs_jumps_and_stops_ends_with_the_answers_of_the_straight_way(
    seed: int, steps: list[tuple[str, int]], known: set[str]
) -> None:
    right = person(seed)
    given_ = Answers({card: right(InterviewState(QUIZ, Answers({}), {}, card)) for card in sorted(known)})
    walk = begin(QUIZ, given_)
    for step in steps:
        walk = moved(walk, step, right)
        cards = tuple(path(walk))
        assert walk.draft.keys() <= set(cards)
        assert walk.at in cards or walk.draft.keys() == set(cards)
    assert straight(given_, right) == answers(put_right(walk, right))


@settings(deadline=None, max_examples=50)
@given(seed=st.integers(0, 10**6), length=st.integers(0, 60))
def test_what_is_kept_says_all_of_the_walk(seed: int, length: int) -> None:
    walk, who = begin(QUIZ, Answers({})), person(seed)
    for _ in range(length):
        walk = walk if walk.at is None else answered(walk, who(walk))
    again = stopped_and_resumed(walk)
    assert (walk.at, walk.draft) == (again.at, again.draft)
    assert 1 == json.loads(to_text(record_of(walk, "nl", "2026-11-24")))["format"]
