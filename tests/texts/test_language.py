"""Which language is spoken: the one asked for, else that of the environment, else the first there is."""

import locale
from unittest.mock import Mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbm_quiz.texts.language import choose, direction, is_tag, match

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
    (["nl-BE"], {"LANG": "en_GB.UTF-8"}, "nl"),
    (["xx", "NL"], {"LANG": "en_GB.UTF-8"}, "nl"),
]


@pytest.mark.parametrize(("asked", "environment", "expected"), LANGUAGES)
def test_the_language_is_the_one_asked_for_else_the_environments(
    asked: list[str | None], environment: dict[str, str], expected: str
) -> None:
    assert choose(asked, environment, ("en", "nl")) == expected


def test_where_there_is_one_language_it_is_spoken() -> None:
    assert choose([None], {"LANG": "en_GB.UTF-8"}, ("de",)) == "de"


MATCHES = [
    # the tag asked for, the languages spoken, and the one that it asks for
    ("nl", "nl en", "nl"),
    ("NL_be.UTF-8", "nl en", "nl"),
    ("ca_ES@valencia", "ca en", "ca"),
    ("pt-br", "pt pt-BR", "pt-BR"),
    ("pt-BR", "pt en", "pt"),
    ("pt", "pt-BR en", "pt-BR"),
    ("pt-PT", "pt-BR en", "pt-BR"),
    ("pt", "pt-BR pt-PT", None),
    ("pt-MZ", "pt-BR pt-PT", None),
    ("sr-Latn-RS", "sr sr-Latn", "sr-Latn"),
    ("zh-Hans", "zh-Hans zh-Hant", "zh-Hans"),
    ("nld", "nl en", None),
    ("n", "nl en", None),
    ("", "nl en", None),
    ("C.UTF-8", "nl en", None),
]


@pytest.mark.parametrize(("asked", "spoken", "expected"), MATCHES)
def test_a_language_is_found_exactly_and_then_by_its_language(asked: str, spoken: str, expected: str | None) -> None:
    assert expected == match(asked, spoken.split())


languages = st.sampled_from(["nl", "pt", "sr", "zh"])
more = st.lists(st.sampled_from(["Latn", "Hans", "BR", "PT", "RS", "valencia"]), max_size=2)
tags = st.builds(lambda language, others: "-".join([language, *others]), languages, more)


@given(tags, st.lists(tags, min_size=1, unique=True))
def test_what_is_spoken_is_found_however_it_is_written(asked: str, spoken: list[str]) -> None:
    found = match(asked, spoken)
    parts = asked.split("-")
    beginnings = ["-".join(parts[:length]) for length in range(len(parts), 0, -1)]
    of_the_language = [tag for tag in spoken if tag.split("-")[0] == parts[0]]
    expected = [tag for tag in beginnings if tag in spoken] or (of_the_language if len(of_the_language) == 1 else [])
    assert (expected[0] if expected else None) == found
    assert found == match(asked.swapcase().replace("-", "_") + ".UTF-8", spoken)
    assert found == match(asked, spoken[::-1])


@pytest.mark.parametrize(
    "name", ["nl", "pt-BR", "zh-Hans", "sr-Latn-RS", "es-419", "fil", "ca-valencia", "de-1996", "sl-rozaj-biske"]
)
def test_a_tag_is_a_language(name: str) -> None:
    assert is_tag(name)


@pytest.mark.parametrize(
    "name",
    [
        "nl - kopie",
        "nl - Copy",
        "nl (2)",
        "._nl",
        "~$nl",
        ".nl",
        "__MACOSX",
        "docs",
        "",
        "n",
        "nl.toml",
        "nl-",
        "nl_NL",
        "NL",
    ],
)
def test_what_is_no_tag_is_no_language(name: str) -> None:
    assert not is_tag(name)


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        *((tag, "rtl") for tag in ("ar", "he", "fa-IR", "ur_PK", "AR", "ckb", "az-Arab", "ku-arab-IQ", "yi-Hebr")),
        *((tag, "ltr") for tag in ("nl", "pt-BR", "ar-Latn", "ks-Deva", "arn", "zh-Hans")),
    ],
)
def test_a_language_is_written_the_way_of_its_script(tag: str, expected: str) -> None:
    assert expected == direction(tag)


def test_a_locale_that_python_does_not_know_is_no_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locale, "getlocale", Mock(side_effect=ValueError("unknown locale: UTF-8")))
    assert "en" == choose([None], {}, ("nl", "en"))
