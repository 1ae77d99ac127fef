"""What a bank must keep to besides its shape: names that exist, and rules that can hold."""

from collections import Counter
from collections.abc import Iterable, Iterator

from vbm_quiz.bank.bank import Bank
from vbm_quiz.bank.conditions import (
    Condition,
    FactsCondition,
    LevelCondition,
    NumberCondition,
    ShareCondition,
    TasksCondition,
)
from vbm_quiz.bank.criteria import (
    ActivitiesCriterion,
    AlikeCriterion,
    ChoiceCriterion,
    ClientCriterion,
    ConditionCriterion,
    Criterion,
    ExamplesCriterion,
    ItemCriterion,
    LevelCriterion,
    NumberCriterion,
    PlanCriterion,
    ShareCriterion,
    TasksCriterion,
    TitleCriterion,
    TowardCriterion,
)
from vbm_quiz.bank.questions import ChoiceQuestion, FactQuestion, NumberQuestion
from vbm_quiz.bank.transition_items import ChoiceItem, NumberItem, ShareItem, TransitionItem
from vbm_quiz.errors import nearest
from vbm_quiz.model.answers import UNKNOWN

SILENT = (TitleCriterion, TowardCriterion)
"""The tests that name no answer: a rule made of these alone could not say why it fires."""


def bank_faults(bank: Bank) -> Iterator[str]:
    """Every rule of the bank that names something that is not there, or that cannot hold."""
    yield from _ids_stand_once(bank)
    yield from _ladder(bank)
    yield from _start(bank)
    yield from _scale(bank)
    yield from _sections(bank)
    for condition in bank.conditions:
        yield from (f"conditions.{condition.id}: {fault}" for fault in _condition(bank, condition))
    yield from _clients(bank)
    for item in bank.transition:
        yield from (f"transition.{item.id}: {fault}" for fault in _item(bank, item))
    asked = (bank.calculation.hourly_now, bank.calculation.hours_now, bank.calculation.hours_goal)
    yield from (f"calculation: {fault}" for fault in _numbers_exist(bank, asked))
    for look in bank.second_looks:
        yield from (f"second_looks.{look.id}: {fault}" for test in look.when for fault in _test(bank, test))
        yield from _speaks(f"second_looks.{look.id}", look.when)
    for step in bank.next_steps.steps:
        reasons = (*step.when, *step.any)
        tests = (*reasons, *step.unless)
        yield from (f"next_steps.{step.id}: {fault}" for test in tests for fault in _test(bank, test))
        yield from _speaks(f"next_steps.{step.id}", reasons)
    if bank.next_steps.least > bank.next_steps.most:
        yield "next_steps: `least` is more than `most`"
    yield from _conversation(bank)


def _hint(found: str, known: Iterable[str]) -> str:
    near = nearest(found, known)
    return f"; did you mean `{near}`?" if near else ""


def _known(what: str, found: Iterable[str], known: Iterable[str]) -> Iterator[str]:
    allowed = list(known)
    for id_ in found:
        if id_ not in allowed:
            yield f"there is no {what} `{id_}`{_hint(id_, allowed)}"


def _twice(what: str, ids: Iterable[str]) -> Iterator[str]:
    yield from (f"{what}: `{id_}` stands {count} times" for id_, count in Counter(ids).items() if count > 1)


def _ids_stand_once(bank: Bank) -> Iterator[str]:
    yield from _twice("sources", (source.id for source in bank.sources))
    yield from _twice("titles", (title.id for title in bank.titles))
    yield from _twice("conditions", (condition.id for condition in bank.conditions))
    yield from _twice("tasks", (task.id for task in bank.tasks))
    yield from _twice("sections", (section.id for section in bank.sections))
    asked = [question.id for section in bank.sections for question in bank.questions_of(section)]
    yield from _twice("questions", asked)
    yield from _twice("clients.fields", (field.id for field in bank.clients.fields))
    yield from _twice("clients.verdicts", (*(verdict.id for verdict in bank.clients.verdicts), bank.clients.otherwise))
    yield from _twice("transition", (item.id for item in bank.transition))
    yield from _twice("second_looks", (look.id for look in bank.second_looks))
    yield from _twice("next_steps", (step.id for step in bank.next_steps.steps))


def _ladder(bank: Bank) -> Iterator[str]:
    conditions = [condition.id for condition in bank.conditions]
    if not bank.titles or bank.titles[0].requires:
        yield "titles: the first title requires nothing, so that there is always one that fits"
    for title in bank.titles:
        place = f"titles.{title.id}"
        yield from (f"{place}: {fault}" for fault in _known("condition", title.requires, conditions))
        yield from (f"{place}.may_be_open: {fault}" for fault in _known("condition", title.may_be_open, title.requires))
    required = {condition for title in bank.titles for condition in title.requires}
    yield from (f"conditions.{id_}: no title requires it" for id_ in conditions if id_ not in required)
    yield from (f"direction: {fault}" for fault in _known("title", [bank.direction.title], bank.title_ids))
    yield from (f"direction: {fault}" for fault in _known("condition", [bank.direction.condition], conditions))
    held = _attainable(bank.direction.tasks_held, len(bank.tasks), "tasks", "tasks_held")
    yield from (f"direction: {fault}" for fault in held)


