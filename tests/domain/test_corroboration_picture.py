"""The picture of a theme: cards by origin, links between them, the same in any order."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import Any
from unittest import TestCase

from hypothesis import given
from hypothesis import strategies as st

from casework.domain.corroboration import Link
from casework.domain.corroboration_picture import (
    CARD,
    HEAD,
    ROW,
    WIDTH,
    Card,
    Node,
    Picture,
    most_linked,
    picture,
)
from casework.domain.evidence import LinkKind
from casework.domain.independence import Bearer

SUPPORTS, CONTRADICTS = LinkKind.SUPPORTS, LinkKind.CONTRADICTS


def node(key: str, source: str = "", year: int = 2020, **fields: Any) -> Node:
    source = source or f"S-{key}"
    given: dict[str, Any] = {
        "bearer": Bearer(source, key, frozenset({source})),
        "publisher": f"Publisher {source}",
        "text": "Relatives of exiles were questioned.",
        "issued": dt.date(year, 6, 1) if year else None,
        "independent": 1,
    }
    return Node(key, **(given | fields))


def drawn(nodes: list[Node], *links: Link) -> Picture:
    found = picture(nodes, links)
    assert found
    return found


def keys(card: Card) -> list[str]:
    return [line.node.key for line in card.lines]


class CardTests(TestCase):
    def test_nothing_is_no_picture(self) -> None:
        self.assertIsNone(picture([], []))

    def test_one_finding_stands_in_the_middle(self) -> None:
        found = drawn([node("P1")])
        [card] = found.cards
        self.assertEqual((card.x, keys(card), card.title), (450, ["P1"], "Publisher S-P1 2020"))
        self.assertEqual((found.width, found.height), (WIDTH, 134))
        self.assertEqual(found.edges, ())

    def test_what_goes_back_to_one_origin_stands_in_one_card(self) -> None:
        copy = Bearer("S-P2", "P2", frozenset({"S-P1"}))
        found = drawn([node("P1"), node("P2", bearer=copy), node("P3")])
        self.assertEqual(sorted(map(keys, found.cards)), [["P1", "P2"], ["P3"]])

    def test_findings_of_a_card_stand_in_the_order_of_their_numbers(self) -> None:
        found = drawn([node(key, "S") for key in ("P10", "P9", "P9-2")])
        self.assertEqual(keys(found.cards[0]), ["P9", "P9-2", "P10"])
        self.assertEqual([line.y for line in found.cards[0].lines], [58, 112, 166])

    def test_the_most_linked_stands_between_earlier_and_later_ones(self) -> None:
        nodes = [node("OLD", year=2010), node("HUB", year=2017), node("NEW", year=2024)]
        links = [Link("OLD", SUPPORTS, "HUB"), Link("NEW", SUPPORTS, "HUB")]
        found = drawn(nodes, *links)
        places = {keys(card)[0]: card.x for card in found.cards}
        self.assertEqual(places, {"OLD": 40, "HUB": 450, "NEW": 860})
        self.assertEqual(
            [(column.x, column.first, column.last) for column in found.columns],
            [(40, 2010, 2010), (450, 2017, 2017), (860, 2024, 2024)],
        )

    def test_an_undated_source_stands_with_the_later_ones_and_has_no_year(self) -> None:
        nodes = [node("OLD", year=2010), node("HUB", year=2017), node("NONE", year=0)]
        found = drawn(nodes, Link("OLD", SUPPORTS, "HUB"), Link("NONE", SUPPORTS, "HUB"))
        card = found.cards[2]
        self.assertEqual((keys(card), card.title), (["NONE"], "Publisher S-NONE"))
        self.assertEqual(len(found.columns), 2)

    def test_a_long_text_is_cut_between_words_on_two_lines(self) -> None:
        text = "From 30 September 2023 the authorities detained at least 47 relatives of exiled "
        [card] = drawn([node("P1", text=text * 2, publisher="A very long name " * 4)]).cards
        self.assertEqual(
            card.lines[0].texts,
            (
                "From 30 September 2023 the authorities",
                "detained at least 47 relatives of exiled…",
            ),
        )
        self.assertEqual(card.title, "A very long name A very long name A very…")


class EdgeTests(TestCase):
    def test_a_link_goes_from_side_to_side_and_ends_at_a_sign(self) -> None:
        found = drawn(
            [node("A", year=2010), node("HUB"), node("B", year=2024)],
            Link("A", SUPPORTS, "HUB"),
            Link("B", CONTRADICTS, "HUB"),
        )
        ends = {edge.link.passage: (edge.start, edge.sign) for edge in found.edges}
        self.assertEqual(ends, {"A": ((330, 85), (441, 85)), "B": ((860, 85), (749, 85))})
        self.assertEqual(found.edges[0].path, "M330 85C396 85 375 85 441 85")

    def test_signs_of_several_kinds_stand_apart(self) -> None:
        found = drawn(
            [node("A", year=2010), node("HUB")],
            Link("A", SUPPORTS, "HUB"),
            Link("A", CONTRADICTS, "HUB"),
        )
        self.assertEqual([edge.sign[1] for edge in found.edges], [91, 79])

    def test_a_link_within_a_column_runs_outside_it(self) -> None:
        found = drawn([node("P1", "S"), node("P2", "S")], Link("P1", SUPPORTS, "P2"))
        self.assertEqual((found.edges[0].start, found.edges[0].sign), ((740, 85), (749, 139)))

    def test_links_to_what_is_not_drawn_are_left_out(self) -> None:
        self.assertEqual(drawn([node("P1")], Link("P1", SUPPORTS, "P2")).edges, ())


class MostLinkedTests(TestCase):
    def test_the_most_linked_come_first_and_equals_by_key(self) -> None:
        nodes = [node(key) for key in ("P4", "P3", "P2", "P1")]
        links = [Link("P3", SUPPORTS, "P4"), Link("P2", SUPPORTS, "P4")]
        found = [one.key for one in most_linked(nodes, links, 3)]
        self.assertEqual(found, ["P4", "P2", "P3"])


KEYS = [f"P{n}" for n in range(12)]
NODES = st.dictionaries(
    st.sampled_from(KEYS),
    st.tuples(st.sampled_from(["", "S1", "S2"]), st.integers(2000, 2026) | st.just(0)),
    min_size=1,
).map(lambda found: [node(key, *of) for key, of in found.items()])
LINKS = st.lists(
    st.builds(
        Link, st.sampled_from(KEYS), st.sampled_from(LinkKind), st.sampled_from(KEYS)
    ).filter(lambda link: link.passage != link.of),
    max_size=20,
)


class PropertyTests(TestCase):
    @given(NODES, LINKS)
    def test_the_order_says_nothing(self, nodes: list[Node], links: list[Link]) -> None:
        self.assertEqual(picture(nodes[::-1], links[::-1]), picture(nodes, links))

    @given(NODES, LINKS)
    def test_every_finding_is_drawn_once_and_nothing_covers_another(
        self, nodes: list[Node], links: list[Link]
    ) -> None:
        found = drawn(nodes, *links)
        lines = [line for card in found.cards for line in card.lines]
        self.assertEqual(sorted(line.node.key for line in lines), sorted(one.key for one in nodes))
        spans = sorted((card.x, card.y, card.y + card.height) for card in found.cards)
        for one, other in pairwise(spans):
            self.assertTrue(one[0] < other[0] or one[2] < other[1])
        for card in found.cards:
            self.assertLessEqual(card.x + CARD, found.width)
            self.assertLess(card.y + card.height, found.height)
            self.assertEqual(card.lines[0].y, card.y + HEAD)
            self.assertLessEqual(card.lines[-1].y + ROW, card.y + card.height)
