"""A condition, a title, a task, a second look or a step in, all about it out.

Of each what it says, when it holds, which questions it reads, and where it is used.
"""

from collections.abc import Iterable, Iterator

from vbm_quiz.bank.bank import Bank
from vbm_quiz.bank.next_steps import Group, PlanStep
from vbm_quiz.bank.rules import Rule
from vbm_quiz.bank.steps import GroupedStep, InconsistencyStep
from vbm_quiz.commands.rule_sentences import criteria_points, rule_blocks, sentence
from vbm_quiz.commands.rule_uses import CLIENT, CONDITION, TASK, TITLE, use_of_step, uses_of_name
from vbm_quiz.loading.expected_texts import STEP_PARTS
from vbm_quiz.report.blocks import Block, Heading, Paragraph, Point, Points
from vbm_quiz.report.phrases import rule
from vbm_quiz.texts.texts import Texts


def explained_condition(bank: Bank, texts: Texts, id_: str) -> Iterator[Block]:
    """All about a condition."""
    condition, prefix = bank.condition(id_), f"conditions.{id_}"
    yield from (_heading(texts, "condition", id_), Paragraph(texts(f"{prefix}.name")))
    yield Heading(texts("interface.explain.holds"))
    yield Paragraph(f"{rule(bank, texts, condition)} {texts(f'{prefix}.why')}")
    yield from _reads(bank, texts, condition.reads(bank))
    names = {title.id: texts(f"titles.{title.id}.name") for title in bank.titles if id_ in title.requires}
    yield from _used(
        texts,
        *(f"{texts('interface.explain.title', title=name)} ({title})" for title, name in names.items()),
        *uses_of_name(bank, texts, id_, CONDITION),
    )


def explained_title(bank: Bank, texts: Texts, id_: str) -> Iterator[Block]:
    """All about a title."""
    title = bank.titles[bank.rank(id_)]
    also = texts(f"titles.{id_}.also")
    names = [texts(f"titles.{id_}.name"), *([also] if also else [])]
    yield from (
        _heading(texts, "title", id_),
        Paragraph(" / ".join(names)),
        Paragraph(texts(f"titles.{id_}.description")),
    )
    yield Heading(texts("interface.explain.fits"))
    conditions = [bank.condition(each) for each in title.requires]
    if conditions:
        yield Points(tuple(Point(_named_rule(bank, texts, each.id)) for each in conditions))
    else:
        yield Paragraph(texts("interface.explain.fits_always"))
    if title.may_be_open:
        may = (texts(f"conditions.{each}.name") for each in title.may_be_open)
        yield Paragraph(texts("interface.explain.may_be_open", conditions=texts.listed(may, "or")))
    yield from _reads(bank, texts, (question for each in conditions for question in each.reads(bank)))
    yield from _used(texts, *_choices(bank, texts, id_), *uses_of_name(bank, texts, id_, TITLE))


def _named_rule(bank: Bank, texts: Texts, condition: str) -> str:
    return f"{texts(f'conditions.{condition}.name')}: {rule(bank, texts, bank.condition(condition))}"


def _choices(bank: Bank, texts: Texts, title: str) -> Iterator[str]:
    """The questions that have the title among their choices."""
    for question in (bank.start.current_title, bank.start.goal):
        if any(bank.title_of(choice) == title for choice in bank.questions[question].choices):
            yield texts("interface.explain.choice_of", question=texts(f"questions.{question}.text"))


def explained_task(bank: Bank, texts: Texts, id_: str) -> Iterator[Block]:
    """All about a task."""
    task, scale = next(task for task in bank.tasks if task.id == id_), bank.scale
    yield from (
        _heading(texts, "task", id_),
        Paragraph(texts(f"tasks.{id_}.name")),
        Paragraph(texts(f"tasks.{id_}.intro")),
    )
    yield Heading(texts("interface.explain.holds"))
    yield Paragraph(texts("task_states.legend", held_from=int(scale.held_from * 100 / scale.top)))
    yield from _reads(bank, texts, task.all_questions)
    named = (each for each in bank.task_conditions if id_ in (*each.all_of, *each.one_of))
    conditions = (texts("interface.explain.named_by", rule=_named_rule(bank, texts, each.id)) for each in named)
    yield from _used(texts, *conditions, *uses_of_name(bank, texts, id_, TASK))


