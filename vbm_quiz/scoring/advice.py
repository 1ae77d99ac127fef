"""The role today in, the advice out: plans, the change around the role, answers that disagree, and next steps."""

from collections.abc import Iterator

from msgspec import structs

from vbm_quiz.bank.bank import Bank
from vbm_quiz.model.answers import Answers
from vbm_quiz.model.results import Advice, Evaluation, InconsistencyResult, NextStep, Result
from vbm_quiz.scoring.plan import plans
from vbm_quiz.scoring.requirements import Requirements, requirements_of
from vbm_quiz.scoring.transition import calculation, client_results, transition_items


def advise(bank: Bank, answers: Answers, result: Result, requirements: Requirements | None = None) -> Advice:
    """Derive the advice from a result.

    Args:
        bank: the bank.
        answers: the answers that were scored.
        result: what `score` made of them.
        requirements: what the bank's conditions need, where that was worked out before.
    """
    applies = _transition_applies(bank, answers, result)
    aim = aimed_at(bank, answers, result)
    wanted = _titles_above(bank, result, aim, bank.direction.title if result.title.id == bank.title_ids[0] else None)
    toward = _titles_above(bank, result, aim, None if _stays(bank, answers) else result.title.direction)
    goes = bank.direction.title in (result.title.id, bank.title_of(answers.choice(bank.start.goal) or ""), *toward)
    items = transition_items(bank, answers) if applies else ()
    clients = client_results(bank, answers.clients or ()) if applies else ()
    evaluation = Evaluation(
        answers=answers,
        result=result,
        toward=toward,
        plans=plans(bank, requirements or requirements_of(bank), answers, wanted if aim else ()),
        items=items if goes else (),
        clients=clients if goes else (),
        calculation=calculation(bank, answers),
    )
    inconsistencies = tuple(inconsistencies_in(bank, evaluation))
    evaluation = structs.replace(evaluation, inconsistencies=inconsistencies)
    return Advice(
        plans=evaluation.plans,
        transition=items if applies else None,
        clients=clients,
        calculation=evaluation.calculation,
        inconsistencies=inconsistencies,
        next_steps=tuple(_next_steps(bank, evaluation))[: bank.next_steps.most],
        conversation=bank.conversation.holds(bank, evaluation),
    )


def aimed_at(bank: Bank, answers: Answers, result: Result) -> str | None:
    """The title above today's that a plan leads to; None for who stays or is not yet placed.

    The title wished for; without a wish, the direction, else the next title up.
    """
    today, goal = result.title.id, answers.choice(bank.start.goal)
    if today is None or _stays(bank, answers):
        return None
    following = bank.title_ids[bank.rank(today) + 1 :]
    aim = bank.title_of(goal or "") or result.title.direction or next(iter(following), None)
    return aim if aim in following else None


def _stays(bank: Bank, answers: Answers) -> bool:
    return answers.choice(bank.start.goal) == bank.start.stay


def _titles_above(bank: Bank, result: Result, *titles: str | None) -> tuple[str, ...]:
    """Those of the titles that stand above today's, lowest first; none for who is not yet placed."""
    if result.title.id is None:
        return ()
    return tuple(title for title in bank.title_ids[bank.rank(result.title.id) + 1 :] if title in titles)


def _transition_applies(bank: Bank, answers: Answers, result: Result) -> bool:
    goal = answers.choice(bank.start.goal)
    toward = bank.title_of(goal or "")
    unsure = toward is None and not _stays(bank, answers)
    return unsure or bank.direction.title in (toward, result.title.id, result.title.direction)


def inconsistencies_in(bank: Bank, evaluation: Evaluation) -> Iterator[InconsistencyResult]:
    """The answers that disagree, by the rules of the bank."""
    for rule in bank.second_looks:
        questions = rule.evidence(bank, evaluation)
        if questions is not None:
            yield InconsistencyResult(id=rule.id, questions=questions)


def _next_steps(bank: Bank, evaluation: Evaluation) -> Iterator[NextStep]:
    for step in bank.next_steps.steps:
        because = step.evidence(bank, evaluation)
        if because is not None:
            yield NextStep(id=step.id, because=because)
