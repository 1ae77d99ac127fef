"""The formats of a report: every fact in each of them, for every bank, and text from a user as text alone."""

import json
import re
from functools import cache

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.helpers.answers import CLIENT, HOSTILE_NAMES, complete_answers, documents, names
from tests.helpers.banks import CHANGED, keys_as_texts, named_bank
from tests.helpers.profiles import by_turns
from tests.helpers.report_facts import READABLE, facts_missing, missing, squeezed, text_of_markdown, visible
from tests.helpers.shipped import CASES, LANGUAGES, Document, answers_of, changed, report_data, report_of
from vbm_quiz.characters import escape_controls
from vbm_quiz.report.build import build_report
from vbm_quiz.report.formats import FORMATS, markdown
from vbm_quiz.texts.texts import Texts

# ---------------------------------------------------------------- every fact


@pytest.mark.parametrize("name", READABLE)
@pytest.mark.parametrize(("case", "language"), by_turns(CASES, LANGUAGES))
def test_every_fact_of_the_json_is_in_every_format(case: str, language: str, name: str) -> None:
    assert facts_missing(CASES[case], language, name) == []


@given(document=documents(), language=st.sampled_from(LANGUAGES))
def test_every_fact_of_any_answers_is_in_every_format_and_no_text_is_left_with_a_gap(
    document: Document, language: str
) -> None:
    for name in READABLE:
        assert facts_missing(document, language, name) == [], name
    nameless = {**document, "respondent": "A", "clients": [{**each, "name": "A"} for each in document["clients"]]}
    text = visible(nameless, language, "plain")
    assert "{" not in text
    assert not re.search(r"\bNone\b(?! of my)", text)
    assert not re.search(r"hours_client|own_part|not_done|next_steps|_role", text)


def test_a_fact_that_is_left_out_is_missed() -> None:
    report, seen = report_data(CASES["r22"]), visible(CASES["r22"], "en", "html")
    assert len(missing(report, seen.replace("67%", ""), [])) >= 1
    assert len(missing(report, seen.replace(report["bank"]["sha256"], ""), [])) == 1


# ---------------------------------------------------------------- every bank


@cache
def texts_of_bank(name: str) -> Texts:
    return keys_as_texts(named_bank(name))


@pytest.mark.parametrize("name", CHANGED)
@given(data=st.data())
def test_every_bank_has_a_report(name: str, data: st.DataObject) -> None:
    """In the formats that take least; the others are made of the same blocks."""
    report = build_report(named_bank(name), texts_of_bank(name), data.draw(complete_answers(named_bank(name))))
    assert all(FORMATS[format_](report) for format_ in ("json", "markdown", "plain"))


def test_the_title_of_the_direction_is_no_direction_while_only_a_higher_one_is_open() -> None:
    """A fourth title that only the specialism leaves open: the manager's conditions are met, and the title is not."""
    bank = named_bank("a fourth title that asks for a specialism")
    document = changed(
        CASES["r22"],
        letting_go__hours_client=40,
        letting_go__hours_executing=10,
        specialism__field="unknown",
        specialism__method="yes",
        specialism__declines="yes",
    )
    report = build_report(bank, keys_as_texts(bank), answers_of(document))
    title = report.result.title
    assert ((None, ("virtual_business_manager", "director")), None) == ((title.id, title.between), title.direction)
    assert all(render(report) for render in FORMATS.values())


# ---------------------------------------------------------------- text from a user is text


PLAIN_NAMES = ("A",) * len(HOSTILE_NAMES)


def with_names(*given: str) -> Document:
    short = [name[:80] for name in given]
    clients = [{**CLIENT, "lets_go": "no", "name": name} for name in short]
    return {**CASES["r22"], "respondent": " ".join(short)[:200], "clients": clients}


@pytest.mark.parametrize("name", READABLE)
def test_a_hostile_name_is_shown_as_text(name: str) -> None:
    seen = squeezed(visible(with_names(*HOSTILE_NAMES), "nl", name))
    for hostile in HOSTILE_NAMES:
        assert squeezed(escape_controls(hostile)) in seen


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_in_a_name_steers_a_screen(name: str) -> None:
    page = FORMATS[name](report_of(with_names(*HOSTILE_NAMES)))
    assert re.findall(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]", page) == []


def test_a_hostile_name_makes_no_element_of_the_page() -> None:
    plain, hostile = (FORMATS["html"](report_of(with_names(*each))) for each in (PLAIN_NAMES, HOSTILE_NAMES))
    assert elements(hostile) == elements(plain)
    assert "onerror=alert" not in "".join(re.findall(r"<[^>]*>", hostile))


def elements(page: str) -> list[str]:
    document = html5lib.parse(page, namespaceHTMLElements=False)
    return [str(element.tag) for element in document.iter() if isinstance(element.tag, str)]


def test_a_hostile_name_makes_nothing_of_the_markdown() -> None:
    plain, hostile = (FORMATS["markdown"](report_of(with_names(*each))) for each in (PLAIN_NAMES, HOSTILE_NAMES))
    assert tokens(hostile) == tokens(plain)


def tokens(page: str) -> list[str]:
    """The tokens of a Markdown page, text aside; escapes and the pieces of a text are text."""
    text = {"text", "text_special", "softbreak"}
    found = MarkdownIt("commonmark").enable("table").parse(page)
    return [inner.type for token in found for inner in (token, *(token.children or ())) if inner.type not in text]


@given(names)
def test_any_name_in_markdown_reads_as_itself(name: str) -> None:
    line = escape_controls(name)
    assert squeezed(line) == squeezed(text_of_markdown(markdown.escaped(line)))


def test_the_json_of_a_name_is_the_name() -> None:
    report = json.loads(FORMATS["json"](report_of(with_names(*HOSTILE_NAMES))))
    assert [client["name"] for client in report["clients"]] == [hostile[:80] for hostile in HOSTILE_NAMES]
