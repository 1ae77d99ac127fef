"""The HTML page as a parser reads it."""

import re

import html5lib
import pytest

from tests.helpers.shipped import CASES, LANGUAGES, report_of
from vbm_quiz.report.formats import FORMATS

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", CASES)
def test_the_page_is_valid_html_without_script_or_address(case: str, language: str) -> None:
    page = FORMATS["html"](report_of(CASES[case], language))
    document = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)
    elements = [str(element.tag) for element in document.iter()]
    assert (document if document.tag == "html" else document.find("html")).get("lang") == language
    assert not {"script", "iframe", "object", "img", "form", "a"} & set(elements)
    assert re.findall(r"(?:src|href|url)\s*[=(]\s*[\"']?(?!data:,)[^\s\"')]+", page) == []
    headings = [tag for tag in elements if re.fullmatch("h[1-6]", tag)]
    assert headings[0] == "h1"
    assert set(headings[1:]) == {"h2"}
    pictures = [each for each in document.iter(f"{SVG}svg") if each.get("aria-hidden") is None]
    assert len(pictures) == 1 + 6
    for picture in pictures:
        assert [child.tag for child in picture][:2] == [f"{SVG}title", f"{SVG}desc"]
        assert all(len(str(child.text)) > 5 for child in list(picture)[:2])
