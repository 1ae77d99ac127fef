"""Each state of an interview in, a draft on disk out; what cannot be saved is said, and the interview goes on."""

from vbm_quiz.interview.restore import record_of
from vbm_quiz.interview.state import InterviewState
from vbm_quiz.storage.drafts import Draft, DraftFolder
from vbm_quiz.storage.paths import state_folder
from vbm_quiz.texts.os_errors import os_error_text
from vbm_quiz.texts.texts import Texts
from vbm_quiz.ui.streams import say


class Autosave:
    """Saves the answers of an interview to its draft.

    Args:
        bank: the id of the bank.
        content: the path of the content; None for the one that came with the program.
        day: the day of the answers, as 2026-12-24.
        plain: whether what is said stands in plain lines.
    """

    def __init__(self, bank: str, content: str | None, day: str, *, plain: bool) -> None:
        self._plain = plain
        self._bank = bank
        self._content = content
        self._day = day
        self._folder = None if (path := state_folder()) is None else DraftFolder(path)
        self._draft: Draft | None = None
        self._earlier: tuple[Draft, ...] = ()
        self._error: OSError | None = None

    @property
    def saved(self) -> str:
        """What to say of the answers in the end: they are `kept`, `kept_in_part` or `not_kept`."""
        if not any(draft.is_saved for draft in self._all):
            return "not_kept"
        return "kept" if self._error is None else "kept_in_part"

    @property
    def _all(self) -> tuple[Draft, ...]:
        return (*self._earlier, *([] if self._draft is None else [self._draft]))

    def unfinished(self, texts: Texts) -> tuple[Draft, ...]:
        """The drafts that can be resumed; damaged files are renamed, and said."""
        if self._folder is None:
            return ()
        for path in self._folder.set_damaged_aside():
            self._say(texts, "interface.session.damaged", file=path)
        self._earlier = self._folder.acquire(self._bank)
        return self._earlier

    def begin(self, texts: Texts, resumed: Draft | None, replaced: tuple[Draft, ...] = ()) -> None:
        """Save to the draft that is resumed, else to a new one, whose first answer deletes the replaced ones."""
        self._draft, self._earlier = resumed, replaced
        if resumed is not None:
            return
        if self._folder is None:
            self._say(texts, "interface.session.homeless")
            return
        try:
            self._draft = self._folder.create()
        except OSError as error:
            self._refuse(texts, error)

    def save(self, texts: Texts, state: InterviewState) -> None:
        """Save a state; where that fails it is said once, what was saved before stays, and the next state is tried."""
        if self._draft is None:
            return
        try:
            is_written = self._draft.save(record_of(state, texts.language, self._day, self._content))
        except OSError as error:
            self._refuse(texts, error)
            return
        self._error = None
        for draft in self._earlier if is_written else ():
            draft.delete()

    def release(self) -> None:
        """Let a later run resume the draft, and those that were not replaced after all."""
        for draft in self._all:
            draft.release()

    def _refuse(self, texts: Texts, error: OSError) -> None:
        if self._error is None:
            key = "cannot_keep" if self.saved == "not_kept" else "cannot_keep_more"
            self._say(texts, f"interface.session.{key}", reason=os_error_text(texts, error))
        self._error = error

    def delete(self) -> None:
        """Delete the draft of an interview that is finished."""
        if self._draft is not None:
            self._draft.delete()
            self._draft = None

    def _say(self, texts: Texts, key: str, **values: object) -> None:
        say(texts(key, **values), plain=self._plain)
