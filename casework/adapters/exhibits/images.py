"""Pictures as PDF pages, their pixels exactly as they came. Runs in the child process only."""

from __future__ import annotations

import io
import struct
import warnings
from collections.abc import Iterator

import img2pdf
from PIL import Image, ImageOps

from casework.adapters.exhibits.jpeg import stripped
from casework.adapters.exhibits.kinds import MAX_PAGES
from casework.domain.errors import Problem, Refused

JPEG = b"\xff\xd8"
# A4 in points, the long side last.
PAPER = (595.276, 841.89)
ORIENTATION = 0x0112
# EXIF 2.32, 4.6.4 A: how far to turn; those that are also mirrored are drawn anew.
TURNS = {1: 0, 3: 180, 6: 90, 8: 270}
MOVING = ("PNG", "WEBP")
# A statement of less or more dots an inch is none of a scanner or camera.
DPI = (10, 2400)
DEFAULT_DPI = 96
# What a PDF page must measure at least, in points (ISO 32000-1, annex C).
MIN_SIDE = 3
# What img2pdf says of pictures that a PDF cannot hold as they are.
NOT_AS_IT_IS = (
    img2pdf.AlphaChannelError,
    img2pdf.ExifOrientationError,
    img2pdf.JpegColorspaceError,
    img2pdf.UnsupportedColorspaceError,
    ValueError,
)
# What Pillow and img2pdf say of pictures that are damaged; each of their readers has its own way.
BROKEN = (
    *(OSError, SyntaxError, EOFError, ValueError, TypeError, KeyError, IndexError),
    *(AttributeError, ArithmeticError, struct.error, NotImplementedError, img2pdf.ImageOpenError),
)


def as_pdf(content: bytes) -> tuple[bytes, list[str]]:
    """One page for each picture of the file, and what was left out of it. Raises Refused."""
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    try:
        with Image.open(io.BytesIO(content)) as picture:
            return _pages(content, picture)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Refused(Problem("exhibit-too-large")) from error
    except BROKEN as error:
        raise Refused(Problem("exhibit-broken")) from error


def _pages(content: bytes, picture: Image.Image) -> tuple[bytes, list[str]]:
    kind, frames = picture.format, getattr(picture, "n_frames", 1)
    if kind == "TIFF" and frames > MAX_PAGES:
        raise Refused(Problem("exhibit-too-large"))
    if kind in MOVING and frames > 1:
        raise Refused(Problem("exhibit-moving"))
    for frame in _frames(picture):
        # Decoded to its end: img2pdf would not notice that a picture is cut off.
        frame.load()
    exact = stripped(content) if content.startswith(JPEG) else content
    removed = ["photo-data"] if len(exact) < len(content) else []
    turn = TURNS.get(int(picture.getexif().get(ORIENTATION, 1)))
    if turn is not None and kind != "WEBP":
        try:
            return _converted([exact], turn), removed
        except NOT_AS_IT_IS:
            # Drawn anew below.
            pass
    return _converted([_redrawn(frame) for frame in _frames(picture)], 0), removed


def _frames(picture: Image.Image) -> Iterator[Image.Image]:
    """The pages of a TIFF; of a JPEG the picture itself, whose others are previews."""
    count = getattr(picture, "n_frames", 1) if picture.format == "TIFF" else 1
    for number in range(count):
        picture.seek(number)
        yield picture


def _converted(pictures: list[bytes], turn: int) -> bytes:
    result = img2pdf.convert(
        pictures,
        engine=img2pdf.Engine.pikepdf,
        nodate=True,
        rotation=img2pdf.Rotation[str(turn)],
        layout_fun=_layout,
    )
    return bytes(result)


def _layout(
    width: int, height: int, dpi: tuple[float, float]
) -> tuple[float, float, float, float]:
    """The page is the picture at its own resolution, but no larger than a sheet of paper."""
    dots = [value if DPI[0] <= value <= DPI[1] else DEFAULT_DPI for value in dpi]
    size = width * 72 / dots[0], height * 72 / dots[1]
    scale = min(1, PAPER[0] / min(size), PAPER[1] / max(size))
    picture = size[0] * scale, size[1] * scale
    return (max(MIN_SIDE, picture[0]), max(MIN_SIDE, picture[1]), *picture)


def _redrawn(frame: Image.Image) -> bytes:
    """The picture upright, on white and in colours a PDF can show, as PNG."""
    upright = ImageOps.exif_transpose(frame)
    output = io.BytesIO()
    dpi = _stated(frame)
    _opaque(upright).save(output, "PNG", **({"dpi": dpi} if dpi else {}))
    return output.getvalue()


def _stated(frame: Image.Image) -> tuple[float, float] | None:
    """The resolution, but not the one that Pillow makes up for photographs without any."""
    if frame.format in ("JPEG", "MPO") and not frame.info.get("jfif_unit"):
        return None
    dpi = frame.info.get("dpi")
    return dpi if dpi and all(DPI[0] <= value <= DPI[1] for value in dpi) else None


def _opaque(picture: Image.Image) -> Image.Image:
    if picture.has_transparency_data:
        colours = picture.convert("RGBA")
        paper = Image.new("RGBA", colours.size, "white")
        return Image.alpha_composite(paper, colours).convert("RGB")
    if picture.mode.startswith("I"):
        # Sixteen bits a pixel, of which a page shows eight.
        return picture.convert("I").point(lambda value: value / 256).convert("L")
    if picture.mode in ("1", "L", "RGB"):
        return picture
    drawn = picture.convert("RGB")
    # The profile was that of the colours as they were.
    drawn.info.pop("icc_profile", None)
    return drawn
