"""What a bank must keep to besides its shape: names that exist, rules that can hold, texts for every id."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from string import Formatter

from vbm_quiz.bank import (
    UNKNOWN,
    ChoiceItem,
    ChoiceQuestion,
    Condition,
    FactQuestion,
    FactsCondition,
    LevelCondition,
    NumberCondition,
    NumberItem,
    NumberQuestion,
    Quiz,
    ShareCondition,
    ShareItem,
    TasksCondition,
    TransitionItem,
)
from vbm_quiz.nearest import nearest
from vbm_quiz.rules import (
    ActivitiesTest,
    AlikeTest,
    ChoiceTest,
    ClientTest,
    ConditionTest,
    ExamplesTest,
    ItemTest,
    LevelTest,
    NumberTest,
    PlanTest,
    ShareTest,
    TasksTest,
    Test,
    TitleTest,
    TowardTest,
)
from vbm_quiz.vocabulary import expected_texts

SILENT = (TitleTest, TowardTest)
"""The tests that name no answer: a rule made of these alone could not say why it fires."""


def rule_faults(quiz: Quiz) -> Iterator[str]:
    """Every rule of the bank that names something that is not there, or that cannot hold."""
    yield from _ids_stand_once(quiz)
    yield from _ladder(quiz)
    yield from _start(quiz)
    yield from _scale(quiz)
    yield from _sections(quiz)
    for condition in quiz.conditions:
        yield from (f"conditions.{condition.id}: {fault}" for fault in _condition(quiz, condition))
    yield from _clients(quiz)
    for item in quiz.transition:
        yield from (f"transition.{item.id}: {fault}" for fault in _item(quiz, item))
    asked = (quiz.calculation.hourly_now, quiz.calculation.hours_now, quiz.calculation.hours_goal)
    yield from (f"calculation: {fault}" for fault in _numbers_exist(quiz, asked))
    for look in quiz.second_looks:
        yield from (f"second_looks.{look.id}: {fault}" for test in look.when for fault in _test(quiz, test))
        yield from _speaks(f"second_looks.{look.id}", look.when)
    for step in quiz.next_steps.steps:
        reasons = (*step.when, *step.any)
        tests = (*reasons, *step.unless)
        yield from (f"next_steps.{step.id}: {fault}" for test in tests for fault in _test(quiz, test))
        yield from _speaks(f"next_steps.{step.id}", reasons)
    if quiz.next_steps.least > quiz.next_steps.most:
        yield "next_steps: `least` is more than `most`"
    yield from _conversation(quiz)


def text_faults(quiz: Quiz, texts: Mapping[str, object]) -> Iterator[str]:
    """Every text that is missing, unused, empty, or has placeholders that nothing fills."""
    expected = expected_texts(quiz)
    for key in (key for key in expected if key not in texts):
        yield f"`{key}` is missing"
    for key in (key for key in texts if key not in expected):
        yield f"`{key}` is used nowhere{_hint(key, expected.keys() - texts.keys())}"
    for key in (key for key in texts if key in expected):
        text, allowed = texts[key], expected[key]
        if not isinstance(text, str):
            yield f"`{key}` is not a text"
        elif not text.strip() and not key.endswith((".also", "thousands")):
            yield f"`{key}` is empty"
        elif "{" in text or "}" in text:
            yield from (f"`{key}`: {fault}" for fault in _placeholders(text, allowed))
    if "decimal" in texts and texts["decimal"] == texts.get("thousands"):
        yield "`thousands` is the same sign as `decimal`"


def _placeholders(text: str, allowed: frozenset[str]) -> Iterator[str]:
    try:
        used = [field[1:] for field in Formatter().parse(text) if field[1] is not None]
    except ValueError:
        yield "has a single { or }; write {{ or }} for the sign itself"
        return
    if wrong := {str(name) for name, _, _ in used} - allowed:
        names = ", ".join(f"{{{name}}}" for name in sorted(wrong))
        yield f"{names} is filled by nothing; allowed here: {', '.join(sorted(allowed)) or 'none'}"
    for name, form, conversion in used:
        if form or conversion:
            found = f"{name}{f'!{conversion}' if conversion else ''}{f':{form}' if form else ''}"
            yield f"{{{found}}} is not how a placeholder is written; write {{{name}}}"


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


def _ids_stand_once(quiz: Quiz) -> Iterator[str]:
    yield from _twice("sources", (source.id for source in quiz.sources))
    yield from _twice("titles", (title.id for title in quiz.titles))
    yield from _twice("conditions", (condition.id for condition in quiz.conditions))
    yield from _twice("tasks", (task.id for task in quiz.tasks))
    yield from _twice("sections", (section.id for section in quiz.sections))
    asked = [question.id for section in quiz.sections for question in quiz.questions_of(section)]
    yield from _twice("questions", asked)
    yield from _twice("clients.fields", (field.id for field in quiz.clients.fields))
    yield from _twice("clients.verdicts", (*(verdict.id for verdict in quiz.clients.verdicts), quiz.clients.otherwise))
    yield from _twice("transition", (item.id for item in quiz.transition))
    yield from _twice("second_looks", (look.id for look in quiz.second_looks))
    yield from _twice("next_steps", (step.id for step in quiz.next_steps.steps))


def _ladder(quiz: Quiz) -> Iterator[str]:
    conditions = [condition.id for condition in quiz.conditions]
    if not quiz.titles or quiz.titles[0].requires:
        yield "titles: the first title requires nothing, so that there is always one that fits"
    for title in quiz.titles:
        place = f"titles.{title.id}"
        yield from (f"{place}: {fault}" for fault in _known("condition", title.requires, conditions))
        yield from (f"{place}.may_be_open: {fault}" for fault in _known("condition", title.may_be_open, title.requires))
    required = {condition for title in quiz.titles for condition in title.requires}
    yield from (f"conditions.{id_}: no title requires it" for id_ in conditions if id_ not in required)
    yield from (f"direction: {fault}" for fault in _known("title", [quiz.direction.title], quiz.title_ids))
    yield from (f"direction: {fault}" for fault in _known("condition", [quiz.direction.condition], conditions))
    held = _attainable(quiz.direction.tasks_held, len(quiz.tasks), "tasks", "tasks_held")
    yield from (f"direction: {fault}" for fault in held)


def _start(quiz: Quiz) -> Iterator[str]:
    for question in (quiz.start.current_title, quiz.start.goal):
        yield from (f"start: {fault}" for fault in _choices(quiz, question, ()))
    yield from (f"start.stay: {fault}" for fault in _choices(quiz, quiz.start.goal, [quiz.start.stay]))
    yield from (f"start.aliases: {fault}" for fault in _choices(quiz, quiz.start.current_title, quiz.start.aliases))
    yield from (f"start.aliases: {fault}" for fault in _known("title", quiz.start.aliases.values(), quiz.title_ids))


def _scale(quiz: Quiz) -> Iterator[str]:
    scale = quiz.scale
    yield from _twice("scale.levels", scale.levels)
    named = (scale.example_from, scale.without_example)
    if faults := [*_known("level", named, scale.levels)]:
        yield from (f"scale: {fault}" for fault in faults)
    elif scale.worth(scale.without_example) >= scale.worth(scale.example_from):
        yield "scale: `without_example` must be a lower level than `example_from`"
    if not 0 < scale.held_from <= scale.top:
        yield f"scale.held_from: must be above 0 and at most {scale.top}, the worth of the highest level"
    yield from (f"tasks.{task.id}: has no activities" for task in quiz.tasks if not task.activities)


def _sections(quiz: Quiz) -> Iterator[str]:
    for part in ("tasks", "clients"):
        if sum(section.holds == part for section in quiz.sections) != 1:
            yield f'sections: exactly one must have holds = "{part}"'
    for section in quiz.sections:
        if (section.holds == "questions") != bool(section.questions):
            yield f"sections.{section.id}: has either questions of its own or `holds`"
        for question in section.questions:
            yield from (f"questions.{question.id}: {fault}" for fault in _question(quiz, question))


def _question(quiz: Quiz, question: ChoiceQuestion | FactQuestion | NumberQuestion) -> Iterator[str]:
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
            asked = list(quiz.questions)
            yield from _numbers_exist(quiz, [question.no_more_than])
            if question.no_more_than in asked and asked.index(question.no_more_than) > asked.index(question.id):
                yield "`no_more_than` must be asked before it"


def _condition(quiz: Quiz, condition: Condition) -> Iterator[str]:
    tasks = [task.id for task in quiz.tasks]
    match condition:
        case TasksCondition():
            yield from _known("task", (*condition.all_of, *condition.one_of), tasks)
            yield from _attainable(condition.at_least, len(tasks), "tasks")
        case LevelCondition():
            yield from _known("level", [condition.level], quiz.scale.levels)
            yield from _attainable(condition.at_least, len(quiz.activities), "activities")
        case NumberCondition():
            yield from _numbers_exist(quiz, [condition.question])
            yield from _turns(quiz, condition.question, condition.at_least, "at_least")
        case ShareCondition():
            yield from _numbers_exist(quiz, [condition.part, condition.whole])
            for name, share in (("below", condition.below), ("step", condition.step)):
                if not 0 < share <= 1:
                    yield f"`{name}` must be above 0 and at most 1"
        case FactsCondition():
            facts = [question.id for question in quiz.questions.values() if isinstance(question, FactQuestion)]
            yield from _known("fact", condition.questions, facts)
            yield from _known("question of this condition", condition.one_of, condition.questions)
            yield from _attainable(condition.at_least, len(condition.questions), "questions")


def _attainable(count: int, most: int, what: str, name: str = "at_least") -> Iterator[str]:
    if not 1 <= count <= most:
        yield f"`{name}` must be from 1 to {most}, the number of {what}"


def _turns(quiz: Quiz, question: str, from_: int, name: str) -> Iterator[str]:
    """Whether some answers to a number question lie below a threshold and others do not."""
    asked = quiz.questions.get(question)
    if isinstance(asked, NumberQuestion):
        lowest = asked.minimum if asked.above is None else asked.above
        if lowest is not None and not lowest < from_ <= asked.maximum:
            yield f"`{name}` must be above {lowest} and at most {asked.maximum}, as the answers to `{question}` are"


def _clients(quiz: Quiz) -> Iterator[str]:
    fields = {field.id: field.choices for field in quiz.clients.fields}
    earlier: list[str] = []
    for verdict in quiz.clients.verdicts:
        place = f"clients.verdicts.{verdict.id}"
        for line in verdict.when:
            yield from (f"{place}: {fault}" for fault in _known("field", line, fields))
            for field in line.keys() & fields.keys():
                yield from (f"{place}.{field}: {fault}" for fault in _known("choice", line[field], fields[field]))
        if verdict.unless_possible is not None:
            yield from (f"{place}: {fault}" for fault in _known("earlier verdict", [verdict.unless_possible], earlier))
        earlier.append(verdict.id)


def _item(quiz: Quiz, item: TransitionItem) -> Iterator[str]:
    yield from _known("section", [item.section], (section.id for section in quiz.sections))
    match item:
        case ShareItem():
            yield from _numbers_exist(quiz, [item.part, item.whole])
            if not 0 < item.done_below <= item.under_way_below:
                yield "`done_below` must be above 0 and at most `under_way_below`"
        case NumberItem():
            yield from _numbers_exist(quiz, [item.question])
            yield from _turns(quiz, item.question, item.done_from, "done_from")
        case ChoiceItem():
            listed = (*item.done, *item.under_way, *item.open)
            yield from _choices(quiz, item.question, listed)
            yield from _twice("the states", listed)
            if item.left_out_when_done is not None:
                yield from _stands_before(quiz, item.left_out_when_done, item)


def _stands_before(quiz: Quiz, earlier: str, item: TransitionItem) -> Iterator[str]:
    items = [each.id for each in quiz.transition]
    yield from _known("transition item", [earlier], items)
    if earlier in items and items.index(earlier) >= items.index(item.id):
        yield "`left_out_when_done` must stand before it"


def _conversation(quiz: Quiz) -> Iterator[str]:
    yield from (f"conversation: {fault}" for test in quiz.conversation.any for fault in _test(quiz, test))
    yield from _twice("conversation.points", (point.id for point in quiz.conversation.points))
    for point in quiz.conversation.points:
        yield from (f"conversation.points.{point.id}: {fault}" for fault in _numbers_exist(quiz, point.fills))


def _test(quiz: Quiz, test: Test) -> Iterator[str]:  # noqa: C901, PLR0912 - one arm per kind of test
    match test:
        case LevelTest():
            yield from _known("activity", [test.question], quiz.activities)
            yield from _known("level", [test.at_least], quiz.scale.levels)
        case ChoiceTest():
            yield from _choices(quiz, test.question, test.answer)
        case NumberTest():
            yield from _numbers_exist(quiz, [test.question])
        case ShareTest():
            yield from _numbers_exist(quiz, [test.part, test.whole])
            if test.above is None and test.at_least is None and test.below is None:
                yield "a share needs `above`, `at_least` or `below`"
        case TasksTest() | ExamplesTest():
            yield from _attainable(test.at_least, len(quiz.tasks), "tasks")
        case ActivitiesTest():
            yield from _known("level", test.answer, (*quiz.scale.levels, UNKNOWN))
            yield from _attainable(test.at_least, len(quiz.activities), "activities")
        case AlikeTest():
            yield from _known("level", test.answer, (*quiz.scale.levels, UNKNOWN))
        case ItemTest():
            yield from _known("transition item", [test.item], (item.id for item in quiz.transition))
        case ClientTest():
            verdicts = (*(verdict.id for verdict in quiz.clients.verdicts), quiz.clients.otherwise)
            yield from _known("verdict", test.answer, verdicts)
        case ConditionTest():
            yield from _known("condition", [test.condition], (condition.id for condition in quiz.conditions))
        case TitleTest() | TowardTest():
            yield from _known("title", test.title, quiz.title_ids)
        case PlanTest():
            yield from _known("question", test.questions, quiz.questions)
        case _:
            pass


def _speaks(place: str, tests: Iterable[Test]) -> Iterator[str]:
    if all(isinstance(test, SILENT) for test in tests):
        yield f"{place}: needs a test that names an answer, so that the report can say why it is told"


def _choices(quiz: Quiz, question: str, choices: Iterable[str]) -> Iterator[str]:
    asked = quiz.questions.get(question)
    if asked is None:
        yield from _known("question", [question], quiz.questions)
        return
    own = () if isinstance(asked, NumberQuestion) else asked.choices
    allowed = (*own, UNKNOWN) if asked.unknown else own
    yield from (f"{question}: {fault}" for fault in _known("choice", choices, allowed))


def _numbers_exist(quiz: Quiz, questions: Iterable[str]) -> Iterator[str]:
    numbers = [question.id for question in quiz.questions.values() if isinstance(question, NumberQuestion)]
    yield from _known("number question", questions, numbers)
