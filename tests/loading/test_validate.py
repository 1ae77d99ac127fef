"""The bank as it ships, and every way in which a bank can be broken: each fault is told with its place, at once."""

import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.support import PROJECT, TESTS, shipped_bank, shipped_texts
from vbm_quiz.errors import InvalidInput
from vbm_quiz.loading.content import STRUCTURE, content_folder, languages, load_bank
from vbm_quiz.loading.required_texts import required_texts
from vbm_quiz.loading.text_faults import text_faults

CONTENT = PROJECT / "content"
BANK = (CONTENT / STRUCTURE).read_text("utf-8")
BROKEN = {
    path.stem: tomllib.loads(path.read_text("utf-8"))
    for path in sorted((TESTS / "loading" / "broken" / "bank").iterdir())
}


def faults_of(folder: Path, bank: str) -> tuple[str, ...]:
    (folder / STRUCTURE).write_text(bank, "utf-8")
    with pytest.raises(InvalidInput) as refusal:
        load_bank(folder)
    assert refusal.value.exit_code == 3
    return refusal.value.faults


def broken(bank: str, change: dict[str, Any]) -> str:
    for each in change["replace"]:
        assert bank.count(each["old"]) == 1, each["old"]
        bank = bank.replace(each["old"], each["new"])
    return bank


@pytest.mark.parametrize("name", BROKEN)
def test_a_fault_of_the_bank_is_told_with_its_place(name: str, tmp_path: Path) -> None:
    change = BROKEN[name]
    faults = faults_of(tmp_path, broken(BANK, change))
    assert any(fault.startswith(f"{STRUCTURE}: {change['expect']}") for fault in faults), faults


APART = [
    "verdict_unless_a_later_one",
    "alias_of_an_unknown_title",
    "title_with_an_unknown_condition",
    "task_never_held",
    "two_lower_bounds",
    "condition_on_an_unknown_task",
    "verdict_on_an_unknown_field",
    "item_with_an_unknown_choice",
    "look_at_an_unknown_level",
    "step_on_an_unknown_verdict",
    "fewer_steps_than_the_least",
    "talking_point_twice",
]
MISSHAPEN = ["key_that_is_not_known", "value_of_another_type", "fraction_of_nothing", "kind_that_is_not_known"]


@pytest.mark.parametrize("names", [APART, MISSHAPEN])
def test_all_faults_of_the_bank_are_told_at_once(names: list[str], tmp_path: Path) -> None:
    bank = BANK
    for name in names:
        bank = broken(bank, BROKEN[name])
    faults = faults_of(tmp_path, bank)
    assert len(faults) == len(names)
    for name in names:
        assert any(BROKEN[name]["expect"] in fault for fault in faults), name


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"format = ", "is not valid TOML"),
        (b"\xff", "is not valid TOML"),
        (None, "cannot be read"),
        (b"", "is missing"),
    ],
)
def test_a_bank_that_cannot_be_read_is_refused_in_words(content: bytes | None, told: str, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / STRUCTURE).write_bytes(content)
    with pytest.raises(InvalidInput, match=told):
        load_bank(tmp_path)


def test_a_fault_names_the_folder_and_what_to_do(tmp_path: Path) -> None:
    (tmp_path / STRUCTURE).write_text(broken(BANK, BROKEN["task_never_held"]), "utf-8")
    with pytest.raises(InvalidInput) as refusal:
        load_bank(tmp_path)
    told = str(refusal.value)
    assert str(tmp_path) in told
    assert "1 fault" in told
    assert told.endswith("Mend these and start again.")


def test_the_number_of_the_bank_changes_with_its_rules_and_not_with_its_layout(tmp_path: Path) -> None:
    def sha256(bank: str) -> str:
        (tmp_path / STRUCTURE).write_text(bank, "utf-8")
        return load_bank(tmp_path).sha256

    assert sha256(BANK) == sha256(f"# a remark\n\n{BANK}") == shipped_bank().sha256
    assert sha256(BANK.replace("tasks_held = 2", "tasks_held = 3")) != sha256(BANK)
    assert re.fullmatch(r"[0-9a-f]{64}", sha256(BANK))


# ---------------------------------------------------------------- texts

