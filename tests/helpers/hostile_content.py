"""The shipped content with something in it that nobody needs: what each of these does to a folder, and what is right.

A case is a change of a folder and the fault that it must be; `None` where the content is as good as before.
"""

import os
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from tests.helpers.shipped import CONTENT
from vbm_quiz.loading.content import STRUCTURE

Put = Callable[[Path], object]
NAMES, QUESTIONS, REPORT = "en/names.toml", "en/questions.toml", "en/report.toml"
NUMBER = "maximum = 500, decimals = 0"
ARCHIVE = "content.zip"
TITLE = "\x1b]0;title\x07"
MEGABYTE = 2**20


class Hostile(NamedTuple):
    """A change of a folder with the content, and the key of the fault that this must be."""

    put: Put
    fault: str | None


def content_with(case: Hostile, folder: Path) -> Path:
    """What to name as the content: a folder in which this was done, or the zip file that it left there."""
    shutil.copytree(CONTENT, folder, ignore=shutil.ignore_patterns("nl"))
    case.put(folder)
    archive = folder / ARCHIVE
    return archive if archive.exists() else folder


def instead(file: str, old: str, new: str) -> Put:
    """Puts another text in the place of one."""

    def put(folder: Path) -> None:
        text = (folder / file).read_text("utf-8")
        assert old in text, old
        (folder / file).write_text(text.replace(old, new, 1), "utf-8")

    return put


def number(new: str) -> Put:
    """Puts something in the place of the bounds of a number."""
    return instead(STRUCTURE, NUMBER, new)


def before(file: str, text: str) -> Put:
    """Puts lines at the top of a file."""
    return lambda folder: (folder / file).write_bytes(text.encode() + (folder / file).read_bytes())


def behind(file: str, text: str) -> Put:
    """Puts lines at the end of a file."""
    return lambda folder: (folder / file).write_bytes((folder / file).read_bytes() + text.encode())


def holds(file: str, data: bytes) -> Put:
    """Puts this in the place of all that a file holds."""

    def put(folder: Path) -> None:
        (folder / file).parent.mkdir(exist_ok=True)
        (folder / file).write_bytes(data)

    return put


def is_no_file(file: str, make: Callable[[Path], object]) -> Put:
    """Puts something else in the place of a file."""

    def put(folder: Path) -> None:
        (folder / file).unlink(missing_ok=True)
        make(folder / file)

    return put


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Put:
    """Packs the content with more files in it, or with others."""

    def put(folder: Path) -> None:
        content = {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*.toml")}
        with zipfile.ZipFile(folder / ARCHIVE, "w", method) as archive:
            for name, data in {**content, **files}.items():
                archive.writestr(zipfile.ZipInfo(name), data, method)

    return put


def endless(path: Path) -> None:
    """Makes a file of 500 MB, which takes no room."""
    with path.open("wb") as file:
        file.truncate(500 * MEGABYTE)


def every_key_misspelt(folder: Path) -> None:
    for file in (QUESTIONS, REPORT):
        lines = (folder / file).read_text("utf-8").splitlines()
        wrong = [line.replace(" =", "x =", 1) if line[:1].isalpha() else line for line in lines]
        (folder / file).write_text("\n".join(wrong), "utf-8")


def many_files(folder: Path) -> None:
    for place in range(6000):
        (folder / f"{place}.toml").touch()


def many_languages(folder: Path) -> None:
    for place in range(60):
        language = folder / f"x{chr(97 + place // 26)}{chr(97 + place % 26)}"
        language.mkdir()
        (language / "names.toml").touch()


def large_languages(folder: Path) -> None:
    for place in range(20):
        language = folder / f"x{chr(97 + place)}a"
        language.mkdir()
        for file in ("names", "questions", "report"):
            (language / f"{file}.toml").write_bytes(b"#" * 100_000)


def not_utf_8(folder: Path) -> None:
    """A file, a folder and a file in the folder of a language, with names that are no UTF-8."""
    for name in (b"\xff.toml", b"en/\xff.toml"):
        Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).touch()
    language = Path(os.fsdecode(os.fsencode(folder) + b"/\xff"))
    language.mkdir()
    (language / "names.toml").touch()


def steering_names(folder: Path) -> None:
    (folder / f"{TITLE}.toml").touch()
    (folder / "en" / "\u202e.toml").touch()
    (folder / "\x1b[2J").mkdir()
    (folder / "\x1b[2J" / "names.toml").touch()


def lines(count: int, line: str) -> str:
    """Lines with a number in each."""
    return "".join(line.replace("#", str(place)) for place in range(count))


KEYS = ".".join("a" * 3000)
QUOTED = ".".join(["'a'"] * 3000)
ESCAPED = ".".join([r'"\""'] * 3000)
NINES, LONG_ID, SPACES = "9" * 5000, "c" * 100_000, " " * 100_000
BRACKETS = "(" * 5000 + "n" + ")" * 5000
PLACEHOLDERS = lines(20_000, "{x#}")
IDS = lines(190, '"a#",')
TABLES = "{a = " * 300 + "1" + "}" * 300

