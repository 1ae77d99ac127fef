"""The facts of a JSON report as texts, and which of them the visible text of another format lacks."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import html5lib
from markdown_it import MarkdownIt

from tests.helpers.shipped import Document, report_data, report_of, shipped_bank, shipped_texts
from vbm_quiz.bank.next_steps import PlanStep
from vbm_quiz.bank.questions import NumberQuestion
from vbm_quiz.bank.steps import ClientStep
from vbm_quiz.characters import escape_controls
from vbm_quiz.model.answers import client_field
from vbm_quiz.report.formats import FORMATS
from vbm_quiz.texts.texts import Texts

UNSEEN = {"script", "style", "title", "desc", "head"}
NEAR = 400
"""How far behind its name, in characters, a fact may be found."""

Fact = tuple[str, ...]
"""Texts that must be found, the others close behind the first."""


def missing(report: Document, visible: str, clients: list[Document]) -> list[Fact]:
    """The facts of a report that its visible text does not contain."""
    seen = squeezed(visible)
    return [fact for fact in dict.fromkeys(_facts(report, clients)) if not _found(seen, fact)]


def squeezed(text: str) -> str:
    """A text without white space, so that no line break divides a word."""
    return "".join(text.split())


def _found(seen: str, fact: Fact) -> bool:
    first, *rest = map(squeezed, fact)
    if not rest:
        return first in seen
    starts = [match.end() for match in re.finditer(re.escape(first), seen)]
    return any(all(part in seen[start : start + NEAR] for part in rest) for start in starts)


def text_of_html(page: str) -> str:
    """The visible text of an HTML page, without that of its pictures."""
    document = html5lib.parse(page, namespaceHTMLElements=False)
    return " ".join(_texts(document.find("body")))


def _texts(element: Any) -> Iterator[str]:
    if not isinstance(element.tag, str) or element.tag.rpartition("}")[2] in UNSEEN:
        return
    yield element.text or ""
    for child in element:
        yield from _texts(child)
        yield child.tail or ""


def text_of_markdown(page: str) -> str:
    """The visible text of a Markdown page once it is rendered."""
    rendered = MarkdownIt("commonmark").enable("table").render(page)
    return text_of_html(f"<!DOCTYPE html><html><body>{rendered}</body></html>")


READABLE: dict[str, Callable[[str], str]] = {
    "text": str,
    "plain": str,
    "markdown": text_of_markdown,
    "html": text_of_html,
}
"""The formats for people, each with what makes its visible text of a page."""


def visible(document: Document, language: str, name: str) -> str:
    """The visible text of a document's report in a format."""
    return READABLE[name](FORMATS[name](report_of(document, language)))


def facts_missing(document: Document, language: str, name: str) -> list[Fact]:
    """The facts of a document's report that a format does not show; no screen reader is given a hash to read."""
    report = report_data(document, language)
    if name == "plain":
        report["bank"] = {key: value for key, value in report["bank"].items() if key != "sha256"}
    return missing(report, visible(document, language, name), document.get("clients", []))


# ---------------------------------------------------------------- the facts


def _facts(report: Document, clients: list[Document]) -> Iterator[Fact]:
    facts = _Facts(shipped_texts(report["language"]), clients)
    yield from ((text,) for text in (*report["tool"].values(), *report["bank"].values()))
    if report["respondent"]:
        yield (escape_controls(report["respondent"]),)
    if report["date"]:
        yield (shipped_texts(report["language"]).day(report["date"]),)
    yield from facts.title(report["title"])
    yield from facts.tasks_and_conditions(report)
    yield from facts.sensitivity_and_plans(report)
    yield from facts.transition_and_clients(report)
    for look in report["second_looks"]:
        yield from facts.rests_on(f"second_looks.{look['id']}.text", look["questions"])
    for step in report["next_steps"]:
        yield from facts.step(step)
    for source in report["sources"]:
        yield from ((source[key],) for key in ("author", "work", "url") if source[key])
        yield (shipped_texts(report["language"]).day(source["date"]),)


