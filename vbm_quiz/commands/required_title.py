"""The title that `--require` names and a report in, `TitleNotReached` out unless that title or a higher one fits."""

from typing import TYPE_CHECKING

from vbm_quiz.bank.bank import Bank
from vbm_quiz.errors import TitleNotReached, UsageError
from vbm_quiz.texts.texts import Texts

if TYPE_CHECKING:  # loaded for the first question or the report
    from vbm_quiz.report.build import Report


def required_title(bank: Bank, texts: Texts, name: str | None) -> str | None:
    """The id of the title with this name; None where none is required.

    Raises:
        UsageError: when there is no such title.
    """
    title = None if name is None else bank.title_of(name)
    if name is not None and title is None:
        known = ", ".join(bank.title_ids)
        raise UsageError(texts("interface.refusal.unknown_title", found=name, allowed=known))
    return title


def check_required(report: "Report", required: str | None) -> None:
    """Check that the title of a report is the required one or a higher one, and not provisional.

    Raises:
        TitleNotReached: when it is not.
    """
    if required is None:
        return
    texts, title = report.texts, report.result.title
    shown = title.id is not None and title.status in ("fits", "between")
    if not shown or report.bank.rank(str(title.id)) < report.bank.rank(required):
        name = texts(f"titles.{title.id}.name") if title.id else texts("interface.said.no_title")
        said = texts("interface.said.not_reached", title=texts(f"titles.{required}.name"), reached=name)
        raise TitleNotReached(said)
