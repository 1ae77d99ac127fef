"""The shipped content with something wrong in it, as the files in `tests/loading/broken` describe it.

Each says what to `replace` in the shipped files, to `write` or to `remove`, and which fault or warning that makes: its
`file`, `path` and `key`. Its line is one of those that were changed; or it is given as `line`: its text, its number, or
`""` where there is none.
"""

import re
import shutil
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tests.helpers.shipped import CONTENT, TESTS, command_line_texts
from vbm_quiz.errors import ContentFault
from vbm_quiz.loading.content import STRUCTURE
from vbm_quiz.texts.content_fault_text import fault_text

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


def broken_folder(folder: Path, *cases: Case, languages: bool = False) -> Path:
    """A folder with the files of these cases, wrong as they say; with the languages, all of the shipped content."""
    if languages:
        shutil.copytree(CONTENT, folder, dirs_exist_ok=True)
    replaced = [each.get("file", STRUCTURE) for case in cases for each in case.get("replace", [])]
    for file in (STRUCTURE, *replaced):
        path = folder / file
        path.parent.mkdir(exist_ok=True)
        text = (CONTENT / file).read_text("utf-8")
        for case in cases:
            text = broken_text(text, case, file)
        path.write_text(text, "utf-8")
    for case in cases:
        for each in case.get("write", []):
            path = folder / each["file"]
            path.parent.mkdir(exist_ok=True)
            text = (CONTENT / each["copy_of"]).read_text("utf-8") if "copy_of" in each else each["text"]
            path.write_bytes(text.encode(each.get("encoding", "utf-8")))
        for each in case.get("remove", []):
            (folder / each["file"]).unlink(missing_ok=not languages)
    return folder


def expected_faults(case: Case, faults: Iterable[ContentFault], folder: Path) -> list[ContentFault]:
    """Those of the faults that are the one of a case, on its line."""
    expected, lines = (case.get("file", STRUCTURE), case["path"], case["key"]), _lines_of(case, folder)
    return [each for each in faults if (each.file, each.fault.path, each.fault.key) == expected and each.line in lines]


SENTENCES = re.compile(r"(?!.*None)[A-Z0-9‘{-].*[.?]")
"""What a fault looks like in words: it begins and ends as sentences do, and nothing in it was left open."""


def is_told_in_sentences(found: ContentFault) -> bool:
    """Whether a fault is told in Dutch and in English, each in sentences of its own."""
    dutch, english = (fault_text(command_line_texts(language), found.fault) for language in ("nl", "en"))
    return dutch != english and all(map(SENTENCES.fullmatch, (dutch, english)))


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
