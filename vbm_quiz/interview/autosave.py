"""A walk that moves in, a session file that follows it out; what cannot be kept is said, and stops nobody."""

from msgspec import structs

from vbm_quiz.interview.start import Start
from vbm_quiz.interview.state import InterviewState, answers
from vbm_quiz.model.answers import Answers
from vbm_quiz.storage.drafts import DraftFolder, Session, record_of
from vbm_quiz.storage.paths import state_folder
from vbm_quiz.texts.os_errors import os_error_text
from vbm_quiz.texts.texts import Texts
from vbm_quiz.ui.plain import PlainFrontend


class Keeper:
    """Keeps what is answered.

    Args:
        texts: the texts of the language spoken, until a start brings others.
        walk: where the walk stands before anything was answered.
        day: the day of the answers.
    """

    def __init__(self, texts: Texts, walk: InterviewState, day: str) -> None:
        self.texts = texts
        self.walk = walk
        self._day = day
        self._room = None if (folder := state_folder()) is None else DraftFolder(folder)
        self._session: Session | None = None
        self._kept = False

    def stored(self) -> tuple[Session, ...]:
        """The quizzes that were kept and can be taken up; damaged files are set aside, and said."""
        if self._room is None:
            return ()
        for path in self._room.set_damaged_aside():
            self._say("interface.session.damaged", file=path)
        found = self._room.take(self.walk.bank.id)
        self._kept = bool(found)
        return found

    def begin(self, start: Start) -> None:
        """Keep this quiz from now on."""
        self.texts, self.walk, self._session = start.texts, start.walk, start.session
        self._kept = start.session is not None
        if self._session is not None:
            return
        if self._room is None:
            self._say("interface.session.homeless")
            return
        try:
            self._session = self._room.new()
        except OSError as reason:
            self._say("interface.session.cannot_keep", reason=os_error_text(self.texts, reason))

    def keep(self, walk: InterviewState) -> None:
        """Keep where the walk now stands."""
        self.walk = walk
        if self._session is None:
            return
        try:
            self._session.save(record_of(walk, self.texts.language, self._day))
            self._kept = True
        except OSError as reason:
            self._session = None
            self._kept = False
            self._say("interface.session.cannot_keep", reason=os_error_text(self.texts, reason))

    @property
    def answers(self) -> Answers:
        """The answers as far as they came; the day of the answers is told, and never scored."""
        return structs.replace(answers(self.walk), language=self.texts.language, date=self._day)

    def farewell(self, key: str) -> str:
        """What to say to who leaves: that, and how to go on."""
        how = "kept" if self._kept else "not_kept"
        return f"{self.texts(key)} {self.texts(f'interface.session.{how}')}"

    def leave(self) -> None:
        """Let go of what was not finished; the file stays where anything was answered."""
        if self._session is not None:
            self._session.leave()

    def done(self) -> None:
        """Delete what was kept of this quiz."""
        if self._session is not None:
            self._session.end()

    def _say(self, key: str, **values: object) -> None:
        PlainFrontend(self.texts).say(self.texts(key, **values))
