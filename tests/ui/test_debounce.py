"""Keys within this process, each at its moment: what was typed before a prompt or is held down answers nothing."""

from vbm_quiz.ui.debounce import FIRST_REPEAT, REPEATING, SETTLING, Debouncer

READ = SETTLING + 0.01
"""Seconds after which a prompt has been read."""


def at_prompt(debouncer: Debouncer, now: float) -> None:
    debouncer.begin()
    debouncer.drawn(now)


def test_a_key_before_the_drawing_or_just_after_it_does_not_count() -> None:
    debouncer = Debouncer()
    debouncer.begin()
    assert [False] == debouncer.admitted(["1"], 0.0)
    debouncer.drawn(1.0)
    assert [False] == debouncer.admitted(["2"], 1.0 + SETTLING - 0.01)
    assert [True] == debouncer.admitted(["3"], 1.0 + READ)


def test_a_key_that_is_held_down_counts_once_however_long_it_is_held() -> None:
    debouncer = Debouncer()
    at_prompt(debouncer, 0.0)
    assert [True] == debouncer.admitted(["enter"], READ)
    at_prompt(debouncer, 0.2)
    moments = [0.2 + repeat / 30 for repeat in range(300)]
    assert [False] * 300 == [debouncer.admitted(["enter"], moment)[0] for moment in moments]
    assert [True] == debouncer.admitted(["enter"], moments[-1] + REPEATING + 0.01)


def test_the_first_repeat_of_a_held_key_is_worth_a_wait_and_does_not_count_if_more_follow() -> None:
    debouncer = Debouncer()
    at_prompt(debouncer, 0.0)
    debouncer.admitted(["enter"], READ)
    at_prompt(debouncer, 0.2)
    assert debouncer.may_repeat(["enter"], 0.7)
    assert [False, False] == debouncer.admitted(["enter", "enter"], 0.73)
    assert [False] == debouncer.admitted(["enter"], 0.76)


def test_a_slow_machine_that_reads_many_repeats_at_once_counts_none_of_them() -> None:
    debouncer = Debouncer()
    at_prompt(debouncer, 0.0)
    debouncer.admitted(["enter"], READ)
    at_prompt(debouncer, 0.2)
    assert [False] == debouncer.admitted(["enter"], 0.25)
    assert [False] * 6 == debouncer.admitted(["enter"] * 6, 0.25 + 2 * REPEATING)


def test_two_answers_given_one_after_the_other_both_count() -> None:
    debouncer = Debouncer()
    at_prompt(debouncer, 0.0)
    debouncer.admitted(["enter"], READ)
    at_prompt(debouncer, 0.2)
    assert not debouncer.may_repeat(["2", "enter"], 0.7)
    assert [True, True] == debouncer.admitted(["2", "enter"], 0.7)
    at_prompt(debouncer, 0.8)
    assert not debouncer.may_repeat(["enter"], 0.7 + FIRST_REPEAT)
    assert [True] == debouncer.admitted(["enter"], 0.7 + FIRST_REPEAT)


def test_a_key_may_be_held_down_within_its_prompt() -> None:
    debouncer = Debouncer()
    at_prompt(debouncer, 0.0)
    assert [True] * 20 == [debouncer.admitted(["down"], READ + repeat / 30)[0] for repeat in range(20)]


def test_an_interrupt_always_counts() -> None:
    assert [True] == Debouncer().admitted(["c-c"], 0.0)
