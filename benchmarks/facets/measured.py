"""Times, queries and sizes of one library."""

from __future__ import annotations

import resource
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from benchmarks.facets.former import former_page
from casework.domain.searches import Question, pairs_of
from casework.models import IndexChange, IndexEntry, IndexSet, IndexVersion, User
from casework.models.search import Library, passages_of

PAGE = 20
INDEX = (IndexSet, IndexEntry, IndexChange, IndexVersion)


@dataclass(frozen=True, slots=True)
class Case:
    """A search and the page of its results that is asked for."""

    name: str
    question: Question
    page: int = 1


@dataclass(frozen=True, slots=True)
class Times:
    """Of some runs, in milliseconds."""

    median: float
    p95: float
    # Of the processor, by this process alone: what other programs take away is not in it.
    cpu: float


def times(do: Callable[[], object], runs: int) -> Times:
    """How long it takes, warm."""
    do()
    taken = [_taken(do) for _ in range(runs)]
    wall = sorted(by_clock for by_clock, _ in taken)
    p95 = wall[max(0, round(0.95 * len(wall)) - 1)]
    return Times(statistics.median(wall), p95, statistics.median(cpu for _, cpu in taken))


def request_times(user: User, case: Case, runs: int) -> tuple[Times, int]:
    """The whole page through every middleware, and how many queries it takes."""
    client = Client()
    client.force_login(user)
    asked: dict[str, list[str]] = {"page": [str(case.page)]}
    for name, value in pairs_of(case.question):
        asked.setdefault(name, []).append(value)
    url = reverse("evidence-list")
    measured = times(lambda: client.get(url, asked), runs)
    with CaptureQueriesContext(connection) as queries:
        client.get(url, asked)
    return measured, len(queries)


def bare_times(user: User, runs: int) -> Times:
    """One empty request through the same middleware."""
    with override_settings(ROOT_URLCONF="benchmarks.facets.bare"):
        client = Client()
        client.force_login(user)
        return times(lambda: client.get("/"), runs)


def search_times(user: User, case: Case, runs: int) -> Times:
    """Number, counts and facts of the page alone, without a page made of them."""

    def do() -> None:
        found = Library(user, case.question).find(case.question)
        found.counts()
        start = (case.page - 1) * PAGE
        for passage in passages_of(user, found[start : start + PAGE]):
            passage.to_facts()

    return times(do, runs)


def former_times(case: Case, runs: int) -> Times:
    return times(lambda: former_page(case.question, case.page), runs)


def index_bytes() -> int:
    """What the tables of the index take on disk, with what the database indexes them by."""
    tables = [model._meta.db_table for model in INDEX]  # noqa: SLF001 -- Django's public _meta
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT sum(pg_total_relation_size(t::regclass)) FROM unnest(%s::text[]) AS t",
                [tables],
            )
        else:
            marks = ", ".join(["%s"] * len(tables))
            cursor.execute(
                "SELECT sum(pgsize) FROM dbstat WHERE name IN (SELECT name FROM sqlite_master "  # noqa: S608 -- marks only
                f"WHERE tbl_name IN ({marks}))",
                tables,
            )
        return int(cursor.fetchone()[0])


def peak_megabytes() -> float:
    """The most memory that this process has had so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


@contextmanager
def seconds() -> Iterator[list[float]]:
    """Puts into the list how long the block took."""
    taken: list[float] = []
    started = time.perf_counter()
    yield taken
    taken.append(time.perf_counter() - started)


def _taken(do: Callable[[], object]) -> tuple[float, float]:
    started, used = time.perf_counter(), time.process_time()
    do()
    return (time.perf_counter() - started) * 1_000, (time.process_time() - used) * 1_000
