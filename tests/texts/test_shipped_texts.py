"""The texts that ship: no fault, the same keys in each language, and how they are written."""

import re
from collections import Counter

import pytest

from tests.helpers import shipped
from tests.helpers.shipped import LANGUAGES, command_line_texts, shipped_bank, shipped_content
from vbm_quiz.loading.expected_texts import expected_program_texts
from vbm_quiz.loading.text_faults import text_faults
from vbm_quiz.loading.text_forms import forms_of, in_forms
from vbm_quiz.texts.texts import COMMAND_LINE, CONTENT_COMMANDS, PROGRAM, file_of

HEDGES = {
    "nl": r"\b(regelmatig|vaak|meestal|soms|doorgaans|af en toe|weleens|wel eens|geregeld|vrijwel)\b",
    "en": r"\b(regularly|often|mostly|usually|sometimes|generally|frequently|occasionally|typically)\b",
}
SCOLDS = {
    "nl": r"\b(slechts|helaas|nog niet goed|onvoldoende|faal|tekort|gewoon even)\b|!",
    "en": r"\b(unfortunately|insufficient|fail|failed|failing|lacking)\b|!",
}
STUMBLED_OVER = {
    "nl": r"\b(in jouw handen|ten hoogste|verschoven|volgt uit je antwoorden|0 mensen)\b",
    "en": r"\b(diary|rota|advert|turnover|two stools|a sum of yours|conversations?|what your rate stands for)\b",
}
COUNTED = {
    "nl": r"\b(zes taken|zestien|drie titels|driekwart|de helft van je uren voor|vier korte vragen)\b",
    "en": r"\b(six tasks|sixteen|three titles|three quarters|half of your hours for|four short questions)\b",
}
NOT_DUTCH = r"\b(eigenaarschap|uitrollen|tackelen|framen|deliverables?|impact|stakeholders?|mindset|opdrachtgevers?)\b"


def every_text(language: str) -> dict[str, str]:
    """All that ships in a language, by key: the files of a content folder, the program’s, and those of its commands."""
    commands = command_line_texts(language)
    every = {**shipped.every_text(language), **commands.read(COMMAND_LINE), **commands.read(CONTENT_COMMANDS)}
    del every["plural_forms"]  # a sum, and no text
    return every


def questions(language: str) -> dict[str, str]:
    """What is asked, by its key."""
    asked = re.compile(r"(questions\..*|clients\.fields\.[^.]*)\.text|tasks\.[^.]*\.example")
    return {key: text for key, text in every_text(language).items() if asked.fullmatch(key)}


def found(pattern: str, among: dict[str, str]) -> dict[str, str]:
    return {key: text for key, text in among.items() if re.search(pattern, text, re.IGNORECASE)}


def test_the_quiz_ships_in_dutch_and_english() -> None:
    assert tuple(shipped_content().languages) == LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_texts_that_ship_have_no_fault(language: str) -> None:
    """Those of the program too, which nobody checks when it runs."""
    texts = {key: text for key, text in every_text(language).items() if file_of(key) == PROGRAM}
    forms = forms_of(shipped.every_text(language)["plural_forms"])
    assert [] == list(text_faults(PROGRAM, in_forms(expected_program_texts(), forms), texts))
    shipped_content().check(language)


def test_both_languages_have_the_same_keys_with_the_same_placeholders() -> None:
    def placeholders(language: str) -> dict[str, set[str]]:
        return {key: set(re.findall(r"{[\w.]+}", text)) for key, text in every_text(language).items()}

    dutch, english = placeholders("nl"), placeholders("en")
    assert dutch.keys() == english.keys()
    differing = {key for key, names in dutch.items() if names != english[key]}
    assert differing == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_signs_are_those_of_print(language: str) -> None:
    """No straight quotes but in JSON, no double spaces, no three dots, no spaces at the ends, no markup."""
    without_json = {key: re.sub(r"{{.*?}}(?!})", "JSON", text) for key, text in every_text(language).items()}
    assert found(r"""["']|  |\.\.\.|^\s|\s$|\t|\*\*|`|<\w""", without_json) == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_asks_one_thing_without_hedging(language: str) -> None:
    asked = questions(language)
    assert len(asked) == 16 + 6 + 5 + 7 + 7 + 2 + 4
    assert found(HEDGES[language], asked) == {}
    assert {key for key, text in asked.items() if text.count("?") != 1} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_scolds_or_shouts(language: str) -> None:
    assert found(SCOLDS[language], every_text(language)) == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_says_what_readers_stumbled_over(language: str) -> None:
    assert found(STUMBLED_OVER[language], every_text(language)) == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_and_a_limit_of_the_quiz_stand_in_no_other_text(language: str) -> None:
    """A text refers to them, as in {title.…}; what an article said is quoted."""
    texts = {key: text for key, text in every_text(language).items() if not key.startswith("sources.")}
    named = [f"titles.{title}.{part}" for title in shipped_bank().title_ids for part in ("name", "also")]
    names = {texts.pop(key) for key in named if key in texts}
    assert len(names) == len(shipped_bank().title_ids) + 1
    assert found("|".join(names), texts) == {}
    assert found(COUNTED[language], texts) == {}


def test_the_dutch_has_no_words_from_a_slide() -> None:
    assert found(NOT_DUTCH, every_text("nl")) == {}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("group", ["plan_steps", "next_steps", "second_looks", "questions", "titles", "talking_points"])
def test_no_two_ids_say_the_same(group: str, language: str) -> None:
    """Each its own text; a choice may share a word."""
    said = [
        text
        for key, text in every_text(language).items()
        if key.startswith(f"{group}.") and ".choices." not in key and not key.endswith(".also")
    ]
    assert len(said) > 2
    assert [text for text, count in Counter(said).items() if count > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_choices_of_a_question_say_the_same(language: str) -> None:
    choices: dict[str, list[str]] = {}
    for key, text in every_text(language).items():
        group, mark, _ = key.rpartition(".choices.")
        if mark or key.startswith(("levels.", "levels_short.", "facts.", "example_choices.")):
            choices.setdefault(group or key.partition(".")[0], []).append(text)
    assert {group for group, said in choices.items() if len(set(said)) != len(said)} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_short_scale_takes_a_line_each(language: str) -> None:
    """On a screen of 80 columns, beside the number of the choice."""
    short = {key: text for key, text in every_text(language).items() if key.startswith("levels_short.")}
    assert {key for key, text in short.items() if len(text) > 68} == set()


@pytest.mark.parametrize("language", LANGUAGES)
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
        intro = every_text(language)[f"sections.{section}.intro"].lower()
        assert re.search(who, intro), section
        assert re.search(when, intro), section


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_activity_comes_from_one_bullet_of_the_article(language: str) -> None:
    bank = shipped_bank()
    sources = [activity.article for _, activity in bank.activities.values()]
    assert len(set(sources)) == len(sources) == 16
    names = {"Voorspellen", "Plannen", "Organiseren", "Delegeren", "Coördineren", "Controleren"}
    assert {source.split()[0] for source in sources} == names
    assert all(every_text(language)[f"questions.{activity}.help"] for activity in bank.activities)
