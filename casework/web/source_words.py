"""The values of a record in words, for two versions side by side."""

from __future__ import annotations

from casework.wording.dates import date_words
from casework.wording.evidence import CERTAINTIES
from casework.wording.labels import label
from casework.wording.reasons import CODES
from casework.wording.sources import IMPORTANCE

NOTHING = "–"


def in_words(name: str, value: object) -> str:
    """The value of a field as screens show it; a dash for none."""
    if not value:
        return NOTHING
    if isinstance(value, list):
        return ", ".join(str(part) for part in value)
    return _word(name, str(value))


def _word(name: str, text: str) -> str:
    if name in ("issued", "accessed"):
        return date_words(text)
    if name == "language":
        return label(text, "language")
    tables = {"kind": CODES, "importance": IMPORTANCE, "certainty": CERTAINTIES}
    return str(tables.get(name, {}).get(text, text))
