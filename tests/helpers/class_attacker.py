"""Someone who wants to know more of a class than its page tells: what is printed in, what she finds out out.

She knows the page, the rules of the quiz, and that 0 is told; nothing of how the program picks what it hides. Each
number is an unknown, and what she knows are linear equations and inequalities over these. A number is found out when it
has one value in all solutions.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

Name = tuple[str, ...]
Numbers = dict[Name, int | None]
Bounds = dict[Name, tuple[int, int]]


@dataclass(frozen=True)
class Knowledge:
    """Sums of unknowns with their factors, each of which lies between two limits."""

    factors: Mapping[Name, int]
    low: int
    high: int


@dataclass
class Page:
    """What a page tells: the numbers, None where one is not told, and what is known of them."""

    people: int
    numbers: Numbers = field(default_factory=dict)
    known: list[Knowledge] = field(default_factory=list)

    def hidden(self) -> list[Name]:
        """The numbers that are not told."""
        return [name for name, number in self.numbers.items() if number is None]

    def table(self, cells: Iterable[Name], total: Name | None = None) -> None:
        """Know that cells hold everyone once, or all of a total."""
        names = list(cells)
        factors = {**dict.fromkeys(names, 1), **({} if total is None else {total: -1})}
        self.equal(factors, self.people if total is None else 0)

    def least(self) -> dict[Name, int]:
        """The least that each number can be: not 0, which is told, unless nothing at all is told of its table."""
        beside: dict[Name, list[int | None]] = {}
        for name, number in self.numbers.items():
            beside.setdefault(_table_of(name), []).append(number)
        all_hidden = {
            table for table, numbers in beside.items() if len(numbers) > 2 and not any(map(_is_told, numbers))
        }
        return {name: 0 if _table_of(name) in all_hidden else 1 for name in self.numbers}

    def equal(self, factors: Mapping[Name, int], value: int = 0) -> None:
        """Know the value of a sum."""
        self.known.append(Knowledge(factors, value, value))

    def same(self, one: Name, other: Name) -> None:
        """Know that two numbers are the same, where the page has both."""
        if one in self.numbers and other in self.numbers:
            self.equal({one: 1, other: -1})

    def at_most(self, part: Iterable[Name], whole: Iterable[Name]) -> None:
        """Know that whoever stands in these cells stands in those too, where the page has them."""
        factors = {**dict.fromkeys(part, 1), **dict.fromkeys(whole, -1)}
        if factors.keys() <= self.numbers.keys():
            self.known.append(Knowledge(factors, -(10**6), 0))


def _is_told(number: int | None) -> bool:
    return number is not None


def _table_of(name: Name) -> Name:
    """The table that a number stands in: a question and its rest, a task and its states, or a whole list."""
    return name[:2] if name[0] in ("tasks", "conditions", "next_steps", "questions") else (name[0], str(len(name)))


def read_page(text: str) -> Page:
    """The page that the JSON of a class is."""
    data = json.loads(text)
    page = Page(data["people"])
    _titles_and_wishes(page, data)
    for kind in ("tasks", "conditions"):
        for row in data[kind]:
            if row["states"] is not None:
                cells: Numbers = {(kind, row["id"], state): number for state, number in row["states"].items()}
                page.numbers |= cells
                page.table(cells)
    for kind, column in (("next_steps", "people"), ("questions", "unknown")):
        for row in data[kind]:
            _one_or_the_rest(page, (kind, row["id"]), row[column])
    _one_or_the_rest(page, ("inputs", "other_bank"), data["inputs"]["other_bank"])
    ready: Numbers = {("ready", each["title"]): each["people"] for each in data["ready"]}
    rest = None if None in ready.values() else page.people - sum(filter(None, ready.values()))
    page.numbers |= {**ready, ("ready", "rest"): rest}
    page.table([*ready, ("ready", "rest")])
    return page


def _titles_and_wishes(page: Page, data: Mapping[str, Any]) -> None:
    totals: dict[str, Name] = {each["id"]: ("titles", each["id"]) for each in data["titles"]}
    totals["not_enough_shown"] = ("titles", "not_enough_shown")
    page.numbers |= {totals[each["id"]]: each["people"] for each in data["titles"]}
    page.numbers[totals["not_enough_shown"]] = data["not_enough_shown"]
    page.table(totals.values())
    for each in data["titles"]:
        if each["standing"] is not None:
            cells: Numbers = {("titles", each["id"], standing): number for standing, number in each["standing"].items()}
            page.numbers |= cells
            page.table(cells, totals[each["id"]])
    page.numbers |= {("wishes", each["goal"]): each["people"] for each in data["wishes"]}
    page.table(("wishes", each["goal"]) for each in data["wishes"])
    rows = {each["goal"]: each["titles"] for each in data["wishes"] if each["titles"] is not None}
    page.numbers |= {("wishes", goal, title): number for goal, row in rows.items() for title, number in row.items()}
    for goal, row in rows.items():
        page.table([("wishes", goal, title) for title in row], ("wishes", goal))
    for title, total in totals.items() if rows else ():
        page.table([("wishes", goal, title) for goal in rows], total)


def _one_or_the_rest(page: Page, name: Name, number: int | None) -> None:
    rest: Name = (*name, "rest")
    page.numbers |= {name: number, rest: None if number is None else page.people - number}
    page.table([name, rest])


def with_rules(page: Page) -> Page:
    """The page as one reads it who knows the questions and the rules of the quiz that ships."""
    manager, professional, assistant, none = (
        ("titles", each)
        for each in ("virtual_business_manager", "virtual_professional", "virtual_assistant", "not_enough_shown")
    )

    def condition(name: str, *states: str) -> list[Name]:
        return [("conditions", name, state) for state in states]

    for task, question in (("forecast", "forecast.goals"), ("coordinate", "coordinate.integrate")):
        page.same(("tasks", task, "unknown"), ("questions", question))
    page.same(("conditions", "through_others", "not_shown"), ("questions", "letting_go.people"))
    for question in ("hours_client", "hours_executing"):
        page.at_most([("questions", f"letting_go.{question}")], condition("execution_share", "not_shown"))
    for name in ("cycle", "ownership"):
        page.at_most([manager], condition(name, "met"))
    for name in ("through_others", "execution_share"):
        page.at_most([manager], condition(name, "met", "not_shown"))
        page.at_most(condition(name, "not_met"), [professional, assistant, none])
    page.at_most([professional], condition("specialism", "met"))
    page.at_most([assistant], condition("specialism", "not_met"))
    page.at_most(condition("specialism", "met"), [professional, manager, none])
    page.at_most(condition("specialism", "not_met"), [assistant, manager, none])
    return page


def found_out(page: Page) -> dict[Name, int]:
    """The hidden numbers that can have one value only, with this value."""
    search = _Search(page)
    first = search.solution({})
    assert first is not None, "nobody can have made this page"
    open_ = dict(first)
    alone: dict[Name, int] = {}
    for name in page.hidden():
        if name not in open_:
            continue
        other = search.solution({name: (first[name] + 1, page.people)}) or search.solution({name: (0, first[name] - 1)})
        if other is not None:
            for each, value in other.items():
                if value != first[each]:
                    open_.pop(each, None)
        else:
            alone[name] = first[name]
    return alone


class _Search:
    """Finds values for all unknowns that agree with what is known: narrows their bounds, and tries what is left."""

    def __init__(self, page: Page) -> None:
        least = page.least()
        self._start: Bounds = {
            name: (least[name], page.people) if number is None else (number, number)
            for name, number in page.numbers.items()
        }
        self._known = page.known
        self._in: dict[Name, list[int]] = {name: [] for name in page.numbers}
        for index, each in enumerate(page.known):
            for name in each.factors:
                self._in[name].append(index)

    def solution(self, narrower: Bounds) -> dict[Name, int] | None:
        bounds = {**self._start}
        for name, (low, high) in narrower.items():
            bounds[name] = (max(low, bounds[name][0]), min(high, bounds[name][1]))
            if bounds[name][0] > bounds[name][1]:
                return None
        todo = range(len(self._known)) if not narrower else [index for name in narrower for index in self._in[name]]
        self._left = 20_000
        return self._solve(bounds, todo)

    def _solve(self, bounds: Bounds, todo: Iterable[int]) -> dict[Name, int] | None:
        self._left -= 1
        assert self._left > 0, "the search takes too long"
        if not self._narrow(bounds, todo):
            return None
        open_ = [name for name, (low, high) in bounds.items() if low < high]
        if not open_:
            return {name: low for name, (low, _) in bounds.items()}
        name = min(open_, key=lambda each: bounds[each][1] - bounds[each][0])
        low, high = bounds[name]
        for value in _from_the_middle(low, high):
            found = self._solve({**bounds, name: (value, value)}, self._in[name])
            if found is not None:
                return found
        return None

    def _narrow(self, bounds: Bounds, todo: Iterable[int]) -> bool:
        """Narrow the bounds in place as far as each sum by itself does; whether values are left."""
        waiting = dict.fromkeys(todo)
        while waiting:
            index = next(iter(waiting))
            del waiting[index]
            known = self._known[index]
            ends = {name: _ends(factor, bounds[name]) for name, factor in known.factors.items()}
            least, most = sum(low for low, _ in ends.values()), sum(high for _, high in ends.values())
            if least > known.high or most < known.low:
                return False
            for name, factor in known.factors.items():
                low, high = ends[name]
                narrowed = _within(factor, known.low - (most - high), known.high - (least - low), bounds[name])
                if narrowed[0] > narrowed[1]:
                    return False
                if narrowed != bounds[name]:
                    bounds[name] = narrowed
                    waiting |= dict.fromkeys(self._in[name])
        return True


def _ends(factor: int, bounds: tuple[int, int]) -> tuple[int, int]:
    low, high = (factor * each for each in bounds)
    return min(low, high), max(low, high)


def _within(factor: int, low: int, high: int, bounds: tuple[int, int]) -> tuple[int, int]:
    """The bounds within which a factor (1 or -1) times a number lies between these limits."""
    ends = (low, high) if factor > 0 else (-high, -low)
    return max(bounds[0], ends[0]), min(bounds[1], ends[1])


def _from_the_middle(low: int, high: int) -> Iterator[int]:
    middle = (low + high) // 2
    yield from sorted(range(low, high + 1), key=lambda value: abs(value - middle))
