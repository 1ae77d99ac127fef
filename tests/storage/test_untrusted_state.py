"""Whatever lies in the folders of the program: it is said and set aside, and the quiz goes on."""

import fcntl
import json
import os
import resource
import stat
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.command import Finished, run, run_at_terminal
from tests.helpers.person import STEPS, leave_draft, lines_of
from tests.helpers.profiles import HOSTILE, several
from tests.helpers.shipped import CASES, report_of, shipped_bank, shipped_texts
from vbm_quiz.storage.drafts import DraftFolder
from vbm_quiz.storage.kept_results import kept_result, list_results, save_result

TEXTS = shipped_texts("en")
LEFT, DONE, NOT_READ = 1, 0, 6
BIDI = "\u202e"
AT = "plan.structure"
"""The question at which the draft was left."""

Put = Callable[[Path], object]


class Folders:
    """The folders of the program below a temporary one."""

    def __init__(self, below: Path) -> None:
        self.state, self.data = below / "state", below / "data"
        self.drafts, self.results = self.state / "vbm-quiz", self.data / "vbm-quiz" / "results"
        self.drafts.mkdir(parents=True)
        self.results.mkdir(parents=True)
        self.environment = {"XDG_STATE_HOME": str(self.state), "XDG_DATA_HOME": str(self.data)}

    def start(self, *arguments: str, lines: tuple[str, ...] = ("q",)) -> Finished:
        """Start the quiz; without other lines she leaves at the first screen."""
        return run_at_terminal(*arguments, lines=lines, env=self.environment)

    def run(self, *arguments: str) -> Finished:
        """Run a command."""
        return run(*arguments, "--lang", "en", env=self.environment)

    def leave_draft(self) -> Path:
        """Leave a quiz behind at `AT`."""
        return leave_draft(self.state, AT)

    def keep_result(self, label: str | None = None) -> Path:
        """Keep a result."""
        report = report_of(CASES["r22"])
        kept = kept_result(shipped_bank(), report.answers, report.result.title, label)
        return save_result(self.results, kept).path


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return Folders(tmp_path)


def changed(old: bytes, new: bytes) -> Put:
    """Puts other bytes in the place of some in the file."""

    def put(path: Path) -> None:
        before = path.read_bytes()
        assert old in before
        path.write_bytes(before.replace(old, new, 1))

    return put


def instead(put: Put) -> Put:
    """Puts something in the place of the file."""

    def replace(path: Path) -> None:
        path.unlink(missing_ok=True)
        put(path)

    return replace


def full_folder(path: Path) -> None:
    path.mkdir()
    (path / "mine.txt").touch()


NO_FILES: dict[str, Put] = {
    "a pipe": instead(os.mkfifo),
    "a folder that holds something": instead(full_folder),
    "a link to a device": instead(lambda path: path.symlink_to("/dev/zero")),
    "a link that leads nowhere": instead(lambda path: path.symlink_to("nowhere")),
    "a link to itself": instead(lambda path: path.symlink_to(path)),
    "a link to a file of hers": instead(lambda path: path.symlink_to(__file__)),
}
FOR_BOTH: dict[str, Put] = {
    "nothing in it": lambda path: path.write_bytes(b""),
    "a byte that is no UTF-8": changed(b'"id"', b'"i\xffd"'),
    "two megabytes": lambda path: path.write_bytes(b" " * 2**21 + path.read_bytes()),
    "nested without end": lambda path: path.write_bytes(b"[" * 100_000),
    **NO_FILES,
}
DRAFTS: dict[str, Put] = {
    **FOR_BOTH,
    "5,000 digits as an answer": changed(b'"responsible"', b"9" * 5000),
    "5,000 digits in the name of a question": changed(
        b'"answers": {', b'"answers": {"clients[%b].name": 1,' % (b"9" * 5000)
    ),
    "an exponent that no number has": changed(b'"responsible"', b"1e%b" % (b"9" * 30)),
    "an answer of 400 layers": changed(b'"responsible"', b"[" * 400 + b"]" * 400),
    "10,000 answers": changed(
        b'"answers": {', b'"answers": {' + b"".join(b'"a.b%d": 1,' % place for place in range(10_000))
    ),
    "a day that turns the text around": changed(b"2026-03-02", BIDI.encode()),
    "a question that clears the screen": changed(b'"answers": {', b'"answers": {"\\u001b[2J": 1,'),
}
RESULTS: dict[str, Put] = {
    **FOR_BOTH,
    "5,000 digits as its format": changed(b'"format": 1', b'"format": %b' % (b"9" * 5000)),
    "a lone surrogate": changed(b'"version": "', b'"version": "\\ud800'),
}


