"""What a report says of the clients: the verdict on each, and the hourly rate that keeps the income in fewer hours."""

from collections.abc import Iterator

from msgspec import structs

from vbm_quiz.characters import escape_controls
from vbm_quiz.model.results import ClientResult
from vbm_quiz.report.blocks import Block, Heading, Paragraph, Point, Points, Tone
from vbm_quiz.report.build import Report


def clients(report: Report) -> Iterator[Block]:
    """The verdict on each client, with its reasons."""
    texts = report.texts
    if report.advice.clients:
        yield Heading(texts("interface.report.clients"))
        yield Paragraph(texts("interface.report.clients_intro"))
        yield Points(tuple(_client(report, client) for client in report.advice.clients))


def _client(report: Report, client: ClientResult) -> Point:
    texts = report.texts
    reasons = ", ".join(texts(f"client_reasons.{each}") for each in client.reasons)
    return Point(
        label=escape_controls(client.name),
        state=texts(f"client_verdicts.{client.verdict}.name"),
        tone=_tone(report, client.verdict),
        details=(
            texts(f"client_verdicts.{client.verdict}.text"),
            f"{texts('interface.report.client_because')} {reasons}.",
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
        yield Heading(texts("interface.report.calculation"))
        yield Paragraph(texts("interface.report.calculation_now", **numbers))
        yield Paragraph(texts("interface.report.calculation_needed", **numbers))
        yield Paragraph(texts("interface.report.calculation_note"), quiet=True)
