"""What a bank far larger than the shipped one costs: the process of a JSON report, as a ratio to the shipped bank.

Run it by hand: `python benchmarks/large_banks.py`. It fails on nothing; the limits stand beside the figures to be read.
All activities are unknown and the other answers keep the title low, so that the plan has the most to choose from.
"""

import statistics
import subprocess
import sys
import time
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from vbm_quiz.bank.bank import Bank
from vbm_quiz.loading.content import content_folder, open_content
from vbm_quiz.loading.decode import bank_from
from vbm_quiz.model.answers import NO, UNKNOWN, Answers, Value
from vbm_quiz.report.build import build_report
from vbm_quiz.report.formats import FORMATS

ROUNDS = 15


class Size(NamedTuple):
    """How many tasks, activities in each, and levels; None where it is as shipped."""

    tasks: int | None = None
    activities: int = 0
    levels: int | None = None


REFERENCE = "as shipped"
SIZES: Mapping[str, tuple[Size, float]] = {
    REFERENCE: (Size(), 1),
    "6 tasks of 8 activities": (Size(6, 8), 3),
    "60 tasks of 3 activities": (Size(60, 3), 3),
    "a scale of 15 levels": (Size(levels=15), 3),
    "6 tasks of 4 activities": (Size(6, 4), 3),
    "6 tasks of 16 activities": (Size(6, 16), 3),
}
"""Each size with the ratio that it may cost at most."""


def enlarged(size: Size) -> Bank:
    """The shipped bank with other tasks and levels, without the rules that name activities."""
    raw: dict[str, Any] = tomllib.loads(content_folder().joinpath("quiz.toml").read_text("utf-8"))
    if size.tasks is not None:
        names = [task["id"] for task in raw["tasks"]] + [f"task_{number}" for number in range(size.tasks)]
        activities = [{"id": f"a{number}", "article": "", "core": number % 2 == 0} for number in range(size.activities)]
        raw["tasks"] = [{"id": name, "activities": activities} for name in names[: size.tasks]]
    if size.levels is not None:
        *lower, top = raw["scale"]["levels"]
        more = [f"level_{number}" for number in range(size.levels - len(lower) - 1)]
        raw["scale"] |= {"levels": [*lower, *more, top], "held_from": str((size.levels - 1) // 2)}
    raw["second_looks"] = []
    raw["next_steps"]["steps"] = raw["next_steps"]["steps"][-1:]
    return bank_from(raw)


def unknown_answers(bank: Bank) -> Answers:
    """No activity known, no fact true, nobody worked with; the goal is the highest title."""
    values: dict[str, Value] = {}
    for question in bank.questions.values():
        values[question.id] = question.choices[0] if question.choices else Decimal(1)
    values |= dict.fromkeys(bank.activities, UNKNOWN) | dict.fromkeys(bank.facts, NO)
    values[bank.start.goal] = bank.title_ids[-1]
    values |= {question: Decimal(0) for condition in bank.conditions for question in condition.numbers}
    values |= {share.whole: Decimal(40) for share in bank.shares} | {share.part: Decimal(40) for share in bank.shares}
    return Answers({question: value for question, value in values.items() if question not in bank.examples})


def report(name: str) -> str:
    """The JSON report of a bank of this size."""
    bank = enlarged(SIZES[name][0])
    return FORMATS["json"](build_report(bank, open_content().texts("en"), unknown_answers(bank)))


def seconds(name: str) -> float:
    """How long a process takes that makes such a report."""
    start = time.perf_counter()
    subprocess.run([sys.executable, __file__, name], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> None:
    """Print the ratio of each size."""
    if len(sys.argv) > 1:
        print(report(sys.argv[1]))
        return
    rounds = [{name: seconds(name) for name in SIZES} for _ in range(ROUNDS)]
    print(f"medians of {ROUNDS} rounds, whole process, in turn with the bank as shipped")
    for name, (_, limit) in SIZES.items():
        median = statistics.median(each[name] for each in rounds)
        ratio = statistics.median(each[name] / each[REFERENCE] for each in rounds)
        print(f"{name:28} {median * 1000:6.0f} ms  ratio {ratio:.2f}  (at most {limit})")


if __name__ == "__main__":
    main()
