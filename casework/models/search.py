"""Searching the evidence library, in every script, and what the found passages hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, reduce
from operator import and_, or_
from typing import overload

from casework.domain.cases import Verdict
from casework.domain.index_entries import EVENT_OPEN, HAPPENED, ISSUED
from casework.domain.roles import Can
from casework.domain.search_words import Word, folded, words_of
from casework.domain.searches import FACETS, USED, YEAR_FACETS, Order, Question, years_in
from casework.domain.slot_sets import count, flags_of, in_order
from casework.models.cases import Case
from casework.models.choices import Choice
from casework.models.evidence import Passage
from casework.models.index_reading import Reading, WordSets
from casework.models.library import term_labels
from casework.models.people import User

DAYS = {Order.SOURCE: ISSUED, Order.BEST: ISSUED, Order.EVENT: HAPPENED}
# Spans of years before the newest one that are offered as "since".
RECENT = (2, 5, 10)
PRINTED = (Verdict.USE.value, Verdict.ADVERSE_ANSWERED.value)


class Library:
    """The library as one person may search it, read once for all the questions of a request."""

    def __init__(self, user: User, *questions: Question) -> None:
        self.user = user
        self.reading = Reading()
        words = {word for question in questions for word in words_of(question.query)}
        self._labels = term_labels() if words else {}
        self._words = self.reading.words(words) if words else {}

    def find(self, question: Question) -> Found:
        return Found(self, question)

    def with_word(self, word: Word) -> WordSets:
        """Where a word of the questions is found; the labels of codes count as around it."""
        sets = self._words[word]
        called = (
            self.reading.bits(kind, code)
            for (kind, code), texts in self._labels.items()
            if word.label and word.label in folded(" ".join(texts.values()))
        )
        return WordSets(sets.whole, sets.start, reduce(or_, called, sets.anywhere))

    def with_value(self, facet: str, value: str) -> int:
        if facet == USED:
            return self.used if value == "yes" else 0
        if facet in YEAR_FACETS:
            return self.in_years(facet, value)
        return self.reading.bits(facet, value)

    def in_years(self, facet: str, value: str) -> int:
        """The findings of a range of years; what still goes on is in every later year."""
        span = years_in(value)
        if span is None:
            return 0
        first, last = span
        return self._between(facet, first, last) | (
            self._between(EVENT_OPEN, 0, last) if facet == "event" else 0
        )

    @cached_property
    def used(self) -> int:
        """What packs of the cases the person may see print."""
        if not self.user.may(Can.READ_CASE):
            return 0
        cases = Case.objects.visible_to(self.user)
        choices = Choice.objects.filter(claim_element__case__in=cases, verdict__in=PRINTED)
        return self.reading.slots_of(choices.order_by().values_list("passage_id", flat=True))

    def _between(self, facet: str, first: int, last: int | None) -> int:
        years = [value for value, _, _ in self.reading.values(facet)]
        return reduce(
            or_,
            (
                self.reading.bits(facet, year)
                for year in years
                if first <= int(year) and (last is None or int(year) <= last)
            ),
            0,
        )


class Found(Sequence[int]):
    """The numbers of the passages that answer a question, in its order."""

    def __init__(self, library: Library, question: Question) -> None:
        self.library, self.question = library, question
        self.words = words_of(question.query)
        is_reader = library.user.may(Can.READ_EVIDENCE)
        self.bits = reduce(and_, self._parts(), library.reading.all) if is_reader else 0

    def __len__(self) -> int:
        return self.bits.bit_count()

    @overload
    def __getitem__(self, key: int) -> int: ...
    @overload
    def __getitem__(self, key: slice) -> list[int]: ...
    def __getitem__(self, key: int | slice) -> int | list[int]:
        if isinstance(key, slice):
            start, stop, _ = key.indices(len(self))
            return self._between(start, stop)
        return self._between(key, key + 1)[0]

    def counts(self, facets: Iterable[str] = FACETS) -> dict[str, Counter[str]]:
        """For each facet, how many of the passages hold each value; no query but for used."""
        return {facet: self._count(facet) for facet in facets}

    def years(self, facet: str, counts: Mapping[str, int]) -> list[tuple[str, int]]:
        """Ranges and years to choose from, each with its number: since a year, decades, years."""
        years = sorted(map(int, counts), reverse=True)
        if not years:
            return []
        ranges = [f"{years[0] - ago:04}-" for ago in RECENT if years[0] - ago > years[-1]]
        decades = dict.fromkeys(year // 10 * 10 for year in years)
        ranges += [f"{decade:04}-{decade + 9:04}" for decade in decades if len(decades) > 1]
        single = [f"{year:04}" for year in years]
        found = [
            (value, (self.bits & self.library.in_years(facet, value)).bit_count())
            for value in (*ranges, *single)
        ]
        chosen = self.question.chosen.get(facet, ())
        return [(value, number) for value, number in found if number and value not in chosen]

    def sources(self) -> list[str]:
        """The keys of the sources of the passages."""
        return sorted(self._count("source"))

    def new_since(self, slot: int | None, pk: int) -> int:
        """How many of them are newer than the finding pk, whose next has the slot."""
        return (self.bits & self.library.reading.added_since(slot, pk)).bit_count()

    def relaxed(self) -> list[tuple[Question, str, str, int]]:
        """Without which word (facet is empty) or value something is found, and how much."""
        words = [("", word.text, self.question.without_word(word.text)) for word in self.words]
        values = [(*pair, self.question.without(*pair)) for pair in self.question.values]
        found = (
            (q, facet, given, len(self.library.find(q))) for facet, given, q in words + values
        )
        return [(q, facet, given, number) for q, facet, given, number in found if number]

    def _parts(self) -> list[int]:
        words = [self.library.with_word(word).anywhere for word in self.words]
        return words + [self.library.with_value(*pair) for pair in self.question.values]

    def _between(self, start: int, stop: int) -> list[int]:
        order = self.library.reading.order(DAYS[self.question.sorted_by])
        slots: list[int] = []
        for level in self._printable_first():
            number = level.bit_count()
            if stop > 0 and start < number:
                flags = flags_of(level, self.library.reading.size)
                slots += in_order(order, flags, max(start, 0), stop)
            start, stop = start - number, stop - number
        return self.library.reading.passages(slots)

    def _printable_first(self) -> list[int]:
        """What no pack may print comes after all that one may."""
        printable = self.library.with_value("printable", "yes")
        levels = self._levels()
        return [bits & printable for bits in levels] + [bits & ~printable for bits in levels]

    def _levels(self) -> list[int]:
        """The passages by how well the words fit, best first: each counts three as a whole word
        of the finding, two as the start of one, one elsewhere."""
        if self.question.sorted_by is not Order.BEST:
            return [self.bits]
        levels = {0: self.bits}
        for word in self.words:
            sets, raised = self.library.with_word(word), Counter[int]()
            for score, bits in levels.items():
                raised[score + 3] |= bits & sets.whole
                raised[score + 2] |= bits & sets.start & ~sets.whole
                raised[score + 1] |= bits & ~sets.start
            levels = {score: bits for score, bits in raised.items() if bits}
        return [levels[score] for score in sorted(levels, reverse=True)]

    @cached_property
    def _flags(self) -> bytes:
        return flags_of(self.bits, self.library.reading.size)

    def _count(self, facet: str) -> Counter[str]:
        if facet == USED:
            number = (self.bits & self.library.used).bit_count()
            return Counter({"yes": number} if number else {})
        found = {
            value: count(indexed, self.bits, self._flags)
            + sum(map(self._flags.__getitem__, added))
            for value, indexed, added in self.library.reading.values(facet)
        }
        return Counter({value: number for value, number in found.items() if number})


def passages_of(user: User, pks: Sequence[int]) -> list[Passage]:
    """These passages in this order, with all that to_facts() reads; without any gone meanwhile."""
    found = Passage.objects.visible_to(user).for_facts().in_bulk(pks)
    return [found[pk] for pk in pks if pk in found]


def search(user: User, question: Question) -> Found:
    """The passages that answer the question, in a fixed number of queries however many."""
    return Library(user, question).find(question)
