"""Twelve public descriptions of someone's work, coded as answers, and what the rules make of each."""

import json

import pytest

from tests.helpers.command import run
from tests.helpers.profiles import by_turns
from tests.helpers.shipped import CASES, LANGUAGES, TESTS

MANAGER = "virtual_business_manager"
PROFESSIONAL = "virtual_professional"
ASSISTANT = "virtual_assistant"

EXPECTED = {
    "r02": (MANAGER, "provisional", None),
    "r22": (MANAGER, "provisional", None),
    "r23": (MANAGER, "provisional", None),
    "r03": (PROFESSIONAL, "fits", None),
    "r30": (PROFESSIONAL, "fits", None),
    "r32": (PROFESSIONAL, "fits", None),
    "r06": (ASSISTANT, "fits", None),
    "r13": (ASSISTANT, "fits", None),
    "r28": (ASSISTANT, "fits", None),
    "r40": (ASSISTANT, "fits", None),
    "r09": (ASSISTANT, "fits", MANAGER),
    "r25": (ASSISTANT, "fits", MANAGER),
}


def test_every_case_names_its_page() -> None:
    index = json.loads((TESTS / "cases" / "index.json").read_text("utf-8"))
    assert sorted(EXPECTED) == sorted(CASES) == sorted(case["id"] for case in index)
    assert all(case["url"].startswith("https://") for case in index)


@pytest.mark.parametrize(("case", "language"), by_turns(CASES, LANGUAGES))
def test_a_case_gets_its_title_in_json_and_a_report_in_text(case: str, language: str) -> None:
    path = TESTS / "cases" / f"{case}.json"
    data = run("--answers", path, "--format", "json", "--lang", language)
    text = run("--answers", path, "--lang", language)
    assert (data.returncode, data.stderr) == (0, "")
    assert (text.returncode, text.stderr) == (0, "")
    title = json.loads(data.stdout)["title"]
    assert EXPECTED[case] == (title["id"], title["status"], title["direction"])
