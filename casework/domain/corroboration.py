"""The graph of findings: what one says of another, and how well each is borne out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from casework.domain.dates import Fuzzy
from casework.domain.errors import Problem
from casework.domain.evidence import LinkKind
from casework.domain.independence import Bearer, Corroboration, Groups, independent, origins_of

# What a source says of a finding by one of its own, which then stands for the source.
SAID = (LinkKind.SUPPORTS, LinkKind.REPEATS, LinkKind.CONTRADICTS)
SAID_OF_CORRECTED = (LinkKind.SUPPORTS, LinkKind.REPEATS)
OPPOSITE = {LinkKind.SUPPORTS: LinkKind.CONTRADICTS, LinkKind.CONTRADICTS: LinkKind.SUPPORTS}


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """The first finding supports, contradicts, updates or repeats the other."""

    passage: str
    kind: LinkKind
    of: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What the graph knows of a finding; a source nobody has seen bears nothing out.

    Where it is corrected, links speak of what its source has, and the sources that are named
    without a finding of their own bear out the correction, which is what is printed.
    """

    source: str
    is_printable: bool = True
    is_seen: bool = True
    is_corrected: bool = False


@dataclass(frozen=True, slots=True)
class Graph:
    """Findings, what they say of each other, and the origins of their sources.

    named holds, for a finding, the sources that bear it out without a finding of their own.
    """

    findings: Mapping[str, Finding]
    links: Collection[Link]
    derived_from: Mapping[str, Collection[str]] = field(default_factory=dict)
    named: Mapping[str, Collection[str]] = field(default_factory=dict)

    def corroborations(self, keys: Iterable[str] | None = None) -> dict[str, Corroboration]:
        """For each finding, or those of the keys, who bears it out, contradicts and updates it."""
        reading = _Reading.of(self)
        chosen = self.findings if keys is None else keys
        return {key: reading.corroboration(key) for key in chosen}


@dataclass(frozen=True, slots=True)
class _Reading:
    graph: Graph
    origins: Mapping[str, frozenset[str]]
    forth: Mapping[tuple[str, LinkKind], list[str]]
    back: Mapping[tuple[str, LinkKind], list[str]]
    known: dict[str, Bearer] = field(default_factory=dict)

    @classmethod
    def of(cls, graph: Graph) -> _Reading:
        forth, back = defaultdict(list), defaultdict(list)
        for link in sorted(set(graph.links)):
            forth[link.passage, link.kind].append(link.of)
            back[link.of, link.kind].append(link.passage)
        return cls(graph, origins_of(graph.derived_from), forth, back)

    def corroboration(self, key: str) -> Corroboration:
        others = sorted(self._bearers(key) - {self._bearer(key)})
        return Corroboration(
            (self._bearer(key), *others),
            tuple(self._against(key, LinkKind.CONTRADICTS)),
            tuple(self._against(key, LinkKind.UPDATES)),
        )

    def _bearers(self, key: str) -> set[Bearer]:
        supporting = filter(self._counts, self.back.get((key, LinkKind.SUPPORTS), ()))
        saying = _closure({key, *supporting}, self.back)
        found = {self._bearer(one) for one in saying if one == key or self._counts(one)}
        heard = {
            self.graph.findings[one].source
            for kind in (SAID_OF_CORRECTED if self._is_corrected(key) else SAID)
            for one in self.back.get((key, kind), ())
        }
        named = set(self.graph.named.get(key, ())) - heard
        return found | {Bearer(source, "", self._origins(source)) for source in named}

    def _bearer(self, key: str) -> Bearer:
        """A finding that repeats another has the origins of that one too."""
        if key not in self.known:
            self.known[key] = self._reckoned(key)
        return self.known[key]

    def _reckoned(self, key: str) -> Bearer:
        sources = {self.graph.findings[one].source for one in _closure({key}, self.forth)}
        origins = frozenset[str]().union(*map(self._origins, sources))
        return Bearer(self.graph.findings[key].source, key, origins)

    def _origins(self, source: str) -> frozenset[str]:
        return self.origins.get(source, frozenset({source}))

    def _counts(self, key: str) -> bool:
        finding = self.graph.findings[key]
        return finding.is_printable and finding.is_seen

    def _is_corrected(self, key: str) -> bool:
        return self.graph.findings[key].is_corrected

    def _against(self, key: str, kind: LinkKind) -> Iterator[str]:
        """What may be printed against it, without what its correction already follows."""
        followed = self.graph.named.get(key, ()) if self._is_corrected(key) else ()
        for one in self.back.get((key, kind), ()):
            finding = self.graph.findings[one]
            if finding.is_printable and finding.source not in followed:
                yield one


def _closure(keys: Iterable[str], by: Mapping[tuple[str, LinkKind], list[str]]) -> set[str]:
    """The findings and all that repeat them, or that they repeat, over any number of steps."""
    found = set(keys)
    queue = list(found)
    while queue:
        for other in by.get((queue.pop(), LinkKind.REPEATS), ()):
            if other not in found:
                found.add(other)
                queue.append(other)
    return found


def groups(bearers: Collection[Bearer], own: str) -> Groups:
    """Origin groups of those who bear a finding out, the one with its own source first."""
    return tuple(sorted(independent(bearers), key=lambda group: own not in group))


def problems_of(
    link: Link, others: Collection[Link], issued: Mapping[str, Fuzzy]
) -> Iterator[Problem]:
    """What speaks against a link: of itself, there already or its opposite, a circle of updates,
    or an update by a source that is older; issued holds the date of the source of a finding.
    """
    if link.passage == link.of:
        yield Problem("link-to-itself")
        return
    if link in others:
        yield Problem("link-twice", "", {"passage": link.passage, "of": link.of})
    opposite = OPPOSITE.get(link.kind)
    if opposite and Link(link.passage, opposite, link.of) in others:
        yield Problem("link-opposite", "", {"passage": link.passage, "of": link.of})
    if link.kind is LinkKind.UPDATES:
        yield from _update_problems(link, others, issued)


def _update_problems(
    link: Link, others: Collection[Link], issued: Mapping[str, Fuzzy]
) -> Iterator[Problem]:
    if link.passage in _updated_by(link.of, others):
        yield Problem("link-circle", "", {"passage": link.passage, "of": link.of})
    newer, older = issued.get(link.passage), issued.get(link.of)
    if newer and older and newer.latest and older.earliest and newer.latest < older.earliest:
        yield Problem("link-by-older", "", {"passage": link.passage, "of": link.of})


def _updated_by(key: str, links: Collection[Link]) -> set[str]:
    """All that the finding updates, over any number of steps."""
    forth = defaultdict(list)
    for link in links:
        if link.kind is LinkKind.UPDATES:
            forth[link.passage].append(link.of)
    found: set[str] = set()
    queue = [key]
    while queue:
        for other in forth[queue.pop()]:
            if other not in found:
                found.add(other)
                queue.append(other)
    return found
