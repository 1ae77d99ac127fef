"""What is told of the titles that move: from which to which, the rules that make it, and answers that show it."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from vbm_quiz.model.results import ConditionResult, TaskResult
from vbm_quiz.report.blocks import Point
from vbm_quiz.report.build import Report, build_report
from vbm_quiz.report.phrases import condition_texts, title_names
from vbm_quiz.report.trial import Trial, TriedQuiz
from vbm_quiz.report.trial_text import answer_texts, changed_value_text, counts_text, example_text
from vbm_quiz.scoring.bank_comparison import Example
from vbm_quiz.scoring.bank_moves import Scored, TitleMove, Verdict
from vbm_quiz.texts.texts import Texts

R = TypeVar("R", ConditionResult, TaskResult)


def title_moves(trial: Trial) -> Iterator[Point]:
    """Each kind of move, the most frequent first, with the rules that make it and an example."""
    for move, moved in trial.comparison.most_first(TitleMove):
        names = _verdict(trial.before.texts, move.before), _verdict(trial.after.texts, move.after)
        label = trial.after.texts("content.try.moved", before=names[0], after=names[1])
        rules = tuple(_rules(trial, moved.example))
        example = example_text(trial.after.texts, moved.example, _telling(trial, moved.example))
        yield Point(label, counts_text(trial.after.texts, moved.people, moved.made_up), details=rules, quiet=(example,))


def _verdict(texts: Texts, verdict: Verdict) -> str:
    names = title_names(texts, verdict.titles)
    return names if verdict.status == "fits" else texts(f"content.try.{verdict.status}", titles=names)


def _rules(trial: Trial, example: Example) -> Iterator[str]:
    """The conditions that are met otherwise, and the tasks that are held otherwise."""
    texts = trial.after.texts
    conditions = _differing(example.before.result.conditions, example.after.result.conditions)
    for id_, (old, new) in conditions.items():
        states = _condition(trial.before, example.before, old), _condition(trial.after, example.after, new)
        name = _condition_name(trial, id_, known=new is not None)
        yield texts("content.try.difference", name=name, before=states[0], after=states[1])
    for id_, (task, now) in _differing(example.before.result.tasks, example.after.result.tasks).items():
        if task is not None and now is not None:
            states = texts(f"task_states.{task.state}"), texts(f"task_states.{now.state}")
            yield texts("content.try.difference", name=texts(f"tasks.{id_}.name"), before=states[0], after=states[1])
    if not conditions:
        yield texts("content.try.same_conditions")


def _differing(old: Iterable[R], new: Iterable[R]) -> dict[str, tuple[R | None, R | None]]:
    """What is in another state, or is there on one side alone, by id and in the order of the new ones."""
    before: dict[str, R] = {each.id: each for each in old}
    after: dict[str, R] = {each.id: each for each in new}
    pairs = {id_: (before.get(id_), after.get(id_)) for id_ in (*after, *before)}
    return {id_: (one, two) for id_, (one, two) in pairs.items() if not one or not two or one.state != two.state}


def _condition_name(trial: Trial, id_: str, *, known: bool) -> str:
    """The name of a condition, with the numbers of its rule that were changed."""
    texts = (trial.after if known else trial.before).texts
    name = texts(f"conditions.{id_}.name")
    own = f"conditions.{id_}."
    changed = [each._replace(path=each.path.removeprefix(own)) for each in trial.changes if each.path.startswith(own)]
    if not changed:
        return name
    return texts("content.try.rule", name=name, changes="; ".join(changed_value_text(texts, each) for each in changed))


def _condition(quiz: TriedQuiz, scored: Scored, result: ConditionResult | None) -> str:
    """Whether a condition is met, with what was counted and what is lacking; a dash where there is none."""
    if result is None:
        return "–"
    told = "; ".join(condition_texts(_report(quiz, scored), result, beside_rule=False))
    return quiz.texts("content.try.state", state=quiz.texts(f"interface.report.{result.state}"), told=told)


def _report(quiz: TriedQuiz, scored: Scored) -> Report:
    return build_report(quiz.bank, quiz.texts, scored.answers)


def _telling(trial: Trial, example: Example) -> str:
    """The answers that the conditions met otherwise read: of a task whether it is held, of any other the answer."""
    bank, scored = trial.after.bank, example.after
    moved = _differing(example.before.result.conditions, scored.result.conditions)
    read = bank.in_order(
        question for id_, (_, new) in moved.items() if new is not None for question in bank.condition(id_).reads(bank)
    )
    tasks = _tasks(trial, scored) if not bank.activities.keys().isdisjoint(read) else []
    return "; ".join(
        (*tasks, *answer_texts(trial.after, scored, (each for each in read if each not in bank.activities)))
    )


def _tasks(trial: Trial, scored: Scored) -> Iterator[str]:
    """The tasks by how far they are held."""
    texts, tasks = trial.after.texts, scored.result.tasks
    for state in ("held", "present", "absent", "unknown"):
        if names := [texts(f"tasks.{task.id}.name") for task in tasks if task.state == state]:
            yield texts("content.try.answer", question=texts(f"task_states.{state}"), answer=texts.listed(names))
