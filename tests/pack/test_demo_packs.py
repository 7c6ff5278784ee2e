"""The demo packs as files: what a reader, a screen reader and a court's computer find in them."""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from casework.actions.pack_steps import read_plan
from casework.actions.packs import build_pack
from casework.adapters.store import sha256
from casework.domain.pack_plan import EvidenceItem, PackPlan
from casework.domain.pack_words import Printed
from casework.models import Case, Passage
from tests import verapdf
from tests.adapters import papers
from tests.pack.demo import AS_OF, DemoPack, DemoPackTestCase, load_demo


class PackTestCase(DemoPackTestCase):
    def each(self) -> list[tuple[str, DemoPack]]:
        return [(f"{ref} {language}", pack) for (ref, language), pack in self.packs.items()]


class ContentsTests(PackTestCase):
    def test_each_line_of_the_contents_gives_the_page_where_its_heading_stands(self) -> None:
        for name, pack in self.each():
            lines = contents_of(pack)
            expected = [pack.heading(code) for code in pack.plan.numbers]
            expected += [f"{e.number} {e.title.text}" for e in pack.plan.elements]
            expected += [f"{e.label} {e.title.text}" for e in pack.plan.exhibits]
            if len(pack.plan.sources) > 1:
                expected += [pack.word("group", group.code) for group in pack.plan.sources]
            with self.subTest(name):
                self.assertEqual(set(lines), set(expected))
            for heading, page in lines.items():
                with self.subTest(name, heading=heading):
                    self.assertIn(heading, pack.pages[page - 1])

    def test_bookmarks_lead_to_every_section_element_and_exhibit(self) -> None:
        for name, pack in self.each():
            found = dict(bookmarks(pack))
            for heading, page in contents_of(pack).items():
                with self.subTest(name, heading=heading):
                    self.assertEqual(found[heading], page)

    def test_pages_are_numbered_through(self) -> None:
        for name, pack in self.each():
            count = len(pack.pages)
            for number, text in enumerate(pack.pages, 1):
                with self.subTest(name, page=number):
                    self.assertRegex(text, rf"\b{number} (of|von|z) {count}\b")


class LinkTests(PackTestCase):
    def test_each_link_within_the_pack_leads_to_a_place_of_the_pack(self) -> None:
        for name, pack in self.each():
            with self.subTest(name):
                links = list(internal_links(pack))
                self.assertGreater(len(links), 200)
                self.assertEqual({target for _page, target in links} - set(pack.targets), set())

    def test_a_reference_to_an_exhibit_leads_to_that_very_page(self) -> None:
        for name, pack in self.each():
            for exhibit in pack.plan.exhibits:
                for page in range(1, exhibit.pages + 1):
                    anchor = f"{exhibit.anchor}-p{page}"
                    text = pack.pages[pack.targets[anchor] - 1]
                    with self.subTest(name, anchor=anchor):
                        self.assertIn(exhibit.label, text)
                        self.assertRegex(text, rf"\b{page} (of|von|z) {exhibit.pages}\b")

    def test_sources_events_and_elements_stand_where_links_to_them_lead(self) -> None:
        for name, pack in self.each():
            plan = pack.plan
            rows = [row for group in plan.sources for row in group.rows]
            texts = {row.anchor: row.citation.title or row.citation.lead for row in rows}
            texts |= {event.anchor: event.what.text for event in plan.events}
            texts |= {item.anchor: item.text.text for item in plan.items}
            for anchor, text in texts.items():
                with self.subTest(name, anchor=anchor):
                    [word] = re.findall(r"\w+", text)[:1]
                    self.assertIn(word, pack.pages[pack.targets[anchor] - 1])

    def test_the_list_of_sources_names_the_pages_where_each_is_cited(self) -> None:
        for name, pack in self.each():
            start = pack.targets["sources"]
            end = pack.targets.get("exhibits", len(pack.pages))
            text = " ".join(pack.pages[start - 1 : end])
            for row in (row for group in pack.plan.sources for row in group.rows):
                for ref in row.cited_at:
                    with self.subTest(name, source=row.number):
                        page = pack.targets[ref.anchor]
                        self.assertRegex(text, rf"{re.escape(ref.text)}, [Ssp]\. {page}\b")


def own_notes(words: object) -> int:
    """How many findings the lawyer's own words cite; each brings a footnote of its own."""
    if isinstance(words, Printed):
        return int(words.item is not None)
    inner = words if isinstance(words, tuple) else ()
    inner = getattr(words, "parts", getattr(words, "items", inner))
    return sum(map(own_notes, inner))


def numbered_notes(plan: PackPlan) -> Iterator[tuple[int, EvidenceItem]]:
    """Each finding with the number of its footnote."""
    note = own_notes((plan.own.requests, plan.own.introduction))
    for element in plan.elements:
        note += own_notes(element.reasoning)
        for item in element.all_items:
            note += 1
            yield note, item


