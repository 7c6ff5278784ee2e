"""The seal of a pack: whole when nothing was done, and each tampering named where it was done."""

from __future__ import annotations

import hashlib
import io
import json

import pikepdf
from pikepdf import Pdf

from casework.actions.packs import build_pack, record_download
from casework.adapters.seal import open_sealed
from casework.domain.errors import Refused
from casework.domain.manifest import Difference, Manifest, differences, read_manifest
from casework.models import Pack
from tests.adapters import papers
from tests.base import CastTestCase
from tests.pack import sealed
from tests.pack.claim import AS_OF, EXHIBIT, small_case
from tests.pack.demo import DemoPackTestCase

_built: dict[str, bytes] = {}


class SealTestCase(CastTestCase):
    content: bytes

    def setUp(self) -> None:
        if not _built:
            case = small_case(by=self.omar)
            pack = build_pack(case=case, language="de", as_of=AS_OF, by=self.omar)
            _built["de"] = record_download(pack=pack, by=self.omar)
            _built["plan"] = json.dumps(Pack.objects.get().plan).encode()
        self.content = _built["de"]

    def manifest(self) -> Manifest:
        return read_manifest(open_sealed(self.content).manifest)

    def found(self, content: bytes) -> list[Difference]:
        """What differs, of a file whose seal is broken."""
        opened = open_sealed(content)
        self.assertFalse(opened.is_whole)
        return list(differences(read_manifest(opened.manifest), opened.parts))


