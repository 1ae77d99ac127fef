"""Answers files with one fault each, and what must be named of it."""

from tests.helpers.answers import CLIENT
from tests.helpers.shipped import CASES, Document, changed

MANAGER = CASES["r22"]

FAULTS: dict[str, tuple[Document, list[str]]] = {
    "an unknown id": (changed(MANAGER, plan__acton=1), ['answers["plan.acton"]', "plan.actions"]),
    "a far id": (changed(MANAGER, qqqq=1), ['answers["qqqq"]']),
    "a wrong choice": (changed(MANAGER, plan__actions="responsable"), ["responsable", "responsible", "own_part"]),
    "a level too high": (changed(MANAGER, plan__actions=4), ['answers["plan.actions"]', "4", "0 – 3"]),
    "half a level": (changed(MANAGER, plan__actions=1.5), ['answers["plan.actions"]', "1.5"]),
    "a level as true": (changed(MANAGER, plan__actions=True), ['answers["plan.actions"]', "true"]),
    "a missing answer": (changed(MANAGER, plan__actions=None), ['answers["plan.actions"]', "not_done"]),
    "a missing example": (changed(MANAGER, plan__example=None), ['answers["plan.example"]', "yes"]),
    "a missing answer that another asks for": (
        changed(MANAGER, rates__conversation="held", rates__clients_told=None),
        ['answers["rates.clients_told"]', "none, some, all, unknown."],
    ),
    "a number as text": (changed(MANAGER, letting_go__people="two"), ['answers["letting_go.people"]', "two"]),
    "half a person": (changed(MANAGER, letting_go__people=1.5), ['answers["letting_go.people"]', "1.5"]),
    "too many people": (changed(MANAGER, letting_go__people=501), ["501", "500"]),
    "a negative number": (changed(MANAGER, letting_go__people=-1), ["-1"]),
    "too many hours": (changed(MANAGER, letting_go__hours_client=337), ["337", "336"]),
    "three decimals": (changed(MANAGER, letting_go__hours_client=1.125), ["1.125"]),
    "more executing than client hours": (
        changed(MANAGER, letting_go__hours_client=10, letting_go__hours_executing=10.5),
        ['answers["letting_go.hours_executing"]', "10.5", "10", "letting_go.hours_client"],
    ),
    "a rate of nothing": (changed(MANAGER, rates__hourly_now=0), ['answers["rates.hourly_now"]', "> 0"]),
    "a list as an answer": (changed(MANAGER, plan__actions=[1]), ['answers["plan.actions"]', "[1]"]),
    "an unknown top-level key": ({**MANAGER, "anwsers": {}}, ["anwsers"]),
    "another format": ({**MANAGER, "format": 2}, ["format", "2"]),
    "a format as true": ({**MANAGER, "format": True}, ["format", "true"]),
    "no answers": ({"format": 1}, ["answers"]),
    "answers as a list": ({"answers": []}, ["answers", "[]"]),
    "a date that is none": ({**MANAGER, "date": "2026-02-30"}, ["date", "2026-02-30"]),
    "a date in another form": ({**MANAGER, "date": "20260101"}, ["date", "20260101"]),
    "an unknown language": ({**MANAGER, "language": "xx"}, ["language", "xx", "nl"]),
    "a respondent as a number": ({**MANAGER, "respondent": 7}, ["respondent", "7"]),
    "clients as an object": ({**MANAGER, "clients": {}}, ["clients"]),
    "a client as a text": ({**MANAGER, "clients": ["x"]}, ["clients[0]"]),
    "a client without a name": ({**MANAGER, "clients": [{"growth": "steady"}]}, ["clients[0].name", "clients[0].team"]),
    "a client's name too long": (
        {**MANAGER, "clients": [{**CLIENT, "name": "x" * 81}]},
        ["clients[0].name", "81", "80"],
    ),
    "a client's unknown field": ({**MANAGER, "clients": [{"name": "A", "grwth": "steady"}]}, ["grwth", "growth"]),
    "too many clients": ({**MANAGER, "clients": [CLIENT] * 51}, ["51", "50"]),
}
