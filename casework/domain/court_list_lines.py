"""Reading the entries of a court's list as courts print them: number, date, publisher, title.

The forms seen are those of a German Erkenntnismittelliste (1. 10.05.2024 Publisher, Title), of the
sources of the Austrian Staatendokumentation (Publisher (10.5.2024): Title, address, Zugriff day),
and of Polish lists (Publisher, Title, 10 maja 2024 r.); a table may part them by tabs.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from casework.domain.dates import Fuzzy
from casework.domain.errors import Refused
from casework.domain.source_likeness import DOI, ECLI
from casework.domain.typed_dates import MONTHS, read_date

LONGEST_PUBLISHER = 200
_MONTH = rf"(?:{'|'.join(stem for stems in MONTHS for stem in stems)})[^\W\d_]*\.?"
_FULL_DAY = (
    r"\d{4}-\d\d-\d\d|\d{1,2}[./]\s?\d{1,2}[./]\s?\d{4}|\d{1,2}\.\d{1,2}\.\d\d(?![\d.])"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\.?\s+{_MONTH}\s+\d{{4}}|{_MONTH}\s+\d{{1,2}},\s+\d{{4}}"
)
_DAY = rf"(?:{_FULL_DAY})(?:\s?r\.)?"
_PART = rf"(?:{_DAY}|{_MONTH}\s+\d{{4}}|\d{{1,2}}[./]\d{{4}}|\d{{4}})(?:\s?r\.)?"
_DATE = rf"{_PART}(?:\s?[-–]\s?{_PART})?"
_BEFORE = r"(?:Stand|vom|v\.|am|z dnia|z|of|dated|as of)?:?\s*"
URL = re.compile(r"(?:https?://|www\.)[^\s<>\"„“”]+")
SEEN = re.compile(
    r"[\[(,;]?\s*(?:letzter\s+|last\s+)?(?:abgerufen|aufgerufen|Zugriff|Abruf|dostęp|accessed)"
    rf"(?:\s+am|\s+on|\s+z dnia)?:?\s*{_DATE}\s*[\])]?",
    re.I,
)
# A bare number that could be a year is one.
NUMBER = re.compile(
    r"(?:(?:Nr|No|Lp|lfd\. Nr)\.?\s*)?(?!(?:19|20)\d\d\s)(\(?\d{1,5}[.)\]:]?\)?)(?=\s)\s*", re.I
)
_FIRST = rf"(?:{_DAY}(?:\s?[-–]\s?{_DAY})?|{_MONTH}\s+\d{{4}}|\d{{1,2}}[./]\d{{4}})"
# In a list whose lines are counted, in a cell of its own or not.
COUNTED = re.compile(r"\s*\(?(\d{1,5})[.)\]:]*\s+(?:\|\s+)?")
FEW = 2
LEADING = re.compile(rf"{_BEFORE}(?P<date>{_FIRST})\s*[,:;–-]?\s+", re.I)
YEAR_FIRST = re.compile(r"(?P<date>(?:19|20)\d\d)\s*[,:;–-]?\s+")
AUSTRIAN = re.compile(rf"(?P<publisher>.+?)\s*\((?P<date>{_DATE}|o\.\s?D\.)\)\s*:\s*", re.I)
SEGMENT = re.compile(rf"(?:^|[,;])\s*{_BEFORE}(?P<date>{_DATE})(?=\s*(?:[,;.]|$))", re.I)
BRACKETS = re.compile(rf"\(\s*{_BEFORE}(?P<date>{_DATE})\s*\)", re.I)
WITHIN = re.compile(rf"\b(?P<date>{_FULL_DAY})", re.I)
# German and Polish file numbers, and symbols of the United Nations.
FILE_NUMBER = re.compile(
    r"[,;(]\s*(?:Az|Gz|sygn\. akt|znak)\.?:?\s*(?P<symbol>[^,;()]*\d[^,;()]*)\)?", re.I
)
UN = re.compile(r"\b(?:A|S|E|CCPR|CAT|CEDAW|CERD|CRC|CED|CRPD|CMW|HRI)/[A-Z0-9][\w./-]*\d\b")
QUOTED = re.compile(r"^(?P<publisher>[^„“”\"«»]*?)[,:;]?\s*[„“\"«](?P<title>.+)[“”\"»]\s*$")
PARTING = re.compile(r":\s+|,\s+")
DASH = re.compile(r"\s+[–-]\s+")
EDGES = " \t,;:|–-"
FURNITURE = re.compile(
    rf"(?:(?:Seite|Strona|Page)\s+\d+.*|[-–\s]*\d+[-–\s]*|(?:Stand|Stan na|As of):?\s*{_DATE})",
    re.I,
)
SHORT_YEAR = re.compile(r"(\d{1,2}\.\d{1,2}\.)(\d\d)")
AMERICAN = re.compile(rf"({_MONTH})\s+(\d{{1,2}}),\s+(\d{{4}})", re.I)


@dataclass(frozen=True, slots=True)
class Listed:
    """One entry of a court's list; issued is EDTF, or as printed where it is no date."""

    title: str
    publisher: str = ""
    issued: str = ""
    language: str = ""
    url: str = ""
    symbol: str = ""


def is_furniture(line: str) -> bool:
    """Whether a line numbers a page or says the state of the list, and so is no entry."""
    return not line.strip(EDGES) or bool(FURNITURE.fullmatch(line.strip()))


def is_numbered(lines: Sequence[str]) -> bool:
    """Whether most lines begin with a number by one higher than that of the line before.

    Then "22. Januar 2026 …" is number 22 of January, and not the 22nd of January.
    """
    numbers = [int(found[1]) if (found := COUNTED.match(line)) else None for line in lines]
    steps = [after == before + 1 for before, after in pairwise(numbers) if before and after]
    return len(lines) > FEW and 2 * sum(steps) > len(lines)