def assert_said_and_set_aside(path: Path, done: Finished, text: str) -> None:
    """The path is free, what lay there has another, and that was told, without a sign that steers the screen."""
    aside = path.with_suffix(".damaged")
    assert (False, True) == (os.path.lexists(path), os.path.lexists(aside))
    assert TEXTS(text, file=aside) in done.stderr.splitlines()
    assert not {BIDI, "\x1b"} & set(done.stdout + done.stderr)


# ---------------------------------------------------------------- what was left of a quiz


@pytest.mark.parametrize("lies", several(DRAFTS, 5))
def test_a_draft_that_is_none_is_set_aside_and_the_quiz_starts(lies: str, folders: Folders) -> None:
    path = folders.leave_draft()
    DRAFTS[lies](path)
    done = folders.start()
    assert LEFT == done.returncode, done.stderr
    assert TEXTS("interface.welcome.start") in done.stderr
    assert_said_and_set_aside(path, done, "interface.session.damaged")


@pytest.mark.parametrize("option", ["--fresh", "--resume"])
def test_it_is_set_aside_whatever_is_wanted_of_a_draft(option: str, folders: Folders) -> None:
    path = folders.leave_draft()
    NO_FILES["a pipe"](path)
    done = folders.start(option)
    assert LEFT == done.returncode
    assert_said_and_set_aside(path, done, "interface.session.damaged")


@pytest.mark.parametrize("lies", NO_FILES)
def test_a_lock_that_is_no_file_is_set_aside_and_its_draft_offered(lies: str, folders: Folders) -> None:
    draft = folders.leave_draft()
    NO_FILES[lies](draft.with_suffix(".lock"))
    done = folders.start()
    assert LEFT == done.returncode
    assert TEXTS("interface.session.offer.forms.0") in done.stderr
    assert TEXTS("interface.session.damaged", file=draft.with_suffix(".damaged")) in done.stderr.splitlines()


def test_nothing_that_lies_aside_already_is_lost(folders: Folders) -> None:
    path = folders.leave_draft()
    path.with_suffix(".damaged").write_bytes(b"older")
    path.write_bytes(b"newer")
    folders.start()
    assert {b"older", b"newer"} == {each.read_bytes() for each in folders.drafts.glob("*.damaged")}


def test_more_drafts_than_files_that_a_process_may_open_stop_nothing(folders: Folders) -> None:
    draft = folders.leave_draft().read_bytes()
    for place in range(200):
        (folders.drafts / f"{place:06}.json").write_bytes(draft)
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (150, before[1]))
    try:
        done = folders.start()
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)
    assert LEFT == done.returncode, done.stderr


# ---------------------------------------------------------------- kept results


@pytest.mark.parametrize("lies", several(RESULTS, 5))
def test_a_result_that_is_none_is_set_aside_and_the_quiz_starts(lies: str, folders: Folders) -> None:
    path = folders.keep_result()
    RESULTS[lies](path)
    done = folders.start("--fresh")
    assert LEFT == done.returncode, done.stderr
    assert TEXTS("interface.welcome.start") in done.stderr
    assert_said_and_set_aside(path, done, "interface.kept.damaged")
    again = folders.start()
    assert str(path.stem) not in again.stderr


@pytest.mark.parametrize("lies", several(["a byte that is no UTF-8", *NO_FILES], 3))
def test_the_commands_go_on_beside_a_result_that_is_none(lies: str, folders: Folders) -> None:
    damaged, good = folders.keep_result(), folders.keep_result()
    RESULTS[lies](damaged)
    history = folders.run("history")
    assert f"1  {TEXTS('interface.history.unreadable')}" in history.stdout.splitlines()
    assert (DONE, DONE) == (history.returncode, folders.run("show").returncode)
    assert (NOT_READ, NOT_READ) == (folders.run("show", "1").returncode, folders.run("compare", "1", "2").returncode)
    assert DONE == folders.run("forget", "1", "--force").returncode
    assert (False, True) == (os.path.lexists(damaged), good.exists())
    assert DONE == folders.run("forget", "--force").returncode
    assert not folders.results.exists()


