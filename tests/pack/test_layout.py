"""Packs at the edges: almost nothing in them, a great deal, papers lying across, other scripts."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

import pikepdf

from casework.actions.packs import build_pack, record_download
from casework.models import Case
from tests import make, verapdf
from tests.adapters import papers
from tests.base import CastTestCase
from tests.pack.claim import AS_OF, add_finding, small_case


class LayoutTestCase(CastTestCase):
    def built(self, case: Case, language: str = "de") -> bytes:
        pack = build_pack(case=case, language=language, as_of=AS_OF, by=self.omar)
        content = record_download(pack=pack, by=self.omar)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "pack.pdf"
            path.write_bytes(content)
            rules = {line.split()[0] for line in verapdf.validate(path, "ua1")}
        # The papers of these tests leave out their font, as strangers' papers may.
        self.assertEqual(rules - {"7.21.4.1-1"}, set())
        return content


class LittleTests(LayoutTestCase):
    def test_a_claim_of_one_sentence_is_a_pack(self) -> None:
        case = make.case(by=self.omar, ref="AT-2026-TEST", jurisdiction="AT", summary={})
        make.person(of=case)
        make.claim(of=case, element=make.element(), alleged={"de": "Ihm droht Haft."})
        text = papers.text_of(self.built(case))
        self.assertIn("Ihm droht Haft.", text)
        for absent in ("Quellenverzeichnis", "Beilagenverzeichnis", "Zeitlicher Ablauf"):
            self.assertNotIn(absent, text)

    def test_every_country_and_stage_has_its_cover(self) -> None:
        words = {
            ("DE", "first-instance"): "Im Asylverfahren",
            ("AT", "court"): "Beschwerde",
            ("PL", "appeal"): "odwoławczym",
            ("PL", "court"): "Pismo procesowe",
        }
        for (country, stage), expected in words.items():
            case = make.case(
                by=self.omar,
                ref=f"{country}-2026-{stage[:2].upper()}",
                jurisdiction=country,
                stage=stage,
                summary={},
            )
            make.person(of=case)
            alleged = {"de": "Ihm droht Haft.", "pl": "Grozi mu więzienie."}
            element = make.element(titles={"en": "Acts", "de": "Handlungen", "pl": "Akty"})
            make.claim(of=case, element=element, alleged=alleged)
            language = "pl" if country == "PL" else "de"
            pack = build_pack(case=case, language=language, as_of=AS_OF, by=self.omar)
            with self.subTest(country=country, stage=stage):
                text = papers.text_of(record_download(pack=pack, by=self.omar))
                self.assertIn(expected, text)


class MuchTests(LayoutTestCase):
    def test_many_exhibits_share_a_column(self) -> None:
        case = small_case(by=self.omar)
        event = case.events.get()
        for number in range(2, 13):
            document = make.document(
                of=case,
                content=papers.paper(f"Blatt {number}"),
                key=f"d{number}",
                title={"de": f"Urkunde {number}"},
                exhibit=number,
            )
            event.document_links.create(document=document, page=1)
        text = papers.text_of(self.built(case))
        self.assertIn("Anlage K 1: 2; Anlage K 2: 1;", text)
        self.assertIn("Anlage K 12: 1", text)

    def test_footnotes_stand_on_the_page_of_their_number(self) -> None:
        case = small_case(by=self.omar)
        for n in range(2, 26):
            add_finding(of=case, by=self.omar, key=f"P{n}")
        with pikepdf.open(io.BytesIO(self.built(case))) as pdf:
            pages = [papers.text_of(single(pdf, n)) for n in range(len(pdf.pages))]
        bodies = [page for page in pages if "Angehörige wurden befragt" in page]
        self.assertGreater(len(bodies), 1)
        for page in bodies:
            called = page.count("Angehörige wurden befragt")
            noted = page.count("Report on relatives")
            with self.subTest(page[:60]):
                self.assertEqual(noted, called)

    def test_very_long_texts_and_words_stay_on_the_page(self) -> None:
        case = small_case(by=self.omar)
        claim = case.claim_elements.get()
        claim.alleged = {"de": "Donaudampfschifffahrtsgesellschaft" * 8 + " und mehr. " * 400}
        claim.save()
        document = case.documents.get()
        document.title = {"de": "Ein sehr langer Titel einer Urkunde " * 8}
        document.save()
        self.assertIn("und mehr", papers.text_of(self.built(case)))


class PaperTests(LayoutTestCase):
    def test_a_paper_lying_across_gets_a_sheet_lying_across(self) -> None:
        case = small_case(by=self.omar)
        make.document(
            of=case,
            content=papers.paper("quer", size=(842, 595)),
            key="wide",
            title={"de": "Querformat"},
            exhibit=2,
        )
        with pikepdf.open(io.BytesIO(self.built(case))) as pdf:
            boxes = [[float(side) for side in page.mediabox] for page in pdf.pages]
        shapes = ["wide" if box[2] > box[3] else "tall" for box in boxes]
        # The control page is the last.
        self.assertEqual(shapes[-4:], ["tall", "tall", "wide", "tall"])
        self.assertNotIn("wide", shapes[:-2])

    def test_the_exhibit_itself_is_on_its_sheet(self) -> None:
        case = small_case(by=self.omar)
        with pikepdf.open(io.BytesIO(self.built(case))) as pdf:
            # The control page is the last.
            last = papers.text_of(single(pdf, len(pdf.pages) - 2))
        self.assertIn("Brief Seite zwei", last)
        self.assertIn("Anlage K 1", last)
        self.assertIn("Seite 2 von 2", " ".join(last.split()))

    def test_the_client_can_write_in_any_script(self) -> None:
        case = small_case(
            by=self.omar,
            summary={"de": "Ғайбат, қонун, ҳуқуқ, ҷазо, ӯ; Żółć; نامه", "en": "x"},
        )
        text = papers.text_of(self.built(case))
        for word in ("Ғайбат", "қонун", "ҳуқуқ", "ҷазо", "Żółć"):
            with self.subTest(word):
                self.assertIn(word, text)

    def test_what_the_client_writes_is_text_and_never_markup(self) -> None:
        case = small_case(by=self.omar, summary={"de": "<b>fett</b> & <script>", "en": "x"})
        self.assertIn("<b>fett</b> & <script>", papers.text_of(self.built(case)))


def single(pdf: pikepdf.Pdf, number: int) -> bytes:
    """One page of a PDF, from 0, as a PDF."""
    with pikepdf.new() as one:
        one.pages.append(pdf.pages[number])
        return papers.saved(one)
