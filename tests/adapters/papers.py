"""Papers for the tests of adapters, made as strangers' programs make them."""

from __future__ import annotations

import io
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String
from PIL import Image, ImageChops

FONTS = Path(__file__).resolve().parents[2] / "static" / "fonts"
A4 = (595, 842)


def saved(pdf: Pdf, **options: object) -> bytes:
    output = io.BytesIO()
    pdf.save(output, static_id=True, **options)  # type: ignore[arg-type] # any of save's options
    return output.getvalue()


def opened(content: bytes) -> Pdf:
    return Pdf.open(io.BytesIO(content))


def helvetica(pdf: Pdf) -> Object:
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type1,
            BaseFont=Name.Helvetica,
            Encoding=Name.WinAnsiEncoding,
        )
    )


def paper(*pages: str, size: tuple[int, int] = A4) -> bytes:
    """A PDF with a line of text at the top left of each page, and a mark in the lower right."""
    pdf = Pdf.new()
    font = helvetica(pdf)
    for text in pages:
        page = pdf.add_blank_page(page_size=size)
        page.obj.Resources = Dictionary(Font=Dictionary(F1=font))
        # Enough of it for a cut to hit it.
        noise = "".join(f"0.{step:03} g 10 {step} 1 1 re f\n" for step in range(300))
        drawing = (
            f"{noise} 0 g BT /F1 24 Tf 20 {size[1] - 40} Td ({text}) Tj ET\n"
            f"1 0 0 rg {size[0] - 60} 20 40 40 re f"
        )
        page.obj.Contents = pdf.make_stream(drawing.encode("cp1252"))
    return saved(pdf)


def changed(content: bytes, change: Callable[[Pdf], None]) -> bytes:
    """The PDF after a change to it, as another program would save it."""
    with opened(content) as pdf:
        change(pdf)
        return saved(pdf)


def with_page(content: bytes, **entries: object) -> bytes:
    """The PDF with entries in the dictionary of its first page."""

    def change(pdf: Pdf) -> None:
        for key, value in entries.items():
            pdf.pages[0].obj[f"/{key}"] = value

    return changed(content, change)


def annotated(content: bytes, **entries: object) -> bytes:
    """The PDF with one annotation on its first page."""
    entries.setdefault("Rect", Array([100, 600, 300, 640]))
    return with_page(
        content, Annots=Array([Dictionary({"/Type": Name.Annot, **_slashed(entries)})])
    )


def appearance(pdf: Pdf, text: str) -> Object:
    """What an annotation shows: the text, 200 points wide and 40 high."""
    stream = pdf.make_stream(f"BT /F1 12 Tf 5 15 Td ({text}) Tj ET".encode())
    stream.Type, stream.Subtype = Name.XObject, Name.Form
    stream.BBox = Array([0, 0, 200, 40])
    stream.Resources = Dictionary(Font=Dictionary(F1=helvetica(pdf)))
    return stream


def form(value: str, *, waits: bool) -> bytes:
    """A form of one text field; waits for a program to draw it, or is drawn as "drawn"."""
    pdf = opened(paper("Antrag"))
    field = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Widget,
        FT=Name.Tx,
        T=String("name"),
        V=String(value),
        DA=String("/Helv 12 Tf 0 g"),
        Rect=Array([100, 600, 300, 640]),
        F=4,
    )
    if not waits:
        field.AP = Dictionary(N=appearance(pdf, "drawn"))
    widget = pdf.make_indirect(field)
    pdf.pages[0].obj.Annots = Array([widget])
    pdf.Root.AcroForm = Dictionary(
        Fields=Array([widget]),
        NeedAppearances=waits,
        DR=Dictionary(Font=Dictionary(Helv=helvetica(pdf))),
        DA=String("/Helv 12 Tf 0 g"),
    )
    return saved(pdf)


