"""What docs/python.md shows is true: its examples run, one after the other, and print what stands there."""

import doctest
import re

import pytest

from tests.helpers.shipped import PROJECT

PAGE = PROJECT / "docs" / "python.md"
BLOCKS = re.findall(r"^```python\n(>>>.*?)^```", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL)


def test_every_example_prints_what_stands_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(PROJECT)
    example = doctest.DocTestParser().get_doctest("\n".join(BLOCKS), {}, PAGE.name, str(PAGE), 0)
    told: list[str] = []
    result = doctest.DocTestRunner(verbose=False).run(example, out=told.append)
    assert (0, True) == (result.failed, result.attempted > 5), "".join(told)
