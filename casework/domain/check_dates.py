"""Dates of a case that cannot all be true: births, papers, events, decisions and texts."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from itertools import combinations

from rapidfuzz.fuzz import token_set_ratio

from casework.domain.cases import CaseFacts, DocumentFacts, DocumentKind, EventFacts, EventKind
from casework.domain.checks import Gap
from casework.domain.dates import Fuzzy
from casework.domain.names import fold
from casework.domain.regions import place_keys

# What a person does or suffers; family and life may reach back before the birth.
OWN = frozenset(EventKind) - {EventKind.FAMILY, EventKind.LIFE}
# A paper of these kinds tells of what has happened, so that it cannot be older than that.
TELLING = frozenset(
    {
        DocumentKind.LETTER,
        DocumentKind.MEDICAL,
        DocumentKind.PRESS,
        DocumentKind.PHOTO,
        DocumentKind.SCREENSHOT,
    }
)
# Calls to what is to come, or shows what is there, so that it cannot be younger.
CALLING = frozenset({DocumentKind.SUMMONS, DocumentKind.PHOTO})
# Texts of two events that are alike to this degree tell of the same thing.
ALIKE = 80.0
FIGURES = re.compile(r"\d+")


def date_gaps(case: CaseFacts, as_of: dt.date) -> Iterator[Gap]:
    """What does not fit together in time; only what is sure, and the rest as doubtful.

    Sure is a conflict when no day that the one date can mean can be squared with the other. Where
    one of the two is marked as approximate or uncertain it is doubtful.
    """
    for event in case.events:
        yield from _birth(case, event)
        yield from _decision(case, event)
        yield from _papers(case, event)
        if event.kind is not EventKind.PROCEDURE:
            yield from _future(f"event {event.key}", event.when, as_of)
    for document in case.documents:
        yield from _future(f"exhibit {document.key}", document.issued, as_of)
    for one, other in combinations(sorted(case.events, key=lambda event: event.key), 2):
        yield from _two_accounts(one, other)


def is_before(one: Fuzzy, other: Fuzzy) -> bool:
    """Whether every day that the one can mean lies before every day of the other."""
    if one.latest is None or other.earliest is None:
        return False
    return one.latest < other.earliest


def is_vague(*dates: Fuzzy) -> bool:
    """Whether one of them is told as approximate or uncertain."""
    points = [point for date in dates for point in (date.start, date.end) if point]
    return any(point.approximate or point.uncertain for point in points)


def conflict(code: str, where: str, first: Fuzzy, second: Fuzzy, **values: str) -> Iterator[Gap]:
    """The first date must not lie before the second, and does."""
    if is_before(first, second):
        yield Gap("date-doubtful" if is_vague(first, second) else code, where, values)


def _birth(case: CaseFacts, event: EventFacts) -> Iterator[Gap]:
    own = {case.applicant.key} if event.kind in OWN and not event.people else event.people
    for person in case.people:
        if person.key in own and event.kind is not EventKind.FAMILY:
            where = f"event {event.key} {person.key}"
            yield from conflict("before-birth", where, event.when, person.born, person=person.key)


def _decision(case: CaseFacts, event: EventFacts) -> Iterator[Gap]:
    """New facts after the last decision: they are pleaded as such, or not at all."""
    days = [decision.decided_on for decision in case.decisions if decision.decided_on]
    start = event.when.earliest
    if days and start and start > max(days) and event.kind is not EventKind.PROCEDURE:
        yield Gap("after-decision", f"event {event.key}", {"day": max(days).isoformat()})


def _future(where: str, date: Fuzzy, as_of: dt.date) -> Iterator[Gap]:
    if date.earliest and date.earliest > as_of:
        yield Gap("in-the-future", where, {"date": date.edtf})


def _papers(case: CaseFacts, event: EventFacts) -> Iterator[Gap]:
    shown = {link.document for link in event.documents}
    for document in case.documents:
        if document.key in shown:
            yield from _paper(event, document)


def _paper(event: EventFacts, document: DocumentFacts) -> Iterator[Gap]:
    where, key = f"event {event.key} {document.key}", document.key
    # A step of the procedure is served after it was written.
    if document.kind in TELLING and event.kind is not EventKind.PROCEDURE:
        yield from conflict("paper-too-old", where, document.issued, event.when, paper=key)
    if document.kind in CALLING:
        yield from conflict("paper-too-new", where, event.when, document.issued, paper=key)


def _two_accounts(one: EventFacts, other: EventFacts) -> Iterator[Gap]:
    """The same thing told twice, in the interview and in writing, with different dates."""
    if _is_told_twice(one, other):
        where, values = f"event {one.key} {other.key}", {"other": other.key}
        yield from conflict("date-conflict", where, one.when, other.when, **values)
        yield from conflict("date-conflict", where, other.when, one.when, **values)


def _is_told_twice(one: EventFacts, other: EventFacts) -> bool:
    accounts = {one.account, other.account}
    if len(accounts) < 2 or "" in accounts or one.kind is not other.kind:
        return False
    return (
        _may_agree(one.people, other.people)
        and _may_agree(one.acts, other.acts)
        and _may_agree(place_keys(one.place), place_keys(other.place))
        and _are_alike(one, other)
    )


def _may_agree(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether two lists have something in common, or one of them says nothing."""
    first, second = set(one), set(other)
    return not first or not second or bool(first & second)


def _are_alike(one: EventFacts, other: EventFacts) -> bool:
    shared = [language for language in one.what if one.what[language] and other.what.get(language)]
    return any(
        token_set_ratio(_words(one.what[code]), _words(other.what[code])) >= ALIKE
        for code in shared
    )


def _words(text: str) -> str:
    return FIGURES.sub("", fold(text))
