"""A second scorer, slow and plain, that shares no code with the product: the rules of the contract written out anew.

Where an answer is unknown it tries everything that the answer could be, and gives only what always comes out the same.
It takes an answers file as plain data, levels as choice ids, and gives plain data.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import product
from typing import Any, NamedTuple

Values = dict[str, Any]
"""What an answers file holds under `answers`: a value by question id."""

UNKNOWN = "unknown"
ASSISTANT, PROFESSIONAL, MANAGER = "virtual_assistant", "virtual_professional", "virtual_business_manager"
LADDER = [ASSISTANT, PROFESSIONAL, MANAGER]
WORTH = {"not_done": 0, "help": 1, "own_part": 2, "responsible": 3}
TASKS = {
    "forecast": {"goals": 1},
    "plan": {"actions": 2, "structure": 2, "resources": 1, "schedule": 2},
    "organise": {"divide": 2, "responsibilities": 1, "authority": 1, "hierarchy": 1},
    "delegate": {"hand_over": 2, "motivate": 1, "follow_up": 2},
    "coordinate": {"integrate": 2},
    "control": {"measure": 2, "adjust": 2, "consequences": 1},
}
ACTIVITIES = [f"{task}.{activity}" for task in TASKS for activity in TASKS[task]]
FACTS = [f"specialism.{fact}" for fact in ("field", "sought", "method", "declines", "repeatable")]
CLIENT_CHOICES = {
    "growth": ["searching", "steady", "growing"],
    "team": ["none", "one", "several"],
    "willing": ["no", "maybe", "yes"],
    "lets_go": ["no", "yes"],
}
MET, NOT_MET, NOT_SHOWN = "met", "not_met", "not_shown"
CONDITIONS = {PROFESSIONAL: ["specialism"], MANAGER: ["cycle", "ownership", "through_others", "execution_share"]}


class Outcome(NamedTuple):
    """What a task comes to when all its levels are known: its state, and whether it holds a 3."""

    state: str
    owned: bool


# ---------------------------------------------------------------- tasks


def levels_of(answers: Values, task: str) -> dict[str, int | None]:
    no_example = answers.get(f"{task}.example") == "no"
    found: dict[str, int | None] = {}
    for activity in TASKS[task]:
        worth = WORTH.get(answers[f"{task}.{activity}"])
        found[activity] = 2 if worth == 3 and no_example else worth
    return found


def percent(answers: Values, task: str) -> int | None:
    known = {activity: level for activity, level in levels_of(answers, task).items() if level is not None}
    weight = sum(TASKS[task][activity] for activity in known)
    if weight == 0:
        return None
    total = sum(TASKS[task][activity] * level for activity, level in known.items())
    return percentage(Fraction(total, weight * 3), Fraction(1, 2))


def percentage(share: Fraction, limit: Fraction) -> int:
    """Of the whole percentages on the same side of the limit, of 0 and of 100, the nearest; of two the higher."""
    sides = share >= limit, share > 0, share < 1
    tried = [(abs(Fraction(each, 100) - share), -each, each) for each in range(101)]
    return min(one for one in tried if (Fraction(one[2], 100) >= limit, one[2] > 0, one[2] < 100) == sides)[2]


def outcome(task: str, levels: dict[str, int]) -> Outcome:
    total = sum(TASKS[task][activity] * level for activity, level in levels.items())
    mean = Fraction(total, sum(TASKS[task].values()))
    state = "held" if mean >= Fraction(3, 2) else "absent" if mean == 0 else "present"
    return Outcome(state, owned=state == "held" and 3 in levels.values())


@cache
def outcomes_of(task: str, levels: tuple[int | None, ...]) -> frozenset[Outcome]:
    """All that the task could come to."""
    tried = [range(4) if level is None else [level] for level in levels]
    return frozenset(outcome(task, dict(zip(TASKS[task], filling, strict=True))) for filling in product(*tried))


def outcomes(answers: Values, task: str) -> frozenset[Outcome]:
    return outcomes_of(task, tuple(levels_of(answers, task).values()))


def settled(possible: Iterable[str]) -> str:
    """The one state possible, or unknown."""
    (first, *others) = set(possible)
    return UNKNOWN if others else first


def task_states(answers: Values) -> dict[str, str]:
    return {task: settled(each.state for each in outcomes(answers, task)) for task in TASKS}


# ---------------------------------------------------------------- conditions


def shown(tries: Iterable[bool]) -> str:
    seen = set(tries)
    return NOT_SHOWN if len(seen) == 2 else MET if seen == {True} else NOT_MET


def cycle_holds(states: dict[str, str]) -> bool:
    held = [task for task in states if states[task] == "held"]
    absent = [task for task in states if states[task] == "absent"]
    with_others = [task for task in held if task in ("organise", "delegate", "coordinate")]
    return len(held) >= 4 and "plan" in held and "control" in held and len(with_others) >= 1 and len(absent) <= 1


def all_cycles(possible: dict[str, set[str]]) -> Iterator[bool]:
    for states in product(*possible.values()):
        yield cycle_holds(dict(zip(possible, states, strict=True)))


def specialism_holds(yes: list[str]) -> bool:
    return len(yes) >= 3 and ("specialism.field" in yes or "specialism.sought" in yes)


def all_specialisms(answers: Values) -> Iterator[bool]:
    for facts in product(*(["yes", "no"] if answers[fact] == UNKNOWN else [answers[fact]] for fact in FACTS)):
        yield specialism_holds([fact for fact, answer in zip(FACTS, facts, strict=True) if answer == "yes"])


def number(answers: Values, question: str) -> Fraction | None:
    given = answers.get(question, UNKNOWN)
    return None if given == UNKNOWN else Fraction(str(given))


def execution(answers: Values) -> Fraction | None:
    part, whole = number(answers, "letting_go.hours_executing"), number(answers, "letting_go.hours_client")
    return None if part is None or whole is None or whole == 0 else part / whole


def conditions(answers: Values) -> dict[str, str]:
    could = {task: outcomes(answers, task) for task in TASKS}
    people, share = number(answers, "letting_go.people"), execution(answers)
    return {
        "specialism": shown(all_specialisms(answers)),
        "cycle": shown(all_cycles({task: {each.state for each in could[task]} for task in TASKS})),
        "ownership": shown(any(owned) for owned in product(*({each.owned for each in could[task]} for task in TASKS))),
        "through_others": NOT_SHOWN if people is None else shown([people >= 1]),
        "execution_share": NOT_SHOWN if share is None else shown([share < Fraction(1, 2)]),
    }


# ---------------------------------------------------------------- the title


def without_manager(specialism: str) -> list[str]:
    """Rule 1: the titles that are possible when manager is not."""
    return {MET: [PROFESSIONAL], NOT_SHOWN: [ASSISTANT, PROFESSIONAL], NOT_MET: [ASSISTANT]}[specialism]


def possible_titles(states: dict[str, str]) -> list[str]:
    four = [states[condition] for condition in CONDITIONS[MANAGER]]
    if NOT_MET in four:
        return without_manager(states["specialism"])
    if set(four) == {MET}:
        return [MANAGER]
    return [*without_manager(states["specialism"]), MANAGER]


def title_of_states(states: dict[str, str]) -> tuple[str | None, str, list[str]]:
    """The title, its status before any single change is tried, and the titles that it lies between."""
    possible = possible_titles(states)
    if len(possible) == 1:
        return possible[0], "fits", []
    open_ = [condition for condition in CONDITIONS[MANAGER] if states[condition] == NOT_SHOWN]
    if MANAGER in possible and open_ in (["through_others"], ["execution_share"]):
        return MANAGER, "provisional", possible
    return None, "not_enough_shown", possible


def title(answers: Values) -> tuple[str | None, str, list[str]]:
    return title_of_states(conditions(answers))


def direction(answers: Values) -> str | None:
    held = list(task_states(answers).values()).count("held")
    if title(answers)[0] == MANAGER:
        return None
    return MANAGER if conditions(answers)["cycle"] == MET or held >= 2 else None


def current(answers: Values) -> str | None:
    given = answers.get("start.current_title")
    if given == "online_business_manager":
        return MANAGER
    return given if given in LADDER else None


def current_fit(answers: Values) -> str | None:
    used, fitting = current(answers), title(answers)[0]
    if used is None or fitting is None:
        return None
    difference = LADDER.index(fitting) - LADDER.index(used)
    return "matches" if difference == 0 else "does_more" if difference > 0 else "promises_more"


# ---------------------------------------------------------------- what would settle it


def find_out(answers: Values) -> dict[str, set[str]]:
    """For each unknown question the undecided conditions that read it, of the titles still possible."""
    states, possible = conditions(answers), title(answers)[2]
    named: dict[str, set[str]] = {}
    for level in LADDER:
        for condition in CONDITIONS.get(level, []):
            if level in possible and states[condition] == NOT_SHOWN:
                for question in open_questions(answers, condition):
                    named.setdefault(question, set()).add(condition)
    return named


def open_questions(answers: Values, condition: str) -> list[str]:
    """The unknown answers that a condition reads; a whole of 0 tells nothing either."""
    hours = ["letting_go.hours_client", "letting_go.hours_executing"]
    reads = {"through_others": ["letting_go.people"], "execution_share": hours, "specialism": list(FACTS)}
    nothing_to_divide = [hours[0]] if condition == "execution_share" and number(answers, hours[0]) == 0 else []
    return [*nothing_to_divide, *(each for each in reads.get(condition, ACTIVITIES) if answers[each] == UNKNOWN)]


# ---------------------------------------------------------------- the change around the role


def transition_concerns(answers: Values) -> bool:
    """For who is manager or wants to be, and for who does not know or did not say what she wants."""
    return answers.get("start.goal", "unsure") in ("unsure", MANAGER) or title(answers)[0] == MANAGER


TRANSITION = {
    "decision": (["this_week", "this_month"], ["this_quarter"], ["longer_ago", "never"]),
    "strategic_plan": (["co_own"], ["work_from_it"], ["not_mine", "none"]),
    "recruit": (["chose"], ["helped_choose"], ["not_involved"]),
    "basis": (["management"], ["specialism"], ["hours"]),
    "last_change": (["for_new_role"], ["for_expertise"], ["never", "indexed"]),
    "clients_told": (["all"], ["some"], ["none"]),
    "conversation": (["held"], ["prepared"], ["not_yet"]),
}


def clients_told(answers: Values) -> str:
    """Which clients know; whoever has no new role is not asked, and what is stored then does nothing."""
    no_new_role = answers["rates.conversation"] == "no_new_role"
    return "no_new_role" if no_new_role else str(answers["rates.clients_told"])


def transition(answers: Values) -> dict[str, str] | None:
    if not transition_concerns(answers):
        return None
    people, share = number(answers, "letting_go.people"), execution(answers)
    items = {
        "execution_share": UNKNOWN
        if share is None
        else "done"
        if share < Fraction(1, 2)
        else "under_way"
        if share < Fraction(3, 4)
        else "open",
        "people": UNKNOWN if people is None else "done" if people >= 1 else "open",
    }
    for item, choices in TRANSITION.items():
        section = "letting_go" if item in ("decision", "strategic_plan", "recruit") else "rates"
        answer = clients_told(answers) if item == "clients_told" else answers[f"{section}.{item}"]
        if answer == "no_new_role" or (item == "recruit" and people is not None and people >= 1):
            continue
        states = dict(zip(("done", "under_way", "open"), choices, strict=True))
        items[item] = next((state for state, found in states.items() if answer in found), UNKNOWN)
    return items


def verdict(client: dict[str, str]) -> str:
    if client["willing"] == "no" and (client["team"] == "none" or client["lets_go"] == "no"):
        return "not_for_this_role"
    if fits(client):
        return "fits"
    if client["team"] in ("one", "several") or client["willing"] in ("maybe", "yes"):
        names = list(CLIENT_CHOICES)
        tried = [CLIENT_CHOICES[name] if client[name] == UNKNOWN else [client[name]] for name in names]
        could = any(fits(dict(zip(names, filling, strict=True))) for filling in product(*tried))
        return UNKNOWN if could else "grow_together"
    return UNKNOWN


def fits(client: dict[str, str]) -> bool:
    return (
        client["growth"] in ("steady", "growing")
        and client["team"] in ("one", "several")
        and client["lets_go"] == "yes"
    )


def calculation(answers: Values) -> tuple[Decimal, Decimal] | None:
    """The weekly income and the hourly rate that it asks for, in whole cents, halves up; told with the transition."""
    hourly, now, goal = (
        number(answers, f"rates.{each}") for each in ("hourly_now", "hours_week_now", "hours_week_goal")
    )
    if hourly is None or now is None or goal is None or goal >= now or not transition_concerns(answers):
        return None
    return cents(hourly * now), cents(hourly * now / goal)


def cents(amount: Fraction) -> Decimal:
    return Decimal((amount * 200 + 1) // 2).scaleb(-2)


def second_looks(answers: Values) -> set[str]:
    people, share, held = number(answers, "letting_go.people"), execution(answers), list(task_states(answers).values())
    levels = [answers[activity] for activity in ACTIVITIES]
    asked = [task for task in TASKS if "responsible" in [answers[f"{task}.{activity}"] for activity in TASKS[task]]]
    new_rate = answers["rates.last_change"] == "for_new_role"
    looks = {
        "hand_over_without_people": answers["delegate.hand_over"] in ("own_part", "responsible") and people == 0,
        "follow_up_without_people": answers["delegate.follow_up"] == "responsible" and people == 0,
        "executing_and_managing": share is not None and share > Fraction(3, 4) and held.count("held") >= 4,
        "responsible_without_deciding": answers["letting_go.decision"] == "never" and "responsible" in levels,
        "new_rate_untold": new_rate and clients_told(answers) == "none",
        "talk_held_untold": answers["rates.conversation"] == "held" and clients_told(answers) == "none",
        "new_rate_without_new_role": new_rate and answers["rates.conversation"] == "no_new_role",
        "examples_missing": sum(answers.get(f"{task}.example") == "no" for task in asked) >= 3,
        "all_alike": len(set(levels)) == 1 and levels[0] != "not_done",
    }
    return {look for look, fires in looks.items() if fires}


# ---------------------------------------------------------------- sensitivity


def single_changes(answers: Values) -> Iterator[tuple[str, Values]]:
    """Every known answer that a condition names, changed by one step; what changes nothing is left out."""
    for task in TASKS:
        yield from changes_of(answers, task)
    yield from ((fact, flipped(answers, fact)) for fact in FACTS if answers[fact] != UNKNOWN)
    executing, hours = number(answers, "letting_go.hours_executing"), number(answers, "letting_go.hours_client")
    if executing is not None and hours:
        for to in {max(executing - hours / 10, Fraction(0)), min(executing + hours / 10, hours)} - {executing}:
            exact = Decimal(to.numerator) / Decimal(to.denominator)  # hours have two decimals, so this has three
            yield "letting_go.hours_executing", {**answers, "letting_go.hours_executing": exact}


def changes_of(answers: Values, task: str) -> Iterator[tuple[str, Values]]:
    """The levels of a task one down and one up, and its example turned over."""
    names, questions = list(WORTH), [f"{task}.{activity}" for activity in TASKS[task]]
    asked = any(answers[question] == "responsible" for question in questions)
    for question in questions:
        worth = WORTH.get(answers[question])
        for to in [] if worth is None else {max(worth - 1, 0), min(worth + 1, 3)}:
            changed = {**answers, question: names[to]}
            if to == 3 and not asked:
                changed[f"{task}.example"] = "yes"
            if levels_of(changed, task) != levels_of(answers, task):
                yield question, changed
    if asked and answers.get(f"{task}.example") in ("yes", "no"):
        yield f"{task}.example", flipped(answers, f"{task}.example")


def flipped(answers: Values, question: str) -> Values:
    return {**answers, question: "no" if answers[question] == "yes" else "yes"}


def sensitivity(answers: Values) -> dict[str, list[tuple[str, str | None]]] | None:
    """What each single change does to the title, by its question."""
    today = title(answers)[0]
    if today is None:
        return None
    found: dict[str, list[tuple[str, str | None]]] = {"keeps": [], "raises": [], "lowers": [], "unsettles": []}
    for question, changed in single_changes(answers):
        then = title(changed)[0]
        above = 0 if then is None else LADDER.index(then) - LADDER.index(today)
        kind = "unsettles" if then is None else "raises" if above > 0 else "lowers" if above < 0 else "keeps"
        found[kind].append((question, then))
    return found


def firm_and_between(answers: Values) -> tuple[bool, list[str]]:
    """Whether no single change leads elsewhere, and the titles still possible, or within reach of one that fits."""
    id_, status, possible = title(answers)
    if id_ is None or status != "fits":
        return False, possible
    reached = {id_}
    for _, changed in single_changes(answers):
        then, _, open_ = title(changed)
        reached.update(open_ if then is None else [then])
    firm = reached == {id_} and not (sensitivity(answers) or {})["unsettles"]
    return firm, [] if firm else [each for each in LADDER if each in reached]


# ---------------------------------------------------------------- the wish


def wish(answers: Values) -> tuple[str, str | None]:
    """Whether she wants to stay, wants more than today's title, or has not said; and the title that advice is about."""
    goal, (id_, _, possible) = answers.get("start.goal", "unsure"), title(answers)
    if goal not in LADDER:
        return ("stay" if goal == "stay" else "open"), id_
    lowest = LADDER.index(id_ or possible[0])
    return ("toward" if LADDER.index(goal) > lowest else "stay"), goal


def planned(answers: Values) -> list[str]:
    """The titles that there is a plan for."""
    goal, (id_, _, possible) = answers.get("start.goal", "unsure"), title(answers)
    highest = LADDER.index(id_ or possible[-1])
    above = LADDER[highest + 1 :]
    if goal in LADDER:
        return [each for each in above if each == goal]
    if goal == "stay" or id_ is None or not above:
        return []
    aims = {direction(answers) or above[0]} | ({MANAGER} if id_ == ASSISTANT else set())
    return [each for each in above if each in aims]
