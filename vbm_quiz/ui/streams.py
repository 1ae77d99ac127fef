"""The standard streams: prepare them, find out what they can show, and write text to them that fits."""

import codecs
import errno
import os
import re
import sys
import textwrap
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TextIO

from vbm_quiz.characters import escape_controls, nearest_ascii

NEAREST_ASCII = "vbm_quiz.nearest_ascii"
SYMBOLS = "█─━✓◐○❯"
"""The characters beyond ASCII that are drawn: a stream has all of them, or their ASCII twins are drawn."""
NARROWEST, WIDEST = 20, 78
"""The columns for a line of text: in a narrower terminal fewer would not make it easier to read."""
NARROW = re.compile("[ -~\xa0-\u02ff‘’“”…–—•→€]*")
"""Text in which every character takes one column."""
OFF = ("", "0", "false", "no")
"""The values of a variable of the environment that switch nothing on."""
READER_GONE = (BrokenPipeError, ConnectionResetError)
"""What the system says where nobody reads any more."""


def prepare() -> None:
    """Open a closed standard error on the null device, and let no stream fail on a character that its encoding lacks.

    What is written to a closed standard output cannot be written, and is not lost without a word.
    """
    codecs.register_error(NEAREST_ASCII, nearest_ascii)
    if sys.stdout is None:
        sys.stdout = open(_unwritable(), "w", encoding="utf-8")  # noqa: SIM115 - open until the end
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - the same
    for stream, errors in ((sys.stdout, NEAREST_ASCII), (sys.stderr, NEAREST_ASCII), (sys.stdin, "replace")):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding=None if _is_usable(stream) else "utf-8", errors=errors)


def _is_usable(stream: TextIO) -> bool:
    """Whether the encoding of a stream takes another character for one that it lacks, and on a terminal has ASCII.

    That of domain names fails instead, and no terminal speaks UTF-16.
    """
    try:
        encoded = "q’".encode(stream.encoding, NEAREST_ASCII)
    except UnicodeError:
        return False
    return encoded.startswith(b"q") or not is_terminal(stream)


def _unwritable() -> int:
    """A descriptor that takes nothing."""
    reading, writing = os.pipe()
    os.close(writing)
    return reading


def require_open(stream: TextIO) -> None:
    """Check that a stream takes what is written to it, as far as that can be told before.

    Raises:
        OSError: when it does not.
    """
    try:
        descriptor = stream.fileno()
    except (OSError, ValueError):  # a stream without one
        return
    os.write(descriptor, b"")


def supports_unicode(stream: TextIO) -> bool:
    """Whether the encoding of a stream has `SYMBOLS`."""
    try:
        SYMBOLS.encode(stream.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a stream is a terminal; a closed one is not."""
    try:
        return stream is not None and stream.isatty() and (sys.platform != "win32" or _is_console(stream))
    except ValueError:
        return False


def _is_console(stream: TextIO) -> bool:
    """Whether a stream of Windows is a console, by what Python reads one with: its null device says so too."""
    buffer = stream.buffer
    return type(getattr(buffer, "raw", buffer)).__name__ == "_WindowsConsoleIO"


def wants_plain(environment: Mapping[str, str]) -> bool:
    """Whether the environment asks for plain lines, or the terminal cannot move its cursor."""
    accessible = environment.get("ACCESSIBLE", "").strip().lower() not in OFF
    return accessible or environment.get("TERM") == "dumb"


def wants_colour(environment: Mapping[str, str], stream: TextIO) -> bool:
    """NO_COLOR says no, FORCE_COLOR says yes, else a terminal that is not dumb has colour."""
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return True
    return is_terminal(stream) and environment.get("TERM") != "dumb"


def width_of(stream: TextIO) -> int:
    """The columns for a line of text: all of a terminal but one, within limits."""
    try:
        columns = os.get_terminal_size(stream.fileno()).columns
    except (OSError, ValueError):
        columns = 0
    return max(min(columns - 1, WIDEST), NARROWEST) if columns > 0 else WIDEST  # some terminals report no width


def say(text: str, *, plain: bool = False) -> None:
    """Write text to stderr, its control characters escaped; wrapped on a terminal, unless `plain`."""
    lines = [escape_controls(line) for line in text.split("\n")]
    if is_terminal(sys.stderr) and not plain:
        width = width_of(sys.stderr)
        lines = [part for line in lines for part in wrap(line, width)]
    sys.stderr.writelines(f"{line}\n" for line in lines)


def wrap(line: str, width: int) -> list[str]:
    """The parts of a line, those after a bullet indented; a longer word, such as a path, stays whole."""
    indent = " " * (len(line) - len(line.lstrip(" •")))
    lay_out = textwrap.wrap if NARROW.fullmatch(line) else _wrap_by_columns
    return lay_out(line, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False) or [line]


def _wrap_by_columns(line: str, width: int, **options: Any) -> list[str]:  # noqa: ANN401 - passed on
    """As `textwrap` does, by the columns that signs take: joined emoji are one sign, and a wide one takes two."""
    import wcwidth  # most lines do without

    return wcwidth.wrap(line, width, **options)


def print_exactly(text: str) -> None:
    """Print UTF-8 with bare line feeds on every platform and in every locale."""
    sys.stdout.flush()
    write_all(text.encode())


def write_all(data: bytes) -> None:
    """Write bytes to standard output, in as many goes as it takes: an unbuffered one may take a part alone."""
    rest = memoryview(data)
    while rest:
        rest = rest[sys.stdout.buffer.write(rest) :]
    sys.stdout.buffer.flush()


def has_reader_gone(error: OSError) -> bool:
    """Whether a standard stream could not be written because nobody reads any more; Windows may say so by EINVAL."""
    return isinstance(error, READER_GONE) or (sys.platform == "win32" and error.errno == errno.EINVAL)


@contextmanager
def ending_quietly_when_closed() -> Iterator[None]:
    """End with exit code 0 when the reader of standard output goes away, as other programs in a pipe do."""
    try:
        yield
    except OSError as error:
        if not has_reader_gone(error):
            raise
        sys.exit(0)
    finally:
        for stream in (sys.stdout, sys.stderr):
            _flush_or_discard(stream)


def _flush_or_discard(stream: TextIO) -> None:
    """Discard what a stream cannot write, so that the flush when Python ends changes no exit code."""
    try:
        stream.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


@contextmanager
def without_echo() -> Iterator[None]:
    """Show nothing of what is typed between two prompts.

    The terminal is set back at the end. Windows consoles echo nothing between prompts.
    """
    if sys.platform == "win32":
        yield
        return
    import termios

    terminal = sys.stdin.fileno()
    before = termios.tcgetattr(terminal)
    silent = termios.tcgetattr(terminal)
    silent[0] &= ~termios.ICRNL
    silent[3] &= ~(termios.ECHO | termios.ICANON)
    termios.tcsetattr(terminal, termios.TCSANOW, silent)
    try:
        yield
    finally:
        with suppress(termios.error):  # the terminal may have been closed
            termios.tcsetattr(terminal, termios.TCSANOW, before)
