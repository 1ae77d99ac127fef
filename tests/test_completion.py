"""The Tab key in a shell: what may stand where, as the program tells it, and in bash, zsh and fish themselves."""

import os
import shlex
import shutil
from pathlib import Path
from unittest.mock import patch

import pexpect
import pyte
import pytest

from tests.helpers.command import COMMAND, PATH, run, run_installed
from tests.helpers.profiles import LARGE
from tests.helpers.shipped import CONTENT, shipped_bank

NEEDED = "VBM_QUIZ_SHELLS_NEEDED"
"""With this set, a missing shell is a failure and no reason to skip."""
SHELLS = ("bash", "zsh", "fish")


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A quiz that speaks Frisian in place of Dutch."""
    folder = tmp_path_factory.mktemp("content") / "mine"
    shutil.copytree(CONTENT, folder)
    return (folder / "nl").rename(folder / "fy").parent


def completed(line: str, **variables: str) -> list[str]:
    """What may stand at the end of this line, as a script of a shell asks for it."""
    asked = {"_VBM_QUIZ_COMPLETE": "complete_fish", "_TYPER_COMPLETE_FISH_ACTION": "get-args"}
    done = run(env={**asked, "_TYPER_COMPLETE_ARGS": line, **variables})
    assert (0, "") == (done.returncode, done.stderr)
    return [each.partition("\t")[0] for each in done.stdout.splitlines() if each]


# ---------------------------------------------------------------- what may stand where

TITLES = list(shipped_bank().title_ids)
PLACES: dict[str, tuple[str, list[str]]] = {
    "a command": ("expl", ["explain"]),
    "a command of content": ("content tr", ["translation", "try"]),
    "an option": ("--re", ["--respondent", "--require", "--resume"]),
    "an option of a command": ("content try --ag", ["--against"]),
    "a format": ("score --format ", ["jsonl", "csv"]),
    "a part": ("show --part=w", ["why"]),
    "a schema": ("schema content", ["content_check"]),
    "a title": ("--require ", TITLES),
    "a title that is begun": ("--require virtual_p", ["virtual_professional"]),
    "an id to explain": ("explain plan.ac", ["plan.actions"]),
    "a rule to explain": ("explain cyc", ["cycle"]),
    "a question to answer": ("--set plan.ac", ["plan.actions="]),
    "an answer": ("--set plan.actions=re", ["plan.actions=responsible"]),
    "an answer that is a number": ("--set letting_go.people=", []),
    "an answer to no question": ("--set plan.nothing=", []),
    "a language": ("--lang ", ["en", "nl"]),
    "a language behind a sign": ("questions --lang=n", ["nl"]),
    "a language of a content": ("--content {content} --lang ", ["en", "fy"]),
    "a language of a content before its command": ("--content {content} questions --lang f", ["fy"]),
    "a language to translate": ("content translation n", ["nl"]),
    "a language to translate from": ("content new mine --from ", ["en", "nl"]),
    "a file": ("--answers ", []),
    "a folder": ("--content ", []),
    "what has no list": ("--respondent ", []),
    "a content that is not there": ("--content /nowhere --lang ", []),
    "a content that is no zip file": ("--content {content}/quiz.toml --require ", []),
    "behind an option that is not there": ("--nonsense --la", ["--lang"]),
    "an open quotation mark": ("--respondent 'Zoë --la", []),
}


@pytest.mark.parametrize("name", PLACES)
def test_what_may_stand_in_a_place_is_told_and_nothing_else_is(name: str, content: Path) -> None:
    line, expected = PLACES[name]
    assert expected == completed(f"vbm-quiz {line.format(content=shlex.quote(str(content)))}")


def test_the_environment_names_the_content_whose_languages_are_told(content: Path) -> None:
    assert ["en", "fy"] == completed("vbm-quiz --lang ", VBM_QUIZ_CONTENT=str(content))


def test_an_option_is_told_with_its_help_on_one_line_in_the_language_of_the_run() -> None:
    asked = {"_VBM_QUIZ_COMPLETE": "complete_fish", "_TYPER_COMPLETE_FISH_ACTION": "get-args"}
    done = run(env={**asked, "_TYPER_COMPLETE_ARGS": "vbm-quiz --vers"}, LANG="nl_NL.UTF-8")
    assert "--version\tDe versie.\n" == done.stdout


def test_the_installed_command_answers_a_shell() -> None:
    asked = {"_VBM_QUIZ_COMPLETE": "complete_fish", "_TYPER_COMPLETE_FISH_ACTION": "get-args"}
    done = run_installed(env={**asked, "_TYPER_COMPLETE_ARGS": "vbm-quiz explain cyc"})
    assert (0, "cycle\n", "") == done


# ---------------------------------------------------------------- how it is installed

FILES = {"bash": ".bashrc", "zsh": ".zshrc", "fish": ""}


@pytest.mark.parametrize("shell", SHELLS)
def test_installing_says_what_to_delete_and_adds_one_line_once(shell: str, tmp_path: Path) -> None:
    startup = tmp_path / FILES[shell]
    if FILES[shell]:
        startup.write_bytes(b"# na\xefve")  # in no encoding of today
    with patch("shellingham.detect_shell", return_value=(shell, f"/bin/{shell}")):
        done, _ = (run("--install-completion", HOME=str(tmp_path), XDG_CONFIG_HOME="") for _ in range(2))
        script = run("--show-completion").stdout
    (written,) = (each for each in (tmp_path / ".config").rglob("*") if each.is_file())
    assert (0, script, True) == (done.returncode, written.read_text("utf-8"), str(written) in done.stdout)
    if FILES[shell]:
        line = f"source {written}"
        assert f"{line}\n" in done.stdout
        assert str(startup) in done.stdout
        assert b"# na\xefve\n" + line.encode() + b"\n" == startup.read_bytes()


@pytest.mark.parametrize(
    ("shell", "home", "code"),
    [("tcsh", "{tmp}", 2), ("bash", "", 6), ("bash", "/nowhere", 6), ("bash", "{tmp}/file", 6)],
)
def test_where_it_cannot_be_installed_that_is_said(shell: str, home: str, code: int, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with patch("shellingham.detect_shell", return_value=(shell, shell)):
        done = run("--install-completion", HOME=home.format(tmp=tmp_path), XDG_CONFIG_HOME="")
    assert (code, "", 1) == (done.returncode, done.stdout, len(done.stderr.splitlines()))


# ---------------------------------------------------------------- in the shells themselves


class Shell:
    """A shell at a terminal, with folders of its own."""

    def __init__(self, name: str, home: Path) -> None:
        path = shutil.which(name)
        if not LARGE:
            pytest.skip("in the large profile alone")
        if path is None:
            reason = f"no {name} here; install it to press Tab in it"
            if os.environ.get(NEEDED):
                pytest.fail(reason)
            pytest.skip(reason)
        folders = {f"XDG_{kind}_HOME": str(home / kind) for kind in ("CONFIG", "DATA", "STATE", "CACHE")}
        environment = {"HOME": str(home), **folders, "PATH": PATH, "TERM": "xterm", "LANG": "C.UTF-8"}
        self._screen = pyte.Screen(120, 40)
        self._stream = pyte.ByteStream(self._screen)
        arguments = ["--noprofile", "-i"] if name == "bash" else ["-i"]
        self._process = pexpect.spawn(path, arguments, env=environment, cwd=str(home), dimensions=(40, 120))
        self._process.delaybeforesend = None
        self._read(1.5)

    def enter(self, line: str) -> None:
        """Run a line."""
        self._process.send(f"{line}\r")
        self._read(1.5)

    def after_tab(self, line: str) -> str:
        """What stands on the line after Tab is pressed."""
        self._process.send("\x03")
        self._read(0.3)
        self._process.send("\x0c")
        self._read(0.3)
        self._process.send(f"{line}\t")
        self._read(1.5)
        return next(each for each in self._screen.display if each.strip()).partition("% ")[2].strip()

    def close(self) -> None:
        """End it."""
        self._process.close(force=True)

    def _read(self, quiet: float) -> None:
        while True:
            try:
                self._stream.feed(self._process.read_nonblocking(65536, timeout=quiet))
            except (pexpect.TIMEOUT, pexpect.EOF):
                return


PROMPTS = {
    "bash": (".bashrc", "PS1='% '\n"),
    "zsh": (".zshrc", "PS1='%% '\n"),
    "fish": (
        "CONFIG/fish/config.fish",
        "function fish_prompt; echo '% '; end\nset fish_greeting\nset fish_autosuggestion_enabled 0\n",
    ),
}
PRESSED = {
    "expl": "explain",
    "--save": "--save-answers",
    "content tran": "content translation",
    "--require virtual_p": "--require virtual_professional",
    "explain plan.ac": "explain plan.actions",
    "--set plan.actio": "--set plan.actions=",
    "--set plan.actions=res": "--set plan.actions=responsible",
    "--part wh": "--part why",
    "show --part=wh": "show --part=why",
    "--lang n": "--lang nl",
    "--lang=n": "--lang=nl",
    "--content mine --lang f": "--content mine --lang fy",
    "--answers some": "--answers some.json",
    "--answers=some": "--answers=some.json",
    "score some": "score some.json",
    "--content a\\ f": "--content a\\ folder/",
}
"""What is typed after the name of the program, and what stands there after Tab."""


@pytest.mark.parametrize("name", SHELLS)
def test_tab_completes_in_the_shell_after_it_is_installed_there(name: str, content: Path, tmp_path: Path) -> None:
    startup, prompt = PROMPTS[name]
    (tmp_path / startup).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / startup).write_text(prompt, "utf-8")
    shutil.copytree(content, tmp_path / "mine")
    (tmp_path / "some.json").touch()
    (tmp_path / "a folder").mkdir()
    installing = Shell(name, tmp_path)
    installing.enter("vbm-quiz --install-completion")
    installing.close()
    shell = Shell(name, tmp_path)
    lines = {f"vbm-quiz {typed}": f"vbm-quiz {expected}" for typed, expected in PRESSED.items()}
    lines[f"{COMMAND} --require virtual_p"] = f"{COMMAND} --require virtual_professional"
    assert lines == {typed: shell.after_tab(typed) for typed in lines}
    shell.close()
