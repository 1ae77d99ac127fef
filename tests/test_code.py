"""What holds for all the code: the rules stand in the bank, libraries are declared, modules are short and say what for.

Which package may import which, and which library stands where, is checked by import-linter, as pyproject.toml has it.
"""

import ast
import re
import sys
import tomllib
from functools import cache

import pytest

from tests.helpers.shipped import PROJECT, shipped_bank
from vbm_quiz.scoring.combinations import REMEMBERED

DECISIONS = (PROJECT / "docs" / "decisions.md").read_text("utf-8")
MODULES = {str(path.relative_to(PROJECT)): path for path in sorted((PROJECT / "vbm_quiz").rglob("*.py"))}


@cache
def nodes(module: str) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(ast.parse(MODULES[module].read_text("utf-8"))))


def imported(module: str) -> set[str]:
    """The libraries that a module imports, wherever it does."""
    names = [alias.name for node in nodes(module) if isinstance(node, ast.Import) for alias in node.names]
    names += [str(node.module) for node in nodes(module) if isinstance(node, ast.ImportFrom)]
    return {name.partition(".")[0] for name in names}


def test_every_library_is_declared_and_every_declared_one_is_used() -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = {re.split(r"[<>=~\[ ]", each)[0].replace("-", "_").lower() for each in project["dependencies"]}
    others = {*sys.stdlib_module_names, "vbm_quiz", "PyInstaller"}  # which runs the hook that ships for it
    assert set.union(*map(imported, MODULES)) - others == declared


def test_each_cap_on_a_library_has_its_reason_and_the_day_that_it_was_tried() -> None:
    """The table in docs/decisions.md: library, cap, reason, cost, day."""
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]
    caps = {tuple(re.split(r">=[\d.]+,<", each)) for each in project["dependencies"] if "<" in each}
    rows = re.findall(
        r"^\| ([\w-]+) \| below ([\d.]+) \| .+ \| .+ \| \d+ \w+ 20\d\d, with [\d.]+ \|$", DECISIONS, re.MULTILINE
    )
    assert caps == set(rows)


@pytest.mark.parametrize("module", MODULES)
def test_a_module_opens_with_a_sentence_and_has_at_most_250_lines(module: str) -> None:
    text = MODULES[module].read_text("utf-8")
    summary = (ast.get_docstring(ast.parse(text)) or "").partition("\n")[0]
    assert summary.endswith((".", "?")) or not text
    assert len(text.splitlines()) <= 250


def test_no_module_names_the_source_of_the_content() -> None:
    assert [name for name, path in MODULES.items() if re.search(r"Fehring|Vacatures", path.read_text("utf-8"))] == []


# ---------------------------------------------------------------- the rules stand in the bank

GENERAL = {"help", "conversation", "structure", "plan", "people", "fits"}
"""Ids that are also words of the program: an option's help, a part of the report, a criterion, a unit, a status."""


def literals(module: str) -> set[object]:
    """The constants of a module without those that stand by themselves, as a docstring does."""
    alone = {id(node.value) for node in nodes(module) if isinstance(node, ast.Expr)}
    return {node.value for node in nodes(module) if isinstance(node, ast.Constant) and id(node) not in alone}


def ids_of_the_bank() -> set[str]:
    bank = shipped_bank()
    activities = [activity for task in bank.tasks for activity in task.activities]
    rules = (*bank.transition, *bank.second_looks, *bank.next_steps.steps, *bank.clients.verdicts)
    named = (*bank.titles, *bank.conditions, *bank.tasks, *activities, *rules)
    return {*bank.questions, *bank.scale.levels, *(each.id for each in named)}


@pytest.mark.parametrize("module", MODULES)
def test_no_id_of_the_bank_stands_in_the_code(module: str) -> None:
    assert literals(module) & (ids_of_the_bank() - GENERAL) == set()


@pytest.mark.parametrize("module", [name for name in MODULES if name.startswith("vbm_quiz/scoring/")])
def test_no_threshold_of_the_bank_stands_in_what_scores(module: str) -> None:
    """No number but to count by, to make a percentage and to bound memory; none to compare with; none as text."""
    found = literals(module)
    assert {value for value in found if type(value) in (int, float)} <= {0, 1, 2, 100, REMEMBERED}
    assert compared(module) <= {0}
    assert {value for value in found if isinstance(value, str) and re.fullmatch(r"[\d./]*\d", value)} <= {
        "0.01"
    }  # a cent


def compared(module: str) -> set[object]:
    """The constants that stand in a comparison of more or less."""
    return {
        part.value
        for node in nodes(module)
        if isinstance(node, ast.Compare)
        and any(isinstance(operator, ast.Lt | ast.LtE | ast.Gt | ast.GtE) for operator in node.ops)
        for part in (node.left, *node.comparators)
        if isinstance(part, ast.Constant)
    }
