"""The formats of a report: every fact in each of them, text from a user as text alone, the same bytes everywhere."""

import json
import re
import sys
from collections.abc import Callable
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path

import html5lib
import pytest
from hypothesis import HealthCheck, given, settings
from markdown_it import MarkdownIt
from rich.cells import cell_len

from tests.helpers.anyone import HOSTILE, documents
from tests.helpers.facts import missing, squeezed, text_of_html, text_of_markdown
from tests.helpers.support import CASES, Document, full_report_of, run
from vbm_quiz.characters import escape_controls
from vbm_quiz.options import SUFFIXES
from vbm_quiz.report.blocks import Bar, Bars, Heading, Headline, Point, Points
from vbm_quiz.report.formats import FORMATS, markdown, text
from vbm_quiz.report.formats.html import radar
from vbm_quiz.report.formats.json import to_data

SVG = "{http://www.w3.org/2000/svg}"

VISIBLE: dict[str, Callable[[str], str]] = {
    "text": str,
    "plain": str,
    "markdown": text_of_markdown,
    "html": text_of_html,
}
"""From a page in each format to its visible text."""


def visible(document: Document, language: str, name: str) -> str:
    return VISIBLE[name](FORMATS[name](full_report_of(document, language)))


def facts_missing(document: Document, language: str, name: str) -> list[tuple[str, ...]]:
    report = json.loads(json.dumps(to_data(full_report_of(document, language))))
    return missing(report, visible(document, language, name), document.get("clients", []))


@pytest.mark.parametrize("name", VISIBLE)
@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("case", CASES)
def test_every_fact_of_the_json_is_in_every_format(case: str, language: str, name: str) -> None:
    assert facts_missing(CASES[case], language, name) == []


@pytest.mark.parametrize("language", ["nl", "en"])
@given(document=documents())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_fact_of_any_answers_is_in_every_format(language: str, document: Document) -> None:
    for name in VISIBLE:
        assert facts_missing(document, language, name) == [], name


def test_a_fact_that_is_left_out_is_missed() -> None:
    report = json.loads(json.dumps(to_data(full_report_of(CASES["r22"]))))
    seen = visible(CASES["r22"], "en", "html")
    assert len(missing(report, seen.replace("66%", ""), [])) >= 1
    assert len(missing(report, seen.replace(report["bank"]["sha256"], ""), [])) == 1


# ---------------------------------------------------------------- text from a user is text


def with_names(*names: str) -> Document:
    fields = {"growth": "steady", "team": "one", "willing": "yes", "lets_go": "no"}
    short = [name[:80] for name in names]
    return {**CASES["r22"], "respondent": " ".join(short)[:200], "clients": [{"name": n, **fields} for n in short]}


@pytest.mark.parametrize("name", VISIBLE)
def test_a_hostile_name_is_shown_as_text(name: str) -> None:
    seen = squeezed(visible(with_names(*HOSTILE), "nl", name))
    for hostile in HOSTILE:
        assert squeezed(escape_controls(hostile)) in seen


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_in_a_name_steers_a_screen(name: str) -> None:
    page = FORMATS[name](full_report_of(with_names(*HOSTILE)))
    assert re.findall(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]", page) == []


def test_a_hostile_name_makes_no_element_of_the_page() -> None:
    plain, hostile = (FORMATS["html"](full_report_of(with_names(*names))) for names in (["A"] * len(HOSTILE), HOSTILE))
    assert elements(hostile) == elements(plain)
    assert "onerror=alert" not in "".join(re.findall(r"<[^>]*>", hostile))


def elements(page: str) -> list[str]:
    document = html5lib.parse(page, namespaceHTMLElements=False)
    return [str(element.tag) for element in document.iter() if isinstance(element.tag, str)]


def test_a_hostile_name_makes_nothing_of_the_markdown() -> None:
    plain, hostile = (FORMATS["markdown"](full_report_of(with_names(*names))) for names in (["A"] * 17, HOSTILE))
    assert kinds(hostile) == kinds(plain)


def kinds(page: str) -> list[str]:
    """The parts of a Markdown page, text aside; escapes and the pieces of a text are text."""
    text = {"text", "text_special", "softbreak"}
    tokens = MarkdownIt("commonmark").enable("table").parse(page)
    return [inner.type for token in tokens for inner in (token, *(token.children or ())) if inner.type not in text]


