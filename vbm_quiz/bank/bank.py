"""The question bank as a whole: what `content/quiz.toml` may hold, typed and frozen."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any, Literal

import msgspec

from vbm_quiz.bank.base import BankStruct, Id, Ids
from vbm_quiz.bank.clients import Clients
from vbm_quiz.bank.conditions import Condition, ShareCondition
from vbm_quiz.bank.next_steps import NextSteps
from vbm_quiz.bank.questions import (
    ChoiceQuestion,
    ExampleQuestion,
    FactQuestion,
    LevelQuestion,
    NumberQuestion,
    Question,
    SectionQuestion,
)
from vbm_quiz.bank.rules import Conversation, Inconsistency
from vbm_quiz.bank.scale import Activity, Scale, Task
from vbm_quiz.bank.tables import Calculation, Direction, Source, Start, Version
from vbm_quiz.bank.task_conditions import TasksCondition
from vbm_quiz.bank.transition_items import TransitionItem
from vbm_quiz.model.answers import Answers
from vbm_quiz.model.results import BankReference


class Title(BankStruct, frozen=True):
    """A title; the bank lists them from the lowest to the highest. It fits when all conditions in `requires` are met.

    With exactly one condition of `may_be_open` not shown and all others met, it is provisional.
    """

    id: Id
    requires: Ids = ()
    may_be_open: Ids = ()
    notes: Ids = ()


class Section(BankStruct, frozen=True):
    """A part of the interview: questions of its own, or the tasks, or the clients."""

    id: Id
    questions: tuple[SectionQuestion, ...] = ()
    holds: Literal["questions", "tasks", "clients"] = "questions"


class BankDocument(BankStruct, frozen=True, kw_only=True):
    """What `quiz.toml` may hold; a list that is left out is empty."""

    format: Literal[1]
    id: Id
    version: str
    history: tuple[Version, ...] = ()
    sources: tuple[Source, ...] = ()
    titles: tuple[Title, ...]
    start: Start
    direction: Direction
    conditions: tuple[Condition, ...]
    scale: Scale
    tasks: tuple[Task, ...]
    sections: tuple[Section, ...]
    clients: Clients
    calculation: Calculation | None = None
    transition: tuple[TransitionItem, ...] = ()
    second_looks: tuple[Inconsistency, ...] = ()
    next_steps: NextSteps
    conversation: Conversation = msgspec.field(default_factory=Conversation)
    limits: Ids = ()


class Bank(BankDocument, frozen=True, kw_only=True, dict=True):
    """The whole bank, and the parsed `quiz.toml` that it was made of."""

    document: Mapping[str, Any]

    @cached_property
    def sha256(self) -> str:
        """The hash of the parsed `quiz.toml`, in hexadecimal digits: of its UTF-8 JSON, compact, with sorted keys."""
        import hashlib  # neither is needed before the first question
        import json

        text = json.dumps(self.document, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()

    @property
    def reference(self) -> BankReference:
        """What is stored with answers to this bank."""
        return BankReference(self.id, self.version, self.sha256)

    def is_same(self, reference: BankReference) -> bool:
        """Whether a stored reference is to this bank: the hash holds its id and version too."""
        return reference.sha256 == self.sha256

    @cached_property
    def activities(self) -> dict[str, tuple[Task, Activity]]:
        """Each activity with its task, by question id, in bank order."""
        return {f"{task.id}.{activity.id}": (task, activity) for task in self.tasks for activity in task.activities}

    @cached_property
    def examples(self) -> dict[str, Task]:
        """The task of each example question."""
        return {task.example: task for task in self.tasks}

    @cached_property
    def questions(self) -> dict[str, Question]:
        """Every question but those about a client, by id, in the order asked."""
        return {question.id: question for section in self.sections for question in self.questions_of(section)}

    def questions_of(self, section: Section) -> tuple[Question, ...]:
        """The questions of a section in the order asked; an example follows the activities of its task."""
        if section.holds != "tasks":
            return section.questions
        return tuple(question for task in self.tasks for question in self._questions_of_task(task))

    def _questions_of_task(self, task: Task) -> tuple[Question, ...]:
        asked = [
            LevelQuestion(id=question, choices=self.scale.levels, article=activity.article, core=activity.core)
            for question, activity in zip(task.questions, task.activities, strict=True)
        ]
        return (*asked, ExampleQuestion(id=task.example, task=task.id, asked_from=self.scale.example_from))

    @cached_property
    def counted_questions(self) -> tuple[str, ...]:
        """The questions that everyone gets and that are counted: all but the numbers that may be skipped."""
        extra = {id_ for id_, number in self.numbers.items() if number.optional}
        return tuple(id_ for id_, question in self.questions.items() if question.for_everyone and id_ not in extra)

    @cached_property
    def numbers(self) -> dict[str, NumberQuestion]:
        """The number questions by id."""
        return {id_: question for id_, question in self.questions.items() if isinstance(question, NumberQuestion)}

    @cached_property
    def facts(self) -> tuple[str, ...]:
        """The ids of the fact questions."""
        return tuple(id_ for id_, question in self.questions.items() if isinstance(question, FactQuestion))

    def facts_of(self, section: str | None) -> tuple[str, ...]:
        """The ids of the fact questions of a section; none where there is no such section."""
        found = (each for each in self.sections if each.id == section)
        return tuple(question.id for each in found for question in each.questions if isinstance(question, FactQuestion))

    @cached_property
    def choice_questions(self) -> dict[str, ChoiceQuestion]:
        """The questions with choices of their own by id; no facts, activities or examples."""
        return {id_: question for id_, question in self.questions.items() if isinstance(question, ChoiceQuestion)}

    @cached_property
    def title_ids(self) -> tuple[str, ...]:
        """The ids of the titles, from the lowest to the highest."""
        return tuple(title.id for title in self.titles)

    @cached_property
    def title_questions(self) -> frozenset[str]:
        """The questions that the title rests on."""
        read = {question for condition in self.conditions for question in condition.reads(self)}
        return frozenset((*read, *(task.example for task in self.tasks if not read.isdisjoint(task.questions))))

    @cached_property
    def plan_questions(self) -> tuple[str, ...]:
        """The questions whose answers a plan may change, in bank order."""
        choices = {question for condition in self.conditions for question in condition.counted_choices(self)}
        numbers = {question for condition in self.conditions for question, *_ in condition.plan_numbers}
        return self.in_order((*self.activities, *self.examples, *choices, *numbers))

    def in_force(self, answers: Answers) -> Answers:
        """The answers without those that do nothing: what is stored for a question that is not asked beside the others.

        Examples stay: a stored “no” counts again as soon as a change of an activity asks for it.
        """
        for question in self._asked_of_some:
            if question.id in answers.values and not question.is_asked(self, answers):
                values = {id_: value for id_, value in answers.values.items() if id_ != question.id}
                answers = msgspec.structs.replace(answers, values=values)
        return answers

    @cached_property
    def _asked_of_some(self) -> tuple[Question, ...]:
        """The questions that other answers than those of a task ask for, in bank order."""
        return tuple(question for question in self.questions.values() if question.asked_when is not None)

    def in_order(self, questions: Iterable[str]) -> tuple[str, ...]:
        """The questions, each once, in the order of the bank; those about a client last."""
        order = self.order
        return tuple(sorted(dict.fromkeys(questions), key=lambda question: order.get(question, len(order))))

    @cached_property
    def order(self) -> dict[str, int]:
        """The index of each question, from 0."""
        return {question: index for index, question in enumerate(self.questions)}

    def is_core(self, question: str) -> bool:
        """Whether a question is about a core activity."""
        return question in self.activities and self.activities[question][1].core

    def task_of(self, question: str) -> Task | None:
        """The task that a question is about: one of its activities, or its example."""
        return next((task for task in self.tasks if question in task.all_questions), None)

    @property
    def shares(self) -> tuple[ShareCondition, ...]:
        """The conditions on a part of a whole."""
        return tuple(condition for condition in self.conditions if isinstance(condition, ShareCondition))

    def condition(self, id_: str) -> Condition:
        """The condition with this id."""
        return next(condition for condition in self.conditions if condition.id == id_)

    @property
    def task_conditions(self) -> tuple[TasksCondition, ...]:
        """The conditions on how many tasks are held."""
        return tuple(condition for condition in self.conditions if isinstance(condition, TasksCondition))

    @property
    def condition_ids(self) -> tuple[str, ...]:
        """The ids of the conditions."""
        return tuple(condition.id for condition in self.conditions)

    def item(self, id_: str) -> TransitionItem:
        """The transition item with this id."""
        return next(item for item in self.transition if item.id == id_)

    def rank(self, title: str) -> int:
        """How high a title stands, from 0."""
        return self.title_ids.index(title)

    def title_of(self, choice: str) -> str | None:
        """The title that a choice stands for, or None."""
        title = self.start.aliases.get(choice, choice)
        return title if title in self.title_ids else None
