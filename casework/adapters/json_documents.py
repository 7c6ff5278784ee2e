"""JSON files of the outside world: read strictly, and held against the schemas in docs/."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, cast

from jsonschema import Draft202012Validator, FormatChecker, ValidationError
from jsonschema.protocols import Validator
from jsonschema.validators import extend

from casework.domain.document_paths import place
from casework.domain.errors import Problem, Refused
from casework.domain.signs import UNPRINTABLE

SCHEMAS = Path(__file__).resolve().parents[2] / "docs"
SHOWN = 80

TYPES = {
    "object": "schema-object",
    "array": "schema-list",
    "string": "schema-text",
    "integer": "schema-number",
    "boolean": "schema-boolean",
}


@dataclass(frozen=True, slots=True)
class Flaw:
    """Where a document leaves its schema: the steps from its root, and the problem."""

    path: tuple[str | int, ...]
    problem: Problem


class Repeated(ValueError):
    """A name stands twice in one object, where one of the values would be lost."""


def read(path: Path, name: str = "") -> object:
    """The value that a JSON file holds; name is the file's name in messages.

    Raises Refused when it cannot be read, is not UTF-8, or is no JSON (RFC 8259).
    """
    name = name or str(path)
    try:
        return parse(path.read_text(encoding="utf-8-sig"), name)
    except IsADirectoryError as error:
        raise Refused(Problem("json-folder", name)) from error
    except FileNotFoundError as error:
        raise Refused(Problem("json-missing", name)) from error
    except OSError as error:
        raise Refused(Problem("json-unreadable", name, {"reason": str(error.strerror)})) from error
    except UnicodeDecodeError as error:
        raise Refused(Problem("json-encoding", name, {"byte": error.start})) from error


def parse(text: str, name: str) -> object:
    """The value of a JSON text. Raises Refused, naming line and column."""
    try:
        value: object = json.loads(text, object_pairs_hook=_once, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        values: dict[str, str | int] = {
            "line": error.lineno,
            "column": error.colno,
            "reason": error.msg,
        }
        raise Refused(Problem("json-syntax", name, values)) from error
    except Repeated as error:
        raise Refused(Problem("json-repeated", name, {"name": str(error)})) from error
    except RecursionError as error:
        raise Refused(Problem("json-deep", name)) from error
    except ValueError as error:
        raise Refused(Problem("json-value", name, {"reason": str(error)})) from error
    return value


def flaws(document: object, schema: str) -> list[Flaw]:
    """Each place where the document leaves docs/SCHEMA.schema.json, one problem a place."""
    try:
        return _flaws(document, schema)
    except RecursionError:
        return [Flaw((), Problem("json-deep"))]


def _flaws(document: object, schema: str) -> list[Flaw]:
    found: dict[tuple[str | int, ...], Flaw] = {}
    for path in _unprintable(document, ()):
        found[path] = Flaw(path, Problem("unprintable", place(path)))
    for error in _validator(schema).iter_errors(cast(Any, document)):
        path = tuple(error.absolute_path)
        found.setdefault(path, Flaw(path, _problem(error, place(path))))
    return list(found.values())


@cache
def _validator(schema: str) -> Validator:
    text = (SCHEMAS / f"{schema}.schema.json").read_text(encoding="utf-8")
    return Strict(json.loads(text), format_checker=FORMATS)


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    value = dict(pairs)
    if len(value) < len(pairs):
        names = [name for name, _ in pairs]
        raise Repeated(next(name for name in names if names.count(name) > 1))
    return value


def _no_constant(text: str) -> object:
    raise ValueError(text)


def _unprintable(value: object, path: tuple[str | int, ...]) -> Iterator[tuple[str | int, ...]]:
    match value:
        case str():
            if UNPRINTABLE.search(value):
                yield path
        case list():
            for index, item in enumerate(value):
                yield from _unprintable(item, (*path, index))
        case dict():
            for name, item in value.items():
                # A broken name cannot stand in the message; its object is named instead.
                yield from _unprintable(name, path)
                yield from _unprintable(item, (*path, name))


# --- The vocabulary of the schemas, as strict as its words sound ---------------------------------

FORMATS = FormatChecker(formats=())
STANDARD = Draft202012Validator.VALIDATORS


@FORMATS.checks("date", raises=ValueError)
def _is_date(value: object) -> bool:
    return not isinstance(value, str) or bool(date.fromisoformat(value))


def _pattern(
    _validator: object, pattern: str, value: object, _schema: object
) -> Iterator[ValidationError]:
    # In Python's search "$" also matches before a last line break.
    if isinstance(value, str) and not re.search(pattern.replace("$", r"\Z"), value):
        yield ValidationError("")


def _required(
    _validator: object, names: list[str], value: object, _schema: object
) -> Iterator[ValidationError]:
    if isinstance(value, dict):
        yield from (ValidationError("", path=[name]) for name in names if name not in value)


def _additional(
    validator: object, allowed: object, value: object, schema: Mapping[str, object]
) -> Iterator[ValidationError]:
    if allowed is False and isinstance(value, dict):
        known = schema["properties"]
        extras = [name for name in value if name not in cast("dict[str, object]", known)]
        yield from (ValidationError("", path=[name]) for name in extras)
    else:
        yield from STANDARD["additionalProperties"](validator, allowed, value, schema)


def _type(
    validator: object, wanted: str, value: object, schema: object
) -> Iterator[ValidationError]:
    # 1.0 is an integer to JSON Schema; a page is not a fraction.
    if wanted == "integer" and isinstance(value, float):
        yield ValidationError("")
    else:
        yield from STANDARD["type"](validator, wanted, value, schema)


_extend: Callable[..., type[Validator]] = extend
Strict = _extend(
    Draft202012Validator,
    {
        "pattern": _pattern,
        "required": _required,
        "additionalProperties": _additional,
        "type": _type,
    },
)


# --- Its errors as problems ----------------------------------------------------------------------


def _problem(error: ValidationError, where: str) -> Problem:
    keyword, wanted = str(error.validator), error.validator_value
    if keyword == "type":
        return Problem(TYPES[str(wanted)], where)
    if keyword == "format":
        return Problem("bad-day", where, {"value": _shown(error.instance)})
    code, values = SAYINGS.get(keyword, OTHER)
    return Problem(code, where, values(error.instance, wanted) | {"keyword": keyword})


def _shown(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def _value(value: object, _wanted: object) -> dict[str, str | int]:
    return {"value": _shown(value)}


def _choices(value: object, wanted: object) -> dict[str, str | int]:
    allowed = wanted if isinstance(wanted, list) else [wanted]
    return {
        "value": _shown(value),
        "allowed": ", ".join(str(choice) or "“”" for choice in allowed),
    }


def _limit(value: object, wanted: object) -> dict[str, str | int]:
    return {"value": _shown(value), "limit": str(wanted)}


def _twins(value: object, _wanted: object) -> dict[str, str | int]:
    items = value if isinstance(value, list) else []
    twin = next((item for n, item in enumerate(items) if item in items[:n]), "")
    return {"value": _shown(twin)}


def _ways(_value: object, wanted: object) -> dict[str, str | int]:
    ways = wanted if isinstance(wanted, list) else []
    return {"ways": " / ".join(" + ".join(way.get("required", ())) for way in ways)}


Saying = tuple[str, Callable[[object, object], dict[str, str | int]]]
SAYINGS: dict[str, Saying] = {
    "required": ("schema-missing", _value),
    "additionalProperties": ("schema-unknown", _value),
    "enum": ("schema-choice", _choices),
    "const": ("schema-choice", _choices),
    "pattern": ("schema-pattern", _limit),
    "minLength": ("schema-empty", _value),
    "minItems": ("schema-empty", _value),
    "maxLength": ("schema-long", _limit),
    "minimum": ("schema-small", _limit),
    "maximum": ("schema-large", _limit),
    "uniqueItems": ("schema-repeated", _twins),
    "oneOf": ("schema-either", _ways),
}
OTHER: Saying = ("schema-other", _value)
