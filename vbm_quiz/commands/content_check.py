"""A content folder in, all that is wrong with it and all that cannot be meant out, as text or JSON."""

import sys
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from vbm_quiz.answers_file.json_document import Document
from vbm_quiz.answers_file.write import to_json
from vbm_quiz.characters import escape_controls
from vbm_quiz.commands.content_input import path_of_content
from vbm_quiz.content_check.check import Check, check
from vbm_quiz.errors import ContentFault, FaultsFound, InvalidContent
from vbm_quiz.loading.content import content_folder
from vbm_quiz.loading.toml_file import in_order
from vbm_quiz.many_faults import fault_count, first_in_all
from vbm_quiz.texts.content_fault_text import ToldFault, fault_text, in_short, is_shortened, place_text, told_faults
from vbm_quiz.texts.texts import Texts
from vbm_quiz.ui.streams import print_exactly, width_of, wrap

FORMAT = 1


def run(named: Path | None, format_: str, texts: Texts, *, strict: bool) -> None:
    """Check a content folder or zip file and tell what was found; with `strict`, a warning is a fault.

    Where none is named, that of the environment is checked, else the one that came with the program.

    Raises:
        FaultsFound: when there is a fault.
    """
    path = path_of_content(named)
    found = _checked(path)
    if strict:
        found = found._replace(faults=in_order([*found.faults, *found.warnings]), warnings=[])
    if format_ == "json":
        print_exactly(to_json(_data(texts, found)))
    else:
        told, width = _lines(texts, path or content_folder(), found), width_of(sys.stdout)
        lines = (part for line in told for part in wrap(escape_controls(line), width))
        sys.stdout.writelines(f"{line}\n" for line in lines)
    if found.faults:
        raise FaultsFound


def _checked(folder: Path | None) -> Check:
    """What is found in a folder or a zip file, also where there is none of the name."""
    try:
        return check(content_folder(folder))
    except InvalidContent as refusal:
        return Check(list(refusal.faults))


def _lines(texts: Texts, folder: object, found: Check) -> Iterator[str]:
    """What was found, file by file, and the sum of it."""
    yield from _files(texts, found.faults)
    if found.warnings:
        yield from (texts("content.check.warnings"), "")
        yield from _files(texts, found.warnings)
    of_faults = "faults" if found.has_all_warnings else "faults_first"
    key = of_faults if found.faults else "no_faults" if found.warnings else "nothing"
    if is_shortened(found.faults) or is_shortened(found.warnings):
        yield texts("content.check.in_json")
    counts = {"questions": found.questions, "texts": found.texts}
    counts |= {"faults": fault_count(found.faults), "warnings": fault_count(found.warnings)}
    numbers = {name: _number(texts, count) for name, count in counts.items()}
    yield texts(f"content.check.{key}", folder=folder, languages=_languages(texts, found.languages), **numbers)


def _number(texts: Texts, count: int) -> str:
    """A count as the language of the run writes it, such as 1.482."""
    return f"{count:,}".replace(",", texts("content.check.thousands"))


def _languages(texts: Texts, codes: Sequence[str]) -> str:
    *others, last = [texts("content.check.language", language=code) for code in codes] or [""]
    return texts(f"content.check.{'languages' if others else 'one_language'}", others=", ".join(others), last=last)


def _files(texts: Texts, faults: Sequence[ContentFault]) -> Iterator[str]:
    for file, told in groupby(told_faults(texts, faults), lambda each: each.file):
        yield from filter(None, [file])
        for each in told:
            yield from _told_lines(texts, each)
        yield ""


def _told_lines(texts: Texts, told: ToldFault) -> Iterator[str]:
    place = place_text(texts, told.line, told.path)
    yield from ([f"  {place}"] if place else [])
    yield f"{'    ' if place else '  '}{told.sentences}"
    yield from (f"    {each}" for each in told.places)


def _data(texts: Texts, found: Check) -> Document:
    """What was found as JSON: each fault by itself."""
    return {
        "format": FORMAT,
        "checked": {"questions": found.questions, "texts": found.texts, "languages": list(found.languages)},
        "faults": faults_data(texts, found.faults),
        "warnings": faults_data(texts, found.warnings),
    }


def faults_data(texts: Texts, faults: Sequence[ContentFault]) -> list[Document]:
    """Faults as JSON; of very many the first, and how many more there are."""
    return [fault_data(texts, each) for each in first_in_all(faults)]


def fault_data(texts: Texts, found: ContentFault) -> Document:
    """A fault as JSON; what was found, is allowed, and may have been meant are null where that says nothing."""
    file, line, fault = found.file, found.line, found.fault.guessed()
    values = {name: fault.values.get(name) for name in ("found", "nearest", "allowed")}
    told = {
        name: value if value is None or isinstance(value, tuple) else in_short(str(value))
        for name, value in values.items()
    }
    place = {"file": file, "line": line, "path": in_short(fault.path)}
    return {**place, "key": fault.key, "message": fault_text(texts, fault), **told}
