"""What `vbm-quiz content try` costs, as a ratio to a process that scores the same answers with both, run in turn.

Run it by hand: `python benchmarks/content_try.py`. It fails on nothing; the limit stands beside the figures to be read.
The other process reads the same real answers, and the made-up ones as well, from a file, and prints nothing.
"""

import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from start import print_ratio, whole_process

from vbm_quiz.answers_file.other_bank import answers_of_document
from vbm_quiz.answers_file.write import to_document
from vbm_quiz.commands.content_new import copy_folder
from vbm_quiz.loading.content import content_folder, open_content
from vbm_quiz.scoring.advice import advise
from vbm_quiz.scoring.bank_comparison import made_up_answers
from vbm_quiz.scoring.score import score
from vbm_quiz.storage.answers_records import answers_records

CASES = sorted((Path(__file__).parent.parent / "tests" / "cases").glob("r*.json"))
REAL = 120
"""How many real answers are tried."""


def change(quiz: Path) -> None:
    """Three tasks instead of four."""
    rules = quiz.read_text("utf-8")
    quiz.write_text(rules.replace("at_least = 4", "at_least = 3", 1), "utf-8")


def made_up(folder: Path) -> Iterator[str]:
    """The made-up answers that are tried with a changed quiz, as lines of JSON."""
    for answers in made_up_answers(open_content().bank, open_content(folder).bank):
        yield json.dumps(to_document(answers.after.answers))


def score_with_both(folder: Path, *files: str) -> None:
    """Score the answers in these files with the shipped quiz, and then with the one in the folder."""
    banks = open_content().bank, open_content(folder).bank
    for record in answers_records(files):
        for bank in banks:
            answers = answers_of_document(bank, record.document()).answers
            advise(bank, answers, score(bank, answers))


def main() -> None:
    """Print the ratio; with arguments, be the other process."""
    if len(sys.argv) > 1:
        folder, *files = sys.argv[1:]
        score_with_both(Path(folder), *files)
        return
    with tempfile.TemporaryDirectory() as name:
        changed, real, also = Path(name) / "changed", Path(name) / "real.jsonl", Path(name) / "made_up.jsonl"
        copy_folder(content_folder(), changed)
        change(changed / "quiz.toml")
        lines = [json.dumps(json.loads(case.read_text("utf-8"))) for case in CASES]
        real.write_text("\n".join(lines[number % len(lines)] for number in range(REAL)), "utf-8")
        also.write_text("\n".join(made_up(changed)), "utf-8")
        quiz = Path(sys.executable).with_name("vbm-quiz")
        print_ratio(
            "content try",
            "at most 3",
            lambda: whole_process(quiz, "content", "try", changed, "--answers", real),
            lambda: whole_process(sys.executable, __file__, changed, real, also),
        )


if __name__ == "__main__":
    main()