GOOD = {
    key: " ".join(f"{{{name}}}" for name in sorted(names)) or key
    for key, names in required_texts(shipped_bank()).items()
}
TEXTS: list[tuple[str, dict[str, object], str]] = [
    ("a text that is missing", {"questions.plan.actions.text": None}, "`questions.plan.actions.text` is missing"),
    (
        "a key that is used nowhere",
        {"questions.plan.acton.text": "?"},
        "`questions.plan.acton.text` is used nowhere",
    ),
    (
        "a mistyped key",
        {"questions.plan.actions.text": None, "questions.plan.actons.text": "?"},
        "`questions.plan.actons.text` is used nowhere; did you mean `questions.plan.actions.text`?",
    ),
    ("a text that is a number", {"questions.plan.actions.text": 7}, "`questions.plan.actions.text` is not a text"),
    ("one sign for two", {"decimal": ",", "thousands": ","}, "`thousands` is the same sign as `decimal`"),
    ("an empty text", {"questions.plan.actions.text": " "}, "`questions.plan.actions.text` is empty"),
    (
        "a placeholder that nothing fills",
        {"interface.report.fits": "{titel} fits"},
        "`interface.report.fits`: {titel} is filled by nothing; allowed here: title",
    ),
    (
        "a placeholder where there are none",
        {"questions.plan.actions.text": "{client}?"},
        "`questions.plan.actions.text`: {client} is filled by nothing; allowed here: none",
    ),
    (
        "a single brace",
        {"questions.plan.actions.text": "a { b"},
        "`questions.plan.actions.text`: has a single { or }; write {{ or }} for the sign itself",
    ),
    (
        "a placeholder without a name",
        {"questions.plan.actions.text": "a {} b"},
        "`questions.plan.actions.text`: {} is filled by nothing; allowed here: none",
    ),
    (
        "a placeholder that reaches inside",
        {"interface.report.fits": "{title.__class__}"},
        "`interface.report.fits`: {title.__class__} is filled by nothing; allowed here: title",
    ),
    (
        "a conversion that there is not",
        {"interface.report.fits": "{title!x}"},
        "`interface.report.fits`: {title!x} is not how a placeholder is written; write {title}",
    ),
    (
        "a format that no text has",
        {"interface.report.fits": "{title:d}"},
        "`interface.report.fits`: {title:d} is not how a placeholder is written; write {title}",
    ),
]


@pytest.mark.parametrize(("kind", "changes", "expected"), TEXTS, ids=[row[0] for row in TEXTS])
def test_a_fault_of_the_texts_is_told_with_its_key(kind: str, changes: dict[str, object], expected: str) -> None:
    texts = {key: text for key, text in {**GOOD, **changes}.items() if text is not None}
    assert expected in list(text_faults(shipped_bank(), texts)), kind


def test_texts_that_are_as_they_should_be_have_no_fault() -> None:
    assert list(text_faults(shipped_bank(), GOOD)) == []


# ---------------------------------------------------------------- the texts that ship

SPOKEN = ("en", "nl")
HEDGES = {
    "nl": r"\b(regelmatig|vaak|meestal|soms|doorgaans|af en toe|weleens|wel eens|geregeld|vrijwel)\b",
    "en": r"\b(regularly|often|mostly|usually|sometimes|generally|frequently|occasionally|typically)\b",
}
SCOLDS = {
    "nl": r"\b(slechts|helaas|nog niet goed|onvoldoende|faal|tekort|gewoon even)\b|!",
    "en": r"\b(unfortunately|insufficient|fail|failed|failing|lacking)\b|!",
}
NOT_DUTCH = r"\b(eigenaarschap|uitrollen|tackelen|framen|deliverables?|impact|stakeholders?|mindset|opdrachtgevers?)\b"


def texts(language: str) -> dict[str, str]:
    return dict(shipped_texts(language).by_key)


def questions(language: str) -> dict[str, str]:
    """What is asked, by its key."""
    asked = re.compile(r"(questions\..*|clients\.fields\.[^.]*)\.text|tasks\.[^.]*\.example")
    return {key: text for key, text in texts(language).items() if asked.fullmatch(key)}


def found(pattern: str, among: dict[str, str]) -> dict[str, str]:
    return {key: text for key, text in among.items() if re.search(pattern, text, re.IGNORECASE)}


