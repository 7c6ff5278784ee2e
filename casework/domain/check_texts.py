"""What the texts of a case tell otherwise than its data: dates, and the spelling of names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from casework.domain.cases import CaseFacts, ClaimFacts, DocumentKind
from casework.domain.check_dates import is_before
from casework.domain.checks import Gap
from casework.domain.dates import Fuzzy, overlap, parse_fuzzy
from casework.domain.names_in_texts import spelt_otherwise
from casework.domain.pack_people import is_withheld
from casework.domain.told_dates import told_dates


def text_gaps(case: CaseFacts) -> Iterator[Gap]:
    """Dates that the texts tell and the case does not have, and names in no recorded spelling."""
    known = _known_dates(case)
    claims = {claim.element: claim for claim in case.claims}
    calls = _calls(case)
    for where, texts in _texts(case):
        yield from _languages(where, texts)
        told = {date.edtf: date for text in texts.values() for date in told_dates(text)}
        strange = [d for d in told.values() if not any(overlap(d, other) for other in known)]
        strange = [date for date in strange if not _is_appointment(date, calls.get(where))]
        is_sure = len(told) == 1 and _is_dated_once(case, claims.get(where))
        for date in strange:
            code = "alleged-date" if is_sure else "date-without-event"
            yield Gap(code, f"{where} {date.edtf}", {"date": date.edtf})
        yield from _names(case, where, texts)


def _texts(case: CaseFacts) -> Iterator[tuple[str, Mapping[str, str]]]:
    yield "summary", case.summary
    for event in case.events:
        yield f"event {event.key}", event.what
    for claim in case.claims:
        yield claim.element, claim.alleged
    for document in case.documents:
        if document.exhibit is not None:
            yield f"exhibit {document.key}", document.title


def _known_dates(case: CaseFacts) -> list[Fuzzy]:
    days = [case.made_on, case.registered_on, case.lodged_on]
    for decision in case.decisions:
        days += [decision.decided_on, decision.served_on, decision.limit_on, decision.done_on]
    return [
        *(event.when for event in case.events),
        *(document.issued for document in case.documents),
        *(person.born for person in case.people),
        *(parse_fuzzy(day.isoformat()) for day in days if day),
    ]


def _languages(where: str, texts: Mapping[str, str]) -> Iterator[Gap]:
    """A date that got lost or changed on the way from one language into another."""
    told = {code: {date.edtf for date in told_dates(text)} for code, text in texts.items()}
    found = [dates for dates in told.values() if dates]
    if any(dates != found[0] for dates in found):
        yield Gap("date-in-translation", where)


def _calls(case: CaseFacts) -> dict[str, Fuzzy]:
    """The summonses and the events that they show, with their dates."""
    calls = {d.key: d.issued for d in case.documents if d.kind is DocumentKind.SUMMONS}
    shown = {
        f"event {event.key}": event.when
        for event in case.events
        if any(link.document in calls for link in event.documents)
    }
    return shown | {f"exhibit {key}": issued for key, issued in calls.items()}


def _is_appointment(date: Fuzzy, call: Fuzzy | None) -> bool:
    """Whether it is a day to which a summons calls, and not one on which something happened."""
    return call is not None and is_before(call, date)


def _is_dated_once(case: CaseFacts, claim: ClaimFacts | None) -> bool:
    """Whether one event with a date shows what is alleged, so that there is no doubt which."""
    shown = [event for event in case.events if claim and event.key in claim.events]
    return len(shown) == 1 and bool(shown[0].when.edtf)


def _names(case: CaseFacts, where: str, texts: Mapping[str, str]) -> Iterator[Gap]:
    names = {p.key: p.names for p in case.people if not is_withheld(p)}
    for text in texts.values():
        for person, spelling in spelt_otherwise(text, names):
            values = {"person": person, "spelling": spelling}
            yield Gap("name-spelt-otherwise", f"{where} {person}", values)