class FootnoteTests(PackTestCase):
    def test_each_stands_on_the_page_where_its_finding_ends(self) -> None:
        for name, pack in self.each():
            for note, item in numbered_notes(pack.plan):
                first = pack.targets[item.anchor]
                # The last words, without the mark of the note that follows them.
                end = re.escape(" ".join(item.text.text.split()[-2:])) + rf"\u2060?{note}"
                with self.subTest(name, passage=item.passage, note=note):
                    [page] = [p for p in (first, first + 1) if re.search(end, pack.pages[p - 1])]
                    [author] = re.findall(r"\w+", item.citation.lead)[:1]
                    self.assertRegex(pack.pages[page - 1], rf"\b{note} {author}")


class FormatTests(PackTestCase):
    def test_it_is_a_sound_pdf(self) -> None:
        for name, pack in self.each():
            with self.subTest(name):
                self.assertEqual(papers.checked(pack.content), "")

    def test_it_is_accessible_as_pdf_ua(self) -> None:
        for name, pack in self.each():
            with self.subTest(name), tempfile.TemporaryDirectory() as folder:
                path = Path(folder) / "pack.pdf"
                path.write_bytes(pack.content)
                self.assertEqual(verapdf.validate(path, "ua1"), [])

    def test_language_and_title_are_set_and_no_client_is_named(self) -> None:
        for name, pack in self.each():
            head = pack.plan.head
            with self.subTest(name), pack.pdf.open_metadata() as meta:
                self.assertEqual(str(pack.pdf.Root.Lang), head.locale)
                self.assertTrue(meta["dc:title"].endswith(head.reference))
                self.assertNotIn(head.party.name.split()[0], str(meta))

    def test_only_the_fonts_of_the_installation_are_used_in_what_is_typeset(self) -> None:
        for name, pack in self.each():
            command = ["pdffonts", "-l", str(pack.targets["exhibits"]), "-"]
            done = subprocess.run(command, input=pack.content, capture_output=True, check=True)
            families = {line.split()[0] for line in done.stdout.decode().splitlines()[2:]}
            with self.subTest(name):
                found = {re.sub(r"^[A-Z]{6}\+", "", family).split("-")[0] for family in families}
                self.assertLessEqual(
                    found, {"Noto", "NotoSerif", "NotoSans", "DejaVu", "DejaVuSans"}
                )

    def test_it_does_nothing_but_show_itself(self) -> None:
        for name, pack in self.each():
            with self.subTest(name):
                self.assertNotIn("/AcroForm", pack.pdf.Root)
                self.assertNotIn("/OpenAction", pack.pdf.Root)
                self.assertNotIn("/JavaScript", pack.pdf.Root.Names)
                self.assertEqual(list(pack.pdf.attachments), ["manifest.json"])


class TextTests(PackTestCase):
    def test_letters_of_every_language_are_found_by_search(self) -> None:
        german = " ".join(self.packs["DE-2026-DEMO", "de"].pages)
        polish = " ".join(self.packs["PL-2026-DEMO", "pl"].pages)
        for word in ("Некрӯз Ҳомидов", "Некруз Хомидов", "Flüchtlinge", "Kirchstraße"):
            with self.subTest(word):
                self.assertIn(word, german)
        for word in ("Urzędu do Spraw Cudzoziemców", "Гуломзода", "zażądał"):
            with self.subTest(word):
                self.assertIn(word, polish)
        self.assertTrue(set("ąćęłńóśźż") <= set(polish))
        self.assertTrue(set("äöüß") <= set(german))
        self.assertTrue(set("ғқҳҷӯ") & set(german + polish))

    def test_the_cover_follows_the_country(self) -> None:
        german = self.packs["DE-2026-DEMO", "de"].pages[0]
        for words in (
            "Verwaltungsgericht Berlin Kirchstraße 7 10557 Berlin",
            "Az.: VG 99 K 9999/26 A (MUSTER)",
            "In der Verwaltungsstreitsache",
            "Nekruz Homidov",
            "– Kläger –",
            "gegen",
            "Bundesrepublik Deutschland, vertreten durch das Bundesamt für Migration",
            "– Beklagte –",
        ):
            with self.subTest(words):
                self.assertIn(words, german)
        austrian = self.packs["AT-2026-DEMO", "de"].pages[0]
        for words in (
            "An das Bundesamt für Fremdenwesen und Asyl",
            "IFA- und Verfahrenszahl",
            "Antragstellerin",
            "Stellungnahme samt Beweismittelvorlage",
        ):
            with self.subTest(words):
                self.assertIn(words, austrian)
        polish = self.packs["PL-2026-DEMO", "pl"].pages[0]
        for words in (
            ", 24 listopada 2026 r.",
            "Do: Szef Urzędu do Spraw Cudzoziemców",
            "Wnioskodawca",
            "Sygn. akt",
            "Załączniki: 7",
        ):
            with self.subTest(words):
                self.assertIn(words, polish)

    def test_exhibits_bear_the_labels_of_the_country(self) -> None:
        labels = {
            ("DE-2026-DEMO", "de"): "Anlage K 3, S. 1",
            ("AT-2026-DEMO", "de"): "Beilage ./3, S. 1",
            ("PL-2026-DEMO", "pl"): "Załącznik nr 3, s. 1",
            ("PL-2026-DEMO", "en"): "Załącznik nr 3, p. 1",
        }
        for key, label in labels.items():
            with self.subTest(key):
                self.assertIn(label, " ".join(self.packs[key].pages))

    def test_nothing_of_the_official_pack_is_in_english_but_titles_of_works(self) -> None:
        english = re.compile(r"\b(Evidence:|Cited:|Legal basis|Sources?\b|Exhibits?\b|Page \d)")
        for (ref, language), pack in self.packs.items():
            titles = [row.citation.title for group in pack.plan.sources for row in group.rows]
            text = " ".join(pack.pages[: pack.targets["exhibits"]])
            for title in titles:
                text = text.replace(title, "")
            with self.subTest(ref, language=language):
                self.assertEqual(bool(english.search(text)), language == "en")

    def test_quotation_marks_are_those_of_the_language(self) -> None:
        self.assertIn("„", " ".join(self.packs["DE-2026-DEMO", "de"].pages))
        self.assertIn("”", " ".join(self.packs["PL-2026-DEMO", "pl"].pages))

    def test_marks_are_printed(self) -> None:
        polish = " ".join(self.packs["PL-2026-DEMO", "pl"].pages)
        self.assertIn("[do weryfikacji]", polish)
        german = " ".join(self.packs["DE-2026-DEMO", "de"].pages)
        for mark in ("[Schätzung]", "[Wertung des Verfassers]", "nur im Auszug gelesen"):
            with self.subTest(mark):
                self.assertIn(mark, german)


