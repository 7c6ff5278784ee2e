"""The suggestions of one claim measured at growing sizes, as lines of Markdown."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from django.db import connection
from django.test.utils import CaptureQueriesContext

from benchmarks.facets.measured import Times, peak_megabytes, times
from benchmarks.facets.synthetic import Synthetic
from benchmarks.matching.labelled import demo_case, elements
from benchmarks.matching.rankers import AS_OF
from casework.actions.index_rows import make_index_anew
from casework.domain.cases import CaseFacts
from casework.domain.claimant import claimant_of
from casework.domain.evidence import PassageFacts
from casework.domain.law import ElementFacts, elements_for
from casework.domain.matching import Match, match, match_to
from casework.models import Passage
from casework.models.matching import entity_facts, passages_for

ELEMENTS, TOP = 12, 20
FULL_RUNS, NAMED = 2, 4
HEAD = (
    *("findings", "read", "ms (p95)", "CPU ms", "of reading those rows alone"),
    *("all scored, times as long", "same first 20", "queries", "peak memory MB"),
)


class Report:
    """One library that grows from size to size, and one claim."""

    def __init__(self, runs: int, full: int) -> None:
        self.runs, self.full = runs, full
        self.library = Synthetic()
        self.case, self.elements = _case(), _twelve()

    def of(self, sizes: Sequence[int]) -> Iterator[str]:
        yield f"{connection.vendor}, {ELEMENTS} elements\n"
        yield "| " + " | ".join(HEAD) + " |"
        yield "|---" * len(HEAD) + "|"
        taken: list[float] = []
        for size in sizes:
            self.library.grow(size)
            make_index_anew()
            line, times_here = self._row(size)
            taken.append(times_here.cpu)
            yield line
        for (small, a), (large, b) in zip(
            islice(zip(sizes, taken, strict=True), len(sizes) - 1),
            islice(zip(sizes, taken, strict=True), 1, None),
            strict=True,
        ):
            power = math.log(b / a) / math.log(large / small)
            yield f"\nFrom {small:,} to {large:,} CPU time grows with the power {power:.2f}."

    def _row(self, size: int) -> tuple[str, Times]:
        found, read = self._suggest()
        pks = list(Passage.objects.filter(key__in=[p.key for p in read]).values_list("pk"))
        numbers = [pk for (pk,) in pks]
        now = times(self._suggest, self.runs)
        bare = times(lambda: _facts(numbers), self.runs)
        with CaptureQueriesContext(connection) as queries:
            self._suggest()
        cells = [
            f"{size:,}",
            f"{len(read):,}",
            f"{now.median:.0f} ({now.p95:.0f})",
            f"{now.cpu:.0f}",
            f"{now.cpu / bare.cpu:.1f} times",
            *self._compared(size, now, found),
            f"{len(queries)}",
            f"{peak_megabytes():.0f}",
        ]
        return "| " + " | ".join(cells) + " |", now

    def _compared(self, size: int, now: Times, found: list[Match]) -> tuple[str, str]:
        if size > self.full:
            return "", ""
        all_of_them = times(self._score_all, FULL_RUNS)
        whole = self._score_all()
        same = sum(_first(found, e) == _first(whole, e) for e in self.elements)
        return f"{all_of_them.cpu / now.cpu:.0f}", f"{same} of {ELEMENTS}"

    def _suggest(self) -> tuple[list[Match], list[PassageFacts]]:
        claimant, day = claimant_of(self.case, entity_facts()), self.case.weighed_on(AS_OF)
        examined = elements_for(self.elements, self.case.jurisdiction)
        rows = passages_for(claimant, examined, day).printable().for_facts()
        read = [row.to_facts() for row in rows]
        return match_to(claimant, examined, read, day), read

    def _score_all(self) -> list[Match]:
        read = [row.to_facts() for row in Passage.objects.printable().for_facts()]
        return match(self.case, self.elements, read, entity_facts(), AS_OF)


def _facts(pks: Sequence[int]) -> list[PassageFacts]:
    return [row.to_facts() for row in Passage.objects.filter(pk__in=pks).for_facts()]


def _first(found: Sequence[Match], element: ElementFacts) -> list[tuple[str, float]]:
    here = (m for m in found if m.element == element.key)
    return [(m.passage.key, m.score) for m in islice(here, TOP)]


def _case() -> CaseFacts:
    """A demonstration case that names some of the invented people too."""
    case = demo_case("poland")
    names = frozenset(f"e{number}" for number in range(NAMED))
    first, *others = case.events
    return replace(case, events=(replace(first, entities=first.entities | names), *others))


def _twelve() -> list[ElementFacts]:
    """The elements of the law, some of them twice, so that the country examines twelve."""
    known = [element for element in elements() if not element.jurisdictions]
    return [
        replace(known[place % len(known)], key=f"element-{place}", position=place)
        for place in range(ELEMENTS)
    ]
