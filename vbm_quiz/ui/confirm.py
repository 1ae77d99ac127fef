"""A yes or no beside the interview, as one typed line."""

from vbm_quiz.texts.texts import Texts
from vbm_quiz.ui.plain import PlainFrontend


def agreed(texts: Texts, text: str) -> bool:
    """Whether the answer is yes; Enter is yes.

    Raises:
        EOFError: when nobody is there to answer.
    """
    page = PlainFrontend(texts)
    yes, no = texts("interface.yes").lower(), texts("interface.no").lower()
    while True:
        page.title(text)
        typed = page.line().lower()
        if typed in {"", yes, texts("interface.yes_letter")}:
            return True
        if typed in {no, no[:1]}:
            return False