@pytest.mark.parametrize("lies", NO_FILES)
def test_what_has_the_name_of_the_numbers_is_set_aside_and_results_are_kept_and_forgotten(
    lies: str, folders: Folders
) -> None:
    folders.keep_result()
    numbers = folders.results / "numbers"
    NO_FILES[lies](numbers)
    done = folders.start()
    assert LEFT == done.returncode
    assert_said_and_set_aside(numbers, done, "interface.kept.damaged")
    NO_FILES[lies](numbers)
    assert "result-2.json" == folders.keep_result().name
    NO_FILES[lies](numbers)
    assert DONE == folders.run("forget", "2", "--force").returncode
    assert "result-3.json" == folders.keep_result().name


def test_a_result_is_kept_beside_a_file_whose_name_is_no_utf8(folders: Folders) -> None:
    older = Path(os.fsdecode(os.fsencode(folders.results) + b"/\xff.json"))
    content = folders.keep_result().read_bytes()
    folders.run("forget", "--force")
    folders.results.mkdir(parents=True)
    older.write_bytes(content)
    assert "result-2.json" == folders.keep_result().name
    assert [1, 2] == [entry.number for entry in list_results(folders.results)]


def test_the_largest_number_stops_nobody_from_keeping(folders: Folders) -> None:
    (folders.results / "numbers").write_text('{"last": 999999999}')
    assert ["result-1.json", "result-2.json"] == [folders.keep_result().name for _ in range(2)]


def test_a_version_that_turns_the_text_around_steers_no_screen(folders: Folders) -> None:
    path = folders.keep_result()
    changed(b'"version": "', f'"version": "{BIDI}'.encode())(path)
    changed(b'"sha256": "', b'"sha256": "other rules')(path)
    kept_results, newest, back, leave = "2", "1", "b", "q"
    done = folders.start(lines=(kept_results, newest, back, leave))
    assert "\\u202e" in done.stderr
    assert BIDI not in done.stderr


# ---------------------------------------------------------------- any bytes


def documents() -> st.SearchStrategy[bytes]:
    """Any bytes, any JSON, and bytes that nearly are what they should be."""
    leaves = st.none() | st.booleans() | st.floats() | st.integers() | st.text() | st.sampled_from([10**30, Decimal(1)])
    jsons = st.recursive(
        leaves, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3), max_leaves=10
    )
    return st.binary() | jsons.map(lambda value: json.dumps(value, default=str).encode())


def spoilt(data: bytes) -> st.SearchStrategy[bytes]:
    """The bytes with some others in one place."""
    pieces = [
        b"\xff",
        b"9" * 5000,
        b"1e999999999999",
        b"[" * 300,
        b"null",
        b"{}",
        b'"',
        b"\\ud800",
        BIDI.encode(),
        b"\0",
    ]
    places = st.tuples(st.integers(0, len(data)), st.integers(0, 20), st.sampled_from(pieces) | st.binary(max_size=4))
    return places.map(lambda at: data[: at[0]] + at[2] + data[at[0] + at[1] :])


