"""A sheet in, the rules of its bank out: how a task is counted, the conditions, the titles, the second looks."""

from collections.abc import Iterable, Iterator, Mapping
from math import ceil

from vbm_quiz.bank.bank import Title
from vbm_quiz.bank.base import Ids
from vbm_quiz.bank.clients import Verdict
from vbm_quiz.bank.scale import Task
from vbm_quiz.report.blocks import Block, Heading, Paragraph, Part, Point, Points, Table
from vbm_quiz.report.phrases import rule
from vbm_quiz.report.sheet.sheet import Sheet
from vbm_quiz.texts.texts import NAMES, Texts


def rules(sheet: Sheet) -> Iterator[Block]:
    """All that is needed to count a filled-in sheet by hand."""
    yield Part("rules", sheet.texts("interface.sheet.rules.heading"))
    yield from _counting(sheet)
    yield from _conditions(sheet)
    if not sheet.for_client:  # what else there is rests on answers that a client does not give
        yield from _titles(sheet)
        yield from _clients(sheet)
        yield from _second_looks(sheet)


def _counting(sheet: Sheet) -> Iterator[Block]:
    """How many points an answer has, how often they count, and from how many on a task is held."""
    scale, texts = sheet.bank.scale, sheet.texts
    yield Heading(texts("interface.sheet.rules.counting"))
    points = (
        texts("interface.sheet.rules.level", level=texts(f"levels_short.{level}"), points=scale.worth(level))
        for level in scale.levels
    )
    yield Paragraph(texts("interface.sheet.rules.points", levels=texts.listed(points)))
    header = (texts(f"interface.sheet.rules.{column}") for column in ("task", "questions", "most", "held_from"))
    yield Table(tuple(header), tuple(_task(sheet, task) for task in sheet.bank.tasks))
    levels = {"level": scale.example_from, "counts_as": scale.without_example}
    names = {name: texts(f"levels_short.{level}") for name, level in levels.items()}
    yield Paragraph(texts("interface.sheet.rules.without_example", **names))
    yield Paragraph(texts("interface.sheet.rules.unknown", unknown=texts("unknown")))


def _task(sheet: Sheet, task: Task) -> tuple[str, str, str, str]:
    """A task: its questions with their weights, the most points it can have, and those from which on it is held."""
    texts, scale, questions = sheet.texts, sheet.bank.scale, sheet.bank.questions
    weights = [scale.weight(activity) for activity in task.activities]
    numbers = [sheet.number(questions[question]) for question in task.questions]
    weighed = (
        texts("interface.sheet.rules.weight", number=number, weight=weight)
        for number, weight in zip(numbers, weights, strict=True)
    )
    most, held_from = scale.top * sum(weights), ceil(scale.held_from * sum(weights))
    return texts(f"tasks.{task.id}.name"), ", ".join(weighed), texts.number(most), texts.number(held_from)


def _conditions(sheet: Sheet) -> Iterator[Block]:
    """The conditions that the answers on this sheet decide, in the words on its boxes."""
    texts, words = sheet.texts, _as_on_the_boxes(sheet)
    decided = [each for each in sheet.bank.conditions if all(map(sheet.has, each.reads(sheet.bank)))]
    if decided:
        yield Heading(texts("interface.sheet.rules.conditions"))
        points = (
            Point(
                texts(f"conditions.{each.id}.name"),
                rule(sheet.bank, words, each),
                details=tuple(_numbers(sheet, each.reads(sheet.bank))),
            )
            for each in decided
        )
        yield Points(tuple(points))


def _as_on_the_boxes(sheet: Sheet) -> Texts:
    """The texts with each level named as on its box."""
    texts = sheet.texts
    levels = {f"level_names.{level}": texts(f"levels_short.{level}") for level in sheet.bank.scale.levels}
    return texts._replace(read=lambda file: {**texts.read(file), **levels} if file == NAMES else texts.read(file))


def _numbers(sheet: Sheet, read: Iterable[str]) -> Iterator[str]:
    """Under which numbers the questions stand that a rule reads; of the tasks only where it does not read all."""
    bank, every = sheet.bank, set(read)
    of_tasks = {*bank.activities, *bank.examples}
    if every.issuperset(bank.activities):
        every -= of_tasks
    if asked := bank.in_order(every):
        numbers = [str(sheet.number(bank.questions[each])) for each in asked]
        yield sheet.texts("interface.sheet.rules.numbers", numbers=", ".join(numbers))


def _titles(sheet: Sheet) -> Iterator[Block]:
    texts = sheet.texts
    yield Heading(texts("interface.sheet.rules.titles"))
    yield Paragraph(texts("interface.sheet.rules.last_title"))
    yield Points(tuple(_title(sheet, title) for title in sheet.bank.titles), numbered=True)


def _title(sheet: Sheet, title: Title) -> Point:
    """A title with the names of its conditions, and of those that may be unknown while it fits for now."""
    texts = sheet.texts
    required, open_ = (
        [texts(f"conditions.{condition}.name") for condition in conditions]
        for conditions in (title.requires, title.may_be_open)
    )
    return Point(
        texts(f"titles.{title.id}.name"),
        texts.listed(required) if required else texts("interface.sheet.rules.no_conditions"),
        details=(texts("interface.sheet.rules.provisional", conditions=texts.listed(open_, "or")),) if open_ else (),
    )


def _clients(sheet: Sheet) -> Iterator[Block]:
    """The verdicts on a client in their order, with the boxes that lead to each."""
    texts, clients = sheet.texts, sheet.bank.clients
    if not any(section.holds == "clients" for section in sheet.sections):
        return
    yield Heading(texts("interface.sheet.rules.clients"))
    points = [_verdict(sheet, verdict) for verdict in clients.verdicts]
    otherwise = texts("interface.sheet.rules.otherwise")
    yield Points((*points, Point(texts(f"client_verdicts.{clients.otherwise}.name"), otherwise)), numbered=True)


def _verdict(sheet: Sheet, verdict: Verdict) -> Point:
    texts = sheet.texts
    first, *others = (_line(sheet, line) for line in sheet.bank.clients.lines(verdict))
    details = [texts("interface.sheet.rules.or_verdict", fields=line) for line in others]
    if verdict.unless_possible is not None:
        better = texts(f"client_verdicts.{verdict.unless_possible}.name")
        details.append(texts("interface.sheet.rules.unless", unknown=texts("unknown"), verdict=better))
    told = texts("interface.sheet.rules.verdict", fields=first)
    return Point(texts(f"client_verdicts.{verdict.id}.name"), told, details=tuple(details))


def _line(sheet: Sheet, line: Mapping[str, Ids]) -> str:
    """The fields of a line by their numbers, each with its boxes: all of them must be ticked so."""
    texts, fields = sheet.texts, {field.id: field for field in sheet.bank.clients.fields}
    told = []
    for id_, choices in line.items():
        quoted = (texts("interface.sheet.answer", answer=texts(fields[id_].choice_key(choice))) for choice in choices)
        words = {"number": sheet.number(fields[id_]), "answers": texts.listed(quoted, "or")}
        told.append(texts("interface.sheet.rules.field", **words))
    return texts.listed(told)


def _second_looks(sheet: Sheet) -> Iterator[Block]:
    texts, looks = sheet.texts, sheet.bank.second_looks
    if looks:
        yield Heading(texts("interface.report.second_looks"))
        yield Paragraph(texts("interface.sheet.rules.second_looks"))
        yield Points(
            tuple(
                Point(texts(f"second_looks.{look.id}.text"), details=tuple(_numbers(sheet, look.reads(sheet.bank))))
                for look in looks
            )
        )
