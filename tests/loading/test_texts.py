"""The texts as they ship, and every way in which a language's files can be broken."""

import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from tests.helpers.support import PROJECT, every_text, run, shipped_bank, shipped_content
from vbm_quiz.errors import InvalidInput
from vbm_quiz.loading.content import Content, open_content
from vbm_quiz.loading.required_texts import required_texts
from vbm_quiz.loading.text_faults import text_faults
from vbm_quiz.loading.toml_files import required_program_texts
from vbm_quiz.texts.texts import FILES, PROGRAM, file_of

REQUIRED = {**required_program_texts(), **required_texts(shipped_bank())}
GOOD = {key: " ".join(f"{{{name}}}" for name in sorted(names)) or key for key, names in REQUIRED.items()}
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
    file = file_of(next(iter(changes)))
    assert expected in faults_of(file, changes), kind


def faults_of(file: str, changes: dict[str, object]) -> list[str]:
    texts = {key: text for key, text in {**GOOD, **changes}.items() if text is not None and file_of(key) == file}
    return list(text_faults(file, REQUIRED, texts))


@pytest.mark.parametrize("file", FILES)
def test_texts_that_are_as_they_should_be_have_no_fault(file: str) -> None:
    assert [] == faults_of(file, {})


def test_a_text_in_the_wrong_file_is_told_with_the_right_one() -> None:
    texts = {**{key: text for key, text in GOOD.items() if file_of(key) == "questions"}, "limits.legal": "?"}
    assert ["`limits.legal` belongs in report.toml"] == list(text_faults("questions", REQUIRED, texts))


# ---------------------------------------------------------------- the files of a language


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the content."""
    return Path(shutil.copytree(PROJECT / "content", tmp_path / "content"))


def faults(content: Content, *languages: str) -> tuple[str, ...]:
    with pytest.raises(InvalidInput) as refusal:
        content.check(*languages)
    return refusal.value.faults


def test_a_file_is_read_when_the_first_of_its_texts_is_asked_for(folder: Path) -> None:
    content = open_content(folder)
    shutil.rmtree(folder / "en")
    (folder / "nl" / "report.toml").write_text("[limits]", "utf-8")
    texts = content.languages["nl"]
    assert "of" == texts("or")
    assert texts("questions.plan.actions.text")
    with pytest.raises(InvalidInput, match=r"nl/report\.toml"):
        texts("limits.legal")


def test_a_file_is_read_once(folder: Path) -> None:
    texts = open_content(folder).languages["nl"]
    assert texts.has("unknown")
    (folder / "nl" / "questions.toml").unlink()
    assert texts("unknown")


def test_all_faults_of_all_files_are_told_at_once(folder: Path) -> None:
    (folder / "nl" / "questions.toml").write_text("[", "utf-8")
    (folder / "en" / "report.toml").unlink()
    found = faults(open_content(folder), "en", "nl")
    assert ["en/report.toml: cannot be read", "nl/questions.toml: is not valid TOML"] == [
        re.split(r"(?<=cannot be read)|(?<=TOML):", fault)[0] for fault in found
    ]


def test_what_one_command_needs_the_faults_of_other_files_do_not_stop(folder: Path, tmp_path: Path) -> None:
    for file in ("questions", "report"):
        (folder / "nl" / f"{file}.toml").unlink()
    for command in ("template", "history", "forget"):
        done = run(command, "--content", folder, "--lang", "nl", env={"XDG_DATA_HOME": str(tmp_path)})
        assert 0 == done.returncode, done.stderr


@pytest.mark.parametrize("file", ["names", "questions", "report"])
@pytest.mark.parametrize("format_", ["text", "json", "markdown", "html"])
def test_a_report_with_a_fault_in_a_file_it_reads_is_refused_before_a_word(
    format_: str, file: str, folder: Path
) -> None:
    (folder / "nl" / f"{file}.toml").unlink()
    case = PROJECT / "tests" / "cases" / "r22.json"
    done = run("--answers", case, "--content", folder, "--lang", "nl", "--format", format_)
    if format_ == "json" and file != "names":  # its rules take names alone
        assert (0, "") == (done.returncode, done.stderr)
        return
    assert (3, "") == (done.returncode, done.stdout)
    assert f"nl/{file}.toml: cannot be read" in done.stderr


def test_a_content_folder_without_a_language_is_refused(folder: Path) -> None:
    for language in ("nl", "en"):
        shutil.rmtree(folder / language)
    (folder / ".git").mkdir()
    with pytest.raises(InvalidInput, match="there is no language beside it"):
        open_content(folder)


# ---------------------------------------------------------------- a language that the program does not know


def add_german(folder: Path) -> Path:
    """The English texts as a language of its own."""
    german = Path(shutil.copytree(folder / "en", folder / "de"))
    shutil.copy(PROJECT / "vbm_quiz" / "texts" / "program" / "en.toml", german / "program.toml")
    return german


def test_a_new_language_brings_the_texts_of_the_program_along(folder: Path) -> None:
    names = add_german(folder) / "names.toml"
    names.write_text(names.read_text("utf-8").replace('decimal = "."', 'decimal = "·"', 1), "utf-8")
    content = open_content(folder)
    content.check("de")
    assert ["de", "en", "nl"] == list(content.languages)
    assert "1·5" == content.languages["de"].number("1.5")
    assert 0 == run("questions", "--content", folder, "--lang", "de").returncode


GERMAN = [
    (None, None, "cannot be read: No such file or directory"),
    ("yes_letter =", "# yes_letter =", "`interface.yes_letter` is missing"),
    ("{title} fits the work you do.", "{titel} passt.", "`interface.report.fits`: {titel} is filled by nothing"),
    ("yes_letter =", "yes_lettre =", "`interface.yes_lettre` is used nowhere; did you mean `interface.yes_letter`?"),
]


@pytest.mark.parametrize(("old", "new", "expected"), GERMAN, ids=[row[2] for row in GERMAN])
def test_the_program_s_texts_of_a_new_language_are_checked(
    old: str | None, new: str | None, expected: str, folder: Path
) -> None:
    program = add_german(folder) / "program.toml"
    if old is None or new is None:
        program.unlink()
    else:
        text = program.read_text("utf-8")
        assert 1 == text.count(old)
        program.write_text(text.replace(old, new), "utf-8")
    assert any(fault.startswith(f"de/program.toml: {expected}") for fault in faults(open_content(folder), "de"))


def test_a_language_that_the_program_knows_brings_no_texts_for_it(folder: Path) -> None:
    (folder / "nl" / "program.toml").write_text("", "utf-8")
    assert ("nl/program.toml: the program speaks this language already; remove this file",) == faults(
        open_content(folder), "nl"
    )


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


def questions(language: str) -> dict[str, str]:
    """What is asked, by its key."""
    asked = re.compile(r"(questions\..*|clients\.fields\.[^.]*)\.text|tasks\.[^.]*\.example")
    return {key: text for key, text in every_text(language).items() if asked.fullmatch(key)}


def found(pattern: str, among: dict[str, str]) -> dict[str, str]:
    return {key: text for key, text in among.items() if re.search(pattern, text, re.IGNORECASE)}


def test_the_quiz_ships_in_dutch_and_english() -> None:
    assert tuple(shipped_content().languages) == SPOKEN


@pytest.mark.parametrize("language", SPOKEN)
def test_the_texts_that_ship_have_no_fault(language: str) -> None:
    """Those of the program too, which nobody checks when it runs."""
    texts = {key: text for key, text in every_text(language).items() if file_of(key) == PROGRAM}
    assert [] == list(text_faults(PROGRAM, required_program_texts(), texts))
    shipped_content().check(language)


def test_both_languages_have_the_same_keys_with_the_same_placeholders() -> None:
    def shape(language: str) -> dict[str, set[str]]:
        return {key: set(re.findall(r"{\w+}", text)) for key, text in every_text(language).items()}

    assert shape("nl").keys() == shape("en").keys()
    differing = {key for key, names in shape("nl").items() if names != shape("en")[key]}
    assert differing == set()


@pytest.mark.parametrize("language", SPOKEN)
def test_the_signs_are_those_of_print(language: str) -> None:
    """No straight quotes but in JSON, no double spaces, no three dots, no spaces at the ends, no markup."""
    without_json = {key: re.sub(r"{{.*?}}(?!})", "JSON", text) for key, text in every_text(language).items()}
    assert found(r"""["']|  |\.\.\.|^\s|\s$|\t|\*\*|`|<\w""", without_json) == {}


