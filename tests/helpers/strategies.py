"""Random answers files that are valid and complete, with a liking for the edges where a rule turns."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from tests.helpers.naive import CLIENT_CHOICES, FACTS, LADDER, TASKS, TRANSITION, UNKNOWN, Answers

LEVELS = ["not_done", "help", "own_part", "responsible"]
ACTIVITIES = [f"{task}.{activity}" for task in TASKS for activity in TASKS[task]]
CHOICES = {
    "letting_go.decision": ["this_week", "this_month", "this_quarter", "longer_ago", "never"],
    "letting_go.deadline": ["explain_again", "do_it_myself"],
    "letting_go.strategic_plan": ["none", "not_mine", "work_from_it", "co_own"],
    "letting_go.recruit": ["not_involved", "helped_choose", "chose"],
    "rates.basis": ["hours", "specialism", "management"],
    "rates.last_change": ["never", "indexed", "for_expertise", "for_new_role"],
    "rates.clients_told": ["none", "some", "all", "no_new_role"],
    "rates.conversation": ["not_yet", "prepared", "held", "no_new_role"],
}
assert set(TRANSITION) < {question.partition(".")[2] for question in CHOICES}

hundredths = st.integers(0, 33_600).map(lambda cents: cents / 100)
hours = st.one_of(st.sampled_from([40, 0, 1, 37.5, 336]), st.integers(0, 336), hundredths)
client = st.fixed_dictionaries(
    {"name": st.just("A"), **{field: st.sampled_from([*each, UNKNOWN]) for field, each in CLIENT_CHOICES.items()}}
)
money = st.integers(1, 1_000_000).map(lambda cents: cents / 100)
week = st.one_of(st.sampled_from([40, 20, 30]), st.integers(1, 16_800).map(lambda cents: cents / 100))


@st.composite
def activities(draw: DrawFn) -> Answers:
    """Levels: the same one everywhere but for some, or any."""
    usual = draw(st.sampled_from([*LEVELS, UNKNOWN]))
    level = st.one_of(st.just(usual), st.sampled_from([*LEVELS, UNKNOWN]))
    return {activity: draw(level) for activity in ACTIVITIES}


@st.composite
def letting_go_hours(draw: DrawFn) -> Answers:
    """Hours: unknown, none, or a share on, just under or just over a half and three quarters."""
    whole = draw(st.one_of(hours, st.just(UNKNOWN)))
    if isinstance(whole, str):
        return {
            "letting_go.hours_client": whole,
            "letting_go.hours_executing": draw(st.one_of(hours, st.just(UNKNOWN))),
        }
    cents = round(whole * 100)
    edges = [
        0,
        cents // 2,
        cents // 2 - 1,
        cents // 2 + 1,
        cents * 3 // 4,
        cents * 3 // 4 - 1,
        cents * 3 // 4 + 1,
        cents,
    ]
    part = draw(st.one_of(st.just(UNKNOWN), st.sampled_from(edges), st.integers(0, cents)))
    executing = part if isinstance(part, str) else min(max(part, 0), cents) / 100
    return {"letting_go.hours_client": whole, "letting_go.hours_executing": executing}


@st.composite
def full_answers(draw: DrawFn) -> Answers:
    """Every required answer, and some of the others."""
    answers: Answers = {**draw(activities()), **draw(letting_go_hours())}
    yes_or_no = st.sampled_from(["yes", "no"])
    for task, each in TASKS.items():
        if any(answers[f"{task}.{activity}"] == "responsible" for activity in each) or draw(st.booleans()):
            answers[f"{task}.example"] = draw(yes_or_no)
    answers |= {fact: draw(st.sampled_from(["yes", "no", UNKNOWN])) for fact in FACTS}
    answers["letting_go.people"] = draw(st.one_of(st.sampled_from([1, 0, UNKNOWN]), st.integers(0, 500)))
    answers |= {question: draw(st.sampled_from([*choices, UNKNOWN])) for question, choices in CHOICES.items()}
    optional: dict[str, SearchStrategy[Any]] = {
        "start.current_title": st.sampled_from([*LADDER, "online_business_manager", "other", "none"]),
        "start.goal": st.sampled_from(["unsure", "stay", *LADDER[1:]]),
        "rates.hourly_now": money,
        "rates.hours_week_now": week,
        "rates.hours_week_goal": week,
    }
    return answers | {question: draw(each) for question, each in optional.items() if draw(st.booleans())}


@st.composite
def documents(draw: DrawFn) -> dict[str, Any]:
    """A valid answers file."""
    document: dict[str, Any] = {"answers": draw(full_answers())}
    if draw(st.booleans()):
        document["clients"] = draw(st.lists(client, max_size=3))
    return document
