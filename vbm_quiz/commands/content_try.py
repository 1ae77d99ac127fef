"""A changed content folder in, what it makes of answers that another one does not out, as text or JSON."""

import sys
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from pathlib import Path

from vbm_quiz.answers_file.other_bank import answers_of_document
from vbm_quiz.bank.bank import Bank
from vbm_quiz.commands.content_input import path_of_content
from vbm_quiz.commands.content_try_json import render_trial
from vbm_quiz.commands.report_output import print_page
from vbm_quiz.errors import Fault, FaultsFound, FileError, InvalidAnswers, UsageError
from vbm_quiz.loading.content import open_content
from vbm_quiz.report.sections.trial import trial_page
from vbm_quiz.report.trial import Trial, TriedQuiz, UnreadableAnswers
from vbm_quiz.scoring.bank_comparison import AnswersOfBoth, AnswersSource, compare_banks, made_up_answers
from vbm_quiz.storage.answers_records import answers_records, could_not_be_read
from vbm_quiz.texts.texts import COMMAND_LINE, CONTENT_COMMANDS, PROGRAM, Texts
from vbm_quiz.ui.streams import is_terminal, print_exactly, say

MOST_MADE_UP = 5000
"""How many made-up answers are tried."""
OF_THE_PROGRAM = (PROGRAM, COMMAND_LINE, CONTENT_COMMANDS)
"""The files of texts that ship with the program in the languages that it speaks."""
WITH_A_VALUE = ("wrong_type", "bad_text")
"""The faults of a file that show what was found there, which may be the name of a client."""


def run(  # noqa: PLR0913 - one parameter per option
    named: Path | None, against: Path | None, paths: Sequence[str], format_: str, said: Texts, *, plain: bool
) -> None:
    """Print what a changed quiz makes of answers, real and made up, that another one does not.

    Args:
        named: the folder or zip file of the changed quiz; None for the one that the environment names.
        against: that of the other one; None for the one that came with the program.
        paths: files and folders of answers, `-` for standard input.
        format_: text or json.
        said: the texts of the run; titles, steps and questions are named as each quiz names them.
        plain: whether to print sentences alone.

    Raises:
        UsageError: when there is no quiz beside the one that came with the program.
        InvalidContent: when one of the two has faults.
        FileError: at the end, where some answers could not be read; the page tells which.
        FaultsFound: at the end, where some had faults.
    """
    changed = path_of_content(named)
    if changed is None and against is None:
        raise UsageError(said("content.try.no_folder"))
    before, after = _quiz(against, said), _quiz(changed, said)
    if is_terminal(sys.stderr):
        say(said("content.try.trying"))
    unreadable: list[UnreadableAnswers] = []
    made_up = islice(made_up_answers(before.bank, after.bank), MOST_MADE_UP)
    given = chain(_given(before.bank, after.bank, paths, unreadable), made_up)
    found = compare_banks(before.bank, after.bank, given)
    trial = Trial(before, after, found, tuple(unreadable))
    if format_ == "json":
        print_exactly(render_trial(trial))
    else:
        print_page(said, trial_page(trial), plain=plain)
    if any(could_not_be_read(each.faults) for each in unreadable):
        raise FileError
    if unreadable:
        raise FaultsFound


def _quiz(folder: Path | None, said: Texts) -> TriedQuiz:
    """The quiz in a folder, its texts read and checked, with what the program says in the language of the run."""
    content = open_content(folder)
    named = content.texts(None, said.language)
    content.check(named.language)
    texts = named._replace(read=lambda file: (said if file in OF_THE_PROGRAM else named).read(file))
    return TriedQuiz(content.bank, texts, None if folder is None else str(folder))


def _given(
    before: Bank, after: Bank, paths: Sequence[str], unreadable: list[UnreadableAnswers]
) -> Iterator[AnswersOfBoth]:
    """The answers in these files for both banks; what could not be used is added to `unreadable`."""
    for record in answers_records(paths):
        source = AnswersSource(record.path, record.line)
        try:
            document = record.document()
            yield AnswersOfBoth(answers_of_document(before, document), answers_of_document(after, document), source)
        except InvalidAnswers as error:
            unreadable.append(UnreadableAnswers(source, tuple(map(_without_value, error.faults))))


def _without_value(fault: Fault) -> Fault:
    """A fault that shows nothing of what a person wrote."""
    return fault._replace(values={**fault.values, "found": "…"}) if fault.key in WITH_A_VALUE else fault
