"""The role today in, the advice out: the wish, plans, the change around the role, answers that disagree, next steps."""

from collections.abc import Iterator

from msgspec import structs

from vbm_quiz.bank.bank import Bank
from vbm_quiz.model.answers import Answers
from vbm_quiz.model.results import Advice, Evaluation, InconsistencyResult, Result
from vbm_quiz.scoring.next_steps import told_steps
from vbm_quiz.scoring.plan import plans
from vbm_quiz.scoring.requirements import requirements_of
from vbm_quiz.scoring.transition import calculation, client_results, transition_items
from vbm_quiz.scoring.wish import planned_titles, tells_role, wish_of


def advise(bank: Bank, answers: Answers, result: Result) -> Advice:
    """Derive the advice from a result.

    The transition, the clients and the calculation are told where the change of role is.

    Args:
        bank: the bank.
        answers: the answers that were scored.
        result: what `score` made of them.
    """
    requirements = requirements_of(bank)
    evaluation = evaluation_of(bank, answers, result)
    answers, wish = evaluation.answers, evaluation.wish
    told = tells_role(bank, result.title, wish)
    planned = plans(bank, requirements, answers, planned_titles(bank, result.title, wish))
    next_steps, later = told_steps(bank, requirements, evaluation, planned)
    return Advice(
        wish=wish,
        plans=planned,
        transition=evaluation.items if told else None,
        clients=evaluation.clients,
        calculation=calculation(bank, answers) if told else None,
        inconsistencies=evaluation.inconsistencies,
        next_steps=next_steps,
        later=later,
        conversation=bank.conversation.points_for(bank, evaluation),
    )


def evaluation_of(bank: Bank, answers: Answers, result: Result) -> Evaluation:
    """All that the rules may ask about, of answers and what was scored of them."""
    answers = bank.in_force(answers)
    wish = wish_of(bank, answers, result.title)
    told = tells_role(bank, result.title, wish)
    evaluation = Evaluation(
        answers=answers,
        result=result,
        wish=wish,
        items=transition_items(bank, answers) if told else (),
        clients=client_results(bank, answers.clients or ()) if told else (),
    )
    return structs.replace(evaluation, inconsistencies=tuple(inconsistencies_in(bank, evaluation)))


def inconsistencies_in(bank: Bank, evaluation: Evaluation) -> Iterator[InconsistencyResult]:
    """The answers that disagree, by the rules of the bank."""
    for rule in bank.second_looks:
        questions = rule.evidence(bank, evaluation)
        if questions is not None:
            yield InconsistencyResult(id=rule.id, questions=questions)
