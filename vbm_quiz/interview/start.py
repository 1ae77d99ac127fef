"""The drafts that can be resumed in, the state that the interview starts from out: the first screen or an offer."""

import sys
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path

from msgspec import Struct, structs

from vbm_quiz.bank.bank import Bank
from vbm_quiz.characters import isolated_name
from vbm_quiz.errors import StoppedByUser
from vbm_quiz.interview.restore import Restored, restore
from vbm_quiz.interview.state import InterviewState, begin, counted_prompt_ids
from vbm_quiz.model.answers import NO, YES, Answers, client_field
from vbm_quiz.storage.drafts import Draft
from vbm_quiz.texts.texts import Texts
from vbm_quiz.ui.frontend import Frontend, Option, Prompt
from vbm_quiz.ui.keys import STOP
from vbm_quiz.ui.streams import say

BEGIN, KEPT = "begin", "kept"
"""The choices of the first screen that are no language."""

ReadKept = Callable[[Texts, Frontend], None]
"""Lets the user read kept results."""


class Unfinished(StrEnum):
    """What to do with unfinished quizzes."""

    ask = "ask"
    fresh = "fresh"
    resume = "resume"


class Start(Struct, frozen=True):
    """What the interview starts from; `draft` is None for a new quiz: its first answer deletes those `replaced`."""

    texts: Texts
    state: InterviewState
    draft: Draft | None = None
    replaced: tuple[Draft, ...] = ()


