"""The change around the role: letting go, rates, the talk about them, clients and the calculation."""

from collections.abc import Iterator

from vbm_quiz.bank.rules import TalkingPoint
from vbm_quiz.characters import escape_controls
from vbm_quiz.model.answers import UNKNOWN
from vbm_quiz.model.results import ClientResult, ItemResult
from vbm_quiz.report.blocks import Block, Heading, Paragraph, Point, Points, Tone
from vbm_quiz.report.build import Report
from vbm_quiz.report.phrases import answer_text, share_text, title_name

ITEM_TONES: dict[str, Tone] = {"done": "good", "under_way": "part", "open": "open", "unknown": "unknown"}


def transition(report: Report) -> Iterator[Block]:
    """Letting go and rates, item by item; nothing where they are not told."""
    texts, items = report.texts, report.advice.transition
    if items is None:
        return
    yield Heading(texts("interface.report.transition"))
    yield Paragraph(texts("transition.intro", title=title_name(texts, report.bank.direction.title)))
    for section in dict.fromkeys(item.section for item in items):
        own = [item for item in items if item.section == section]
        yield Paragraph(f"{texts(f'transition.title_{section}')}: {_tally(report, own)}")
        yield Points(tuple(_item(report, item) for item in own))


def _tally(report: Report, items: list[ItemResult]) -> str:
    known = [item for item in items if item.state != "unknown"]
    states = ("done", "under_way", "open")
    counts = [(sum(item.state == state for item in known), report.texts(f"transition.{state}")) for state in states]
    return ", ".join(f"{count} {name}" for count, name in counts if count) or report.texts("transition.unknown")


def _item(report: Report, item: ItemResult) -> Point:
    texts = report.texts
    if len(item.questions) > 1:
        answer = share_text(texts, item.answer)
    else:
        answer = answer_text(report.bank, texts, report.answers, item.questions[0])
    told = set(item.answer.split("/")) != {UNKNOWN}
    return Point(
        label=texts(f"transition.items.{item.id}.name"),
        state=texts(f"transition.{item.state}"),
        tone=ITEM_TONES[item.state],
        details=(texts("interface.report.answered", answer=answer),) if told else (),
    )


def clients(report: Report) -> Iterator[Block]:
    """What each client is for the role, with the reasons."""
    texts = report.texts
    if report.advice.clients:
        yield Heading(texts("interface.report.clients"))
        yield Paragraph(texts("interface.report.clients_intro"))
        yield Points(tuple(_client(report, client) for client in report.advice.clients))


def _client(report: Report, client: ClientResult) -> Point:
    texts, clients = report.texts, report.bank.clients
    best = [verdict.unless_possible for verdict in clients.verdicts if verdict.unless_possible]
    unknown = client.verdict == clients.otherwise
    reasons = ", ".join(texts(f"client_reasons.{each}") for each in client.reasons)
    tone: Tone = "good" if client.verdict in best else "unknown" if unknown else "part"
    return Point(
        label=escape_controls(client.name),
        state=texts(f"client_verdicts.{client.verdict}.name"),
        tone=tone,
        details=(
            texts(f"client_verdicts.{client.verdict}.text"),
            f"{texts('interface.report.client_because')} {reasons}.",
        ),
    )


def calculation(report: Report) -> Iterator[Block]:
    """The hourly rate that keeps the weekly income in fewer hours."""
    texts, told = report.texts, report.advice.calculation
    if told is not None:
        numbers = {name: texts.number(getattr(told, name)) for name in told.__struct_fields__}
        yield Heading(texts("interface.report.calculation"))
        yield Paragraph(texts("interface.report.calculation_now", **numbers))
        yield Paragraph(texts("interface.report.calculation_needed", **numbers))
        yield Paragraph(texts("interface.report.calculation_note"), quiet=True)


def conversation(report: Report) -> Iterator[Block]:
    """Points for the talk about role and rate, with her own numbers where she gave them."""
    texts = report.texts
    if report.advice.conversation:
        yield Heading(texts("interface.report.conversation"))
        yield Paragraph(texts("interface.report.conversation_intro"))
        yield Points(tuple(Point(_talking_point(report, point)) for point in report.bank.conversation.points))


def _talking_point(report: Report, point: TalkingPoint) -> str:
    numbers = {fill.rpartition(".")[2]: report.answers.number(fill) for fill in point.fills}
    if not numbers or None in numbers.values():
        return report.texts(f"talking_points.{point.id}.text")
    told = {name: report.texts.number(number) for name, number in numbers.items()}
    return report.texts(f"talking_points.{point.id}.filled", **told)
