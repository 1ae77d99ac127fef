"""The state machine: wherever a user goes back, revises or stops, the answers are those of who goes straight on."""

import json
from collections.abc import Callable
from decimal import Decimal
from random import Random

from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from tests.helpers.shipped import shipped_bank
from vbm_quiz.bank.questions import NumberQuestion
from vbm_quiz.interview.restore import record_of, restore
from vbm_quiz.interview.review import next_inconsistency
from vbm_quiz.interview.state import (
    ADD,
    NAME,
    SKIPPED,
    InterviewState,
    acknowledge,
    all_answers,
    answer,
    begin,
    counted_prompt_ids,
    go_back,
    prompt_ids,
    revise,
)
from vbm_quiz.model.answers import Answers, Value, client_field
from vbm_quiz.storage.drafts import decode_record, to_text

BANK = shipped_bank()
Answerer = Callable[[InterviewState], Value]


def steady(state: InterviewState, **said: Value) -> Value:
    """What someone without a word too many answers; `said` answers otherwise, by id with its dots as __."""
    assert state.current is not None
    if (other := said.get(state.current.replace(".", "__"))) is not None:
        return other
    client = client_field(state.current)
    if client is not None:
        return {ADD: "no", NAME: "Webshop"}.get(client[1], "unknown")
    question = BANK.questions[state.current]
    if isinstance(question, NumberQuestion):
        return SKIPPED if question.optional else Decimal(10)
    return question.choices[0]


def up_to(prompt_id: str | None, **said: Value) -> InterviewState:
    """A state in which she has answered everything before a prompt; None for the review."""
    state = begin(BANK, Answers({}))
    while state.current != prompt_id:
        state = answer(state, steady(state, **said))
    return state


# ---------------------------------------------------------------- forward, back


def test_the_first_prompt_is_the_title_of_today_and_the_last_the_goal() -> None:
    ids = tuple(prompt_ids(begin(BANK, Answers({}))))
    assert ("start.current_title", "start.goal") == (ids[0], ids[-1])


def test_what_is_given_is_not_asked() -> None:
    state = begin(BANK, Answers({"start.current_title": "other"}, clients=()))
    assert "forecast.goals" == state.current
    assert not any(client_field(prompt_id) for prompt_id in prompt_ids(state))


def test_the_first_prompt_has_none_before_it() -> None:
    state = begin(BANK, Answers({}))
    assert state == go_back(state)


def test_back_crosses_the_border_of_a_section_and_keeps_the_answer() -> None:
    state = go_back(up_to("specialism.field"))
    assert ("control.consequences", "not_done") == (state.current, state.answers["control.consequences"])


def test_back_leads_to_the_example_that_was_asked() -> None:
    state = go_back(up_to("plan.actions", forecast__goals="responsible", forecast__example="no"))
    assert ("forecast.example", "no") == (state.current, state.answers["forecast.example"])


def test_undoing_the_answer_that_opened_an_example_drops_it() -> None:
    state = go_back(go_back(up_to("plan.actions", forecast__goals="responsible")))
    assert "forecast.goals" == state.current
    state = answer(state, "help")
    assert "plan.actions" == state.current
    assert "forecast.example" not in state.answers


def test_the_same_answer_again_keeps_the_example() -> None:
    state = go_back(go_back(up_to("plan.actions", forecast__goals="responsible")))
    state = answer(state, "responsible")
    assert ("forecast.example", "yes") == (state.current, state.answers["forecast.example"])


def test_after_going_back_each_prompt_comes_again_up_to_where_it_began() -> None:
    state = go_back(go_back(go_back(up_to("specialism.field"))))
    seen = []
    while state.current != "specialism.sought":
        seen.append(state.current)
        state = answer(state, steady(state))
    assert ["control.measure", "control.adjust", "control.consequences", "specialism.field"] == seen


def test_a_question_that_an_answer_asks_for_is_asked_beside_it_alone() -> None:
    """Who has no new role is not asked which clients know of it; whoever has one, or does not know, is."""
    for said in ("not_yet", "prepared", "held", "unknown"):
        assert "rates.clients_told" == answer(up_to("rates.conversation"), said).current
    assert "rates.hourly_now" == answer(up_to("rates.conversation"), "no_new_role").current


def test_undoing_the_answer_that_asked_for_another_drops_it() -> None:
    state = go_back(go_back(up_to("rates.hourly_now", rates__conversation="held", rates__clients_told="some")))
    assert "rates.conversation" == state.current
    state = answer(state, "no_new_role")
    assert "rates.hourly_now" == state.current
    assert "rates.clients_told" not in state.answers