@HOSTILE
@given(st.data())
def test_no_bytes_in_a_draft_stop_the_start(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    folders = Folders(tmp_path_factory.mktemp("any"))
    good = folders.leave_draft()
    good.write_bytes(data.draw(documents() | spoilt(good.read_bytes())))
    done = folders.start()
    assert LEFT == done.returncode, done.stderr
    assert not {BIDI, "\x1b"} & set(done.stderr)


@HOSTILE
@given(st.data())
def test_no_bytes_in_a_result_stop_the_start_or_the_history(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folders = Folders(tmp_path_factory.mktemp("any"))
    good = folders.keep_result("Bakery")
    good.write_bytes(data.draw(documents() | spoilt(good.read_bytes())))
    history, started = folders.run("history"), folders.start()
    assert (DONE, LEFT) == (history.returncode, started.returncode), history.stderr + started.stderr
    assert not {BIDI, "\x1b"} & set(history.stdout + started.stderr)


# ---------------------------------------------------------------- folders that cannot be reached


def in_its_place(put: Put) -> Put:
    """Puts something in the place of an empty folder."""

    def replace(folder: Path) -> None:
        folder.rmdir()
        put(folder)

    return replace


NO_FOLDERS: dict[str, Put] = {
    "a file where the folder should be": in_its_place(Path.touch),
    "a pipe where the folder should be": in_its_place(os.mkfifo),
    "a link to itself": in_its_place(lambda path: path.symlink_to(path)),
}
NO_PLACES = {"below a file": __file__, "a name that is too long": f"/{'x' * 300}"}


def put_out_of_reach(why: str, folders: Folders, folder: Path, variable: str) -> None:
    """Put something in the place of a folder of the program, or let the variable name a place where there is none."""
    if why in NO_PLACES:
        folders.environment[variable] = NO_PLACES[why]
    else:
        NO_FOLDERS[why](folder)


@pytest.mark.parametrize("why", [*NO_FOLDERS, *NO_PLACES])
def test_a_data_folder_out_of_reach_is_said_and_the_quiz_goes_on_without(why: str, folders: Folders) -> None:
    put_out_of_reach(why, folders, folders.results, "XDG_DATA_HOME")
    done = folders.start()
    assert LEFT == done.returncode
    assert TEXTS("interface.kept.unreachable", folder="FOLDER", reason="REASON").split("FOLDER")[0] in done.stderr
    assert TEXTS("interface.welcome.start") in done.stderr


@pytest.mark.parametrize("why", [*NO_FOLDERS, *NO_PLACES])
def test_a_state_folder_out_of_reach_is_said_and_the_quiz_goes_on_without(why: str, folders: Folders) -> None:
    put_out_of_reach(why, folders, folders.drafts, "XDG_STATE_HOME")
    done = folders.start(lines=("", "1", "q"))
    assert LEFT == done.returncode
    assert TEXTS("interface.session.cannot_keep", reason="REASON").split("REASON")[0] in done.stderr
    assert TEXTS("interface.session.not_kept") in done.stderr


@pytest.mark.parametrize("arguments", [("history",), ("show",), ("show", "1"), ("forget", "1", "--force")])
@pytest.mark.parametrize("why", ["a file where the folder should be", "below a file"])
def test_a_data_folder_out_of_reach_is_not_taken_for_an_empty_one(
    why: str, arguments: tuple[str, ...], folders: Folders
) -> None:
    put_out_of_reach(why, folders, folders.results, "XDG_DATA_HOME")
    done = folders.run(*arguments)
    assert (NOT_READ, "") == (done.returncode, done.stdout)


def test_forgetting_all_goes_on_where_one_folder_is_out_of_reach(folders: Folders) -> None:
    draft = folders.leave_draft()
    folders.environment["XDG_DATA_HOME"] = f"/{'x' * 300}"
    assert (NOT_READ, False) == (folders.run("forget", "--force").returncode, draft.exists())


# ---------------------------------------------------------------- where there is no home


@pytest.mark.parametrize("home", [None, "", "{folder}/nowhere", "relative"])
def test_without_a_home_nothing_is_written_and_it_is_said(
    home: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for variable in ("XDG_STATE_HOME", "XDG_DATA_HOME", "HOME"):
        monkeypatch.delenv(variable, raising=False)
    environment = {} if home is None else {"HOME": home.format(folder=tmp_path)}
    done = run_at_terminal(lines=("", "1", "q"), env=environment)
    assert TEXTS("interface.session.homeless") in done.stderr
    assert (LEFT, []) == (done.returncode, list(tmp_path.iterdir()))


def test_a_folder_that_is_named_needs_no_home(folders: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HOME")
    folders.start(lines=("", "1", "q"))
    assert 1 == len(list(folders.drafts.glob("*.json")))


# ---------------------------------------------------------------- who may read it


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o777], ids=oct)
def test_what_is_made_is_for_the_owner_alone_whatever_the_umask(umask: int, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    before = os.umask(umask)
    try:
        run_at_terminal(
            lines=("", "1", "q"), HOME=str(home), XDG_STATE_HOME=str(home / "a" / "b"), XDG_DATA_HOME=str(home / "a")
        )
    finally:
        os.umask(before)
    made = list(home.rglob("*"))
    assert 5 == len(made)
    assert {(True, 0o700), (False, 0o600)} == {(path.is_dir(), stat.S_IMODE(path.stat().st_mode)) for path in made}


# ---------------------------------------------------------------- a disk that fills up


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> list[OSError | None]:
    """What each write to the disk comes to; the last of them lasts."""
    comes: list[OSError | None] = [None]

    def fsync(_: int) -> None:
        error = comes.pop(0) if len(comes) > 1 else comes[0]
        if error is not None:
            raise error

    monkeypatch.setattr("os.fsync", fsync)
    return comes


FULL = OSError(28, "No space left on device")


def test_a_disk_that_fills_up_leaves_the_first_answers_and_says_so(
    folders: Folders, disk: list[OSError | None]
) -> None:
    disk[:] = [None, None, FULL]
    done = folders.start(lines=("", *lines_of(STEPS[:4]), "q"))
    reason = TEXTS("interface.reason.full")
    assert 1 == done.stderr.count(TEXTS("interface.session.cannot_keep_more", reason=reason))
    assert TEXTS("interface.session.kept_in_part") in done.stderr
    (draft,) = DraftFolder(folders.drafts).acquire("vbm")
    assert draft.record is not None
    assert [step.prompt_id for step in STEPS[:2]] == list(draft.record.answers)
    assert [] == [path.name for path in folders.drafts.iterdir() if path.suffix == ".tmp"]


def test_a_disk_that_has_room_again_keeps_all(folders: Folders, disk: list[OSError | None]) -> None:
    disk[:] = [None, FULL, FULL, None]
    done = folders.start(lines=("", *lines_of(STEPS[:4]), "q"))
    assert TEXTS("interface.session.kept") in done.stderr
    (draft,) = DraftFolder(folders.drafts).acquire("vbm")
    assert draft.record is not None
    assert [step.prompt_id for step in STEPS[:4]] == list(draft.record.answers)


def test_a_disk_that_was_full_from_the_first_answer_on_keeps_nothing(
    folders: Folders, disk: list[OSError | None]
) -> None:
    disk[:] = [FULL]
    done = folders.start(lines=("", *lines_of(STEPS[:2]), "q"))
    assert TEXTS("interface.session.cannot_keep", reason=TEXTS("interface.reason.full")) in done.stderr
    assert TEXTS("interface.session.not_kept") in done.stderr
    assert [] == list(folders.drafts.iterdir())


def test_whoever_starts_again_on_a_full_disk_keeps_the_older_quiz(folders: Folders, disk: list[OSError | None]) -> None:
    draft = folders.leave_draft()
    disk[:] = [FULL]
    done = folders.start("--fresh", lines=("", "1", "q"))
    assert TEXTS("interface.session.kept_in_part") in done.stderr
    assert draft.exists()


# ---------------------------------------------------------------- what a killed process has left


def test_what_was_left_over_is_cleared_away_and_what_is_in_use_is_not(folders: Folders) -> None:
    folders.keep_result()
    left = [folder / ".vbm-quiz-0123456789abcdef.tmp" for folder in (folders.drafts, folders.results)]
    left += [folders.drafts / "a.lock"]
    used = [path.with_name(f".vbm-quiz-used{path.suffix}") for path in left]
    for path in (*left, *used):
        path.touch()
    handles = [path.open() for path in used]
    for handle in handles:
        fcntl.flock(handle, fcntl.LOCK_EX)
    folders.start()
    assert ([False] * 3, [True] * 3) == ([path.exists() for path in left], [path.exists() for path in used])
    for handle in handles:
        handle.close()


# ---------------------------------------------------------------- file systems that know less


LACKING = {
    "chmod": ("os.chmod", 1),
    "locks": ("fcntl.flock", 37),
    "fsync": ("os.fsync", 22),
    "links": ("os.link", 1),
}


@pytest.mark.parametrize("lacking", LACKING)
def test_a_file_system_that_knows_less_keeps_and_resumes(
    lacking: str, folders: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, number = LACKING[lacking]

    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(name, refuse)
    first = folders.start(lines=("", *lines_of(STEPS[:2]), "q"))
    assert TEXTS("interface.session.kept") in first.stderr
    assert STEPS[2].question in " ".join(folders.start("--resume").stderr.split())
    assert ["result-1.json", "result-2.json"] == [folders.keep_result().name for _ in range(2)]
    report = tmp_path / "report.json"
    assert DONE == folders.run("show", "1", "--output", str(report)).returncode
    assert 2 == folders.run("show", "1", "--output", str(report)).returncode
    assert DONE == folders.run("show", "1", "--output", str(report), "--force").returncode