class StartDialog(Struct, frozen=True):
    """Decides what the interview starts from.

    `content` is the path of the content, None for the one that came with the program: a draft of another one is
    offered, but resumed or replaced only when the user says so. `languages` are those that can be spoken. `frontend`
    asks in a language. `language_fixed` says that an option chose the language, `plain` that all prompts are plain
    lines. `read_kept` lets the user read the results that were kept; None where there are none.
    """

    bank: Bank
    content: str | None
    languages: Mapping[str, Texts]
    given: Answers
    drafts: tuple[Draft, ...]
    frontend: Callable[[Texts], Frontend]
    plain: bool
    language_fixed: bool
    read_kept: ReadKept | None = None

    def start(self, texts: Texts, unfinished: Unfinished) -> Start:
        """Resume a draft or begin a new quiz.

        Raises:
            StoppedByUser: when the user wants to leave.
            EOFError: when the input has ended.
        """
        if unfinished is Unfinished.fresh:
            return self._afresh(texts)
        if unfinished is Unfinished.resume and self._own:
            return self._resume(texts, self._own[0])
        if self.drafts:
            return self._offer(texts)
        if unfinished is Unfinished.resume:
            return self._welcome(texts, lambda texts: texts("interface.session.nothing_kept"))
        return self._welcome(texts)

    def _offer(self, texts: Texts) -> Start:
        """Let the user choose between the drafts, a new quiz, and leaving."""
        texts = self._language_of(texts, self.drafts[0])
        frontend = self.frontend(texts)
        frontend.title(texts("welcome.title"))
        options = {
            draft: Option(str(index), self._description(texts, draft)) for index, draft in enumerate(self.drafts)
        }
        own = [options[draft] for draft in self._own]
        others = [options[draft] for draft in self.drafts if draft not in self._own]  # Enter alone goes on with none
        fresh = Option(Unfinished.fresh.value, texts(f"interface.session.{'again' if self._own else 'beside'}"))
        leave = Option(STOP.letter, texts("interface.session.leave"))
        question = texts.counted("interface.session.offer", len(options))
        chosen = frontend.ask(
            Prompt(question=question, options=(*own, fresh, *others, *self._kept_option(texts), leave), first=True)
        )
        if chosen == leave.value:
            raise StoppedByUser
        if chosen == KEPT and self.read_kept is not None:
            self.read_kept(texts, frontend)
            return self._offer(texts)
        if chosen == fresh.value:
            return (
                self._afresh(texts) if len(self._own) <= 1 or self._may_replace(texts, frontend) else self._offer(texts)
            )
        return self._resume(texts, self.drafts[int(str(chosen))])

    def _may_replace(self, texts: Texts, frontend: Frontend) -> bool:
        """Ask whether several drafts may be deleted."""
        question = texts.counted("interface.session.replace", len(self._own), count=len(self._own))
        options = (Option(NO, texts("interface.no")), Option(YES, texts("interface.yes")))
        return frontend.ask(Prompt(question=question, options=options, answer=NO, first=True)) == YES

    def _description(self, texts: Texts, draft: Draft) -> str:
        state = self._restored(draft).state
        counted = counted_prompt_ids(state)
        answered = sum(prompt_id in state.answers for prompt_id in counted)
        day = "" if draft.record is None else texts.day(draft.record.day)
        words = {"answered": answered, "total": len(counted), "day": day}
        if draft in self._own:
            return texts(f"interface.session.continue{'' if self._is_same_bank(draft) else '_changed'}", **words)
        source = None if draft.record is None else draft.record.content
        if source is None:
            return texts("interface.session.continue_shipped", **words)
        return texts("interface.session.continue_content", content=isolated_name(Path(source).name), **words)

    @property
    def _own(self) -> tuple[Draft, ...]:
        """The drafts that were begun with this content."""
        return tuple(
            draft for draft in self.drafts if draft.record is not None and draft.record.content == self.content
        )

    def _is_same_bank(self, draft: Draft) -> bool:
        return draft.record is None or self.bank.is_same(draft.record.bank)

    def _resume(self, texts: Texts, draft: Draft) -> Start:
        for other in self.drafts:
            if other is not draft:
                other.release()
        texts = self._language_of(texts, draft)
        restored = self._restored(draft)
        self._say(texts("interface.session.going_on"))
        if not self._is_same_bank(draft):
            self._say(texts(f"interface.session.other_{'bank' if draft in self._own else 'content'}"))
            if restored.rejected:
                names = [self._name(texts, prompt_id) for prompt_id in restored.rejected]
                self._say(texts("interface.session.unfit", questions=texts.listed(names)))
        return Start(texts, restored.state, draft)

    def _restored(self, draft: Draft) -> Restored:
        if draft.record is None:
            return Restored(begin(self.bank, self.given))
        return restore(self.bank, self.given, draft.record)

    def _name(self, texts: Texts, prompt_id: str) -> str:
        """The short name of a question, as far as this bank has it."""
        key = f"questions.{prompt_id}.short"
        client = client_field(prompt_id)
        if client is not None:
            return texts("interface.review.client", place=client[0] + 1)
        return texts(key) if texts.has(key) else prompt_id

    def _language_of(self, texts: Texts, draft: Draft) -> Texts:
        """The texts in the language of a draft, unless an option chose another."""
        language = "" if draft.record is None else draft.record.language
        return texts if self.language_fixed else self.languages.get(language, texts)

    def _afresh(self, texts: Texts) -> Start:
        """Begin a new quiz, whose first answer deletes the drafts of this content, and say so."""
        for draft in self.drafts:
            if draft not in self._own:
                draft.release()
        if not self._own:
            return self._welcome(texts)
        count = len(self._own)
        start = self._welcome(texts, lambda texts: texts.counted("interface.session.goes", count, count=count))
        return structs.replace(start, replaced=self._own)

    def _welcome(self, texts: Texts, note: Callable[[Texts], str] | None = None) -> Start:
        """Show the first screen with a note, and let the user start, change the language, or leave."""
        state = begin(self.bank, self.given)
        while True:
            self._show_welcome(texts, state)
            if note is not None:
                sys.stderr.write("\n")
                self._say(note(texts))
            chosen = self.frontend(texts).ask(self._start_prompt(texts))
            if chosen == BEGIN:
                return Start(texts, state)
            if chosen == KEPT and self.read_kept is not None:
                self.read_kept(texts, self.frontend(texts))
            else:
                texts = self.languages[str(chosen)]

    def _show_welcome(self, texts: Texts, state: InterviewState) -> None:
        for key in ("welcome.title", "welcome.what", "welcome.words", "interface.welcome.private"):
            sys.stderr.write("\n")
            self._say(texts(key, questions=len(counted_prompt_ids(state))))

    def _say(self, text: str) -> None:
        """Show a paragraph without loading the menus."""
        say(text, plain=self.plain)

    def _kept_option(self, texts: Texts) -> tuple[Option, ...]:
        return () if self.read_kept is None else (Option(KEPT, texts("interface.welcome.kept")),)

    def _start_prompt(self, texts: Texts) -> Prompt:
        return Prompt(
            question=texts("interface.welcome.question"),
            help=texts("interface.welcome.keys_plain" if self.plain else "interface.welcome.keys"),
            options=(
                Option(BEGIN, texts("interface.welcome.start")),
                *self._kept_option(texts),
                *self._languages(texts.language),
            ),
            answer=BEGIN,
            enter_help=texts("interface.welcome.enter"),
            first=True,
        )

    def _languages(self, spoken: str) -> Iterator[Option]:
        """What leads to each other language, in its own words; with its tag where two have the same words."""
        switches = {code: texts("switch") for code, texts in self.languages.items()}
        for code, switch in switches.items():
            if code != spoken:
                alike = list(switches.values()).count(switch) > 1
                yield Option(code, f"{switch} ({code})" if alike else switch)
