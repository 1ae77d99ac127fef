"""References and limits of a bank in, a sentence for each that is wrong out; shared by all kinds."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from vbm_quiz.errors import nearest

if TYPE_CHECKING:
    from vbm_quiz.bank.bank import Bank


def hint(found: str, known: Iterable[str]) -> str:
    """`; did you mean …?` with the known name most like the one found; empty when none is like it."""
    near = nearest(found, known)
    return f"; did you mean `{near}`?" if near else ""


def unknown_ids(what: str, found: Iterable[str], known: Iterable[str]) -> Iterator[str]:
    """A sentence for each id found that is not known; `what` names the kind of thing."""
    allowed = list(known)
    for id_ in found:
        if id_ not in allowed:
            yield f"there is no {what} `{id_}`{hint(id_, allowed)}"


def repeated_ids(where: str, ids: Iterable[str]) -> Iterator[str]:
    """A sentence for each id that stands more than once."""
    yield from (f"{where}: `{id_}` stands {count} times" for id_, count in Counter(ids).items() if count > 1)


def unreachable_count(count: int, most: int, what: str, key: str = "at_least") -> Iterator[str]:
    """A sentence when a count is always or never reached; `most` is how many of `what` there are."""
    if not 1 <= count <= most:
        yield f"`{key}` must be from 1 to {most}, the number of {what}"


def unreachable_threshold(bank: "Bank", question: str, threshold: int, key: str) -> Iterator[str]:
    """A sentence when all or none of the answers to a number question reach a threshold."""
    numbers = bank.numbers
    if question in numbers:
        lowest, highest = numbers[question].lowest, numbers[question].maximum
        if not lowest < threshold <= highest:
            yield f"`{key}` must be above {lowest} and at most {highest}, as the answers to `{question}` are"


def unknown_numbers(bank: "Bank", questions: Iterable[str]) -> Iterator[str]:
    """A sentence for each id that is no number question."""
    yield from unknown_ids("number question", questions, bank.numbers)


def unknown_choices(bank: "Bank", question: str, choices: Iterable[str]) -> Iterator[str]:
    """A sentence for each choice that a question does not offer, or one when there is no such question."""
    if question not in bank.questions:
        yield from unknown_ids("question", [question], bank.questions)
        return
    allowed = bank.questions[question].readable
    yield from (f"{question}: {fault}" for fault in unknown_ids("choice", choices, allowed))
