"""The faults of a content folder in, sentences in a language out: what is wrong, what is allowed, what to do."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from vbm_quiz.characters import escape_controls
from vbm_quiz.errors import MORE, MOST_TOLD, ContentFault, Fault, InvalidContent
from vbm_quiz.many_faults import fault_count
from vbm_quiz.texts.texts import Texts

LISTED = 12
"""How many of a list are named; of a longer one `FIRST`, and none where the nearest is named."""
FIRST = 10
LONGEST = 200
"""The characters of a path or of what was found."""
MANY = 4
"""How many faults of one kind in a file are told in one sentence, where there is one for many."""
TABLES = ("content_faults", "content_warnings")


class ToldFault(NamedTuple):
    """A fault in words, or several of one kind: where it stands, its sentences, and the places of the others."""

    file: str
    line: int | None
    path: str
    sentences: str
    places: tuple[str, ...] = ()


def refusal_text(texts: Texts, refusal: InvalidContent) -> str:
    """The message of a run that stops at a content folder with faults."""
    words = {"folder": refusal.folder}
    lines = [f"  • {_line(texts, each)}" for each in told_faults(texts, refusal.faults)]
    lacking = {each.file.partition("/")[0] for each in refusal.faults if each.fault.key == "missing_text"}
    missing = [texts("content_faults.what_is_missing", language=language, **words) for language in sorted(lacking)]
    what_next = texts("content_faults.what_next", **words)
    return "\n".join([texts("content_faults.headline", **words), *lines, what_next, *missing[:FIRST]])


def _line(texts: Texts, told: ToldFault) -> str:
    """A fault on one line: its file, line and path, its sentences, and the places of the others."""
    said = ": ".join([told.sentences.rstrip(".:"), ", ".join(told.places)]) if told.places else told.sentences
    return f"{', '.join(filter(None, [told.file, place_text(texts, told.line, told.path)]))}: {said}"


def place_text(texts: Texts, line: int | None, path: str) -> str:
    """A line and a path in a file, as far as there are."""
    return ", ".join([*([] if line is None else [texts("content_faults.line", line=line)]), *filter(None, [path])])


def told_faults(texts: Texts, faults: Sequence[ContentFault]) -> list[ToldFault]:
    """The faults in their order; many of one kind in a file are one with their first places, or only the first.

    Behind the first `MOST_TOLD` is told how many more there are.
    """
    kinds: dict[tuple[str, str], list[ContentFault]] = {}
    for each in faults:
        kinds.setdefault(_kind(each), []).append(each)
    told: list[ToldFault] = []
    rest = fault_count(faults)
    for each in faults:
        alike = kinds[_kind(each)]
        if len(told) == MOST_TOLD:
            return [*told, ToldFault("", None, "", texts("content_faults.more_in_all", found=rest))]
        counted, found = _told(texts, each, alike)
        told += found
        rest -= counted
    return told


def _kind(found: ContentFault) -> tuple[str, str]:
    fault = found.fault
    return found.file, str(fault.values["like"]) if fault.key == MORE else fault.key


def _told(texts: Texts, found: ContentFault, alike: Sequence[ContentFault]) -> tuple[int, list[ToldFault]]:
    """What is told of a fault among those of its kind, and of how many that tells."""
    count, index = fault_count(alike), next(at for at, each in enumerate(alike) if each is found)
    many = f"content_faults.many.{_kind(found)[1]}"
    if count >= MANY and texts.has(many):
        if index > 0:
            return 0, []
        places = tuple(_place_of_many(texts, each) for each in alike[:FIRST])
        more = () if count <= FIRST else (texts("content_faults.more", count=count - FIRST),)
        return count, [ToldFault(in_short(found.file), None, "", texts(many, count=count), (*places, *more))]
    if index < FIRST:
        return 1, [
            ToldFault(in_short(found.file), found.line, in_short(found.fault.path), fault_text(texts, found.fault))
        ]
    if index == FIRST:
        more_alike = texts("content_faults.more_alike", found=count - FIRST)
        return count - FIRST, [ToldFault(in_short(found.file), None, "", more_alike)]
    return 0, []


def is_shortened(faults: Sequence[ContentFault]) -> bool:
    """Whether more of these faults is left out than `told_faults` tells: of many, or of a long list in one."""
    counts = Counter(map(_kind, faults))
    first = faults[:MOST_TOLD]
    return max(counts.values(), default=0) > FIRST or len(faults) > MOST_TOLD or any(map(_has_long_list, first))


def _has_long_list(found: ContentFault) -> bool:
    fault = found.fault.guessed()
    told = (value for name, value in fault.values.items() if name != "allowed" or fault.values.get("nearest") is None)
    return any(isinstance(value, tuple) and len(value) > LISTED for value in told)


def _place_of_many(texts: Texts, found: ContentFault) -> str:
    place = place_text(texts, found.line, in_short(found.fault.path))
    return f"{place}. {_misspelt(texts, found.fault)}" if "misspelt" in found.fault.values else place


def _misspelt(texts: Texts, fault: Fault) -> str:
    """What stands there in the place of a missing text."""
    return texts("content_faults.misspelt", **fault.values)


def fault_text(texts: Texts, fault: Fault) -> str:
    """The sentences of one fault, without its place."""
    fault = fault.guessed()
    values = {name: _value_text(texts, name, value) for name, value in fault.values.items() if value is not None}
    key = next(key for table in TABLES if texts.has(key := f"{table}.{fault.key}"))
    sentences = [texts(key, **values)]
    allowed, near = fault.values.get("allowed"), fault.values.get("nearest")
    if "misspelt" in fault.values:
        sentences.append(_misspelt(texts, fault))
    if near is not None:
        sentences.append(texts("content_faults.nearest", **values))
    if isinstance(allowed, tuple) and allowed and (near is None or 1 < len(allowed) <= LISTED):
        sentences.append(texts("content_faults.allowed", **values))
    return " ".join(sentences)


def _value_text(texts: Texts, name: str, value: object) -> object:
    if name in ("thing", "things"):
        return texts(f"content_faults.{name}.{value}")
    if name == "reason" and texts.has(f"interface.reason.{value}"):
        return texts(f"interface.reason.{value}")
    return _listed(texts, value) if isinstance(value, tuple) else in_short(value) if isinstance(value, str) else value


def in_short(text: str) -> str:
    """What somebody wrote as far as it is told: it may be as long as a file, and steer the terminal."""
    return escape_controls(text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…")


def _listed(texts: Texts, names: tuple[str, ...]) -> str:
    """The names, or the first of many and how many more there are."""
    if len(names) <= LISTED:
        return ", ".join(map(in_short, names))
    return ", ".join([*map(in_short, names[:FIRST]), texts("content_faults.more", count=len(names) - FIRST)])
