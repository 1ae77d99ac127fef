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
    aim = aimed_at(quiz, answers, result)
    wanted = _titles_above(quiz, result, aim, quiz.direction.title if result.title.id == quiz.title_ids[0] else None)
    toward = _titles_above(quiz, result, aim, None if _stays(quiz, answers) else result.title.direction)
    goes = quiz.direction.title in (result.title.id, quiz.title_of(answers.choice(quiz.start.goal) or ""), *toward)
    items = transition_items(quiz, answers) if told else ()
    clients = client_results(quiz, answers.clients or ()) if told else ()
    facts = Facts(
        quiz=quiz,
        answers=answers,
        result=result,
        toward=toward,
        plans=plans(quiz, needs or needs_of(quiz), answers, wanted if aim else ()),
        items=items if goes else (),
        clients=clients if goes else (),
        calculation=calculation(quiz, answers),
    )
    looks = tuple(_second_looks(facts))
    facts = structs.replace(facts, second_looks=looks)
    return Advice(
        plans=facts.plans,
        transition=items if told else None,
        clients=clients,
        calculation=facts.calculation,
        second_looks=looks,
        next_steps=tuple(_next_steps(facts))[: quiz.next_steps.most],
        conversation=any(fires(facts, [test]) is not None for test in quiz.conversation.any),
    )


def aimed_at(quiz: Quiz, answers: Answers, result: Result) -> str | None:
    """The title above today's that a plan leads to; None for who stays or is not yet placed.

    The title wished for; without a wish, the direction, else the next title up.
    """
    today, goal = result.title.id, answers.choice(quiz.start.goal)
    if today is None or _stays(quiz, answers):
        return None
    following = quiz.title_ids[quiz.rank(today) + 1 :]
    aim = quiz.title_of(goal or "") or result.title.direction or next(iter(following), None)
    return aim if aim in following else None


def _stays(quiz: Quiz, answers: Answers) -> bool:
    return answers.choice(quiz.start.goal) == quiz.start.stay


def _titles_above(quiz: Quiz, result: Result, *titles: str | None) -> tuple[str, ...]:
    """Those of the titles that stand above today's, lowest first; none for who is not yet placed."""
    if result.title.id is None:
        return ()
    return tuple(title for title in quiz.title_ids[quiz.rank(result.title.id) + 1 :] if title in titles)


def _transition_told(quiz: Quiz, answers: Answers, result: Result) -> bool:
    goal = answers.choice(quiz.start.goal)
    toward = quiz.title_of(goal or "")
    unsure = toward is None and not _stays(quiz, answers)
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
