"""The verdict on a client, and the answers that it rests on."""

from itertools import product

import pytest

from tests.helpers import reference_scorer
from tests.helpers.answers import MANAGER
from tests.helpers.reference_scorer import CLIENT_CHOICES
from tests.helpers.shipped import report_of
from vbm_quiz.model.results import ClientResult


def client_results(*clients: dict[str, str]) -> tuple[ClientResult, ...]:
    return report_of({"answers": MANAGER, "clients": list(clients)}).advice.clients


VERDICTS: list[tuple[str, str, list[str]]] = [
    # growth, team, willing, lets_go; the verdict, and the answers that made it
    ("steady none no yes", "not_for_this_role", ["team.none", "willing.no"]),
    ("unknown none no unknown", "not_for_this_role", ["team.none", "willing.no"]),
    ("steady one no yes", "fits", ["growth.steady", "team.one", "lets_go.yes"]),
    ("growing several unknown yes", "fits", ["growth.growing", "team.several", "lets_go.yes"]),
    ("searching one yes yes", "grow_together", ["growth.searching", "team.one"]),
    ("steady one yes no", "grow_together", ["team.one", "lets_go.no"]),
    ("searching several no no", "grow_together", ["growth.searching", "team.several", "lets_go.no"]),
    ("steady none maybe yes", "grow_together", ["team.none", "willing.maybe"]),
    ("growing none yes yes", "grow_together", ["team.none", "willing.yes"]),
    ("unknown none yes unknown", "grow_together", ["team.none", "willing.yes"]),
    ("searching unknown yes yes", "grow_together", ["growth.searching", "willing.yes"]),
    ("unknown unknown yes no", "grow_together", ["willing.yes", "lets_go.no"]),
    ("unknown one no yes", "unknown", ["growth.unknown"]),
    ("steady one no unknown", "unknown", ["lets_go.unknown"]),
    ("steady unknown yes yes", "unknown", ["team.unknown"]),
    ("unknown unknown maybe unknown", "unknown", ["growth.unknown", "team.unknown", "lets_go.unknown"]),
    ("steady none unknown yes", "unknown", ["willing.unknown"]),
    ("steady unknown no yes", "unknown", ["team.unknown"]),
    ("unknown unknown unknown unknown", "unknown", [f"{field}.unknown" for field in CLIENT_CHOICES]),
]


@pytest.mark.parametrize(("fields", "verdict", "reasons"), VERDICTS)
def test_a_client_gets_the_first_verdict_that_holds_with_its_reasons(
    fields: str, verdict: str, reasons: list[str]
) -> None:
    client = {"name": "A", **dict(zip(CLIENT_CHOICES, fields.split(), strict=True))}
    (found,) = client_results(client)
    assert (found.verdict, list(found.reasons)) == (verdict, reasons)


def test_every_client_gets_the_verdict_of_the_rule_for_answers_of_its_own() -> None:
    every = [
        {"name": "A", **dict(zip(CLIENT_CHOICES, choices, strict=True))}
        for choices in product(*([*each, "unknown"] for each in CLIENT_CHOICES.values()))
    ]
    assert len(every) == 4 * 4 * 4 * 3
    found = [result for start in range(0, len(every), 48) for result in client_results(*every[start : start + 48])]
    for client, result in zip(every, found, strict=True):
        assert reference_scorer.verdict(client) == result.verdict
        assert result.reasons
        assert all(client[field] == choice for field, choice in (reason.split(".") for reason in result.reasons))
