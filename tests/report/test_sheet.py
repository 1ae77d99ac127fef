"""The sheet to fill in: all that is asked, in order, with room for each answer, of any bank and in any texts."""

import re
from collections.abc import Iterable, Iterator
from math import ceil

import html5lib
import pytest
from msgspec import structs

from tests.helpers.banks import CHANGED, Edit, Raw, made
from tests.helpers.profiles import by_turns
from tests.helpers.report_facts import squeezed, text_of_html, text_of_markdown
from tests.helpers.shipped import LANGUAGES, every_text, shipped_bank, shipped_texts, texts_of
from vbm_quiz.bank.bank import Bank
from vbm_quiz.bank.clients import ClientField
from vbm_quiz.bank.conditions import Condition
from vbm_quiz.bank.questions import LevelQuestion, NumberQuestion, Question
from vbm_quiz.characters import escape_controls
from vbm_quiz.loading.expected_texts import expected_texts
from vbm_quiz.loading.shared_placeholders import shared_placeholders
from vbm_quiz.report.blocks import Table
from vbm_quiz.report.formats import SHEET_FORMATS
from vbm_quiz.report.phrases import rule, source_text
from vbm_quiz.report.sheet.build import sheet_blocks
from vbm_quiz.report.sheet.sheet import Sheet
from vbm_quiz.texts.texts import Texts

VISIBLE = {"html": text_of_html, "markdown": text_of_markdown}
"""The formats, each with what makes the visible text of a page."""
CLIENTS = 3
"""The clients that there is room for."""
HOSTILE = "<script>alert(1)</script> **a** [b](https://example.org) | # ` \x1b[31m\x07\u202e 1. &lt;"


def page(format_: str, language: str, *, for_client: bool = False, with_rules: bool = False) -> str:
    """The shipped quiz on a sheet."""
    sheet = Sheet(shipped_bank(), shipped_texts(language), for_client=for_client, with_rules=with_rules)
    return SHEET_FORMATS[format_](sheet)


def seen(format_: str, shown: str) -> str:
    """The visible text of a page, without white space."""
    return squeezed(VISIBLE[format_](shown))


def asked(bank: Bank, texts: Texts, *, tasks: bool = True, others: bool = True, intro: str = "intro") -> Iterator[str]:
    """What a sheet asks, in order: the section with the tasks, all others, or both."""
    for section in bank.sections:
        if not (tasks if section.holds == "tasks" else others):
            continue
        yield from (texts(f"sections.{section.id}.{part}") for part in ("title", intro))
        begins = {task.questions[0]: task for task in bank.tasks}
        for question in bank.questions_of(section):
            if question.id in begins:
                yield from (texts(f"tasks.{begins[question.id].id}.{part}") for part in ("name", "intro"))
            yield from (texts(question.text_key(part)) for part in ("text", "help"))
        for field in bank.clients.fields if section.holds == "clients" else ():
            client = texts("interface.sheet.this_client")
            yield from (texts(field.text_key(part), client=client) for part in ("text", "help"))


def out_of_order(visible: str, parts: Iterable[str]) -> list[str]:
    """The parts that do not stand behind the one before."""
    place, missing = 0, []
    for part in parts:
        found = visible.find(squeezed(part), place)
        if found < 0:
            missing.append(part)
        else:
            place = found + len(squeezed(part))
    return missing


@pytest.mark.parametrize(
    ("work", "told"),
    [
        ("What fits?", "Ann, What fits? 22 March 2022"),
        ("What fits", "Ann, What fits, 22 March 2022"),
        ("", "Ann, 22 March 2022"),
    ],
)
def test_a_source_has_no_comma_behind_a_question_mark(work: str, told: str) -> None:
    source = structs.replace(shipped_bank().sources[0], author="Ann", work=work, date="2022-03-22")
    assert told == source_text(shipped_texts("en"), source)


# ---------------------------------------------------------------- what is asked


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("format_", VISIBLE)
def test_all_that_is_asked_is_there_in_order_and_once(format_: str, language: str) -> None:
    bank, texts = shipped_bank(), shipped_texts(language)
    visible, parts = seen(format_, page(format_, language)), list(asked(bank, texts))
    assert [] == out_of_order(visible, parts)
    sentences = [part for part in parts if part.endswith((".", "?"))]
    assert [] == [sentence for sentence in sentences if visible.count(squeezed(sentence)) != 1]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("format_", VISIBLE)
