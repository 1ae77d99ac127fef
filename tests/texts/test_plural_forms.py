"""The rule for plural forms of a language: read as gettext writes it, whoever wrote it, and used for any number."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.shipped import texts_of
from vbm_quiz.texts.plural_forms import plural_forms
from vbm_quiz.texts.texts import PLURAL_FORMS

ENGLISH = "nplurals=2; plural=(n != 1);"
JAPANESE = "nplurals=1; plural=0;"
POLISH = "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"
ARABIC = "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);"
FORMS = [
    # a rule, a number, and the form that goes with it
    *((ENGLISH, number, int(number != 1)) for number in (0, 1, 2, 1001, 10**30 + 1)),
    *((JAPANESE, number, 0) for number in (0, 1, 999, 1000)),
    *(
        (POLISH, number, form)
        for number, form in {0: 2, 1: 0, 2: 1, 4: 1, 5: 2, 12: 2, 22: 1, 1002: 1, 3012: 2}.items()
    ),
    *((ARABIC, number, form) for number, form in {0: 0, 1: 1, 2: 2, 5: 3, 11: 4, 100: 5, 1100: 5, 7103: 3}.items()),
]


@pytest.mark.parametrize(("rule", "number", "form"), FORMS)
def test_a_number_takes_the_form_of_its_rule(rule: str, number: int, form: int) -> None:
    assert form == plural_forms(rule).form(number)


@pytest.mark.parametrize(
    "rule",
    [
        "",
        "two",
        "plural=(n != 1);",
        "nplurals=2;",
        "nplurals=0; plural=0;",
        "nplurals=7; plural=0;",
        "nplurals=2; plural=n;",
        "nplurals=2; plural=(n - 1);",
        "nplurals=2; plural=(n % 0);",
        "nplurals=2; plural=(1 / n);",
        "nplurals=2; plural=__import__('os');",
        "nplurals=2; plural=n.real;",
        "nplurals=2; plural=(n = 1);",
        "nplurals=2; plural=n ** n ** n;",
        "nplurals=2; plural=(n != 1); import os",
        f"nplurals=2; plural={'(' * 400}n{')' * 400};",
        f"nplurals=2; plural={'0+' * 2000}n;",
        f"nplurals=2; plural={'9' * 5000};",
    ],
)
def test_a_rule_that_is_none_or_gives_no_form_is_refused(rule: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the message is of no use
        plural_forms(rule)


@given(st.text("n0123456789()?:!=<>&|%*/+- ;", max_size=30))
def test_any_other_rule_gives_a_form_or_is_refused(expression: str) -> None:
    try:
        forms = plural_forms(f"nplurals=3; plural={expression};")
    except ValueError:
        return
    assert {forms.form(number) for number in (0, 1, 5, 999, 1000, 123456)} <= {0, 1, 2}


def test_a_text_takes_the_form_of_its_number() -> None:
    """A number with decimals takes the last form, or one of its own."""
    forms = {f"{unit}.forms.{place}": f"{place} {{number}}" for unit in ("hour", "day") for place in range(3)}
    texts = texts_of({**forms, "day.with_decimals": "part {number}", PLURAL_FORMS: POLISH})
    numbers = [Decimal(number) for number in ("1", "3", "5", "1.5")]
    assert ["0 x", "1 x", "2 x", "2 x"] == [texts.counted("hour", number, number="x") for number in numbers]
    assert ["0 x", "1 x", "2 x", "part x"] == [texts.counted("day", number, number="x") for number in numbers]


def test_a_text_of_a_language_with_fewer_forms_gives_its_last() -> None:
    texts = texts_of({"hour.forms.0": "one", "hour.forms.1": "more", PLURAL_FORMS: POLISH})
    assert ["one", "more", "more"] == [texts.counted("hour", number) for number in (1, 2, 5)]
