"""Citing a source in the house style of German, Austrian and Polish courts, and in English.

German courts: author, title, publisher, date, pinpoint, address. Austrian asylum authorities:
publisher (date): title, pinpoint, address, day of access. Polish: author, title, publisher, date,
pinpoint, address (dostęp). English: the order of the EUAA's COI Writing and Referencing Guide,
pinpoint last. Decisions of courts: see citation_judgments.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from casework.domain.cases import Jurisdiction
from casework.domain.citation_judgments import Judgment, judgment
from casework.domain.date_words import day_in_figures, day_in_words, in_words
from casework.domain.dates import Fuzzy
from casework.domain.evidence import Locator, SourceFacts, SourceKind
from casework.domain.institutions import institution
from casework.domain.pinpoints import COURTS, pinpoint

LOCALES = ("en", "de", "de-AT", "pl")
UNDATED = {"en": "n.d.", "de": "o.D.", "de-AT": "o.D.", "pl": "b.d."}
IN = {"en": "in: {}", "de": "in: {}", "de-AT": "in: {}", "pl": "w: {}"}
# Between authors, before the last of them, and what stands for those left out.
AUTHORS = {
    "en": (", ", " and ", " et al."),
    "de": ("/", "/", " u. a."),
    "de-AT": ("; ", "; ", " u. a."),
    "pl": (", ", ", ", " i in."),
}
OTHERS = "et al."
RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
# After a right-to-left title, so that the comma and figures that follow stay behind it.
LEFT_TO_RIGHT_MARK = "\u200e"


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
    address = address_of(source, locale) if with_address else ()
    point, url = pinpoint(source, locator, locale), source.url if with_address else ""
    if found := judgment(source, locale, in_full=with_address):
        return _decision(found, point, address, url, point_last=locale == "en")
    dated = _title_has_date(source)
    date = "" if dated else in_words(source.issued, locale) or UNDATED[locale]
    symbol, container = symbol_of(source), container_of(source, locale)
    if locale == "de-AT":
        day = _short_date(source.issued, locale)
        lead = f"{issuer(source, locale)}{',' if dated else f' ({day}):'} "
        tail = (container, symbol, point, *address)
    else:
        publisher = institution(source.publisher, locale)
        lead = f"{authors(source, locale) or publisher}, "
        house = publisher if source.author else ""
        ends = (*address, point) if locale == "en" else (point, *address)
        tail = (container, house, symbol, date, *ends)
    return Citation(lead, source.title, after_title(source.title, tail), url)


def issuer(source: SourceFacts, locale: str) -> str:
    """Author and publisher; an institution by the name it has in the language."""
    publisher = institution(source.publisher, locale)
    return f"{authors(source, locale)} – {publisher}" if source.author else publisher


def authors(source: SourceFacts, locale: str) -> str:
    """Several authors as the language lists them: A and B; A/B; A, B."""
    between, last, others = AUTHORS[locale]
    names = [name for name in re.split(r";\s*", source.author) if name]
    known = [name for name in names if name != OTHERS]
    if len(known) < len(names):
        return between.join(known) + others
    return last.join(part for part in (between.join(known[:-1]), *known[-1:]) if part)


def symbol_of(source: SourceFacts) -> str:
    """The symbols that the title does not give already, as titles of judgments do."""
    return "; ".join(part for part in source.symbol.split("; ") if part not in source.title)


def container_of(source: SourceFacts, locale: str) -> str:
    """The journal or volume of a scholarly work; elsewhere it says where a copy was seen."""
    is_in = source.container and source.kind is SourceKind.ACADEMIC
    return IN[locale].format(source.container) if is_in else ""


def after_title(title: str, parts: tuple[str, ...]) -> str:
    """What follows the title; the mark keeps it behind a title written from right to left."""
    text = "".join(f", {part}" for part in parts if part)
    return LEFT_TO_RIGHT_MARK + text if RIGHT_TO_LEFT.search(title) and text else text


def address_of(source: SourceFacts, locale: str) -> tuple[str, ...]:
    """The address, and the day on which the work was seen there."""
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


def _decision(
    found: Judgment, point: str, address: tuple[str, ...], url: str, *, point_last: bool
) -> Citation:
    rest = after_title(found.case, found.rest)
    pinned = f"{found.before_point}{point}" if point else ""
    where = "".join(f", {part}" for part in address)
    tail = rest + (where + pinned if point_last else pinned + where)
    return Citation(found.lead, found.case, tail, url)


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
