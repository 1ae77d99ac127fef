"""Sets of answers made by hand, to change one answer at a time from."""

from tests.helpers.naive import FACTS, TASKS, Answers
from tests.helpers.strategies import ACTIVITIES, CHOICES


def with_(answers: Answers, **changes: object) -> Answers:
    """The answers with some changed; `__` stands for the dot in a question's id."""
    return {**answers, **{name.replace("__", "."): value for name, value in changes.items()}}


def level_of(answers: Answers, task: str, level: str) -> Answers:
    """The answers with a whole task at one level."""
    return {**answers, **{f"{task}.{activity}": level for activity in TASKS[task]}}


AROUND: Answers = {
    "letting_go.decision": "this_week",
    "letting_go.deadline": "explain_again",
    "letting_go.strategic_plan": "co_own",
    "letting_go.recruit": "chose",
    "rates.basis": "management",
    "rates.last_change": "for_new_role",
    "rates.clients_told": "all",
    "rates.conversation": "held",
}
"""The change around the role, done."""

MANAGER: Answers = {
    **dict.fromkeys(ACTIVITIES, "own_part"),
    "control.measure": "responsible",
    "control.example": "yes",
    **dict.fromkeys(FACTS, "no"),
    "letting_go.hours_client": 40,
    "letting_go.hours_executing": 10,
    "letting_go.people": 2,
    **AROUND,
}
"""All six tasks held, one result owned."""

ASSISTANT: Answers = {
    **dict.fromkeys(ACTIVITIES, "not_done"),
    **dict.fromkeys(FACTS, "no"),
    "letting_go.hours_client": 40,
    "letting_go.hours_executing": 40,
    "letting_go.people": 0,
    "letting_go.decision": "never",
    "letting_go.deadline": "do_it_myself",
    "letting_go.strategic_plan": "none",
    "letting_go.recruit": "not_involved",
    "rates.basis": "hours",
    "rates.last_change": "never",
    "rates.clients_told": "no_new_role",
    "rates.conversation": "no_new_role",
}
"""Nothing of the manager's work, no specialism."""

PROFESSIONAL: Answers = {**ASSISTANT, **dict.fromkeys(FACTS, "yes")}
"""No manager's work, all that makes a specialist."""

ALL_UNKNOWN: Answers = {
    **dict.fromkeys(ACTIVITIES, "unknown"),
    **dict.fromkeys(FACTS, "unknown"),
    "letting_go.hours_client": "unknown",
    "letting_go.hours_executing": "unknown",
    "letting_go.people": "unknown",
    **dict.fromkeys(CHOICES, "unknown"),
}
