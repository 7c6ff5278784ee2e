"""Bookmarks of strangers' papers: titles and pages come over, whatever else they do does not."""

from __future__ import annotations

from unittest import TestCase

from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf, String

from casework.adapters import exhibits
from tests.adapters import papers

Row = tuple[int, str, int]


class OutlineTest(TestCase):
    def kept(self, content: bytes) -> list[Row]:
        clean = exhibits.to_pdf(content, "application/pdf", "a.pdf").pdf
        with papers.opened(clean) as pdf:
            places = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
            with pdf.open_outline() as outline:
                return _rows(outline.root, places, 0)

    def marked(self, *items: OutlineItem) -> bytes:
        with papers.opened(papers.paper("eins", "zwei", "drei")) as pdf:
            with pdf.open_outline() as outline:
                outline.root += list(items)
            return papers.saved(pdf)

    def test_titles_and_pages_come_over_in_their_order(self) -> None:
        part = OutlineItem("Ҷадвал", 1)
        part.children.append(OutlineItem("Below", 2))
        content = self.marked(OutlineItem("Start", 0), part, OutlineItem("Again", 0))
        self.assertEqual(
            self.kept(content),
            [(0, "Start", 1), (0, "Ҷадвал", 2), (1, "Below", 3), (0, "Again", 1)],
        )

    def test_one_that_acts_is_left_out_and_what_is_below_it_moves_up(self) -> None:
        content = self.marked(
            OutlineItem("Start", 0), OutlineItem("Run", 1), OutlineItem("End", 2)
        )

        def act(pdf: Pdf) -> None:
            item = pdf.Root.Outlines.First.Next
            del item["/Dest"]
            item.A = Dictionary(S=Name.URI, URI=String("https://example.org/secret"))
            below = pdf.make_indirect(
                Dictionary(Title=String("Below"), Dest=Array([pdf.pages[1].obj, Name.Fit]))
            )
            item.First = item.Last = below

        acting = papers.changed(content, act)
        self.assertEqual(self.kept(acting), [(0, "Start", 1), (0, "Below", 2), (0, "End", 3)])
        clean = exhibits.to_pdf(acting, "application/pdf", "a.pdf").pdf
        self.assertNotIn(b"example.org", papers.unfolded(clean))

    def test_a_circle_ends(self) -> None:
        def circle(pdf: Pdf) -> None:
            first = pdf.Root.Outlines.First
            first.Next = first
            first.First = first

        content = papers.changed(self.marked(OutlineItem("Start", 0)), circle)
        self.assertEqual(self.kept(content), [(0, "Start", 1)])

    def test_very_many_and_very_deep_ones_are_cut_off(self) -> None:
        many = self.kept(self.marked(*(OutlineItem(f"n{n}", 0) for n in range(1500))))
        self.assertEqual(len(many), 1000)
        top = item = OutlineItem("d0", 0)
        for depth in range(1, 20):
            below = OutlineItem(f"d{depth}", 0)
            item.children.append(below)
            item = below
        self.assertEqual(max(row[0] for row in self.kept(self.marked(top))), 7)

    def test_titles_are_short_and_printable(self) -> None:
        content = self.marked(
            OutlineItem("a\u202eb\x00 " + "x" * 500, 0), OutlineItem("\u200b", 1)
        )
        [(_depth, title, _page)] = self.kept(content)
        self.assertEqual((title[:5], len(title)), ("ab xx", 200))

    def test_without_bookmarks_there_are_none(self) -> None:
        self.assertEqual(self.kept(papers.paper("eins")), [])


def _rows(items: list[OutlineItem], places: dict[tuple[int, int], int], depth: int) -> list[Row]:
    found: list[Row] = []
    for item in items:
        if not isinstance(item.destination, Array):
            raise AssertionError(f"{item.title} leads nowhere")
        found.append((depth, item.title, places[item.destination[0].objgen]))
        found += _rows(item.children, places, depth + 1)
    return found
