"""Turn what trying a changed quiz found into JSON: stable keys in a fixed order."""

from collections.abc import Iterable, Mapping
from typing import Any, Literal

import msgspec

from vbm_quiz.answers_file.write import to_document, to_json
from vbm_quiz.bank.taken_over import REASONS, LeftBehind, Reason
from vbm_quiz.characters import as_utf8
from vbm_quiz.commands.printed_json import FaultData, FaultyAnswersData
from vbm_quiz.model.results import ConditionState, ResultStruct, TitleStatus
from vbm_quiz.report.build import TOOL
from vbm_quiz.report.formats.json_types import BankData, ToolData
from vbm_quiz.report.trial import Trial, TriedQuiz, UnreadableAnswers
from vbm_quiz.scoring.bank_comparison import Example, Moved
from vbm_quiz.scoring.bank_moves import PartMove, StepMove, TitleMove
from vbm_quiz.texts.texts import Texts
from vbm_quiz.version import __version__

FROM_AND_TO = {"before": "from", "after": "to"}


class QuizData(ResultStruct, frozen=True):
    """One of the two quizzes; `folder` is null for the one that came with the program."""

    folder: str | None
    bank: BankData


class ChangedValueData(ResultStruct, frozen=True, rename=FROM_AND_TO):
    """A value of `quiz.toml` that differs; null on the side where it is not there."""

    path: str
    before: Any
    after: Any


class MovedCondition(ResultStruct, frozen=True, rename=FROM_AND_TO):
    """A condition that is met otherwise; null where a bank has no such condition."""

    id: str
    before: ConditionState | None
    after: ConditionState | None


class ExampleData(ResultStruct, frozen=True):
    """Answers that show a move: the file of a person, or the document of answers that were made up."""

    input: str | None
    line: int | None
    document: dict[str, Any] | None
    conditions: tuple[MovedCondition, ...]


class VerdictData(ResultStruct, frozen=True):
    """What is told of the title: the one that fits, or those still possible while none is shown."""

    titles: tuple[str, ...]
    status: TitleStatus


class TitleMoveData(ResultStruct, frozen=True, rename=FROM_AND_TO):
    """From one title to another, among so many people and made-up answers."""

    before: VerdictData
    after: VerdictData
    people: int
    made_up: int
    example: ExampleData


class StepMoveData(ResultStruct, frozen=True):
    """A next step that comes, or goes."""

    id: str
    moves: Literal["comes", "goes"]
    people: int
    made_up: int
    example: ExampleData


class PartMoveData(ResultStruct, frozen=True):
    """A part of the report that differs."""

    part: str
    people: int
    made_up: int
    example: ExampleData


class TriedQuestionsData(ResultStruct, frozen=True):
    """The questions that are new or gone, and of how many people each quiz left an answer behind, by reason."""

    new: tuple[str, ...]
    gone: tuple[str, ...]
    before: Mapping[Reason, Mapping[str, int]]
    after: Mapping[Reason, Mapping[str, int]]


class TrialData(ResultStruct, frozen=True):
    """All that was found."""

    format: Literal[1]
    tool: ToolData
    before: QuizData
    after: QuizData
    changes: tuple[ChangedValueData, ...]
    people: int
    made_up: int
    unreadable: tuple[FaultyAnswersData, ...]
    titles: tuple[TitleMoveData, ...]
    next_steps: tuple[StepMoveData, ...]
    parts: tuple[PartMoveData, ...]
    questions: TriedQuestionsData


def render_trial(trial: Trial) -> str:
    """All that was found, as JSON text; of each kind of move the most frequent first."""
    found = trial.comparison
    data = TrialData(
        format=1,
        tool=ToolData(TOOL, __version__),
        before=_quiz(trial.before),
        after=_quiz(trial.after),
        changes=tuple(ChangedValueData(*each) for each in trial.changes),
        people=found.people,
        made_up=found.made_up,
        unreadable=tuple(_unreadable(trial.after.texts, each) for each in trial.unreadable),
        titles=tuple(
            TitleMoveData(VerdictData(*move.before), VerdictData(*move.after), *_moved(each))
            for move, each in found.most_first(TitleMove)
        ),
        next_steps=tuple(
            StepMoveData(move.step, "comes" if move.comes else "goes", *_moved(each))
            for move, each in found.most_first(StepMove)
        ),
        parts=tuple(PartMoveData(move.part, *_moved(each)) for move, each in found.most_first(PartMove)),
        questions=TriedQuestionsData(
            new=trial.new_questions,
            gone=trial.gone_questions,
            before=_left_behind(found.left_before),
            after=_left_behind(found.left_after),
        ),
    )
    return to_json(msgspec.to_builtins(data))


def _quiz(quiz: TriedQuiz) -> QuizData:
    bank, folder = quiz.bank, quiz.folder
    return QuizData(folder and as_utf8(folder), BankData(bank.id, bank.version, bank.sha256))


def _unreadable(texts: Texts, found: UnreadableAnswers) -> FaultyAnswersData:
    faults = (FaultData(each.path, each.key, each.told(texts).message) for each in found.faults)
    return FaultyAnswersData(as_utf8(found.source.path), found.source.line, tuple(faults))


def _moved(moved: Moved) -> tuple[int, int, ExampleData]:
    return moved.people, moved.made_up, _example(moved.example)


def _example(example: Example) -> ExampleData:
    path, line = example.source or (None, None)
    return ExampleData(
        input=None if path is None else as_utf8(path),
        line=line,
        document=None if example.source else to_document(example.after.answers),
        conditions=tuple(_conditions(example)),
    )


def _conditions(example: Example) -> Iterable[MovedCondition]:
    old, new = (
        {each.id: each.state for each in scored.result.conditions} for scored in (example.before, example.after)
    )
    for id_ in dict.fromkeys((*new, *old)):
        if old.get(id_) != new.get(id_):
            yield MovedCondition(id_, old.get(id_), new.get(id_))


def _left_behind(left: Mapping[LeftBehind, int]) -> dict[Reason, dict[str, int]]:
    return {reason: {id_: count for (why, id_), count in left.items() if why == reason} for reason in REASONS}
