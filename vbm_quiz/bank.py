"""The nouns of the question bank: what `content/quiz.toml` may say, typed and frozen."""

from collections.abc import Mapping
from fractions import Fraction
from functools import cached_property
from typing import Literal, TypeAlias

import msgspec

from vbm_quiz.noun import Count, Id, Ids, Noun, Weight
from vbm_quiz.rules import AnswersTest, Test

UNKNOWN = "unknown"
YES = "yes"
NO = "no"


class Source(Noun, frozen=True):
    """A page that the bank rests on."""

    id: Id
    author: str
    work: str
    date: str = ""
    url: str = ""


class Title(Noun, frozen=True):
    """A rung of the ladder; it fits when all conditions in `requires` are met.

    With exactly one condition of `may_be_open` not shown and all others met, it is provisional.
    """

    id: Id
    requires: Ids = ()
    may_be_open: Ids = ()
    notes: Ids = ()


class Start(Noun, frozen=True):
    """Which questions tell today's title and the wish, and which choices stand for a title under another id."""

    current_title: Id
    goal: Id
    stay: Id
    aliases: Mapping[str, Id] = msgspec.field(default_factory=dict)


class Direction(Noun, frozen=True):
    """The title the work points to, from this condition or this many tasks held on."""

    title: Id
    condition: Id
    tasks_held: Count


class TasksCondition(Noun, frozen=True, tag="tasks", tag_field="kind"):
    """Enough tasks held, among them all of these and one of those, with few absent."""

    id: Id
    at_least: Count
    all_of: Ids = ()
    one_of: Ids = ()
    absent_at_most: Count | None = None


class LevelCondition(Noun, frozen=True, tag="level", tag_field="kind"):
    """Enough activities of held tasks count as this level or a higher one."""

    id: Id
    level: Id
    at_least: Count = 1


class NumberCondition(Noun, frozen=True, tag="number", tag_field="kind"):
    """A number that is high enough."""

    id: Id
    question: Id
    at_least: Count


class ShareCondition(Noun, frozen=True, tag="share", tag_field="kind"):
    """A part of a whole that is small enough; `step` is the share of the whole that counts as one small change."""

    id: Id
    part: Id
    whole: Id
    below: Fraction
    step: Fraction


class FactsCondition(Noun, frozen=True, tag="facts", tag_field="kind"):
    """Enough facts are true, among them one of these."""

    id: Id
    questions: Ids
    at_least: Count
    one_of: Ids = ()


Condition: TypeAlias = TasksCondition | LevelCondition | NumberCondition | ShareCondition | FactsCondition


class Scale(Noun, frozen=True):
    """The levels of an activity, worth 0, 1, 2, …, and how they count."""

    levels: Ids
    core_weight: Weight
    other_weight: Weight
    held_from: Fraction
    example_from: Id
    without_example: Id

    @property
    def top(self) -> int:
        """The worth of the highest level."""
        return len(self.levels) - 1

    def worth(self, level: str) -> int:
        """The worth of a level; `ValueError` for any other text."""
        return self.levels.index(level)


class Activity(Noun, frozen=True):
    """One bullet of the article, asked on the scale; `article` is its place there."""

    id: Id
    article: str
    core: bool = False


class Task(Noun, frozen=True, dict=True):
    """One of the manager's tasks."""

    id: Id
    activities: tuple[Activity, ...]

    @property
    def example(self) -> str:
        """The id of the question for an example."""
        return f"{self.id}.example"

    @cached_property
    def questions(self) -> tuple[str, ...]:
        """The ids of the activities' questions."""
        return tuple(f"{self.id}.{activity.id}" for activity in self.activities)


class ChoiceQuestion(Noun, frozen=True, tag="choice", tag_field="kind"):
    """One of a list of choices; `article` is the place in the article that it comes from, empty for one of ours."""

    id: Id
    choices: Ids
    article: str = ""
    unknown: bool = True
    optional: bool = False


class FactQuestion(Noun, frozen=True, tag="fact", tag_field="kind"):
    """Yes, no or unknown."""

    id: Id
    article: str = ""
    optional: bool = False

    @property
    def choices(self) -> tuple[str, ...]:
        """What may be answered, apart from unknown."""
        return (YES, NO)

    @property
    def unknown(self) -> bool:
        """Unknown is always allowed."""
        return True


class NumberQuestion(Noun, frozen=True, tag="number", tag_field="kind"):
    """A number within bounds; `no_more_than` names a question whose answer it may not exceed."""

    id: Id
    unit: Id
    maximum: Fraction
    minimum: Fraction | None = None
    above: Fraction | None = None
    decimals: Count = 0
    no_more_than: Id | None = None
    article: str = ""
    unknown: bool = True
    optional: bool = False


Question: TypeAlias = ChoiceQuestion | FactQuestion | NumberQuestion


