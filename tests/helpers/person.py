"""A user with an answer to every prompt: what each prompt asks, and the keys that answer it."""

import io
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.helpers.shipped import shipped_bank, shipped_texts
from tests.helpers.terminal import Terminal
from vbm_quiz.bank.questions import NumberQuestion
from vbm_quiz.interview.prompts import prompt_for
from vbm_quiz.interview.restore import record_of
from vbm_quiz.interview.state import ADD, NAME, SKIPPED, InterviewState, answer, begin
from vbm_quiz.model.answers import Answers, Value, client_field
from vbm_quiz.storage.drafts import to_text
from vbm_quiz.ui.frontend import Prompt

ANSWERS: Mapping[str, Value] = {
    "start.current_title": "other",
    "plan.actions": "responsible",
    "plan.example": "yes",
    "control.measure": "own_part",
    "letting_go.hours_client": Decimal(40),
    "letting_go.hours_executing": Decimal("12.5"),
    "letting_go.people": Decimal(2),
    "letting_go.decision": "this_week",
    "rates.hours_week_now": Decimal(32),
    "clients[0].add": "yes",
    "clients[0].name": "Bakkerij",
    "start.goal": "unsure",
}
"""Her answers where they are not the first choice; no two of them are inconsistent."""


class Step(NamedTuple):
    """A prompt, and how it is answered; `value` is the answer."""

    prompt_id: str
    question: str
    value: Value
    keys: tuple[str, ...]


def steps(
    language: str = "en", answers: Mapping[str, Value] = ANSWERS, given: Answers | None = None
) -> tuple[Step, ...]:
    """Every prompt before the review."""
    return tuple(_steps(language, answers, given or Answers({})))


def _steps(language: str, answers: Mapping[str, Value], given: Answers) -> Iterator[Step]:
    state, texts = begin(shipped_bank(), given), shipped_texts(language)
    while state.current is not None:
        prompt, value = prompt_for(state, texts, state.current), _answer(state.current, answers)
        if prompt.options:
            typed = _digit(prompt, value)
        elif value in (SKIPPED, "unknown"):
            typed = ""
        else:
            typed = str(value).replace(".", texts("decimal"))
        yield Step(state.current, " ".join(prompt.question.split()), value, (typed, "enter"))
        state = answer(state, value)


def _answer(prompt_id: str, answers: Mapping[str, Value]) -> Value:
    if prompt_id in answers:
        return answers[prompt_id]
    client = client_field(prompt_id)
    if client is not None:
        return {ADD: "no", NAME: "Webshop"}.get(client[1], "unknown")
    question = shipped_bank().questions[prompt_id]
    if isinstance(question, NumberQuestion):
        return SKIPPED if question.optional else "unknown"
    return question.choices[0]


def _digit(prompt: Prompt, value: Value) -> str:
    return str([option.value for option in prompt.choices].index(str(value)) + 1)


def keys_of(steps: Iterable[Step]) -> tuple[str, ...]:
    """The keys that answer all of these."""
    return tuple(key for step in steps for key in step.keys)


STEPS = steps()


def started(state: Path, *arguments: str | Path, language: str = "en", columns: int = 80, rows: int = 40) -> Terminal:
    """A quiz at its first question."""
    terminal = Terminal(state, "--lang", language, *arguments, columns=columns, rows=rows)
    terminal.until(shipped_texts(language)("interface.welcome.start"))
    terminal.press("enter")
    terminal.until(steps(language)[0].question)
    return terminal


def answered(steps: Iterable[Step]) -> InterviewState:
    """A quiz in which these steps have been taken."""
    quiz = begin(shipped_bank(), Answers({}))
    for step in steps:
        quiz = answer(quiz, step.value)
    return quiz


def leave_draft(
    state: Path, prompt_id: str, all_steps: Sequence[Step] = STEPS, language: str = "en", content: Path | None = None
) -> Path:
    """Leave the draft of a quiz behind that was left at this prompt; `content` is None for the one that ships."""
    quiz = answered(all_steps[: [step.prompt_id for step in all_steps].index(prompt_id)])
    folder = state / "vbm-quiz"
    folder.mkdir(mode=0o700, exist_ok=True)
    draft = folder / f"{len(list(folder.iterdir())):016x}.json"
    draft.write_text(to_text(record_of(quiz, language, "2026-03-02", str(content) if content else None)), "utf-8")
    return draft


def resumed(  # noqa: PLR0913 - those of `started`, and where it goes on
    state: Path,
    prompt_id: str,
    *arguments: str | Path,
    all_steps: Sequence[Step] = STEPS,
    language: str = "en",
    columns: int = 80,
    rows: int = 40,
) -> Terminal:
    """A quiz that goes on at this prompt."""
    leave_draft(state, prompt_id, all_steps, language)
    terminal = Terminal(state, "--lang", language, "--resume", *arguments, columns=columns, rows=rows)
    terminal.until(next(step.question for step in all_steps if step.prompt_id == prompt_id))
    return terminal


def at_the_result(state: Path, *arguments: str | Path, columns: int = 80, rows: int = 60) -> Terminal:
    """A quiz that has just shown its result, on a screen or the first of several."""
    terminal = resumed(state, STEPS[-1].prompt_id, *arguments, columns=columns, rows=rows)
    terminal.press(*STEPS[-1].keys)
    terminal.until(shipped_texts("en")("interface.review.enter" if terminal.plain else "interface.review.show"))
    terminal.press("enter")
    return terminal


def answer_up_to(terminal: Terminal, all_steps: Sequence[Step], prompt_id: str) -> None:
    """Answer every prompt before this one, and wait for it."""
    before = [step.prompt_id for step in all_steps].index(prompt_id)
    answer_each(terminal, all_steps[: before + 1])


def answer_each(terminal: Terminal, all_steps: Sequence[Step]) -> None:
    """Wait for the first of these prompts, answer every one but the last, and wait for that one."""
    terminal.until(all_steps[0].question)
    for step, following in pairwise(all_steps):
        terminal.press(*step.keys)
        terminal.until(following.question)


def lines_of(steps: Iterable[Step]) -> tuple[str, ...]:
    """The lines that answer all of these in plain lines."""
    return tuple(step.keys[0] for step in steps)


def type_lines(monkeypatch: pytest.MonkeyPatch, *lines: str) -> io.StringIO:
    """Let this process read these lines and then the end of its input; what it writes to stderr."""
    screen = io.StringIO()
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
    monkeypatch.setattr(sys, "stderr", screen)
    return screen
