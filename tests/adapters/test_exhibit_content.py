"""Papers of strangers: what does something is removed, what shows something stays."""

from __future__ import annotations

from pikepdf import Array, Dictionary, Name, Pdf, String

from casework.adapters import exhibits
from casework.wording.exhibits import REMOVED
from tests.adapters import papers
from tests.adapters.exhibit_case import PDF_TYPE, ExhibitTestCase


class ActiveContentTest(ExhibitTestCase):
    """Everything that does something, each in its own file, none left in the clean one."""

    def clean(self, content: bytes) -> exhibits.Clean:
        clean = exhibits.to_pdf(content, PDF_TYPE, "active.pdf")
        self.assertEqual(exhibits.inspect(content, "active.pdf").removed, clean.removed)
        self.assertTrue(set(clean.removed) <= set(REMOVED))
        self.assertEqual(papers.checked(clean.pdf), "")
        return clean

    def test_programs_and_actions_are_removed_and_named(self) -> None:
        script = Dictionary(S=Name.JavaScript, JS=String("app.alert('x')"))
        launch = Dictionary(S=Name.Launch, F=String("cmd.exe"))

        def catalog(**entries: object) -> bytes:
            def change(pdf: Pdf) -> None:
                for key, value in entries.items():
                    pdf.Root[f"/{key}"] = value

            return papers.changed(papers.paper("eins"), change)

        names = Dictionary(JavaScript=Dictionary(Names=Array([String("a"), script])))
        rectangle = Array([0, 0, 9, 9])
        link = {"Subtype": Name.Link, "Rect": rectangle}
        submit = Dictionary(S=Name.SubmitForm, F=String("http://evil.example"))
        web = Dictionary(S=Name.URI, URI=String("http://evil.example"))
        chained = Dictionary(S=Name.GoTo, D=Array([0, Name.Fit]), Next=script)
        for name, content, removed in (
            ("document script", catalog(Names=names), ("javascript",)),
            ("opening action", catalog(OpenAction=script), ("javascript",)),
            ("closing action", catalog(AA=Dictionary(WC=script)), ("javascript",)),
            ("page action", papers.with_page(papers.paper("eins"), AA=Dictionary(O=launch)),
             ("actions",)),
            ("launch", papers.annotated(papers.paper("eins"), A=launch, **link), ("actions",)),
            ("submit", papers.annotated(papers.paper("eins"), A=submit, **link), ("actions",)),
            ("web", papers.annotated(papers.paper("eins"), A=web, **link), ("links",)),
            ("chain", papers.annotated(papers.paper("eins"), A=chained, **link), ("javascript",)),
        ):  # fmt: skip
            with self.subTest(name):
                clean = self.clean(content)
                self.assertEqual(clean.removed, removed)
                self.assertEqual(papers.text_of(clean.pdf), "eins")
                rest = papers.unfolded(clean.pdf)
                for word in (b"JavaScript", b"alert", b"cmd.exe", b"evil.example", b"Annot"):
                    self.assertNotIn(word, rest)

    def test_attached_files_are_left_out_and_named(self) -> None:
        def attach(pdf: Pdf) -> None:
            pdf.attachments["secret.txt"] = b"names of witnesses"

        clean = self.clean(papers.changed(papers.paper("eins"), attach))
        self.assertEqual(clean.removed, ("attachments",))
        self.assertNotIn(b"witnesses", papers.unfolded(clean.pdf))

    def test_media_are_left_out_and_named(self) -> None:
        for kind in (Name.RichMedia, Name.Screen, Name.Sound, Name.Movie):
            with self.subTest(str(kind)):
                clean = self.clean(papers.annotated(papers.paper("eins"), Subtype=kind))
                self.assertEqual(clean.removed, ("media",))

    def test_hidden_data_of_the_document_are_left_out(self) -> None:
        def describe(pdf: Pdf) -> None:
            pdf.docinfo["/Author"] = "Nilufar R."
            with pdf.open_metadata() as metadata:
                metadata["dc:creator"] = ["Nilufar R."]
            pdf.pages[0].obj.PieceInfo = Dictionary(App=String("Nilufar R."))

        clean = self.clean(papers.changed(papers.paper("eins"), describe))
        self.assertNotIn(b"Nilufar", papers.unfolded(clean.pdf))

    def test_a_folder_of_files_is_refused(self) -> None:
        def fold(pdf: Pdf) -> None:
            pdf.attachments["a.pdf"] = papers.paper("innen")
            pdf.Root.Collection = Dictionary(Type=Name.Collection)

        content = papers.changed(papers.paper("cover"), fold)
        self.assert_refused("exhibit-portfolio", content, "folder.pdf")


