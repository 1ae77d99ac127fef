"""References and limits of a bank in, a fault for each that is wrong out; shared by all kinds.

A path is relative to the thing that is asked for its faults: empty for the thing itself, `at_least` for a key of it,
`all_of[1]` for the second of a list. `within` puts the place of the thing before it.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import TYPE_CHECKING, Protocol

from vbm_quiz.errors import Fault, Guess

if TYPE_CHECKING:
    from vbm_quiz.bank.bank import Bank


class HasId(Protocol):
    """Anything that a bank names by an id."""

    @property
    def id(self) -> str:
        """Its id."""


def within(path: str, faults: Iterable[Fault]) -> Iterator[Fault]:
    """The faults of a thing, with its own path before theirs."""
    return (fault._replace(path=joined(path, fault.path)) for fault in faults)


def joined(path: str, part: str) -> str:
    """A path and the path of something in it, as one."""
    return f"{path}{part}" if not path or not part or part.startswith("[") else f"{path}.{part}"


def unknown_id(path: str, what: str, found: str, known: Iterable[str], key: str = "unknown_id") -> Iterator[Fault]:
    """A fault when an id is not known; `what` names the kind of thing, as `content_faults.things` has it."""
    allowed = tuple(dict.fromkeys(known))
    if found not in allowed:
        yield Fault(path, key, {"thing": what, "found": found, "allowed": allowed, "nearest": Guess(found, allowed)})


def unknown_ids(path: str, what: str, found: Iterable[str], known: Iterable[str]) -> Iterator[Fault]:
    """A fault for each id of a list that is not known."""
    allowed = tuple(known)
    for index, id_ in enumerate(found):
        yield from unknown_id(f"{path}[{index}]", what, id_, allowed)


def repeated(places: Iterable[tuple[str, str]]) -> Iterator[Fault]:
    """A fault for each id that stands more than once, where it stands the second time; a place is a path and an id."""
    found: dict[str, list[str]] = {}
    for path, id_ in places:
        found.setdefault(id_, []).append(path)
    for id_, paths in found.items():
        if len(paths) > 1:
            yield Fault(paths[1], "repeated_id", {"found": id_})


def repeated_ids(path: str, things: Iterable[HasId]) -> Iterator[Fault]:
    """A fault for each id that more than one thing of a list has."""
    return repeated((f"{path}[{index}].id", thing.id) for index, thing in enumerate(things))


def repeated_texts(path: str, texts: Iterable[str]) -> Iterator[Fault]:
    """A fault for each text that stands more than once in a list."""
    return repeated((f"{path}[{index}]", text) for index, text in enumerate(texts))


def unreachable_count(path: str, count: int, most: int, things: str) -> Iterator[Fault]:
    """A fault when a count is always or never reached; `most` is how many of these things there are."""
    if not 1 <= count <= most:
        yield Fault(path, "unreachable_count", {"found": count, "highest": most, "things": things})


def unreachable_threshold(bank: "Bank", path: str, question: str, threshold: int) -> Iterator[Fault]:
    """A fault when all or none of the answers to a number question reach a threshold."""
    numbers = bank.numbers
    if question in numbers:
        lowest, highest = numbers[question].lowest, numbers[question].maximum
        if not lowest < threshold <= highest:
            bounds = {"lowest": lowest, "highest": highest}
            yield Fault(path, "unreachable_threshold", {"found": threshold, "question": question, **bounds})


def outside(path: str, number: Fraction, highest: int) -> Iterator[Fault]:
    """A fault when a number is not above 0 and at most the highest there is."""
    if not 0 < number <= highest:
        yield Fault(path, "outside", {"found": number, "highest": highest})


def unknown_number(bank: "Bank", path: str, question: str) -> Iterator[Fault]:
    """A fault when an id is that of no number question."""
    return unknown_id(path, "number", question, bank.numbers)


def unknown_choices(bank: "Bank", question: tuple[str, str], path: str, choices: Iterable[str]) -> Iterator[Fault]:
    """A fault for each choice that a question does not offer, or one when there is no such question.

    Args:
        bank: the bank.
        question: the path where the question is named, and its id.
        path: that of the list of choices.
        choices: the choices.
    """
    where, id_ = question
    if id_ not in bank.questions:
        yield from unknown_id(where, "question", id_, bank.questions)
        return
    for index, choice in enumerate(choices):
        yield from unknown_choice(bank, id_, f"{path}[{index}]", choice)


def unknown_choice(bank: "Bank", question: str, path: str, choice: str) -> Iterator[Fault]:
    """A fault when a question does not offer a choice."""
    allowed = bank.questions[question].readable
    if choice not in allowed:
        values = {
            "question": question,
            "found": choice,
            "allowed": allowed,
            "nearest": Guess(choice, allowed),
        }
        yield Fault(path, "unknown_choice", values)
