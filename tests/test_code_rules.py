"""The house keeps to its plan: imports point one way, a library lives in one room, the rules live in the bank."""

import ast
import re
import sys
from collections.abc import Iterator
from functools import cache

import pytest

from tests.helpers.support import PROJECT, shipped_bank

PACKAGE = PROJECT / "vbm_quiz"
MODULES = {".".join(path.relative_to(PACKAGE).with_suffix("").parts): path for path in sorted(PACKAGE.rglob("*.py"))}

NOUNS = {"noun", "rules", "bank", "model"}
SCORES = {
    "tasks",
    "conditions",
    "ladder",
    "needs",
    "firmness",
    "plan",
    "ways",
    "scoring",
    "transition",
    "firing",
    "advice",
    "find_out",
}
ROOMS: list[tuple[str, set[str], set[str]]] = [
    # what a room is for, its modules, and which others they may know; those of the same room know each other
    ("the bank's nouns", {"noun", "rules", "bank"}, set()),
    ("the nouns that pass through", {"model"}, {"bank"}),
    ("what ends a run", {"errors"}, set()),
    (
        "small things that know nobody",
        {"words", "streams", "language", "interface", "structure", "suffixes", "nearest", "lines"},
        set(),
    ),
    (
        "a bank, read and checked",
        {"vocabulary", "checks", "catalog"},
        NOUNS | {"words", "errors", "interface", "structure", "nearest"},
    ),
    ("the score and what follows from it", SCORES, NOUNS),
    ("answers in and out", {"values", "answers", "storage"}, NOUNS | {"tasks", "errors", "streams", "nearest"}),
    ("the interview", {"interview"}, NOUNS | {"tasks", "values"}),
]
"""The rooms without a screen. Those with one may know everything behind them, and are known by none of these."""

LIVES_IN = {
    "questionary": {"ask.menu", "ask.menu_keys"},
    "prompt_toolkit": {"ask.menu", "ask.menu_keys"},
    "rich": {"report.terminal"},
    "typer": {"cli"},
    "jinja2": {"report.layout"},
    "platformdirs": {"folders"},
}
PURE = {*NOUNS, *SCORES, "interview", "values", "checks", "vocabulary", "structure"}
IMPURE = {"os", "sys", "io", "time", "datetime", "random", "pathlib", "subprocess", "socket", "locale", "tempfile"}
NETWORK = {"socket", "ssl", "http", "urllib", "ftplib", "smtplib", "asyncio", "requests", "httpx", "webbrowser"}


@cache
def tree(module: str) -> ast.Module:
    return ast.parse(MODULES[module].read_text("utf-8"))


def imported(module: str) -> Iterator[str]:
    """Every module that a module names in an import, wherever it stands; ours without the package's name."""
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            deeper = [f"{base}.{alias.name}" for alias in node.names]
            named = [each for each in deeper if each.removeprefix("vbm_quiz.") in MODULES]
            yield from named or [base]


def ours(module: str) -> set[str]:
    names = {name.removeprefix("vbm_quiz.") for name in imported(module) if name.startswith("vbm_quiz")}
    return names & MODULES.keys()


def others(module: str) -> set[str]:
    return {name.partition(".")[0] for name in imported(module)} - {"vbm_quiz"}


@pytest.mark.parametrize(("room", "modules", "may_know"), ROOMS, ids=[row[0] for row in ROOMS])
def test_a_room_knows_only_the_rooms_before_it(room: str, modules: set[str], may_know: set[str]) -> None:
    for module in modules:
        assert ours(module) - modules <= may_know, (room, module)


def test_what_has_a_screen_is_known_by_no_room_without_one() -> None:
    quiet = set.union(*(modules for _, modules, _ in ROOMS))
    for module in quiet:
        assert ours(module) <= quiet, module
    for module in MODULES.keys() - {"__main__"}:
        assert "cli" not in ours(module), module


def test_no_module_imports_one_that_imports_it() -> None:
    def reach(module: str, way: tuple[str, ...]) -> None:
        assert module not in way, " → ".join((*way, module))
        for other in ours(module) if module not in seen else ():
            reach(other, (*way, module))
        seen.add(module)

    seen: set[str] = set()
    for module in MODULES:
        reach(module, ())