class _Facts:
    """Facts in one language; the names of the clients come from the answers."""

    def __init__(self, texts: Texts, clients: list[Document]) -> None:
        self._texts = texts
        self._clients = clients

    def title(self, title: Document) -> Iterator[Fact]:
        texts = self._texts
        names = {key: self._title(title[key]) for key in ("id", "direction", "current") if title[key]}
        yield from ((name,) for name in names.values())
        yield from ((self._title(each),) for each in title["between"])
        between = texts.listed(map(self._title, title["between"]), "or") if title["between"] else ""
        if title["status"] == "not_enough_shown":
            yield (texts("interface.report.not_enough_shown", titles=between),)
        if title["status"] == "provisional":
            yield (texts("interface.report.provisional", title=names["id"]),)
        if title["current_fit"]:
            fit = texts(f"current_fit.{title['current_fit']}", current="|", title=names["id"])
            yield tuple(fit.split("|"))  # between these is the name of the title in use
        if title["goal"] in shipped_bank().title_ids:
            yield (self._title(title["goal"]),)

    def step(self, step: Document) -> Iterator[Fact]:
        """A step with the answers that it changes and the conditions that it meets; the wish stands apart."""
        texts, bank = self._texts, shipped_bank()
        yield (texts(f"next_steps.{step['id']}.title"),)
        rule = bank.next_steps.step(step["id"])
        # The answers stand in its texts then, in the plan, or as the reasons about a client.
        filled = isinstance(rule, PlanStep | ClientStep) or rule.fills
        if not filled:
            yield from ((self._question(question),) for question in step["because"] if question != bank.start.goal)
        yield from ((self._question(change["question"]),) for change in step["changes"])
        yield from ((texts(f"conditions.{condition}.name"),) for condition in step["meets"])
        if step["client"] is not None:
            yield (escape_controls(step["client"]),)

    def tasks_and_conditions(self, report: Document) -> Iterator[Fact]:
        texts = self._texts
        for task in report["tasks"]:
            name = texts(f"tasks.{task['id']}.name")
            percent = texts("interface.report.nothing_known") if task["percent"] is None else f"{task['percent']}%"
            yield (name, percent, texts(f"task_states.{task['state']}"))
            if task["example"]:
                counts_as = texts("level_names.own_part")
                yield (name, texts(f"interface.report.example_{task['example']}", counts_as=counts_as))
            for activity in task["activities"]:
                levels = {texts(f"level_names.{activity[key]}") for key in ("level", "counted") if activity[key]}
                yield (name, self._question(activity["id"]), *levels)
        for condition in report["conditions"]:
            name, state = texts(f"conditions.{condition['id']}.name"), texts(f"interface.report.{condition['state']}")
            values = (condition["rule"].get(key) for key in ("at_least", "absent_at_most"))
            counted = self._counted(condition["value"])
            yield (name, state, *(str(value) for value in values if value is not None), *counted)
            yield (self._title(condition["title"]),)

    def sensitivity_and_plans(self, report: Document) -> Iterator[Fact]:
        firmness, texts = report["firmness"], self._texts
        if firmness is not None:
            yield from ((str(firmness[key]),) for key in ("changes", "keeps"))
            for change in (*firmness["raises"], *firmness["lowers"], *firmness["unsettles"]):
                yield (self._change(change), *([self._title(change["title"])] if change["title"] else []))
        for plan in report["plans"]:
            title = texts("interface.report.plan", title=self._title(plan["target"]))
            yield (title, str(plan["size"]), str(len(plan["steps"])))
            if plan["provisional"]:
                yield (texts("interface.report.plan_provisional", title=self._title(plan["target"])),)
            for step in plan["steps"]:
                values = (self._value(step["question"], step[key]) for key in ("from", "to"))
                yield (self._question(step["question"]), *values)
        for each in report["find_out"]:
            settles = [texts(f"conditions.{id_}.name") for id_ in each["conditions"]]
            yield (texts.listed(settles), self._question(each["question"]))

    def transition_and_clients(self, report: Document) -> Iterator[Fact]:
        texts = self._texts
        for item in (item for items in (report["transition"] or {}).values() for item in items):
            name, state = texts(f"transition.items.{item['id']}.name"), texts(f"transition.{item['state']}")
            yield (name, state, *([] if set(item["answer"].split("/")) == {"unknown"} else [self._item_answer(item)]))
        for client in report["clients"]:
            reasons = [texts(f"client_reasons.{reason}") for side in client["reasons"].values() for reason in side]
            yield (escape_controls(client["name"]), texts(f"client_verdicts.{client['verdict']}.name"), *reasons)
        yield from ((texts.number(number),) for number in (report["calculation"] or {}).values())

    def rests_on(self, key: str, questions: list[str]) -> Iterator[Fact]:
        yield (self._texts(key),)
        yield from ((self._question(question),) for question in questions)

    def _title(self, title: str) -> str:
        return self._texts(f"titles.{title}.name")

    def _question(self, question: str) -> str:
        texts = self._texts
        client = client_field(question)
        if client is not None:
            name = escape_controls(self._clients[client[0]]["name"])
            field = texts(f"clients.fields.{client[1]}.short")
            return texts("interface.report.client_field", client=name, field=field)
        if question.endswith(".example"):
            task = texts(f"tasks.{question.partition('.')[0]}.name")
            return texts("interface.report.example_for", task=task)
        return texts(f"questions.{question}.short")

    def _value(self, question: str, value: str | float) -> str:
        texts = self._texts
        asked = shipped_bank().questions[question]
        if isinstance(asked, NumberQuestion) and value != "unknown":
            number = Decimal(str(value))
            key = "none" if number == 0 else "forms.0" if number == 1 else "forms.1"
            return texts(
                f"units.{asked.unit}.{key}",
                number=texts.number(round(number, 2) if asked.unit == "euro" and number % 1 else number),
            )
        if question in shipped_bank().activities:
            return texts(f"level_names.{value}")
        if value == "unknown":
            return texts("unknown")
        if question.endswith(".example"):
            return texts(f"example_choices.{value}")
        if question.startswith("specialism."):
            return texts(f"facts.{value}")
        return texts(f"questions.{question}.choices.{value}")

    def _change(self, change: Document) -> str:
        values = {
            name: self._value(change["question"], change[key]) for name, key in (("before", "from"), ("after", "to"))
        }
        return self._texts("interface.report.change", question=self._question(change["question"]), **values)

    def _counted(self, value: int | str | None) -> list[str]:
        """What was counted, as numbers; nothing is a word of its own."""
        if value is None:
            return [self._texts("interface.report.counted_nothing")]
        parts = value.split("/") if isinstance(value, str) else [value]
        return [self._texts.number(part) for part in parts if str(part) != "0"]

    def _share(self, share: str) -> str:
        both = [
            self._texts("transition.unknown") if each == "unknown" else self._texts.number(each)
            for each in share.split("/")
        ]
        return self._texts("transition.share", part=both[0], whole=both[1])

    def _item_answer(self, item: Document) -> str:
        asked = {each.id: each for each in shipped_bank().transition}[item["id"]]
        if "/" in item["answer"]:
            return self._share(item["answer"])
        return self._value(asked.answered(shipped_bank())[0], item["answer"])
