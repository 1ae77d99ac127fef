"""Whole interviews in plain lines within this process: what is asked after what, and what the review shows."""

from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.helpers.person import ANSWERS, Step, lines_of, steps, type_lines
from tests.helpers.shipped import shipped_bank, shipped_texts
from vbm_quiz.errors import StoppedByUser
from vbm_quiz.interview.restore import restore
from vbm_quiz.interview.session import Interview, Outcome
from vbm_quiz.interview.start import Unfinished
from vbm_quiz.loading.content import open_content
from vbm_quiz.model.answers import Answers, Value
from vbm_quiz.storage.drafts import DraftFolder

TEXTS = shipped_texts("en")
STEPS = steps()
QUESTION = {step.prompt_id: step.question for step in STEPS}
DISAGREEING: dict[str, Value] = {**ANSWERS, "delegate.hand_over": "own_part", "letting_go.people": Decimal(0)}


class Seen(NamedTuple):
    """What came of an interview, and what was shown after each typed line, with single spaces."""

    outcome: Outcome
    shown: list[str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    return tmp_path / "vbm-quiz"


def interview(
    monkeypatch: pytest.MonkeyPatch,
    *lines: str,
    given: Answers | None = None,
    unfinished: Unfinished = Unfinished.fresh,
) -> Seen:
    """Take the quiz with these lines, after an Enter at the first screen."""
    content = open_content(None)
    asks = Interview(
        content=content,
        language_fixed=True,
        plain=True,
        colour=False,
        unfinished=unfinished,
        day="2026-11-24",
    )
    start = [""] if unfinished is Unfinished.fresh else []
    screen = type_lines(monkeypatch, *start, *lines)
    outcome = asks.run(TEXTS, given or Answers({}), lambda *_: True)
    return Seen(outcome, [" ".join(part.split()) for part in screen.getvalue().split("\n> ")])


def before(prompt_id: str, all_steps: tuple[Step, ...] = STEPS) -> tuple[str, ...]:
    """The lines that answer everything before a prompt."""
    return lines_of(all_steps[: [step.prompt_id for step in all_steps].index(prompt_id)])


def number_of(option: str, shown: str) -> str:
    """The number that stands before an option."""
    return shown[: shown.index(f". {option}")].rpartition(" ")[2]


def answered(prompt_id: str, answer: str) -> str:
    """A line of the review."""
    return TEXTS("interface.review.answer", question=TEXTS(f"questions.{prompt_id}.short"), answer=TEXTS(answer))


def kept(answer: str) -> str:
    """What a prompt says of its earlier answer."""
    return TEXTS("interface.plain.keep", answer=answer)


# ---------------------------------------------------------------- forward and back


@pytest.mark.usefixtures("folder")
def test_the_answers_are_those_that_were_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    outcome = interview(monkeypatch, *lines_of(STEPS), "").outcome
    said = {step.prompt_id: step.value for step in STEPS if step.prompt_id in shipped_bank().questions and step.value}
    assert said == outcome.answers.values
    assert ["Bakkerij"] == [client.name for client in outcome.answers.clients or ()]
    assert ("en", "2026-11-24", None) == (outcome.answers.language, outcome.answers.date, outcome.stopped)


@pytest.mark.usefixtures("folder")
def test_a_section_is_introduced_once_also_after_going_back(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = interview(monkeypatch, *before("forecast.goals"), "b", "1").shown
    assert QUESTION["forecast.goals"] in shown[-2]
    assert 1 == sum(TEXTS("sections.tasks.intro") in part for part in shown)


@pytest.mark.usefixtures("folder")
def test_back_and_another_answer_drop_the_example(monkeypatch: pytest.MonkeyPatch) -> None:
    back = ("plan.example", "plan.schedule", "plan.resources", "plan.structure", "plan.actions")
    again = ("plan.structure", "plan.resources", "plan.schedule", "organise.divide")
    lines = [*before("organise.divide"), *"b" * len(back), "1", *[""] * (len(again) - 1)]
    shown = interview(monkeypatch, *lines).shown[: len(lines) + 2][-len(back) - len(again) :]
    for prompt_id, part in zip((*back, *again), shown, strict=True):
        assert QUESTION[prompt_id] in part
    assert kept(TEXTS("example_choices.yes").removesuffix(".")) in shown[0]


@pytest.mark.usefixtures("folder")
def test_back_leads_into_the_questions_about_a_client(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = interview(monkeypatch, *before("start.goal"), "b", "b").shown
    assert TEXTS("clients.add_next") in shown[-3]
    assert QUESTION["clients[0].lets_go"] in shown[-2]
    assert kept(TEXTS("unknown").removesuffix(".")) in shown[-2]


@pytest.mark.usefixtures("folder")
def test_a_dash_empties_an_earlier_number(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = interview(monkeypatch, *before("letting_go.hours_executing"), "b", "-", "b").shown
    emptied = TEXTS("interface.plain.nothing", sign="-")
    assert emptied in shown[-4]
    assert QUESTION["letting_go.hours_executing"] in shown[-3]
    assert QUESTION["letting_go.hours_client"] in shown[-2]
    assert emptied not in shown[-2]


# ---------------------------------------------------------------- drafts


def test_at_every_prompt_the_draft_holds_all_that_was_answered(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So whatever ends the process there, the next one goes on from there."""
    bank = shipped_bank()
    for count, step in enumerate(STEPS):
        line = interview(monkeypatch, *step.keys[:1], unfinished=Unfinished.resume if count else Unfinished.fresh)
        assert isinstance(line.outcome.stopped, StoppedByUser)
        (draft,) = DraftFolder(folder).acquire(bank.id)
        assert draft.record is not None
        restored = restore(bank, Answers({}), draft.record)
        assert (STEPS[count + 1].prompt_id if count + 1 < len(STEPS) else None) == restored.state.current
        assert {each.prompt_id: each.value for each in STEPS[: count + 1]} == restored.state.answers
        draft.release()
    outcome = interview(monkeypatch, "", unfinished=Unfinished.resume).outcome
    assert outcome.stopped is None
    assert [] == list(folder.iterdir())


# ---------------------------------------------------------------- the review


@pytest.mark.usefixtures("folder")
def test_a_change_that_opens_an_example_asks_it_and_comes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    review = interview(monkeypatch, *lines_of(STEPS)).shown[-2]
    pick = number_of(answered("forecast.goals", "level_names.not_done"), review)
    shown = interview(monkeypatch, *lines_of(STEPS), pick, "4", "2").shown
    assert QUESTION["forecast.goals"] in shown[-4]
    assert TEXTS("tasks.forecast.example") in shown[-3]
    assert answered("forecast.goals", "level_names.responsible") in shown[-2]


@pytest.mark.usefixtures("folder")
def test_back_from_a_change_leaves_the_answers_as_they_were(monkeypatch: pytest.MonkeyPatch) -> None:
    review = interview(monkeypatch, *lines_of(STEPS)).shown[-2]
    pick = number_of(answered("forecast.goals", "level_names.not_done"), review)
    shown = interview(monkeypatch, *lines_of(STEPS), pick, "4", "b", "b").shown
    assert TEXTS("tasks.forecast.example") in shown[-4]
    assert QUESTION["forecast.goals"] in shown[-3]
    assert answered("forecast.goals", "level_names.not_done") in shown[-2]


@pytest.mark.usefixtures("folder")
def test_answers_that_disagree_are_asked_before_the_result(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = interview(monkeypatch, *lines_of(steps("en", DISAGREEING)), "3", "b", "1").shown
    asked = TEXTS("second_looks.hand_over_without_people.text")
    assert asked in shown[-5]
    assert TEXTS("interface.review.both_hold") in shown[-5]
    assert QUESTION["letting_go.people"] in shown[-4]
    assert asked in shown[-3]
    assert TEXTS("interface.review.question") in shown[-2]


@pytest.mark.usefixtures("folder")
def test_enter_alone_acknowledges_what_disagrees(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = interview(monkeypatch, *lines_of(steps("en", DISAGREEING)), "").shown
    assert TEXTS("interface.review.hold") in shown[-3]
    assert TEXTS("interface.review.question") in shown[-2]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("choice", ["1", "2"])
def test_sixteen_answers_alike_are_looked_at_together(choice: str, monkeypatch: pytest.MonkeyPatch) -> None:
    alike: dict[str, Value] = {**ANSWERS, **dict.fromkeys(shipped_bank().activities, "help")}
    shown = interview(monkeypatch, *lines_of(steps("en", alike)), choice).shown
    assert TEXTS("second_looks.all_alike.text") in shown[-3]
    assert f"2. {TEXTS('interface.review.read')}" in shown[-3]
    assert TEXTS("questions.plan.actions.short") not in shown[-3].split(TEXTS("interface.review.look"))[-1]
    assert TEXTS("interface.review.question") in shown[-2]


@pytest.mark.usefixtures("folder")
def test_what_was_given_is_shown_and_cannot_be_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    given = Answers({"forecast.goals": "help"})
    review = interview(monkeypatch, *lines_of(steps(given=given)), given=given).shown[-2]
    line = answered("forecast.goals", "level_names.help")
    assert line in review
    assert f". {line}" not in review
