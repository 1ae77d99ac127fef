"""The reports of quizzes that a trainer changed: nothing is told twice, and no heading stands above nothing."""

from collections.abc import Iterable
from decimal import Decimal
from itertools import islice

import pytest
from msgspec import structs

from tests.helpers.answers import MANAGER, answers_sequence
from tests.helpers.banks import Edit, Raw, condition, keys_as_texts, made
from tests.helpers.shipped import answers_of
from vbm_quiz.commands.explain import explained
from vbm_quiz.model.answers import UNKNOWN
from vbm_quiz.report.blocks import Block, Heading, Paragraph, Points
from vbm_quiz.report.build import Report, build_report
from vbm_quiz.report.formats import FORMATS
from vbm_quiz.report.sections import part_blocks
from vbm_quiz.report.sections.comparison import comparison, comparison_with_baseline
from vbm_quiz.report.sections.summary import summary
from vbm_quiz.scoring.comparison import EarlierResult, score_answers

ROLE = "virtual_business_manager"


def report(*edits: Edit, **changes: str | float) -> Report:
    """The report on a manager with these answers changed, of the shipped quiz after these edits."""
    bank = made(*edits)
    given = {key.replace("__", "."): to if isinstance(to, str) else Decimal(str(to)) for key, to in changes.items()}
    return build_report(bank, keys_as_texts(bank), answers_of({"answers": MANAGER}).replaced(given))


def question(raw: Raw, id_: str) -> Raw:
    return next(each for section in raw["sections"] for each in section.get("questions", []) if each["id"] == id_)


def labels(blocks: Iterable[Block]) -> list[str]:
    return [point.label for block in blocks if isinstance(block, Points) for point in block.points]


def headings(blocks: Iterable[Block]) -> list[str]:
    return [block.text for block in blocks if isinstance(block, Heading)]


# ---------------------------------------------------------------- a title that asks what a lower one does, and more


def with_a_director(raw: Raw) -> None:
    role = raw["titles"][-1]
    raw["titles"].append({"id": "director", "requires": [*role["requires"], "chooses_people"]})
    raw["conditions"].append(
        {"kind": "choice", "id": "chooses_people", "question": "letting_go.recruit", "is": ["chose"]}
    )
    question(raw, "start.goal")["choices"].append("director")
    (plan,) = [group for group in raw["next_steps"]["groups"] if group["kind"] == "plan"]
    plan["steps"].append({"id": "choose_people", "questions": ["letting_go.recruit"]})


def test_a_condition_of_two_titles_is_told_once_to_who_wants_the_higher_one() -> None:
    told = summary(report(with_a_director, letting_go__recruit="helped_choose", start__goal="director")).conditions
    asked = ("cycle", "ownership", "through_others", "execution_share", "chooses_people")
    assert [f"conditions.{each}.name" for each in asked] == [point.label for point in told]


def test_a_condition_of_two_titles_that_are_possible_is_told_once() -> None:
    unknown = {"letting_go__people": UNKNOWN, "letting_go__hours_executing": UNKNOWN, "letting_go__recruit": UNKNOWN}
    told = summary(report(with_a_director, start__goal="stay", **unknown)).conditions
    asked = ("through_others", "execution_share", "chooses_people")
    assert [f"conditions.{each}.name" for each in asked] == [point.label for point in told]


def test_a_condition_of_two_titles_is_compared_once() -> None:
    now, before = report(with_a_director), report(with_a_director, letting_go__people=0)
    earlier = EarlierResult(score_answers(now.bank, before.answers), now.bank.version, same_rules=True)
    since = labels(comparison(structs.replace(now, earlier=earlier)))
    what_if = labels(comparison_with_baseline(structs.replace(now, baseline=before)))
    assert 1 == since.count("conditions.through_others.name")
    assert 1 == sum("conditions.through_others.name" in each for each in what_if)


def test_who_is_at_the_direction_or_above_is_told_of_the_role_and_pointed_nowhere() -> None:
    director = report(with_a_director, start__goal="stay")
    either = report(with_a_director, start__goal="stay", letting_go__recruit=UNKNOWN)
    assert ("director", None) == (director.result.title.id, director.result.title.direction)
    assert ((ROLE, "director"), None) == (either.result.title.between, either.result.title.direction)
    assert (True, True) == (director.advice.transition is not None, either.advice.transition is not None)


# ---------------------------------------------------------------- a quiz without some of its parts


