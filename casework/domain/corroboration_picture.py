"""The picture of a theme's findings and what they say of each other, as coordinates in pixels.

Findings whose sources go back to one origin stand in one card. The card with most links stands in
the middle, those of earlier sources left of it and those of later ones right of it.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from casework.domain.corroboration import Link
from casework.domain.evidence import LinkKind
from casework.domain.independence import Bearer, independent

CARD, GAP, MARGIN = 290.0, 120.0, 40.0
WIDTH = 3 * CARD + 2 * GAP + 2 * MARGIN
HEAD, ROW, FOOT, APART, TOP = 28.0, 54.0, 6.0, 16.0, 30.0
SIGN_APART = 12.0
LETTERS, HEAD_LETTERS = 46, 42
LEFT, MIDDLE, RIGHT = range(3)
ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Node:
    """A finding as the picture needs it: whose it is, since when, and how well borne out."""

    key: str
    bearer: Bearer
    publisher: str
    text: str
    issued: dt.date | None
    independent: int
    is_withheld: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A finding in its card."""

    node: Node
    texts: tuple[str, ...]
    x: float
    y: float

    @property
    def middle(self) -> float:
        return self.y + ROW / 2


@dataclass(frozen=True, slots=True)
class Card:
    """The findings of one origin; titles are its publishers, the first shortened to fit."""

    x: float
    y: float
    height: float
    title: str
    titles: tuple[str, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Edge:
    """A link, drawn from the finding that says something to a sign at the one it is said of."""

    link: Link
    path: str
    start: tuple[float, float]
    sign: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Column:
    """The years of the sources on one side of the middle."""

    x: float
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Picture:
    width: float
    height: float
    cards: tuple[Card, ...]
    edges: tuple[Edge, ...]
    columns: tuple[Column, ...]


def most_linked(nodes: Iterable[Node], links: Collection[Link], limit: int) -> list[Node]:
    """The findings with most links between them, as many as a picture can hold; equal by key."""
    degree = _degrees(links)
    ranked = sorted(nodes, key=lambda node: (-degree.get(node.key, 0), node.key))
    return ranked[:limit]


def picture(nodes: Collection[Node], links: Iterable[Link]) -> Picture | None:
    """The findings in cards by origin, and the links between them; None without a finding.

    The same findings and links give the same picture in whatever order they come.
    """
    if not nodes:
        return None
    by_key = {node.key: node for node in sorted(nodes, key=lambda node: node.key)}
    drawn = sorted({one for one in links if one.passage in by_key and one.of in by_key})
    columns = _columns(_grouped(by_key.values()), drawn)
    cards = _placed(columns, drawn)
    placed = [card for column in cards for card in column]
    height = max(card.y + card.height for card in placed) + APART
    return Picture(WIDTH, height, tuple(placed), _edges(placed, drawn), _captions(cards))


def _grouped(nodes: Iterable[Node]) -> list[list[Node]]:
    given = list(nodes)
    groups = independent(node.bearer for node in given)
    of = {source: number for number, group in enumerate(groups) for source in group}
    found: dict[int, list[Node]] = defaultdict(list)
    for node in given:
        found[of[node.bearer.source]].append(node)
    return [sorted(group, key=lambda node: _natural(node.key)) for group in found.values()]


def _columns(groups: Sequence[list[Node]], links: Collection[Link]) -> list[list[list[Node]]]:
    """The most linked group in the middle, the others by date on both sides, equally high."""
    degree = _degrees(links)
    by_weight = sorted(groups, key=lambda group: (-sum(degree[n.key] for n in group), _age(group)))
    middle, *others = by_weight
    others.sort(key=_age)
    half, left = sum(map(_height, others)) / 2, list[list[Node]]()
    while others and sum(map(_height, left)) + _height(others[0]) / 2 <= half:
        left.append(others.pop(0))
    return [left, [middle], others]


def _placed(columns: Sequence[list[list[Node]]], links: Collection[Link]) -> list[list[Card]]:
    heights = [sum(map(_height, column)) + APART * (len(column) - 1) for column in columns]
    full = max(heights)
    middle = _stack(columns[MIDDLE], MIDDLE, TOP + (full - heights[MIDDLE]) / 2)
    where = {line.node.key: line.middle for card in middle for line in card.lines}
    sides = {
        side: _stack(
            sorted(columns[side], key=lambda group: _pull(group, links, where)),
            side,
            TOP + (full - heights[side]) / 2,
        )
        for side in (LEFT, RIGHT)
    }
    return [sides[LEFT], middle, sides[RIGHT]]


def _pull(
    group: Sequence[Node], links: Iterable[Link], where: Mapping[str, float]
) -> tuple[float, tuple[dt.date, str]]:
    """The height in the middle that a group's links lead to; what leads nowhere comes last."""
    keys = {node.key for node in group}
    ends = [where[o] for one in links for k, o in _both(one) if k in keys and o in where]
    return (sum(ends) / len(ends) if ends else float("inf"), _age(group))


def _stack(groups: Iterable[list[Node]], column: int, top: float) -> list[Card]:
    x, y, cards = MARGIN + column * (CARD + GAP), top, []
    for group in groups:
        lines = tuple(
            Line(node, _wrapped(node.text), x, y + HEAD + n * ROW) for n, node in enumerate(group)
        )
        titles = tuple(dict.fromkeys(f"{node.publisher} {_year(node)}".strip() for node in group))
        cards.append(Card(x, y, _height(group), _cut(titles[0], HEAD_LETTERS), titles, lines))
        y += _height(group) + APART
    return cards


def _edges(cards: Iterable[Card], links: Iterable[Link]) -> tuple[Edge, ...]:
    places = {line.node.key: line for card in cards for line in card.lines}
    sides = {one: _sides(places[one.passage], places[one.of]) for one in links}
    kinds: dict[tuple[str, int], set[LinkKind]] = defaultdict(set)
    for one, (_start, end) in sides.items():
        kinds[one.of, end].add(one.kind)
    return tuple(
        _edge(one, places[one.passage], places[one.of], sides[one], kinds[one.of, sides[one][1]])
        for one in sides
    )


def _edge(
    link: Link, one: Line, other: Line, sides: tuple[int, int], kinds: Collection[LinkKind]
) -> Edge:
    order = [kind for kind in LinkKind if kind in kinds]
    shift = (order.index(link.kind) - (len(order) - 1) / 2) * SIGN_APART
    start = (one.x + (CARD if sides[0] > 0 else 0), one.middle)
    end = (other.x + (CARD if sides[1] > 0 else 0) + sides[1] * 9, other.middle + shift)
    bend = 34.0 if one.x == other.x else GAP * 0.55
    path = (
        f"M{start[0]:g} {start[1]:g}C{start[0] + sides[0] * bend:g} {start[1]:g} "
        f"{end[0] + sides[1] * bend:g} {end[1]:g} {end[0]:g} {end[1]:g}"
    )
    return Edge(link, path, start, end)


def _sides(one: Line, other: Line) -> tuple[int, int]:
    """On which side of its card a link starts and ends: left is -1, right is 1."""
    if one.x == other.x:
        outer = -1 if one.x == MARGIN else 1
        return outer, outer
    return (1, -1) if one.x < other.x else (-1, 1)


def _captions(columns: Sequence[Sequence[Card]]) -> tuple[Column, ...]:
    found = []
    for cards in columns:
        nodes = [line.node for card in cards for line in card.lines]
        years = [node.issued.year for node in nodes if node.issued]
        if years:
            found.append(Column(cards[0].x, min(years), max(years)))
    return tuple(found)


def _degrees(links: Iterable[Link]) -> dict[str, int]:
    degree: dict[str, int] = defaultdict(int)
    for one in links:
        degree[one.passage] += 1
        degree[one.of] += 1
    return degree


def _both(link: Link) -> tuple[tuple[str, str], tuple[str, str]]:
    return (link.passage, link.of), (link.of, link.passage)


def _age(group: Iterable[Node]) -> tuple[dt.date, str]:
    return min((node.issued or dt.date.max, node.key) for node in group)


def _height(group: Collection[Node]) -> float:
    return HEAD + len(group) * ROW + FOOT


def _year(node: Node) -> str:
    return str(node.issued.year) if node.issued else ""


def _cut(text: str, letters: int) -> str:
    if len(text) <= letters:
        return text
    return text[: letters - 1].rsplit(" ", 1)[0].rstrip(" ,.;:") + ELLIPSIS


def _wrapped(text: str) -> tuple[str, ...]:
    """The beginning of a text on two lines."""
    words = text.split()
    first = words.pop(0) if words else ""
    while words and len(first) + 1 + len(words[0]) <= LETTERS:
        first = f"{first} {words.pop(0)}"
    rest = _cut(" ".join(words), LETTERS)
    return tuple(line for line in (_cut(first, LETTERS), rest) if line)


def _natural(key: str) -> tuple[tuple[bool, int, str], ...]:
    """P9 before P10: figures count as numbers."""
    parts: list[tuple[bool, int, str]] = []
    word = ""
    for sign in f"{key}\0":
        if word and sign.isdecimal() != word[-1].isdecimal():
            parts.append((word.isdecimal(), int(word) if word.isdecimal() else 0, word))
            word = ""
        word += sign
    return tuple(parts)
