"""A bank in, its faults out: ids that are not there or stand twice, and rules that can never or always hold.

The faults of one thing by itself are told by its kind, in the package `bank`; here stands what goes across them.
"""

from collections.abc import Iterator

from vbm_quiz.bank.bank import Bank
from vbm_quiz.bank.faults import (
    repeated,
    repeated_ids,
    repeated_texts,
    unknown_choice,
    unknown_id,
    unknown_ids,
    unknown_number,
    unreachable_count,
    within,
)
from vbm_quiz.errors import Fault


def bank_faults(bank: Bank) -> Iterator[Fault]:
    """Every rule of the bank that names something that is not there, or that cannot hold."""
    repeats = list(_repeated_ids(bank))
    yield from repeats
    yield from _titles(bank)
    yield from within("direction", _direction(bank))
    yield from within("start", _start(bank))
    yield from within("scale", bank.scale.faults())
    yield from (Fault(f"tasks.{task.id}", "task_without_activities") for task in bank.tasks if not task.activities)
    yield from _sections(bank)
    for condition in bank.conditions:
        yield from within(f"conditions.{condition.id}", condition.faults(bank))
    yield from within("clients", bank.clients.faults(bank))
    for item in bank.transition:
        yield from within(f"transition.{item.id}", item.faults(bank))
    yield from within("calculation", _calculation(bank))
    for rule in bank.second_looks:
        yield from within(f"second_looks.{rule.id}", rule.faults(bank))
    twice = {each.values["found"] for each in repeats}
    of_steps = within("next_steps", bank.next_steps.faults(bank))
    yield from (each for each in of_steps if each.key != "repeated_id" or each.values["found"] not in twice)
    yield from within("conversation", bank.conversation.faults(bank))


def _repeated_ids(bank: Bank) -> Iterator[Fault]:
    yield from repeated_ids("sources", bank.sources)
    yield from repeated_ids("titles", bank.titles)
    yield from repeated_ids("conditions", bank.conditions)
    yield from repeated_ids("tasks", bank.tasks)
    yield from repeated_ids("sections", bank.sections)
    yield from repeated(_question_places(bank))
    yield from repeated_ids("transition", bank.transition)
    yield from repeated_ids("second_looks", bank.second_looks)


def _question_places(bank: Bank) -> Iterator[tuple[str, str]]:
    """Where the id of each question stands; that of an example is made of its task's."""
    for task in bank.tasks:
        path = f"tasks.{task.id}.activities"
        yield from ((f"{path}[{index}].id", id_) for index, id_ in enumerate(task.questions))
    yield from ((f"tasks.{task.id}", example) for example, task in bank.examples.items())
    for section in bank.sections:
        path = f"sections.{section.id}.questions"
        yield from ((f"{path}[{index}].id", question.id) for index, question in enumerate(section.questions))


def _titles(bank: Bank) -> Iterator[Fault]:
    conditions = [condition.id for condition in bank.conditions]
    if not bank.titles:
        yield Fault("titles", "no_title")
    for index, title in enumerate(bank.titles):
        if bool(title.requires) != bool(index):
            yield Fault(f"titles.{title.id}.requires", "later_title_for_all" if index else "no_title_for_all")
    for title in bank.titles:
        path = f"titles.{title.id}"
        yield from unknown_ids(f"{path}.requires", "condition", title.requires, conditions)
        yield from repeated_texts(f"{path}.requires", title.requires)
        yield from unknown_ids(f"{path}.may_be_open", "required_condition", title.may_be_open, title.requires)
    required = {condition for title in bank.titles for condition in title.requires}
    yield from (Fault(f"conditions.{id_}", "required_by_none") for id_ in conditions if id_ not in required)


def _direction(bank: Bank) -> Iterator[Fault]:
    direction = bank.direction
    yield from unknown_id("title", "title", direction.title, bank.title_ids)
    yield from unknown_id("condition", "condition", direction.condition, (each.id for each in bank.conditions))
    yield from unreachable_count("tasks_held", direction.tasks_held, len(bank.tasks), "tasks")


def _start(bank: Bank) -> Iterator[Fault]:
    start = bank.start
    yield from unknown_id("current_title", "choice_question", start.current_title, bank.choice_questions)
    yield from unknown_id("goal", "choice_question", start.goal, bank.choice_questions)
    if start.goal in bank.questions:
        yield from unknown_choice(bank, start.goal, "stay", start.stay)
    for choice, title in start.aliases.items():
        if start.current_title in bank.questions:
            yield from unknown_choice(bank, start.current_title, f"aliases.{choice}", choice)
        yield from unknown_id(f"aliases.{choice}", "title", title, bank.title_ids)


def _calculation(bank: Bank) -> Iterator[Fault]:
    calculation = bank.calculation
    if calculation is None:
        return
    yield from unknown_number(bank, "hourly_now", calculation.hourly_now)
    yield from unknown_number(bank, "hours_now", calculation.hours_now)
    yield from unknown_number(bank, "hours_goal", calculation.hours_goal)


def _sections(bank: Bank) -> Iterator[Fault]:
    for part in ("tasks", "clients"):
        holding = [index for index, section in enumerate(bank.sections) if section.holds == part]
        if not holding and part == "tasks":
            yield Fault("sections", "no_section_holds", {"part": part})
        yield from (Fault(f"sections[{index}].holds", "section_holds_too", {"part": part}) for index in holding[1:])
    for section in bank.sections:
        path = f"sections.{section.id}"
        if (section.holds == "questions") != bool(section.questions):
            yield Fault(path, "empty_section" if section.holds == "questions" else "full_section")
        for question in section.questions:
            yield from within(f"{path}.questions.{question.id}", question.faults(bank))
