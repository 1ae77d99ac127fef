"""The goal and the title in, the wish out: to stay, a title above today's, or open; and the titles planned for."""

from vbm_quiz.bank.bank import Bank
from vbm_quiz.model.answers import Answers
from vbm_quiz.model.results import TitleResult, Wish


def wish_of(bank: Bank, answers: Answers, title: TitleResult) -> Wish:
    """What she wants; a goal at or below today's title, or the lowest still possible, is a wish to stay."""
    goal = answers.choice(bank.start.goal)
    wanted = bank.title_of(goal or "")
    if wanted is None:
        return Wish(kind="stay" if goal == bank.start.stay else "open", aim=title.id)
    above = bank.rank(wanted) > min(map(bank.rank, _titles_of_today(title)))
    return Wish(kind="toward" if above else "stay", aim=wanted)


def tells_role(bank: Bank, title: TitleResult, wish: Wish) -> bool:
    """Whether the change of role is told: the direction's title or a higher one is hers, or wished for.

    While no title is shown, the lowest that is possible counts as hers; while the wish is open, it is told to everyone.
    """
    today = min(map(bank.rank, _titles_of_today(title)))
    wanted = today if wish.aim is None else bank.rank(wish.aim)
    return wish.kind == "open" or max(today, wanted) >= bank.rank(bank.direction.title)


def planned_titles(bank: Bank, title: TitleResult, wish: Wish) -> tuple[str, ...]:
    """The titles that plans lead to, lowest first: above every title of today.

    To the title wished for; while the wish is open, to the direction of the work or else the next title up, and from
    the lowest title to the direction's as well. None while the wish is open and no title is shown.
    """
    above = bank.title_ids[max(map(bank.rank, _titles_of_today(title))) + 1 :]
    if wish.kind == "toward":
        return tuple(each for each in above if each == wish.aim)
    if wish.kind == "stay" or title.id is None:
        return ()
    wanted = {title.direction or next(iter(above), None)}
    if title.id == bank.title_ids[0]:
        wanted.add(bank.direction.title)
    return tuple(each for each in above if each in wanted)


def _titles_of_today(title: TitleResult) -> tuple[str, ...]:
    """The title, or those that are possible."""
    return title.between if title.id is None else (title.id,)
