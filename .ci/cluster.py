"""Run the example of docs/python.md on a cluster of two workers, and compare what it writes with what `score` prints.

It runs in an environment with the extra `cluster`.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

PROJECT = Path(__file__).parent.parent
PAGE = (PROJECT / "docs" / "python.md").read_text("utf-8")
QUIZ = Path(sys.executable).with_name("vbm-quiz")
TIMES = 100
"""How often each reference case is scored, so that there is work for both workers."""


def main() -> None:
    """End with a message where the lines differ."""
    (script,) = re.findall(r"^```python\n(import json\n\nimport dask\n.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    cases = [path.read_text("utf-8") for path in sorted((PROJECT / "tests" / "cases").glob("r*.json"))]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lines = "".join(f"{' '.join(case.split())}\n" for case in cases * TIMES)
        (folder / "answers.jsonl").write_text(lines, "utf-8")
        (folder / "script.py").write_text(script, "utf-8")
        subprocess.run([sys.executable, "script.py"], cwd=folder, check=True)
        parts = sorted((folder / "results").iterdir(), key=lambda path: int(path.stem))
        found = [line for part in parts for line in part.read_text("utf-8").splitlines()]
        done = subprocess.run([QUIZ, "score", "answers.jsonl"], cwd=folder, check=True, capture_output=True, text=True)
    expected = done.stdout.splitlines()
    if [line.replace(" ", "") for line in expected] != [line.replace(" ", "") for line in found]:
        sys.exit(f"the cluster wrote {len(found)} lines that are not the {len(expected)} of score")
    print(f"{len(found)} lines from the cluster are those of score")


if __name__ == "__main__":
    main()
