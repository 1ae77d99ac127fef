"""A walk that moves in, a session file that follows it out; what cannot be kept is said, and stops nobody."""

from msgspec import structs

from vbm_quiz.arrival import Start
from vbm_quiz.ask.plain import PlainFace
from vbm_quiz.folders import state_folder
from vbm_quiz.interview import Walk, answers
from vbm_quiz.model import Answers
from vbm_quiz.reasons import because
from vbm_quiz.sessions import Room, Session, record_of
from vbm_quiz.words import Words


class Keeper:
    """Keeps what is answered.

    Args:
        words: the texts of the language spoken, until a start brings others.
        walk: where the walk stands before anything was answered.
        day: the day of the answers.
    """

    def __init__(self, words: Words, walk: Walk, day: str) -> None:
        self.words = words
        self.walk = walk
        self._day = day
        self._room = None if (folder := state_folder()) is None else Room(folder)
        self._session: Session | None = None
        self._kept = False

    def stored(self) -> tuple[Session, ...]:
        """The quizzes that were kept and can be taken up; damaged files are set aside, and said."""
        if self._room is None:
            return ()
        for path in self._room.set_damaged_aside():
            self._say("interface.session.damaged", file=path)
        found = self._room.take(self.walk.quiz.id)
        self._kept = bool(found)
        return found

    def begin(self, start: Start) -> None:
        """Keep this quiz from now on."""
        self.words, self.walk, self._session = start.words, start.walk, start.session
        self._kept = start.session is not None
        if self._session is not None:
            return
        if self._room is None:
            self._say("interface.session.homeless")
            return
        try:
            self._session = self._room.new()
        except OSError as reason:
            self._say("interface.session.cannot_keep", reason=because(self.words, reason))

    def keep(self, walk: Walk) -> None:
        """Keep where the walk now stands."""
        self.walk = walk
        if self._session is None:
            return
        try:
            self._session.save(record_of(walk, self.words.language, self._day))
            self._kept = True
        except OSError as reason:
            self._session = None
            self._kept = False
            self._say("interface.session.cannot_keep", reason=because(self.words, reason))

    @property
    def answers(self) -> Answers:
        """The answers as far as they came; the day of the answers is told, and never scored."""
        return structs.replace(answers(self.walk), language=self.words.language, date=self._day)

    def farewell(self, key: str) -> str:
        """What to say to who leaves: that, and how to go on."""
        how = "kept" if self._kept else "not_kept"
        return f"{self.words(key)} {self.words(f'interface.session.{how}')}"

    def leave(self) -> None:
        """Let go of what was not finished; the file stays where anything was answered."""
        if self._session is not None:
            self._session.leave()

    def done(self) -> None:
        """Delete what was kept of this quiz."""
        if self._session is not None:
            self._session.end()

    def _say(self, key: str, **values: object) -> None:
        PlainFace(self.words).say(self.words(key, **values))
