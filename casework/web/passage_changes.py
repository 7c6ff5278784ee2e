"""Differences between versions of a finding, with codes, keys and dates in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import get_language, gettext

from casework.domain.difference import TEXTS, FieldChange, Op
from casework.domain.evidence_files import TERM_FIELDS
from casework.models.library import code_labels
from casework.wording.dates import date_words
from casework.wording.evidence import DIRECTIONS
from casework.wording.passages import FIELDS, LOCATORS
from casework.wording.reasons import CODES

ORDER = list(FIELDS)
CODED = frozenset({*TERM_FIELDS, "entities"})
NAMES: Mapping[str, Mapping[str, object]] = {
    "direction": DIRECTIONS,
    "locator.kind": LOCATORS,
    "modality": CODES,
    "role": CODES,
    "currency.status": CODES,
}


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words, and whether they were removed, were added or stayed."""

    op: Op
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """One field that differs; the words of a text are English, those of codes the reader's."""

    field: str
    is_list: bool
    is_english: bool
    pieces: list[Piece]


def lines_of(changes: Iterable[FieldChange]) -> list[Line]:
    """The changes in the language of the screen, in the order of a file of evidence."""
    # A database may keep the fields of a version in an order of its own.
    found = sorted(changes, key=lambda change: ORDER.index(change.field))
    labels = code_labels(get_language() or "en") if found else {}
    return [
        Line(
            str(FIELDS[change.field]),
            change.is_list,
            change.field in TEXTS or change.field == "caveats",
            [Piece(part.op, _words(change.field, part.value, labels)) for part in change.parts],
        )
        for change in found
    ]


def _words(field: str, value: str | bool, labels: Mapping[str, str]) -> str:
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if field in CODED:
        return labels.get(value, value)
    if field == "event_date":
        return date_words(value)
    return str(NAMES[field].get(value, value)) if field in NAMES else value
