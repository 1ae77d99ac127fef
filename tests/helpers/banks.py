"""The shipped bank changed in the ways that a trainer may change it, and banks small enough to try everything."""

import tomllib
from collections.abc import Callable, Mapping
from copy import deepcopy
from functools import cache
from typing import Any

from tests.helpers.shipped import CONTENT, texts_of
from vbm_quiz.bank.bank import Bank
from vbm_quiz.loading.decode import bank_from
from vbm_quiz.loading.expected_texts import expected_program_texts, expected_texts
from vbm_quiz.loading.shared_placeholders import shared_placeholders
from vbm_quiz.loading.validate import bank_faults
from vbm_quiz.model.answers import YES, Answers, Value
from vbm_quiz.model.results import ConditionState
from vbm_quiz.scoring.requirements import Requirements, requirements_of
from vbm_quiz.texts.texts import Texts

Raw = dict[str, Any]
Edit = Callable[[Raw], None]


def shipped() -> Raw:
    return tomllib.loads((CONTENT / "quiz.toml").read_text("utf-8"))


def made(*edits: Edit) -> Bank:
    """The shipped bank after these edits, without the rules that no longer have anything to speak of."""
    raw = deepcopy(shipped())
    for edit in edits:
        edit(raw)
    _drop_orphans(raw)
    bank = bank_from(raw)
    assert list(bank_faults(bank)) == []
    return bank


def _drop_orphans(raw: Raw) -> None:
    """Take out the looks and steps that name a question or a task that an edit removed."""
    tasks = {task["id"]: task["activities"] for task in raw["tasks"]}
    asked = {f"{task}.{activity['id']}" for task, activities in tasks.items() for activity in activities}
    asked |= {each["id"] for section in raw["sections"] for each in section.get("questions", [])}
    groups = raw["next_steps"]["groups"]
    for rules in (raw["second_looks"], *(group["steps"] for group in groups)):
        rules[:] = [rule for rule in rules if not _is_orphan(rule, asked, set(tasks))]
    told = {step["id"] for group in groups for step in group["steps"]}
    raw["next_steps"]["exclude"] = [pair for pair in raw["next_steps"]["exclude"] if told.issuperset(pair)]


def _is_orphan(rule: Raw, asked: set[str], tasks: set[str]) -> bool:
    """Whether a look or a step names a question that is not asked, or a task that is not there."""
    questions = {test["question"] for test in rule.get("when", []) if "question" in test}
    return not questions <= asked or ("task" in rule and rule["task"] not in tasks)


def condition(raw: Raw, id_: str) -> Raw:
    return next(each for each in raw["conditions"] if each["id"] == id_)


def everywhere(raw: Any, old: str, new: str) -> Any:
    """The same data with one id renamed wherever it stands, also before a dot."""
    if isinstance(raw, dict):
        return {key.replace(old, new) if key == old else key: everywhere(value, old, new) for key, value in raw.items()}
    if isinstance(raw, list):
        return [everywhere(value, old, new) for value in raw]
    if isinstance(raw, str):
        return new if raw == old else raw.replace(f"{old}.", f"{new}.", 1) if raw.startswith(f"{old}.") else raw
    return raw


# ---------------------------------------------------------------- what a trainer may change


def other_thresholds(raw: Raw) -> None:
    raw["scale"]["held_from"] = 2
    condition(raw, "cycle").update(at_least=5, absent_at_most=0)
    condition(raw, "execution_share")["below"] = "2/3"
    condition(raw, "through_others")["at_least"] = 2
    condition(raw, "specialism")["at_least"] = 2


def other_weights(raw: Raw) -> None:
    raw["scale"].update(core_weight=5, other_weight=2)
    for task in raw["tasks"]:
        for activity in task["activities"]:
            activity["core"] = not activity.get("core", False)


def without_forecast(raw: Raw) -> None:
    raw["tasks"] = [task for task in raw["tasks"] if task["id"] != "forecast"]
    condition(raw, "cycle").update(at_least=3)


def renamed(raw: Raw) -> None:
    for old, new in (
        ("coordinate", "connect"),
        ("virtual_business_manager", "lead"),
        ("execution_share", "hands_on"),
        ("cycle", "round"),
    ):
        changed = everywhere(raw, old, new)
        raw.clear()
        raw.update(changed)


def with_a_fourth_title(raw: Raw) -> None:
    raw["conditions"] += [
        {"kind": "tasks", "id": "whole_cycle", "at_least": len(raw["tasks"])},
        {"kind": "level", "id": "much_ownership", "level": "responsible", "at_least": 4},
        {"kind": "number", "id": "a_team", "question": "letting_go.people", "at_least": 3},
        {
            "kind": "share",
            "id": "hardly_executing",
            "part": "letting_go.hours_executing",
            "whole": "letting_go.hours_client",
            "below": "1/4",
            "step": "1/10",
        },
    ]
    requires = ["whole_cycle", "much_ownership", "a_team", "hardly_executing"]
    raw["titles"].append({"id": "director", "requires": requires, "may_be_open": ["a_team", "hardly_executing"]})


def with_a_fourth_title_for_specialists(raw: Raw) -> None:
    raw["titles"].append({"id": "director", "requires": ["specialism"]})


def plan_not_required(raw: Raw) -> None:
    """Three tasks are enough, so that some three have none among them that works through people."""
    condition(raw, "cycle").update(at_least=3, all_of=["control"])


