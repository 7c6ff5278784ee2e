"""The markup of own texts: what is read, what is refused with its line, and back again."""

from __future__ import annotations

from unittest import TestCase

from hypothesis import given, settings
from hypothesis import strategies as st

from casework.adapters.markup import read_markup
from casework.domain.errors import Refused
from casework.domain.own_markup import to_markup
from casework.domain.own_texts import (
    Blocks,
    Cite,
    Emphasis,
    Listing,
    Paragraph,
    Words,
    as_json,
    from_json,
)

# Signs that mean something in CommonMark or here, and some that do not.
SIGNS = 'ab1 \n*_-+.)[]@:#>\\(`<!~&;=\t\u00a0"äК'


def one(*parts: Words | Cite | Emphasis) -> Blocks:
    return (Paragraph(parts),)


def refused(text: str) -> list[tuple[str, object]]:
    try:
        read_markup(text)
    except Refused as error:
        return [(p.code, p.values.get("line")) for p in error.problems]
    return []


class ReadTests(TestCase):
    def test_paragraphs_and_new_lines(self) -> None:
        blocks, cites = read_markup("Eins\nzwei\r\n\r\nDrei")
        self.assertEqual(blocks, (*one(Words("Eins\nzwei")), *one(Words("Drei"))))
        self.assertEqual(cites, ())

    def test_emphasis(self) -> None:
        blocks, _ = read_markup("Der *Antrag* ist **begründet**.")
        self.assertEqual(
            blocks,
            one(
                Words("Der "),
                Emphasis((Words("Antrag"),)),
                Words(" ist "),
                Emphasis((Words("begründet"),), is_strong=True),
                Words("."),
            ),
        )

    def test_lists_within_lists(self) -> None:
        blocks, _ = read_markup("1. eins\n2. zwei\n   - a\n   - b")
        inner = Listing((one(Words("a")), one(Words("b"))))
        outer = Listing((one(Words("eins")), (*one(Words("zwei")), inner)), is_ordered=True)
        self.assertEqual(blocks, (outer,))

    def test_references_come_with_their_lines(self) -> None:
        text = (
            "Siehe [@P12].\n\n- a\n- b [@exhibit:letter 2]\n  [@event:arrest]\n\n[@norm:Art. 9 QD]"
        )
        _, cites = read_markup(text)
        self.assertEqual(
            cites,
            (
                (1, Cite("finding", "P12")),
                (4, Cite("exhibit", "letter", 2)),
                (5, Cite("event", "arrest")),
                (7, Cite("norm", "Art. 9 QD")),
            ),
        )

    def test_what_is_set_apart_is_plain(self) -> None:
        blocks, cites = read_markup(r"29\. Mai \*x\* \[@P12] [...] § 3 <5 & m_n")
        self.assertEqual(blocks, one(Words("29. Mai *x* [@P12] [...] § 3 <5 & m_n")))
        self.assertEqual(cites, ())

    def test_nothing_is_nothing(self) -> None:
        self.assertEqual(read_markup(" \n\n -\n")[0], ())


class RefuseTests(TestCase):
    def test_each_with_its_line(self) -> None:
        for text, code, line in (
            ("a\n\n# Titel", "own-text-heading", 3),
            ("Titel\n---", "own-text-heading", 1),
            ("a\n<script>alert(1)</script>", "own-text-tag", 2),
            ("<div>\nx\n</div>", "own-text-tag", 1),
            ("[a](https://example.org)", "own-text-link", 1),
            ("<https://example.org>", "own-text-link", 1),
            ("![a](b.png)", "own-text-picture", 1),
            ("```\nx\n```", "own-text-code", 1),
            ("> Zitat", "own-text-quotation", 1),
            ("a\n\n***", "own-text-line", 3),
            ("a\n\n29. September", "own-text-number", 3),
            ("a [@source:x]", "own-text-reference", 1),
            ("a [@P1 3]", "own-text-reference", 1),
            ("a\n[@", "own-text-reference", 2),
            ("- a\n  - b\n    - c\n      - d", "own-text-nested", 4),
        ):
            with self.subTest(text):
                self.assertEqual(refused(text), [(code, line)])

    def test_all_at_once(self) -> None:
        text = "# a\n\nb [@]\n\n> c"
        self.assertEqual(
            refused(text),
            [("own-text-heading", 1), ("own-text-quotation", 5), ("own-text-reference", 3)],
        )

    def test_what_is_too_long_or_too_deep(self) -> None:
        self.assertEqual(refused("a" * 20_001), [("own-text-long", None)])
        self.assertEqual(refused("a" * 20_000), [])
        self.assertEqual(refused("*******a*******"), [("own-text-depth", None)])


class RoundTripTests(TestCase):
    @settings(max_examples=600, deadline=None)
    @given(st.text(alphabet=SIGNS, max_size=50))
    def test_whatever_is_read_is_written_as_what_reads_the_same(self, text: str) -> None:
        try:
            blocks, cites = read_markup(text)
        except Refused:
            return
        again, cited = read_markup(to_markup(blocks))
        self.assertEqual(again, blocks)
        self.assertEqual([cite for _, cite in cited], [cite for _, cite in cites])
        self.assertEqual(from_json(as_json(blocks)), blocks)

    def test_a_whole_text(self) -> None:
        text = (
            "Es wird *beantragt*,\n\n"
            "1. den Bescheid ([@exhibit:decision 1]) aufzuheben;\n"
            "2. hilfsweise\n\n"
            "   - a [@P12]\n"
            "   - b\n\n"
            "29\\. September,\n\\- und # und > und \\* bleiben."
        )
        self.assertEqual(to_markup(read_markup(text)[0]), text)
