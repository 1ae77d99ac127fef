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

from vbm_quiz.answers import parse, read, to_document
from vbm_quiz.bank import UNKNOWN, NumberQuestion, Quiz
from vbm_quiz.catalog import content_folder, load_quiz
from vbm_quiz.firmness import firmness
from vbm_quiz.ladder import decide
from vbm_quiz.model import Answers
from vbm_quiz.needs import needs_of
from vbm_quiz.plan import plans

ROUNDS = 25
TRIED = 400
LIMIT = 0.1


def seconds(quiz: Quiz, answers: Answers) -> float:
    """How long firmness and the plans to all higher titles take, in this process."""
    needs = needs_of(quiz)
    title = decide(quiz, needs.states(needs.total(part.adds(answers) for part in needs.parts)))[0]
    if title is None:
        return 0
    start = time.perf_counter()
    firmness(quiz, needs, answers, title)
    plans(quiz, needs, answers, quiz.title_ids[quiz.rank(title) + 1 :])
    return time.perf_counter() - start


def random_answers(quiz: Quiz, dice: random.Random) -> Answers:
    """Any answers, most of them low: the lower they stand, the more ways lead up."""
    document: dict[str, object] = {}
    for question in quiz.questions.values():
        if isinstance(question, NumberQuestion):
            document[question.id] = 1 if question.above is not None else 0
        else:
            choices = [*question.choices[:2], *([UNKNOWN] if question.unknown else [])]
            document[question.id] = dice.choice([choices[0], *choices])
    document |= {"letting_go.hours_client": 40, "letting_go.hours_executing": dice.choice([19, 40])}
    return _answers(quiz, json.dumps({"answers": document}).encode())


def _answers(quiz: Quiz, data: bytes) -> Answers:
    parsed = parse(data)
    answers = read(quiz, parsed, (), ("nl", "en")) if isinstance(parsed, dict) else parsed
    if not isinstance(answers, Answers):
        raise TypeError(answers)
    return answers


def dearest(quiz: Quiz) -> Answers:
    """The answers that took longest of many; each tried twice, so that a slow moment of the machine does not choose."""
    dice = random.Random(7)  # noqa: S311 - the same answers at every run
    tried = [random_answers(quiz, dice) for _ in range(TRIED)]
    nothing = dict.fromkeys(quiz.activities, quiz.scale.levels[0])
    tried.append(tried[0].replaced(nothing))
    return max(tried, key=lambda answers: min(seconds(quiz, answers) for _ in range(2)))


def main() -> None:
    """Print the share."""
    if len(sys.argv) > 1:
        quiz = load_quiz(content_folder())
        print(seconds(quiz, _answers(quiz, Path(sys.argv[1]).read_bytes())))
        return
    command = Path(sys.executable).with_name("vbm-quiz")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "dearest.json"
        file.write_text(json.dumps(to_document(dearest(load_quiz(content_folder())))), "utf-8")
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
