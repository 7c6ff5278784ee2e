"""No finding scores more than its bound, whatever the case and the library."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence, Set
from dataclasses import replace
from random import Random
from unittest import TestCase

from hypothesis import given, settings
from hypothesis import strategies as st

from casework.domain.cases import CaseFacts
from casework.domain.claimant import Claimant, claimant_of
from casework.domain.evidence import (
    Currency,
    Direction,
    EvidenceRole,
    Modality,
    PassageFacts,
    SourceKind,
)
from casework.domain.index_entries import Indexed, entries_of
from casework.domain.matching import Match, match, match_to
from casework.domain.matching_bounds import Bounds
from casework.domain.matching_words import word_points, words_of
from casework.domain.similarity import stems_of
from casework.domain.slot_sets import bits_of, slots_of
from tests.domain import build
from tests.domain.test_matching_properties import (
    ACTS,
    ELEMENTS,
    ENTITIES,
    PLACES,
    PROFILES,
    TEXTS,
    TODAY,
    cases,
    codes,
)

DATES = ("", "2015", "2015-03", "2014-05/2016", "2012/..", "../2013", "1801/2001", "2016-01-09")


class Library:
    """An index of findings in memory: every entry with its slots."""

    def __init__(self, passages: Sequence[PassageFacts]) -> None:
        self._slots: defaultdict[str, dict[str, list[int]]] = defaultdict(dict)
        for slot, passage in enumerate(passages):
            for entry in entries_of(indexed(passage)):
                facet, _, value = entry.partition(":")
                self._slots[facet].setdefault(value, []).append(slot)

    def bits(self, facet: str, value: str) -> int:
        return bits_of(self._slots[facet].get(str(value), ()))

    def names(self, facet: str) -> Set[str]:
        return self._slots[facet].keys()


def indexed(passage: PassageFacts) -> Indexed:
    """As the index reads the row of the finding."""
    stems = len(stems_of(passage.correction or passage.finding))
    kinds = ("themes", "profiles", "acts", "actors", "grounds")
    return Indexed(
        finding=passage.finding,
        correction=passage.correction,
        around=(),
        names=(),
        places=tuple(passage.places),
        values=(
            *((kind[:-1], code) for kind in kinds for code in getattr(passage, kind)),
            *(("entity", key) for key in passage.entities),
            ("modality", passage.modality),
            ("currency", passage.currency),
            ("direction", passage.direction),
            ("role", passage.role),
            ("kind", passage.source.kind),
            ("corrected", "yes" if passage.correction else ""),
            ("corroborated", "yes" if passage.independent_sources > 1 else ""),
            ("length", f"{stems // 4 * 4}"),
            ("usable", "yes" if passage.may_be_printed else "no"),
        ),
        event_date=passage.event_date.edtf,
        issued=passage.source.issued.edtf,
    )


@st.composite
def passages(draw: st.DrawFn) -> PassageFacts:
    dates = st.sampled_from(DATES).map(build.parse_fuzzy)
    return build.passage(
        source=build.source(
            kind=draw(st.sampled_from(SourceKind)),
            issued=draw(st.sampled_from((*DATES, "2024-11", "2025")).map(build.parse_fuzzy)),
        ),
        finding=draw(TEXTS),
        correction=draw(st.sampled_from(("", "", "Relatives were questioned at school."))),
        event_date=draw(dates),
        acts=draw(codes(*ACTS)),
        profiles=draw(codes(*PROFILES)),
        actors=draw(codes("MVD", "GKNB", "COURT")),
        themes=draw(codes("T05", "T10")),
        entities=draw(codes("irpt", "gknb", "g24")),
        grounds=draw(codes("POL", "REL")),
        places=draw(codes(*PLACES)),
        modality=draw(st.sampled_from(Modality)),
        currency=draw(st.sampled_from(Currency)),
        role=draw(st.sampled_from(EvidenceRole)),
        direction=draw(st.sampled_from(Direction)),
    )


LIBRARIES = st.lists(passages(), min_size=1, max_size=8).map(
    lambda found: [replace(one, key=f"P{n}") for n, one in enumerate(found)]
)


@st.composite
def dated_cases(draw: st.DrawFn) -> CaseFacts:
    case = draw(cases())
    events = tuple(
        replace(
            event,
            when=build.parse_fuzzy(draw(st.sampled_from(DATES))),
            actors=draw(codes("MVD", "GKNB")),
        )
        for event in case.events
    )
    return replace(case, events=events)


def bounds_of(case: CaseFacts, library: Sequence[PassageFacts], day: dt.date = TODAY) -> Bounds:
    return bounds_for(claimant_of(case, ENTITIES), library, day)


def bounds_for(
    claimant: Claimant, library: Sequence[PassageFacts], day: dt.date = TODAY
) -> Bounds:
    sets = Library(library)
    stems: dict[str, int] = {}
    for word, stem in words_of(claimant.words).items():
        stems[stem] = stems.get(stem, 0) | sets.bits("word", word)
    points = word_points(sets, stems, sets.bits("usable", "yes"))
    return Bounds(sets, claimant, day, points)


def exact(case: CaseFacts, library: Sequence[PassageFacts], element: str) -> list[Match]:
    """Each finding by itself, so that none loses for repeating another."""
    found = [m for one in library for m in match(case, ELEMENTS, [one], ENTITIES, TODAY)]
    return [m for m in found if m.element == element]


@st.composite
def claimants(draw: st.DrawFn) -> Claimant:
    """Of some codes only words of the story tell, and some they only raise."""
    claimant = claimant_of(draw(dated_cases()), ENTITIES)
    told = frozenset(code for code in sorted(claimant.codes) if draw(st.booleans()))
    asked = frozenset(code for code in sorted(claimant.codes - told) if draw(st.booleans()))
    return replace(claimant, told=told, asked=asked)


class UnconfirmedBoundTests(TestCase):
    @settings(deadline=None)
    @given(claimants(), LIBRARIES, st.integers(1, 8))
    def test_whatever_scores_more_than_the_last_bound_is_listed(
        self, claimant: Claimant, library: list[PassageFacts], number: int
    ) -> None:
        bounds = bounds_for(claimant, library)
        found = [m for one in library for m in match_to(claimant, ELEMENTS, [one], TODAY)]
        for element in ELEMENTS:
            best = bounds.best(element, number)
            listed = {library[slot].key for slot in slots_of(best.above)}
            for one in found:
                if one.element == element.key and one.passage.key not in listed:
                    self.assertLessEqual(one.score, (best.last or 0.0) + 0.005)


class BoundTests(TestCase):
    @settings(deadline=None, max_examples=300)
    @given(dated_cases(), LIBRARIES, st.integers(1, 8))
    def test_whatever_scores_more_than_the_last_bound_is_listed(
        self, case: CaseFacts, library: list[PassageFacts], number: int
    ) -> None:
        bounds = bounds_of(case, library)
        for element in ELEMENTS:
            found = bounds.best(element, number)
            listed = {library[slot].key for slot in slots_of(found.above)}
            tying = {library[slot].key for slot in slots_of(found.ties)}
            for one in exact(case, library, element.key):
                if one.passage.key not in listed | tying:
                    self.assertIsNotNone(found.last)
                if one.passage.key not in listed:
                    self.assertLessEqual(one.score, (found.last or 0.0) + 0.005)

    @settings(deadline=None)
    @given(dated_cases(), LIBRARIES)
    def test_all_suggestions_are_listed_where_there_is_room(
        self, case: CaseFacts, library: list[PassageFacts]
    ) -> None:
        bounds = bounds_of(case, library)
        for element in ELEMENTS:
            found = bounds.best(element, len(library))
            listed = {library[slot].key for slot in slots_of(found.above | found.ties)}
            suggested = {one.passage.key for one in exact(case, library, element.key)}
            self.assertLessEqual(suggested, listed)

    @settings(deadline=None)
    @given(dated_cases(), LIBRARIES, passages(), st.integers(1, 4))
    def test_beside_what_is_withheld_whatever_scores_more_is_still_listed(
        self, case: CaseFacts, library: list[PassageFacts], other: PassageFacts, number: int
    ) -> None:
        more = [*library, replace(other, key="P99", printable=False)]
        for element in ELEMENTS:
            found = bounds_of(case, more).best(element, number)
            listed = {more[slot].key for slot in slots_of(found.above)}
            for one in exact(case, library, element.key):
                if one.passage.key not in listed:
                    self.assertLessEqual(one.score, (found.last or 0.0) + 0.005)

    @settings(deadline=None)
    @given(dated_cases(), LIBRARIES, st.randoms(use_true_random=False), st.integers(1, 4))
    def test_the_order_of_the_library_changes_nothing(
        self, case: CaseFacts, library: list[PassageFacts], chance: Random, number: int
    ) -> None:
        shuffled = list(library)
        chance.shuffle(shuffled)
        for element in ELEMENTS:
            one = bounds_of(case, library).best(element, number)
            other = bounds_of(case, shuffled).best(element, number)
            self.assertEqual(one.last, other.last)
            self.assertEqual(
                {library[slot].key for slot in slots_of(one.above)},
                {shuffled[slot].key for slot in slots_of(other.above)},
            )
