"""Citing decisions of courts as the courts of each country cite one another.

Germany (BVerwG): court, Urteil vom day - number, case - Rn.; of national courts court, Urteil vom
day - number -, Rn. Austria (VwGH, BVwG): court day, case, number, Rz. Poland (NSA): wyrok court
z dnia day w sprawie case, skarga nr number, §; of national courts sygn. akt. English: court,
case, number, day.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from casework.domain.date_words import day_in_figures, day_in_words
from casework.domain.evidence import SourceFacts, SourceKind
from casework.domain.institutions import STRASBOURG, case_name, institution

ECLI = "ECLI:"
# The type of decision in an ECLI of the European Court of Human Rights.
INADMISSIBLE = re.compile(r":\d{4}DEC\d")
SEVERAL = re.compile(r",|;| and | i in\.| u\. a\.")
NATIONAL = re.compile(
    r"(?P<kind>Urteil|Beschluss|Gerichtsbescheid|Erkenntnis|Wyrok|Postanowienie)"
    r" (?:v\.|vom|z dnia) (?P<day>\d{2})\.(?P<month>\d{2})\.(?P<year>\d{4})(?: r\.)?"
    r"(?: [-–]|,) (?P<number>[^;,]+?)(?P<others> u\.\s?a\.)?"
)
# English, German, Polish.
KINDS = {
    "Urteil": ("judgment", "Urteil", "wyrok"),
    "Wyrok": ("judgment", "Urteil", "wyrok"),
    "Erkenntnis": ("judgment", "Erkenntnis", "wyrok"),
    "Beschluss": ("order", "Beschluss", "postanowienie"),
    "Postanowienie": ("order", "Beschluss", "postanowienie"),
    "Gerichtsbescheid": ("decision", "Gerichtsbescheid", "orzeczenie"),
    "decision": ("decision", "Entscheidung", "decyzja"),
}
LOCALES = {"en": 0, "de": 1, "de-AT": 1, "pl": 2}
# The Austrian court; German courts would read its name as that of their own highest one.
AUSTRIAN_COURT = {
    "en": "BVwG (Austria)",
    "de": "BVwG (Österreich)",
    "de-AT": "BVwG",
    "pl": "BVwG (Austria)",
}


@dataclass(frozen=True, slots=True)
class Judgment:
    """How a decision is called: what stands before its case, the case, and its other marks."""

    lead: str
    case: str
    rest: tuple[str, ...] = ()
    # What comes before a pinpoint: the dash of German courts, else a comma.
    before_point: str = ", "


def judgment(source: SourceFacts, locale: str, *, in_full: bool) -> Judgment | None:
    """The decision as courts cite it; None for a record of no single decision of one day.

    In full, a European decision has its ECLI.
    """
    if source.kind is SourceKind.COURT and (day := _day(source)) and source.symbol:
        return _european(source, day, locale, in_full=in_full)
    if source.kind is SourceKind.COURT_NATIONAL and (parts := NATIONAL.fullmatch(source.title)):
        return _national(source, parts, locale)
    return None


def _european(source: SourceFacts, day: dt.date, locale: str, *, in_full: bool) -> Judgment:
    marks = source.symbol.split("; ")
    ecli = tuple(mark for mark in marks if mark.startswith(ECLI)) if in_full else ()
    told = ", ".join(m for m in marks if not m.startswith(ECLI) and m not in source.title)
    number = case_name(told, locale)
    if source.publisher == STRASBOURG:
        number = _application(number, locale)
    court, case = institution(source.publisher, locale), case_name(source.title, locale)
    kind = KINDS["decision" if INADMISSIBLE.search(source.symbol) else "Urteil"][LOCALES[locale]]
    if locale == "de":
        marked = " ".join([number, *(f"[{mark}]" for mark in ecli)])
        lead = f"{court}, {kind} vom {day_in_words(day, locale)} - {marked}, "
        return Judgment(lead, case, before_point=" - ")
    if locale == "de-AT":
        return Judgment(f"{court} {day_in_figures(day, locale)}, ", case, (number, *ecli))
    if locale == "pl":
        lead = f"{kind} {court} z dnia {day_in_words(day, locale)} w sprawie "
        return Judgment(lead, case, (number, *ecli))
    return Judgment(f"{court}, ", case, (number, day_in_words(day, locale), *ecli))


def _application(number: str, locale: str) -> str:
    """Nr. 17185/05, skarga nr 17185/05, no. 17185/05; several as they are counted."""
    several = bool(SEVERAL.search(number))
    if locale == "de":
        return f"Nr. {number}"
    if locale == "pl":
        return f"{'skargi' if several else 'skarga'} nr {number}"
    return number if locale == "de-AT" else f"{'nos.' if several else 'no.'} {number}"


def _national(source: SourceFacts, parts: re.Match[str], locale: str) -> Judgment | None:
    try:
        day = dt.date(int(parts["year"]), int(parts["month"]), int(parts["day"]))
    except ValueError:
        return None
    number = parts["number"] + (parts["others"] or "")
    kind, court = KINDS[parts["kind"]][LOCALES[locale]], _court(source, parts["kind"], locale)
    rest = tuple(mark for mark in source.symbol.split("; ") if mark and mark not in source.title)
    if locale == "de":
        lead = f"{court}, {kind} vom {day_in_words(day, locale)} - {number} -"
    elif locale == "de-AT":
        lead = f"{court} {day_in_figures(day, locale)}, {number}"
    elif locale == "pl":
        lead = f"{kind} {court} z dnia {day_in_words(day, locale)}, sygn. akt {number}"
    else:
        lead = f"{court}, {kind} of {day_in_words(day, locale)}, {number}"
    return Judgment(lead, "", rest)


def _court(source: SourceFacts, kind: str, locale: str) -> str:
    if kind == "Erkenntnis" and source.publisher == "Bundesverwaltungsgericht":
        return AUSTRIAN_COURT[locale]
    return institution(source.publisher, locale)


def _day(source: SourceFacts) -> dt.date | None:
    """The day of a work that came out on one day."""
    start = source.issued.start
    whole = start and start.day and not source.issued.is_interval
    return source.issued.earliest if whole else None
