"""The change around the role: letting go and rates, the conversation about them, the clients, and the calculation."""

from collections.abc import Iterator

from msgspec import structs

from vbm_quiz.characters import isolated_name
from vbm_quiz.model.answers import UNKNOWN
from vbm_quiz.model.results import ClientResult, ItemResult
from vbm_quiz.report.blocks import Block, Heading, Paragraph, Point, Points, Tone
from vbm_quiz.report.build import Report
from vbm_quiz.report.phrases import answer_text, share_text, title_name

ITEM_TONES: dict[str, Tone] = {"done": "good", "under_way": "part", "open": "open", "unknown": "unknown"}


def transition(report: Report) -> Iterator[Block]:
    """The items of the transition by section; nothing where the advice has none."""
    texts, items = report.texts, report.advice.transition
    if not items:
        return
    yield Heading(texts("transition.heading"))
    yield Paragraph(texts("transition.intro", title=title_name(texts, report.bank.direction.title)))
    for section in dict.fromkeys(item.section for item in items):
        own = [item for item in items if item.section == section]
        yield Paragraph(f"{texts(f'transition.title_{section}')}:")
        yield Points(tuple(_items(report, own)))


def _items(report: Report, items: list[ItemResult]) -> Iterator[Point]:
    """A point for each item, and one for all of which nothing is known."""
    nothing = [item for item in items if set(item.answer.split("/")) == {UNKNOWN}]
    yield from (_item(report, item) for item in items if item not in nothing)
    if nothing:
        names = "; ".join(report.texts(f"transition.items.{item.id}.name") for item in nothing)
        yield Point(names, report.texts("transition.unknown"), ITEM_TONES["unknown"])


def _item(report: Report, item: ItemResult) -> Point:
    texts = report.texts
    if len(item.questions) > 1:
        answer = share_text(texts, item.answer)
    else:
        answer = answer_text(report.bank, texts, report.answers, item.questions[0])
    return Point(
        label=texts(f"transition.items.{item.id}.name"),
        state=f"{texts(f'transition.{item.state}')} ({answer})",
        tone=ITEM_TONES[item.state],
    )


def conversation(report: Report) -> Iterator[Block]:
    """Points for the talk about role and rate."""
    texts = report.texts
    if report.advice.conversation:
        yield Heading(texts("conversation.heading"))
        yield Points(tuple(Point(texts(f"talking_points.{point}")) for point in report.advice.conversation))


def clients(report: Report) -> Iterator[Block]:
    """The verdict on each client, with its reasons."""
    if report.advice.clients:
        yield Points(tuple(_client(report, client) for client in report.advice.clients))


def _client(report: Report, client: ClientResult) -> Point:
    texts, reasons = report.texts, client.reasons
    sides = {"for": reasons.favour, "against": reasons.against, "unknown": reasons.unknown}
    named = {side: ", ".join(texts(f"client_reasons.{each}") for each in found) for side, found in sides.items()}
    return Point(
        label=isolated_name(client.name),
        state=texts(f"client_verdicts.{client.verdict}.name"),
        tone=_tone(report, client.verdict),
        details=(
            texts(f"client_verdicts.{client.verdict}.text"),
            *(texts(f"interface.report.client_{side}", reasons=names) for side, names in named.items() if names),
        ),
    )


def _tone(report: Report, verdict: str) -> Tone:
    rules = report.bank.clients
    if verdict in [each.unless_possible for each in rules.verdicts if each.unless_possible]:
        return "good"
    return "unknown" if verdict == rules.otherwise else "part"


def calculation(report: Report) -> Iterator[Block]:
    """The hourly rate that keeps the weekly income in fewer hours."""
    texts, result = report.texts, report.advice.calculation
    if result is not None:
        numbers = {name: texts.number(number) for name, number in structs.asdict(result).items()}
        yield Heading(texts("calculation.heading"))
        yield Paragraph(texts("calculation.now", **numbers))
        yield Paragraph(texts("calculation.needed", **numbers))
        yield Paragraph(texts("calculation.note"), quiet=True)
