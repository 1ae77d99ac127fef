"""What a report says to do: the one list of next steps with what they rest on, and the answers that disagree."""

from collections.abc import Iterator

from msgspec import structs

from vbm_quiz.bank.next_steps import PlanStep
from vbm_quiz.bank.questions import NumberQuestion
from vbm_quiz.bank.steps import (
    AGAINST,
    AIM,
    BECAUSE,
    CLIENT,
    CURRENT_TITLE,
    HELD_TASKS,
    IN_FAVOUR,
    TITLE,
    UNKNOWN_FIELDS,
    ClientStep,
    FindOutStep,
    InconsistencyStep,
    RuleStep,
)
from vbm_quiz.characters import isolated_name
from vbm_quiz.model.answers import UNKNOWN, YES
from vbm_quiz.model.results import Change, InconsistencyResult, NextStep
from vbm_quiz.report.answers_text import answers_behind
from vbm_quiz.report.blocks import Block, Heading, Point, Points
from vbm_quiz.report.build import Report
from vbm_quiz.report.phrases import (
    answer_text,
    change_text,
    question_in_report,
    share_with_percentage,
    title_name,
    value_text,
)

PARTS = ("week", "agree", "holds")
"""The texts of a step: what to do this week, what to agree with whom, how to know that it holds."""


def next_steps(report: Report) -> Iterator[Block]:
    """Three to seven steps, in order of priority."""
    yield Points(tuple(_next_step(report, step) for step in report.advice.next_steps), numbered=True)


def _next_step(report: Report, step: NextStep) -> Point:
    texts = report.texts
    because = [question for question in step.because if question != report.bank.start.goal]
    told = not because or _tells_answers(report, step)
    return Point(
        label=texts(f"next_steps.{step.id}.title"),
        details=tuple(_details(report, step)),
        quiet=() if told else (f"{texts('interface.report.because')} {answers_behind(report, because)}",),
    )


def _tells_answers(report: Report, step: NextStep) -> bool:
    """Whether what a step rests on stands elsewhere: in its own texts, in the plan, or beside the client."""
    rule = report.bank.next_steps.step(step.id)
    return isinstance(rule, PlanStep | ClientStep) or rule.names_questions or bool(_fills(report, step))


def step_in_short(report: Report, step: NextStep) -> str:
    """A step in a line or two: its title, and the questions that it is told for or the first thing to do this week."""
    rule = report.bank.next_steps.step(step.id)
    if not isinstance(rule, PlanStep) and rule.names_questions:
        questions = report.texts.listed(question_in_report(report, question) for question in step.because)
        return f"{report.texts(f'next_steps.{step.id}.title')}: {questions}."
    first, _, _ = step_part(report, step, "week").partition(". ")
    return f"{report.texts(f'next_steps.{step.id}.title')}. {first.removesuffix('.')}."


def _details(report: Report, step: NextStep) -> Iterator[str]:
    yield from step_about(report, step)
    for part in PARTS:
        first = part == "week" and step is report.advice.next_steps[0]
        label = report.texts(f"interface.report.step_{'this_week' if first else part}")
        yield f"{label}: {step_part(report, step, part)}"
    yield from step_more(report, step)


def step_about(report: Report, step: NextStep) -> Iterator[str]:
    """What is told of a step before what to do: what it is about, and answers that disagree."""
    yield from _subject(report, step)
    for look in report.advice.inconsistencies:
        if tells_of(report, step, look):
            yield report.texts(f"second_looks.{look.id}.text")


def step_more(report: Report, step: NextStep) -> Iterator[str]:
    """What is told of a step after what to do: what comes then, and what it leads to."""
    texts = report.texts
    then = [change for change in step.changes if change != _first_move(report, step)]
    if then:
        changes = "; ".join(_change(report, change) for change in then)
        yield texts("interface.report.step_then", changes=changes)
    if _asks_example(report, step):
        yield texts("examples.step")
    if step.meets:
        names = texts.listed(texts(f"conditions.{id_}.name") for id_ in step.meets)
        yield texts(f"interface.report.{'step_meets_then' if then else 'step_meets'}", conditions=names)
    yield from _rest_of_the_way(report, step)
    planned = [each for each in report.advice.next_steps if each.changes]
    if report.advice.later and planned and step is planned[-1]:
        yield texts("interface.report.step_later", questions=_later(report))


def _asks_example(report: Report, step: NextStep) -> bool:
    """Whether a level that a step leads to asks for an example that was not asked for before."""
    bank, answers = report.bank, report.answers
    raised = [change for change in step.changes if change.after in bank.scale.asking_example]
    tasks = [task for change in raised if (task := bank.task_of(change.question)) is not None]
    return any(not task.asks_example(bank.scale, answers) for task in tasks)


def _rest_of_the_way(report: Report, step: NextStep) -> Iterator[str]:
    """While the wish is open: that a step is the first of a longer way."""
    for plan in report.advice.plans if report.advice.wish.kind == "open" else ():
        if plan.target == step.toward and len(plan.steps) > len(step.changes):
            heading = report.texts("interface.report.plan", title=title_name(report.texts, plan.target))
            yield report.texts("interface.report.step_begins", heading=heading)


def tells_of(report: Report, step: NextStep, look: InconsistencyResult) -> bool:
    """Whether a step is about these answers that disagree."""
    about = isinstance(report.bank.next_steps.step(step.id), InconsistencyStep)
    return about and set(look.questions) == set(step.because)