def explained_look(bank: Bank, texts: Texts, id_: str) -> Iterator[Block]:
    """All about a second look."""
    look = next(look for look in bank.second_looks if look.id == id_)
    yield from (_heading(texts, "second_look", id_), Paragraph(texts(f"second_looks.{id_}.text")))
    yield from (Heading(texts("interface.explain.holds")), Paragraph(texts("interface.explain.all")))
    yield criteria_points(bank, texts, look.when)
    yield from _reads(bank, texts, look.reads(bank))
    steps = (step.id for step in bank.next_steps.steps if isinstance(step, InconsistencyStep))
    told = (use_of_step(texts, step) for step in steps)
    yield from _used(texts, texts("interface.explain.asked_before_result"), *told)


def explained_step(bank: Bank, texts: Texts, id_: str) -> Iterator[Block]:
    """All about a next step."""
    group, step = next((group, step) for group in bank.next_steps.groups for step in group.steps if step.id == id_)
    yield from (_heading(texts, "step", id_), Paragraph(texts(f"next_steps.{id_}.title")))
    yield from _step_texts(texts, step)
    yield Heading(texts("interface.explain.holds"))
    yield from tuple(_holds(bank, texts, group, step)) or (Paragraph(texts("interface.explain.always")),)
    yield from _reads(bank, texts, step.reads(bank))
    yield from _used(texts, *_place(bank, texts, group, id_))


def _holds(bank: Bank, texts: Texts, group: Group, step: GroupedStep | PlanStep) -> Iterator[Block]:
    """When a step is told: what its kind and its group ask, its own rule, and that of its group."""
    said = [*group.wordings(bank), *step.wordings(bank)]
    if said:
        yield Points(tuple(Point(sentence(texts, wording)) for wording in said))
    if isinstance(step, Rule):
        yield from rule_blocks(bank, texts, step)
    if isinstance(group, Rule) and (blocks := tuple(rule_blocks(bank, texts, group))):
        yield from (Paragraph(texts("interface.explain.whole_group", group=group.id)), *blocks)


def _step_texts(texts: Texts, step: GroupedStep | PlanStep) -> Iterator[Block]:
    """What a step says, with … for what the answers fill in; a step of a plan says what belongs to its changes."""
    if not isinstance(step, PlanStep):
        unknown = dict.fromkeys(step.placeholders, "…")
        said = {part: texts(f"next_steps.{step.id}.{part}", **unknown) for part in STEP_PARTS}
        yield Points(tuple(Point(f"{texts(f'interface.report.step_{part}')}: {text}") for part, text in said.items()))


def _place(bank: Bank, texts: Texts, group: Group, step: str) -> Iterator[str]:
    """Where a step is told, and beside which it is not."""
    yield texts("interface.explain.group", group=group.id, most=group.most, count=len(group.steps))
    for row in bank.next_steps.exclude:
        if step in row:
            names = texts.listed(texts(f"next_steps.{each}.title") for each in row)
            yield texts("interface.explain.exclude", steps=names)


def _heading(texts: Texts, kind: str, id_: str) -> Heading:
    return Heading(f"{id_} ({texts(f'interface.explain.kinds.{kind}')})")


def _reads(bank: Bank, texts: Texts, questions: Iterable[str]) -> Iterator[Block]:
    """The questions that are read, by their names and ids."""
    read = bank.in_order(questions)
    if read:
        yield Heading(texts("interface.explain.reads"))
        yield Points(tuple(Point(f"{_name(bank, texts, question)} ({question})") for question in read))


def _name(bank: Bank, texts: Texts, question: str) -> str:
    if question.startswith(CLIENT):
        return texts(f"clients.fields.{question.removeprefix(CLIENT)}.short")
    return texts(bank.questions[question].name_key)


def _used(texts: Texts, *uses: str) -> Iterator[Block]:
    yield Heading(texts("interface.explain.used_for"))
    yield Points(tuple(map(Point, uses))) if uses else Paragraph(texts("interface.explain.used_by_nothing"))