def test_the_client_gets_the_tasks_alone_and_is_told_how_to_read_them(format_: str, language: str) -> None:
    bank, texts = shipped_bank(), shipped_texts(language)
    visible = seen(format_, page(format_, language, for_client=True))
    told = [
        texts("interface.sheet.client.title"),
        texts("interface.sheet.client.reading", unknown=texts("unknown")),
        *(texts(f"interface.sheet.client.{part}") for part in ("about", "name")),
    ]
    assert [] == out_of_order(visible, [*told, *asked(bank, texts, others=False, intro="intro_client")])
    assert squeezed(texts("sections.tasks.intro")) not in visible
    assert [] == [part for part in asked(bank, texts, tasks=False) if squeezed(part) in visible]


def choices_of(question: Question | ClientField) -> tuple[str, ...]:
    """What there is a box for: beside the line for a number, that it is not known."""
    if isinstance(question, NumberQuestion):
        return ("unknown",) if question.unknown else ()
    return question.all_choices


def label(texts: Texts, question: Question | ClientField, choice: str) -> str:
    if choice == "unknown" or isinstance(question, NumberQuestion):
        return texts("unknown")
    return texts(f"levels_short.{choice}" if isinstance(question, LevelQuestion) else question.choice_key(choice))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("format_", VISIBLE)
def test_every_choice_has_its_box(format_: str, language: str) -> None:
    bank, texts, shown = shipped_bank(), shipped_texts(language), page(format_, language)
    questions, fields = list(bank.questions.values()), bank.clients.fields
    labels = {label(texts, each, choice) for each in (*questions, *fields) for choice in choices_of(each)}
    visible = seen(format_, shown)
    assert set() == {each for each in labels if squeezed(each) not in visible}
    boxes = sum(len(choices_of(each)) for each in questions) + CLIENTS * sum(len(choices_of(each)) for each in fields)
    assert boxes == (boxes_in_html(shown) if format_ == "html" else shown.count("[ ]"))


def boxes_in_html(shown: str) -> int:
    document = html5lib.parse(shown, namespaceHTMLElements=False)
    lists = [each for each in document.iter("ul") if each.get("class") == "boxes"]
    return sum(map(len, lists)) + len([each for each in document.iter("td") if each.get("class") == "box"])


@pytest.mark.parametrize("format_", VISIBLE)
def test_each_number_has_a_line_with_its_unit_behind_it(format_: str) -> None:
    texts = shipped_texts("en")
    line = r'<p class="number">(.*)</p>' if format_ == "html" else r"^_{12} (.*)$"
    units = [texts(f"units.{number.unit}.name") for number in shipped_bank().numbers.values()]
    assert units == re.findall(line, page(format_, "en"), re.MULTILINE)


# ---------------------------------------------------------------- who is asked what


@pytest.mark.parametrize("format_", VISIBLE)
def test_an_example_says_which_answer_asks_for_it(format_: str) -> None:
    texts = shipped_texts("en")
    condition = texts("interface.sheet.only_if_task", answers=f"‘{texts('levels_short.responsible')}’")
    assert len(shipped_bank().tasks) == seen(format_, page(format_, "en")).count(squeezed(condition))


ASKED_WHEN = [
    (["held"], "only_if", ["held"]),
    (["prepared", "held"], "only_if", ["prepared", "held"]),
    (["not_yet", "prepared", "held"], "only_if_not", ["no_new_role", "unknown"]),
    (["not_yet", "prepared", "held", "unknown"], "only_if_not", ["no_new_role"]),
]
"""The answers beside which a question is asked, and how the sheet says so: by these, or by the fewer others."""


@pytest.mark.parametrize(("answers", "key", "named"), ASKED_WHEN)
def test_a_question_says_beside_which_answers_it_is_asked(answers: list[str], key: str, named: list[str]) -> None:
    def edit(raw: Raw) -> None:
        questions = {each["id"]: each for section in raw["sections"] for each in section.get("questions", [])}
        questions["rates.clients_told"]["asked_when"]["is"] = answers

    bank, texts = made(edit), shipped_texts("en")
    earlier = bank.questions["rates.conversation"]
    number = list(bank.questions).index(earlier.id) + 1
    words = " or ".join(f"‘{label(texts, earlier, choice)}’" for choice in named)
    visible = seen("html", SHEET_FORMATS["html"](Sheet(bank, texts)))
    assert squeezed(f"{number}. {texts(earlier.text_key('text'))}") in visible
    assert squeezed(texts(f"interface.sheet.{key}", number=number, answers=words)) in visible


# ---------------------------------------------------------------- the rules


