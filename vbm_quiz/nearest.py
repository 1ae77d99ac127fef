"""A mistyped name in, the known name that is most like it out."""

from collections.abc import Iterable


def nearest(found: str, known: Iterable[str]) -> str | None:
    """The known name most like the one found; None when none is like it."""
    from difflib import get_close_matches  # only who mistypes waits for it

    return next(iter(get_close_matches(found, list(known), n=1)), None)
