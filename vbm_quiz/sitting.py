"""One sitting: cards go to a face, answers come back, and the walk moves on until the result is asked for."""

from collections.abc import Callable

from vbm_quiz.ask.card import Back, Card, Face
from vbm_quiz.cards import card_at
from vbm_quiz.interview import Walk, answered, back, jump, settle
from vbm_quiz.words import Words


class Sitting:
    """A walk that a person is on.

    Args:
        walk: where it starts; later always where it stands, also when the sitting is broken off.
        keep: what is done with the walk each time that it has moved.
    """

    def __init__(self, walk: Walk, keep: Callable[[Walk], None]) -> None:
        self.walk = walk
        self._keep = keep
        self._told: set[str] = set()

    def sit(self, words: Words, face: Face) -> None:
        """Put card after card until the person wants the result.

        Raises:
            KeyboardInterrupt: when the person presses Ctrl-C.
            StoppedByUser: when the person asks to stop.
            EOFError: when the terminal goes away.
        """
        while (moved := self._next(words, face)) is not None:
            self.walk = moved
            self._keep(moved)

    def _next(self, words: Words, face: Face) -> Walk | None:
        if self.walk.at is None:
            return self._review(words, face)
        card = card_at(self.walk, words, self.walk.at)
        self._introduce(card, face)
        answer = face.ask(card)
        return back(self.walk) if isinstance(answer, Back) else answered(self.walk, answer)

    def _introduce(self, card: Card, face: Face) -> None:
        """Tell the parts that the card belongs to, save those that were told before."""
        for title, text in zip(card.heading[::2], card.heading[1::2], strict=True):
            if title not in self._told:
                face.title(title)
                face.say(text)
        self._told |= set(card.heading)

    def _review(self, words: Words, face: Face) -> Walk | None:
        """Ask what disagrees, else show all answers; None when the person wants the result."""
        from vbm_quiz.review import HOLDS, READ, SHOW, look_card, next_look, page

        look = next_look(self.walk)
        answer = face.ask(page(self.walk, words) if look is None else look_card(self.walk, words, look))
        if isinstance(answer, Back):
            return back(self.walk)
        if answer == SHOW:
            return None
        if look is not None and answer in (HOLDS, READ):  # all answers can be read and changed next
            return settle(self.walk, look.id, look.questions)
        self._told = set()
        return jump(self.walk, str(answer))