def step_part(report: Report, step: NextStep, part: str) -> str:
    """A text of a step: by itself, or that of its first move."""
    texts, bank = report.texts, report.bank
    if not step.changes:
        return texts(f"next_steps.{step.id}.{part}", **_client_fills(report, step), **_fills(report, step))
    change = _first_move(report, step)
    if not isinstance(bank.questions[change.question], NumberQuestion):
        return texts(f"plan_steps.{change.question}.{change.after}.{part}", **_plan_fills(report, change))
    whole = next((share.whole for share in bank.shares if share.part == change.question), "")
    numbers = {"to": change.after, "whole": report.answers.number(whole)}
    filled = {name: texts.number(number) for name, number in numbers.items()}
    return texts(f"plan_steps.{change.question}.{part}", **filled)


def _plan_fills(report: Report, change: Change) -> dict[str, str]:
    """The placeholders of the texts for any activity, example, fact or choice: its name, and the answer to it."""
    bank, texts, question = report.bank, report.texts, change.question
    if question in bank.examples:
        return {"task": texts(f"tasks.{bank.examples[question].id}.name")}
    short = texts(f"questions.{question}.short")
    answer = value_text(bank, texts, question, change.after)
    return {"activity": short, "fact": short, "question": short, "answer": answer}


def _fills(report: Report, step: NextStep) -> dict[str, str]:
    """The placeholders of a step's texts that stand for her own answers and titles."""
    rule = report.bank.next_steps.step(step.id)
    fills = {} if isinstance(rule, PlanStep) else rule.fills
    return {name: _fill(report, step, source) for name, source in fills.items()}


def _fill(report: Report, step: NextStep, source: str) -> str:
    texts, bank, answers = report.texts, report.bank, report.answers
    if source in (TITLE, AIM):
        return title_name(texts, str(report.result.title.id if source == TITLE else report.advice.wish.aim))
    if source == CURRENT_TITLE:
        return answer_text(bank, texts, answers, bank.start.current_title)
    if source == HELD_TASKS:
        return texts.listed(texts(f"tasks.{task.id}.name") for task in report.result.tasks if task.state == "held")
    if source == BECAUSE:
        return texts.listed(question_in_report(report, question) for question in step.because)
    share = next((share for share in bank.shares if share.id == source), None)
    if share is None:
        return answer_text(bank, texts, answers, source)
    return share_with_percentage(bank, texts, answers, share.share)


def _subject(report: Report, step: NextStep) -> Iterator[str]:
    """What a step is about, where its texts do not say so: a way, a client, its first move, the questions behind it."""
    texts, rule = report.texts, report.bank.next_steps.step(step.id)
    if step.toward and report.advice.wish.kind == "open":
        yield texts("interface.report.step_way", title=title_name(texts, step.toward))
    if isinstance(rule, RuleStep) and step.client is not None:
        yield texts("interface.report.step_client", client=_client_name(report, step.client))
    if step.changes and (move := _first_move(report, step)).question not in report.bank.numbers:
        yield texts("interface.report.step_first", change=change_text(report, move))
    if not isinstance(rule, PlanStep) and rule.names_questions:
        yield texts("interface.report.step_about", answers=answers_behind(report, step.because))
    if isinstance(rule, FindOutStep) and step is report.advice.next_steps[0] and len(report.result.find_out) > 1:
        heading = texts("interface.report.find_out")
        yield texts("interface.report.step_more", count=len(report.result.find_out), heading=heading)


def _client_name(report: Report, index: int) -> str:
    return isolated_name((report.answers.clients or ())[index].name)


def _client_fills(report: Report, step: NextStep) -> dict[str, str]:
    """The placeholders of the texts of a step about a client."""
    if step.client is None:
        return {}
    reasons = report.advice.clients[step.client].reasons
    known = {IN_FAVOUR: reasons.favour, AGAINST: reasons.against}
    named = {name: ", ".join(report.texts(f"client_reasons.{each}") for each in found) for name, found in known.items()}
    fields = [each.partition(".")[0] for each in reasons.unknown]
    unknown = report.texts.listed(report.texts(f"clients.fields.{field}.short") for field in fields) if fields else ""
    return {CLIENT: _client_name(report, step.client), **named, UNKNOWN_FIELDS: unknown}


def _first_move(report: Report, step: NextStep) -> Change:
    """The first change of a step, of a level no further than to the level above."""
    change, scale = step.changes[0], report.bank.scale
    if change.question not in report.bank.activities or change.before == UNKNOWN:
        return change
    return structs.replace(change, after=scale.levels[scale.worth(str(change.before)) + 1])


def _change(report: Report, change: Change) -> str:
    """A change as what it leads to; a yes as its question alone."""
    question = question_in_report(report, change.question)
    if change.after == YES:
        return question
    answer = value_text(report.bank, report.texts, change.question, change.after)
    return report.texts("interface.report.step_change", question=question, answer=answer)


def _later(report: Report) -> str:
    """What the later changes are about: tasks, and questions that belong to none."""
    texts, bank = report.texts, report.bank
    names: list[str] = []
    for change in report.advice.later:
        task = bank.task_of(change.question)
        names.append(question_in_report(report, change.question) if task is None else texts(f"tasks.{task.id}.name"))
    return texts.listed(dict.fromkeys(names))


def inconsistencies(report: Report) -> Iterator[Block]:
    """The answers that disagree, each with a question about them, but for those that a step is about."""
    texts, steps = report.texts, report.advice.next_steps
    found = [look for look in report.advice.inconsistencies if not any(tells_of(report, step, look) for step in steps)]
    if found:
        yield Heading(texts("interface.report.second_looks"))
        points = (
            Point(
                texts(f"second_looks.{each.id}.text"), tone="unknown", quiet=(answers_behind(report, each.questions),)
            )
            for each in found
        )
        yield Points(tuple(points))
