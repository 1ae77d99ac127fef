"""Answers given elsewhere in, all answers out: asks one prompt after another and saves after each.

It ends with the result asked for, or with the error that broke it off.
"""

import errno
from collections.abc import Callable
from contextlib import nullcontext

from msgspec import Struct, structs

from vbm_quiz.errors import Interrupted, QuizError, StoppedByUser, TerminalGone
from vbm_quiz.interview.autosave import Autosave
from vbm_quiz.interview.prompts import headings, prompt_for
from vbm_quiz.interview.start import ReadKept, StartDialog, Unfinished
from vbm_quiz.interview.state import (
    InterviewState,
    acknowledge,
    all_answers,
    answer,
    begin,
    go_back,
    prompt_ids,
    revise,
)
from vbm_quiz.loading.content import Content
from vbm_quiz.model.answers import Answers, Value
from vbm_quiz.texts.texts import Texts
from vbm_quiz.ui.frontend import Back, Frontend, Intro, Prompt
from vbm_quiz.ui.streams import say, without_echo
from vbm_quiz.ui.terminal_frontend import terminal_frontend


class Outcome(Struct, frozen=True):
    """The answers so far, and what broke the interview off, if it was."""

    texts: Texts
    answers: Answers
    stopped: QuizError | None


ShowResult = Callable[[Texts, Answers, Frontend, Callable[[], None]], bool]
"""Shows the result; whether the user is done with it, and does not want to change an answer first.

What it is handed last is called once the result is kept: the draft goes, so that no result is kept twice.
"""


class Interview(Struct, frozen=True):
    """What is known before the first prompt: the content, what the terminal can show, and the day."""

    content: Content
    language_fixed: bool
    plain: bool
    colour: bool
    unfinished: Unfinished
    day: str
    read_kept: ReadKept | None = None

    def run(self, texts: Texts, given: Answers, show_result: ShowResult) -> Outcome:
        """Ask what is not given, and show the result until the user is done with it.

        The draft is deleted then, and not before: whoever closes the window at the result sees it at the next start.
        """
        session = Session(self, texts, given, show_result)
        stopped = session.run()
        return Outcome(session.texts, session.answers, stopped)

    def frontend(self, texts: Texts) -> Frontend:
        """What asks in this language: menus, or plain lines."""
        return terminal_frontend(texts, plain=self.plain, colour=self.colour)


class Session:
    """One run of an interview: `texts` and `state` are the current ones, also after it was broken off."""

    def __init__(self, interview: Interview, texts: Texts, given: Answers, show_result: ShowResult) -> None:
        self._show_result = show_result
        self._at_result = False
        self._has_seen_result = False
        self._changed: str | None = None
        self.texts = texts
        self.state = begin(interview.content.bank, given)
        self._source = None if interview.content.source is None else str(interview.content.source)
        self.autosave = Autosave(interview.content.bank.id, self._source, interview.day, plain=interview.plain)
        self._interview = interview
        self._shown: set[str] = set()

    @property
    def answers(self) -> Answers:
        """All answers so far, with the language and the day."""
        return structs.replace(all_answers(self.state), language=self.texts.language, date=self._interview.day)

    def run(self) -> QuizError | None:
        """Ask until the user is done with the result; else what broke it off."""
        try:
            with nullcontext() if self._interview.plain else without_echo():
                self._start()
                self._ask_all(frontend := self._interview.frontend(self.texts))
                while not self._show_result(self.texts, self.answers, frontend, self.autosave.delete):
                    self._has_seen_result = True
                    self._ask_all(frontend)
            self.autosave.delete()
        except KeyboardInterrupt:
            stopped: QuizError = Interrupted()
            self._say_farewell("\n", "interface.refusal.interrupted")
        except (StoppedByUser, EOFError) as error:
            stopped = StoppedByUser()
            self._say_farewell("\n" if isinstance(error, EOFError) else "", "interface.farewell")
        except OSError as error:
            if error.errno != errno.EIO:
                raise
            stopped = TerminalGone()
        else:
            return None
        self.autosave.release()
        return stopped

    def _say_farewell(self, before: str, key: str) -> None:
        """Say that text, and how to go on another time."""
        text = f"{before}{self.texts(key)} {self.texts(f'interface.session.{self.autosave.saved}')}"
        say(text, plain=self._interview.plain)

    def _start(self) -> None:
        interview = self._interview
        dialog = StartDialog(
            bank=interview.content.bank,
            content=self._source,
            languages=interview.content.finished,
            given=self.state.given,
            drafts=self.autosave.unfinished(self.texts),
            frontend=interview.frontend,
            plain=interview.plain,
            language_fixed=interview.language_fixed,
            read_kept=interview.read_kept,
        )
        start = dialog.start(self.texts, interview.unfinished)
        self.texts, self.state = start.texts, start.state
        self._at_result = start.draft is not None and start.state.current is None
        self.autosave.begin(self.texts, start.draft, start.replaced)

    def _ask_all(self, frontend: Frontend) -> None:
        while (state := self._next(frontend)) is not None:
            self.state = state
            self.autosave.save(self.texts, state)

    def _next(self, frontend: Frontend) -> InterviewState | None:
        """The state after one more prompt; None when the user wants the result."""
        if self.state.current is None:
            return self._review(frontend)
        value: Value | Back | None = self._introduce(frontend, self.state.current)
        if value is None:
            value = frontend.ask(self._prompt(self.state.current))
        return go_back(self.state) if isinstance(value, Back) else answer(self.state, value)

    def _prompt(self, prompt_id: str) -> Prompt:
        """The prompt with this id, and in a menu, which leaves nothing behind, what was answered before it."""
        prompt = prompt_for(self.state, self.texts, prompt_id)
        if self._interview.plain or not self.state.answers or self.state.revision is not None:
            return prompt
        from vbm_quiz.interview.review import (
            answered_before,
        )  # loads the scoring, for which the first one need not wait

        return structs.replace(prompt, answered=answered_before(self.state, self.texts, prompt_id))

    def _introduce(self, frontend: Frontend, prompt_id: str) -> Back | None:
        """Show the headings above a prompt that have not been shown."""
        new = [each for each in headings(self.state, self.texts, prompt_id) if each.title not in self._shown]
        if not new:
            return None
        is_first = self.state.revision is None and prompt_id == next(prompt_ids(self.state), None)
        back = frontend.show(Intro(tuple((each.title, each.intro) for each in new), first=is_first))
        if back is None:
            self._shown.update(each.title for each in new)
        return back

    def _review(self, frontend: Frontend) -> InterviewState | None:
        """Ask about the next inconsistency, else show all answers."""
        from vbm_quiz.interview import review  # loads the scoring, for which the first prompt need not wait

        state, texts = self.state, self.texts
        found = review.next_inconsistency(state)
        if found is None and self._at_result:  # all was answered when the last run ended: the result is shown again
            self._at_result = False
            return None
        value = frontend.ask(
            review.review_prompt(state, texts, self._changed)
            if found is None
            else review.inconsistency_prompt(state, texts, found)
        )
        self._changed = None
        if value == review.SHOW_RESULT or (isinstance(value, Back) and found is None and self._has_seen_result):
            return None
        if isinstance(value, Back):
            return go_back(state)
        if found is not None and value in (review.ACKNOWLEDGE, review.READ_ALL):
            return acknowledge(state, found.id, found.questions)
        if value == review.READ_ALL:
            return state
        self._shown.clear()
        self._changed = str(value) if self._interview.plain else None  # what is read aloud takes long
        return revise(state, str(value))