@given(documents())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_name_in_markdown_reads_as_itself(document: Document) -> None:
    for client in document["clients"]:
        line = markdown.escaped(escape_controls(client["name"]))
        seen = text_of_markdown(line)
        assert squeezed(escape_controls(client["name"])) == squeezed(seen)


def test_the_json_of_a_name_is_the_name() -> None:
    report = json.loads(FORMATS["json"](full_report_of(with_names(*HOSTILE))))
    assert [client["name"] for client in report["clients"]] == [hostile[:80] for hostile in HOSTILE]


# ---------------------------------------------------------------- text


LONG = ["漢字" * 40, "x" * 80, "wide and narrow " * 5]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("width", [40, 59, 60, 80, 100, 120])
@pytest.mark.parametrize("names", [HOSTILE, LONG], ids=["hostile", "long"])
def test_text_keeps_within_the_width_and_cuts_nothing(
    names: list[str], width: int, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    document = with_names(*names)
    assert facts_missing(document, language, "text") == []
    lines = visible(document, language, "text").split("\n")
    assert [line for line in lines if cell_len(line) > min(width, 100) or line != line.rstrip() or "…" in line] == []


@pytest.mark.parametrize("width", [1, 20])
def test_text_cuts_no_name_on_the_narrowest_screen(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    assert squeezed(LONG[0]) in squeezed(visible(with_names(*LONG), "en", "text"))


def test_text_for_a_stream_of_ascii_has_no_other_symbols(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    stream = TextIOWrapper(BytesIO(), encoding="ascii")
    points = Points((Point("a", "b", "good"), Point("c")))
    blocks = (Headline("o", "t", ()), Heading("h"), bars(0, 50, 100), points)
    page = text.render(blocks, text.console_for(stream, colour=False))
    assert page.isascii()
    assert "+ a: b" in page


@pytest.mark.parametrize("colour", [True, False])
def test_text_has_colour_where_it_is_asked_for(colour: bool, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: FBT001
    monkeypatch.setenv("TERM", "xterm")
    page = text.render([bars(50)], text.console_for(StringIO(), colour=colour))
    assert colour == ("\x1b[" in page)


# ---------------------------------------------------------------- the page


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("case", CASES)
def test_the_page_is_valid_html_without_script_or_address(case: str, language: str) -> None:
    page = FORMATS["html"](full_report_of(CASES[case], language))
    document = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)
    root = document if document.tag == "html" else document.find("html")
    assert root.get("lang") == language
    assert not {"script", "iframe", "object", "img", "form", "a"} & set(elements(page))
    assert re.findall(r"(?:src|href|url)\s*[=(]\s*[\"']?(?!data:,)[^\s\"')]+", page) == []
    headings = [tag for tag in elements(page) if re.fullmatch("h[1-6]", tag)]
    assert headings[0] == "h1"
    assert set(headings[1:]) == {"h2"}


@pytest.mark.parametrize("case", CASES)
def test_every_picture_says_what_it_shows(case: str) -> None:
    document = html5lib.parse(FORMATS["html"](full_report_of(CASES[case])), namespaceHTMLElements=False)
    pictures = [each for each in document.iter(f"{SVG}svg") if each.get("aria-hidden") is None]
    assert len(pictures) == 1 + 6
    for picture in pictures:
        assert [child.tag for child in picture][:2] == [f"{SVG}title", f"{SVG}desc"]
        assert all(len(str(child.text)) > 5 for child in list(picture)[:2])


def bars(*percents: int | None, earlier: tuple[int | None, ...] = ()) -> Bars:
    before = earlier or (None,) * len(percents)
    return Bars(
        tuple(
            Bar(f"Task {index}", percent, "state", "plain", earlier=past)
            for index, (percent, past) in enumerate(zip(percents, before, strict=True))
        ),
        now="2026-11-23",
        earlier="2025-11-23" if earlier else "",
    )


def test_a_task_not_known_has_no_point_in_the_radar_and_no_line_to_it() -> None:
    drawn = radar(bars(50, None, 50, 50))
    assert drawn is not None
    assert (len(drawn.now.positions), drawn.now.closed) == (3, False)
    # The axes point up, right, down and left; nothing reaches to the right.
    assert max(position.x for position in drawn.now.positions) == 0
    assert drawn.now.path == "M0,50L-50,0M-50,0L0,-50"


def test_a_task_at_zero_is_drawn_in_the_middle() -> None:
    drawn = radar(bars(0, 100, 100))
    assert drawn is not None
    assert drawn.now.closed
    assert (drawn.now.positions[0].x, drawn.now.positions[0].y) == (0, 0)


@pytest.mark.parametrize("percents", [(), (50,), (50, 50)])
def test_fewer_than_three_tasks_make_bars_without_a_radar(percents: tuple[int, ...]) -> None:
    from vbm_quiz.report.formats import html

    page = html.render([Headline("o", "t", ()), bars(*percents)], "en")
    assert 'class="radar"' not in page
    assert page.count("<title>Task") == len(percents)
    html5lib.HTMLParser(strict=True).parse(page)


def test_the_previous_time_is_named_not_only_drawn() -> None:
    from vbm_quiz.report.formats import html

    page = html.render([Headline("o", "t", ()), bars(50, 60, 70, earlier=(40, None, 70))], "en")
    assert page.count('class="before"') == 1 + 1 + 2  # the radar, its legend, and two of the three bars
    seen = squeezed(text_of_html(page))
    assert "2025-11-23" in seen
    assert "(2025-11-23:40%)" in seen
    assert "(2025-11-23:–)" in seen


# ---------------------------------------------------------------- where it goes


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_suffix_picks_the_format(suffix: str, tmp_path: Path) -> None:
    target = tmp_path / f"report{suffix}"
    done = run("--answers", tmp_path.joinpath("a.json"), "--output", target)
    assert done.returncode == 3
    answers = saved(tmp_path)
    assert run("--answers", answers, "--output", target).returncode == 0
    begins = {"text": "\nYour", "json": '{\n  "format": 1', "markdown": "# ", "html": "<!DOCTYPE html>"}
    assert target.read_text("utf-8").startswith(begins[SUFFIXES[suffix]])


def saved(folder: Path, document: Document = CASES["r22"]) -> Path:
    path = folder / "answers.json"
    path.write_text(json.dumps(document), "utf-8")
    return path


def test_a_suffix_that_names_no_format_is_refused(tmp_path: Path) -> None:
    done = run("--answers", saved(tmp_path), "--output", tmp_path / "report.pdf")
    assert (done.returncode, sorted(path.name for path in tmp_path.iterdir())) == (2, ["answers.json"])
    assert all(suffix in done.stderr for suffix in SUFFIXES)


@pytest.mark.parametrize("name", ["json", "markdown", "html"])
def test_other_locales_and_time_zones_give_the_same_bytes(name: str, tmp_path: Path) -> None:
    arguments = ("--answers", saved(tmp_path), "--lang", "nl", "--format", name)
    locales = [
        {"LC_ALL": "C", "TZ": "UTC"},
        {"LC_ALL": "nl_NL.UTF-8", "TZ": "Asia/Tokyo"},
        {"LC_ALL": "tr_TR.ISO8859-9"},
    ]
    pages = {run(*arguments, env={**each, "PYTHONHASHSEED": str(seed)}).stdout for seed, each in enumerate(locales)}
    assert len(pages) == 1
    assert pages.pop() == FORMATS[name](full_report_of({**CASES["r22"], "language": "nl"}, "nl"))


@pytest.mark.parametrize(
    ("arguments", "unneeded"),
    [
        (("--format", "json"), ["jinja2", "platformdirs", "rich", "questionary"]),
        (("--format", "text"), ["jinja2", "platformdirs", "questionary"]),
        (("--format", "html"), ["platformdirs", "rich", "questionary"]),
        (("--format", "markdown"), ["jinja2", "platformdirs", "rich", "questionary"]),
    ],
)
def test_only_what_a_format_needs_is_loaded(arguments: tuple[str, ...], unneeded: list[str], tmp_path: Path) -> None:
    code = f"""
import sys
sys.argv = {["vbm-quiz", "--answers", str(saved(tmp_path)), *arguments]!r}
from vbm_quiz.cli import main
try:
    main()
except SystemExit as end:
    assert not end.code, end.code
loaded = {{name.partition(".")[0] for name in sys.modules}}
sys.stderr.write(" ".join(sorted(loaded & set({unneeded!r}))))
"""
    import subprocess

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, timeout=60)
    assert done.stderr == b""
