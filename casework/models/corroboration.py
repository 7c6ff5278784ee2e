"""The graph of findings as the library holds it, read in a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from django.db.models import Q, QuerySet

from casework.domain.corroboration import Finding, Graph, Link
from casework.domain.evidence import Certainty, EditorialState, LinkKind
from casework.models.evidence import Passage, PassageQuerySet, Source
from casework.models.passage_links import PassageLink, PassageLinkQuerySet


def corroboration_graph(passages: PassageQuerySet, links: PassageLinkQuerySet) -> Graph:
    """The graph of these findings, and of links of which both ends are among them."""
    findings = {
        row.key: Finding(
            row.source.key,
            is_printable=row.printable and row.state != EditorialState.RETIRED,
            is_seen=row.source.certainty != Certainty.MEMORY,
            is_corrected=bool(row.correction),
        )
        for row in passages
    }
    return Graph(findings, links_in(links), derivations(), _named(passages))


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
    return _with_what_counts(Passage.objects.all()).filter(
        Q(pk__in=links.values("passage"))
        | Q(pk__in=links.values("of"))
        | Q(pk__in=Passage.corroborated_by.through.objects.values("passage"))
        | Q(source__in=derived)
        | ~Q(corroboration={})
    )


def affected_by(passages: Collection[Passage]) -> set[int]:
    """The findings whose corroboration a change of these, or of links between them, may change:
    themselves, what they repeat or what repeats them, and all that any of those speak of.
    """
    same = _repeating({passage.pk for passage in passages})
    told = PassageLink.objects.held().filter(passage__in=same)
    return same | set(told.order_by().values_list("of", flat=True))


def around(affected: Collection[int]) -> PassageQuerySet:
    """The findings that the corroboration of the affected ones is reckoned from."""
    telling = PassageLink.objects.held().filter(of__in=affected)
    near = {*affected, *telling.order_by().values_list("passage", flat=True)}
    return _with_what_counts(Passage.objects.filter(pk__in=_repeating(near)))


def _repeating(passages: set[int]) -> set[int]:
    """The findings with all that they repeat and that repeat them; a query for each step."""
    repeats = PassageLink.objects.held().filter(kind=LinkKind.REPEATS.value).order_by()
    found, new = set(passages), set(passages)
    while new:
        touching = repeats.filter(Q(passage__in=new) | Q(of__in=new))
        new = {pk for ends in touching.values_list("passage", "of") for pk in ends} - found
        found |= new
    return found


def _with_what_counts(passages: PassageQuerySet) -> PassageQuerySet:
    return passages.select_related("source").only(
        "key",
        "correction",
        "printable",
        "state",
        "corroboration",
        "source__key",
        "source__certainty",
    )


def _named(passages: PassageQuerySet) -> dict[str, frozenset[str]]:
    """For each of the findings the sources that bear it out, if somebody has seen them."""
    through = Passage.corroborated_by.through.objects
    seen = through.exclude(source__certainty=Certainty.MEMORY.value)
    rows = seen.filter(passage__in=passages.order_by().values("pk"))
    return _gathered(rows.values_list("passage__key", "source__key"))


def _gathered(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    found = defaultdict(set)
    for one, other in pairs:
        found[one].add(other)
    return {one: frozenset(others) for one, others in found.items()}
