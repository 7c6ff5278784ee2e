"""How many sources bear a finding out: what goes back to one origin counts once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

Groups = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, order=True)
class Bearer:
    """A source that bears a finding out, by which of its own findings, and its origins.

    The passage is empty where the library holds no finding of the source on it.
    """

    source: str
    passage: str
    origins: frozenset[str]


@dataclass(frozen=True, slots=True)
class Corroboration:
    """Who bears a finding out, the finding itself first, and which others are against it."""

    bearers: tuple[Bearer, ...] = ()
    contradicted_by: tuple[str, ...] = ()
    updated_by: tuple[str, ...] = ()


def corroboration_of(kept: Mapping[str, Any]) -> Corroboration:
    """The corroboration as stored() has it; nothing known of a finding is an empty one."""
    return Corroboration(
        tuple(Bearer(source, key, frozenset(o)) for source, key, o in kept.get("bearers", ())),
        tuple(kept.get("contradicted_by", ())),
        tuple(kept.get("updated_by", ())),
    )


def stored(found: Corroboration) -> dict[str, object]:
    """The corroboration as JSON has it, without what is empty or goes without saying: that a
    finding rests on its own source.
    """
    if _goes_without_saying(found):
        return {}
    values: dict[str, object] = {
        "bearers": [[b.source, b.passage, sorted(b.origins)] for b in found.bearers],
        "contradicted_by": list(found.contradicted_by),
        "updated_by": list(found.updated_by),
    }
    return {name: value for name, value in values.items() if value}


def _goes_without_saying(found: Corroboration) -> bool:
    plain = all(bearer.origins == {bearer.source} for bearer in found.bearers)
    return len(found.bearers) <= 1 and plain and not (found.contradicted_by or found.updated_by)


def origins_of(derived_from: Mapping[str, Collection[str]]) -> dict[str, frozenset[str]]:
    """For each source the works at the root of it, itself where it derives from nothing.

    Sources that derive from one another in a circle are one origin, under the first of their keys.
    """
    known = {*derived_from, *(key for keys in derived_from.values() for key in keys)}
    reached = {key: _reached(key, derived_from) for key in known}
    return {key: _roots(reached[key], reached) for key in known}


def independent(bearers: Iterable[Bearer]) -> Groups:
    """The sources in groups, of which as many as can be have no origin in common.

    Each other source stands in the first group that it shares an origin with, so adding one that
    repeats another makes no group, and adding one that draws on two leaves both. The order of the
    bearers says nothing.
    """
    found = sorted(set(bearers))
    if len(found) == 1:
        return ((found[0].source,),)
    heads = _apart(_smallest({bearer.origins for bearer in found}))
    groups: dict[frozenset[str], set[str]] = {head: set() for head in heads}
    for bearer in found:
        groups[_head(bearer, heads)].add(bearer.source)
    return tuple(sorted(tuple(sorted(group)) for group in groups.values()))


@lru_cache(maxsize=4096)
def count_independent(bearers: tuple[Bearer, ...]) -> int:
    """How many of them are independent of one another."""
    return len(independent(bearers))


def _reached(key: str, derived_from: Mapping[str, Collection[str]]) -> frozenset[str]:
    found, queue = {key}, [key]
    while queue:
        for earlier in derived_from.get(queue.pop(), ()):
            if earlier not in found:
                found.add(earlier)
                queue.append(earlier)
    return frozenset(found)


def _roots(reached: frozenset[str], all_reached: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The ends of all ways back; a circle that no way leaves is an end."""
    ends = {all_reached[key] for key in reached}
    return frozenset(min(end) for end in ends if all(all_reached[key] == end for key in end))


def _smallest(sets: Collection[frozenset[str]]) -> tuple[frozenset[str], ...]:
    """Without those that hold all origins of another one and so add nothing to it."""
    kept = [one for one in sets if not any(other < one for other in sets)]
    return tuple(sorted(kept, key=lambda one: (len(one), sorted(one))))


@lru_cache(maxsize=4096)
def _apart(sets: tuple[frozenset[str], ...]) -> tuple[frozenset[str], ...]:
    """As many of the sets as can be without an element in common; the first ones when equal."""
    if not sets:
        return ()
    first, rest = sets[0], sets[1:]
    others = tuple(one for one in rest if first.isdisjoint(one))
    with_first = (first, *_apart(others))
    if len(others) == len(rest):
        return with_first
    return max(with_first, _apart(rest), key=len)


def _head(bearer: Bearer, heads: Iterable[frozenset[str]]) -> frozenset[str]:
    return next(head for head in heads if not bearer.origins.isdisjoint(head))
