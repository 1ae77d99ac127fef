"""`quiz.toml` in, its faults or else its warnings out, with what can be used of it to check the texts."""

from itertools import chain
from typing import NamedTuple

from vbm_quiz.bank.bank import Bank, BankDocument
from vbm_quiz.content_check.limits import limit_warnings
from vbm_quiz.content_check.rules import rule_warnings
from vbm_quiz.content_check.titles import title_warnings
from vbm_quiz.content_check.usable_bank import UsableBank, is_left_out, usable_bank
from vbm_quiz.content_check.verdicts import verdict_warnings
from vbm_quiz.errors import ContentFault, Fault
from vbm_quiz.loading.decode import structure_faults
from vbm_quiz.loading.toml_file import TomlFile
from vbm_quiz.loading.validate import bank_faults
from vbm_quiz.many_faults import Faults

DEPEND_ON_ALL = (
    *("unreachable_count", "untold", "required_by_none", "no_section_holds", "empty_section", "no_title"),
    *("task_without_activities", "too_few_for_everyone"),
)
"""The faults that a thing left out may have made, whatever it was."""
MADE_OF_OTHERS = ("plan_question", "plan_condition", "share_item", "number_condition", "task_condition")
"""The kinds of thing that are known by what another entry says, which may be left out."""

LACKING = ("missing_key", "missing_kind")
"""The faults of what is not there."""


class QuizFile(NamedTuple):
    """What is wrong with the file, or else what cannot be meant in it, and what can be used of it."""

    faults: list[ContentFault]
    warnings: list[ContentFault]
    usable: UsableBank

    @property
    def is_whole(self) -> bool:
        """Whether nothing of it is wrong."""
        return not self.faults


def check_quiz(file: TomlFile) -> QuizFile:
    """Check the file, as far as it can be read."""
    if file.faults and not file.document:
        return QuizFile(list(file.faults), [], UsableBank(None))
    document = file.document
    misshapen = list(structure_faults(document, BankDocument))
    rest = usable_bank(document, misshapen, file.names)
    wrong = [] if rest.bank is None else list(bank_faults(rest.bank))
    if misshapen or file.left_out:
        wrong = [fault for fault in wrong if _is_certain(fault, misshapen, file, rest)]
    first = Faults(fault for fault in misshapen if not _is_of_unread(file, fault))
    told = _with_bounds(list(first), file, misshapen)
    faults = [*file.faults, *file.located([*told, *wrong])]
    if wrong:
        return QuizFile(faults, [], usable_bank(document, [*misshapen, *wrong], file.names))
    if misshapen or file.left_out:
        return QuizFile(faults, [], rest)
    return QuizFile(faults, [] if rest.bank is None else _warnings(file, rest.bank), rest)


def _with_bounds(told: list[Fault], file: TomlFile, misshapen: list[Fault]) -> list[Fault]:
    """The faults, those of what is no count with the lowest and highest that are possible there, as far as known."""
    if not any(fault.key == "not_count" for fault in told):
        return told
    zero = usable_bank(file.document, misshapen, file.names, count=0)
    found = () if zero.bank is None or not zero.has_all_entries else bank_faults(zero.bank)
    highest = {each.path: each.values["highest"] for each in found if each.key == "unreachable_count"}
    return [_between(fault, highest[fault.path]) if fault.path in highest else fault for fault in told]


def _between(fault: Fault, highest: object) -> Fault:
    """The fault of a count, with what is possible; any other as it is."""
    if fault.key != "not_count":
        return fault
    return Fault(fault.path, "not_count_between", {**fault.values, "lowest": 1, "highest": highest})


def _is_of_unread(file: TomlFile, fault: Fault) -> bool:
    """Whether a fault is only that something cannot be read, which is told already."""
    if fault.key in LACKING:
        return file.may_hold(fault.path)
    return fault.key != "unknown_key" and is_left_out(file.document, fault.path)


def _is_certain(fault: Fault, misshapen: list[Fault], file: TomlFile, rest: UsableBank) -> bool:
    """Whether a fault of what is left of a bank is one of the whole bank too."""
    beside = {each.path.rpartition(".")[0] for each in misshapen}
    if file.may_hold(fault.path) or fault.path.rpartition(".")[0] in beside:
        return False
    has_all = rest.has_all_entries and all(is_left_out(file.document, path) for path in file.left_out)
    if fault.key in DEPEND_ON_ALL and not has_all:
        return False
    thing = fault.values.get("thing")
    return thing is None or (thing not in MADE_OF_OTHERS and not rest.may_have_had(str(fault.values["found"])))


def _warnings(file: TomlFile, bank: Bank) -> list[ContentFault]:
    found = (title_warnings(bank), verdict_warnings(bank), rule_warnings(bank), limit_warnings(bank))
    return file.located(chain(*found))