def _start(bank: Bank) -> Iterator[str]:
    for question in (bank.start.current_title, bank.start.goal):
        yield from (f"start: {fault}" for fault in _choices(bank, question, ()))
    yield from (f"start.stay: {fault}" for fault in _choices(bank, bank.start.goal, [bank.start.stay]))
    yield from (f"start.aliases: {fault}" for fault in _choices(bank, bank.start.current_title, bank.start.aliases))
    yield from (f"start.aliases: {fault}" for fault in _known("title", bank.start.aliases.values(), bank.title_ids))


def _scale(bank: Bank) -> Iterator[str]:
    scale = bank.scale
    yield from _twice("scale.levels", scale.levels)
    named = (scale.example_from, scale.without_example)
    if faults := [*_known("level", named, scale.levels)]:
        yield from (f"scale: {fault}" for fault in faults)
    elif scale.worth(scale.without_example) >= scale.worth(scale.example_from):
        yield "scale: `without_example` must be a lower level than `example_from`"
    if not 0 < scale.held_from <= scale.top:
        yield f"scale.held_from: must be above 0 and at most {scale.top}, the worth of the highest level"
    yield from (f"tasks.{task.id}: has no activities" for task in bank.tasks if not task.activities)


def _sections(bank: Bank) -> Iterator[str]:
    for part in ("tasks", "clients"):
        if sum(section.holds == part for section in bank.sections) != 1:
            yield f'sections: exactly one must have holds = "{part}"'
    for section in bank.sections:
        if (section.holds == "questions") != bool(section.questions):
            yield f"sections.{section.id}: has either questions of its own or `holds`"
        for question in section.questions:
            yield from (f"questions.{question.id}: {fault}" for fault in _question(bank, question))


def _question(bank: Bank, question: ChoiceQuestion | FactQuestion | NumberQuestion) -> Iterator[str]:
    if isinstance(question, ChoiceQuestion):
        yield from _twice("choices", question.choices)
        if UNKNOWN in question.choices:
            yield "`unknown` is no choice of its own; write `unknown = true`"
    if isinstance(question, NumberQuestion):
        if (question.minimum is None) == (question.above is None):
            yield "has either `minimum` or `above`"
        elif (question.minimum if question.above is None else question.above) >= question.maximum:  # type: ignore[operator]
            yield "`maximum` must be higher"
        if question.no_more_than is not None:
            asked = list(bank.questions)
            yield from _numbers_exist(bank, [question.no_more_than])
            if question.no_more_than in asked and asked.index(question.no_more_than) > asked.index(question.id):
                yield "`no_more_than` must be asked before it"


def _condition(bank: Bank, condition: Condition) -> Iterator[str]:
    tasks = [task.id for task in bank.tasks]
    match condition:
        case TasksCondition():
            yield from _known("task", (*condition.all_of, *condition.one_of), tasks)
            yield from _attainable(condition.at_least, len(tasks), "tasks")
        case LevelCondition():
            yield from _known("level", [condition.level], bank.scale.levels)
            yield from _attainable(condition.at_least, len(bank.activities), "activities")
        case NumberCondition():
            yield from _numbers_exist(bank, [condition.question])
            yield from _turns(bank, condition.question, condition.at_least, "at_least")
        case ShareCondition():
            yield from _numbers_exist(bank, [condition.part, condition.whole])
            for name, share in (("below", condition.below), ("step", condition.step)):
                if not 0 < share <= 1:
                    yield f"`{name}` must be above 0 and at most 1"
        case FactsCondition():
            facts = [question.id for question in bank.questions.values() if isinstance(question, FactQuestion)]
            yield from _known("fact", condition.questions, facts)
            yield from _known("question of this condition", condition.one_of, condition.questions)
            yield from _attainable(condition.at_least, len(condition.questions), "questions")


def _attainable(count: int, most: int, what: str, name: str = "at_least") -> Iterator[str]:
    if not 1 <= count <= most:
        yield f"`{name}` must be from 1 to {most}, the number of {what}"


def _turns(bank: Bank, question: str, from_: int, name: str) -> Iterator[str]:
    """Whether some answers to a number question lie below a threshold and others do not."""
    asked = bank.questions.get(question)
    if isinstance(asked, NumberQuestion):
        lowest = asked.minimum if asked.above is None else asked.above
        if lowest is not None and not lowest < from_ <= asked.maximum:
            yield f"`{name}` must be above {lowest} and at most {asked.maximum}, as the answers to `{question}` are"


