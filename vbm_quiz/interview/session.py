"""One sitting: cards go to a face, answers come back, and the walk moves on until the result is asked for."""

from collections.abc import Callable

from vbm_quiz.interview.prompts import card_at
from vbm_quiz.interview.state import InterviewState, answered, back, jump, settle
from vbm_quiz.texts.texts import Texts
from vbm_quiz.ui.prompt import Back, Frontend, Prompt


class Sitting:
    """A walk that a person is on.

    Args:
        walk: where it starts; later always where it stands, also when the sitting is broken off.
        keep: what is done with the walk each time that it has moved.
    """

    def __init__(self, walk: InterviewState, keep: Callable[[InterviewState], None]) -> None:
        self.walk = walk
        self._keep = keep
        self._told: set[str] = set()

    def sit(self, texts: Texts, frontend: Frontend) -> None:
        """Put card after card until the person wants the result.

        Raises:
            KeyboardInterrupt: when the person presses Ctrl-C.
            StoppedByUser: when the person asks to stop.
            EOFError: when the terminal goes away.
        """
        while (moved := self._next(texts, frontend)) is not None:
            self.walk = moved
            self._keep(moved)

    def _next(self, texts: Texts, frontend: Frontend) -> InterviewState | None:
        if self.walk.at is None:
            return self._review(texts, frontend)
        card = card_at(self.walk, texts, self.walk.at)
        self._introduce(card, frontend)
        answer = frontend.ask(card)
        return back(self.walk) if isinstance(answer, Back) else answered(self.walk, answer)

    def _introduce(self, card: Prompt, frontend: Frontend) -> None:
        """Tell the parts that the card belongs to, save those that were told before."""
        for title, text in zip(card.heading[::2], card.heading[1::2], strict=True):
            if title not in self._told:
                frontend.title(title)
                frontend.say(text)
        self._told |= set(card.heading)

    def _review(self, texts: Texts, frontend: Frontend) -> InterviewState | None:
        """Ask what disagrees, else show all answers; None when the person wants the result."""
        from vbm_quiz.interview.review import HOLDS, READ, SHOW, look_card, next_look, page

        look = next_look(self.walk)
        answer = frontend.ask(page(self.walk, texts) if look is None else look_card(self.walk, texts, look))
        if isinstance(answer, Back):
            return back(self.walk)
        if answer == SHOW:
            return None
        if look is not None and answer in (HOLDS, READ):  # all answers can be read and changed next
            return settle(self.walk, look.id, look.questions)
        self._told = set()
        return jump(self.walk, str(answer))
