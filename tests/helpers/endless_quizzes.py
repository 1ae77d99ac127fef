"""Takes quizzes side by side, one after another as fast as they can, and keeps each result, until they are killed.

Each is a process, whose number is told on standard output, and has a file in which it tells what is on the disk: after
`answered 7` its draft holds seven answers, after `kept 3` its third result is there.
"""

import os
import sys
from itertools import count
from pathlib import Path
from typing import NoReturn

from tests.helpers.person import STEPS
from tests.helpers.shipped import CASES, report_of, shipped_bank, shipped_texts
from vbm_quiz.interview.autosave import Autosave
from vbm_quiz.interview.state import answer, begin
from vbm_quiz.model.answers import Answers
from vbm_quiz.storage.kept_results import kept_result, save_result

TEXTS, BANK, REPORT = shipped_texts("en"), shipped_bank(), report_of(CASES["r22"])


def take_quizzes(name: str, results: Path, told: Path) -> NoReturn:
    """Go on until the process is killed; each result is labelled with the name and its place."""
    handle = os.open(told, os.O_CREAT | os.O_WRONLY)

    def tell(line: str) -> None:
        os.write(handle, f"{line}\n".encode())

    for place in count(1):
        autosave = Autosave(BANK.id, None, "2026-11-24", plain=True)
        autosave.begin(TEXTS, None)
        state = begin(BANK, Answers({}))
        for number, step in enumerate(STEPS, 1):
            state = answer(state, step.value)
            autosave.save(TEXTS, state)
            tell(f"answered {number}")
        title = REPORT.result.title
        save_result(results, kept_result(BANK, REPORT.answers, title, f"{name} {place}"))
        tell(f"kept {place}")
        tell("answered 0")
        autosave.delete()
    raise AssertionError


def main(results: str, *told: str) -> None:
    """Take as many quizzes side by side as there are files to tell in."""
    for name in told:
        process = os.fork()
        if not process:
            take_quizzes(Path(name).name, Path(results), Path(name))
        sys.stdout.write(f"{process}\n")
    sys.stdout.flush()
    for _ in told:
        os.wait()


if __name__ == "__main__":
    main(*sys.argv[1:])