def _clients(bank: Bank) -> Iterator[str]:
    fields = {field.id: field.choices for field in bank.clients.fields}
    earlier: list[str] = []
    for verdict in bank.clients.verdicts:
        place = f"clients.verdicts.{verdict.id}"
        for line in verdict.when:
            yield from (f"{place}: {fault}" for fault in _known("field", line, fields))
            for field in line.keys() & fields.keys():
                yield from (f"{place}.{field}: {fault}" for fault in _known("choice", line[field], fields[field]))
        if verdict.unless_possible is not None:
            yield from (f"{place}: {fault}" for fault in _known("earlier verdict", [verdict.unless_possible], earlier))
        earlier.append(verdict.id)


def _item(bank: Bank, item: TransitionItem) -> Iterator[str]:
    yield from _known("section", [item.section], (section.id for section in bank.sections))
    match item:
        case ShareItem():
            yield from _numbers_exist(bank, [item.part, item.whole])
            if not 0 < item.done_below <= item.under_way_below:
                yield "`done_below` must be above 0 and at most `under_way_below`"
        case NumberItem():
            yield from _numbers_exist(bank, [item.question])
            yield from _turns(bank, item.question, item.done_from, "done_from")
        case ChoiceItem():
            listed = (*item.done, *item.under_way, *item.open)
            yield from _choices(bank, item.question, listed)
            yield from _twice("the states", listed)
            if item.left_out_when_done is not None:
                yield from _stands_before(bank, item.left_out_when_done, item)


def _stands_before(bank: Bank, earlier: str, item: TransitionItem) -> Iterator[str]:
    items = [each.id for each in bank.transition]
    yield from _known("transition item", [earlier], items)
    if earlier in items and items.index(earlier) >= items.index(item.id):
        yield "`left_out_when_done` must stand before it"


def _conversation(bank: Bank) -> Iterator[str]:
    yield from (f"conversation: {fault}" for test in bank.conversation.any for fault in _test(bank, test))
    yield from _twice("conversation.points", (point.id for point in bank.conversation.points))
    for point in bank.conversation.points:
        yield from (f"conversation.points.{point.id}: {fault}" for fault in _numbers_exist(bank, point.fills))


def _test(bank: Bank, test: Criterion) -> Iterator[str]:  # noqa: C901, PLR0912 - one arm per kind of test
    match test:
        case LevelCriterion():
            yield from _known("activity", [test.question], bank.activities)
            yield from _known("level", [test.at_least], bank.scale.levels)
        case ChoiceCriterion():
            yield from _choices(bank, test.question, test.answer)
        case NumberCriterion():
            yield from _numbers_exist(bank, [test.question])
        case ShareCriterion():
            yield from _numbers_exist(bank, [test.part, test.whole])
            if test.above is None and test.at_least is None and test.below is None:
                yield "a share needs `above`, `at_least` or `below`"
        case TasksCriterion() | ExamplesCriterion():
            yield from _attainable(test.at_least, len(bank.tasks), "tasks")
        case ActivitiesCriterion():
            yield from _known("level", test.answer, (*bank.scale.levels, UNKNOWN))
            yield from _attainable(test.at_least, len(bank.activities), "activities")
        case AlikeCriterion():
            yield from _known("level", test.answer, (*bank.scale.levels, UNKNOWN))
        case ItemCriterion():
            yield from _known("transition item", [test.item], (item.id for item in bank.transition))
        case ClientCriterion():
            verdicts = (*(verdict.id for verdict in bank.clients.verdicts), bank.clients.otherwise)
            yield from _known("verdict", test.answer, verdicts)
        case ConditionCriterion():
            yield from _known("condition", [test.condition], (condition.id for condition in bank.conditions))
        case TitleCriterion() | TowardCriterion():
            yield from _known("title", test.title, bank.title_ids)
        case PlanCriterion():
            yield from _known("question", test.questions, bank.questions)
        case _:
            pass


def _speaks(place: str, tests: Iterable[Criterion]) -> Iterator[str]:
    if all(isinstance(test, SILENT) for test in tests):
        yield f"{place}: needs a test that names an answer, so that the report can say why it is told"


def _choices(bank: Bank, question: str, choices: Iterable[str]) -> Iterator[str]:
    asked = bank.questions.get(question)
    if asked is None:
        yield from _known("question", [question], bank.questions)
        return
    own = () if isinstance(asked, NumberQuestion) else asked.choices
    allowed = (*own, UNKNOWN) if asked.unknown else own
    yield from (f"{question}: {fault}" for fault in _known("choice", choices, allowed))


def _numbers_exist(bank: Bank, questions: Iterable[str]) -> Iterator[str]:
    numbers = [question.id for question in bank.questions.values() if isinstance(question, NumberQuestion)]
    yield from _known("number question", questions, numbers)
