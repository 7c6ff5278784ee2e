"""What is measured of a library of some size, as lines of Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import connection

from benchmarks.facets.former import keep_texts
from benchmarks.facets.measured import (
    Case,
    bare_times,
    former_times,
    index_bytes,
    peak_megabytes,
    request_times,
    search_times,
    seconds,
)
from benchmarks.facets.synthetic import Synthetic
from casework.actions.evidence import import_evidence
from casework.actions.index_rows import make_index_anew, take_in_changes
from casework.actions.saved_searches import save_search
from casework.domain.roles import Role
from casework.domain.searches import Order, Question
from casework.models import EntityName, Passage, Team, User
from casework.models.search import search

FORMER_RUNS = 3
IMPORTED = 1_000
MARKED = (1, 50)
SAVED = 10
HEAD = (
    *("search", "found", "request ms (p95)", "CPU ms", "queries", "of a bare one"),
    *("search alone ms", "former ms", "former / now"),
)


class Report:
    """One library that grows from size to size."""

    def __init__(self, runs: int) -> None:
        self.runs = runs
        self.library = Synthetic()
        team = Team.objects.create(name="Benchmark")
        self.user = User.objects.create(
            email="benchmark@example.org", name="Benchmark", role=Role.SUPERVISOR, team=team
        )

    def of(self, size: int, *, with_former: bool) -> Iterator[str]:
        self.library.grow(size)
        with seconds() as taken:
            make_index_anew()
        if with_former:
            keep_texts()
        yield f"\n## {size:,} findings, {connection.vendor}\n"
        yield "| " + " | ".join(HEAD) + " |"
        yield "|---" * len(HEAD) + "|"
        bare = bare_times(self.user, self.runs).cpu
        for case in self._cases(size):
            yield self._row(case, bare, with_former=with_former)
        yield f"\nA bare request takes {bare:.1f} ms of the processor."
        size_of_it = index_bytes() / 1e6
        yield f"The index was made in {taken[0]:.1f} s and takes {size_of_it:.1f} MB on disk."
        yield f"The process has had at most {peak_megabytes():.0f} MB of memory."
        yield from self._writes()

    def _cases(self, size: int) -> list[Case]:
        counts = search(self.user, Question()).counts(["theme", "act"])
        theme, act = (counts[name].most_common(1)[0][0] for name in ("theme", "act"))
        three = {"theme": [theme], "act": [act], "event": ["2010-"]}
        cyrillic = EntityName.objects.filter(script="Cyrl").earliest("pk").text
        one, two = Question("opposition"), Question("political party")
        deep = size // 2 // 20 + 1
        return [
            Case("nothing asked", Question()),
            Case(f"nothing asked, page {deep}", Question(), deep),
            Case("nothing asked, newest event first", Question("", {}, Order.EVENT)),
            Case("one facet", Question("", {"theme": [theme]})),
            Case("three facets", Question("", three)),
            Case("one word", one),
            Case("two words", two),
            Case("two words, page 20", two, 20),
            Case("one word and a facet", Question("opposition", {"theme": [theme]})),
            Case("a name in Cyrillic", Question(cyrillic)),
            Case("two letters", Question("re")),
            Case("nothing fits", Question("opposition xyzzy", three)),
        ]

    def _row(self, case: Case, bare: float, *, with_former: bool) -> str:
        request, queries = request_times(self.user, case, self.runs)
        alone = search_times(self.user, case, self.runs).median
        former = former_times(case, FORMER_RUNS).median if with_former else None
        cells = [
            case.name,
            f"{len(search(self.user, case.question)):,}",
            f"{request.median:.0f} ({request.p95:.0f})",
            f"{request.cpu:.0f}",
            f"{queries}",
            f"{request.cpu / bare:.1f} times",
            f"{alone:.1f}",
            f"{former:.0f}" if former else "–",
            f"{former / alone:.1f}" if former else "–",
        ]
        return f"| {' | '.join(cells)} |"

    def _writes(self) -> Iterator[str]:
        everything = Case("", Question())
        pks = list(Passage.objects.order_by("pk").values_list("pk", flat=True)[: max(MARKED)])
        yield "\n| writing | ms |\n|---|---|"
        for number in MARKED:
            with seconds() as taken:
                for pk in pks[:number]:
                    Passage.objects.filter(pk=pk).update(finding=f"A trial was held on {pk}.")
            yield f"| change {number} and mark it | {taken[0] * 1_000:.1f} |"
            request, _ = request_times(self.user, everything, self.runs)
            yield f"| a page while {number} wait | {request.median:.0f} |"
            with seconds() as taken:
                take_in_changes()
            yield f"| take {number} in | {taken[0] * 1_000:.0f} |"
            with seconds() as taken:
                search(self.user, Question())
            yield f"| read what that changed | {taken[0] * 1_000:.1f} |"
        yield from self._import()
        yield from self._saved()

    def _import(self) -> Iterator[str]:
        self.library.add(IMPORTED)
        with seconds() as taken:
            take_in_changes()
        yield f"| take {IMPORTED:,} new ones in | {taken[0] * 1_000:.0f} |"
        document = {"schema": "casework/evidence/1", "passages": self.library.items(IMPORTED)}
        with seconds() as whole:
            import_evidence([("benchmark.json", document)], by=None)
        yield f"| import {IMPORTED:,} others from a file, all in all | {whole[0] * 1_000:.0f} |"

    def _saved(self) -> Iterator[str]:
        words = ("opposition", "party", "trial", "police", "relatives")
        for number in range(SAVED):
            question = Question(
                words[number % len(words)], {"kind": ["ngo"]} if number > 4 else {}
            )
            save_search(name=f"Search {number}", question=question, by=self.user)
        request, queries = request_times(self.user, Case("", Question()), self.runs)
        yield f"| a page with {SAVED} saved searches ({queries} queries) | {request.median:.0f} |"
        self.user.saved_searches.all().delete()
