"""Citing a source in the house style of German, Austrian and Polish courts, and in English.

German courts: author, title, publisher, date, pinpoint, address. Austrian asylum authorities:
publisher (date): title, pinpoint, address, day of access. Polish: author, title, publisher, date,
pinpoint, address (dostęp). English: the order of the EUAA's COI Writing and Referencing Guide,
pinpoint last. Judgments of the European Court of Human Rights by court, day and case.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from casework.domain.cases import Jurisdiction
from casework.domain.date_words import day_in_figures, day_in_words, in_words
from casework.domain.dates import Fuzzy
from casework.domain.evidence import Locator, SourceFacts, SourceKind
from casework.domain.institutions import case_name, institution

LOCALES = ("en", "de", "de-AT", "pl")
UNDATED = {"en": "n.d.", "de": "o.D.", "de-AT": "o.D.", "pl": "b.d."}
COURTS = frozenset({SourceKind.COURT, SourceKind.COURT_NATIONAL})
PINPOINTS = {
    "en": {
        "paragraph": "para. {}",
        "court": "para. {}",
        "page": "p. {}",
        "section": "section {}",
        "caption": "caption {}",
    },
    "de": {
        "paragraph": "Abs. {}",
        "court": "Rn. {}",
        "page": "S. {}",
        "section": "Abschnitt {}",
        "caption": "Bildunterschrift {}",
    },
    "de-AT": {
        "paragraph": "Abs. {}",
        "court": "Rz {}",
        "page": "S. {}",
        "section": "Abschnitt {}",
        "caption": "Bildunterschrift {}",
    },
    "pl": {
        "paragraph": "ust. {}",
        "court": "pkt {}",
        "page": "s. {}",
        "section": "rozdz. {}",
        "caption": "podpis pod ilustracją {}",
    },
}
# English says "paras" and "pp." for more than one.
PLURALS = {"para. ": "paras ", "p. ": "pp. "}


@dataclass(frozen=True, slots=True)
class Citation:
    """A source as cited, in three parts, so that print can set the title in italics."""

    lead: str
    title: str
    tail: str
    address: str = ""

    def __str__(self) -> str:
        return self.lead + self.title + self.tail


def locale_of(language: str, jurisdiction: str) -> str:
    """The style for a pack: Austrian German differs from that of Germany."""
    return "de-AT" if (language, jurisdiction) == ("de", Jurisdiction.AUSTRIA) else language


def cite(source: SourceFacts, locator: Locator, *, language: str) -> str:
    """The source with pinpoint and address, in the style of the language (en, de, de-AT, pl)."""
    return str(citation(source, locator, locale=language))


def citation(
    source: SourceFacts, locator: Locator, *, locale: str, with_address: bool = True
) -> Citation:
    """The parts of a citation; without address for a footnote beside a list of sources."""
    day = _day(source) if source.kind is SourceKind.COURT and locale != "en" else None
    if day:
        return _judgment(source, day, locator, locale, with_address=with_address)
    date = "" if _title_has_date(source) else in_words(source.issued, locale) or UNDATED[locale]
    symbol = _symbol(source)
    point = pinpoint(source, locator, locale)
    address = _address(source, locale) if with_address else ()
    url = source.url if with_address else ""
    publisher = institution(source.publisher, locale)
    house = publisher if source.author else ""
    if locale == "de-AT":
        date = _short_date(source.issued, locale)
        dated = "," if _title_has_date(source) else f" ({date}):"
        lead = f"{issuer(source, locale)}{dated} "
        tail = (symbol, point, *address)
    elif locale == "en":
        lead = f"{source.author or publisher}, "
        tail = (house, symbol, date, *address, point)
    else:
        lead = f"{source.author or publisher}, "
        tail = (house, symbol, date, point, *address)
    text = "".join(f", {part}" for part in tail if part)
    return Citation(lead, source.title, text, url)


def _judgment(
    source: SourceFacts, day: dt.date, locator: Locator, locale: str, *, with_address: bool
) -> Citation:
    """EGMR, Urteil vom 23. September 2010, Iskandarov gegen Russland, Nr. 17185/05."""
    court = institution(source.publisher, locale)
    lead, number = {
        "de": (f"{court}, Urteil vom {day_in_words(day, locale)}, ", "Nr. {}"),
        "de-AT": (f"{court} {day_in_figures(day, locale)}, ", "{}"),
        "pl": (f"{court}, wyrok z dnia {day_in_words(day, locale)}, ", "nr {}"),
    }[locale]
    symbol = number.format(case_name(_symbol(source), locale)) if source.symbol else ""
    address = _address(source, locale) if with_address else ()
    tail = (symbol, pinpoint(source, locator, locale), *address)
    text = "".join(f", {part}" for part in tail if part)
    return Citation(
        lead, case_name(source.title, locale), text, source.url if with_address else ""
    )


def issuer(source: SourceFacts, locale: str) -> str:
    """Author and publisher; an institution by the name it has in the language."""
    publisher = institution(source.publisher, locale)
    return f"{source.author} – {publisher}" if source.author else publisher


def pinpoint(source: SourceFacts, locator: Locator, locale: str) -> str:
    """Abs. 26, ust. 26, para. 26; Rn. 26 (Rz, pkt) in a judgment; empty for the whole work."""
    if not locator.value or locator.kind == "whole":
        return ""
    in_judgment = source.kind in COURTS and locator.kind == "paragraph"
    value = locator.value.replace("-", "–")
    text = PINPOINTS[locale]["court" if in_judgment else locator.kind].format(value)
    if "–" in value or "," in value:
        for one, many in PLURALS.items():
            text = text.replace(one, many, 1) if text.startswith(one) else text
    return text


def page_reference(page: int, locale: str) -> str:
    """S. 2, s. 2, p. 2."""
    return PINPOINTS[locale]["page"].format(page)


def _symbol(source: SourceFacts) -> str:
    """The symbols that the title does not give already, as titles of judgments do."""
    return "; ".join(part for part in source.symbol.split("; ") if part not in source.title)


def _day(source: SourceFacts) -> dt.date | None:
    """The day of a work that came out on one day."""
    start = source.issued.start
    whole = start and start.day and not source.issued.is_interval
    return source.issued.earliest if whole else None


def _title_has_date(source: SourceFacts) -> bool:
    day = source.issued.earliest
    return source.kind in COURTS and day is not None and f"{day:%d.%m.%Y}" in source.title


def _short_date(when: Fuzzy, locale: str) -> str:
    start, end = when.start, when.end
    if start and start.day and not when.is_interval and when.earliest:
        return day_in_figures(when.earliest, locale)
    if start and start.day and end and end.day and when.earliest and when.latest:
        days = (day_in_figures(day, locale) for day in (when.earliest, when.latest))
        return "–".join(days)
    return in_words(when, locale) or UNDATED[locale]


def _address(source: SourceFacts, locale: str) -> tuple[str, ...]:
    day = source.accessed.earliest
    if not source.url:
        return ()
    if not day:
        return (source.url,)
    if locale == "en":
        return (source.url, f"accessed {day_in_words(day, locale)}")
    if locale == "de-AT":
        return (source.url, f"Zugriff {day_in_figures(day, locale)}")
    seen = "abgerufen am {}" if locale == "de" else "dostęp: {}"
    return (f"{source.url} ({seen.format(day_in_words(day, locale))})",)
