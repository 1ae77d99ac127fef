"""Where content comes from: a folder, a zip file, or what the environment names."""

import struct
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.helpers.command import run
from tests.helpers.shipped import CASES, CONTENT, LANGUAGES, command_line_texts, written

FILES = {str(path.relative_to(CONTENT)): path.read_bytes() for path in sorted(CONTENT.rglob("*.toml"))}
TEXTS = command_line_texts("en")


def zipped(path: Path, files: Mapping[str, bytes]) -> Path:
    """A zip file that holds these files."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return path


# ---------------------------------------------------------------- a zip file

NOISE = {"__MACOSX/mine/._quiz.toml": b"\0", "__MACOSX/._mine": b"\0", ".DS_Store": b"\0", "mine/.DS_Store": b"\0"}
PACKED = {
    "the files themselves": FILES,
    "their folder": {f"mine/{name}": content for name, content in FILES.items()},
    "their folder as a Mac packs it": {**NOISE, **{f"mine/{name}": content for name, content in FILES.items()}},
    "their folder as an old Windows packs it": {
        f"mine\\{name}".replace("/", "\\"): content for name, content in FILES.items()
    },
    "their folder with an entry of its own": {"mine/": b"", **{f"mine/{name}": data for name, data in FILES.items()}},
}


@pytest.mark.parametrize("name", PACKED)
def test_a_zip_file_works_as_the_folder_that_it_holds(name: str, tmp_path: Path) -> None:
    archive = zipped(tmp_path / "quiz for the class.zip", PACKED[name])
    assert (0, shipped_questions(), "") == run("questions", "--content", archive)


def shipped_questions() -> str:
    return run("questions").stdout


def test_a_fault_in_a_zip_file_names_that_and_the_file_in_it(tmp_path: Path) -> None:
    texts_alone = {f"mine/{name}": data for name, data in FILES.items() if name != "quiz.toml"}
    archive = zipped(tmp_path / "quiz.zip", texts_alone)
    said = [TEXTS("content_faults.headline", folder=archive), f"  • quiz.toml: {TEXTS('content_faults.missing_file')}"]
    assert said == run("questions", "--content", archive).stderr.splitlines()[:2]


def cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def flipped(data: bytes) -> bytes:
    """One bit of the packed content is another one."""
    at = len(data) // 4
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


def marked(offset: int, value: int) -> Callable[[bytes], bytes]:
    """Another value in the directory of the zip file, for every file in it."""

    def change(data: bytes) -> bytes:
        parts = data.split(b"PK\x01\x02")
        field = struct.pack("<H", value)
        entries = [part[: offset - 4] + field + part[offset - 2 :] for part in parts[1:]]
        return b"PK\x01\x02".join([parts[0], *entries])

    return change


BROKEN: list[tuple[str, Callable[[bytes], bytes], str]] = [
    ("cut off", cut, "broken_zip"),
    ("a bit is wrong", flipped, "broken_zip"),
    ("packed in an unknown way", marked(10, 99), "broken_zip"),
    ("encrypted", marked(8, 1), "encrypted_zip"),
    ("another kind of file", lambda _: b'{"answers": {}}', "broken_zip"),
    ("empty", lambda _: b"", "broken_zip"),
]


@pytest.mark.parametrize(("change", "key"), [row[1:] for row in BROKEN], ids=[row[0] for row in BROKEN])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_from_which_nothing_can_be_unpacked_is_3_in_words(
    language: str, change: Callable[[bytes], bytes], key: str, tmp_path: Path
) -> None:
    archive = zipped(tmp_path / "quiz.zip", FILES)
    archive.write_bytes(change(archive.read_bytes()))
    texts = command_line_texts(language)
    done = run("questions", "--content", archive, "--lang", language)
    assert (3, "") == (done.returncode, done.stdout)
    assert done.stderr.splitlines()[:2] == [
        texts("content_faults.headline", folder=archive),
        f"  • quiz.zip: {texts(f'content_faults.{key}')}",
    ]


def test_what_is_not_there_is_told_to_be_not_there(tmp_path: Path) -> None:
    done = run("questions", "--content", tmp_path / "mine")
    assert (3, f"  • mine: {TEXTS('content_faults.no_content')}") == (done.returncode, done.stderr.splitlines()[1])


# ---------------------------------------------------------------- what the environment names


def test_the_environment_names_the_content_and_that_is_said(tmp_path: Path) -> None:
    names = FILES["en/names.toml"].replace(b'name = "Virtual Assistant"', b'name = "Helping Hand"')
    archive = zipped(tmp_path / "quiz.zip", {**FILES, "en/names.toml": names})
    said = TEXTS("content.from_environment", folder=archive, variable="VBM_QUIZ_CONTENT")
    answers = written(tmp_path, CASES["r25"])
    mine = run("--answers", answers, VBM_QUIZ_CONTENT=str(archive))
    assert ("Helping Hand fits" in mine.stdout, f"{said}\n") == (True, mine.stderr)
    named = run("--answers", answers, "--content", CONTENT, VBM_QUIZ_CONTENT=str(archive))
    assert ("Virtual Assistant fits" in named.stdout, "") == (True, named.stderr)
    assert run("questions", VBM_QUIZ_CONTENT="") == run("questions")


EVERY_COMMAND = (
    *("questions", "template", "history", "explain plan.actions", "schema answers"),
    *("content translation en", "content print"),
)


@pytest.mark.parametrize("command", EVERY_COMMAND)
def test_every_command_reads_the_content_of_the_environment(command: str, tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    done = run(*command.split(), VBM_QUIZ_CONTENT=str(gone))
    assert 3 == done.returncode
    assert done.stderr.startswith(TEXTS("content.from_environment", folder=gone, variable="VBM_QUIZ_CONTENT"))
