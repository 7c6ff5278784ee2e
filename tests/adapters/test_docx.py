"""HTML as a Word document: its structure, as the XML has it."""

from __future__ import annotations

import io
import re
import zipfile
from unittest import TestCase
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from casework.adapters.docx import Details, word_document

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
DETAILS = Details("Schriftsatz", "de-DE", "2026-11-24")


def made(body: str, pages: dict[str, int] | None = None) -> zipfile.ZipFile:
    html = f'<html><body data-page="Seite " data-of=" von ">{body}</body></html>'
    return zipfile.ZipFile(io.BytesIO(word_document(html, DETAILS, pages)))


def tree(xml: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(xml)  # noqa: S314 -- written by ourselves


def part(archive: zipfile.ZipFile, name: str = "document") -> ElementTree.Element:
    return tree(archive.read(f"word/{name}.xml"))


def words(node: ElementTree.Element) -> str:
    """The words of a part, with | for a new line and > for a tab."""
    signs = {f"{W}br": "|", f"{W}tab": ">"}
    return "".join(
        (inner.text or "") if inner.tag == f"{W}t" else signs.get(inner.tag, "")
        for inner in node.iter()
    )


def paragraphs(body: str, pages: dict[str, int] | None = None) -> list[tuple[str, str]]:
    """Each paragraph by its style and words."""
    found = []
    for node in part(made(body, pages)).iter(f"{W}p"):
        style = node.find(f"{W}pPr/{W}pStyle")
        if style is not None:
            found.append((style.get(f"{W}val") or "", words(node)))
    return found


class TextTests(TestCase):
    def test_headings_are_styles(self) -> None:
        self.assertEqual(
            paragraphs("<h1>A</h1><h2>B</h2><h3>C</h3><h4>D</h4><p>E</p>"),
            [
                ("Title", "A"),
                ("Heading1", "B"),
                ("Heading2", "C"),
                ("Heading3", "D"),
                ("Normal", "E"),
            ],
        )

    def test_white_space_is_as_a_browser_shows_it(self) -> None:
        html = "<p>\n a  <em> b</em>\n c <br>\n d\u00a0 </p>"
        self.assertEqual(paragraphs(html), [("Normal", "a b c|d\u00a0")])

    def test_words_keep_their_look_and_language(self) -> None:
        html = '<p>a <em>b</em><strong>c</strong> <span lang="fa">د</span></p>'
        runs = list(part(made(html)).iter(f"{W}r"))
        looks = {words(run): [n.tag.removeprefix(W) for n in run.iter()][1:] for run in runs}
        self.assertIn("i", looks["b"])
        self.assertIn("b", looks["c"])
        self.assertIn("rtl", looks["د"])

    def test_pictures_and_programs_are_left_out(self) -> None:
        html = "<p>a</p><figure><svg><title>b</title></svg></figure><script>c</script>"
        self.assertEqual(paragraphs(html), [("Normal", "a")])

    def test_tags_in_words_are_words(self) -> None:
        html = "<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp;amp;</p>"
        self.assertEqual(paragraphs(html), [("Normal", "<script>alert(1)</script> &amp;")])

    @settings(max_examples=150, deadline=None)
    @given(st.text(max_size=40))
    def test_whatever_is_written_is_a_document(self, text: str) -> None:
        escaped = text.replace("&", "&amp;").replace("<", "&lt;")
        archive = made(f'<p class="own">x{escaped}</p><p>{escaped}<span class="footnote">y</span>')
        for name in archive.namelist():
            tree(archive.read(name))


class NoteTests(TestCase):
    HTML = (
        '<p>A<span class="footnote">See <a href="https://example.org/a?b=1&amp;c=2">there</a>.'
        '</span> b<span class="footnote">Two</span></p>'
    )

    def test_footnotes_are_footnotes(self) -> None:
        archive = made(self.HTML)
        refs = [n.get(f"{W}id") for n in part(archive).iter(f"{W}footnoteReference")]
        notes = {n.get(f"{W}id"): words(n).strip() for n in part(archive, "footnotes")}
        self.assertEqual(refs, ["1", "2"])
        self.assertEqual(notes, {"-1": "", "0": "", "1": "See there.", "2": "Two"})

    def test_an_address_in_a_note_is_a_link_of_the_notes(self) -> None:
        archive = made(self.HTML)
        [link] = part(archive, "footnotes").iter(f"{W}hyperlink")
        rels = tree(archive.read("word/_rels/footnotes.xml.rels"))
        targets = {r.get("Id"): r.get("Target") for r in rels}
        self.assertEqual(targets[link.get(f"{R}id")], "https://example.org/a?b=1&c=2")


class LinkTests(TestCase):
    def test_a_link_leads_to_a_bookmark(self) -> None:
        root = part(made('<p id="there">a</p><p><a href="#there">b</a></p>'))
        [mark] = root.iter(f"{W}bookmarkStart")
        [link] = root.iter(f"{W}hyperlink")
        self.assertEqual(mark.get(f"{W}name"), link.get(f"{W}anchor"))

    def test_a_page_of_an_exhibit_leads_to_its_line_of_the_list(self) -> None:
        html = (
            '<p><a class="in-pack" data-page="hier S. " href="#exhibit-1-p2">Anlage</a></p>'
            '<p id="exhibit-1">K 1</p><p><a href="#gone">c</a></p>'
        )
        self.assertEqual(paragraphs(html)[0], ("Normal", "Anlage"))
        self.assertEqual(
            paragraphs(html, {"exhibit-1-p2": 57})[0], ("Normal", "Anlage (hier S. 57)")
        )
        self.assertEqual(len(list(part(made(html)).iter(f"{W}hyperlink"))), 1)

    def test_every_place_and_bookmark_is_once(self) -> None:
        root = part(made('<div id="a"><div id="b"><p id="c">x</p></div></div><p id="d"></p><p>y'))
        names = [n.get(f"{W}name") for n in root.iter(f"{W}bookmarkStart")]
        self.assertEqual(sorted(set(names)), sorted(names))
        self.assertEqual(len(names), 4)


class ListTests(TestCase):
    HTML = (
        '<ol class="own"><li><p>a</p><p>a2</p></li><li><p>b</p>'
        '<ul class="own"><li><p>c</p></li></ul></li></ol><ol class="own"><li><p>d</p></li></ol>'
    )

    def test_each_list_is_numbered_by_itself(self) -> None:
        archive = made(self.HTML)
        found = []
        for node in part(archive).iter(f"{W}p"):
            number = node.find(f"{W}pPr/{W}numPr/{W}numId")
            level = node.find(f"{W}pPr/{W}numPr/{W}ilvl")
            if number is not None and level is not None:
                found.append((words(node), number.get(f"{W}val"), level.get(f"{W}val")))
        self.assertEqual(
            found, [("a", "1", "0"), ("b", "1", "0"), ("c", "2", "1"), ("d", "3", "0")]
        )
        kinds = [
            n.find(f"{W}abstractNumId").get(f"{W}val")  # type: ignore[union-attr] # there
            for n in part(archive, "numbering").iter(f"{W}num")
        ]
        self.assertEqual(kinds, ["2", "1", "2"])

    def test_a_plain_list_is_lines(self) -> None:
        html = '<ul class="norms"><li>Art. 9</li><li>§ 3</li></ul>'
        self.assertEqual(paragraphs(html), [("ListText", "Art. 9"), ("ListText", "§ 3")])


class TableTests(TestCase):
    HTML = (
        "<table><thead><tr><th>Nr.</th><th>Was</th></tr></thead><tbody>"
        '<tr id="event-1"><th>1</th><td>Ein langes Ereignis<br>b</td></tr>'
        "<tr><th></th><td>c</td></tr></tbody></table>"
    )

    def test_its_head_is_repeated_and_its_lines_are_whole(self) -> None:
        root = part(made(self.HTML))
        rows = list(root.iter(f"{W}tr"))
        cells = [[words(cell) for cell in row.iter(f"{W}tc")] for row in rows]
        self.assertEqual(cells, [["Nr.", "Was"], ["1", "Ein langes Ereignis|b"], ["", "c"]])
        heads = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
        self.assertEqual(heads, [True, False, False])
        widths = [int(n.get(f"{W}w") or 0) for n in root.iter(f"{W}gridCol")]
        self.assertLess(widths[0], widths[1])
        self.assertAlmostEqual(sum(widths), 9242, delta=2)


class ContentsTests(TestCase):
    def test_they_are_a_field_with_the_lines_of_the_pack(self) -> None:
        html = (
            '<section class="contents"><h2>Inhalt</h2><ul>'
            '<li class="part"><span class="n">1 </span><a href="#one">Anträge</a></li>'
            '<li class="sub"><span class="n">1.1 </span><a href="#one">Unter</a></li>'
            '<li class="sub exhibit"><a href="#exhibit-1-p1">Brief</a></li></ul></section>'
            '<section id="one"><h2>1 Anträge</h2></section>'
        )
        root = part(made(html))
        codes = [(n.text or "").split()[0] for n in root.iter(f"{W}instrText")]
        self.assertEqual(codes, ["TOC", "PAGEREF", "PAGEREF"])
        self.assertEqual(
            paragraphs(html)[:3],
            [("ContentsHeading", "Inhalt"), ("TOC1", "1 Anträge>–"), ("TOC2", "1.1 Unter>–")],
        )


class FileTests(TestCase):
    def test_the_same_words_are_the_same_bytes(self) -> None:
        html = "<html><body><p>a<span class=footnote>b</span></p></body></html>"
        self.assertEqual(word_document(html, DETAILS), word_document(html, DETAILS))
        days = {info.date_time for info in made("<p>a</p>").infolist()}
        self.assertEqual(days, {(1980, 1, 1, 0, 0, 0)})

    def test_all_its_parts_are_there_and_declared(self) -> None:
        archive = made('<p><a href="https://example.org/">a</a></p>')
        types = archive.read("[Content_Types].xml").decode()
        named = set(re.findall(r'PartName="/([^"]+)"', types))
        parts = {n for n in archive.namelist() if n.endswith(".xml") and n[0] != "["}
        self.assertEqual(named, parts)
        rels = tree(archive.read("word/_rels/document.xml.rels"))
        inner = {r.get("Target") for r in rels if r.get("TargetMode") != "External"}
        self.assertLessEqual({f"word/{name}" for name in inner}, set(archive.namelist()))

    def test_it_names_nobody(self) -> None:
        core = made("<p>a</p>").read("docProps/core.xml").decode()
        self.assertIn("<dc:title>Schriftsatz</dc:title>", core)
        self.assertIn("<dc:creator>Casework</dc:creator>", core)
        self.assertIn("2026-11-24T00:00:00Z", core)
