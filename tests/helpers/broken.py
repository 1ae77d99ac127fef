"""The shipped content with something wrong in it, as the files in `tests/loading/broken` describe it.

Each says what to `replace` in the shipped files, to `write` or to `remove`, and which fault or warning that makes: its
`file`, `path` and `key`. Its line is one of those that were changed; or it is given as `line`: its text, its number, or
`""` where there is none.
"""

import shutil
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tests.helpers.shipped import CONTENT, TESTS
from vbm_quiz.errors import ContentFault
from vbm_quiz.loading.content import STRUCTURE

Case = dict[str, Any]


def cases(*folders: str) -> dict[str, Case]:
    """The cases of these folders, by their names."""
    paths = (path for folder in folders for path in sorted((TESTS / "loading" / "broken" / folder).glob("*.toml")))
    return {path.stem: tomllib.loads(path.read_text("utf-8")) for path in paths}


def broken_text(text: str, case: Case, file: str = STRUCTURE) -> str:
    """The text of a file with the replacements of a case."""
    for each in case.get("replace", []):
        if each.get("file", STRUCTURE) == file:
            assert text.count(each["old"]) == 1, each["old"]
            text = text.replace(each["old"], each["new"])
    return text


def broken_folder(folder: Path, *cases: Case) -> Path:
    """A copy of the shipped content in which these cases are wrong."""
    shutil.copytree(CONTENT, folder)
    for case in cases:
        for each in case.get("replace", []):
            path = folder / each.get("file", STRUCTURE)
            path.write_text(broken_text(path.read_text("utf-8"), {"replace": [{**each, "file": ""}]}, ""), "utf-8")
        for each in case.get("write", []):
            path = folder / each["file"]
            path.parent.mkdir(exist_ok=True)
            text = (CONTENT / each["copy_of"]).read_text("utf-8") if "copy_of" in each else each["text"]
            path.write_bytes(text.encode(each.get("encoding", "utf-8"), "replace"))
        for each in case.get("remove", []):
            (folder / each["file"]).unlink()
    return folder


def is_told(case: Case, faults: Iterable[ContentFault], folder: Path) -> bool:
    """Whether the fault of a case is among these, and on its line."""
    expected = (case.get("file", STRUCTURE), case["path"], case["key"])
    found = {each.line for each in faults if (each.file, each.fault.path, each.fault.key) == expected}
    return not _lines_of(case, folder).isdisjoint(found)


def _lines_of(case: Case, folder: Path) -> set[int | None]:
    """The lines that the fault of a case may stand on: the one that is quoted, or else those that were changed."""
    file = case.get("file", STRUCTURE)
    if isinstance(case.get("line"), int):
        return {case["line"]}
    if "line" in case:
        rows = (folder / file).read_text("utf-8").splitlines() if case["line"] else []
        return {number for number, row in enumerate(rows, 1) if row.strip() == case["line"]} or {None}
    text, changed = (CONTENT / file).read_text("utf-8"), set[int | None]()
    for each in case.get("replace", []):
        if each.get("file", STRUCTURE) == file:
            before = text[: text.index(each["old"])].count("\n") + 1
            text = text.replace(each["old"], each["new"])
            changed.update(before + more for more in range(each["new"].count("\n") + 1))
    return changed