def test_the_quiz_ships_in_dutch_and_english() -> None:
    assert languages(content_folder()) == SPOKEN


def test_both_languages_have_the_same_keys_with_the_same_placeholders() -> None:
    def shape(language: str) -> dict[str, set[str]]:
        return {key: set(re.findall(r"{\w+}", text)) for key, text in texts(language).items()}

    assert shape("nl").keys() == shape("en").keys()
    differing = {key for key, names in shape("nl").items() if names != shape("en")[key]}
    assert differing == set()


@pytest.mark.parametrize("language", SPOKEN)
def test_the_signs_are_those_of_print(language: str) -> None:
    """No straight quotes but in JSON, no double spaces, no three dots, no spaces at the ends, no markup."""
    without_json = {key: re.sub(r"{{.*?}}(?!})", "JSON", text) for key, text in texts(language).items()}
    assert found(r"""["']|  |\.\.\.|^\s|\s$|\t|\*\*|`|<\w""", without_json) == {}


@pytest.mark.parametrize("language", SPOKEN)
def test_a_question_asks_one_thing_without_hedging(language: str) -> None:
    asked = questions(language)
    assert len(asked) == 16 + 6 + 5 + 7 + 7 + 2 + 4
    assert found(HEDGES[language], asked) == {}
    assert {key for key, text in asked.items() if text.count("?") != 1} == set()


@pytest.mark.parametrize("language", SPOKEN)
def test_no_text_scolds_or_shouts(language: str) -> None:
    assert found(SCOLDS[language], texts(language)) == {}


def test_the_dutch_has_no_words_from_a_slide() -> None:
    assert found(NOT_DUTCH, texts("nl")) == {}


@pytest.mark.parametrize("language", SPOKEN)
@pytest.mark.parametrize("group", ["plan_steps", "next_steps", "second_looks", "questions", "titles", "talking_points"])
def test_no_two_ids_say_the_same(group: str, language: str) -> None:
    """Each its own text; a choice may share a word, and what questions are for may be shared."""
    said = [
        text
        for key, text in texts(language).items()
        if key.startswith(f"{group}.") and ".choices." not in key and not key.endswith((".also", ".purpose"))
    ]
    assert len(said) > 2
    assert [text for text, count in Counter(said).items() if count > 1] == []


@pytest.mark.parametrize("language", SPOKEN)
def test_no_two_choices_of_a_question_say_the_same(language: str) -> None:
    choices: dict[str, list[str]] = {}
    for key, text in texts(language).items():
        group, mark, _ = key.rpartition(".choices.")
        if mark or key.startswith(("levels.", "facts.", "example_choices.")):
            choices.setdefault(group or key.partition(".")[0], []).append(text)
    assert {group for group, said in choices.items() if len(set(said)) != len(said)} == set()


@pytest.mark.parametrize("language", SPOKEN)
def test_the_intro_of_each_section_says_which_work_it_is_about(language: str) -> None:
    """The tasks and letting go: the main client, three months. The rest: all clients, twelve months."""
    main, all_, months = {
        "nl": ("je belangrijkste", "alle klanten|al je klanten", ("drie maanden", "twaalf maanden|laatste jaar")),
        "en": ("main client", "all your clients|all clients", ("three months", "twelve months|last year")),
    }[language]
    for section, who, when in (
        ("tasks", main, months[0]),
        ("letting_go", main, months[0]),
        ("specialism", all_, months[1]),
        ("rates", all_, months[1]),
    ):
        intro = texts(language)[f"sections.{section}.intro"].lower()
        assert re.search(who, intro), section
        assert re.search(when, intro), section


@pytest.mark.parametrize("language", SPOKEN)
def test_every_activity_comes_from_one_bullet_of_the_article(language: str) -> None:
    bank = shipped_bank()
    places = [activity.article for _, activity in bank.activities.values()]
    assert len(set(places)) == len(places) == 16
    names = {"Voorspellen", "Plannen", "Organiseren", "Delegeren", "Coördineren", "Controleren"}
    assert {place.split()[0] for place in places} == names
    assert all(texts(language)[f"questions.{activity}.help"] for activity in bank.activities)