class Section(Noun, frozen=True):
    """A part of the interview: questions of its own, or the tasks, or the clients."""

    id: Id
    questions: tuple[Question, ...] = ()
    holds: Literal["questions", "tasks", "clients"] = "questions"


class ClientField(Noun, frozen=True):
    """One question about each client."""

    id: Id
    choices: Ids
    article: str = ""


class Verdict(Noun, frozen=True):
    """What a client is for the title of the direction: the first verdict with a line that holds is told."""

    id: Id
    when: tuple[dict[str, Ids], ...]
    unless_possible: Id | None = None


class Clients(Noun, frozen=True):
    """How clients are asked for and judged."""

    maximum: Count
    name_length: Count
    fields: tuple[ClientField, ...]
    verdicts: tuple[Verdict, ...]
    otherwise: Id


class Calculation(Noun, frozen=True):
    """The three questions of the calculation."""

    hourly_now: Id
    hours_now: Id
    hours_goal: Id

    @property
    def questions(self) -> tuple[str, ...]:
        """The three questions in the order of the calculation."""
        return self.hourly_now, self.hours_now, self.hours_goal


class ShareItem(Noun, frozen=True, tag="share", tag_field="kind"):
    """A transition item read from a share."""

    id: Id
    section: Id
    part: Id
    whole: Id
    done_below: Fraction
    under_way_below: Fraction


class NumberItem(Noun, frozen=True, tag="number", tag_field="kind"):
    """A transition item read from a number."""

    id: Id
    section: Id
    question: Id
    done_from: Count


class ChoiceItem(Noun, frozen=True, tag="choice", tag_field="kind"):
    """A transition item read from a choice; a choice in none of the lists leaves it out."""

    id: Id
    section: Id
    question: Id
    done: Ids
    under_way: Ids
    open: Ids
    left_out_when_done: Id | None = None


TransitionItem: TypeAlias = ShareItem | NumberItem | ChoiceItem


class SecondLook(Noun, frozen=True):
    """A pair of answers that disagree: every test holds."""

    id: Id
    when: tuple[AnswersTest, ...]


class Step(Noun, frozen=True):
    """A next step: it fires when every test in `when` holds, one in `any` where that is given, and none in `unless`."""

    id: Id
    when: tuple[Test, ...] = ()
    any: tuple[Test, ...] = ()
    unless: tuple[Test, ...] = ()


class NextSteps(Noun, frozen=True):
    """The steps in order of what they unlock; between `least` and `most` of them are told."""

    least: Count
    most: Count
    steps: tuple[Step, ...]


class TalkingPoint(Noun, frozen=True):
    """Something to say to a client; `fills` names the numbers that it can carry, by question."""

    id: Id
    fills: Ids = ()


class Conversation(Noun, frozen=True):
    """The talk with a client about role and rate: told when one of the tests holds."""

    any: tuple[Test, ...]
    points: tuple[TalkingPoint, ...]


class Quiz(Noun, frozen=True, dict=True):
    """The whole bank."""

    format: Literal[1]
    id: Id
    version: str
    sources: tuple[Source, ...]
    titles: tuple[Title, ...]
    start: Start
    direction: Direction
    conditions: tuple[Condition, ...]
    scale: Scale
    tasks: tuple[Task, ...]
    sections: tuple[Section, ...]
    clients: Clients
    calculation: Calculation
    transition: tuple[TransitionItem, ...]
    second_looks: tuple[SecondLook, ...]
    next_steps: NextSteps
    conversation: Conversation
    limits: Ids

    @cached_property
    def sha256(self) -> str:
        """The hash of the structure and rules as sorted JSON, in hexadecimal digits: the same rules, the same hash."""
        import hashlib  # not needed before the first question

        return hashlib.sha256(msgspec.json.encode(self, enc_hook=str, order="sorted")).hexdigest()

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
            ChoiceQuestion(id=question, choices=self.scale.levels, article=activity.article)
            for question, activity in zip(task.questions, task.activities, strict=True)
        ]
        return (*asked, ChoiceQuestion(id=task.example, choices=(YES, NO), unknown=False))

    @cached_property
    def title_ids(self) -> tuple[str, ...]:
        """The titles from the first rung to the last."""
        return tuple(title.id for title in self.titles)

    @property
    def shares(self) -> tuple[ShareCondition, ...]:
        """The conditions on a part of a whole."""
        return tuple(condition for condition in self.conditions if isinstance(condition, ShareCondition))

    def condition(self, id_: str) -> Condition:
        """The condition with this id."""
        return next(condition for condition in self.conditions if condition.id == id_)

    def rank(self, title: str) -> int:
        """How high a title stands, from 0."""
        return self.title_ids.index(title)

    def title_of(self, choice: str) -> str | None:
        """The title that a choice stands for, or None."""
        title = self.start.aliases.get(choice, choice)
        return title if title in self.title_ids else None
