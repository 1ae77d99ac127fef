"""A result that is done in, what to keep of it out: whether, for which client or what, and one promise.

It asks one prompt after another; who goes back changes the answer before.
"""

from collections.abc import Callable, Sequence
from datetime import date

from msgspec import Struct

from vbm_quiz.characters import isolated_name
from vbm_quiz.interview.days import read_day
from vbm_quiz.model.answers import NO, YES
from vbm_quiz.model.results import NextStep, Promise
from vbm_quiz.report.phrases import step_name
from vbm_quiz.storage.kept_document import label_of
from vbm_quiz.texts.texts import Texts
from vbm_quiz.ui.frontend import Back, Frontend, Option, Prompt, Refused

LABEL_LENGTH = 80
NONE, NEW, BACK = "none", "new", "back"
"""The options beside yes and no, the earlier labels and the steps; the last two have their index as value."""


class DialogPrompt(Struct, frozen=True):
    """A prompt, and what to do with its answer: note it, and say which question comes next."""

    prompt: Callable[[], Prompt]
    note: Callable[[str], "DialogPrompt | None"]


class KeepDialog:
    """Asks what to keep, and holds what has been decided, also when it is broken off.

    `keep` is None until that is answered.

    Args:
        texts: the texts of the language in use.
        labels: the labels of earlier results, those used last first.
        steps: the next steps of the report, this week's first.
        today: the day of a promise is not before it.
    """

    def __init__(self, texts: Texts, labels: Sequence[str], steps: Sequence[NextStep], today: date) -> None:
        self.keep: bool | None = None
        self.label: str | None = None
        self.promise: Promise | None = None
        self._texts = texts
        self._labels = labels
        self._steps = steps
        self._today = today

    def run(self, frontend: Frontend) -> bool:
        """Ask until all is decided; False when the user goes back to the result instead.

        Raises:
            StoppedByUser: for the command that stops.
            EOFError: when the input has ended.
        """
        earlier: list[DialogPrompt] = []
        question: DialogPrompt | None = DialogPrompt(self._keep_prompt, self._note_keep)
        while question is not None:
            value = frontend.ask(question.prompt())
            if value == BACK or (isinstance(value, Back) and not earlier):
                return False
            if isinstance(value, Back):
                question = earlier.pop()
                if not earlier:
                    self.keep = None
            else:
                earlier.append(question)
                question = question.note(str(value))
        return True

    # ------------------------------------------------------------ keep it?

    def _keep_prompt(self) -> Prompt:
        texts = self._texts
        options = tuple(Option(value, texts(f"interface.kept.{value}")) for value in (YES, NO, BACK))
        enter_help = texts("interface.kept.enter")
        return Prompt(question=texts("interface.kept.ask"), options=options, answer=YES, enter_help=enter_help)

    def _note_keep(self, value: str) -> DialogPrompt | None:
        self.keep = value == YES
        if not self.keep:
            self.label = self.promise = None
            return None
        return DialogPrompt(self._earlier_labels, self._note_label) if self._labels else self._typed_label()

    # ------------------------------------------------------------ for which client or what?

    def _earlier_labels(self) -> Prompt:
        texts = self._texts
        earlier = (Option(str(index), isolated_name(label)) for index, label in enumerate(self._labels))
        options = (
            *earlier,
            Option(NEW, texts("interface.kept.label_new")),
            Option(NONE, texts("interface.kept.label_none")),
        )
        chosen = str(self._labels.index(self.label)) if self.label in self._labels else None
        return Prompt(question=texts("interface.kept.label"), options=options, answer=chosen, nothing_selected=True)

    def _note_label(self, value: str) -> DialogPrompt | None:
        if value == NEW:
            self.label = None if self.label in self._labels else self.label
            return self._typed_label()
        self.label = None if value == NONE else self._labels[int(value)]
        return self._promise()

    def _typed_label(self) -> DialogPrompt:
        return DialogPrompt(self._label_prompt, self._note_typed_label)

    def _label_prompt(self) -> Prompt:
        texts = self._texts
        return Prompt(
            question=texts("interface.kept.label"),
            hint=texts("interface.kept.label_hint"),
            initial_text=self.label or "",
            may_be_empty=self.label is not None,
            read=self._read_label,
            free_text=True,
        )

    def _read_label(self, line: str) -> str | Refused:
        if len(line.strip()) > LABEL_LENGTH:
            return Refused(self._texts("interface.refused.long", limit=LABEL_LENGTH))
        return line.strip()

    def _note_typed_label(self, value: str) -> DialogPrompt | None:
        self.label = label_of(value)
        return self._promise()

    # ------------------------------------------------------------ one promise

    def _promise(self) -> DialogPrompt | None:
        return DialogPrompt(self._step_prompt, self._note_step) if self._steps else None

    def _step_prompt(self) -> Prompt:
        texts = self._texts
        steps = (Option(str(index), step_name(texts, step.id)) for index, step in enumerate(self._steps))
        return Prompt(
            question=texts("interface.promise.which"),
            options=(*steps, Option(NONE, texts("interface.promise.no_step"))),
            answer="0",
            enter_help=texts("interface.promise.first"),
        )

    def _note_step(self, value: str) -> DialogPrompt | None:
        if value == NONE:
            self.promise = None
            return None
        step = self._steps[int(value)].id
        self.promise = Promise(step=step, title=step_name(self._texts, step))
        return DialogPrompt(self._day_prompt, self._note_day)

    def _day_prompt(self) -> Prompt:
        question, hint = self._texts("interface.promise.when"), self._texts("interface.promise.when_hint")
        return Prompt(question=question, hint=hint, read=self._read_day, free_text=True)

    def _read_day(self, line: str) -> str | Refused:
        if not line.strip():
            return ""
        day = read_day(self._texts, line, self._today)
        return Refused(self._texts("interface.promise.no_day")) if day is None else day.isoformat()

    def _note_day(self, value: str) -> DialogPrompt | None:
        if self.promise is not None and value:
            self.promise = Promise(step=self.promise.step, title=self.promise.title, date=value)
        return None
