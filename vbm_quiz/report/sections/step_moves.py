"""What is told of the next steps that come and go: how often, what made it so where that is known, and an example."""

from collections.abc import Iterator

from vbm_quiz.bank.changed_values import ChangedValue
from vbm_quiz.report.blocks import Point
from vbm_quiz.report.phrases import step_name, title_names
from vbm_quiz.report.trial import Trial
from vbm_quiz.report.trial_text import answer_texts, changed_value_text, counts_text, example_text
from vbm_quiz.scoring.bank_comparison import Example, Moved
from vbm_quiz.scoring.bank_moves import StepMove

MOST_ANSWERS = 4
"""How many answers are told of the example of a step."""
GROUPS = "next_steps.groups."
OF_ALL_STEPS = ("next_steps.least", "next_steps.most")
EXCLUDE = "next_steps.exclude"


def step_moves(trial: Trial) -> Iterator[Point]:
    """Each step that comes or goes, the most frequent first; those that only follow from another title come last."""
    found = trial.comparison.most_first(StepMove)
    for move, moved in sorted(found, key=lambda each: each[1].only_with_title):
        yield _point(trial, move, moved)


def _point(trial: Trial, move: StepMove, moved: Moved) -> Point:
    texts = trial.after.texts
    quiz, scored = (trial.after, moved.example.after) if move.comes else (trial.before, moved.example.before)
    key = "content.try.step_comes" if move.comes else "content.try.step_goes"
    because = next(step.because for step in scored.advice.next_steps if step.id == move.step)
    answered = [each for each in dict.fromkeys((quiz.bank.start.goal, *because)) if each in scored.answers.values]
    told = "; ".join(answer_texts(quiz, scored, answered[:MOST_ANSWERS]))
    return Point(
        texts(key, step=step_name(quiz.texts, move.step)),
        counts_text(texts, moved.people, moved.made_up),
        details=tuple(_cause(trial, move, moved.example)),
        quiet=(example_text(texts, moved.example, told),),
    )


def _cause(trial: Trial, move: StepMove, example: Example) -> Iterator[str]:
    """What made a step come or go: another title, a rule of the step, a condition, or else the room of another step."""
    texts = trial.after.texts
    if example.moves_title:
        names = (title_names(texts, scored.verdict.titles) for scored in (example.before, example.after))
        yield texts("content.try.with_title", **dict(zip(("before", "after"), names, strict=True)))
    elif rules := [each for each in trial.changes if _is_about(trial, move.step, each)]:
        yield texts("content.try.by_rules", rules="; ".join(changed_value_text(texts, each) for each in rules))
    elif conditions := [*_moved_conditions(example)]:
        names = (texts(f"conditions.{condition}.name") for condition in conditions)
        yield texts("content.try.by_conditions", conditions=texts.listed(names))
    else:
        old, new = example.before, example.after
        one, other, quiz = (old, new, trial.before) if move.comes else (new, old, trial.after)
        if others := [step_name(quiz.texts, step) for step in one.steps if step not in other.steps]:
            key = "content.try.in_place_of" if move.comes else "content.try.makes_room"
            yield texts(key, steps=", ".join(others))


def _is_about(trial: Trial, step: str, change: ChangedValue) -> bool:
    """Whether a change is one of the step itself, of its group, of how many are told or of what excludes it."""
    if change.path == EXCLUDE:
        rows = [{tuple(row) for row in rows or ()} for rows in (change.before, change.after)]
        return any(step in row for row in rows[0] ^ rows[1])
    if not change.path.startswith(GROUPS):
        return change.path in OF_ALL_STEPS
    group, _, rest = change.path.removeprefix(GROUPS).partition(".")
    named, _, _ = rest.removeprefix("steps.").partition(".")
    groups = [each for quiz in (trial.before, trial.after) for each in quiz.bank.next_steps.groups]
    within = any(each.id == group and step in [own.id for own in each.steps] for each in groups)
    return within and (not rest.startswith("steps.") or named == step)


def _moved_conditions(example: Example) -> Iterator[str]:
    """The conditions of the second quiz that are met otherwise."""
    before = {each.id: each.state for each in example.before.result.conditions}
    for condition in example.after.result.conditions:
        if before.get(condition.id, condition.state) != condition.state:
            yield condition.id
