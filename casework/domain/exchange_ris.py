"""RIS: two letters for each field, a field as often as it has values."""

from __future__ import annotations

import json
from typing import cast

from casework.domain.evidence_files import SourceItem
from casework.domain.exchange import Codec, Entry, Format
from casework.domain.exchange_cross import from_csl
from casework.domain.exchange_csl import host, split_symbol, symbol_column
from casework.domain.exchange_dates import from_ris, to_ris
from casework.domain.exchange_kinds import ris_type
from casework.domain.exchange_text import (
    author_column,
    language_code,
    one_line,
    plain_text,
    ris_name,
)

BLOCK_TAG, BLOCK_MARK = "C8", "casework "
IN_CONTAINER = frozenset({"NEWS", "ELEC", "BLOG"})
FIELDS = {
    "title": ("TI", "T1", "CT"),
    "author": ("AU", "A1"),
    "publisher": ("PB", "T2", "JO", "JF"),
    "container": ("T2", "JO", "JF"),
    "issued": ("DA", "PY", "Y1"),
    "language": ("LA",),
    "url": ("UR",),
    "symbol": ("M1", "DO"),
    "accessed": ("Y2",),
    "note": ("N1",),
}


def read(entry: Entry) -> dict[str, str]:
    """The columns of a source that a RIS entry fills."""
    author = author_column(map(ris_name, [*values(entry, "AU"), *values(entry, "A1")]))
    container, url = _first(entry, "T2", "JO", "JF"), _first(entry, "UR")
    publisher = _first(entry, "PB")
    issued = [*values(entry, "DA"), *values(entry, "PY"), *values(entry, "Y1")]
    return {
        "author": author,
        "publisher": publisher or container or author or host(url),
        "title": _first(entry, *FIELDS["title"]),
        "container": container if publisher else "",
        "issued": from_ris(*issued),
        "language": language_code(_first(entry, "LA")),
        "url": url,
        "symbol": symbol_column("; ".join(_lines(entry, "M1")), _lines(entry, "DO")),
        "accessed": from_ris(*values(entry, "Y2")[:1]),
        "note": plain_text("\n".join(values(entry, "N1"))),
    }


def write(item: SourceItem) -> Entry:
    """A RIS entry of what the columns of a source say."""
    kind = ris_type(item["kind"])
    publisher, container = item.get("publisher", ""), item.get("container", "")
    house = "T2" if kind in IN_CONTAINER and not container else "PB"
    number, doi = split_symbol(item.get("symbol", ""))
    issued, accessed = item.get("issued", ""), item.get("accessed", "")
    date = to_ris(issued) if issued else ""
    given = {
        "TY": [kind],
        "ID": [item["key"]],
        "TI": [item.get("title", "")],
        "AU": item.get("author", "").split("; "),
        house: [publisher],
        **({"T2": [container]} if container else {}),
        "PY": [date[:4]] if date[:4].isdigit() else [],
        "DA": [date] if date[4:].strip("/") else [],
        "LA": [item.get("language", "")],
        "M1": [number],
        "DO": [doi],
        "UR": [item.get("url", "")],
        "Y2": [to_ris(accessed)] if accessed else [],
        "N1": item.get("note", "").split("\n"),
    }
    lines = {tag: [_line(v) for v in texts if v.strip()] for tag, texts in given.items()}
    return {tag: texts for tag, texts in lines.items() if texts}


def values(entry: Entry, tag: str) -> list[str]:
    """The values of a tag, in their order."""
    return [str(value) for value in cast("list[object]", entry.get(tag, []))]


def word(entry: Entry, tag: str) -> str:
    return next(iter(values(entry, tag)), "")


def _lines(entry: Entry, tag: str) -> list[str]:
    return [text for value in values(entry, tag) if (text := one_line(value))]


def _first(entry: Entry, *tags: str) -> str:
    return next((text for tag in tags for text in _lines(entry, tag)), "")


def _line(text: str) -> str:
    return " ".join(text.split())


def _unpack(entry: Entry) -> tuple[Entry, Entry]:
    texts = values(entry, BLOCK_TAG)
    blocks = [block for text in texts if (block := _block(text)) is not None]
    if not blocks:
        return dict(entry), {}
    rest = [text for text in texts if _block(text) is None]
    others = {tag: value for tag, value in entry.items() if tag != BLOCK_TAG}
    return others | ({BLOCK_TAG: rest} if rest else {}), blocks[0]


def _block(text: str) -> Entry | None:
    if not text.startswith(BLOCK_MARK):
        return None
    try:
        block = json.loads(text.removeprefix(BLOCK_MARK))
    except (ValueError, RecursionError):
        return None
    return block if isinstance(block, dict) and block else None


def _pack(entry: Entry, block: Entry) -> Entry:
    text = BLOCK_MARK + json.dumps(block, ensure_ascii=False, sort_keys=True)
    return {**entry, BLOCK_TAG: [*values(entry, BLOCK_TAG), text]}


RIS = Codec(Format.RIS, "ID", "TY", FIELDS, read, write, _unpack, _pack, word, from_csl)
