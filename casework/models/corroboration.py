"""The graph of findings as the library holds it, read in a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q, QuerySet

from casework.domain.corroboration import Finding, Graph, Link
from casework.domain.evidence import Certainty, EditorialState, LinkKind
from casework.models.evidence import Passage, PassageQuerySet, Source
from casework.models.passage_links import PassageLink


def corroboration_graph(passages: Iterable[Passage]) -> Graph:
    """The graph of these findings, which must be all that concerned() has."""
    findings = {
        row.key: Finding(
            row.source.key,
            is_printable=row.printable and row.state != EditorialState.RETIRED,
            is_seen=row.source.certainty != Certainty.MEMORY,
            is_corrected=bool(row.correction),
        )
        for row in passages
    }
    return Graph(findings, links_in(PassageLink.objects.held()), derivations(), _named())


def links_in(rows: QuerySet[PassageLink]) -> frozenset[Link]:
    """The links as the rules have them, by the keys of their findings."""
    values = rows.order_by().values_list("passage__key", "kind", "of__key")
    return frozenset(Link(passage, LinkKind(kind), of) for passage, kind, of in values)


def derivations() -> dict[str, frozenset[str]]:
    """For each source that derives from others, which ones."""
    pairs = Source.derived_from.through.objects.values_list("from_source__key", "to_source__key")
    return _gathered(pairs)


def concerned() -> PassageQuerySet:
    """The findings whose corroboration may say more than their source does by itself: linked ones,
    those that sources bear out, and those of sources that derive from others.
    """
    links = PassageLink.objects.held().order_by()
    derived = Source.derived_from.through.objects.values("from_source")
    rows = Passage.objects.select_related("source").only(
        "key",
        "correction",
        "printable",
        "state",
        "corroboration",
        "source__key",
        "source__certainty",
    )
    return rows.filter(
        Q(pk__in=links.values("passage"))
        | Q(pk__in=links.values("of"))
        | Q(pk__in=Passage.corroborated_by.through.objects.values("passage"))
        | Q(source__in=derived)
        | ~Q(corroboration={})
    )


def _named() -> dict[str, frozenset[str]]:
    """For each finding the sources that bear it out, as far as somebody has seen them."""
    rows = Passage.corroborated_by.through.objects.exclude(
        source__certainty=Certainty.MEMORY.value
    )
    return _gathered(rows.values_list("passage__key", "source__key"))


def _gathered(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    found = defaultdict(set)
    for one, other in pairs:
        found[one].add(other)
    return {one: frozenset(others) for one, others in found.items()}
