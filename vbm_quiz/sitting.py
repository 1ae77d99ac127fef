"""One sitting: cards go to a face, answers come back, and the walk moves on."""

from vbm_quiz.ask.card import Back, Face
from vbm_quiz.cards import card_at
from vbm_quiz.interview import Walk, answered, back
from vbm_quiz.words import Words


class Sitting:
    """A walk that a person is on; `walk` is always where it stands, also when the sitting is broken off."""

    def __init__(self, walk: Walk) -> None:
        self.walk = walk

    def sit(self, words: Words, face: Face) -> None:
        """Put card after card until none is open.

        Raises:
            KeyboardInterrupt: when the person presses Ctrl-C.
            StoppedByUser: when the person asks to stop.
            EOFError: when the terminal goes away.
        """
        told: set[str] = set()
        while self.walk.at is not None:
            card = card_at(self.walk, words, self.walk.at)
            for title, text in zip(card.heading[::2], card.heading[1::2], strict=True):
                if title not in told:
                    face.title(title)
                    face.say(text)
            told = set(card.heading)
            answer = face.ask(card)
            self.walk = back(self.walk) if isinstance(answer, Back) else answered(self.walk, answer)
