"""Dates as people type them in five languages, turned into EDTF."""

from __future__ import annotations

import re

from casework.domain.dates import Fuzzy, parse_fuzzy
from casework.domain.errors import Problem, Refused

# The first letters that tell the months apart, in English, Polish, German, Russian and Tajik.
MONTHS = (
    ("jan", "stycz", "jän", "янв"),
    ("feb", "lut", "фев"),
    ("mar", "mär", "mae", "мар"),
    ("apr", "kwie", "апр"),
    ("may", "maj", "mai", "май", "мая"),
    ("jun", "czerw", "июн"),
    ("jul", "lip", "июл"),
    ("aug", "sierp", "авг"),
    ("sep", "wrze", "сен"),
    ("oct", "okt", "paź", "paz", "окт"),
    ("nov", "list", "ноя"),
    ("dec", "dez", "grud", "дек"),
)
ABOUT = re.compile(
    r"^(?:about|around|approx\.?|approximately|circa|ca\.?|c\.|około|ok\.?|mniej więcej|etwa|um"
    r"|ungefähr|около|примерно|прибл\.?|тақрибан|тахминан|~)\s*",
    re.IGNORECASE,
)
SINCE = re.compile(r"^(?:since|from|od|seit|von|ab|с|со|аз)\s+(?=.*\d)", re.IGNORECASE)
UNTIL = re.compile(r"^(?:until|till|to|do|bis|до|то)\s+(?=.*\d)", re.IGNORECASE)
BETWEEN = re.compile(r"\s+(?:to|until|till|do|bis|до|по|то)\s+|\s*[–—]\s*|\s+-\s+", re.IGNORECASE)
YEAR_WORD = re.compile(r"\s*\b(?:r|г|год|года|year|rok|roku|сол|соли)\b\.?\s*", re.IGNORECASE)
DAY = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")
MONTH = re.compile(r"(\d{1,2})[./](\d{4})")
NAMED = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)?\.?\s+)?([^\W\d_]{3,})\.?\s+(\d{4})")
COMPACT = re.compile(r"(\d{4})\s*-\s*(\d{4})|([\d./]+\d)\s*-\s*(\d[\d./]+)")


def read_date(text: str, where: str = "") -> Fuzzy:
    """The date meant by EDTF or 5.3.2015, 03.2015, March 2015, about 2012, 2016–2018, since 2012.

    Day before month, as all five languages write. Raises Refused (code unread-date).
    """
    # The grammar of EDTF takes milliseconds to find that these are none.
    if not any(form.fullmatch(text.strip()) for form in (DAY, MONTH, NAMED)):
        try:
            return parse_fuzzy(text)
        except Refused:
            pass
    try:
        return parse_fuzzy(_edtf(text.strip()))
    except (Refused, ValueError) as error:
        raise Refused(Problem("unread-date", where, {"value": text.strip()})) from error


def _edtf(text: str) -> str:
    if match := UNTIL.match(text):
        return f"../{_point(text[match.end() :])}"
    ends = _ends(text)
    if len(ends) == 2:
        return "/".join(_point(end) for end in ends)
    if match := SINCE.match(text):
        return f"{_point(text[match.end() :])}/.."
    return _point(text)


def _ends(text: str) -> list[str]:
    """The two ends of an interval, or the one date."""
    text = SINCE.sub("", text) if BETWEEN.search(text) else text
    if compact := COMPACT.fullmatch(text):
        return [part for part in compact.groups() if part]
    return BETWEEN.split(text, maxsplit=1)


def _point(text: str) -> str:
    text = YEAR_WORD.sub(" ", text).strip()
    about = ABOUT.match(text)
    text = text[about.end() :] if about else text
    uncertain = text.endswith("?")
    mark = ("%" if uncertain else "~") if about else ("?" if uncertain else "")
    return _plain(text.rstrip("? ").strip()) + mark


def _plain(text: str) -> str:
    if match := DAY.fullmatch(text):
        day, month, year = match.groups()
        return f"{year}-{int(month):02}-{int(day):02}"
    if match := MONTH.fullmatch(text):
        return f"{match[2]}-{int(match[1]):02}"
    if match := NAMED.fullmatch(text):
        month_and_year = f"{match[3]}-{_month(match[2]):02}"
        return f"{month_and_year}-{int(match[1]):02}" if match[1] else month_and_year
    return text


def _month(word: str) -> int:
    for number, stems in enumerate(MONTHS, start=1):
        if word.lower().startswith(stems):
            return number
    raise ValueError(word)
