"""A zip file in, the content folder in it out, read into memory, which takes no more of that than a content needs."""

import posixpath
import zipfile
import zlib
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path, PurePosixPath

from vbm_quiz.errors import Fault
from vbm_quiz.loading.file_bytes import (
    LARGEST_ARCHIVE,
    LARGEST_CONTENT,
    LARGEST_FILE,
    MOST_ENTRIES,
    UnusableFile,
    too_large,
)

ENCRYPTED = 0x1
"""The bit of a file's flags that says that it takes a password."""
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""How people's programs pack; of the other ways `zipfile` unpacks more at once than it is asked for."""
BROKEN = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, ValueError)
"""What `zipfile` raises for a file that is no zip, or a damaged one, or one packed in a way that it does not know."""


def folder_in_archive(path: Path) -> zipfile.Path:
    """The folder that a zip file holds: what is at its top, or all that is in the one folder there.

    What a system packs along is passed over, and a folder may be named in the way of Windows, with backslashes.

    Raises:
        UnusableFile: when it is no zip file, a broken or encrypted one, or too large.
        OSError: when it cannot be read.
    """
    if path.stat().st_size > LARGEST_ARCHIVE:
        raise UnusableFile(too_large(LARGEST_ARCHIVE))
    try:
        files = _unpacked(path)
    except BROKEN:
        raise UnusableFile(Fault("", "broken_zip")) from None
    top = posixpath.commonpath([posixpath.dirname(name) for name in files] or [""])
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in files.items():
            archive.writestr(posixpath.relpath(name, top or "."), content)
    archive = zipfile.ZipFile(packed)
    archive.filename = str(path)
    return _Folder(archive)


class _Folder(zipfile.Path):
    """A folder in a zip file; its top is called as that file is."""

    def __str__(self) -> str:
        return super().__str__().rstrip("/")


def _unpacked(path: Path) -> dict[str, bytes]:
    """Every file by its name, with slashes; of one that is too large no more than shows that."""
    with zipfile.ZipFile(path) as archive:
        every = archive.infolist()
        if len(every) > MOST_ENTRIES:
            raise UnusableFile(Fault("", "too_many_files", {"highest": MOST_ENTRIES}))
        named = {each.filename.replace("\\", "/").lstrip("/"): each for each in every}
        files = {name: each for name, each in named.items() if not name.endswith("/") and not _passed_over(name)}
        _require_moderate(files.values())
        return {name: archive.open(each).read(LARGEST_FILE + 1) for name, each in files.items()}


def _require_moderate(files: Iterable[zipfile.ZipInfo]) -> None:
    """Check that files can be unpacked, and are not more than a content may have."""
    every = list(files)
    if any(each.flag_bits & ENCRYPTED for each in every):
        raise UnusableFile(Fault("", "encrypted_zip"))
    if any(each.compress_type not in METHODS for each in every):
        raise UnusableFile(Fault("", "broken_zip"))
    if sum(each.file_size for each in every) > LARGEST_CONTENT:
        raise UnusableFile(too_large(LARGEST_CONTENT))


def _passed_over(name: str) -> bool:
    """Whether this is no file of its user but one of the system's, hidden or added by macOS, or lies outside."""
    return any(part.startswith(".") or part == "__MACOSX" for part in PurePosixPath(name).parts)
