"""What can be asked of the library: words, values of facets, an order; and how it is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import parse_qsl, urlencode

from casework.domain.evidence import TermKind

TERM_FACETS = tuple(kind.value for kind in TermKind)
# Years of the event and of the source; their values may be ranges: 2015, 2010-2019, 2015-.
YEAR_FACETS = ("event", "year")
USED = "used"
# A finding has one value of each of these at most.
OF_SOURCE = ("kind", "publisher", "language", "certainty")
OF_FINDING = ("modality", "currency", "state", "direction", "printable")
SINGLE_FACETS = frozenset({*OF_SOURCE, *OF_FINDING, USED})
FACETS = (*TERM_FACETS, "entity", "place", *YEAR_FACETS, *OF_SOURCE, *OF_FINDING, USED)
# May be used in a case; no facet to choose, but what screens of cases ask for.
USABLE = "usable"
LONGEST_QUERY = 200
# So many values of one facet are heeded.
MOST_VALUES = 12
RANGE = re.compile(r"(\d{4})(-(\d{4})?)?")


class Order(StrEnum):
    """Which findings come first."""

    BEST = "best"
    SOURCE = "source"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class Question:
    """A search: each word and each chosen value narrows it."""

    query: str = ""
    chosen: Mapping[str, Sequence[str]] = field(default_factory=dict)
    order: Order | None = None

    @property
    def sorted_by(self) -> Order:
        """Words are asked for what fits best, everything else for what is newest."""
        if self.order and (self.query or self.order is not Order.BEST):
            return self.order
        return Order.BEST if self.query else Order.SOURCE

    @property
    def values(self) -> list[tuple[str, str]]:
        """The chosen values, each with its facet."""
        return [(facet, value) for facet, values in self.chosen.items() for value in values]

    @property
    def is_empty(self) -> bool:
        return not self.query and not self.values

    def without_word(self, word: str) -> Question:
        rest = " ".join(other for other in self.query.split() if other != word)
        return Question(rest, self.chosen, self.order)

    def without(self, facet: str, value: str) -> Question:
        kept = [other for other in self.chosen.get(facet, ()) if other != value]
        return Question(self.query, {**self.chosen, facet: kept}, self.order)

    def having(self, facet: str, value: str) -> Question:
        values = [*self.chosen.get(facet, ()), value]
        return Question(self.query, {**self.chosen, facet: values}, self.order)


def read_question(pairs: Iterable[tuple[str, str]]) -> Question:
    """The question in the pairs of an address; what is no part of one is left out."""
    query, order, chosen = "", None, {facet: list[str]() for facet in FACETS}
    for name, given in pairs:
        # PostgreSQL refuses NUL in a text.
        value = given.replace("\x00", "").strip()
        if name == "q":
            query = value[:LONGEST_QUERY].strip()
        elif name == "sort":
            order = Order(value) if value in set(Order) else None
        elif name in chosen and value and value not in chosen[name]:
            chosen[name] = [*chosen[name], value][:MOST_VALUES]
    return Question(query, chosen, order)


def pairs_of(question: Question, *, words: bool = True) -> list[tuple[str, str]]:
    """The pairs of an address that asks this; without its words where they are kept apart."""
    pairs = [("q", question.query)] if question.query and words else []
    pairs += question.values
    return [*pairs, ("sort", question.order.value)] if question.order else pairs


def as_text(question: Question) -> str:
    """The question on one line, as it is kept."""
    return urlencode(pairs_of(question))


def from_text(text: str) -> Question:
    """The question that as_text() wrote."""
    return read_question(parse_qsl(text, keep_blank_values=True))


def years_in(value: str) -> tuple[int, int | None] | None:
    """First and last year of a range: 2015, 2010-2019, or 2015- without an end; else none."""
    match = RANGE.fullmatch(value)
    if match is None:
        return None
    first = int(match[1])
    last = int(match[3]) if match[3] else None
    return first, last if match[2] else first
