"""Paths in, the answers files in them out, one at a time and in order; what cannot be read is a record with faults.

A path is a file, a folder (its `*.json` and `*.jsonl` by name, hidden ones left out), or `-` for standard input. A
`*.jsonl` and standard input hold a document a line, as JSON Lines has it; an empty line is passed over.
"""

import codecs
import errno
import sys
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from functools import partial
from itertools import chain
from pathlib import Path
from typing import BinaryIO, NamedTuple

from vbm_quiz.answers_file.json_document import LARGEST, Document, no_text, parse
from vbm_quiz.errors import Fault, InvalidAnswers
from vbm_quiz.storage.files import STDIN, read_bytes, system_error
from vbm_quiz.storage.kept_document import answers_document
from vbm_quiz.text_encoding import UTF_8, UTF_8_SIG, encoding_of
from vbm_quiz.texts.os_errors import os_error_name

JSON, JSON_LINES = ".json", ".jsonl"
CHUNK = 65536
READ_ERRORS = ("not_found", "is_directory", "not_directory", "no_permission", "closed")
"""The errors of the system that have a fault of their own; any other is `cannot_read`."""
CANNOT_READ = "cannot_read"


def could_not_be_read(faults: Iterable[Fault]) -> bool:
    """Whether it is the file that could not be read, not its answers that are wrong."""
    return any(fault.key in (*READ_ERRORS, CANNOT_READ) for fault in faults)


class AnswersRecord(NamedTuple):
    """The bytes of one answers file or kept result; it pickles, so that another process can read it.

    Args:
        path: the file that it stands in, as it was named; `-` for standard input.
        line: its line, from 1, where the file holds a document a line.
        data: its bytes; one more than an answers file may have, where it is too large.
        faults: why there is nothing to read.
    """

    path: str
    line: int | None = None
    data: bytes = b""
    faults: tuple[Fault, ...] = ()

    def document(self) -> Document:
        """The answers file that it holds, also where that is a kept result.

        Raises:
            InvalidAnswers: when it could not be read or is no JSON object, with every fault.
        """
        if self.faults:
            raise InvalidAnswers(self.faults)
        return answers_document(parse(self.data))


def answers_records(paths: Iterable[str]) -> Iterator[AnswersRecord]:
    """The records of these paths, each read when it is asked for."""
    for path in paths:
        yield from _records(path)


def _records(path: str) -> Iterator[AnswersRecord]:
    try:
        if path != STDIN and Path(path).is_dir():
            yield from _records_of_folder(path)
        elif path == STDIN or Path(path).suffix.lower() == JSON_LINES:
            yield from _records_of_lines(path)
        else:
            yield AnswersRecord(path, data=read_bytes(path))
    except OSError as error:
        yield AnswersRecord(path, faults=(read_fault(error),))
    except UnicodeDecodeError as error:
        yield AnswersRecord(path, faults=(no_text(error),))
    except ValueError as error:  # no file can have this name
        yield AnswersRecord(path, faults=(Fault("", CANNOT_READ, {"reason": str(error)}),))


def _records_of_folder(path: str) -> Iterator[AnswersRecord]:
    files = sorted(each for each in Path(path).iterdir() if _is_answers_file(each))
    if not files:
        yield AnswersRecord(path, faults=(Fault("", "no_answers_files"),))
    for file in files:
        yield from _records(str(file))


def _is_answers_file(path: Path) -> bool:
    return path.suffix.lower() in (JSON, JSON_LINES) and not path.name.startswith(".") and not path.is_dir()


def _records_of_lines(path: str) -> Iterator[AnswersRecord]:
    if path == STDIN and sys.stdin is None:
        raise system_error(errno.EBADF)
    with nullcontext(sys.stdin.buffer) if path == STDIN else Path(path).open("rb") as file:
        for number, line in enumerate(_lines_in_utf_8(file), start=1):
            if line.strip() or len(line) > LARGEST:
                yield AnswersRecord(path, number, line)


def _lines_in_utf_8(file: BinaryIO) -> Iterator[bytes]:
    """The lines of a file, each cut off at one byte more than an answers file may have, or later.

    Raises:
        UnicodeDecodeError: when the file begins in another encoding, and goes on in none.
    """
    begun = file.readline(LARGEST + 1)
    encoding = encoding_of(begun)
    if encoding in (UTF_8, UTF_8_SIG):
        yield from _lines(file, begun)
    else:
        chunks = chain([begun], iter(partial(file.read, CHUNK), b""), [b""])
        yield from (line.encode() for line in _decoded_lines(chunks, encoding))


def _lines(file: BinaryIO, begun: bytes) -> Iterator[bytes]:
    line = begun
    while line:
        rest = line
        while rest and not rest.endswith(b"\n"):
            rest = file.readline(LARGEST + 1)
        yield line
        line = file.readline(LARGEST + 1)


def _decoded_lines(chunks: Iterable[bytes], encoding: str) -> Iterator[str]:
    """The lines in chunks of bytes, of which the last is empty."""
    decoder = codecs.getincrementaldecoder(encoding)()
    line, read = "", 0
    for chunk in chunks:
        read += len(chunk)
        try:
            text = decoder.decode(chunk, final=not chunk)
        except UnicodeDecodeError as error:
            error.start += read - len(error.object)  # of the file, not of what was decoded last
            raise
        *whole, line = (line + text).split("\n")
        yield from whole
        line = line[: LARGEST + 1]
    yield line


def answers_size(paths: Iterable[str]) -> int | None:
    """How many bytes these paths hold together; None where that cannot be told, as with standard input."""
    try:
        files = [file for path in paths for file in _files(Path(path))]
        return None if Path(STDIN) in files else sum(file.stat().st_size for file in files)
    except (OSError, ValueError):
        return None


def _files(path: Path) -> list[Path]:
    return [each for each in path.iterdir() if _is_answers_file(each)] if path.is_dir() else [path]


def read_fault(error: OSError) -> Fault:
    """The fault of an answers file that the system cannot read."""
    name = os_error_name(error)
    if name in READ_ERRORS:
        return Fault("", name)
    return Fault("", CANNOT_READ, {"reason": error.strerror or str(error)})
