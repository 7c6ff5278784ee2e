"""Exhibits of scanned pages, the same bytes each time: noise as JPEG, about 195 kB a page."""

from __future__ import annotations

import io
import random
from collections.abc import Sequence
from pathlib import Path

import pikepdf
from pikepdf import Dictionary, Name, Pdf
from PIL import Image

EXHIBITS = 40
# A4 at 150 dots an inch.
SIZE = (1240, 1754)
PAPER = (595.28, 841.89)
# The noise is made at a quarter of the size: as large a file as a scan of a written page.
GRAIN = (310, 438)
KINDS = 25


def exhibits(folder: Path, pages: int) -> list[Path]:
    """So many pages in forty files, written once."""
    folder.mkdir(parents=True, exist_ok=True)
    pictures = [_scan(number) for number in range(KINDS)]
    each = pages // EXHIBITS
    return [_exhibit(folder / f"{n:02}.pdf", n, each, pictures) for n in range(EXHIBITS)]


def _scan(number: int) -> bytes:
    grains = random.Random(number)  # noqa: S311 (noise that is the same each time)
    noise = Image.frombytes("L", GRAIN, grains.randbytes(GRAIN[0] * GRAIN[1]))
    paper = Image.new("L", SIZE, 245)
    picture = Image.blend(paper, noise.resize(SIZE, Image.Resampling.BICUBIC), 0.42)
    output = io.BytesIO()
    picture.save(output, "JPEG", quality=28)
    return output.getvalue()


def _exhibit(path: Path, number: int, pages: int, pictures: Sequence[bytes]) -> Path:
    with Pdf.new() as pdf:
        for page in range(pages):
            _page(pdf, pictures[page % KINDS], number * pages + page)
        pdf.save(
            path,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    return path


def _page(pdf: Pdf, picture: bytes, number: int) -> None:
    """A page of its own picture: a comment in the JPEG makes each another file."""
    comment = f"{number:08}".encode()
    own = b"".join((picture[:2], b"\xff\xfe", (len(comment) + 2).to_bytes(2), comment))
    image = pdf.make_stream(own + picture[2:])
    image.Type, image.Subtype = Name.XObject, Name.Image
    image.Width, image.Height = SIZE
    image.ColorSpace, image.BitsPerComponent = Name.DeviceGray, 8
    image.Filter = Name.DCTDecode
    page = pdf.add_blank_page(page_size=PAPER)
    page.obj.Resources = Dictionary(XObject=Dictionary(Scan=image))
    width, height = PAPER
    page.obj.Contents = pdf.make_stream(f"q {width} 0 0 {height} 0 0 cm /Scan Do Q".encode())
