"""Names of ways to install in, nothing out where each gives the whole quiz: it is built, installed, and checked.

    python .ci/install.py                     all ways, as .ci/run does
    python .ci/install.py lowest pyinstaller  some of them

The Python that runs this has the project with its extras `dev` and `packaging`. A Python that is not to be had is
skipped, and said.
"""

import os
import re
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from pathlib import Path

HERE = Path(__file__).parent
PROJECT = HERE.parent
NAME = "vbm-quiz"
PYTHONS = ("3.11", "3.12", "3.13", "3.14", "3.15")
UV = (sys.executable, "-m", "uv")
PROGRAMS = "Scripts" if sys.platform == "win32" else "bin"
SUFFIX = ".exe" if sys.platform == "win32" else ""

Command = tuple[str, ...]


def run(*words: str | Path, **variables: str) -> None:
    """Run a command; it ends this script where it fails."""
    subprocess.run([*words], check=True, stdin=subprocess.DEVNULL, env={**os.environ, **variables})


def built(folder: Path) -> tuple[Path, Path]:
    """The wheel and the sdist, which the wheel is made from."""
    run(sys.executable, "-m", "build", "--installer", "uv", "--outdir", folder, PROJECT)
    (wheel,), (sdist,) = folder.glob("*.whl"), folder.glob("*.tar.gz")
    return wheel, sdist


# ---------------------------------------------------------------- with a Python


def installed(folder: Path, package: Path, *options: str | Path, python: str = sys.executable) -> Iterator[Command]:
    """In an environment of this Python."""
    run(*UV, "venv", "--quiet", "--python", python, folder)
    run(*UV, "pip", "install", "--quiet", "--python", folder, *options, package)
    run(*UV, "pip", "list", "--quiet", "--python", folder)
    yield (str(folder / PROGRAMS / f"{NAME}{SUFFIX}"),)


def with_python(version: str, folder: Path, wheel: Path) -> Iterator[Command]:
    """With the newest libraries that are allowed."""
    python = found_python(version) or unpacked_python(version, folder / "python")
    if python is None:
        print(f"SKIPPED: there is no Python {version} on this machine, and Debian's could not be unpacked")
        return
    yield from installed(folder / "environment", wheel, python=python)


def found_python(version: str) -> str | None:
    """The program file of this Python, where it is installed and works."""
    if version == f"{sys.version_info[0]}.{sys.version_info[1]}":
        return sys.executable
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    for candidate in (f"python{version}", *map(str, pyenv.glob(f"{version}.*/bin/python"))):
        with suppress(OSError, subprocess.CalledProcessError):
            subprocess.run([candidate, "-c", ""], check=True, capture_output=True)
            return candidate
    return None


def unpacked_python(version: str, folder: Path) -> str | None:
    """The program file of this Python from Debian's next release; None where that cannot be had."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    try:
        done = subprocess.run(
            [HERE / "debian_python", version, folder],
            check=True,
            stdout=subprocess.PIPE,
            env={**os.environ, "PATH": path},
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout.decode().strip()


def with_lowest(folder: Path, wheel: Path) -> Iterator[Command]:
    """With the lowest version of each library that is allowed."""
    folder.mkdir()
    lowest = folder / "lowest.txt"
    lowest_of = ("pip", "compile", "--quiet", "--resolution", "lowest-direct", "--python", sys.executable)
    run(*UV, *lowest_of, "--output-file", lowest, PROJECT / "pyproject.toml")
    yield from installed(folder / "environment", wheel, "--constraint", lowest)


def with_newest(folder: Path, wheel: Path) -> Iterator[Command]:
    """With the newest libraries that there are, also above the caps."""
    folder.mkdir()
    declared = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    uncapped = folder / "uncapped.txt"
    uncapped.write_text("".join(f"{re.split(r'[<>=]', each)[0]}\n" for each in declared), "utf-8")
    yield from installed(folder / "environment", wheel, "--override", uncapped)


# ---------------------------------------------------------------- as a tool


def with_pipx(folder: Path, wheel: Path) -> Iterator[Command]:
    """`pipx install`."""
    run(sys.executable, "-m", "pipx", "install", wheel, PIPX_HOME=str(folder / "home"), PIPX_BIN_DIR=str(folder))
    yield (str(folder / f"{NAME}{SUFFIX}"),)


def with_uv_tool(folder: Path, wheel: Path) -> Iterator[Command]:
    """`uv tool install`, and `uvx`, which installs nothing."""
    run(*UV, "tool", "install", "--quiet", wheel, UV_TOOL_DIR=str(folder / "tools"), UV_TOOL_BIN_DIR=str(folder))
    yield (str(folder / f"{NAME}{SUFFIX}"),)
    yield (*UV, "tool", "run", "--quiet", "--from", str(wheel), NAME)


# ---------------------------------------------------------------- as a file


def with_shiv(folder: Path, wheel: Path) -> Iterator[Command]:
    """One file that any Python of this version runs."""
    folder.mkdir()
    made_by = ("tool", "run", "--quiet", "--with", "pip", "shiv", "--quiet", "--python", sys.executable)
    run(*UV, *made_by, "--console-script", NAME, "--output-file", folder / NAME, wheel)
    yield (str(folder / NAME),)


def with_pyinstaller(folder: Path, wheel: Path) -> Iterator[Command]:
    """A folder, and one file, with a Python in it; the second is made from what was found for the first."""
    for _ in installed(folder / "environment", wheel, "pyinstaller"):
        python = folder / "environment" / PROGRAMS / f"python{SUFFIX}"
    script = PROJECT / "vbm_quiz" / "__main__.py"
    for way in ("--onedir", "--onefile"):
        places = ("--distpath", folder / way.strip("-"), "--workpath", folder / "work", "--specpath", folder)
        run(python, "-m", "PyInstaller", "--log-level", "ERROR", "--noconfirm", way, "--name", NAME, *places, script)
    yield (str(folder / "onedir" / NAME / f"{NAME}{SUFFIX}"),)
    yield (str(folder / "onefile" / f"{NAME}{SUFFIX}"),)


def ways(wheel: Path, sdist: Path) -> Mapping[str, Callable[[Path], Iterator[Command]]]:
    """Each way by its name, as a function from a folder to the commands that it gives."""
    return {
        **{f"python{each}": partial(with_python, each, wheel=wheel) for each in PYTHONS},
        "sdist": partial(installed, package=sdist),
        "lowest": partial(with_lowest, wheel=wheel),
        "newest": partial(with_newest, wheel=wheel),
        "pipx": partial(with_pipx, wheel=wheel),
        "uv": partial(with_uv_tool, wheel=wheel),
        "shiv": partial(with_shiv, wheel=wheel),
        "pyinstaller": partial(with_pyinstaller, wheel=wheel),
    }


def main() -> None:
    """Try each way that the command line names, or all, one on each core."""
    cache = subprocess.run([*UV, "cache", "dir"], check=True, capture_output=True, text=True)
    os.environ["UV_CACHE_DIR"] = cache.stdout.strip()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        every = ways(*built(folder / "dist"))

        def check(way: str) -> None:
            begun = time.monotonic()
            for command in every[way](folder / way):
                run(sys.executable, HERE / "check_command.py", *command)
            print(f"{way}: {time.monotonic() - begun:.0f} s", flush=True)

        with ThreadPoolExecutor(os.cpu_count()) as pool:
            for _ in pool.map(check, sys.argv[1:] or every):
                pass


if __name__ == "__main__":
    main()
