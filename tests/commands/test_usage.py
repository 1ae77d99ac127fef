"""Help and wrong usage: both are told in the language of the run, and name commands and options as they are typed."""

import re
from pathlib import Path
from typing import Any

import pytest
import typer

from tests.helpers.answers import MANAGER
from tests.helpers.command import run, run_installed, shell
from tests.helpers.shipped import LANGUAGES, command_line_texts, shipped_texts, written
from vbm_quiz.cli import app
from vbm_quiz.command_help import help_key
from vbm_quiz.options import SchemaName

GROUP: Any = typer.main.get_command(app)
CONTENT: Any = GROUP.commands["content"]
COMMANDS: dict[str, Any] = {
    "": GROUP,
    **GROUP.commands,
    **{f"content {name}": command for name, command in CONTENT.commands.items()},
}
LOCALES = {"nl": "nl_NL.UTF-8", "en": "en_GB.UTF-8"}
FORMATS, PARTS = "text, json, markdown, html", "steps, talk, clients, why, answers, about"
SCHEMAS = ", ".join(SchemaName)
WRONG: list[tuple[str, str, str, dict[str, str]]] = [
    ("--nosuch", "vbm-quiz", "no_option", {"found": "--nosuch"}),
    ("-x", "vbm-quiz", "no_option", {"found": "-x"}),
    ("--anwers mine.json", "vbm-quiz", "no_option", {"found": "--anwers", "nearest": "--answers"}),
    ("show --ful", "vbm-quiz show", "no_option", {"found": "--ful", "nearest": "--full"}),
    ("history --set a=b", "vbm-quiz history", "no_option", {"found": "--set"}),
    ("--set a=b history", "vbm-quiz history", "no_option", {"found": "--set"}),
    ("-o mine.json history", "vbm-quiz history", "no_option", {"found": "--output"}),
    ("nosuch", "vbm-quiz", "no_command", {"found": "nosuch"}),
    ("shwo", "vbm-quiz", "no_command", {"found": "shwo", "nearest": "‘vbm-quiz show’"}),
    ("--answers", "vbm-quiz", "needs_value", {"name": "--answers", "value": "help.values.FILE"}),
    ("show -o", "vbm-quiz show", "needs_value", {"name": "-o", "value": "help.values.FILE"}),
    ("show --full=yes", "vbm-quiz show", "takes_no_value", {"name": "--full"}),
    ("--no-input=x", "vbm-quiz", "takes_no_value", {"name": "--no-input"}),
    ("--format docx", "vbm-quiz", "wrong_choice", {"name": "--format", "found": "docx", "allowed": FORMATS}),
    ("--part why --part x", "vbm-quiz", "wrong_choice", {"name": "--part", "found": "x", "allowed": PARTS}),
    (
        "--format html history",
        "vbm-quiz history",
        "wrong_choice",
        {"name": "--format", "found": "html", "allowed": "text, json"},
    ),
    (
        "schema else",
        "vbm-quiz schema",
        "wrong_choice",
        {"name": "help.values.NAME", "found": "else", "allowed": SCHEMAS},
    ),
    ("show x", "vbm-quiz show", "not_whole", {"name": "N", "found": "x"}),
    ("forget 1.5", "vbm-quiz forget", "not_whole", {"name": "N", "found": "1.5"}),
    ("explain", "vbm-quiz explain", "missing", {"name": "ID"}),
    ("compare 1", "vbm-quiz compare", "missing", {"name": "help.values.NEW"}),
    ("compare 1 2 3 4", "vbm-quiz compare", "too_many", {"found": "3 4"}),
    ("history 1", "vbm-quiz history", "too_many", {"found": "1"}),
    ("--fresh --resume", "", "fresh_and_resume", {}),
    ("-o mine.pdf", "", "suffix", {"found": "mine.pdf", "suffix": ".pdf", "allowed": ".txt, .json, .md, .html, .htm"}),
    (
        "class answers -o mine.md",
        "",
        "suffix",
        {"found": "mine.md", "suffix": ".md", "allowed": ".txt, .json, .html, .htm, .csv"},
    ),
    ("content print -o mine.txt", "", "suffix", {"found": "mine.txt", "suffix": ".txt", "allowed": ".md, .html, .htm"}),
    (
        "content print --for x",
        "vbm-quiz content print",
        "wrong_choice",
        {"name": "--for", "found": "x", "allowed": "self, client"},
    ),
    (
        "show -o mine.pdf",
        "",
        "suffix",
        {"found": "mine.pdf", "suffix": ".pdf", "allowed": ".txt, .json, .md, .html, .htm"},
    ),
]
"""What is typed, the command that its help belongs to, and the text with its values; a key stands for its text."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("typed", "command", "key", "values"), WRONG, ids=[wrong[0] for wrong in WRONG])
def test_wrong_usage_is_told_in_the_language_of_the_run(
    typed: str, command: str, key: str, values: dict[str, str], language: str
) -> None:
    texts = command_line_texts(language)
    filled = {name: texts(value) if value.startswith("help.") else value for name, value in values.items()}
    sentences = [texts(f"usage.{key}", command=command, **filled)]
    sentences += [texts("usage.nearest", nearest=filled["nearest"])] if "nearest" in filled else []
    sentences += [texts("usage.help", command=command)] if command else []
    done = run(*typed.split(), LANG=LOCALES[language])
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"{' '.join(sentences)}\n")


@pytest.mark.parametrize("arguments", [[], ["questions"], ["show"]])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_that_is_not_there_is_told_in_that_of_the_environment(arguments: list[str], language: str) -> None:
    said = shipped_texts(language)("interface.refusal.unknown_language", found="xx", allowed="en, nl")
    assert run(*arguments, "--lang", "xx", LANG=LOCALES[language]) == (2, "", f"{said}\n")


@pytest.mark.parametrize(
    ("typed", "spoken"),
    [
        ("--lang nl show x", "nl"),
        ("--lang=nl show x", "nl"),
        ("show x --lang nl", "nl"),
        ("show x --lang=nl", "nl"),
        ("--lang en show x --lang nl", "nl"),
        ("--lang nl show x --lang en", "en"),
        ("--lang=en show x --lang nl", "nl"),
        ("--lang xx show x", "en"),
        ("--lang de --lang nl show x", "nl"),
    ],
)
def test_the_option_decides_on_the_language_of_help_and_errors_wherever_it_stands(typed: str, spoken: str) -> None:
    """The last one counts, as it does for the report, of those that are spoken."""
    texts = command_line_texts(spoken)
    assert texts("usage.not_whole", name="N", found="x") in run(*typed.split()).stderr
    assert texts("help.commands.show") in run(*typed.split(), "--help").stdout


# ---------------------------------------------------------------- help

SAME_IN_BOTH = r"vbm-quiz .*|--\w+ [<[][\w|]+[]>]|"
"""A line of help without words: an example too long for its meaning, an option with its choices, an empty one."""


@pytest.mark.parametrize("command", COMMANDS)
def test_no_line_of_dutch_help_is_english(command: str) -> None:
    dutch, english = (
        {line.strip() for line in run(*command.split(), "--help", LANG=LOCALES[language]).stdout.splitlines()}
        for language in ("nl", "en")
    )
    assert {line for line in dutch & english if not re.fullmatch(SAME_IN_BOTH, line)} == set()
    assert max(map(len, dutch)) <= 80


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_option_and_argument_has_its_help_and_nothing_else_has(language: str) -> None:
    texts = command_line_texts(language)
    named = {name.replace(" ", "_"): command for name, command in COMMANDS.items()}
    params = [(name, param) for name, command in named.items() for param in command.params]
    asked = {help_key(texts, name, param) for name, param in params} | {
        f"help.commands.{name}" for name in named if name
    }
    tables = {f"help.{table}" for table in ("commands", "options", *named)}
    there = {key for key in texts.read("command_line") if key.rpartition(".")[0] in tables}
    assert there - {"help.options.help"} == asked


def test_an_option_that_means_something_else_to_a_command_has_its_own_help() -> None:
    texts = command_line_texts("en")
    for command in ("questions", "history", "compare"):
        assert texts(f"help.{command}.format") in run(command, "--help").stdout
    assert texts("help.options.format") in run("show", "--help").stdout


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_shell_completes_with_help_in_the_language_of_the_run(language: str) -> None:
    asked = {"_VBM_QUIZ_COMPLETE": "complete_zsh", "LANG": LOCALES[language]}
    texts = command_line_texts(language)
    options = run_installed(env={**asked, "_TYPER_COMPLETE_ARGS": "vbm-quiz --save"}).stdout
    assert texts("help.options.save-answers") in options
    own = run_installed(env={**asked, "_TYPER_COMPLETE_ARGS": "vbm-quiz forget --dra"}).stdout
    assert texts("help.forget.drafts") in own


# ---------------------------------------------------------------- what the system refuses


@pytest.mark.parametrize("typed", ["questions", "--help", "template"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_full_disk_is_told_in_the_language_of_the_run(typed: str, language: str) -> None:
    reason = shipped_texts(language)("interface.reason.full")
    done = shell(f"vbm-quiz {typed} --lang {language} > /dev/full")
    assert (done.returncode, done.stderr.splitlines()[0]) == (
        6,
        command_line_texts(language)("usage.cannot", reason=reason),
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_below_a_file_is_told_in_the_language_of_the_run(language: str, tmp_path: Path) -> None:
    below = written(tmp_path, {"answers": MANAGER}) / "answers.json"
    done = run("--answers", below, "--lang", language)
    assert (done.returncode, done.stdout) == (6, "")
    assert shipped_texts(language)("errors.not_directory") in done.stderr


@pytest.mark.parametrize(("language", "signs"), [("en", ("FOLDER", "[FOLDER]")), ("nl", ("MAP", "[MAP]"))])
def test_usage_writes_what_is_required_as_it_is_and_what_is_not_in_brackets(
    language: str, signs: tuple[str, str]
) -> None:
    for command, sign in zip(("new", "check"), signs, strict=True):
        assert run("content", command, "--help", "--lang", language).stdout.splitlines()[0].endswith(f"] {sign}")
