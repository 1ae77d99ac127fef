"""A sheet in, its blocks out: every question in the order asked, and the rules at the end where they belong to it."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from vbm_quiz.bank.bank import Section
from vbm_quiz.bank.clients import ClientField
from vbm_quiz.bank.question_base import ChoiceKind
from vbm_quiz.bank.questions import ExampleQuestion, LevelQuestion, NumberQuestion, Question
from vbm_quiz.model.answers import UNKNOWN
from vbm_quiz.report.blocks import Heading, Headline, Paragraph, Part, Point, Points
from vbm_quiz.report.phrases import source_text
from vbm_quiz.report.sheet.blocks import Blanks, ClientGrid, Grid, SheetBlock, SheetQuestion
from vbm_quiz.report.sheet.rules import rules
from vbm_quiz.report.sheet.sheet import Sheet
from vbm_quiz.texts.texts import Texts

CLIENTS = 3
"""The clients for whom there is room."""


def sheet_blocks(sheet: Sheet) -> Iterator[SheetBlock]:
    """The blocks of the whole sheet."""
    texts = sheet.texts
    yield from _opening(sheet)
    for section in sheet.sections:
        yield Part(section.id, texts(f"sections.{section.id}.title"))
        yield Paragraph(texts(f"sections.{section.id}.{'intro_client' if sheet.for_client else 'intro'}"))
        yield from _section(sheet, section)
    if sheet.with_rules:
        yield from rules(sheet)


def _opening(sheet: Sheet) -> Iterator[SheetBlock]:
    """What the sheet is, how it is filled in, lines for who does so, and what it rests on."""
    texts = sheet.texts
    how = texts("interface.sheet.how", unknown=texts("unknown"))
    if sheet.for_client:
        yield _headline_for_client(texts, how)
        blanks: tuple[str, ...] = ("client.about", "client.name", "date")
    else:
        yield Headline(texts("interface.sheet.kind"), texts("welcome.title"), (how,))
        blanks = ("name", "date")
    yield Blanks(tuple(texts(f"interface.sheet.{blank}") for blank in blanks))
    if sources := [source_text(texts, source) for source in sheet.bank.sources]:
        yield Paragraph(texts("interface.sheet.sources", sources=texts.listed(sources)), quiet=True)


def _headline_for_client(texts: Texts, how: str) -> Headline:
    """Whom the sheet is about, and who is meant by the words of questions that another person was to answer."""
    reading = texts("interface.sheet.client.reading", unknown=texts("unknown"))
    kind, title, introduction = (texts(f"interface.sheet.client.{part}") for part in ("kind", "title", "introduction"))
    return Headline(kind, title, (introduction, how, reading))


def _section(sheet: Sheet, section: Section) -> Iterator[SheetBlock]:
    if section.holds == "tasks":
        yield from _tasks(sheet)
        return
    questions = tuple(_question(sheet, asked) for asked in sheet.questions_of(section))
    if section.holds == "clients":
        places = range(1, min(CLIENTS, sheet.bank.clients.maximum) + 1)
        names = tuple(sheet.texts("interface.review.client", place=place) for place in places)
        yield ClientGrid(names, sheet.texts("interface.sheet.name"), questions)
    else:
        yield from _in_grids(questions)


def _tasks(sheet: Sheet) -> Iterator[SheetBlock]:
    """The scale in full, and each task with its activities and its example."""
    bank, texts = sheet.bank, sheet.texts
    yield Paragraph(texts("interface.sheet.scale"))
    yield Points(tuple(Point(texts(f"levels.{level}")) for level in bank.scale.levels))
    for task in bank.tasks:
        yield Heading(texts(f"tasks.{task.id}.name"))
        yield Paragraph(texts(f"tasks.{task.id}.intro"))
        activities = tuple(_question(sheet, bank.questions[question]) for question in task.questions)
        yield Grid(activities[0].choices, activities)
        yield _question(sheet, bank.questions[task.example])


def _in_grids(questions: Iterable[SheetQuestion]) -> Iterator[SheetBlock]:
    """The questions in order, with a grid in place of those in a row that have the same choices."""
    for (choices, unit), alike in groupby(questions, lambda each: (each.choices, each.unit)):
        in_a_row = tuple(alike)
        if len(in_a_row) == 1 or unit:
            yield from in_a_row
        else:
            yield Grid(choices, in_a_row)


def _question(sheet: Sheet, asked: Question | ClientField) -> SheetQuestion:
    texts = sheet.texts
    return SheetQuestion(
        number=sheet.number(asked),
        text=texts(asked.text_key("text"), client=texts("interface.sheet.this_client")),
        help=texts(asked.text_key("help")),
        choices=tuple(_choice(texts, asked, choice) for choice in _offered(asked)),
        condition=_condition(sheet, asked),
        unit=texts(f"units.{asked.unit}.name") if isinstance(asked, NumberQuestion) else "",
    )


def _offered(asked: Question | ClientField) -> tuple[str, ...]:
    """The choices that there are boxes for; beside the line for a number one to say that it is not known."""
    return asked.all_choices if isinstance(asked, ChoiceKind) else asked.readable


def _choice(texts: Texts, asked: Question | ClientField, choice: str) -> str:
    """A choice in words: one of the scale in short."""
    if isinstance(asked, LevelQuestion) and choice != UNKNOWN:
        return texts(f"levels_short.{choice}")
    return texts(asked.answer_key(choice) if isinstance(asked, NumberQuestion) else asked.choice_key(choice))


def _condition(sheet: Sheet, asked: Question | ClientField) -> str:
    """Beside which answers a question is asked, in the words of these answers; empty where it always is."""
    bank, texts = sheet.bank, sheet.texts
    if isinstance(asked, ExampleQuestion):
        activity = bank.questions[bank.examples[asked.id].questions[0]]
        return texts("interface.sheet.only_if_task", answers=_answers(texts, activity, bank.scale.asking_example))
    if asked.asked_when is None:
        return ""
    earlier = bank.questions[asked.asked_when.question]
    named = [choice for choice in _offered(earlier) if choice in asked.asked_when.answer]
    others = [choice for choice in _offered(earlier) if choice not in named]
    if not named or not others:
        return ""
    key, told = ("only_if", named) if len(named) <= len(others) else ("only_if_not", others)
    return texts(f"interface.sheet.{key}", number=sheet.number(earlier), answers=_answers(texts, earlier, told))


def _answers(texts: Texts, asked: Question, choices: Iterable[str]) -> str:
    quoted = (texts("interface.sheet.answer", answer=_choice(texts, asked, choice)) for choice in choices)
    return texts.listed(quoted, "or")
