"""A yes or no beside the interview, as one typed line."""

from vbm_quiz.ask.plain import PlainFace
from vbm_quiz.words import Words


def agreed(words: Words, text: str) -> bool:
    """Whether the answer is yes; Enter is yes.

    Raises:
        EOFError: when nobody is there to answer.
    """
    page = PlainFace(words)
    yes, no = words("interface.yes").lower(), words("interface.no").lower()
    while True:
        page.title(text)
        typed = page.line().lower()
        if typed in {"", yes, words("interface.yes_letter")}:
            return True
        if typed in {no, no[:1]}:
            return False
