"""Facets of the law library: one value each, as plain links."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from django.http import QueryDict

from casework.domain.law_library import FACETS, Entry, narrowed
from casework.web.facets import Chip, Facet, Option
from casework.wording import law as words


class AskedOfLaw:
    """What is asked of the law: words, and at most one value of each facet."""

    def __init__(self, asked: QueryDict) -> None:
        self.query = asked.get("q", "").replace("\x00", "").strip()[:200]
        given = {facet: asked.get(facet, "").replace("\x00", "") for facet in FACETS}
        self.chosen = {facet: value for facet, value in given.items() if value}

    def narrow(self, entries: Sequence[Entry]) -> list[Entry]:
        return narrowed(entries, self.query, self.chosen)

    def facets(self, found: Sequence[Entry]) -> list[Facet]:
        """The values still to choose, most frequent first, with what each would leave."""
        counts = {
            facet: Counter(entry.values()[facet] for entry in found)
            for facet in FACETS
            if facet not in self.chosen
        }
        return [self._facet(facet, count) for facet, count in counts.items() if len(count) > 1]

    def chips(self) -> list[Chip]:
        return [
            Chip(
                str(words.FACETS[facet]),
                words.facet_value(facet, value),
                self._url({f: v for f, v in self.chosen.items() if f != facet}),
            )
            for facet, value in self.chosen.items()
        ]

    def hidden(self) -> list[tuple[str, str]]:
        """What the search form must carry along."""
        return list(self.chosen.items())

    def _facet(self, facet: str, counts: Counter[str]) -> Facet:
        options = [
            Option(words.facet_value(facet, value), count, self._url(self.chosen | {facet: value}))
            for value, count in counts.items()
            if value
        ]
        options.sort(key=lambda option: (-option.passages, option.label))
        return Facet(facet, str(words.FACETS[facet]), options, [], is_open=True)

    def _url(self, chosen: Mapping[str, str]) -> str:
        pairs = {"q": self.query} if self.query else {}
        return f"?{urlencode(pairs | dict(chosen))}"
