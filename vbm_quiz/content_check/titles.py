"""A bank in, its titles that no answers can lead to out."""

from collections.abc import Iterator

from vbm_quiz.bank.bank import Bank
from vbm_quiz.content_check.situations import all_states
from vbm_quiz.errors import Fault
from vbm_quiz.scoring.title import decide


def title_warnings(bank: Bank) -> Iterator[Fault]:
    """Titles that no state of the conditions leads to: a higher one asks for nothing that they do not ask for."""
    states = all_states(bank)
    reached = {decide(bank, each)[0] for each in states}
    for index, title in enumerate(bank.titles if states else ()):
        if title.id not in reached:
            asked = set(title.requires)
            higher = next(each.id for each in bank.titles[index + 1 :] if asked.issuperset(each.requires))
            yield Fault(f"titles.{title.id}", "title_unreachable", {"other": higher})
