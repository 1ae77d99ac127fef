"""Which language is spoken: the one asked for, else that of the environment, else the first there is."""

import pytest

from vbm_quiz.texts.language import choose

LANGUAGES: list[tuple[list[str | None], dict[str, str], str]] = [
    ([None], {"LANG": "nl_NL.UTF-8"}, "nl"),
    ([None], {"LANG": "nl_BE"}, "nl"),
    ([None], {"LANG": "en_GB.UTF-8"}, "en"),
    ([None], {"LANG": "de_DE.UTF-8"}, "en"),
    ([None], {"LANG": "C"}, "en"),
    ([None], {"LANG": "C.UTF-8"}, "en"),
    ([None], {"LANG": "POSIX"}, "en"),
    ([None], {"LC_ALL": "nl_NL.UTF-8", "LANG": "en_GB.UTF-8"}, "nl"),
    ([None], {"LC_ALL": "en_GB.UTF-8", "LC_MESSAGES": "nl_NL.UTF-8", "LANG": "nl_NL.UTF-8"}, "en"),
    ([None], {"LC_MESSAGES": "nl_NL.UTF-8", "LANG": "en_GB.UTF-8"}, "nl"),
    ([None], {"LC_MESSAGES": "", "LC_ALL": "", "LANG": "nl_NL"}, "nl"),
    ([None], {"LC_ALL": "fr_FR.UTF-8", "LANG": "nl_NL.UTF-8"}, "en"),
    ([None], {"LANGUAGE": "nl", "LANG": "en_GB.UTF-8"}, "nl"),
    ([None], {"LANGUAGE": "fr:nl:en", "LANG": "en_GB.UTF-8"}, "nl"),
    ([None], {"LANGUAGE": "fr:de", "LANG": "nl_NL.UTF-8"}, "nl"),
    ([None], {"LANGUAGE": "en:nl", "LC_ALL": "nl_NL.UTF-8"}, "en"),
    ([None], {"LANGUAGE": "", "LANG": "nl_NL.UTF-8"}, "nl"),
    ([None], {"LANGUAGE": "NL_nl", "LANG": "en_GB.UTF-8"}, "nl"),
    (["en"], {"LANGUAGE": "nl", "LANG": "nl_NL.UTF-8"}, "en"),
    (["nl"], {"LANG": "en_GB.UTF-8"}, "nl"),
    ([None, "nl"], {"LANG": "en_GB.UTF-8"}, "nl"),
    (["en", "nl"], {"LANG": "nl_NL.UTF-8"}, "en"),
]


@pytest.mark.parametrize(("asked", "environment", "expected"), LANGUAGES)
def test_the_language_is_the_one_asked_for_else_the_environments(
    asked: list[str | None], environment: dict[str, str], expected: str
) -> None:
    assert choose(asked, environment, ("en", "nl")) == expected


def test_where_there_is_one_language_it_is_spoken() -> None:
    assert choose([None], {"LANG": "en_GB.UTF-8"}, ("de",)) == "de"