class NoteTest(ExhibitTestCase):
    def stamped(self, **entries: object) -> bytes:
        def stamp(pdf: Pdf) -> None:
            note = Dictionary(
                Type=Name.Annot,
                Rect=Array([100, 600, 300, 640]),
                AP=Dictionary(N=papers.appearance(pdf, "EINGEGANGEN")),
            )
            for key, value in entries.items():
                note[f"/{key}"] = value
            pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note)])

        return papers.changed(papers.paper("eins"), stamp)

    def test_what_a_stamp_shows_becomes_part_of_the_page(self) -> None:
        content = self.stamped(Subtype=Name.Stamp)
        clean = exhibits.to_pdf(content, PDF_TYPE, "s.pdf")
        self.assertEqual(clean.removed, ())
        self.assertEqual(papers.text_of(clean.pdf), "eins EINGEGANGEN")
        self.assert_same_look(content, clean.pdf)

    def test_a_stamp_on_a_turned_page_stays_where_it_is(self) -> None:
        content = papers.with_page(self.stamped(Subtype=Name.Stamp), Rotate=90)
        clean = exhibits.to_pdf(content, PDF_TYPE, "s.pdf")
        self.assert_same_look(content, clean.pdf)

    def test_words_behind_a_mark_are_named_as_left_out(self) -> None:
        content = self.stamped(Subtype=Name.Highlight, Contents=String("he lies"))
        clean = exhibits.to_pdf(content, PDF_TYPE, "s.pdf")
        self.assertEqual(clean.removed, ("comments",))
        self.assertNotIn(b"he lies", papers.unfolded(clean.pdf))

    def test_a_hidden_mark_stays_hidden(self) -> None:
        clean = exhibits.to_pdf(self.stamped(Subtype=Name.Stamp, F=2), PDF_TYPE, "s.pdf")
        self.assertEqual(papers.text_of(clean.pdf), "eins")


class FormTest(ExhibitTestCase):
    def test_what_a_field_shows_becomes_part_of_the_page(self) -> None:
        content = papers.form("Zażółć", waits=False)
        clean = exhibits.to_pdf(content, PDF_TYPE, "form.pdf")
        self.assertEqual(papers.text_of(clean.pdf), "Antrag drawn")
        with papers.opened(clean.pdf) as pdf:
            self.assertNotIn("/AcroForm", pdf.Root)
            self.assertNotIn("/Annots", pdf.pages[0].obj)

    def test_a_field_that_waits_to_be_drawn_is_drawn(self) -> None:
        clean = exhibits.to_pdf(papers.form("Größe", waits=True), PDF_TYPE, "form.pdf")
        self.assertEqual(papers.text_of(clean.pdf), "Antrag Größe")

    def test_a_field_that_would_lose_its_letters_is_refused(self) -> None:
        for value in ("Zażółć", "Съешь"):
            with self.subTest(value):
                content = papers.form(value, waits=True)
                self.assert_refused("exhibit-form", content, "form.pdf")

    def test_a_form_only_its_program_can_draw_is_refused(self) -> None:
        def live(pdf: Pdf) -> None:
            pdf.Root.AcroForm.XFA = pdf.make_stream(b"<xdp/>")
            pdf.Root.NeedsRendering = True

        content = papers.changed(papers.form("Name", waits=False), live)
        self.assert_refused("exhibit-form", content, "xfa.pdf")

    def test_a_signature_is_named_as_no_longer_to_be_checked(self) -> None:
        def sign(pdf: Pdf) -> None:
            field = pdf.Root.AcroForm.Fields[0]
            field.FT, field.V = Name.Sig, Dictionary(Type=Name.Sig)

        content = papers.changed(papers.form("x", waits=False), sign)
        clean = exhibits.to_pdf(content, PDF_TYPE, "signed.pdf")
        self.assertEqual(clean.removed, ("signature",))
        self.assertEqual(papers.text_of(clean.pdf), "Antrag drawn")


class LayerTest(ExhibitTestCase):
    def test_a_layer_that_is_off_stays_off(self) -> None:
        content = papers.with_layer("SCHWARZ", shown=False)
        clean = exhibits.to_pdf(content, PDF_TYPE, "layers.pdf")
        self.assert_same_look(content, clean.pdf)
        shown = exhibits.to_pdf(papers.with_layer("SCHWARZ", shown=True), PDF_TYPE, "l.pdf")
        self.assertGreater(papers.difference(papers.looks(content), papers.looks(shown.pdf)), 100)


class SameBytesTest(ExhibitTestCase):
    def test_it_gives_the_same_bytes_each_time(self) -> None:
        for content, media_type in (
            (papers.paper("eins", "zwei"), PDF_TYPE),
            (papers.form("Größe", waits=True), PDF_TYPE),
            (papers.photograph(), "image/jpeg"),
            (papers.picture("RGBA", "PNG"), "image/png"),
        ):
            with self.subTest(media_type):
                first = exhibits.to_pdf(content, media_type, "a")
                self.assertEqual(first, exhibits.to_pdf(content, media_type, "a"))
                with papers.opened(first.pdf) as pdf:
                    self.assertNotIn("/Info", pdf.trailer)

    def test_a_clean_file_stays_as_it_is(self) -> None:
        clean = exhibits.to_pdf(papers.paper("eins", "zwei"), PDF_TYPE, "a.pdf").pdf
        again = exhibits.to_pdf(clean, PDF_TYPE, "a.pdf")
        self.assertEqual((again.removed, papers.text_of(again.pdf)), ((), "eins zwei"))

    def test_pages_look_as_they_did(self) -> None:
        for name, content in (
            ("plain", papers.paper("Größe")),
            ("turned", papers.with_page(papers.paper("Größe"), Rotate=270)),
            ("cropped", papers.with_page(papers.paper("x"), CropBox=Array([9, 500, 300, 800]))),
            ("moved", papers.with_page(papers.paper("x"), MediaBox=Array([-50, -50, 545, 792]))),
        ):
            with self.subTest(name):
                clean = exhibits.to_pdf(content, PDF_TYPE, "a.pdf")
                self.assertEqual(
                    papers.difference(papers.looks(content), papers.looks(clean.pdf)), 0
                )
