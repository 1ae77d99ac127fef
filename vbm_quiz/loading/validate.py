"""A bank in, its faults out: ids that are not there or stand twice, and rules that can never or always hold.

The faults of one thing by itself are told by its kind, in the package `bank`; here stands what goes across them.
"""

from collections.abc import Iterable, Iterator, Mapping

from vbm_quiz.bank.bank import Bank
from vbm_quiz.bank.faults import repeated_ids, unknown_choices, unknown_ids, unknown_numbers, unreachable_count


def bank_faults(bank: Bank) -> Iterator[str]:
    """Every rule of the bank that names something that is not there, or that cannot hold."""
    yield from _repeated_ids(bank)
    yield from _titles(bank)
    yield from _direction(bank)
    yield from _start(bank)
    yield from bank.scale.faults()
    yield from (f"tasks.{task.id}: has no activities" for task in bank.tasks if not task.activities)
    yield from _sections(bank)
    for condition in bank.conditions:
        yield from (f"conditions.{condition.id}: {fault}" for fault in condition.faults(bank))
    yield from bank.clients.faults()
    for item in bank.transition:
        yield from (f"transition.{item.id}: {fault}" for fault in item.faults(bank))
    yield from (f"calculation: {fault}" for fault in unknown_numbers(bank, bank.calculation.questions))
    for rule in bank.second_looks:
        yield from rule.faults(bank)
    yield from bank.next_steps.faults(bank)
    yield from bank.conversation.faults(bank)


def _repeated_ids(bank: Bank) -> Iterator[str]:
    groups: Mapping[str, Iterable[str]] = {
        "sources": (source.id for source in bank.sources),
        "titles": bank.title_ids,
        "conditions": (condition.id for condition in bank.conditions),
        "tasks": (task.id for task in bank.tasks),
        "sections": (section.id for section in bank.sections),
        "questions": (question.id for section in bank.sections for question in bank.questions_of(section)),
        "transition": (item.id for item in bank.transition),
        "second_looks": (rule.id for rule in bank.second_looks),
    }
    for where, ids in groups.items():
        yield from repeated_ids(where, ids)


def _titles(bank: Bank) -> Iterator[str]:
    conditions = [condition.id for condition in bank.conditions]
    if not bank.titles or bank.titles[0].requires:
        yield "titles: the first title requires nothing, so that there is always one that fits"
    for title in bank.titles[1:]:
        if not title.requires:
            yield f"titles.{title.id}: only the first title may require nothing"
    for title in bank.titles:
        where = f"titles.{title.id}"
        yield from (f"{where}: {fault}" for fault in unknown_ids("condition", title.requires, conditions))
        faults = unknown_ids("condition", title.may_be_open, title.requires)
        yield from (f"{where}.may_be_open: {fault}" for fault in faults)
    required = {condition for title in bank.titles for condition in title.requires}
    yield from (f"conditions.{id_}: no title requires it" for id_ in conditions if id_ not in required)


def _direction(bank: Bank) -> Iterator[str]:
    direction = bank.direction
    faults = [
        *unknown_ids("title", [direction.title], bank.title_ids),
        *unknown_ids("condition", [direction.condition], (condition.id for condition in bank.conditions)),
        *unreachable_count(direction.tasks_held, len(bank.tasks), "tasks", "tasks_held"),
    ]
    yield from (f"direction: {fault}" for fault in faults)


def _start(bank: Bank) -> Iterator[str]:
    start = bank.start
    for question in (start.current_title, start.goal):
        yield from (f"start: {fault}" for fault in unknown_choices(bank, question, ()))
    yield from (f"start.stay: {fault}" for fault in unknown_choices(bank, start.goal, [start.stay]))
    yield from (f"start.aliases: {fault}" for fault in unknown_choices(bank, start.current_title, start.aliases))
    yield from (f"start.aliases: {fault}" for fault in unknown_ids("title", start.aliases.values(), bank.title_ids))


def _sections(bank: Bank) -> Iterator[str]:
    for part in ("tasks", "clients"):
        if sum(section.holds == part for section in bank.sections) != 1:
            yield f'sections: exactly one must have holds = "{part}"'
    for section in bank.sections:
        if (section.holds == "questions") != bool(section.questions):
            yield f"sections.{section.id}: has either questions of its own or `holds`"
        for question in section.questions:
            yield from (f"questions.{question.id}: {fault}" for fault in question.faults(bank))