def with_layer(text: str, *, shown: bool) -> bytes:
    """A PDF with a black field in a layer that is on or off."""

    def change(pdf: Pdf) -> None:
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(text)))
        pdf.Root.OCProperties = Dictionary(
            OCGs=Array([layer]),
            D=Dictionary(Name=String("Layers"), OFF=Array([] if shown else [layer])),
        )
        page = pdf.pages[0]
        page.obj.Resources.Properties = Dictionary(L1=layer)
        page.contents_add(b"/OC /L1 BDC 0 g 100 300 300 300 re f EMC")

    return changed(paper("eins"), change)


def photograph(size: tuple[int, int] = (800, 600), **options: object) -> bytes:
    """A JPEG, dark below and with a white field at its upper left."""
    return picture("RGB", "JPEG", size, **options)


def picture(mode: str, kind: str, size: tuple[int, int] = (800, 600), **options: object) -> bytes:
    output = io.BytesIO()
    drawn(mode, size).save(output, kind, **options)
    return output.getvalue()


def drawn(mode: str, size: tuple[int, int] = (800, 600)) -> Image.Image:
    gradient = Image.linear_gradient("L").resize(size).point(lambda value: 200 - value * 3 // 4)
    gradient.paste(255, (0, 0, size[0] // 4, size[1] // 4))
    if mode == "RGBA":
        opaque = Image.linear_gradient("L").rotate(90).resize(size)
        return Image.merge("RGBA", (gradient, gradient, gradient, opaque))
    if mode == "I;16":
        return gradient.convert("I").point(lambda value: value * 257).convert("I;16")
    return gradient.convert(mode)


def exif(orientation: int = 1) -> Image.Exif:
    """What a telephone writes into a photograph."""
    data = Image.Exif()
    data[0x0112] = orientation
    data[0x010F] = "Telefonwerk"
    data[0x8825] = {1: "N", 2: (38.0, 33.0, 36.0), 3: "E", 4: (68.0, 46.0, 26.0)}
    return data


def text_of(pdf: bytes) -> str:
    """The words of the PDF as pdftotext finds them, between single spaces."""
    return " ".join(_run(["pdftotext", "-q", "-", "-"], pdf).decode().split())


def looks(pdf: bytes, page: int = 1, dpi: int = 72) -> Image.Image:
    """The page (from 1) as a reader draws it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "in.pdf"
        path.write_bytes(pdf)
        command = ["pdftoppm", "-q", "-r", str(dpi), "-f", str(page), "-l", str(page), "-png"]
        shown = _run([*command, "-cropbox", str(path)], b"")
    return Image.open(io.BytesIO(shown)).convert("RGB")


def checked(pdf: bytes) -> str:
    """What `qpdf --check` finds, "" when nothing."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "in.pdf"
        path.write_bytes(pdf)
        command = ["qpdf", "--check", str(path)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr


def unfolded(pdf: bytes) -> bytes:
    """All bytes of the PDF without compression, to look for what must not be in it."""
    with opened(pdf) as source:
        return saved(
            source,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )


def difference(one: Image.Image, other: Image.Image) -> int:
    """The largest difference of a pixel."""
    if one.size != other.size:
        raise AssertionError(f"{one.size} is not {other.size}")
    extrema = ImageChops.difference(one.convert("RGB"), other.convert("RGB")).getextrema()
    return max(int(high) for _low, high in extrema)  # type: ignore[misc] # three bands


def mean_difference(one: Image.Image, other: Image.Image) -> float:
    """The mean difference of the pixels, for pictures that were drawn at another size."""
    grey = ImageChops.difference(one.convert("RGB"), other.convert("RGB")).convert("L")
    histogram = grey.histogram()
    return sum(value * count for value, count in enumerate(histogram)) / sum(histogram)


def _slashed(entries: dict[str, object]) -> dict[str, object]:
    return {f"/{key}": value for key, value in entries.items()}


def _run(command: list[str], given: bytes) -> bytes:
    return subprocess.run(command, input=given, capture_output=True, check=True).stdout