def with_conditions_on_choices(raw: Raw) -> None:
    """A rate for expertise makes a professional, one for the role a manager, who decides things in between."""
    decided = "letting_go.decision"
    raw["conditions"] += [
        {"kind": "choice", "id": "rate_for_expertise", "question": "rates.basis", "is": ["specialism"]},
        {"kind": "choice", "id": "rate_for_the_role", "question": "rates.basis", "is": ["management"]},
        {"kind": "choice", "id": "decides", "question": decided, "is": ["this_month", "longer_ago"]},
    ]
    _, professional, manager = raw["titles"]
    professional["requires"] += ["rate_for_expertise"]
    manager["requires"] += ["rate_for_the_role", "decides"]
    manager["may_be_open"] += ["decides"]
    (plan,) = [group for group in raw["next_steps"]["groups"] if group["kind"] == "plan"]
    plan["steps"] += [{"id": "change_rate", "questions": ["rates.basis"]}, {"id": "decide", "questions": [decided]}]
    (unknown,) = [group for group in raw["next_steps"]["groups"] if group["id"] == "find_out"]
    unknown["steps"] += [{"kind": "find_out", "id": "find_out_decision", "conditions": ["decides"]}]


SHIPPED = "as it ships"
CHANGED: dict[str, tuple[Edit, ...]] = {
    "other thresholds": (other_thresholds,),
    "other weights and cores": (other_weights,),
    "a task less": (without_forecast,),
    "a task, a title and conditions renamed": (renamed,),
    "a fourth title": (with_a_fourth_title,),
    "planning not required": (plan_not_required,),
    "conditions on choices": (with_conditions_on_choices,),
    "all at once": (other_thresholds, other_weights, without_forecast, with_a_fourth_title, renamed),
}


# ---------------------------------------------------------------- small enough to try everything


def small(raw: Raw) -> None:
    """Three tasks with four activities between them, two facts, and lower thresholds."""
    keep = {"plan": ["actions", "resources"], "delegate": ["hand_over"], "control": ["measure"]}
    raw["tasks"] = [task for task in raw["tasks"] if task["id"] in keep]
    for task in raw["tasks"]:
        task["activities"] = [each for each in task["activities"] if each["id"] in keep[task["id"]]]
    condition(raw, "cycle").update(at_least=2, all_of=["plan"], one_of=["delegate", "control"], absent_at_most=1)
    facts = ["specialism.field", "specialism.method"]
    condition(raw, "specialism").update(at_least=1, one_of=["specialism.field"])
    for section in raw["sections"]:
        if section["id"] == "specialism":
            section["questions"] = [each for each in section["questions"] if each["id"] in facts]


def small_with_a_fourth_title(raw: Raw) -> None:
    small(raw)
    raw["conditions"] += [
        {"kind": "tasks", "id": "whole_cycle", "at_least": 3},
        {"kind": "level", "id": "much_ownership", "level": "responsible", "at_least": 2},
    ]
    raw["titles"].append({"id": "director", "requires": ["whole_cycle", "much_ownership", "through_others"]})


def small_with_other_weights(raw: Raw) -> None:
    small(raw)
    other_weights(raw)
    raw["scale"]["held_from"] = "5/4"


def small_with_planning_not_required(raw: Raw) -> None:
    small(raw)
    condition(raw, "cycle").update(all_of=[], one_of=["delegate"])


def small_with_conditions_on_choices(raw: Raw) -> None:
    """With one activity a task, since each choice is tried beside all else."""
    small(raw)
    for task in raw["tasks"]:
        task["activities"] = task["activities"][:1]
    with_conditions_on_choices(raw)


SMALL: dict[str, tuple[Edit, ...]] = {
    "small": (small,),
    "small, with a fourth title": (small_with_a_fourth_title,),
    "small, with other weights": (small_with_other_weights,),
    "small, renamed": (small, renamed),
    "small, with planning not required": (small_with_planning_not_required,),
    "small, with conditions on choices": (small_with_conditions_on_choices,),
}


ODD: dict[str, tuple[Edit, ...]] = {
    "a fourth title that asks for a specialism": (with_a_fourth_title_for_specialists,),
}
"""Banks in which a lower title is out of reach, because a higher one asks for the same."""


def keys_as_texts(bank: Bank) -> Texts:
    """A text for everything that a bank names: its key and its own placeholders."""
    shared = shared_placeholders(bank)
    texts = {
        key: " ".join([key, *(f"{{{name}}}" for name in text.placeholders if name not in shared)])
        for key, text in {**expected_program_texts(), **expected_texts(bank)}.items()
    }
    numbers = {"decimal": ".", "thousands": ",", "plural_forms": "nplurals=1; plural=0;"}
    return texts_of({**texts, **numbers})._replace(shared=shared)


@cache
def named_bank(name: str) -> Bank:
    return made(*{SHIPPED: (), **CHANGED, **SMALL, **ODD}[name])


@cache
def requirements(name: str) -> Requirements:
    return requirements_of(named_bank(name))


def states(name: str, answers: Answers) -> dict[str, ConditionState]:
    """The state of each condition of a bank."""
    return requirements(name).states(requirements(name).total(requirements(name).bounds(answers)))


def applied(bank: Bank, answers: Answers, changes: Mapping[str, Value]) -> Answers:
    """The answers with these changes; an example that they ask for and that was not asked for before is there."""
    after = answers.replaced(changes)
    opened = [
        task.example
        for task in bank.tasks
        if task.asks_example(bank.scale, after) and not task.asks_example(bank.scale, answers)
    ]
    return after.replaced(dict.fromkeys(opened, YES))
