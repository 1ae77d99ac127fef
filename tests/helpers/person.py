"""Someone with an answer to every card: what stands on her screen, and the keys that she presses."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from tests.helpers.support import shipped_bank, shipped_texts
from tests.helpers.terminal import Terminal
from vbm_quiz.bank.questions import NumberQuestion
from vbm_quiz.interview.prompts import card_at
from vbm_quiz.interview.state import ADD, NAME, SKIPPED, answered, begin
from vbm_quiz.model.answers import Answers, Value, client_field
from vbm_quiz.ui.prompt import Prompt

SAID: Mapping[str, Value] = {
    "start.current_title": "other",
    "plan.actions": "responsible",
    "plan.example": "yes",
    "control.measure": "own_part",
    "letting_go.hours_client": Decimal(40),
    "letting_go.hours_executing": Decimal("12.5"),
    "letting_go.people": Decimal(2),
    "letting_go.decision": "this_week",
    "rates.hours_week_now": Decimal(32),
    "clients[0].add": "yes",
    "clients[0].name": "Bakkerij",
    "start.goal": "unsure",
}
"""What she says where it is not the first choice; no two of these disagree."""


class Step(NamedTuple):
    """One card: its id, what it asks, and the keys that answer it in either face."""

    card: str
    question: str
    menu: tuple[str, ...]
    plain: tuple[str, ...]

    def keys(self, terminal: Terminal) -> tuple[str, ...]:
        """The keys that answer it there."""
        return self.plain if terminal.plain else self.menu


def steps(language: str = "en", said: Mapping[str, Value] = SAID, given: Answers | None = None) -> list[Step]:
    """Every card on the way to the review."""
    return list(_steps(language, said, given or Answers({})))


def _steps(language: str, said: Mapping[str, Value], given: Answers) -> Iterator[Step]:
    walk, texts = begin(shipped_bank(), given), shipped_texts(language)
    while walk.at is not None:
        card, value = card_at(walk, texts, walk.at), _answer(walk.at, said)
        if card.options:
            menu: tuple[str, ...] = (_digit(card, value),)
            plain: tuple[str, ...] = (*menu, "enter")
        elif value in (SKIPPED, "unknown"):
            # An Enter right behind a digit is its end, so another key stands between.
            menu, plain = ("ctrl-e", "enter"), ("enter",)
        else:
            menu = plain = (str(value).replace(".", texts("decimal")), "enter")
        yield Step(walk.at, " ".join(card.question.split()), menu, plain)
        walk = answered(walk, value)


def _answer(card: str, said: Mapping[str, Value]) -> Value:
    if card in said:
        return said[card]
    client = client_field(card)
    if client is not None:
        return {ADD: "no", NAME: "Webshop"}.get(client[1], "unknown")
    question = shipped_bank().questions[card]
    if isinstance(question, NumberQuestion):
        return SKIPPED if question.optional else "unknown"
    return question.choices[0]


def _digit(card: Prompt, value: Value) -> str:
    return str([option.value for option in card.choices].index(str(value)) + 1)


def answer_up_to(terminal: Terminal, way: list[Step], card: str) -> None:
    """Press all keys until this card is on screen."""
    before = [step.card for step in way].index(card)
    terminal.press(*(key for step in way[:before] for key in step.keys(terminal)))
    terminal.until(way[before].question)
