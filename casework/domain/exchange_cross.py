"""What one bibliographic format said beyond our columns, put into another."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import cast

from casework.domain.evidence_files import SourceItem
from casework.domain.exchange_text import csl_name, one_line, ris_name

# Field of CSL -> tag of RIS, where one value is as good as the other.
SAME = {
    "abstract": "AB",
    "volume": "VL",
    "issue": "IS",
    "publisher-place": "CY",
    "edition": "ET",
    "title-short": "ST",
    "ISSN": "SN",
    "ISBN": "SN",
}
ISSN = re.compile(r"\d{4}-\d{3}[\dXx]")
PAGES = re.compile(r"\s*(\w+)\s*[-–]\s*(\w+)\s*")


def from_csl(item: SourceItem) -> dict[str, object]:
    """RIS tags for what a CSL item said, with the names of its authors in their parts."""
    fields = _fields(item, "csl-json")
    found: dict[str, list[str]] = {}
    for name, tag in SAME.items():
        if tag not in found and (text := _line(fields.get(name))):
            found[tag] = [text]
    if pages := PAGES.fullmatch(_line(fields.get("page"))):
        found |= {"SP": [pages[1]], "EP": [pages[2]]}
    elif page := _line(fields.get("page")):
        found["SP"] = [page]
    if words := [word.strip() for word in _line(fields.get("keyword")).split(",") if word.strip()]:
        found["KW"] = words
    names = fields.get("author")
    parted = [_ris_author(name) for name in names] if isinstance(names, list) else []
    if parted and "; ".join(map(ris_name, parted)) == item.get("author"):
        found["AU"] = parted
    return cast("dict[str, object]", found)


def from_ris(item: SourceItem) -> dict[str, object]:
    """CSL fields for what a RIS entry said, with the names of its authors in their parts."""
    fields = _fields(item, "ris")
    found: dict[str, object] = {
        name: text for name, tag in SAME.items() if (text := _first(fields, tag))
    }
    found.pop("ISBN" if ISSN.fullmatch(_first(fields, "SN")) else "ISSN", None)
    if pages := "-".join(text for tag in ("SP", "EP") if (text := _first(fields, tag))):
        found["page"] = pages
    if words := _values(fields, "KW"):
        found["keyword"] = ", ".join(words)
    names = [_csl_author(name) for name in (*_values(fields, "AU"), *_values(fields, "A1"))]
    if names and "; ".join(map(csl_name, names)) == item.get("author"):
        found["author"] = names
    return found


def _fields(item: SourceItem, form: str) -> Mapping[str, object]:
    fields = item.get("extra", {}).get(form, {}).get("fields", {})
    return fields if isinstance(fields, dict) else {}


def _ris_author(name: object) -> str:
    parts = name if isinstance(name, dict) else {}
    is_plain = set(parts) == {"family", "given"} and "," not in f"{parts['family']}"
    return one_line(f"{parts['family']}, {parts['given']}") if is_plain else csl_name(name)


def _csl_author(name: str) -> dict[str, str]:
    family, comma, given = one_line(name).partition(",")
    is_plain = comma and given.strip() and "," not in given
    parts = {"family": family.strip(), "given": given.strip()}
    return parts if is_plain else {"literal": ris_name(name)}


def _values(fields: Mapping[str, object], tag: str) -> list[str]:
    values = fields.get(tag)
    return [text for value in values if (text := _line(value))] if isinstance(values, list) else []


def _first(fields: Mapping[str, object], tag: str) -> str:
    return next(iter(_values(fields, tag)), "")


def _line(value: object) -> str:
    """A text on one line, its markup kept as the other format keeps it."""
    return " ".join(str(value).split()) if isinstance(value, str | int) else ""