CASES: dict[str, Hostile] = {
    # numbers
    "an exponent without end": Hostile(
        instead(STRUCTURE, 'held_from = "3/2"', 'held_from = "1e99999999"'), "not_fraction"
    ),
    "a fraction of 5,000 digits": Hostile(
        instead(STRUCTURE, 'held_from = "3/2"', f'held_from = "1/{NINES}"'), "not_fraction"
    ),
    "a text with an exponent": Hostile(number('maximum = "1e40"'), "not_fraction"),
    "41 digits": Hostile(number(f"maximum = 1{'0' * 40}"), "endless_number"),
    "5,000 digits": Hostile(number(f"maximum = {'9' * 5000}"), "endless_number"),
    "5,000 digits as a text": Hostile(number(f'maximum = "{NINES}"'), "not_fraction"),
    "5,000 digits behind the point": Hostile(number(f"maximum = 0.{'9' * 5000}"), "not_fraction"),
    "5,000 hexadecimal digits": Hostile(number(f"maximum = 0x{'f' * 5000}"), "endless_number"),
    "5,000 hexadecimal digits as a format": Hostile(
        instead(STRUCTURE, "format = 1", f"format = 0x{'f' * 5000}"), "endless_number"
    ),
    "5,000 hexadecimal digits as a text of a language": Hostile(
        instead(NAMES, "decimal = ", f"decimal = 0x{'f' * 5000} # "), "endless_number"
    ),
    "no number": Hostile(number("maximum = nan"), "not_fraction"),
    "no end": Hostile(number("maximum = inf"), "not_fraction"),
    "26 decimals": Hostile(number("maximum = 500, decimals = 26"), "too_many_decimals"),
    "a million decimals": Hostile(number("maximum = 500, decimals = 1000000"), "too_many_decimals"),
    "a backslash between thousands": Hostile(instead(NAMES, 'thousands = ",', 'thousands = "\\\\'), None),
    "a pattern between thousands": Hostile(instead(NAMES, 'thousands = ",', 'thousands = "\\\\g<0>'), None),
    "a last title for everyone": Hostile(
        instead(STRUCTURE, 'requires = ["cycle"', "requires = [] # "), "later_title_for_all"
    ),
    # layers
    "100,000 brackets": Hostile(before(STRUCTURE, "a = " + "[" * 100_000), "nested_too_deep"),
    "lists in lists": Hostile(before(STRUCTURE, f"a = {'[' * 100}{']' * 100}\n"), "nested_too_deep"),
    "tables in tables": Hostile(before(STRUCTURE, f"a = {TABLES}\n"), "nested_too_deep"),
    "a key of 3,000 parts": Hostile(before(STRUCTURE, f"{KEYS} = 1\n"), "nested_too_deep"),
    "a heading of 3,000 parts": Hostile(behind(STRUCTURE, f"[{KEYS}]\n"), "nested_too_deep"),
    "a key of 3,000 quoted parts": Hostile(behind(NAMES, f"[{QUOTED}]\n"), "nested_too_deep"),
    "a key of 3,000 parts with quotation marks": Hostile(behind(NAMES, f"[{ESCAPED}]\n"), "nested_too_deep"),
    "a text of a language in 3,000 layers": Hostile(behind(NAMES, f"\n[{KEYS}]\nb = 1\n"), "nested_too_deep"),
    # sizes
    "a file of 500 MB": Hostile(is_no_file(STRUCTURE, endless), "file_too_large"),
    "a file of 500 MB in a language": Hostile(is_no_file(REPORT, endless), "file_too_large"),
    "a file without end": Hostile(is_no_file(STRUCTURE, lambda path: path.symlink_to("/dev/zero")), "no_plain_file"),
    "a file without end in a language": Hostile(
        is_no_file(NAMES, lambda path: path.symlink_to("/dev/zero")), "no_plain_file"
    ),
    "a pipe": Hostile(is_no_file(STRUCTURE, os.mkfifo), "no_plain_file"),
    "a pipe in a language": Hostile(is_no_file(QUESTIONS, os.mkfifo), "no_plain_file"),
    "a folder": Hostile(is_no_file(STRUCTURE, os.mkdir), "unreadable_file"),
    "a link to itself": Hostile(is_no_file(STRUCTURE, lambda path: path.symlink_to(path)), "unreadable_file"),
    "a link to a file elsewhere": Hostile(
        is_no_file(STRUCTURE, lambda path: path.symlink_to(CONTENT / STRUCTURE)), None
    ),
    "a pipe as the content": Hostile(lambda folder: os.mkfifo(folder / ARCHIVE), "no_plain_file"),
    "6,000 files": Hostile(many_files, "too_many_files"),
    "languages of 6 MB together": Hostile(large_languages, "content_too_large"),
    "60 languages": Hostile(many_languages, "too_many_languages"),
    "a name of 100,000 characters": Hostile(before(STRUCTURE, f"{'a' * 100_000} = 1\n"), "key_too_long"),
    "an id of 100,000 characters": Hostile(instead(STRUCTURE, 'id = "cycle"', f'id = "{LONG_ID}"'), "not_id"),
    "a list of 50,000": Hostile(before(STRUCTURE, f"a = [{'1,' * 50_000}]\n"), "list_too_long"),
    "nothing": Hostile(holds(STRUCTURE, b""), "missing_key"),
    "nothing in a language": Hostile(holds(NAMES, b""), "missing_text"),
    # zip files
    "a zip of 500 MB": Hostile(is_no_file(ARCHIVE, endless), "file_too_large"),
    "a zip bomb": Hostile(
        zipped({f"{place}/quiz.toml": b"#" * (10 * MEGABYTE) for place in range(3)}), "file_too_large"
    ),
    "a zip bomb of one file": Hostile(zipped({STRUCTURE: b"#" * (10 * MEGABYTE)}), "file_too_large"),
    "a zip that is packed in another way": Hostile(zipped({}, zipfile.ZIP_BZIP2), "broken_zip"),
    "a zip with 6,000 files": Hostile(zipped({f"{place}.txt": b"" for place in range(6000)}), "too_many_files"),
    "a zip with paths that lead out of it": Hostile(zipped({"../../quiz.toml": b"="}), None),
    "a zip with a name that steers": Hostile(zipped({f"{TITLE}.toml": b"="}), None),
    # what steers a terminal
    "a title of the window in a text": Hostile(
        instead(NAMES, 'and = "', 'and = "\\u001b]0;title\\u0007'), "hidden_character"
    ),
    "a C1 control in a text": Hostile(instead(NAMES, 'and = "', 'and = "\x9b31m'), "hidden_character"),
    "a delete in a text": Hostile(instead(NAMES, 'and = "', 'and = "\\u007f'), "hidden_character"),
    "a bidi override in a text": Hostile(instead(NAMES, 'and = "', 'and = "\u202e'), "hidden_character"),
    "a line separator in a text": Hostile(instead(NAMES, 'and = "', 'and = "\u2028'), "hidden_character"),
    "a control in a key": Hostile(behind(NAMES, '\n["\\u001b[2J"]\nx = "1"\n'), "hidden_character"),
    "a control in the version": Hostile(instead(STRUCTURE, 'version = "', 'version = "\\u001b[2J'), "hidden_character"),
    "a control in an id": Hostile(instead(STRUCTURE, 'id = "cycle"', 'id = "\\u001b[2J"'), "hidden_character"),
    "file names that steer": Hostile(steering_names, None),
    "file names that are no UTF-8": Hostile(not_utf_8, None),
    # texts that are filled in
    "an attribute in the offer of a language": Hostile(
        instead(NAMES, 'switch = "', 'switch = "{code.__class__}'), "unknown_placeholder"
    ),
    "a conversion": Hostile(instead(NAMES, 'switch = "', 'switch = "{program!r}'), "placeholder_form"),
    "a width without end": Hostile(instead(NAMES, 'switch = "', 'switch = "{program:>999999999}'), "placeholder_form"),
    "a number for a name": Hostile(instead(NAMES, 'switch = "', 'switch = "{0}'), "unknown_placeholder"),
    "no name": Hostile(instead(NAMES, 'switch = "', 'switch = "{}'), "unknown_placeholder"),
    "an index": Hostile(instead(NAMES, 'switch = "', 'switch = "{program[0]}'), "unknown_placeholder"),
    "20,000 names that nothing fills": Hostile(
        instead(NAMES, 'switch = "', f'switch = "{PLACEHOLDERS}'), "unknown_placeholder"
    ),
    # plurals
    "a rule for plurals with 5,000 brackets": Hostile(
        instead(NAMES, 'plural_forms = "', f'plural_forms = "nplurals=2; plural={BRACKETS};" # "'),
        "not_plural_forms",
    ),
    "a rule for plurals with 100,000 spaces": Hostile(
        instead(NAMES, 'plural_forms = "', f'plural_forms = "nplurals=2; plural=n{SPACES}x" # "'),
        "not_plural_forms",
    ),
    # many faults
    "15,000 unknown keys": Hostile(before(STRUCTURE, lines(15_000, "a#=1\n")), "unknown_key"),
    "200 unknown ids": Hostile(instead(STRUCTURE, 'requires = ["cycle"', f'requires = [{IDS} "cycle"'), "unknown_id"),
    "180 ids that are none": Hostile(
        behind(STRUCTURE, lines(180, '\n[[conditions]]\nkind = "tasks"\nid = "A#"\nat_least = -1')), "not_id"
    ),
    "every key of a language misspelt": Hostile(every_key_misspelt, "missing_text"),
    "20,000 lines that are no TOML": Hostile(holds(STRUCTURE, b"a\n" * 20_000), "no_equals_sign"),
    "a text without end": Hostile(before(STRUCTURE, f'a = """\n{lines(20_000, "b = 1")}'), "open_long_text"),
    "a list without end": Hostile(before(STRUCTURE, f"a = [\n{lines(20_000, '1,')}"), "value_without_quotes"),
    "a heading with 150,000 spaces": Hostile(before(STRUCTURE, f"[a{' ' * 150_000}x\n"), "open_header"),
}
"""What is in a content, by the name of the case."""
