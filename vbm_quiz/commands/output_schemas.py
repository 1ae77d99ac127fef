"""The types of the JSON that is printed in, their JSON Schemas with a description of each field out."""

import tomllib
from collections.abc import Mapping
from functools import cache
from inspect import cleandoc
from typing import Any

import msgspec
from msgspec import Struct

from vbm_quiz.commands.content_json import ContentCheckData, TranslationData
from vbm_quiz.commands.content_try_json import TrialData
from vbm_quiz.commands.printed_json import CheckData, ErrorData, FaultyAnswersData, HistoryData, QuestionsData
from vbm_quiz.report.formats.class_types import ClassData
from vbm_quiz.report.formats.json_types import ComparisonData, ReportData
from vbm_quiz.texts.shipped_texts import package_folder

DIALECT = "https://json-schema.org/draft/2020-12/schema"
TYPES: Mapping[str, tuple[type[Struct], ...]] = {
    "report": (ReportData,),
    "compare": (ComparisonData,),
    "history": (HistoryData,),
    "questions": (QuestionsData,),
    "score": (ReportData, FaultyAnswersData),
    "class": (ClassData,),
    "check": (CheckData,),
    "content_check": (ContentCheckData,),
    "translation": (TranslationData,),
    "try": (TrialData,),
    "faults": (ErrorData,),
}
"""What the JSON is made of, by the name of its schema; `score` prints one of two, of a report some of its fields."""
IN_EVERY_LINE = ["respondent"]
EVERY_TABLE = "EveryTable"
"""What stands for every type of the bank."""

Schema = dict[str, Any]


def output_schema(name: str) -> Schema:
    """The schema of one of `TYPES`."""
    kinds, found = msgspec.json.schema_components(TYPES[name], ref_template="#/$defs/{name}")
    if len(kinds) > 1:
        found[ReportData.__name__]["required"] = IN_EVERY_LINE
    told = field_descriptions()
    defined = {each: described(schema, told[each.partition("_")[0]]) for each, schema in found.items()}
    return {"$schema": DIALECT, **(kinds[0] if len(kinds) == 1 else {"anyOf": list(kinds)}), "$defs": defined}


def described(schema: Schema, told: Mapping[str, str]) -> Schema:
    """The same schema, in which each property has its description, at any depth.

    Its own is a docstring, whose lines some versions of Python indent.
    """
    properties = {name: {**described(each, told), "description": told[name]} for name, each in _parts(schema)}
    items = {"items": described(schema["items"], told)} if isinstance(schema.get("items"), dict) else {}
    own = {"description": cleandoc(schema["description"])} if "description" in schema else {}
    return {**schema, **own, **({"properties": properties} if properties else {}), **items}


def _parts(schema: Schema) -> list[tuple[str, Schema]]:
    return list(schema.get("properties", {}).items())


def bank_field_descriptions(type_: str) -> dict[str, str]:
    """What each key of a table of `quiz.toml` means, by the name of its type."""
    told = field_descriptions("bank_field_descriptions")
    return {**told[EVERY_TABLE], **told.get(type_, {})}


@cache
def field_descriptions(file: str = "field_descriptions") -> dict[str, dict[str, str]]:
    """What each field means, by the type that has it."""
    return tomllib.loads((package_folder() / "commands" / f"{file}.toml").read_text("utf-8"))
