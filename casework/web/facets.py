"""Facets of the evidence library as plain links: each value narrows, each chip widens again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import get_language

from casework.domain.place_names import place_in
from casework.domain.searches import (
    FACETS,
    SINGLE_FACETS,
    TERM_FACETS,
    YEAR_FACETS,
    Order,
    Question,
    as_text,
    pairs_of,
    read_question,
)
from casework.domain.translation import pick
from casework.models.library import entity_names, term_labels
from casework.models.search import Found
from casework.web.sealed import EVIDENCE, seal, unseal
from casework.wording import evidence as words

SHOWN, MORE = 8, 24
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
    """Values to choose from: the first, those folded away, and where all others are."""

    name: str
    title: str
    first: Sequence[Option]
    more: Sequence[Option]
    is_open: bool
    others: int = 0
    others_url: str = ""


@dataclass(frozen=True, slots=True)
class Chip:
    """A value that is chosen, and the address without it."""

    title: str
    label: str
    url: str


class Asked:
    """What is asked of the library, as the address has it; its words are sealed there."""

    def __init__(self, asked: QueryDict, at: str = "") -> None:
        """The addresses that it gives lead to the page at, or to the same one."""
        self._at = at
        pairs = [(name, value) for name, values in asked.lists() for value in values]
        sealed = asked.get("s", "")
        if opened := unseal(sealed, EVIDENCE):
            pairs = [*((name, value) for name, value in pairs if name != "q"), ("q", opened)]
        self.question = read_question(pairs)
        # Words that came in clear, as from an old bookmark, are clear already.
        self._sealed = sealed if opened else ""

    @property
    def query(self) -> str:
        return self.question.query

    @property
    def chosen(self) -> Mapping[str, Sequence[str]]:
        return self.question.chosen

    @property
    def text(self) -> str:
        """The question as it can be saved."""
        return as_text(self.question)

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """What the search form must carry along besides the words."""
        return pairs_of(self.question, words=False)

    @property
    def bare_url(self) -> str:
        """The address of the same words without any filter."""
        return self.url(Question(self.query, order=self.question.order))

    def url(self, question: Question) -> str:
        """The address that asks this, with its words as they are in this one."""
        if not question.query:
            token = ""
        elif question.query == self.query or not self._sealed:
            token = self._sealed
        else:
            token = seal(question.query, EVIDENCE)
        pairs = [("s", token)] if token else []
        return f"{self._at}?{urlencode([*pairs, *pairs_of(question, words=not token)])}"

    def orders(self) -> list[tuple[str, str, bool]]:
        """Each order with its address, and whether it is the one of this page."""
        fitting = [order for order in Order if self.query or order is not Order.BEST]
        return [
            (
                str(words.ORDERS[order]),
                self.url(Question(self.query, self.chosen, order)),
                order is self.question.sorted_by,
            )
            for order in fitting
        ]


def sealed_address(asked: QueryDict) -> str:
    """Where a search form leads: the filters in clear, the words sealed."""
    pairs = [(name, value) for name, values in asked.lists() for value in values]
    question = read_question(pairs)
    return f"?{urlencode(sealed_pairs(question))}"


def sealed_pairs(question: Question) -> list[tuple[str, str]]:
    words = [("s", seal(question.query, EVIDENCE))] if question.query else []
    return [*words, *pairs_of(question, words=False)]


class Names:
    """What values are called in the language of the screen; at most two queries."""

    def __init__(self, entities: Collection[str]) -> None:
        self._entities = entity_names(entities) if entities else {}
        self._language = get_language() or "en"

    @cached_property
    def _terms(self) -> dict[tuple[str, str], dict[str, str]]:
        return term_labels()

    def __call__(self, facet: str, value: str) -> str:
        if facet in TERM_FACETS:
            texts = self._terms.get((facet, value), {})
            return pick(texts, self._language, "en").text or value
        if facet == "entity":
            return self._entities.get(value, value)
        if facet == "place":
            return place_in(self._language, value)
        return words.facet_label(facet, value)


def chips_of(asked: Asked, name: Names | None = None) -> list[Chip]:
    """The chosen values, each with the address that lacks it."""
    name = name or Names(asked.chosen["entity"])
    return [
        Chip(
            str(words.FACETS[facet]),
            name(facet, value),
            asked.url(asked.question.without(facet, value)),
        )
        for facet, value in asked.question.values
    ]


class Panel:
    """The facets of what was found, with the values still to choose and what each would leave."""

    def __init__(self, asked: Asked, found: Found, every: str = "") -> None:
        """The values of one facet only where one is given, and then every one of them."""
        self._asked, self._found = asked, found
        counts = found.counts([every] if every else FACETS)
        self._counts = {facet: self._left(facet, values) for facet, values in counts.items()}
        entities = self._counts.get("entity", Counter())
        shown = entities if every else _top(entities)
        self.name = Names([*shown, *asked.chosen["entity"]])

    def facets(self) -> list[Facet]:
        return [self._facet(name) for name in FACETS if self._counts[name]]

    def chips(self) -> list[Chip]:
        return chips_of(self._asked, self.name)

    def wider(self) -> list[Option]:
        """Where nothing was found: what is, without one of the words or values."""
        return [
            Option(self.name(facet, given) if facet else f"“{given}”", number, self._asked.url(q))
            for q, facet, given, number in self._found.relaxed()
        ]

    def options(self, facet: str) -> list[Option]:
        """Every value of one facet, by name."""
        options = [self._option(facet, *pair) for pair in self._counts[facet].items()]
        return sorted(options, key=lambda option: option.label.casefold())

    def _left(self, facet: str, counts: Counter[str]) -> Counter[str]:
        """The values that may still be chosen."""
        chosen = self._asked.chosen.get(facet, ())
        if chosen and facet in SINGLE_FACETS:
            return Counter()
        return Counter({value: n for value, n in counts.items() if value not in chosen})

    def _facet(self, facet: str) -> Facet:
        counts = self._counts[facet]
        if facet in YEAR_FACETS:
            options = [self._option(facet, *pair) for pair in self._found.years(facet, counts)]
        else:
            options = [self._option(facet, *pair) for pair in _top(counts).items()]
            options.sort(key=lambda option: (-option.passages, option.label))
        others = max(len(counts) - SHOWN - MORE, 0) if facet not in YEAR_FACETS else 0
        query = self._asked.url(self._asked.question).partition("?")[2]
        url = f"{reverse('facet-values', args=[facet])}?{query}"
        title = str(words.FACETS[facet])
        return Facet(facet, title, options[:SHOWN], options[SHOWN:], facet in OPEN, others, url)

    def _option(self, facet: str, value: str, number: int) -> Option:
        url = self._asked.url(self._asked.question.having(facet, value))
        return Option(self.name(facet, value), number, url)


def _top(counts: Counter[str]) -> dict[str, int]:
    """The most frequent values."""
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[: SHOWN + MORE])
