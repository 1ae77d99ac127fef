"""What is told of a changed quiz beside another one: who gets another title and why, and what else differs."""

from collections.abc import Iterable, Iterator, Sequence

from vbm_quiz.bank.taken_over import REASONS
from vbm_quiz.characters import isolated_name
from vbm_quiz.report.blocks import Block, Heading, Headline, Paragraph, Point, Points
from vbm_quiz.report.sections.step_moves import step_moves
from vbm_quiz.report.sections.title_moves import title_moves
from vbm_quiz.report.trial import Trial, TriedQuiz
from vbm_quiz.report.trial_text import changed_value_text, counts_text, source_text
from vbm_quiz.scoring.bank_comparison import Moved
from vbm_quiz.scoring.bank_moves import NEXT_STEPS, PartMove, TitleMove
from vbm_quiz.texts.texts import Texts

MOST_TOLD = 10
"""How many of a kind are told; the others are counted, and the JSON has them all."""


def trial_page(trial: Trial) -> Iterator[Block]:
    """The whole page; its first screen says what was changed, and who gets another title and why."""
    texts = trial.after.texts
    yield _headline(trial)
    yield from _section(texts, "unreadable", _unreadable(trial))
    yield from _section(texts, "changes", (Point(changed_value_text(texts, each)) for each in trial.changes))
    if trial.hides_changes:
        yield Paragraph(texts("content.try.same_version", version=trial.after.bank.version))
    yield from _section(texts, "titles", title_moves(trial))
    yield from _section(texts, "steps", step_moves(trial))
    yield from _section(texts, "parts", _parts(trial), most=None)
    yield from _section(texts, "questions", _questions(trial))
    if trial.comparison.moved:
        yield Paragraph(texts("content.try.in_json"))


def _section(texts: Texts, name: str, points: Iterable[Point], most: int | None = MOST_TOLD) -> Iterator[Block]:
    """The first points under their heading, with how many more there are; nothing where there are none."""
    found = tuple(points)
    if found:
        yield Heading(texts(f"content.try.{name}"))
        yield Points(found[:most])
    if most is not None and found[most:]:
        yield Paragraph(texts("content.try.more", count=len(found[most:])))


# ---------------------------------------------------------------- what was tried, and what it comes down to


def _headline(trial: Trial) -> Headline:
    texts, found = trial.after.texts, trial.comparison
    pair = texts("content.try.pair", after=_quiz_name(texts, trial.after), before=_quiz_name(texts, trial.before))
    if found.same_rules:
        said = [texts("content.try.same_rules")]
    elif not found.moved:
        said = [_tried(trial), texts("content.try.nothing")]
    else:
        titles = [moved for _, moved in found.most_first(TitleMove)]
        steps = [moved for move, moved in found.most_first(PartMove) if move.part == NEXT_STEPS]
        said = [_tried(trial), _total(trial, "any_title", titles), _total(trial, "any_step", steps)]
    return Headline(texts("content.try.heading"), pair, (" ".join([*_not_used(trial), *said]),))


def _not_used(trial: Trial) -> Iterator[str]:
    """How many of the answers that were named could not be used; nothing where all could."""
    texts, count = trial.after.texts, len(trial.unreadable)
    if count:
        total = texts.number(trial.comparison.people + count)
        yield texts("content.try.not_used", count=texts.number(count), total=total)


def _quiz_name(texts: Texts, quiz: TriedQuiz) -> str:
    return texts("content.try.shipped") if quiz.folder is None else isolated_name(quiz.folder)


def _tried(trial: Trial) -> str:
    texts, found = trial.after.texts, trial.comparison
    people = texts(
        "content.try.person" if found.people == 1 else "content.try.people", count=texts.number(found.people)
    )
    made_up = texts("content.try.made_up", count=texts.number(found.made_up))
    return texts("content.try.tried", answers=texts.listed([people, made_up] if found.people else [made_up]))


def _total(trial: Trial, name: str, moved: Iterable[Moved]) -> str:
    """How many a kind of move is about; that none of the real ones are is said as well."""
    texts, every = trial.after.texts, list(moved)
    if not every:
        return texts(f"content.try.{name}_none")
    people, made_up = sum(each.people for each in every), sum(each.made_up for each in every)
    none = [texts("content.try.counted_no_real")] if trial.comparison.people and not people else []
    return texts(f"content.try.{name}", counts=", ".join([*none, counts_text(texts, people, made_up)]))


# ---------------------------------------------------------------- the rest of the report


def _parts(trial: Trial) -> Iterator[Point]:
    """The other parts that differ, the most frequent first."""
    for move, moved in trial.comparison.most_first(PartMove):
        if move.part != NEXT_STEPS:
            name = trial.after.texts(f"content.try.part.{move.part}")
            yield Point(name, counts_text(trial.after.texts, moved.people, moved.made_up))


# ---------------------------------------------------------------- the answers that were given


def _questions(trial: Trial) -> Iterator[Point]:
    """The questions that are new or gone, and those of which an answer of a person was left behind."""
    texts = trial.after.texts
    for key, quiz, ids in (("new", trial.after, trial.new_questions), ("gone", trial.before, trial.gone_questions)):
        if ids:
            names = [quiz.texts(f"questions.{id_}.short") for id_ in ids]
            yield Point(texts(f"content.try.{key}_questions"), details=(_first(trial, names),))
    found = trial.comparison
    for side, left in (("before", found.left_before), ("after", found.left_after)):
        for reason in REASONS:
            told = [f"{id_} ({texts.number(count)})" for (why, id_), count in left.items() if why == reason]
            if told:
                yield Point(texts(f"content.try.{reason}_{side}"), details=(_first(trial, told),))


def _first(trial: Trial, names: Sequence[str]) -> str:
    texts, more = trial.after.texts, len(names[MOST_TOLD:])
    return ", ".join([*names[:MOST_TOLD], *([texts("content.try.more", count=more)] if more else [])])


def _unreadable(trial: Trial) -> Iterator[Point]:
    """The files that could not be used, each with its first fault."""
    texts = trial.after.texts
    for each in trial.unreadable:
        yield Point(source_text(texts, each.source), each.faults[0].told(texts).line)