@pytest.mark.parametrize("library", LIVES_IN)
def test_a_library_lives_in_its_own_room(library: str) -> None:
    assert {module for module in MODULES if library in others(module)} == LIVES_IN[library]


def test_every_library_is_declared_and_every_declared_one_is_used() -> None:
    import tomllib

    project = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = {re.split(r"[<>=~\[ ]", each)[0].replace("-", "_").lower() for each in project["dependencies"]}
    used = set.union(*(others(module) for module in MODULES)) - set(sys.stdlib_module_names)
    assert {name.lower() for name in used} == declared


@pytest.mark.parametrize("module", sorted(PURE))
def test_what_is_pure_touches_neither_clock_nor_file_nor_chance(module: str) -> None:
    assert others(module).isdisjoint(IMPURE)
    called = {
        node.func.id
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert called.isdisjoint({"open", "print", "input", "float", "exec", "eval"})


def test_nothing_can_reach_the_net() -> None:
    assert {module for module in MODULES if not others(module).isdisjoint(NETWORK)} == set()


def test_every_module_opens_with_a_sentence() -> None:
    for module in MODULES:
        said = ast.get_docstring(tree(module))
        assert said, module
        assert said.splitlines()[0].endswith((".", "?")), module


def test_no_module_is_a_hall() -> None:
    """A room that needs more than this holds two."""
    longest = {module: len(path.read_text("utf-8").splitlines()) for module, path in MODULES.items()}
    assert {module: lines for module, lines in longest.items() if lines > 400} == {}


# ---------------------------------------------------------------- the rules stand in the bank


def literals(module: str) -> Iterator[object]:
    """Every constant of a module that does not stand by itself, as a docstring does."""
    alone = {id(node.value) for node in ast.walk(tree(module)) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Constant) and id(node) not in alone:
            yield node.value


def ids_of_the_bank() -> set[str]:
    bank = shipped_bank()
    return {
        *bank.title_ids,
        *bank.questions,
        *bank.scale.levels,
        *(task.id for task in bank.tasks),
        *(activity.id for task in bank.tasks for activity in task.activities),
        *(condition.id for condition in bank.conditions),
        *(item.id for item in bank.transition),
        *(look.id for look in bank.second_looks),
        *(step.id for step in bank.next_steps.steps),
        *(verdict.id for verdict in bank.clients.verdicts),
    }


GENERAL = {"help", "conversation", "structure", "plan", "people", "fits"}
"""Ids that are also words of the program: an option's help, a part of the report, a kind of test, a unit, a status."""


@pytest.mark.parametrize("module", sorted(MODULES))
def test_no_id_of_the_bank_stands_in_the_code(module: str) -> None:
    texts = {value for value in literals(module) if isinstance(value, str)}
    assert texts & (ids_of_the_bank() - GENERAL) == set()


@pytest.mark.parametrize("module", sorted(SCORES))
def test_no_threshold_of_the_bank_stands_in_what_scores(module: str) -> None:
    """No number but to count by and to tell a percentage; none that more or less is measured against; none as text."""
    assert {value for value in literals(module) if type(value) in (int, float)} <= {0, 1, 100}
    assert measured_against(module) <= {0}
    texts = {value for value in literals(module) if isinstance(value, str)}
    assert {text for text in texts if re.fullmatch(r"[\d./]*\d[\d./]*", text)} <= {"0.01"}  # a cent


def measured_against(module: str) -> set[object]:
    """The numbers that stand in a comparison of more or less."""
    return {
        part.value
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Compare)
        and any(isinstance(each, ast.Lt | ast.LtE | ast.Gt | ast.GtE) for each in node.ops)
        for part in (node.left, *node.comparators)
        if isinstance(part, ast.Constant)
    }


def test_the_source_of_the_content_is_in_no_module() -> None:
    for path in MODULES.values():
        assert not re.search(r"Fehring|Vacatures", path.read_text("utf-8")), path