class WholeTests(SealTestCase):
    def test_a_pack_as_it_was_built_is_whole(self) -> None:
        opened = open_sealed(self.content)
        self.assertTrue(opened.is_whole)
        self.assertEqual(differences(read_manifest(opened.manifest), opened.parts), ())

    def test_the_manifest_tells_what_the_pack_is_made_of(self) -> None:
        manifest = self.manifest()
        self.assertEqual(
            (manifest.ref, manifest.language, manifest.as_of), ("DE-2026-TEST", "de", "2026-11-24")
        )
        # Without what only the checks know.
        plan = {**json.loads(_built["plan"]), "gaps": []}
        text = json.dumps(plan, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        self.assertEqual(manifest.plan, hashlib.sha256(text.encode()).hexdigest())
        [exhibit] = manifest.exhibits
        self.assertEqual((exhibit.label, exhibit.pages), ("Anlage K 1", 2))
        self.assertEqual(exhibit.original, hashlib.sha256(EXHIBIT).hexdigest())
        self.assertEqual((exhibit.first_page, exhibit.last_page), (8, 9))
        self.assertEqual(
            set(manifest.tools), {"casework", "weasyprint", "pydyf", "pikepdf", "libqpdf"}
        )
        self.assertEqual(len(manifest.fonts), 10)
        self.assertEqual(len(manifest.parts["pages"]), 10)

    def test_it_names_nobody(self) -> None:
        opened = open_sealed(self.content)
        for word in ("Qodirova", "Omar", "Haft", "Brief", "letter", "example.org"):
            self.assertNotIn(word.encode(), opened.manifest)

    def test_the_seal_is_the_hash_of_the_file_around_it(self) -> None:
        with Pdf.open(io.BytesIO(self.content)) as pdf:
            file = pdf.Root.AF[0].EF.F
            seal, manifest = str(file["/CaseworkSeal"]).encode(), file.read_bytes()
            self.assertEqual(str(pdf.Root.AF[0].AFRelationship), "/Data")
        self.assertEqual(self.content.count(seal), 1)
        inner = hashlib.sha256(manifest).hexdigest().encode()
        opened = self.content.replace(seal, inner)
        self.assertEqual(hashlib.sha256(opened).hexdigest().encode(), seal)

    def test_the_last_page_prints_the_hashes(self) -> None:
        manifest = self.manifest()
        text = papers.text_of(self.content)
        for digest in (manifest.plan, manifest.exhibits[0].original, *manifest.fonts.values()):
            self.assertIn(digest, text)


class TamperedTests(SealTestCase):
    def test_one_changed_letter_is_named_by_its_page(self) -> None:
        tampered = sealed.changed(self.content, lambda pdf: sealed.retype(pdf, 3))
        self.assertEqual(self.found(tampered), [Difference("pages", "changed", 3)])

    def test_a_page_of_an_exhibit_is_named_by_its_label(self) -> None:
        tampered = sealed.changed(self.content, lambda pdf: sealed.replace_exhibit(pdf, 9))
        self.assertEqual(
            self.found(tampered), [Difference("pages", "changed", 9, "Anlage K 1", 2)]
        )

    def test_swapped_pages_are_moved(self) -> None:
        found = self.found(sealed.changed(self.content, lambda pdf: sealed.swap(pdf, 8, 9)))
        pages = [one for one in found if one.part == "pages"]
        self.assertEqual({one.what for one in pages}, {"moved"})
        self.assertEqual({one.label for one in pages}, {"Anlage K 1"})

    def test_an_added_and_a_missing_page_are_told(self) -> None:
        added = self.found(sealed.changed(self.content, lambda pdf: sealed.add_page(pdf, 4)))
        self.assertEqual(added[0], Difference("pages", "added", 4))
        gone = self.found(sealed.changed(self.content, lambda pdf: pdf.pages.remove(p=4)))
        self.assertEqual(gone[0], Difference("pages", "missing", 4))

    def test_a_bookmark_that_was_taken_out_is_missing(self) -> None:
        found = self.found(sealed.changed(self.content, sealed.drop_bookmark))
        self.assertEqual([(one.part, one.what) for one in found], [("bookmarks", "missing")])

    def test_what_no_page_shows_is_told_by_its_part(self) -> None:
        for part, change in (
            ("metadata", sealed.retitle),
            ("attachments", sealed.attach),
            ("places", sealed.relead),
            ("structure", sealed.drop_tags),
            ("catalog", sealed.make_it_act),
        ):
            with self.subTest(part):
                found = self.found(sealed.changed(self.content, change))
                self.assertEqual([one.part for one in found], [part])

    def test_an_update_behind_the_end_is_seen(self) -> None:
        tampered = sealed.appended(self.content)
        with Pdf.open(io.BytesIO(tampered)) as pdf:
            self.assertEqual(str(pdf.Root.Lang), "ru")
        self.assertEqual(self.found(tampered), [Difference("catalog", "changed")])

    def test_any_other_byte_breaks_the_seal_though_no_part_differs(self) -> None:
        for name, tampered in (
            ("behind the end", self.content + b"\n"),
            (
                "in the comment",
                self.content.replace(b"%\xbf\xf7\xa2\xfe", b"%\xbf\xf7\xa2\xff", 1),
            ),
            ("written anew", sealed.changed(self.content, lambda pdf: None)),
        ):
            with self.subTest(name):
                self.assertEqual(self.found(tampered), [])


class RefusedTests(SealTestCase):
    def code(self, content: bytes) -> str:
        with self.assertRaises(Refused) as caught:
            open_sealed(content)
        return caught.exception.problems[0].code

    def test_other_files_are_told_apart(self) -> None:
        with Pdf.open(io.BytesIO(self.content)) as pdf:
            output = io.BytesIO()
            pdf.save(output, encryption=pikepdf.Encryption(owner="o", user=""))
        for code, content in (
            ("seal-not-pdf", b"Dear court"),
            ("seal-not-pdf", b""),
            ("seal-broken", self.content[: len(self.content) // 2].replace(b"obj", b"xxx")),
            ("seal-not-ours", EXHIBIT),
            ("seal-encrypted", output.getvalue()),
        ):
            with self.subTest(code):
                self.assertEqual(self.code(content), code)


class DemoTests(DemoPackTestCase):
    def test_each_demo_pack_is_whole(self) -> None:
        for (ref, language), pack in self.packs.items():
            with self.subTest(ref, language=language):
                opened = open_sealed(pack.content)
                self.assertTrue(opened.is_whole)
                manifest = read_manifest(opened.manifest)
                self.assertEqual(differences(manifest, opened.parts), ())
                self.assertEqual(
                    [row.label for row in manifest.exhibits],
                    [row.label for row in pack.plan.exhibits],
                )