def without_number(line: str) -> str:
    """A line of a numbered list without its number."""
    return COUNTED.sub("", line, count=1)


def read_line(line: str, today: dt.date) -> Listed:
    """The entry that a line prints; its title is empty where nothing is left for one.

    Two figures of a year are those of this century unless they would lie ahead.
    """
    cells = [cell.strip() for cell in re.split(r"\t|\s\|\s", line.strip("\t |")) if cell.strip()]
    listed = _of_cells(cells, today) if len(cells) > 1 else _of_text(line.strip(), today)
    return replace(listed, title=_tidy(listed.title), publisher=_tidy(listed.publisher))


def date_of(text: str, today: dt.date) -> str:
    """A printed date as EDTF, or as it is printed where it is none."""
    text = text.strip()
    if re.fullmatch(r"(?:o\.\s?D\.|n\.d\.|b\.d\.)", text, re.I):
        return ""
    try:
        return _read(text, today).edtf
    except Refused:
        return text


def _of_cells(cells: list[str], today: dt.date) -> Listed:
    listed, texts = Listed(""), list[str]()
    for place, cell in enumerate(cells):
        if URL.fullmatch(cell):
            listed = replace(listed, url=listed.url or cell)
        elif not listed.issued and re.fullmatch(_BEFORE + _DATE, cell, re.I):
            found = re.search(rf"{_DATE}$", cell, re.I)
            listed = replace(listed, issued=date_of(found[0] if found else cell, today))
        elif not (place == 0 and NUMBER.fullmatch(f"{cell} ")):
            texts.append(cell)
    if len(texts) < 2 or len(texts[0]) > LONGEST_PUBLISHER:
        rest = _of_text(", ".join(texts), today)
        return replace(rest, issued=listed.issued or rest.issued, url=listed.url or rest.url)
    title, symbol = _symbol(", ".join(texts[1:]))
    return replace(listed, publisher=texts[0], title=title, symbol=symbol)


def _of_text(text: str, today: dt.date) -> Listed:
    url = URL.search(text)
    address = url[0].rstrip(".,;:)]") if url else ""
    text = SEEN.sub("", text.replace(address, " ", 1) if address else text)
    text = re.sub(r"\s+", " ", text).strip(EDGES)
    if not LEADING.match(f"{text} "):
        text = NUMBER.sub("", text, count=1) if NUMBER.match(text) else text
    publisher, text, date = _dated(text)
    title, symbol = _symbol(text)
    if not publisher:
        publisher, title = _parted(_tidy(title))
    return Listed(title, publisher, date_of(date, today), "", address, symbol)


def _dated(text: str) -> tuple[str, str, str]:
    """Publisher where the form tells it, the text without the date, and the date."""
    if found := LEADING.match(f"{text} "):
        return "", text[found.end() :], found["date"]
    found = AUSTRIAN.match(text)
    if found and len(found["publisher"]) <= LONGEST_PUBLISHER:
        return found["publisher"], text[found.end() :], found["date"]
    segments = list(SEGMENT.finditer(text))
    if segments:
        last = max(segments, key=lambda one: (bool(WITHIN.search(one["date"])), one.start()))
        return "", text[: last.start()] + text[last.end() :], last["date"]
    if found := YEAR_FIRST.match(f"{text} "):
        return "", text[found.end() :], found["date"]
    bracketed, within = BRACKETS.search(text), WITHIN.search(text)
    if bracketed and (not within or WITHIN.search(bracketed["date"])):
        return "", text[: bracketed.start()] + text[bracketed.end() :], bracketed["date"]
    return "", text, within["date"] if within else ""


def _symbol(text: str) -> tuple[str, str]:
    """The text without a file number that stands apart, and the symbols in it."""
    found = [match[0] for match in (*ECLI.finditer(text), *UN.finditer(text))]
    found += [f"doi:{match[1]}" for match in DOI.finditer(text)]
    if number := FILE_NUMBER.search(text):
        found.append(number["symbol"].strip())
        text = text[: number.start()] + text[number.end() :]
    for symbol in found:
        text = re.sub(rf"[,;(]\s*{re.escape(symbol)}\)?(?=\s*(?:[,;.]|$))", "", text)
    return text, "; ".join(dict.fromkeys(found))


def _parted(text: str) -> tuple[str, str]:
    """Publisher and title: by quotation marks, else at the first colon or comma, else a dash."""
    if found := QUOTED.match(text):
        return found["publisher"], found["title"]
    for sign in (PARTING, DASH):
        if found := sign.search(text):
            publisher, title = text[: found.start()], text[found.end() :]
            if title and len(publisher) <= LONGEST_PUBLISHER:
                return publisher, title
    return "", text


def _read(text: str, today: dt.date) -> Fuzzy:
    text = AMERICAN.sub(r"\2 \1 \3", text)
    text = re.sub(r"(\d[./])\s(?=\d)", r"\1", text)
    return read_date(SHORT_YEAR.sub(lambda found: _century(found, today), text))


def _century(found: re.Match[str], today: dt.date) -> str:
    if found.string[found.end() : found.end() + 1].isdigit():
        return found[0]
    year = 2000 + int(found[2])
    return f"{found[1]}{year if year <= today.year else year - 100}"


def _tidy(text: str) -> str:
    text = re.sub(r"\s+", " ", re.sub(r"([,;])(\s*[,;])+", r"\1", text))
    return re.sub(r"\s+([,;:])", r"\1", text).strip(EDGES)