def rule_on_sheet(bank: Bank, texts: Texts, condition: Condition) -> str:
    """A condition with its rule, which names a level as its box does."""
    told = rule(bank, texts, condition)
    for level in bank.scale.levels:
        told = told.replace(f"‘{texts(f'level_names.{level}')}’", f"‘{texts(f'levels_short.{level}')}’")
    return f"{texts(f'conditions.{condition.id}.name')}: {told}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_client_gets_the_rules_that_the_answers_to_the_tasks_decide(language: str) -> None:
    bank, texts = shipped_bank(), shipped_texts(language)
    visible = seen("html", page("html", language, for_client=True, with_rules=True))
    on_sheet = {question for task in bank.tasks for question in task.all_questions}
    decided = [each for each in bank.conditions if set(each.reads(bank)) <= on_sheet]
    assert ["cycle", "ownership"] == [each.id for each in decided]
    assert [] == out_of_order(visible, [rule_on_sheet(bank, texts, each) for each in decided])
    others = [texts(f"conditions.{each.id}.name") for each in bank.conditions if each not in decided]
    headings = [texts(f"interface.sheet.rules.{each}") for each in ("titles", "clients", "second_looks")]
    assert [] == [each for each in (*others, *headings) if squeezed(each) in visible]


def test_a_verdict_on_a_client_names_its_boxes_and_a_second_look_its_questions() -> None:
    bank, texts = shipped_bank(), shipped_texts("en")
    visible, fields = seen("html", page("html", "en", with_rules=True)), {each.id: each for each in bank.clients.fields}
    sheet = Sheet(bank, texts)
    told = []
    for id_, choice in (("willing", "no"), ("team", "none")):  # the first line of the first verdict
        words = {"number": sheet.number(fields[id_]), "answers": f"‘{texts(fields[id_].choice_key(choice))}’"}
        told.append(texts("interface.sheet.rules.field", **words))
    assert squeezed(texts("interface.sheet.rules.verdict", fields=" and ".join(told))) in visible
    numbers = [str(sheet.number(bank.questions[each])) for each in ("delegate.hand_over", "letting_go.people")]
    look = texts("second_looks.hand_over_without_people.text")
    assert squeezed(look + texts("interface.sheet.rules.numbers", numbers=", ".join(numbers))) in visible


def test_without_an_introduction_for_the_client_there_is_the_usual_one() -> None:
    texts = shipped_texts("en")
    questions = {key: text for key, text in texts.read("questions").items() if key != "sections.tasks.intro_client"}
    without = texts._replace(read=lambda file: questions if file == "questions" else texts.read(file))
    shown = SHEET_FORMATS["html"](Sheet(shipped_bank(), without, for_client=True))
    assert squeezed(texts("sections.tasks.intro")) in seen("html", shown)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("format_", VISIBLE)
def test_the_rules_name_every_condition_title_and_second_look(format_: str, language: str) -> None:
    bank, texts = shipped_bank(), shipped_texts(language)
    rules = [rule_on_sheet(bank, texts, each) for each in bank.conditions]
    for title in bank.titles:
        conditions = [texts(f"conditions.{each}.name") for each in title.requires]
        required = texts.listed(conditions) if conditions else texts("interface.sheet.rules.no_conditions")
        rules.append(f"{texts(f'titles.{title.id}.name')}: {required}")
    rules += [texts(f"client_verdicts.{verdict}.name") for verdict in bank.clients.verdict_ids]
    rules += [texts(f"second_looks.{each.id}.text") for each in bank.second_looks]
    assert [] == out_of_order(seen(format_, page(format_, language, with_rules=True)), rules)
    without = seen(format_, page(format_, language))
    assert [] == [each for each in rules if squeezed(each) in without]


# ---------------------------------------------------------------- any bank, any texts


def another_choice(raw: Raw) -> None:
    questions = {each["id"]: each for section in raw["sections"] for each in section.get("questions", [])}
    questions["letting_go.recruit"]["choices"].append("asked_the_owner")


def without_sources(raw: Raw) -> None:
    raw["sources"] = []


def asked_beside_every_answer(raw: Raw) -> None:
    questions = {each["id"]: each for section in raw["sections"] for each in section.get("questions", [])}
    every = [*questions["rates.conversation"]["choices"], "unknown"]
    questions["rates.clients_told"]["asked_when"]["is"] = every


BANKS: dict[str, tuple[Edit, ...]] = {
    **CHANGED,
    "another choice": (another_choice,),
    "nothing to say": (without_sources, asked_beside_every_answer),
}


