"""Places where a line must not break: dates, numbers of norms, Polish words of one letter."""

from __future__ import annotations

import re

NBSP = "\u00a0"
TAG = re.compile(r"(<[^>]*>)")
# What must stay with the number after it.
BEFORE_NUMBER = {
    "de": r"Abs\.|Anm\.|Art\.|Artikel|Beilage|Beilagen|Nr\.|Quelle|Quellen|Rn\.|Rz|S\.|§|§§|lit\.",
    "pl": r"Lp\.|art\.|cz\.|lit\.|nr|pkt|poz\.|rozdz\.|s\.|str\.|uwaga|ust\.|§",
    "en": r"Art\.|Arts|no\.|note|p\.|para\.|paras|pp\.|section|source",
}
MONTHS = {
    "de": "Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November"
    "|Dezember",
    "pl": "stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października"
    "|listopada|grudnia",
    "en": "January|February|March|April|May|June|July|August|September|October|November|December",
}
DAY = {"de": r"\d\.", "pl": r"\d", "en": r"\d"}


def glue(html: str, language: str) -> str:
    """The text of an HTML document with spaces that hold together what belongs together."""
    rules = _rules(language)
    parts = TAG.split(html)
    for n in range(0, len(parts), 2):
        for pattern, text in rules:
            parts[n] = pattern.sub(text, parts[n])
    return "".join(parts)


def _rules(language: str) -> list[tuple[re.Pattern[str], str]]:
    rules = [
        (rf"(?<!\w)({BEFORE_NUMBER[language]}) (?=[\d./]|[a-z]\b)", rf"\1{NBSP}"),
        (rf"({DAY[language]}) (?={MONTHS[language]})", rf"\1{NBSP}"),
    ]
    if language == "pl":
        rules += [
            (r"(\d{4}) (?=r\.)", rf"\1{NBSP}"),
            (r"(?<!\w)([aiouwzAIOUWZ]) (?=\w)", rf"\1{NBSP}"),
        ]
    return [(re.compile(pattern), text) for pattern, text in rules]
