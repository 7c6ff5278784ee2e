"""Pages of a PDF as pictures, and PDFs whose pages are pictures. For the child process only."""

from __future__ import annotations

import io
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name, Page, Pdf
from PIL import Image, ImageDraw

Box = Sequence[float]
DOTS_AN_INCH = 200
POINTS_AN_INCH = 72
# More is no page of a paper but an attack; A2 at 200 dots an inch stays below.
MOST_PIXELS = 40_000_000
QUALITY = 88
STRIPE = "0.75 G 0.75 w"


def picture(pdf: bytes, page: int, dots: int, longest: int = 0) -> Image.Image:
    """The page as it shows, counted from 1; longest limits its longer side in pixels."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return _picture(document, page, dots, longest)
    finally:
        document.close()


def png(image: Image.Image) -> bytes:
    output = io.BytesIO()
    image.save(output, "PNG", optimize=False)
    return output.getvalue()


def redacted(pdf: bytes, boxes: Mapping[int, Iterable[Box]], *, withheld: bool = False) -> bytes:
    """The PDF in which each page that has boxes is a picture with these painted black.

    Boxes are left, top, right and bottom of the page as it shows, between 0 and 1. Withheld: each
    page is an empty one of the same size.
    """
    with Pdf.open(io.BytesIO(pdf)) as target:
        document = pypdfium2.PdfDocument(pdf)
        try:
            for number in range(1, len(target.pages) + 1):
                size = _size(document, target, number)
                if withheld:
                    target.pages[number - 1] = _blank(target, size)
                elif number in boxes:
                    image = _picture(document, number, DOTS_AN_INCH, 0)
                    _blacken(image, boxes[number])
                    target.pages[number - 1] = _as_page(target, image, size)
        finally:
            document.close()
        return _saved(target)


def words(pdf: bytes, page: int) -> Iterator[tuple[str, list[float]]]:
    """Each word of the text layer with its box on the page as it shows."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        yield from _words(document[page - 1])
    finally:
        document.close()


def texts(pdf: bytes) -> Iterator[tuple[bool, list[tuple[str, list[float]]]]]:
    """Of each page whether it has a text layer, and its words with their boxes."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        for number in range(len(document)):
            found = list(_words(document[number]))
            yield bool(found), found
    finally:
        document.close()


def _picture(document: pypdfium2.PdfDocument, page: int, dots: int, longest: int) -> Image.Image:
    shown = document[page - 1]
    width, height = shown.get_size()
    scale = dots / POINTS_AN_INCH
    if longest:
        scale = min(scale, longest / max(width, height))
    scale = min(scale, math.sqrt(MOST_PIXELS / (width * height)))
    image: Image.Image = shown.render(scale=scale, may_draw_forms=False).to_pil()
    shown.close()
    return image.convert("RGB")


def _blacken(image: Image.Image, boxes: Iterable[Box]) -> None:
    pen = ImageDraw.Draw(image)
    for left, top, right, bottom in boxes:
        corners = (
            math.floor(left * image.width) - 1,
            math.floor(top * image.height) - 1,
            math.ceil(right * image.width) + 1,
            math.ceil(bottom * image.height) + 1,
        )
        pen.rectangle(corners, fill="black")


def _size(document: pypdfium2.PdfDocument, target: Pdf, number: int) -> tuple[float, float]:
    unit = float(target.pages[number - 1].obj.get(Name.UserUnit, 1))
    width, height = document[number - 1].get_size()
    return width * unit, height * unit


def _as_page(target: Pdf, image: Image.Image, size: tuple[float, float]) -> Page:
    output = io.BytesIO()
    image.save(output, "JPEG", quality=QUALITY, subsampling=0)
    held = target.make_stream(output.getvalue())
    held.Type, held.Subtype = Name.XObject, Name.Image
    held.Width, held.Height = image.width, image.height
    held.ColorSpace, held.BitsPerComponent = Name.DeviceRGB, 8
    held.Filter = Name.DCTDecode
    drawing = f"q {size[0]:.3f} 0 0 {size[1]:.3f} 0 0 cm /Picture Do Q"
    return _page(target, size, drawing, Dictionary(XObject=Dictionary(Picture=held)))


def _blank(target: Pdf, size: tuple[float, float]) -> Page:
    """An empty page, struck through from corner to corner."""
    drawing = f"{STRIPE} 0 0 m {size[0]:.3f} {size[1]:.3f} l S"
    return _page(target, size, drawing, Dictionary())


def _page(target: Pdf, size: tuple[float, float], drawing: str, resources: Dictionary) -> Page:
    made = Dictionary(
        Type=Name.Page,
        MediaBox=Array([0, 0, round(size[0], 3), round(size[1], 3)]),
        Resources=resources,
        Contents=target.make_stream(drawing.encode()),
    )
    return Page(target.make_indirect(made))


def _saved(target: Pdf) -> bytes:
    output = io.BytesIO()
    target.save(
        output,
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        compress_streams=True,
    )
    return output.getvalue()


def _words(page: pypdfium2.PdfPage) -> Iterator[tuple[str, list[float]]]:
    text = page.get_textpage()
    size = page.get_size()
    letters, boxes = "", []
    for place in range(text.count_chars()):
        letter = text.get_text_range(place, 1)
        if letter.strip("\r\n\t \u00a0\x00"):
            letters += "-" if letter in "\ufffe\x02" else letter
            boxes.append(text.get_charbox(place, loose=True))
        elif letters:
            yield letters, _as_shown(page, size, boxes)
            letters, boxes = "", []
    if letters:
        yield letters, _as_shown(page, size, boxes)
    text.close()
    page.close()


def _as_shown(
    page: pypdfium2.PdfPage, size: tuple[float, float], boxes: Sequence[Box]
) -> list[float]:
    """The box around the letters as shares of the page as it shows, from its upper left."""
    left, bottom = min(b[0] for b in boxes), min(b[1] for b in boxes)
    right, top = max(b[2] for b in boxes), max(b[3] for b in boxes)
    x0, y0, x1, y1 = page.get_cropbox()
    width, height = x1 - x0, y1 - y0
    shares = [((x - x0) / width, (y1 - y) / height) for x, y in ((left, top), (right, bottom))]
    turned = [_turned(share, page.get_rotation()) for share in shares]
    xs, ys = [x for x, _y in turned], [y for _x, y in turned]
    box = (min(xs), min(ys), max(xs), max(ys))
    return [round(min(1.0, max(0.0, side)), 4) for side in box]


def _turned(share: tuple[float, float], turn: int) -> tuple[float, float]:
    x, y = share
    return {0: (x, y), 90: (1 - y, x), 180: (1 - x, 1 - y), 270: (y, 1 - x)}[turn % 360]
