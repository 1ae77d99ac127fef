"""Write `docs/quiz-toml.md`, all that `quiz.toml` may say: run `.venv/bin/python docs/quiz_toml.py`.

It is made of the JSON Schema of the bank, which is made of the types in `vbm_quiz/bank/`. Each table has an example:
one in the bank that ships, or one written here for what that bank does without.
"""

import json
import tomllib
from collections.abc import Iterator
from inspect import cleandoc
from pathlib import Path
from typing import Any

from vbm_quiz.commands.schema import bank as bank_schema

HERE = Path(__file__).parent
PAGE = HERE / "quiz-toml.md"
SHIPPED = HERE.parent / "content" / "quiz.toml"
INTRODUCTION = """\
# What `quiz.toml` may say

Every table and every key, with an example of each; [content.md](content.md) tells how to go about a change. This page
is written by `docs/quiz_toml.py` from the types in `vbm_quiz/bank/`. `vbm-quiz schema bank` prints the same for
programs, and `vbm-quiz content check FOLDER` tells what is wrong in a file of yours.

An *id* is lower-case letters, digits and `_`, beginning with a letter; that of a question may have a part before a dot,
as in `plan.actions`. Numbers are whole, such as `3`, or parts written as text, such as `"1/2"`.
"""
TYPES = {
    "integer": "a whole number",
    "string": "a text",
    "boolean": "`true` or `false`",
    "array": "a list",
    "object": "a table",
}
"""What a value of a type of JSON Schema may be, in words."""
KINDS = ("kind", "test")
"""The keys whose value tells which of several tables it is."""
NOT_SHIPPED = {
    "ChoiceCondition": """\
kind = "choice"
id = "rate_beyond_hours"
question = "rates.basis"
is = ["specialism", "management"]""",
    "ShareItem": """\
kind = "share"
id = "meetings"
section = "letting_go"
part = "letting_go.hours_executing"
whole = "letting_go.hours_client"
done_below = "1/4"
under_way_below = "1/2\"""",
    "NumberItem": """\
kind = "number"
id = "hours"
section = "letting_go"
question = "letting_go.hours_client"
done_from = 20""",
    "ShareCriterion": """\
test = "share"
part = "letting_go.hours_executing"
whole = "letting_go.hours_client"
at_least = "9/10\"""",
}
"""An example of each table that the bank that ships has none of, by the name of its type."""

Schema = dict[str, Any]


def page() -> str:
    """The whole page."""
    schema = bank_schema()
    tables: dict[str, Schema] = schema["$defs"]
    top = tables[_name(schema)]
    examples = dict(_examples(top, tables, tomllib.loads(SHIPPED.read_text("utf-8"))))
    parts = [INTRODUCTION, "## The top of the file\n", *_keys(top)]
    for name, table in tables.items():
        if table is not top:
            example = NOT_SHIPPED.get(name) or _toml(examples[name])
            parts += [
                f"## {name}{_kind(table)}\n",
                f"{cleandoc(table['description'])}\n",
                *_keys(table),
                f"```toml\n{example}\n```\n",
            ]
    return "\n".join(parts)


def _kind(table: Schema) -> str:
    """The line that says by which kind a table of this type is known; empty for a type that needs none."""
    kinds = (f'{key} = "{table["properties"][key]["enum"][0]}"' for key in KINDS if _is_kind(table, key))
    return "".join(f"\n\nWritten as `{kind}`." for kind in kinds)


def _is_kind(table: Schema, key: str) -> bool:
    return len(table["properties"].get(key, {}).get("enum", ())) == 1


def _keys(table: Schema) -> Iterator[str]:
    yield "| key | what it may be | default | what it means |\n|---|---|---|---|"
    for key, value in table["properties"].items():
        if not (key in KINDS and _is_kind(table, key)):
            default = "" if value.get("default") is None else f"`{_toml_value(value['default'])}`"
            default = default or ("must be there" if key in table["required"] else "left out")
            yield f"| `{key}` | {_type(value)} | {default} | {value.get('description', '')} |"
    yield ""


def _type(value: Schema) -> str:
    """What a value may be, in words."""
    match value:
        case {"$ref": _}:
            return f"[{_name(value)}](#{_name(value).lower()})"
        case {"anyOf": kinds}:
            return " or ".join(dict.fromkeys(_type(each) for each in kinds if each.get("type") != "null"))
        case {"enum": values}:
            return " or ".join(f"`{_toml_value(each)}`" for each in values)
        case {"items": parts} | {"additionalProperties": dict(parts)}:
            return f"{TYPES[value['type']]}, each {_type(parts)}"
    if "pattern" in value:
        return "an id" if value["pattern"].startswith("^[a-z]") else 'a part such as `"1/2"`'
    return TYPES[value["type"]]


def _name(reference: Schema) -> str:
    return str(reference["$ref"]).rpartition("/")[2]


def _examples(table: Schema, tables: dict[str, Schema], raw: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401
    """Each table of a document with the name of its type, the last one first."""
    for key, value in table["properties"].items():
        if key in raw:
            yield from _within(value, tables, raw[key])
    yield str(table["title"]), raw


def _within(value: Schema, tables: dict[str, Schema], raw: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401
    if isinstance(raw, list):
        for each in reversed(raw):
            yield from _within(value.get("items", {}), tables, each)
    elif isinstance(raw, dict):
        for each in value.get("anyOf", [value]):
            table = tables[_name(each)] if "$ref" in each else None
            if table is not None and _is_of(table, raw):
                yield from _examples(table, tables, raw)


def _is_of(table: Schema, raw: dict[str, Any]) -> bool:
    """Whether a table of the file is of this type, where its kind tells so."""
    return all(not _is_kind(table, key) or [raw.get(key)] == table["properties"][key]["enum"] for key in KINDS)


def _toml(table: dict[str, Any]) -> str:
    return "\n".join(f"{key} = {_toml_value(value)}" for key, value in table.items())


def _toml_value(value: Any) -> str:  # noqa: ANN401
    if isinstance(value, list):
        return f"[{', '.join(_toml_value(each) for each in value)}]"
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{key} = {_toml_value(each)}' for key, each in value.items())} }}"
    return json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
