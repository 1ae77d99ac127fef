"""A content folder in, every fault and every warning of all its files and languages out.

A file with faults stops no other: what can be read of it is used for the rest, as far as what follows is certain.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from vbm_quiz.bank.bank import Bank
from vbm_quiz.content_check.dropped_placeholders import dropped_from_rules, dropped_from_texts
from vbm_quiz.content_check.misspelt_texts import with_misspelt
from vbm_quiz.content_check.passed_over import passed_over
from vbm_quiz.content_check.quiz_file import QuizFile, check_quiz
from vbm_quiz.errors import MORE, ContentFault, Fault
from vbm_quiz.loading.content import STRUCTURE
from vbm_quiz.loading.expected_texts import expected_texts
from vbm_quiz.loading.languages import Language, read_languages
from vbm_quiz.loading.text_faults import unused_texts
from vbm_quiz.loading.toml_file import TomlFile, each_once, in_order, read_file
from vbm_quiz.texts.language import FALLBACK
from vbm_quiz.texts.shipped_texts import shipped_texts
from vbm_quiz.texts.texts import FILES, PROGRAM

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

OF_PLACEHOLDERS = ("unknown_placeholder", "no_placeholders")
"""The faults of a placeholder that nothing fills."""


class Check(NamedTuple):
    """What was found, each in the order of the files and their lines, and how much was looked at."""

    faults: list[ContentFault]
    warnings: Sequence[ContentFault] = ()
    questions: int = 0
    texts: int = 0
    languages: tuple[str, ...] = ()
    has_all_warnings: bool = False
    """Whether all was looked for that there are warnings of, which takes a `quiz.toml` without faults."""


def check(folder: "Traversable") -> Check:
    """Check all files of a content folder."""
    quiz = check_quiz(read_file(folder, STRUCTURE))
    bank = quiz.usable.bank
    expected = {} if bank is None else expected_texts(bank)
    languages = read_languages(folder, lambda: expected)
    files = [_check_texts(language, file, quiz) for language in languages.values() for file in FILES]
    faults = [*quiz.faults, *(fault for each in files for fault in each.faults)]
    if not languages:
        faults.append(ContentFault(STRUCTURE, None, Fault("", "no_language")))
    warnings = [*passed_over(folder, languages), *quiz.warnings, *(fault for each in files for fault in each.warnings)]
    if quiz.is_whole and bank is not None:
        warnings += _dropped_placeholders(bank, files)
    return Check(
        faults=in_order(each_once(faults)),
        warnings=in_order(warnings),
        questions=0 if bank is None else len(bank.questions) + len(bank.clients.fields),
        texts=sum(len(each.texts) for each in files),
        languages=tuple(languages),
        has_all_warnings=quiz.is_whole,
    )


class _TextFile(NamedTuple):
    """One of the files of a language: what is wrong with it, what cannot be meant in it, and the texts in it."""

    language: Language
    name: str
    file: TomlFile
    faults: list[ContentFault]
    warnings: list[ContentFault]
    texts: Mapping[str, object]


def _check_texts(language: Language, name: str, quiz: QuizFile) -> _TextFile:
    examined = language.examine(name)
    is_known = quiz.is_whole or name == PROGRAM
    expected = language.every_text(name)
    faults = [each for each in examined.faults if is_known or _is_certain(each.fault, quiz)]
    faults = with_misspelt(examined.toml, faults, [key for key in examined.own if key not in expected])
    told = {each.fault.values.get("misspelt") for each in faults}
    unused = [each for each in unused_texts(name, expected, examined.own) if is_known and each.path not in told]
    return _TextFile(language, name, examined.toml, faults, examined.toml.located(unused), examined.own)


def _is_certain(fault: Fault, quiz: QuizFile) -> bool:
    """Whether a fault of a text has nothing to do with what was left out of the quiz for its faults.

    A choice that is the id of a title needs no text, and a text may name a part of the quiz, as in {title.…}.
    """
    if fault.key == MORE:
        return fault.values["like"] not in ("missing_text", *OF_PLACEHOLDERS)
    if fault.key == "missing_text":
        return not any(map(quiz.usable.may_have_had, fault.path.split(".")))
    return fault.key not in OF_PLACEHOLDERS or "." not in str(fault.values["found"])


def _dropped_placeholders(bank: Bank, files: Sequence[_TextFile]) -> Iterator[ContentFault]:
    """What a text does not fill in, though its rule has it or the same text in another language does."""
    for each in files:
        others = {other.language.code: other.texts for other in files if other.name == each.name and other is not each}
        if each.name == PROGRAM:
            others = {FALLBACK: shipped_texts(PROGRAM, FALLBACK)}
        source = each.language.translated_from
        compared = {source: others[source]} if source in others else others
        expected = each.language.every_text(each.name)
        dropped = (dropped_from_texts(each.texts, expected, texts, code) for code, texts in compared.items())
        found = [*dropped_from_rules(bank, each.texts), *chain(*dropped)]
        yield from each_once(each.file.located(found))
