"""A content and one of its languages in; how far the translation is out, as text or JSON."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from pathlib import Path

import msgspec
from msgspec import Struct

from vbm_quiz.answers_file.json_document import Document
from vbm_quiz.answers_file.write import to_json
from vbm_quiz.characters import escape_controls
from vbm_quiz.commands.content_check import faults_data
from vbm_quiz.commands.content_input import content_of_run
from vbm_quiz.commands.report_output import print_page
from vbm_quiz.errors import FileError, UsageError
from vbm_quiz.loading.content import Content
from vbm_quiz.loading.expected_texts import expected_texts
from vbm_quiz.loading.file_bytes import UnusableFile, file_bytes
from vbm_quiz.loading.languages import Language, read_languages
from vbm_quiz.loading.translation import TranslatedText, Translation, marks_of, translation, words_to_do
from vbm_quiz.report.blocks import Block, Heading, Headline, Paragraph, Point, Points, Table
from vbm_quiz.storage.atomic_write import write_text
from vbm_quiz.text_encoding import decoded
from vbm_quiz.texts.content_fault_text import place_text, told_faults
from vbm_quiz.texts.language import FALLBACK, match
from vbm_quiz.texts.os_errors import os_error_text
from vbm_quiz.texts.texts import Texts
from vbm_quiz.ui.streams import print_exactly, say

FORMAT = 1
MARKS = "source_texts.json"
"""The file in the folder of a language that holds the hashes of the texts that it was translated from."""
FOR_ALL = 0o644
"""Who may read that file: it holds nothing that the texts beside it do not."""
FIRST = 10
"""How many texts of a kind are named."""
ALL = 100
"""The percentage of a translation that has every text."""
KINDS = ("missing", "changed", "same")
"""The texts to do, in the order in which they are named."""


class Marks(Struct, frozen=True):
    """What `MARKS` holds: the language that was marked, and the hash of each of its texts by key."""

    source: str
    texts: Mapping[str, str]


def run(code: str, named: Path | None, format_: str, texts: Texts, *, mark: bool, plain: bool) -> None:  # noqa: PLR0913 - the options
    """Tell how far the translation into a language is; with `mark`, write down the texts that it was made from.

    Raises:
        UsageError: when there is no such language or nothing that it is translated from.
        FileError: when its marks cannot be read or written.
        InvalidContent: when the content cannot be read.
    """
    content = content_of_run(named)
    languages = read_languages(content.folder, partial(expected_texts, content.bank))
    language = _language(content, languages, code, texts)
    source = _source(content, languages, language, texts)
    if mark:
        _write_marks(content, language, source, texts)
    found = translation(language, source, _read_marks(content, language, source, texts))
    if format_ == "json":
        print_exactly(to_json(_data(texts, found)))
    else:
        print_page(texts, _page(texts, content, found), plain=plain)


def _language(content: Content, languages: Mapping[str, Language], code: str, texts: Texts) -> Language:
    found = match(code, languages)
    if found is None:
        words = {"found": code, "folder": content.folder, "allowed": ", ".join(languages)}
        raise UsageError(texts("content.translation.unknown", **words))
    return languages[found]


def _source(content: Content, languages: Mapping[str, Language], language: Language, texts: Texts) -> Language:
    """The language that it says it was translated from; where it does not say, English or else the first other one."""
    others = {code: each for code, each in languages.items() if code != language.code}
    named = language.translated_from
    if named and named not in others:
        words = {"language": language.code, "found": named, "folder": content.folder}
        raise UsageError(texts("content.translation.unknown_source", **words))
    if not others:
        raise UsageError(texts("content.translation.no_source", language=language.code, folder=content.folder))
    return others[named or match(FALLBACK, others) or next(iter(others))]


# ---------------------------------------------------------------- what the source was when it was translated


def _write_marks(content: Content, language: Language, source: Language, texts: Texts) -> None:
    """Write the hashes of the texts of the source, and say of how many, and where."""
    if content.source is None or not content.source.is_dir():
        raise UsageError(texts("content.translation.no_folder"))
    target, marks = content.source / language.code / MARKS, marks_of(source)
    try:
        write_text(target, to_json(msgspec.to_builtins(Marks(source.code, marks))), mode=FOR_ALL)
    except OSError as error:
        words = {"file": target, "reason": os_error_text(texts, error)}
        raise FileError(texts("interface.refusal.cannot_write", **words)) from None
    say(texts("content.translation.marked", count=len(marks), source=source.code, file=target))


def _read_marks(content: Content, language: Language, source: Language, texts: Texts) -> Mapping[str, str] | None:
    """The hashes by key; None where those of this source were never written down."""
    file = content.folder.joinpath(f"{language.code}/{MARKS}")
    if not file.is_file():
        return None
    try:
        marks = msgspec.json.decode(decoded(file_bytes(file)), type=Marks)
    except (UnusableFile, msgspec.DecodeError, UnicodeDecodeError):
        raise FileError(texts("content.translation.bad_marks", file=file)) from None
    return marks.texts if marks.source == source.code else None


# ---------------------------------------------------------------- what is told


def _of_kind(found: Translation, kind: str) -> list[TranslatedText]:
    return [text for text in found.texts if (text.changed if kind == "changed" else text.state == kind)]


def _page(texts: Texts, content: Content, found: Translation) -> Iterator[Block]:
    folder = escape_controls(str(content.folder))
    words = {"language": found.language, "source": found.source, "folder": folder, "percent": found.percent}
    title = texts("content.translation.title", **words)
    yield Headline(texts("content.translation.overline", **words), title, (_sum(texts, found),))
    for file, of_file in groupby(found.texts, lambda text: text.file):
        yield from _file_blocks(texts, f"{found.language}/{file}.toml", tuple(of_file))
    for kind in KINDS:
        yield from _listed(texts, found, kind, _of_kind(found, kind))
    if found.faults:
        yield Heading(texts("content.translation.faults"))
        yield Points(tuple(_fault_points(texts, found)))
    if found.percent == ALL and not found.is_marked:
        yield Paragraph(texts("content.translation.unmarked", **words), quiet=True)


def _sum(texts: Texts, found: Translation) -> str:
    counts = {state: sum(text.state == state for text in found.texts) for state in ("done", "same", "missing")}
    numbers = {**counts, "all": len(found.texts), "words": words_to_do(found.texts)}
    return texts("content.translation.sum", source=found.source, **numbers)


def _file_blocks(texts: Texts, file: str, of_file: Sequence[TranslatedText]) -> Iterator[Block]:
    """A file: its parts with something to do in a table, those that are done in a sentence."""
    yield Heading(file)
    parts = {text.part: [each for each in of_file if each.part == text.part] for text in of_file}
    open_parts = {part: within for part, within in parts.items() if any(text.state != "done" for text in within)}
    if open_parts:
        header = tuple(texts(f"content.translation.{name}") for name in ("part", *COLUMNS))
        rows = (
            (part or texts("content.translation.top"), *(str(_count(within, name)) for name in COLUMNS))
            for part, within in open_parts.items()
        )
        yield Table(header, tuple(rows))
    if finished := [part or texts("content.translation.top") for part in parts if part not in open_parts]:
        yield Paragraph(texts("content.translation.finished", parts=", ".join(finished)))


COLUMNS = ("texts", "done", "same", "missing", "words")
"""What is counted of each part; the words are those to do."""


def _count(of_part: Sequence[TranslatedText], column: str) -> int:
    if column == "words":
        return words_to_do(of_part)
    return len(of_part) if column == "texts" else sum(text.state == column for text in of_part)


def _listed(texts: Texts, found: Translation, kind: str, listed: Sequence[TranslatedText]) -> Iterator[Block]:
    if not listed:
        return
    yield Heading(texts(f"content.translation.{kind}_heading", source=found.source))
    lines = [f"{found.language}/{text.file}.toml: {text.key}" for text in listed[:FIRST]]
    if len(listed) > FIRST:
        lines.append(texts("content.translation.more", count=len(listed) - FIRST))
    yield Points(tuple(Point(line) for line in lines))


def _fault_points(texts: Texts, found: Translation) -> Iterator[Point]:
    for told in told_faults(texts, found.faults):
        place = ", ".join(filter(None, [told.file, place_text(texts, told.line, told.path)]))
        yield Point(place, details=(told.sentences, *told.places))


def _data(texts: Texts, found: Translation) -> Document:
    """How far the translation is as JSON: every text to do by itself; `changed` is null where nobody knows."""
    named = {
        kind: [{"file": f"{found.language}/{text.file}.toml", "key": text.key} for text in _of_kind(found, kind)]
        for kind in KINDS
    }
    return {
        "format": FORMAT,
        "language": found.language,
        "source": found.source,
        "percent": found.percent,
        "parts": list(_parts_data(found)),
        **named,
        "changed": named["changed"] if found.is_marked else None,
        "faults": faults_data(texts, found.faults),
    }


def _parts_data(found: Translation) -> Iterator[Document]:
    for (file, part), of_part in groupby(sorted(found.texts, key=_place), _place):
        within = list(of_part)
        counts = {column: _count(within, column) for column in COLUMNS[:-1]}
        words = {"words": sum(text.words for text in within), "words_to_do": words_to_do(within)}
        yield {"file": f"{found.language}/{file}.toml", "part": part or None, **counts, **words}


def _place(text: TranslatedText) -> tuple[str, str]:
    return text.file, text.part
