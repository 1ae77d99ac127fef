"""What firmness and the plans cost, as a share of the whole process, with the dearest answers that a search finds.

Run it by hand: `python benchmarks/advice.py`. It fails on nothing; the limit stands beside the figures to be read.
"""

import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from vbm_quiz.answers_file.json_document import parse
from vbm_quiz.answers_file.parse import answers_from_document
from vbm_quiz.answers_file.write import to_document
from vbm_quiz.bank.bank import Bank
from vbm_quiz.bank.questions import NumberQuestion
from vbm_quiz.loading.content import content_folder, load_bank
from vbm_quiz.model.answers import UNKNOWN, Answers
from vbm_quiz.scoring.plan import plans
from vbm_quiz.scoring.requirements import requirements_of
from vbm_quiz.scoring.sensitivity import firmness
from vbm_quiz.scoring.title import decide

ROUNDS = 25
TRIED = 400
LIMIT = 0.1


def seconds(bank: Bank, answers: Answers) -> float:
    """How long firmness and the plans to all higher titles take, in this process."""
    requirements = requirements_of(bank)
    title = decide(bank, requirements.states(requirements.total(part.adds(answers) for part in requirements.parts)))[0]
    if title is None:
        return 0
    start = time.perf_counter()
    firmness(bank, requirements, answers, title)
    plans(bank, requirements, answers, bank.title_ids[bank.rank(title) + 1 :])
    return time.perf_counter() - start


def random_answers(bank: Bank, dice: random.Random) -> Answers:
    """Any answers, most of them low: the lower they stand, the more ways lead up."""
    document: dict[str, object] = {}
    for question in bank.questions.values():
        if isinstance(question, NumberQuestion):
            document[question.id] = 1 if question.above is not None else 0
        else:
            choices = [*question.choices[:2], *([UNKNOWN] if question.unknown else [])]
            document[question.id] = dice.choice([choices[0], *choices])
    document |= {"letting_go.hours_client": 40, "letting_go.hours_executing": dice.choice([19, 40])}
    return _answers(bank, json.dumps({"answers": document}).encode())


def _answers(bank: Bank, data: bytes) -> Answers:
    return answers_from_document(bank, parse(data), (), ("nl", "en"))


def dearest(bank: Bank) -> Answers:
    """The answers that took longest of many; each tried twice, so that a slow moment of the machine does not choose."""
    dice = random.Random(7)  # noqa: S311 - the same answers at every run
    tried = [random_answers(bank, dice) for _ in range(TRIED)]
    nothing = dict.fromkeys(bank.activities, bank.scale.levels[0])
    tried.append(tried[0].replaced(nothing))
    return max(tried, key=lambda answers: min(seconds(bank, answers) for _ in range(2)))


def main() -> None:
    """Print the share."""
    if len(sys.argv) > 1:
        bank = load_bank(content_folder())
        print(seconds(bank, _answers(bank, Path(sys.argv[1]).read_bytes())))
        return
    command = Path(sys.executable).with_name("vbm-quiz")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "dearest.json"
        file.write_text(json.dumps(to_document(dearest(load_bank(content_folder())))), "utf-8")
        shares = []
        for _ in range(ROUNDS):
            start = time.perf_counter()
            subprocess.run([command, "--answers", file, "--format", "json"], stdout=subprocess.DEVNULL, check=True)
            whole = time.perf_counter() - start
            first = subprocess.run([sys.executable, __file__, file], capture_output=True, check=True)
            shares.append((float(first.stdout), whole))
    print(f"medians of {ROUNDS} rounds, first call in a new process, beside the whole process of a JSON report")
    part, whole = (statistics.median(pair[place] for pair in shares) for place in (0, 1))
    share = statistics.median(pair[0] / pair[1] for pair in shares)
    print(
        f"firmness and plans {part * 1000:6.1f} ms  whole {whole * 1000:6.0f} ms  share {share:.3f}  (at most {LIMIT})"
    )


if __name__ == "__main__":
    main()
