"""Places as the library lists them: one English name for all spellings, with what lies around."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from casework.domain.names import name_keys
from casework.domain.place_names import NAMES
from casework.domain.regions import CANONICAL, REGIONS, SAME, SEPARATOR, WITHIN


def places_of(texts: Iterable[str]) -> frozenset[str]:
    """The places that texts name, and the regions and countries around them, by English name."""
    return frozenset[str]().union(*map(_places, texts))


def _key(place: str) -> str:
    return " ".join(sorted(name_keys(place)))


def _english() -> dict[str, str]:
    """The English name of each place we know, by its canonical key."""
    inner = (place for places in WITHIN.values() for place in places)
    known = [*inner, *NAMES, *SAME.values(), *WITHIN]
    names = {_key(name): name for name in known if name not in SAME}
    return {key: name for key, name in names.items() if CANONICAL.get(key, key) == key}


ENGLISH = _english()


@lru_cache(maxsize=4096)
def _places(text: str) -> frozenset[str]:
    parts = (part.strip() for part in SEPARATOR.split(text))
    found: set[str] = set()
    for part in filter(None, parts):
        key = CANONICAL.get(_key(part), _key(part))
        found.add(ENGLISH.get(key, part))
        found.update(ENGLISH[around] for around in REGIONS.get(key, ()) if around in ENGLISH)
    return frozenset(found)
