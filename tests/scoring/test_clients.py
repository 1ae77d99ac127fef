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


VERDICTS = [
    # growth, team, willing, lets_go; the verdict
    ("steady none no yes", "not_for_this_role"),
    ("unknown none no unknown", "not_for_this_role"),
    ("searching one no no", "not_for_this_role"),  # nothing speaks for it but the team, and the owner keeps it all
    ("growing several no no", "not_for_this_role"),
    ("steady one no yes", "fits"),
    ("growing several unknown yes", "fits"),
    ("searching one yes yes", "grow_together"),
    ("steady one yes no", "grow_together"),
    ("searching several unknown no", "grow_together"),
    ("steady none maybe yes", "grow_together"),
    ("growing none yes yes", "grow_together"),
    ("unknown none yes unknown", "grow_together"),
    ("searching unknown yes yes", "grow_together"),
    ("unknown unknown yes no", "grow_together"),
    ("unknown one no yes", "unknown"),
    ("steady one no unknown", "unknown"),
    ("steady unknown yes yes", "unknown"),
    ("unknown unknown maybe unknown", "unknown"),
    ("steady none unknown yes", "unknown"),
    ("steady unknown no yes", "unknown"),
    ("unknown unknown unknown unknown", "unknown"),
]


@pytest.mark.parametrize(("fields", "verdict"), VERDICTS)
def test_a_client_gets_the_first_verdict_that_holds(fields: str, verdict: str) -> None:
    client = {"name": "A", **dict(zip(CLIENT_CHOICES, fields.split(), strict=True))}
    (found,) = client_results(client)
    assert verdict == found.verdict


FOR = {"growth.steady", "growth.growing", "team.one", "team.several", "willing.maybe", "willing.yes", "lets_go.yes"}
AGAINST = {"growth.searching", "team.none", "willing.no", "lets_go.no"}


def test_every_client_gets_the_verdict_of_the_rule_for_answers_of_its_own() -> None:
    every = [
        {"name": "A", **dict(zip(CLIENT_CHOICES, choices, strict=True))}
        for choices in product(*([*each, "unknown"] for each in CLIENT_CHOICES.values()))
    ]
    assert len(every) == 4 * 4 * 4 * 3
    found = [result for start in range(0, len(every), 48) for result in client_results(*every[start : start + 48])]
    for client, result in zip(every, found, strict=True):
        assert reference_scorer.verdict(client) == result.verdict
        answers = {f"{field}.{client[field]}" for field in CLIENT_CHOICES}
        reasons = result.reasons
        assert (answers & FOR, answers & AGAINST) == (set(reasons.favour), set(reasons.against))
        assert answers - FOR - AGAINST == set(reasons.unknown)
