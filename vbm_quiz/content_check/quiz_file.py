"""`quiz.toml` in, its faults or else its warnings out, with what can be used of it to check the texts."""

from itertools import chain
from typing import NamedTuple

from vbm_quiz.bank.bank import Bank, BankDocument
from vbm_quiz.content_check.limits import limit_warnings
from vbm_quiz.content_check.rules import rule_warnings
from vbm_quiz.content_check.titles import title_warnings
from vbm_quiz.content_check.usable_bank import UsableBank, usable_bank
from vbm_quiz.content_check.verdicts import verdict_warnings
from vbm_quiz.errors import ContentFault, Fault
from vbm_quiz.loading.decode import bank_from, structure_faults
from vbm_quiz.loading.toml_file import TomlFile
from vbm_quiz.loading.validate import bank_faults

DEPEND_ON_ALL = (
    *("unreachable_count", "untold", "required_by_none", "no_section_holds", "empty_section", "no_title"),
    *("task_without_activities", "too_few_for_everyone"),
)
"""The faults that a thing left out may have made, whatever it was."""
MADE_OF_OTHERS = ("plan_question", "plan_condition", "share_item", "number_condition", "task_condition")
"""The kinds of thing that are known by what another entry says, which may be left out."""


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
    if not file.document:
        return QuizFile(list(file.faults), [], UsableBank(None))
    misshapen = list(structure_faults(file.document, BankDocument))
    rest = usable_bank(file.document, misshapen) if misshapen else UsableBank(bank_from(file.document))
    wrong = [] if rest.bank is None else list(bank_faults(rest.bank))
    faults = [*misshapen, *(fault for fault in wrong if not misshapen or _is_certain(fault, misshapen, rest))]
    if faults:
        return QuizFile([*file.faults, *file.located(faults)], [], usable_bank(file.document, faults))
    return QuizFile(list(file.faults), [] if rest.bank is None else _warnings(file, rest.bank), rest)


def _is_certain(fault: Fault, misshapen: list[Fault], rest: UsableBank) -> bool:
    """Whether a fault of what is left of a bank is one of the whole bank too."""
    beside = {each.path.rpartition(".")[0] for each in misshapen}
    if fault.key in DEPEND_ON_ALL or fault.path.rpartition(".")[0] in beside:
        return False
    thing = fault.values.get("thing")
    return thing is None or (thing not in MADE_OF_OTHERS and not rest.may_have_had(str(fault.values["found"])))


def _warnings(file: TomlFile, bank: Bank) -> list[ContentFault]:
    found = (title_warnings(bank), verdict_warnings(bank), rule_warnings(bank), limit_warnings(bank))
    return file.located(chain(*found))