def test_the_number_of_questions_stays_what_it_was_when_an_answer_asks_for_one_more() -> None:
    short, long = (up_to(None, rates__conversation=said) for said in ("no_new_role", "held"))
    assert len(tuple(prompt_ids(long))) == len(tuple(prompt_ids(short))) + 1
    assert counted_prompt_ids(long) == counted_prompt_ids(short)


def test_a_choice_of_an_earlier_version_is_read_from_a_file_and_asked_anew_from_a_draft() -> None:
    """It is offered no more, so a draft that holds it goes on at the question."""
    said = up_to("rates.hourly_now", rates__conversation="held", rates__clients_told="some").answers
    record = record_of(begin(BANK, Answers({}), {**said, "rates.clients_told": "no_new_role"}), "en", "2026-03-02")
    restored = restore(BANK, Answers({}), record)
    assert ("rates.clients_told", ("rates.clients_told",)) == (restored.state.current, restored.rejected)
    given = begin(BANK, Answers({"rates.clients_told": "no_new_role"}))
    assert "rates.clients_told" not in prompt_ids(given)


def test_a_client_opens_its_questions_and_taking_it_back_drops_them() -> None:
    state = up_to("start.goal", **{"clients[0]__add": "yes"})
    assert "Webshop" == (all_answers(state).clients or ())[0].name
    while state.current != "clients[0].add":
        state = go_back(state)
    state = answer(state, "no")
    assert ("start.goal", ()) == (state.current, all_answers(state).clients)


def test_fewer_hours_than_those_executed_ask_again_how_many_those_were() -> None:
    state = answer(revise(up_to(None), "letting_go.hours_client"), Decimal(5))
    assert "letting_go.hours_executing" == state.current
    assert "letting_go.hours_executing" not in state.answers
    assert answer(state, Decimal(4)).current is None


# ---------------------------------------------------------------- the review


def test_a_change_in_the_review_leads_back_to_it() -> None:
    state = answer(revise(up_to(None), "specialism.field"), "no")
    assert (None, "no") == (state.current, all_answers(state).values["specialism.field"])


def test_an_example_that_a_change_opens_is_asked_before_the_review() -> None:
    state = answer(revise(up_to(None), "plan.actions"), "responsible")
    assert "plan.example" == state.current
    assert answer(state, "no").current is None


def test_back_from_an_opened_example_leads_to_the_change_and_then_to_the_review_as_it_was() -> None:
    before = up_to(None)
    state = go_back(answer(revise(before, "plan.actions"), "responsible"))
    assert ("plan.actions", "responsible") == (state.current, state.answers["plan.actions"])
    assert before == go_back(state)


def test_back_in_the_review_leads_to_the_last_prompt() -> None:
    assert "start.goal" == go_back(up_to(None)).current


def test_an_acknowledged_inconsistency_is_asked_again_only_when_its_answers_change() -> None:
    people: dict[str, Value] = {
        "delegate__hand_over": "own_part",
        "letting_go__people": Decimal(0),
        "letting_go__decision": "this_week",
    }
    state = up_to(None, **people)
    found = next_inconsistency(state)
    assert found is not None
    assert ("hand_over_without_people", ("delegate.hand_over", "letting_go.people")) == (found.id, found.questions)
    state = acknowledge(state, found.id, found.questions)
    assert next_inconsistency(state) is None
    changed = answer(revise(state, "delegate.hand_over"), "responsible")
    again = next_inconsistency(answer(changed, "yes"))
    assert again is not None
    assert "hand_over_without_people" == again.id


def test_an_inconsistency_that_no_asked_answer_can_resolve_is_not_asked() -> None:
    said: dict[str, Value] = {"delegate.hand_over": "own_part", "letting_go.people": Decimal(0)}
    state = begin(BANK, Answers(said))
    while state.current is not None:
        state = answer(state, steady(state))
    assert next_inconsistency(state) is None


# ---------------------------------------------------------------- any way there


def user(seed: int) -> Answerer:
    """Someone who always gives the same answer to the same prompt."""

    def value(state: InterviewState) -> Value:
        prompt_id = str(state.current)
        random = Random(f"{seed} {prompt_id}")
        client = client_field(prompt_id)
        if client is not None:
            return _about_client(random, *client)
        question = BANK.questions[prompt_id]
        if not isinstance(question, NumberQuestion):
            return random.choice([*question.choices, *(["unknown"] if question.unknown else [])])
        if random.random() < 0.2:
            return SKIPPED if question.optional else "unknown"
        whole = all_answers(state).number(question.no_more_than) if question.no_more_than else None
        return Decimal(random.randint(1, 100)) if whole is None else whole * random.randint(0, 4) / 4

    return value


