"""The dates that a text tells, in English, German, Polish, Russian and Tajik."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casework.domain.dates import Fuzzy, parse_fuzzy
from casework.domain.errors import Refused

# Each month as it stands in a sentence: with its day, and after "in".
MONTHS = (
    "january januar jänner styczeń stycznia styczniu январь января январе январи",
    "february februar feber luty lutego lutym февраль февраля феврале феврали",
    "march märz marzec marca marcu март марта марте марти",
    "april kwiecień kwietnia kwietniu апрель апреля апреле апрели",
    "may mai maj maja maju май мая мае майи",
    "june juni czerwiec czerwca czerwcu июнь июня июне июни",
    "july juli lipiec lipca lipcu июль июля июле июли",
    "august sierpień sierpnia sierpniu август августа августе августи",
    "september wrzesień września wrześniu сентябрь сентября сентябре сентябри",
    "october oktober październik października październiku октябрь октября октябре октябри",
    "november listopad listopada listopadzie ноябрь ноября ноябре ноябри",
    "december dezember grudzień grudnia grudniu декабрь декабря декабре декабри",
)
NUMBER = {word: n for n, words in enumerate(MONTHS, 1) for word in words.split()}
NAMED = re.compile(r"\b(?:(\d{1,2})(?:st|nd|rd|th)?\.?\s+)?([^\W\d_]{3,})\s+(\d{4})\b")
# "March 5, 2015"
AMERICAN = re.compile(r"\b([^\W\d_]{3,})\s+(\d{1,2}),\s*(\d{4})\b")
FIGURES = re.compile(r"(?<![\d.])(\d{1,2})[./](\d{1,2})[./](\d{4})\b(?!\.\d)")
ISO = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")


def told_dates(text: str) -> tuple[Fuzzy, ...]:
    """Days and months that the text names, each once, in the order of time; years alone are not.

    Day stands before month, as all five languages write it in figures.
    """
    found = {}
    for edtf in _found(text):
        try:
            found[edtf] = parse_fuzzy(edtf)
        except Refused:
            continue
    return tuple(found[edtf] for edtf in sorted(found))


def _found(text: str) -> Iterator[str]:
    for day, word, year in NAMED.findall(text):
        if month := NUMBER.get(word.lower()):
            yield _edtf(year, month, day)
    for word, day, year in AMERICAN.findall(text):
        if month := NUMBER.get(word.lower()):
            yield _edtf(year, month, day)
    for day, month_number, year in FIGURES.findall(text):
        yield _edtf(year, int(month_number), day)
    for year, month_number, day in ISO.findall(text):
        yield _edtf(year, int(month_number), day)


def _edtf(year: str, month: int, day: str) -> str:
    return f"{year}-{month:02}-{int(day):02}" if day else f"{year}-{month:02}"
