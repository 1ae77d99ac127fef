"""A content folder in, every fault and every warning of all its files and languages out.

A file with faults stops no other: what can be read of it is used for the rest, as far as what follows is certain.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from vbm_quiz.bank.bank import Bank, BankDocument
from vbm_quiz.content_check.dropped_placeholders import dropped_from_rules, dropped_from_texts
from vbm_quiz.content_check.limits import limit_warnings
from vbm_quiz.content_check.passed_over import passed_over
from vbm_quiz.content_check.rules import rule_warnings
from vbm_quiz.content_check.titles import title_warnings
from vbm_quiz.content_check.usable_bank import usable_bank
from vbm_quiz.content_check.verdicts import verdict_warnings
from vbm_quiz.errors import ContentFault, Fault
from vbm_quiz.loading.content import STRUCTURE
from vbm_quiz.loading.decode import bank_from, structure_faults
from vbm_quiz.loading.expected_texts import expected_texts
from vbm_quiz.loading.languages import Language, read_languages
from vbm_quiz.loading.text_faults import unused_texts
from vbm_quiz.loading.toml_file import TomlFile, each_once, in_order, read_file
from vbm_quiz.loading.validate import bank_faults
from vbm_quiz.texts.texts import FILES, PROGRAM

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

DEPEND_ON_ALL = ("unreachable_count", "untold", "required_by_none", "no_section_holds", "empty_section", "no_title")
"""The faults that a thing left out may have made, whatever it was."""


MADE_OF_OTHERS = ("plan_question", "plan_condition", "share_item", "number_condition", "task_condition")
"""The kinds of thing that are known by what another entry says, which may be left out."""


class Check(NamedTuple):
    """What was found, each in the order of the files and their lines, and how much was looked at."""

    faults: list[ContentFault]
    warnings: Sequence[ContentFault] = ()
    questions: int = 0
    texts: int = 0
    languages: tuple[str, ...] = ()


def check(folder: "Traversable") -> Check:
    """Check all files of a content folder."""
    quiz = _check_quiz(read_file(folder, STRUCTURE))
    expected = {} if quiz.bank is None else expected_texts(quiz.bank)
    languages = read_languages(folder, lambda: expected)
    files = [_check_texts(language, file, quiz) for language in languages.values() for file in FILES]
    faults = [*quiz.faults, *(fault for each in files for fault in each.faults)]
    if not languages:
        faults.append(ContentFault(STRUCTURE, None, Fault("", "no_language")))
    warnings = [*passed_over(folder, languages), *quiz.warnings, *(fault for each in files for fault in each.warnings)]
    if quiz.whole and quiz.bank is not None:
        warnings += _dropped_placeholders(quiz.bank, files)
    return Check(
        faults=in_order(each_once(faults)),
        warnings=in_order(warnings),
        questions=0 if quiz.bank is None else len(quiz.bank.questions) + len(quiz.bank.clients.fields),
        texts=sum(len(each.texts) for each in files),
        languages=tuple(languages),
    )


class _Quiz(NamedTuple):
    """`quiz.toml`: its faults, or else its warnings; the bank, or what can be used of it; whether that is all of it."""

    faults: list[ContentFault]
    warnings: list[ContentFault]
    bank: Bank | None
    whole: bool


def _check_quiz(file: TomlFile) -> _Quiz:
    if not file.document:
        return _Quiz(list(file.faults), [], None, whole=False)
    if misshapen := list(structure_faults(file.document, BankDocument)):
        bank, names = usable_bank(file.document, misshapen)
        rules = [] if bank is None else [fault for fault in bank_faults(bank) if _is_certain(fault, misshapen, names)]
    else:
        bank, rules = bank_from(file.document), []
        rules = list(bank_faults(bank))
    faults = [*misshapen, *rules]
    warnings: list[ContentFault] = []
    if faults:
        bank = usable_bank(file.document, faults).bank
    elif bank is not None:
        found = (title_warnings(bank), verdict_warnings(bank), rule_warnings(bank), limit_warnings(bank))
        warnings = file.located(chain(*found))
    return _Quiz([*file.faults, *file.located(faults)], warnings, bank, whole=not faults)


def _is_certain(fault: Fault, misshapen: list[Fault], left_out: frozenset[str]) -> bool:
    """Whether a fault of what is left of a bank is one of the whole bank too."""
    beside = {each.path.rpartition(".")[0] for each in misshapen}
    if fault.key in DEPEND_ON_ALL or fault.path.rpartition(".")[0] in beside:
        return False
    if "thing" not in fault.values:
        return True
    nameless = any(each.path.endswith(".id") for each in misshapen)
    return not nameless and fault.values["found"] not in left_out and fault.values["thing"] not in MADE_OF_OTHERS


class _TextFile(NamedTuple):
    language: Language
    name: str
    file: TomlFile
    faults: list[ContentFault]
    warnings: list[ContentFault]
    texts: Mapping[str, object]


def _check_texts(language: Language, name: str, quiz: _Quiz) -> _TextFile:
    """One of the files of a language; what is used nowhere is known where all of the bank is."""
    examined = language.examine(name)
    is_known = quiz.whole or name == PROGRAM
    unused = unused_texts(name, language.every_text(name), examined.own) if is_known else ()
    faults = [each for each in examined.faults if is_known or not _names_an_entry(each.fault)]
    return _TextFile(language, name, examined.toml, faults, examined.toml.located(unused), examined.own)


def _names_an_entry(fault: Fault) -> bool:
    """Whether a placeholder may stand for a part of the quiz, such as {title.…}, that was left out for its faults."""
    return fault.key in ("unknown_placeholder", "no_placeholders") and "." in str(fault.values["found"])


def _dropped_placeholders(bank: Bank, files: Sequence[_TextFile]) -> Iterator[ContentFault]:
    """What a text does not fill in, though its rule has it or the same text in another language does."""
    for each in files:
        others = {other.language.code: other.texts for other in files if other.name == each.name and other is not each}
        source = each.language.translated_from
        compared = {source: others[source]} if source in others else others
        dropped = (dropped_from_texts(each.texts, texts, code) for code, texts in compared.items())
        found = [*dropped_from_rules(bank, each.texts), *chain(*dropped)]
        yield from each_once(each.file.located(found))
