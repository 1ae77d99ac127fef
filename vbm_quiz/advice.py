"""The role today in, what follows from it out: the change around it, second looks and next steps."""

from collections.abc import Iterator

from msgspec import structs

from vbm_quiz.bank import Quiz
from vbm_quiz.firing import Facts, fires, step_fires
from vbm_quiz.model import Advice, Answers, NextStep, Result, SecondLookResult
from vbm_quiz.needs import Needs, needs_of
from vbm_quiz.plan import plans
from vbm_quiz.transition import calculation, client_results, transition_items


def advise(quiz: Quiz, answers: Answers, result: Result, needs: Needs | None = None) -> Advice:
    """Derive the advice from a result.

    Args:
        quiz: the bank.
        answers: the answers that were scored.
        result: what `score` made of them.
        needs: what the bank's conditions need, where that was worked out before.
    """
    told = _transition_told(quiz, answers, result)
    toward = targets(quiz, answers, result)
    facts = Facts(
        quiz=quiz,
        answers=answers,
        result=result,
        targets=toward,
        plans=plans(quiz, needs or needs_of(quiz), answers, toward),
        items=transition_items(quiz, answers) if told else (),
        clients=client_results(quiz, answers.clients or ()) if told else (),
        calculation=calculation(quiz, answers),
    )
    looks = tuple(_second_looks(facts))
    facts = structs.replace(facts, second_looks=looks)
    return Advice(
        targets=facts.targets,
        plans=facts.plans,
        transition=facts.items if told else None,
        clients=facts.clients,
        calculation=facts.calculation,
        second_looks=looks,
        next_steps=tuple(_next_steps(facts))[: quiz.next_steps.most],
        conversation=any(fires(facts, [test]) is not None for test in quiz.conversation.any),
    )


def targets(quiz: Quiz, answers: Answers, result: Result) -> tuple[str, ...]:
    """The titles above today's that a plan could lead to, lowest first; none for who stays or is not yet placed.

    The title wished for; without one, the direction, else the next title up. The first rung also gets the
    direction's title.
    """
    today, goal = result.title.id, answers.choice(quiz.start.goal)
    if today is None or goal == quiz.start.stay:
        return ()
    rank = quiz.rank(today)
    aim = quiz.title_of(goal or "") or result.title.direction or quiz.title_ids[min(rank + 1, len(quiz.titles) - 1)]
    wanted = {aim, quiz.direction.title} if rank == 0 else {aim}
    return tuple(title for title in quiz.title_ids[rank + 1 :] if title in wanted)


def _transition_told(quiz: Quiz, answers: Answers, result: Result) -> bool:
    goal = answers.choice(quiz.start.goal)
    toward = quiz.title_of(goal or "")
    unsure = toward is None and goal != quiz.start.stay
    return unsure or quiz.direction.title in (toward, result.title.id, result.title.direction)


def _second_looks(facts: Facts) -> Iterator[SecondLookResult]:
    for look in facts.quiz.second_looks:
        questions = fires(facts, look.when)
        if questions is not None:
            yield SecondLookResult(id=look.id, questions=questions)


def _next_steps(facts: Facts) -> Iterator[NextStep]:
    for step in facts.quiz.next_steps.steps:
        because = step_fires(facts, step)
        if because is not None:
            yield NextStep(id=step.id, because=because)