def _about_client(random: Random, place: int, field: str) -> Value:
    if field == ADD:
        return "yes" if place < 2 and random.random() < 0.5 else "no"
    if field == NAME:
        return f"Client {random.randint(1, 9)}"
    choices = next(each.choices for each in BANK.clients.fields if each.id == field)
    return random.choice([*choices, "unknown"])


def straight(given_: Answers, answers_of: Answerer) -> Answers:
    state = begin(BANK, given_)
    while state.current is not None:
        state = answer(state, answers_of(state))
    return all_answers(state)


def stopped_and_resumed(state: InterviewState) -> InterviewState:
    record = decode_record(to_text(record_of(state, "nl", "2026-11-24")).encode())
    assert record is not None
    restored = restore(BANK, state.given, record)
    assert () == restored.rejected
    return restored.state


def moved(state: InterviewState, step: tuple[str, int], right: Answerer) -> InterviewState:
    what, number = step
    if what == "resume":
        return stopped_and_resumed(state)
    if what == "back":
        return go_back(state)
    if state.current is None:
        ids = tuple(prompt_ids(state))
        return revise(state, ids[number % len(ids)]) if ids else state
    return answer(state, (right if what == "right" else user(number))(state))


def put_right(state: InterviewState, right: Answerer) -> InterviewState:
    """Finish, and change in the review whatever is not as this user answers."""
    while True:
        while state.current is not None:
            state = answer(state, right(state))
        at = {prompt_id: structs.replace(state, current=prompt_id) for prompt_id in prompt_ids(state)}
        wrong = [prompt_id for prompt_id in at if state.answers[prompt_id] != right(at[prompt_id])]
        if not wrong:
            return state
        state = answer(revise(state, wrong[0]), right(revise(state, wrong[0])))


STEPS = st.lists(
    st.tuples(st.sampled_from(["right", "right", "right", "wrong", "back", "resume", "on"]), st.integers(0, 5)),
    max_size=120,
)


@given(seed=st.integers(0, 10**6), steps=STEPS, known=st.sets(st.sampled_from(sorted(BANK.activities)), max_size=4))
def test_however_she_answers_goes_back_revises_and_stops_the_answers_are_those_of_who_goes_straight_on(
    seed: int, steps: list[tuple[str, int]], known: set[str]
) -> None:
    right = user(seed)
    given_ = Answers({id_: right(InterviewState(BANK, Answers({}), {}, id_)) for id_ in sorted(known)})
    state = begin(BANK, given_)
    for step in steps:
        state = moved(state, step, right)
        ids = tuple(prompt_ids(state))
        assert state.answers.keys() <= set(ids)
        assert state.current in ids or state.answers.keys() == set(ids)
    assert straight(given_, right) == all_answers(put_right(state, right))


@given(seed=st.integers(0, 10**6), length=st.integers(0, 60))
def test_a_draft_holds_all_of_the_state(seed: int, length: int) -> None:
    state, answers_of = begin(BANK, Answers({})), user(seed)
    for _ in range(length):
        state = state if state.current is None else answer(state, answers_of(state))
    state = acknowledge(state, "all_alike", state.answers)
    again = stopped_and_resumed(state)
    assert (state.current, state.answers, state.acknowledged) == (again.current, again.answers, again.acknowledged)


def test_a_draft_has_the_names_that_every_release_reads() -> None:
    people: dict[str, Value] = {"delegate__hand_over": "own_part", "letting_go__people": Decimal(0)}
    state = acknowledge(up_to(None, **people), "hand_over_without_people", ["letting_go.people"])
    document = json.loads(to_text(record_of(go_back(state), "nl", "2026-11-24")))
    assert {
        "format": 1,
        "bank": {"id": BANK.id, "version": BANK.version, "sha256": BANK.sha256},
        "language": "nl",
        "day": "2026-11-24",
        "at": "start.goal",
        "content": None,
        "settled": {"hand_over_without_people": {"letting_go.people": 0}},
    } == {key: value for key, value in document.items() if key != "answers"}
    assert "own_part" == document["answers"]["delegate.hand_over"]