@pytest.mark.parametrize("language", SPOKEN)
def test_a_question_asks_one_thing_without_hedging(language: str) -> None:
    asked = questions(language)
    assert len(asked) == 16 + 6 + 5 + 7 + 7 + 2 + 4
    assert found(HEDGES[language], asked) == {}
    assert {key for key, text in asked.items() if text.count("?") != 1} == set()


@pytest.mark.parametrize("language", SPOKEN)
def test_no_text_scolds_or_shouts(language: str) -> None:
    assert found(SCOLDS[language], every_text(language)) == {}


def test_the_dutch_has_no_words_from_a_slide() -> None:
    assert found(NOT_DUTCH, every_text("nl")) == {}


@pytest.mark.parametrize("language", SPOKEN)
@pytest.mark.parametrize("group", ["plan_steps", "next_steps", "second_looks", "questions", "titles", "talking_points"])
def test_no_two_ids_say_the_same(group: str, language: str) -> None:
    """Each its own text; a choice may share a word, and what questions are for may be shared."""
    said = [
        text
        for key, text in every_text(language).items()
        if key.startswith(f"{group}.") and ".choices." not in key and not key.endswith((".also", ".purpose"))
    ]
    assert len(said) > 2
    assert [text for text, count in Counter(said).items() if count > 1] == []


@pytest.mark.parametrize("language", SPOKEN)
def test_no_two_choices_of_a_question_say_the_same(language: str) -> None:
    choices: dict[str, list[str]] = {}
    for key, text in every_text(language).items():
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
        intro = every_text(language)[f"sections.{section}.intro"].lower()
        assert re.search(who, intro), section
        assert re.search(when, intro), section


@pytest.mark.parametrize("language", SPOKEN)
def test_every_activity_comes_from_one_bullet_of_the_article(language: str) -> None:
    bank = shipped_bank()
    places = [activity.article for _, activity in bank.activities.values()]
    assert len(set(places)) == len(places) == 16
    names = {"Voorspellen", "Plannen", "Organiseren", "Delegeren", "Coördineren", "Controleren"}
    assert {place.split()[0] for place in places} == names
    assert all(every_text(language)[f"questions.{activity}.help"] for activity in bank.activities)
