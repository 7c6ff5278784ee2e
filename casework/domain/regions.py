"""Places as matching compares them: one key for all spellings, and the regions they lie in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from casework.domain.names import name_keys
from casework.domain.place_names import NAMES

# The country of origin itself is no coincidence of place.
WIDE = ("Tajikistan", "Europe", "EU", "CIS", "Internet")
# A town or district, and what lies around it.
WITHIN: Mapping[str, tuple[str, ...]] = {
    "Gorno-Badakhshan": (
        "Khorog", "Rushan", "Roshtqala", "Shughnon", "Ishkoshim", "Murghob", "Vanj", "Darvoz",
        "Vamar", "GBAO", "Badakhshan", "Kuhistoni Badakhshon",
    ),
    "Russia": (
        "Moscow", "Saint Petersburg", "Samara", "Yekaterinburg", "Kaluga", "Tver", "Omsk",
        "Novosibirsk", "Kazan", "Krasnodar", "Tyumen", "Smolensk", "Ivanovo",
    ),
    "Turkey": ("Istanbul", "Ankara", "Izmir", "Antalya", "Edirne"),
    "Belarus": ("Minsk", "Brest", "Grodno", "Terespol", "Białowieża", "Kuźnica"),
    "Ukraine": ("Kyiv", "Lviv", "Odesa", "Kharkiv", "Medyka", "Dołhobyczów"),
    "Kazakhstan": ("Almaty", "Astana", "Shymkent"),
    "Terespol": ("Brest",),
    "Germany": (
        "Berlin", "Dortmund", "Eisenstadt", "Hamburg", "Cologne", "Munich", "Leipzig", "Bonn",
        "Bremen", "Zirndorf",
    ),
    "Poland": ("Warsaw", "Terespol", "Medyka", "Dołhobyczów", "Lublin", "Kraków", "Białystok"),
    "Austria": ("Vienna", "Eisenstadt", "Graz", "Linz", "Salzburg"),
}  # fmt: skip
# Names that no spelling of the other leads to.
SAME: Mapping[str, str] = {
    "St Petersburg": "Saint Petersburg",
    "GBAO": "Gorno-Badakhshan",
    "Badakhshan": "Gorno-Badakhshan",
    "Kuhistoni Badakhshon": "Gorno-Badakhshan",
    "Kurgan-Tyube": "Bokhtar",
    "Qurghonteppa": "Bokhtar",
    "Kiev": "Kyiv",
}
SEPARATOR = re.compile(r"[,;()/]")


def _key(place: str) -> str:
    return " ".join(sorted(name_keys(place)))


def _canonical() -> dict[str, str]:
    """The key of each spelling we know, to the key of the English name."""
    spellings = {name: english for english, names in NAMES.items() for name in names}
    return {_key(spelling): _key(name) for spelling, name in {**spellings, **SAME}.items()}


CANONICAL = _canonical()
REGIONS: dict[str, frozenset[str]] = {}
for _region, _places in WITHIN.items():
    for _place in _places:
        _found = CANONICAL.get(_key(_place), _key(_place))
        REGIONS[_found] = REGIONS.get(_found, frozenset()) | {_key(_region)}
IGNORED = frozenset(map(_key, WIDE)) | {""}


@lru_cache(maxsize=4096)
def place_keys(text: str) -> frozenset[str]:
    """The keys of the places that a text of one or more places names; never the whole country."""
    keys = (_key(part) for part in SEPARATOR.split(text))
    return frozenset(CANONICAL.get(key, key) for key in keys) - IGNORED


def with_regions(keys: Iterable[str]) -> frozenset[str]:
    """The keys together with those of the regions and countries around them."""
    found = frozenset(keys)
    return found.union(*(REGIONS.get(key, frozenset()) for key in found))
