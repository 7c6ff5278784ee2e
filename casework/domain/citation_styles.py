"""The styles of citation that a person may choose for copying."""

from __future__ import annotations

from enum import StrEnum

from casework.domain.citation import (
    UNDATED,
    Citation,
    address_of,
    after_title,
    authors,
    citation,
    container_of,
    symbol_of,
)
from casework.domain.citation_judgments import judgment
from casework.domain.date_words import day_in_words, in_words
from casework.domain.evidence import Locator, SourceFacts
from casework.domain.institutions import institution
from casework.domain.pinpoints import pinpoint


class Style(StrEnum):
    """Courts of Germany, Austria and Poland, the EUAA, and ecoi.net."""

    GERMANY = "de"
    AUSTRIA = "at"
    POLAND = "pl"
    EUAA = "euaa"
    ECOI = "ecoi"


# The language each style is written in, as domain/citation.py knows it.
LOCALES = {
    Style.GERMANY: "de",
    Style.AUSTRIA: "de-AT",
    Style.POLAND: "pl",
    Style.EUAA: "en",
    Style.ECOI: "en",
}


def cite_as(source: SourceFacts, locator: Locator, style: Style) -> Citation:
    """The source with pinpoint and address in a style, in parts."""
    if style is Style.ECOI:
        return _ecoi(source, locator)
    return citation(source, locator, locale=LOCALES[style])


def _ecoi(source: SourceFacts, locator: Locator) -> Citation:
    """Short, after ecoi.net: author or publisher: title, date, address (accessed on day)."""
    ends = (pinpoint(source, locator, "en"), *_seen(source))
    if found := judgment(source, "en", in_full=False):
        lead = f"{found.lead.removesuffix(', ')}: " if found.case else found.lead
        tail = after_title(found.case, (*found.rest, *ends))
        return Citation(lead, found.case, tail, source.url)
    lead = authors(source, "en") or institution(source.publisher, "en")
    date = in_words(source.issued, "en") or UNDATED["en"]
    parts = (container_of(source, "en"), symbol_of(source), date, *ends)
    return Citation(f"{lead}: ", source.title, after_title(source.title, parts), source.url)


def _seen(source: SourceFacts) -> tuple[str, ...]:
    day = source.accessed.earliest
    if source.url and day:
        return (f"{source.url} (accessed on {day_in_words(day, 'en')})",)
    return address_of(source, "en")
