"""A content folder and the tag of a language in, a folder for that language in it out, with copies to translate."""

import re
from collections.abc import Iterator
from pathlib import Path
from zipfile import is_zipfile

from vbm_quiz.commands import content_new
from vbm_quiz.errors import ContentFault, Fault, FileError, InvalidContent, UsageError
from vbm_quiz.loading.content import STRUCTURE
from vbm_quiz.loading.file_bytes import UnusableFile, file_bytes
from vbm_quiz.loading.language_folders import language_codes
from vbm_quiz.loading.toml_file import read_toml
from vbm_quiz.storage.files import is_device_name
from vbm_quiz.text_encoding import decoded
from vbm_quiz.texts.language import FALLBACK, as_tag, match
from vbm_quiz.texts.os_errors import os_error_text
from vbm_quiz.texts.shipped_texts import shipped_file, shipped_languages
from vbm_quiz.texts.texts import NAMES, PROGRAM, QUESTIONS, REPORT, Texts
from vbm_quiz.ui.streams import say

OWN_SETTINGS = re.compile(r"^\[language\][^\n]*\n(?:(?!\[)[^\n]*\S[^\n]*\n)*", re.MULTILINE)
"""What a language says of itself in its names, up to an empty line."""
FIRST_TABLE = re.compile(r"^\[|\Z", re.MULTILINE)


def run(folder: Path, typed: str, source: str | None, texts: Texts) -> None:
    """Make a folder for a language with copies of the texts of its source; where there is no content yet, that first.

    Raises:
        UsageError: when there is such a language, or no such source, or the content is in a zip file, or no folder can
            have this name.
        FileError: when nothing can be written there.
        InvalidContent: when the names of the source cannot be read, or there is no language at all.
    """
    code = as_tag(typed)
    if code is None:
        raise UsageError(texts("content.new.no_language", found=typed))
    if is_device_name(folder / code):  # nul and aux are languages too
        raise UsageError(texts("content.new.device_name", folder=folder / code))
    if folder.is_file() and is_zipfile(folder):
        raise UsageError(texts("content.new.zip", folder=folder))
    if not (folder / STRUCTURE).is_file():
        content_new.run(folder, texts)
    if any(each.is_dir() and as_tag(each.name) == code for each in folder.iterdir()):
        raise UsageError(texts("content.new.language_exists", language=code, folder=folder))
    origin = _origin(folder, source, texts)
    files = dict(_files(folder, code, origin))
    try:
        (folder / code).mkdir()
        for name, content in files.items():
            (folder / code / f"{name}.toml").write_bytes(content)
    except OSError as error:
        reason = os_error_text(texts, error)
        raise FileError(texts("content.new.cannot", folder=folder / code, reason=reason)) from None
    say(texts("content.new.language_made", folder=folder, language=code, source=origin))


def _origin(folder: Path, asked: str | None, texts: Texts) -> str:
    """The language to copy: the one asked for, else English, else the first."""
    codes = language_codes(folder)
    if not codes:
        raise InvalidContent(str(folder), [ContentFault(STRUCTURE, None, Fault("", "no_language"))])
    if asked is None:
        return match(FALLBACK, codes) or codes[0]
    found = match(asked, codes)
    if found is None:
        raise UsageError(texts("content.new.no_source", found=asked, allowed=", ".join(codes)))
    return found


def _files(folder: Path, code: str, origin: str) -> Iterator[tuple[str, bytes]]:
    """What to write in the files of the new language; the program's own texts only where it does not speak it."""
    names = f"{origin}/{NAMES}.toml"
    read_toml(folder, names)
    yield NAMES, with_settings(decoded(_bytes(folder, names)), code, origin).encode()
    for file in (QUESTIONS, REPORT):
        if (folder / origin / f"{file}.toml").is_file():
            yield file, _bytes(folder, f"{origin}/{file}.toml")
    if match(code, shipped_languages()) is None:
        path = f"{origin}/{PROGRAM}.toml"
        spoken = match(origin, shipped_languages()) or FALLBACK
        yield PROGRAM, _bytes(folder, path) if (folder / path).is_file() else shipped_file(PROGRAM, spoken)


def _bytes(folder: Path, name: str) -> bytes:
    try:
        return file_bytes(folder / name)
    except UnusableFile as refusal:
        raise InvalidContent(str(folder), [ContentFault(name, None, refusal.fault)]) from None


def with_settings(names: str, code: str, origin: str) -> str:
    """Names that say which language they are and that they fall back on the one they were copied from."""
    settings = f'[language]\ncode = "{code}"\ntranslated_from = "{origin}"\nfalls_back = true\n'
    if OWN_SETTINGS.search(names):
        return OWN_SETTINGS.sub(settings, names, count=1)
    return FIRST_TABLE.sub(lambda table: f"{settings}\n{table[0]}", names, count=1)
