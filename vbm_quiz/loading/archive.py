"""A zip file in, the content folder in it out, read into memory."""

import lzma
import posixpath
import zipfile
import zlib
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Literal

ENCRYPTED = 0x1
"""The bit of a file's flags that says that it takes a password."""
BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, NotImplementedError, EOFError, ValueError)
"""What `zipfile` raises for a file that is no zip, or a damaged one, or one packed in a way that it does not know."""


class UnreadableArchive(Exception):
    """A file from which nothing can be unpacked, for this reason."""

    def __init__(self, reason: Literal["broken_zip", "encrypted_zip"]) -> None:
        super().__init__(reason)
        self.reason = reason


def folder_in_archive(path: Path) -> zipfile.Path:
    """The folder that a zip file holds: what is at its top, or all that is in the one folder there.

    What a system packs along is passed over, and a folder may be named in the way of Windows, with backslashes.

    Raises:
        UnreadableArchive: when it is no zip file, or a broken or encrypted one.
        OSError: when it cannot be read.
    """
    try:
        files = _unpacked(path)
    except BROKEN:
        raise UnreadableArchive("broken_zip") from None
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
    """Every file by its name, with slashes."""
    with zipfile.ZipFile(path) as archive:
        named = {each.filename.replace("\\", "/").lstrip("/"): each for each in archive.infolist()}
        files = {name: each for name, each in named.items() if not name.endswith("/") and not _packed_along(name)}
        if any(each.flag_bits & ENCRYPTED for each in files.values()):
            raise UnreadableArchive("encrypted_zip")
        return {name: archive.read(each) for name, each in files.items()}


def _packed_along(name: str) -> bool:
    """Whether this is no file of its user but one of the system's: hidden, or what macOS adds."""
    return any(part.startswith(".") or part == "__MACOSX" for part in PurePosixPath(name).parts)
