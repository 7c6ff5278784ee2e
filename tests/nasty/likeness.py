"""Whether two pictures show the same, though drawn by other programs and at other sizes."""

from __future__ import annotations

import io
import subprocess
import tempfile
from pathlib import Path

from PIL import Image, ImageChops, ImageOps

CELLS = (12, 12)
# The longer side of what is drawn, in points of the picture.
SIDE = 600


def apart(one: Image.Image, other: Image.Image) -> tuple[float, float]:
    """The mean and the largest difference of 12 by 12 cells of both, each from 0 to 255."""
    small = [
        picture.convert("RGB").resize(CELLS, Image.Resampling.BOX) for picture in (one, other)
    ]
    difference = ImageChops.difference(*small)
    values = difference.tobytes()
    return sum(values) / len(values), max(values)


def all_pages(pdf: bytes, *, dpi: int = 0) -> list[Image.Image]:
    """Each page as a reader draws it, at so many dots an inch or with a longer side of 600."""
    size = ["-r", str(dpi)] if dpi else ["-scale-to", str(SIDE)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "in.pdf"
        path.write_bytes(pdf)
        command = ["pdftoppm", "-q", *size, "-cropbox", str(path), f"{folder}/page"]
        subprocess.run(command, check=True, capture_output=True)
        drawn = sorted(Path(folder).glob("page*.ppm"))
        return [Image.open(io.BytesIO(one.read_bytes())) for one in drawn]


def all_frames(content: bytes) -> list[Image.Image]:
    """Each picture of the file, upright and on white, as a viewer of pictures shows it."""
    shown = []
    with Image.open(io.BytesIO(content)) as picture:
        count = getattr(picture, "n_frames", 1) if picture.format == "TIFF" else 1
        for number in range(count):
            picture.seek(number)
            upright = ImageOps.exif_transpose(picture)
            if upright.mode in ("I;16", "I"):
                upright = upright.convert("I").point(lambda value: value / 256).convert("L")
            colours = upright.convert("RGBA")
            paper = Image.new("RGBA", colours.size, "white")
            shown.append(Image.alpha_composite(paper, colours).convert("RGB"))
    return shown
