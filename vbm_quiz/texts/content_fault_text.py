"""The faults of a content folder in, sentences in a language out: what is wrong, what is allowed, what to do."""

from collections.abc import Iterable, Iterator

from vbm_quiz.errors import ContentFault, Fault, InvalidContent
from vbm_quiz.texts.texts import Texts

LISTED = 12
"""How many of a list are named; of a longer one fewer, and none where the nearest is named."""
FIRST = 10


def refusal_text(texts: Texts, refusal: InvalidContent) -> str:
    """The message of a run that stops at a content folder with faults."""
    lines = [f"  • {line}" for line in fault_lines(texts, refusal.faults)]
    words = {"folder": refusal.folder}
    return "\n".join([texts("content_faults.headline", **words), *lines, texts("content_faults.what_next", **words)])


def fault_lines(texts: Texts, faults: Iterable[ContentFault]) -> Iterator[str]:
    """A line for each fault: its file, line and path, and its sentences."""
    for file, line, fault in faults:
        place = [file] if line is None else [file, texts("content_faults.line", line=line)]
        yield f"{', '.join([*place, *filter(None, [fault.path])])}: {fault_text(texts, fault)}"


def fault_text(texts: Texts, fault: Fault) -> str:
    """The sentences of one fault, without its place."""
    values = {name: _value_text(texts, name, value) for name, value in fault.values.items() if value is not None}
    sentences = [texts(f"content_faults.{fault.key}", **values)]
    if "nearest" in values:
        sentences.append(texts("content_faults.nearest", **values))
    allowed = fault.values.get("allowed")
    if isinstance(allowed, tuple) and allowed and (len(allowed) <= LISTED or "nearest" not in values):
        sentences.append(texts("content_faults.allowed", **values))
    return " ".join(sentences)


def _value_text(texts: Texts, name: str, value: object) -> object:
    if name in ("thing", "things"):
        return texts(f"content_faults.{name}.{value}")
    if name == "reason" and texts.has(f"interface.reason.{value}"):
        return texts(f"interface.reason.{value}")
    return _listed(texts, value) if isinstance(value, tuple) else value


def _listed(texts: Texts, names: tuple[str, ...]) -> str:
    """The names, or the first of many and how many more there are."""
    if len(names) <= LISTED:
        return ", ".join(names)
    return ", ".join([*names[:FIRST], texts("content_faults.more", count=len(names) - FIRST)])