def hostile_texts(bank: Bank) -> Texts:
    """Each text of the content as its key, with all that a format could take for its own before it."""
    shared = {*shared_placeholders(bank)}
    content = {
        key: " ".join((HOSTILE, key, *map("{{{}}}".format, (each for each in text.placeholders if each not in shared))))
        for key, text in expected_texts(bank).items()
    }
    shipped = every_text("en")
    kept = {key: shipped[key] for key in shipped if key.startswith("interface.") or "." not in key}
    return texts_of({**content, **kept})


@pytest.mark.parametrize(
    ("name", "variant"), by_turns(BANKS, [("html", False), ("markdown", False), ("markdown", True), ("html", True)])
)
def test_any_bank_is_shown_whole_and_as_text_alone(name: str, variant: tuple[str, bool]) -> None:
    bank, (format_, for_client) = made(*BANKS[name]), variant
    texts = hostile_texts(bank)
    shown = SHEET_FORMATS[format_](Sheet(bank, texts, for_client=for_client, with_rules=True))
    titles = [] if for_client else [texts(f"titles.{title}.name") for title in bank.title_ids]
    intro = "intro_client" if for_client else "intro"
    parts = [*asked(bank, texts, others=not for_client, intro=intro), *titles]
    assert [] == out_of_order(seen(format_, shown), map(escape_controls, parts))
    assert [] == re.findall(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", shown)
    if format_ == "html":
        html5lib.HTMLParser(strict=True).parse(shown)
        assert [] == re.findall(r"<(?:script|a)\b", shown)


@pytest.mark.parametrize("format_", VISIBLE)
def test_a_joiner_that_persian_is_written_with_is_no_control_character(format_: str) -> None:
    title = "می\u200cکنم"
    texts = {**every_text("en"), "sections.goal.title": title}
    assert title in SHEET_FORMATS[format_](Sheet(shipped_bank(), shipped_texts("en")._replace(read=lambda _: texts)))


@pytest.mark.parametrize("name", BANKS)
def test_a_task_is_held_from_the_first_whole_number_of_points_that_is_enough(name: str) -> None:
    bank = made(*BANKS[name])
    tables = [
        each for each in sheet_blocks(Sheet(bank, hostile_texts(bank), with_rules=True)) if isinstance(each, Table)
    ]
    scale = bank.scale
    weights = [[(scale.other_weight, scale.core_weight)[each.core] for each in task.activities] for task in bank.tasks]
    points = [(str(3 * sum(each)), str(ceil(scale.held_from * sum(each)))) for each in weights]
    assert weights == [[int(weight) for weight in re.findall(r"\(\W*(\d+)\)", row[1])] for row in tables[0].rows]
    assert points == [row[2:] for row in tables[0].rows]


def ids_of(bank: Bank) -> set[str]:
    """The ids of a bank that are no word of a language."""
    parts = (*bank.titles, *bank.conditions, *bank.sections, *bank.tasks, *bank.second_looks, *bank.clients.fields)
    choices = {choice for each in (*bank.questions.values(), *bank.clients.fields) for choice in each.choices}
    return {id_ for id_ in (*bank.questions, *choices, *(part.id for part in parts)) if re.search("[._]", id_)}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("format_", VISIBLE)
def test_no_id_is_on_the_sheet(format_: str, language: str) -> None:
    ids = ids_of(shipped_bank())
    assert {"plan.actions", "own_part", "virtual_business_manager", "letting_go"} <= ids
    shown = page(format_, language, with_rules=True) + page(format_, language, for_client=True)
    assert set() == {id_ for id_ in ids if id_ in shown}
    assert [] == re.findall(r'\bid="', shown)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("for_client", [False, True])
def test_the_page_is_valid_and_names_its_language(language: str, *, for_client: bool) -> None:
    shown = page("html", language, for_client=for_client, with_rules=True)
    document = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(shown)
    headings = [str(each.tag) for each in document.iter() if re.fullmatch("h[1-6]", str(each.tag))]
    assert language == (document if document.tag == "html" else document.find("html")).get("lang")
    assert ("h1", {"h2", "h3"}) == (headings[0], set(headings[1:]))


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("nl", None)])
def test_the_page_runs_the_way_its_language_is_written(language: str, direction: str | None) -> None:
    shown = SHEET_FORMATS["html"](Sheet(shipped_bank(), shipped_texts("nl")._replace(language=language)))
    root = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(shown)
    document = root if root.tag == "html" else root.find("html")
    assert (language, direction) == (document.get("lang"), document.get("dir"))
    assert [] == re.findall(r"\b(?:left|right)\b", shown.split("</style>")[0])
