"""Keys of sources that come without one: author or publisher, year, and a number."""

from __future__ import annotations

import re
from collections.abc import Container
from itertools import count

from casework.domain.dates import parse_fuzzy
from casework.domain.evidence_files import SourceItem
from casework.domain.names import fold

KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,59}")
LONGEST = 40


def is_key(text: str) -> bool:
    """Whether a name that a file gives an entry can be a key; a bare number names nothing."""
    return bool(KEY.fullmatch(text)) and not text.isdigit()


def made_key(item: SourceItem, taken: Container[str]) -> str:
    """amnesty-international-2025, then amnesty-international-2025-2; nd for an unknown year."""
    name = item.get("author", "").partition(";")[0] or item.get("publisher", "")
    slug = re.sub(r"[^a-z0-9]+", "-", fold(name))[:LONGEST].strip("-") or "source"
    day = parse_fuzzy(item.get("issued", "")).earliest
    base = f"{slug}-{day.year if day else 'nd'}"
    numbered = (f"{base}-{number}" if number > 1 else base for number in count(1))
    return next(key for key in numbered if key not in taken)