class LeakTests(PackTestCase):
    def test_no_name_is_printed_that_a_person_asked_to_withhold(self) -> None:
        withheld = {
            ("DE-2026-DEMO", "de"): ("Munira", "Мунира", "Zaynab", "Зайнаб", "Rustam", "Рустам"),
            ("AT-2026-DEMO", "de"): ("the lawyer", "the nephew"),
        }
        for key, names in withheld.items():
            pack = self.packs[key]
            typeset = " ".join(pack.pages[: pack.targets["exhibits"]])
            for name in names:
                with self.subTest(key, name=name):
                    self.assertNotIn(name, typeset)

    def test_no_key_number_of_a_row_or_path_is_in_the_file(self) -> None:
        for name, pack in self.each():
            with self.subTest(name):
                anchors = " ".join(pack.targets)
                self.assertNotRegex(anchors, r"event-[a-z]|document|person")
                self.assertNotIn(b"/work", pack.content)
                self.assertNotIn(b"CreationDate", pack.content)


class SameBytesTests(DemoPackTestCase):
    def test_the_same_case_gives_the_same_bytes_in_another_database(self) -> None:
        load_demo()
        case = Case.objects.select_related("opened_by__team", "team").get(ref="AT-2026-DEMO")
        pack = build_pack(case=case, language="de", as_of=AS_OF, by=case.opened_by)
        self.assertEqual(pack.sha256, sha256(self.packs["AT-2026-DEMO", "de"].content))

    def test_nothing_withheld_or_rejected_is_printed(self) -> None:
        if not Passage.objects.exists():
            load_demo()
        for (ref, language), pack in self.packs.items():
            text = " ".join(pack.pages)
            case = Case.objects.get(ref=ref)
            shown = {item.passage for item in read_plan(case, language, AS_OF).items}
            hidden = Passage.objects.exclude(key__in=shown)
            texts = {t for p in hidden for t in (p.finding, p.correction) if t}
            texts |= {t.finding for p in hidden for t in p.translations.filter(language=language)}
            for finding in texts - {p.finding for p in Passage.objects.filter(key__in=shown)}:
                with self.subTest(ref, language=language):
                    self.assertNotIn(" ".join(finding.split()), text)


def contents_of(pack: DemoPack) -> dict[str, int]:
    """The lines of the contents: heading and page."""
    _head, _first, lines = pack.pages[1].partition(" 1 ")
    found = re.findall(r"(.+?) ?\.{2,} ?(\d+)(?:–\d+)? ?", f"1 {lines}")
    return {heading: int(page) for heading, page in found}


def bookmarks(pack: DemoPack) -> list[tuple[str, int]]:
    """Title and page of each bookmark, in order."""
    pages = {page.obj.objgen: number for number, page in enumerate(pack.pdf.pages, 1)}
    found: list[tuple[str, int]] = []
    waiting = [pack.pdf.Root.Outlines.First]
    while waiting:
        item = waiting.pop()
        found.append((" ".join(str(item.Title).split()), pages[item.Dest[0].objgen]))
        waiting += [item[key] for key in ("/Next", "/First") if key in item]
    return found


def internal_links(pack: DemoPack) -> list[tuple[int, str]]:
    return [
        (number, str(annotation.Dest))
        for number, page in enumerate(pack.pdf.pages, 1)
        for annotation in page.get("/Annots", [])
        if "/Dest" in annotation
    ]
