"""Which format a file's suffix asks for. Apart, because the command line needs it at every start."""

from collections.abc import Mapping

SUFFIXES: Mapping[str, str] = {
    ".txt": "text",
    ".json": "json",
    ".md": "markdown",
    ".html": "html",
    ".htm": "html",
}
