"""CSL-JSON, as Zotero gives it out and takes it in (Citation Style Language 1.0.2)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from casework.domain.evidence_files import SourceItem
from casework.domain.exchange import Codec, Entry, Format
from casework.domain.exchange_cross import from_ris
from casework.domain.exchange_dates import from_csl, to_csl
from casework.domain.exchange_kinds import COURT_TYPES, csl_type
from casework.domain.exchange_text import (
    author_column,
    csl_name,
    language_code,
    one_line,
    plain_text,
)

BLOCK = "casework"
DOI_PREFIX = "doi:"
# Types whose publisher is the paper or site that they appear in.
IN_CONTAINER = frozenset({"article-newspaper", "webpage", "post-weblog"})
FIELDS = {
    "title": ("title",),
    "author": ("author",),
    "publisher": ("publisher", "authority", "container-title"),
    "container": ("container-title",),
    "issued": ("issued",),
    "language": ("language",),
    "url": ("URL",),
    "symbol": ("number", "DOI"),
    "accessed": ("accessed",),
    "note": ("note",),
}


def read(entry: Entry) -> dict[str, str]:
    """The columns of a source that a CSL item fills."""
    names = entry.get("author")
    author = author_column(map(csl_name, names)) if isinstance(names, list) else ""
    container, url = line(entry.get("container-title")), line(entry.get("URL"))
    publisher = line(entry.get("publisher")) or line(entry.get("authority"))
    return {
        "author": author,
        "publisher": publisher or container or author or host(url),
        "title": line(entry.get("title")),
        "container": container if publisher else "",
        "issued": from_csl(entry.get("issued")),
        "language": language_code(line(entry.get("language"))),
        "url": url,
        "symbol": symbol_column(line(entry.get("number")), [line(entry.get("DOI"))]),
        "accessed": from_csl(entry.get("accessed")),
        "note": plain_text(word(entry, "note")),
    }


def write(item: SourceItem) -> Entry:
    """A CSL item of what the columns of a source say."""
    kind = csl_type(item["kind"])
    publisher, container = item.get("publisher", ""), item.get("container", "")
    number, doi = split_symbol(item.get("symbol", ""))
    house = "authority" if kind in COURT_TYPES else "publisher"
    if kind in IN_CONTAINER and not container:
        house = "container-title"
    authors = [name for name in item.get("author", "").split("; ") if name]
    given: Entry = {
        "id": item["key"],
        "type": kind,
        "title": item.get("title", ""),
        "author": [{"literal": name} for name in authors],
        house: publisher,
        **({"container-title": container} if container else {}),
        "issued": _date(item.get("issued", "")),
        "language": item.get("language", ""),
        "number": number,
        "DOI": doi,
        "URL": item.get("url", ""),
        "accessed": _date(item.get("accessed", "")),
        "note": item.get("note", ""),
    }
    return {name: value for name, value in given.items() if value or name == "id"}


def word(entry: Entry, name: str) -> str:
    """A field that is a text or a number, as text."""
    value = entry.get(name)
    return str(value) if isinstance(value, str | int | float) else ""


def line(value: object) -> str:
    return one_line(str(value)) if isinstance(value, str | int | float) else ""


def host(url: str) -> str:
    """The site of an address, as a last name for its publisher."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def symbol_column(number: str, dois: Iterable[str]) -> str:
    """The symbols of a work, with its DOIs marked as such."""
    bare = (re.sub(r"^(https?://(dx\.)?doi\.org/|doi:\s*)", "", doi, flags=re.I) for doi in dois)
    return "; ".join([*([number] if number else []), *(f"{DOI_PREFIX}{d}" for d in bare if d)])


def split_symbol(symbol: str) -> tuple[str, str]:
    """The symbols but for the first DOI, and that DOI."""
    parts = symbol.split("; ")
    doi = next((part for part in parts if part.startswith(DOI_PREFIX)), "")
    rest = [part for part in parts if part != doi]
    return "; ".join(rest), doi.removeprefix(DOI_PREFIX)


def _date(text: str) -> dict[str, object] | None:
    return to_csl(text) if text else None


def _unpack(entry: Entry) -> tuple[Entry, Entry]:
    plain = {name: value for name, value in entry.items() if value is not None}
    custom = plain.get("custom")
    if not isinstance(custom, dict) or not isinstance(custom.get(BLOCK), dict):
        return plain, {}
    rest = {name: value for name, value in custom.items() if name != BLOCK}
    others = {name: value for name, value in plain.items() if name != "custom"}
    return others | ({"custom": rest} if rest else {}), custom[BLOCK]


def _pack(entry: Entry, block: Entry) -> Entry:
    custom = entry.get("custom")
    return {**entry, "custom": {**(custom if isinstance(custom, dict) else {}), BLOCK: block}}


CSL = Codec(Format.CSL, "id", "type", FIELDS, read, write, _unpack, _pack, word, from_ris)
