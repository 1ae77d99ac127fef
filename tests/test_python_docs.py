"""What docs/python.md and the readme show is true: their examples run, and print or write what they say."""

import csv
import doctest
import json
import re
import subprocess
import sys
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.answers import answers_sequence
from tests.helpers.command import run, shell
from tests.helpers.shipped import CASES, PROJECT, report_of, shipped_bank, written
from vbm_quiz.answers_file.write import to_document

PAGE = PROJECT / "docs" / "python.md"
TEXT = PAGE.read_text("utf-8")
BLOCKS = re.findall(r"^```python\n(>>>.*?)^```", TEXT, re.MULTILINE | re.DOTALL)
DOCUMENTS = [to_document(answers) for answers in islice(answers_sequence(shipped_bank()), 250)]
LINES = "".join(f"{json.dumps(document)}\n" for document in [*DOCUMENTS, {"answers": {}}])


def script(page: str, beginning: str) -> str:
    """The only example of a page that begins like this."""
    (found,) = re.findall(rf"^```python\n({re.escape(beginning)}.*?)^```", page, re.MULTILINE | re.DOTALL)
    return str(found)


def run_script(folder: Path, text: str) -> str:
    """What a script prints when it is run in a folder."""
    path = written(folder, text.encode(), "script.py")
    done = subprocess.run([sys.executable, path], cwd=folder, capture_output=True, text=True, check=False)
    assert (0, "") == (done.returncode, done.stderr)
    return done.stdout


def test_every_example_prints_what_stands_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(PROJECT)
    example = doctest.DocTestParser().get_doctest("\n".join(BLOCKS), {}, PAGE.name, str(PAGE), 0)
    told: list[str] = []
    result = doctest.DocTestRunner(verbose=False).run(example, out=told.append)
    assert (0, True) == (result.failed, result.attempted > 5), "".join(told)


def test_the_script_of_the_readme_writes_a_table_of_a_folder(tmp_path: Path) -> None:
    text = script((PROJECT / "README.md").read_text("utf-8"), "import csv")
    assert 10 == len(text.strip().splitlines())
    (tmp_path / "tests").symlink_to(PROJECT / "tests")
    run_script(tmp_path, text)
    with (tmp_path / "results.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    results = {case: report_of(CASES[case]).result for case in CASES}
    expected = [
        [case, str(result.title.id), str(result.title.firm), *(str(task.percent) for task in result.tasks)]
        for case, result in results.items()
    ]
    assert expected == rows


def test_a_pool_of_processes_scores_lines_in_their_order(tmp_path: Path) -> None:
    written(tmp_path, LINES.encode(), "answers.jsonl")
    *results, last = [json.loads(line) for line in run_script(tmp_path, script(TEXT, "import json\nfrom")).splitlines()]
    expected = [str(report_of(document).result.title.id) for document in DOCUMENTS]
    assert expected == [str(each["title"]["id"]) for each in results]
    assert ["faults"] == list(last)


def test_a_shell_deals_lines_out_to_machines(tmp_path: Path) -> None:
    """Each machine is this one."""
    (text,) = re.findall(r"^```sh\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)
    path = written(tmp_path, LINES.encode(), "answers.jsonl")
    done = shell(f'ssh() {{ shift; "$@"; }}\n{text}', cwd=tmp_path)
    assert 0 == done.returncode, done.stderr
    assert titles(run("score", path).stdout) == titles((tmp_path / "results.jsonl").read_text("utf-8"))


def titles(lines: str) -> list[Any]:
    """The title of each line; None for faults."""
    return [json.loads(line).get("title") for line in lines.splitlines()]
