"""What a typed line becomes: a number, a name, or a refusal that says what can be typed."""

from decimal import Decimal

import pytest

from tests.helpers.banks import Raw, made
from tests.helpers.shipped import shipped_bank, shipped_texts
from vbm_quiz.interview.prompts import prompt_for
from vbm_quiz.interview.state import SKIPPED, InterviewState, PromptAnswers
from vbm_quiz.model.answers import Answers, Value
from vbm_quiz.ui.frontend import Prompt, Refused

TEXTS = shipped_texts("en")


def prompt(prompt_id: str, answers: PromptAnswers | None = None, **given: Value) -> Prompt:
    """A prompt after these answers; `given` elsewhere by id, its dot as __."""
    elsewhere = Answers({id_.replace("__", "."): value for id_, value in given.items()})
    return prompt_for(InterviewState(shipped_bank(), elsewhere, answers or {}, prompt_id), TEXTS, prompt_id)


def refused(key: str, **values: object) -> Refused:
    return Refused(TEXTS(f"interface.refused.{key}", **values))


@pytest.mark.parametrize("typed", ["1,000", "1.000", "1_0", "١٢", "+4", "4e1", "4 0", "-1", "337"])
def test_only_a_plain_number_is_taken(typed: str) -> None:
    expected = refused("number", found=typed, low=0, high=336, decimals=2)
    assert expected == prompt("letting_go.hours_client").read(typed)


@pytest.mark.parametrize("typed", ["37.5", "37,5", "037,50", " 37.5 "])
def test_decimals_stand_behind_a_comma_or_a_point(typed: str) -> None:
    assert Decimal("37.5") == prompt("letting_go.hours_client").read(typed)


@pytest.mark.parametrize("typed", ["2,0", "2.5", "501"])
def test_people_are_counted_in_whole_numbers(typed: str) -> None:
    assert refused("whole_number", found=typed, low=0, high=500) == prompt("letting_go.people").read(typed)


def test_a_rate_is_above_nothing() -> None:
    assert refused("number_above", found=0, low=0, high=10000, decimals=2) == prompt("rates.hourly_now").read("0")


def test_a_number_may_not_exceed_the_one_that_limits_it() -> None:
    other = TEXTS("questions.letting_go.hours_client.short")
    executing = prompt("letting_go.hours_executing", {"letting_go.hours_client": Decimal("40.5")})
    assert refused("more", limit=40.5, other=other) == executing.read("41")
    assert Decimal("40.5") == executing.read("40.5")


def test_a_number_may_not_be_less_than_one_that_was_given_and_is_part_of_it() -> None:
    other = TEXTS("questions.letting_go.hours_executing.short")
    client = prompt("letting_go.hours_client", letting_go__hours_executing=Decimal(20))
    assert refused("less", limit=20, other=other) == client.read("19")
    assert Decimal(20) == client.read("20")


def test_an_empty_line_is_unknown_or_skips_what_is_optional() -> None:
    assert "unknown" == prompt("letting_go.people").read(" ")
    assert SKIPPED == prompt("rates.hourly_now").read("")


def test_an_empty_line_is_no_number_where_one_must_be_given() -> None:
    def known(raw: Raw) -> None:
        for section in raw["sections"]:
            for asked in section.get("questions", []):
                asked.update({"unknown": False} if asked["id"] == "letting_go.people" else {})

    asked = prompt_for(InterviewState(made(known), Answers({}), {}, "letting_go.people"), TEXTS, "letting_go.people")
    assert refused("no_number") == asked.read("")
    assert (False, TEXTS("interface.hint.number", unit=TEXTS("units.people.name"))) == (asked.may_be_empty, asked.hint)


@pytest.mark.parametrize(("language", "shown"), [("en", "12.5"), ("nl", "12,5")])
def test_an_earlier_number_is_shown_as_it_was_typed(language: str, shown: str) -> None:
    answers: PromptAnswers = {"letting_go.hours_client": Decimal("12.5")}
    state = InterviewState(shipped_bank(), Answers({}), answers, "letting_go.hours_client")
    assert shown == prompt_for(state, shipped_texts(language), "letting_go.hours_client").initial_text


def test_a_name_has_at_least_one_character_and_at_most_as_many_as_the_bank_says() -> None:
    longest = shipped_bank().clients.name_length
    read = prompt("clients[0].name", {"clients[0].add": "yes"}).read
    assert refused("empty") == read("  ")
    assert refused("long", limit=longest) == read("x" * (longest + 1))
    assert "x" * longest == read("x" * longest)
    assert "Bakkerij Jansen" == read(" Bakkerij\n Jansen ")


@pytest.mark.parametrize(
    ("language", "prompt_id", "typed", "value"),
    [
        ("nl", "letting_go.hours_client", "20 uur", 20),
        ("en", "letting_go.hours_client", "20 hours", 20),
        ("en", "letting_go.hours_client", "1 hour", 1),
        ("nl", "rates.hourly_now", "€ 52,50", Decimal("52.5")),
        ("en", "rates.hourly_now", "€52.50", Decimal("52.5")),
        ("nl", "letting_go.people", "2 mensen", 2),
        ("nl", "rates.hours_week_now", "32 uur per week", 32),
        ("nl", "rates.hours_week_now", "32 uur", 32),
    ],
)
def test_a_number_may_have_the_unit_that_the_screen_shows(
    language: str, prompt_id: str, typed: str, value: Decimal
) -> None:
    state = InterviewState(shipped_bank(), Answers({}), {}, prompt_id)
    assert value == prompt_for(state, shipped_texts(language), prompt_id).read(typed)


def test_from_the_third_activity_on_the_scale_is_in_its_short_form() -> None:
    activities = list(shipped_bank().activities)
    assert [False, False] == [prompt(each).familiar for each in activities[:2]]
    for each in activities[2:]:
        labels = [option.label for option in prompt(each).options]
        assert [*(TEXTS(f"levels_short.{level}") for level in shipped_bank().scale.levels), TEXTS("unknown")] == labels
        assert prompt(each).familiar
