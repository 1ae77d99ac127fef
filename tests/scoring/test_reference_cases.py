"""Twelve public descriptions of someone's work, coded as answers, and what the rules make of each."""

import json

import pytest

from tests.helpers.support import TESTS, report_of, run

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
    assert sorted(EXPECTED) == sorted(case["id"] for case in index)
    assert all(case["url"].startswith("https://") for case in index)


@pytest.mark.parametrize("case", sorted(EXPECTED))
def test_a_case_gets_its_title(case: str) -> None:
    document = json.loads((TESTS / "cases" / f"{case}.json").read_text("utf-8"))
    title = report_of(document)["title"]
    assert EXPECTED[case] == (title["id"], title["status"], title["direction"])


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("case", sorted(EXPECTED))
def test_the_command_tells_the_same_in_text_and_in_json(case: str, language: str) -> None:
    path = TESTS / "cases" / f"{case}.json"
    told = run("--answers", path, "--format", "json", "--lang", language)
    text = run("--answers", path, "--lang", language)
    assert (told.returncode, told.stderr) == (0, "")
    assert (text.returncode, text.stderr) == (0, "")
    title = json.loads(told.stdout)["title"]
    assert EXPECTED[case] == (title["id"], title["status"], title["direction"])