def without_items(raw: Raw) -> None:
    """No item of the transition, and no rule that reads one."""
    del raw["transition"]
    groups = raw["next_steps"]["groups"]
    for rules in ([raw["conversation"]], raw["conversation"]["points"], *(group["steps"] for group in groups)):
        for rule in rules:
            for key in {"when", "any", "unless"} & rule.keys():
                rule[key] = [test for test in rule[key] if test["test"] != "item"]
    looks = raw["second_looks"]
    raw["second_looks"] = [look for look in looks if all(test["test"] != "above_item" for test in look["when"])]


def without_sources(raw: Raw) -> None:
    """None, also where a question names its place in one."""
    del raw["sources"]


def test_without_items_and_sources_no_heading_stands_above_nothing() -> None:
    whole, less = report(start__goal=ROLE), report(without_items, without_sources, start__goal=ROLE)
    gone = {"transition.heading": "talk", "interface.report.sources": "about"}
    assert [True, True] == [heading in headings(part_blocks(whole, part)) for heading, part in gone.items()]
    assert [False, False] == [heading in headings(part_blocks(less, part)) for heading, part in gone.items()]


def test_without_sources_a_question_is_explained_with_its_place_alone() -> None:
    bank = made(without_sources)
    told = [
        block.text for block in explained(bank, keys_as_texts(bank), "plan.actions") if isinstance(block, Paragraph)
    ]
    assert "interface.bank.article places.Plannen 1" == told[-1]


def test_a_quiz_without_clients_a_calculation_or_a_talk_has_its_report() -> None:
    def less(raw: Raw) -> None:
        raw["sections"] = [section for section in raw["sections"] if section["id"] != "clients"]
        for key in ("calculation", "conversation", "history", "limits"):
            del raw[key]

    found = report(less, start__goal=ROLE)
    assert (None, (), ()) == (found.advice.calculation, found.advice.clients, found.advice.conversation)
    assert [] == labels(part_blocks(found, "clients"))


# ---------------------------------------------------------------- other levels


SCALES = {
    "two levels": (("not_done", "responsible"), "1/2"),
    "three levels": (("not_done", "own_part", "responsible"), 1),
    "five levels": (("not_done", "help", "own_part", "most_of_it", "responsible"), 2),
}


@pytest.mark.parametrize("name", SCALES)
def test_a_scale_of_any_number_of_levels_has_its_report(name: str) -> None:
    levels, held_from = SCALES[name]

    def rescaled(raw: Raw) -> None:
        raw["scale"].update(levels=[*levels], held_from=held_from, without_example=levels[-2])
        for test in (test for look in raw["second_looks"] for test in look["when"]):
            if test["test"] in ("alike", "activities"):
                test["is"] = [level for level in test["is"] if level in (*levels, UNKNOWN)]
            if test["test"] == "level":
                test["at_least"] = levels[-1]

    bank = made(rescaled)
    texts = keys_as_texts(bank)
    for answers in islice(answers_sequence(bank), 20):
        found = build_report(bank, texts, answers)
        assert 3 <= len(found.advice.next_steps) <= 7
        assert all(render(found) for render in (FORMATS["json"], FORMATS["plain"]))


# ---------------------------------------------------------------- other numbers


def test_no_hours_a_week_as_a_goal_gives_no_calculation() -> None:
    def from_none(raw: Raw) -> None:
        asked = question(raw, "rates.hours_week_goal")
        del asked["above"]
        asked["minimum"] = 0

    found = [
        report(from_none, rates__hourly_now=50, rates__hours_week_now=30, rates__hours_week_goal=goal)
        for goal in (0, 20)
    ]
    assert [True, False] == [each.advice.calculation is None for each in found]


def test_a_number_that_is_not_whole_is_told_as_it_is() -> None:
    def in_parts(raw: Raw) -> None:
        question(raw, "letting_go.people")["decimals"] = 1

    found = {each.id: each.value for each in report(in_parts, letting_go__people=1.5).result.conditions}
    assert "1.5" == found["through_others"]


def test_a_number_below_what_the_direction_asks_is_no_direction_in_part() -> None:
    def by_people(raw: Raw) -> None:
        raw["direction"]["condition"] = "through_others"
        condition(raw, "through_others")["at_least"] = 3

    found = report(by_people, start__goal=ROLE)
    assert ROLE == found.result.title.direction
    assert "interface.report.fits" in summary(found).title
