"""The change around the role: letting go, rates, the talk about them, clients and the calculation."""

from collections.abc import Iterator

from vbm_quiz.bank import UNKNOWN, TalkingPoint
from vbm_quiz.model import ClientResult, ItemResult
from vbm_quiz.report.blocks import Block, Heading, Paragraph, Point, Points, Tone
from vbm_quiz.report.phrases import answer_text, share_text, title_name
from vbm_quiz.report.report import Report
from vbm_quiz.streams import harmless

ITEM_TONES: dict[str, Tone] = {"done": "good", "under_way": "part", "open": "open", "unknown": "unknown"}


def transition(report: Report) -> Iterator[Block]:
    """Letting go and rates, item by item; nothing where they are not told."""
    words, items = report.words, report.advice.transition
    if items is None:
        return
    yield Heading(words("interface.report.transition"))
    yield Paragraph(words("transition.intro", title=title_name(words, report.quiz.direction.title)))
    for section in dict.fromkeys(item.section for item in items):
        own = [item for item in items if item.section == section]
        yield Paragraph(f"{words(f'transition.title_{section}')}: {_tally(report, own)}")
        yield Points(tuple(_item(report, item) for item in own))


def _tally(report: Report, items: list[ItemResult]) -> str:
    known = [item for item in items if item.state != "unknown"]
    states = ("done", "under_way", "open")
    counts = [(sum(item.state == state for item in known), report.words(f"transition.{state}")) for state in states]
    return ", ".join(f"{count} {name}" for count, name in counts if count) or report.words("transition.unknown")


def _item(report: Report, item: ItemResult) -> Point:
    words = report.words
    if len(item.questions) > 1:
        answer = share_text(words, item.answer)
    else:
        answer = answer_text(report.quiz, words, report.answers, item.questions[0])
    told = set(item.answer.split("/")) != {UNKNOWN}
    return Point(
        label=words(f"transition.items.{item.id}.name"),
        state=words(f"transition.{item.state}"),
        tone=ITEM_TONES[item.state],
        details=(words("interface.report.answered", answer=answer),) if told else (),
    )


def clients(report: Report) -> Iterator[Block]:
    """What each client is for the role, with the reasons."""
    words = report.words
    if report.advice.clients:
        yield Heading(words("interface.report.clients"))
        yield Paragraph(words("interface.report.clients_intro"))
        yield Points(tuple(_client(report, client) for client in report.advice.clients))


def _client(report: Report, client: ClientResult) -> Point:
    words, clients = report.words, report.quiz.clients
    best = [verdict.unless_possible for verdict in clients.verdicts if verdict.unless_possible]
    unknown = client.verdict == clients.otherwise
    reasons = ", ".join(words(f"client_reasons.{each}") for each in client.reasons)
    tone: Tone = "good" if client.verdict in best else "unknown" if unknown else "part"
    return Point(
        label=harmless(client.name),
        state=words(f"client_verdicts.{client.verdict}.name"),
        tone=tone,
        details=(
            words(f"client_verdicts.{client.verdict}.text"),
            f"{words('interface.report.client_because')} {reasons}.",
        ),
    )


def calculation(report: Report) -> Iterator[Block]:
    """The hourly rate that keeps the weekly income in fewer hours."""
    words, told = report.words, report.advice.calculation
    if told is not None:
        numbers = {name: words.number(getattr(told, name)) for name in told.__struct_fields__}
        yield Heading(words("interface.report.calculation"))
        yield Paragraph(words("interface.report.calculation_now", **numbers))
        yield Paragraph(words("interface.report.calculation_needed", **numbers))
        yield Paragraph(words("interface.report.calculation_note"), quiet=True)


def conversation(report: Report) -> Iterator[Block]:
    """Points for the talk about role and rate, with her own numbers where she gave them."""
    words = report.words
    if report.advice.conversation:
        yield Heading(words("interface.report.conversation"))
        yield Paragraph(words("interface.report.conversation_intro"))
        yield Points(tuple(Point(_talking_point(report, point)) for point in report.quiz.conversation.points))


def _talking_point(report: Report, point: TalkingPoint) -> str:
    numbers = {fill.rpartition(".")[2]: report.answers.number(fill) for fill in point.fills}
    if not numbers or None in numbers.values():
        return report.words(f"talking_points.{point.id}.text")
    told = {name: report.words.number(number) for name, number in numbers.items()}
    return report.words(f"talking_points.{point.id}.filled", **told)
