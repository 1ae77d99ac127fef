"""A page that is longer than the screen: it is read a screenful at a time, back too, and laid out for the window."""

from pathlib import Path

from tests.helpers.person import at_the_result
from tests.helpers.shipped import shipped_texts
from tests.helpers.terminal import Terminal

TEXTS = shipped_texts("en")
TITLE, WEEK, DONE = (TEXTS(f"interface.{key}") for key in ("report.title", "summary.this_week", "result.done"))
READ_ON, BACK = TEXTS("interface.keys.read_on"), f"← Esc {TEXTS('interface.keys.back')}"


def after(terminal: Terminal, *keys: str) -> str:
    """What stands on the screen after these keys."""
    terminal.press(*keys)
    terminal.until_quiet()
    return terminal.text()


def until_shown(terminal: Terminal, *shown: str, hidden: str) -> None:
    terminal.until(lambda: all(text in terminal.text() for text in shown) and hidden not in terminal.text())


def test_each_screenful_follows_the_one_before_and_the_menu_the_last(tmp_path: Path) -> None:
    with at_the_result(tmp_path, columns=80, rows=10) as terminal:
        terminal.until(lambda: READ_ON in terminal.text())
        seen = [after(terminal)]
        while READ_ON in seen[-1]:
            seen.append(after(terminal, "enter"))
        reading = [text for text in seen if READ_ON in text]
        assert [BACK in text for text in reading] == [False, *[True] * (len(reading) - 1)]
        assert TITLE in seen[0]
        assert all(text in seen[-1] for text in (WEEK, DONE))
        assert seen[-2::-1] == [after(terminal, "page-up") for _ in seen[1:]]


def test_a_page_is_laid_out_anew_when_the_window_changes(tmp_path: Path) -> None:
    with at_the_result(tmp_path, columns=80, rows=40) as terminal:
        until_shown(terminal, TITLE, WEEK, DONE, hidden=READ_ON)
        terminal.resize(50, 40)
        terminal.until(lambda: all(len(line) <= 50 for line in terminal.lines()))
        until_shown(terminal, TITLE, WEEK, DONE, hidden=READ_ON)
        assert 1 == terminal.text().count(DONE)


def test_a_key_that_does_nothing_here_lets_the_keys_stand_out_until_one_of_them_is_pressed(tmp_path: Path) -> None:
    keys = TEXTS("interface.keys.choose")
    with at_the_result(tmp_path, columns=80, rows=24) as terminal:
        terminal.until(DONE)
        before = after(terminal)
        assert not terminal.is_bold(keys)
        assert before == after(terminal, "x")
        assert terminal.is_bold(keys)
        assert before == after(terminal, "end")
        assert not terminal.is_bold(keys)
