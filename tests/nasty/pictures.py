"""Pictures of every kind, and those that only seem to be some."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable

from PIL import Image

from tests.adapters import papers
from tests.nasty.case import Nasty, Size, refused, taken

# 400 by 300 points at 96 to the inch, which img2pdf takes where a picture states none.
SIZE = (400, 300)
SHOWN: Size = (300, 225)


def _picture(mode: str, kind: str, **options: object) -> Callable[[], bytes]:
    return lambda: papers.picture(mode, kind, SIZE, **options)


def _frames(kind: str, count: int, **options: object) -> Callable[[], bytes]:
    def build() -> bytes:
        pages = [papers.drawn("RGB", SIZE).rotate(90 * turn) for turn in range(count)]
        output = io.BytesIO()
        pages[0].save(output, kind, save_all=True, append_images=pages[1:], **options)
        return output.getvalue()

    return build


def _exif(turn: int) -> Callable[[], bytes]:
    return lambda: papers.photograph(SIZE, exif=papers.exif(turn))


def _cut(build: Callable[[], bytes]) -> Callable[[], bytes]:
    return lambda: build()[: len(build()) // 2]


def chunk(kind: bytes, data: bytes) -> bytes:
    """A part of a PNG (PNG specification, third edition, 5.3)."""
    check = zlib.crc32(kind + data)
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)


def png(
    width: int, height: int, bits: int, colour: int, rows: bytes, interlaced: int = 0
) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, bits, colour, 0, 0, interlaced)
    signature = b"\x89PNG\r\n\x1a\n"
    body = chunk(b"IDAT", zlib.compress(rows, 9))
    return signature + chunk(b"IHDR", header) + body + chunk(b"IEND", b"")


def _interlaced() -> bytes:
    """Eight by eight points in the seven passes of Adam7; the lower half is dark."""
    passes = ((1, 1), (1, 1), (2, 1), (2, 2), (4, 2), (4, 4), (8, 4))
    starts = (0, 0, 4, 0, 2, 0, 1)
    steps = (8, 8, 8, 4, 4, 2, 2)
    rows = bytearray()
    for (width, height), start, step in zip(passes, starts, steps, strict=True):
        for row in range(height):
            rows += b"\0" + (b"\x20" if start + row * step > 3 else b"\xe0") * width
    return png(8, 8, 8, 0, bytes(rows), interlaced=1)


def _bomb() -> bytes:
    """Forty thousand points a side, all white, in 200 kilobytes."""
    side = 40_000
    return png(side, side, 1, 0, (b"\0" + b"\xff" * (side // 8)) * side)


def _claims_to_be_large() -> bytes:
    """A JPEG whose header says 65,500 points a side."""
    content = bytearray(papers.photograph((16, 16)))
    place = content.index(b"\xff\xc0") + 5
    content[place : place + 4] = struct.pack(">HH", 65_500, 65_500)
    return bytes(content)


def _bad_check() -> bytes:
    """One bit of the drawing is turned, so that its check no longer fits."""
    content = bytearray(papers.picture("L", "PNG", SIZE))
    content[content.index(b"IDAT") + 40] ^= 1
    return bytes(content)


def _circle() -> bytes:
    """A TIFF whose second page is its first."""
    output = io.BytesIO()
    papers.drawn("L", SIZE).save(output, "TIFF")
    content = bytearray(output.getvalue())
    (start,) = struct.unpack("<I", content[4:8])
    (count,) = struct.unpack("<H", content[start : start + 2])
    place = start + 2 + 12 * count
    content[place : place + 4] = struct.pack("<I", start)
    return bytes(content)


def _line() -> bytes:
    return papers.picture("L", "PNG", (1, 6000))


def _point() -> bytes:
    return papers.picture("RGB", "PNG", (1, 1))


def _float() -> bytes:
    output = io.BytesIO()
    papers.drawn("L", SIZE).convert("F").save(output, "TIFF")
    return output.getvalue()


def _resolution(dpi: float) -> Callable[[], bytes]:
    return _picture("L", "PNG", dpi=(dpi, dpi))


def _profile() -> bytes:
    """With a profile of colours that is none."""
    return papers.picture("RGB", "PNG", SIZE, icc_profile=b"no profile at all" * 20)


def _image(mode: str) -> Image.Image:
    return papers.drawn(mode, SIZE)


PICTURES: tuple[Nasty, ...] = (
    taken("grey", _picture("L", "JPEG"), SHOWN, filename="a.jpg"),
    taken("CMYK JPEG", _picture("CMYK", "JPEG"), SHOWN, filename="b.jpg"),
    taken("progressive", _picture("RGB", "JPEG", progressive=True), SHOWN, filename="c.jpeg"),
    taken("turned by EXIF 3", _exif(3), SHOWN, filename="d.jpg", removed=("photo-data",)),
    taken("turned by EXIF 5", _exif(5), SHOWN[::-1], filename="e.jpg", removed=("photo-data",)),
    taken("turned by EXIF 6", _exif(6), SHOWN[::-1], filename="f.jpg", removed=("photo-data",)),
    taken("turned by EXIF 8", _exif(8), SHOWN[::-1], filename="g.jpg", removed=("photo-data",)),
    taken("turned by EXIF 99", _exif(99), SHOWN, filename="h.jpg", removed=("photo-data",)),
    taken("16 bits", _picture("I;16", "PNG"), SHOWN, filename="a.png"),
    taken("see-through", _picture("RGBA", "PNG"), SHOWN, filename="b.png"),
    taken("palette", _picture("P", "PNG"), SHOWN, filename="c.png"),
    taken("one bit", _picture("1", "PNG"), SHOWN, filename="d.png"),
    taken("interlaced", _interlaced, (6, 6), filename="e.png"),
    taken("a line", _line, (3, 841.89), filename="f.png"),
    taken("a point", _point, (3, 3), filename="g.png"),
    taken("resolution of one", _resolution(1), SHOWN, filename="h.png"),
    taken("resolution of 30,000", _resolution(30_000), SHOWN, filename="i.png"),
    taken("false profile", _profile, SHOWN, filename="j.png"),
    taken("fax", _picture("1", "TIFF", compression="group4"), SHOWN, filename="a.tif"),
    taken("three pages", _frames("TIFF", 3), SHOWN, SHOWN, SHOWN, filename="b.tiff"),
    taken("compressed", _picture("RGB", "TIFF", compression="tiff_lzw"), SHOWN, filename="c.tif"),
    taken("JPEG within", _picture("RGB", "TIFF", compression="jpeg"), SHOWN, filename="d.tif"),
    taken("CMYK TIFF", _picture("CMYK", "TIFF"), SHOWN, filename="e.tif"),
    taken("numbers with fractions", _float, SHOWN, filename="f.tif"),
    taken("WebP", _picture("RGB", "WEBP", lossless=True), SHOWN, filename="a.webp"),
    refused("JPEG, cut", _cut(_picture("RGB", "JPEG")), "exhibit-broken", "z.jpg"),
    refused("JPEG that seems large", _claims_to_be_large, "exhibit-too-large", "y.jpg"),
    refused("PNG, cut", _cut(_picture("RGB", "PNG")), "exhibit-broken", "z.png"),
    refused("PNG, wrong check", _bad_check, "exhibit-broken", "y.png"),
    refused("PNG bomb", _bomb, "exhibit-too-large", "x.png"),
    refused("moving PNG", _frames("PNG", 3), "exhibit-moving", "w.png"),
    refused("moving WebP", _frames("WEBP", 3), "exhibit-moving", "z.webp"),
    refused("TIFF, cut", _cut(_picture("RGB", "TIFF")), "exhibit-broken", "z.tif"),
    taken("TIFF in a circle", _circle, SHOWN, filename="y.tif"),
    refused("GIF", _picture("P", "GIF"), "exhibit-picture", "a.gif"),
    refused("BMP", _picture("RGB", "BMP"), "exhibit-picture", "a.bmp"),
)
