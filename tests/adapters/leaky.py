"""PDFs that tell a name in one place each."""

from __future__ import annotations

import io

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf, String
from PIL import Image, ImageDraw, ImageFont

from tests.adapters.papers import FONTS, changed, helvetica, paper, saved

NAME = "Kuvvatov"
CLEAN = paper("Nothing is told here.", "Nor here.")


def in_text() -> bytes:
    return paper("Nothing.", f"Fayzali {NAME} was here.")


def divided_at_the_end_of_a_line() -> bytes:
    def change(pdf: Pdf) -> None:
        drawing = "BT /F1 12 Tf 20 700 Td (Seen was Kuv-) Tj 0 -14 Td (vatov.) Tj ET"
        pdf.pages[0].Contents = pdf.make_stream(drawing.encode())

    return changed(CLEAN, change)


def spaced_out() -> bytes:
    return paper("Nothing.", " ".join(NAME))


def outside_the_page() -> bytes:
    def change(pdf: Pdf) -> None:
        drawing = f"BT /F1 12 Tf 20 -400 Td ({NAME}) Tj ET"
        pdf.pages[0].contents_add(drawing.encode())

    return changed(CLEAN, change)


def in_what_is_said_of_a_drawing() -> bytes:
    def change(pdf: Pdf) -> None:
        marked = f"/Span <</ActualText ({NAME})>> BDC EMC"
        pdf.pages[0].contents_add(marked.encode())

    return changed(CLEAN, change)


def in_a_drawing_that_no_page_shows() -> bytes:
    def change(pdf: Pdf) -> None:
        form = pdf.make_stream(f"BT /F1 12 Tf 5 5 Td ({NAME}) Tj ET".encode())
        form.Type, form.Subtype = Name.XObject, Name.Form
        form.BBox = Array([0, 0, 200, 50])
        form.Resources = Dictionary(Font=Dictionary(F1=helvetica(pdf)))
        pdf.pages[0].obj.Resources.XObject = Dictionary(Left=form)

    return changed(CLEAN, change)


def in_an_annotation() -> bytes:
    def change(pdf: Pdf) -> None:
        note = Dictionary(
            Type=Name.Annot, Subtype=Name.Text, Rect=Array([0, 0, 9, 9]), Contents=String(NAME)
        )
        pdf.pages[1].obj.Annots = Array([pdf.make_indirect(note)])

    return changed(CLEAN, change)


def in_the_address_of_a_link() -> bytes:
    def change(pdf: Pdf) -> None:
        action = Dictionary(S=Name.URI, URI=String("https://x.example/%4buvvatov"))
        link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=action)
        pdf.pages[1].obj.Annots = Array([link])

    return changed(CLEAN, change)


def in_a_bookmark() -> bytes:
    def change(pdf: Pdf) -> None:
        with pdf.open_outline() as outline:
            outline.root.append(OutlineItem(f"Letter of {NAME}", 0))

    return changed(CLEAN, change)


def in_the_name_of_a_place() -> bytes:
    def change(pdf: Pdf) -> None:
        places = Dictionary({f"/letter-{NAME}": Array([pdf.pages[0].obj, Name.Fit])})
        pdf.Root.Dests = pdf.make_indirect(places)

    return changed(CLEAN, change)


def in_an_attachment() -> bytes:
    def change(pdf: Pdf) -> None:
        told = b'{"names": ["\\u041a\\u0443\\u0432\\u0432\\u0430\\u0442\\u043e\\u0432"]}'
        pdf.attachments["manifest.json"] = pikepdf.AttachedFileSpec(pdf, told)

    return changed(CLEAN, change)


def in_an_attached_pdf() -> bytes:
    def change(pdf: Pdf) -> None:
        pdf.attachments["more.pdf"] = pikepdf.AttachedFileSpec(pdf, in_text())

    return changed(CLEAN, change)


def in_the_name_of_an_attachment() -> bytes:
    def change(pdf: Pdf) -> None:
        pdf.attachments[f"{NAME}.txt"] = pikepdf.AttachedFileSpec(pdf, b"nothing")

    return changed(CLEAN, change)


def in_the_metadata() -> bytes:
    def change(pdf: Pdf) -> None:
        with pdf.open_metadata(set_pikepdf_as_editor=False) as about:
            about["dc:title"] = f"About {NAME}"
        del pdf.trailer["/Info"]

    return changed(CLEAN, change)


def in_the_information() -> bytes:
    def change(pdf: Pdf) -> None:
        pdf.docinfo["/Author"] = "Файзали Қувватов"

    return changed(CLEAN, change)


def in_the_tags() -> bytes:
    def change(pdf: Pdf) -> None:
        figure = Dictionary(Type=Name.StructElem, S=Name.Figure, Alt=String(f"Photo of {NAME}"))
        tree = Dictionary(Type=Name.StructTreeRoot, K=Array([pdf.make_indirect(figure)]))
        pdf.Root.StructTreeRoot = pdf.make_indirect(tree)

    return changed(CLEAN, change)


def in_an_object_nothing_leads_to_but_the_catalogue() -> bytes:
    def change(pdf: Pdf) -> None:
        pdf.Root.PieceInfo = pdf.make_indirect(Dictionary(Private=String(NAME)))

    return changed(CLEAN, change)


def in_a_script() -> bytes:
    def change(pdf: Pdf) -> None:
        script = pdf.make_stream(f"app.alert('{NAME}')".encode())
        pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=script)

    return changed(CLEAN, change)


def in_a_picture(words: str = f"Statement of {NAME}") -> bytes:
    """A scan: the words are pixels alone."""
    image = Image.new("RGB", (1240, 1754), "white")
    font = ImageFont.truetype(str(FONTS / "NotoSans-Regular.ttf"), 40)
    ImageDraw.Draw(image).text((120, 200), words, fill="black", font=font)
    output = io.BytesIO()
    image.save(output, "JPEG", quality=90)
    pdf = Pdf.new()
    page = pdf.add_blank_page(page_size=(595, 842))
    held = pdf.make_stream(output.getvalue())
    held.Type, held.Subtype = Name.XObject, Name.Image
    held.Width, held.Height = image.size
    held.ColorSpace, held.BitsPerComponent, held.Filter = Name.DeviceRGB, 8, Name.DCTDecode
    page.obj.Resources = Dictionary(XObject=Dictionary(Scan=held))
    page.obj.Contents = pdf.make_stream(b"q 595 0 0 842 0 0 cm /Scan Do Q")
    return saved(pdf)
