"""Facets of the evidence library as plain links: each value narrows, each chip widens again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import get_language

from casework.domain.translation import pick
from casework.models.library import FACETS, TERM_FACETS, term_labels
from casework.wording import evidence as words

SHOWN = 8
# The first questions a lawyer asks are open from the start.
OPEN = frozenset({"theme", "profile", "act"})


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a facet: where its link leads, and how many passages would be left."""

    label: str
    passages: int
    url: str


@dataclass(frozen=True, slots=True)
class Facet:
    name: str
    title: str
    first: Sequence[Option]
    more: Sequence[Option]
    is_open: bool


@dataclass(frozen=True, slots=True)
class Chip:
    """A value that is chosen, and the address without it."""

    title: str
    label: str
    url: str


class Asked:
    """What is asked of the library: words, and values of facets, as the address has them."""

    def __init__(self, asked: QueryDict) -> None:
        self.query = _clean(asked.get("q", ""))[:200]
        self.chosen = {facet: _unique(asked.getlist(facet)) for facet in FACETS}
        self._labels = term_labels()

    def facets(self, counts: Mapping[str, Counter[str]]) -> list[Facet]:
        """The values still to choose, most frequent first, with what each would leave."""
        return [facet for name in FACETS if (facet := self._facet(name, counts[name]))]

    def chips(self) -> list[Chip]:
        return [
            Chip(str(words.FACETS[facet]), self.label(facet, value), self._without(facet, value))
            for facet, values in self.chosen.items()
            for value in values
        ]

    def label(self, facet: str, value: str) -> str:
        if facet in TERM_FACETS:
            labels = self._labels.get((facet, value), {})
            return pick(labels, get_language() or "en", "en").text or value
        return words.facet_label(facet, value)

    def hidden(self) -> list[tuple[str, str]]:
        """What the search form must carry along."""
        return [(facet, value) for facet, values in self.chosen.items() for value in values]

    def _facet(self, name: str, counts: Counter[str]) -> Facet | None:
        options = [
            Option(self.label(name, value), passages, self._with(name, value))
            for value, passages in counts.items()
            if value not in self.chosen[name]
        ]
        options.sort(key=lambda option: (-option.passages, option.label))
        single = name not in TERM_FACETS and self.chosen[name]
        if not options or single:
            return None
        return Facet(name, str(words.FACETS[name]), options[:SHOWN], options[SHOWN:], name in OPEN)

    def _with(self, facet: str, value: str) -> str:
        return self._url(self.chosen | {facet: [*self.chosen[facet], value]})

    def _without(self, facet: str, value: str) -> str:
        return self._url(
            self.chosen | {facet: [kept for kept in self.chosen[facet] if kept != value]}
        )

    def _url(self, chosen: Mapping[str, Sequence[str]]) -> str:
        pairs = [("q", self.query)] if self.query else []
        pairs += [(facet, value) for facet, values in chosen.items() for value in values]
        return f"?{urlencode(pairs)}"


def _unique(values: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(value for value in map(_clean, values) if value))


def _clean(value: str) -> str:
    # PostgreSQL refuses NUL in a text.
    return value.replace("\x00", "").strip()
