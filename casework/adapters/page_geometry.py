"""How large a page shows, how it is turned, and how it is laid into a frame."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pikepdf import Array, Name, Object, Page

# x0, y0, x1, y1 in points from the lower left.
Frame = tuple[float, float, float, float]
# The corner that is lower left after a turn clockwise, as the rest of a matrix: a b c d, and
# how many widths and heights of the page to shift it by.
TURNS = {
    0: ((1, 0, 0, 1), (0, 0), (0, 0)),
    90: ((0, -1, 1, 0), (0, 0), (1, 0)),
    180: ((-1, 0, 0, -1), (1, 0), (0, 1)),
    270: ((0, 1, -1, 0), (0, 1), (0, 0)),
}


@dataclass(frozen=True, slots=True)
class Geometry:
    """The part of a page that shows, how it is turned, and the length of its unit."""

    crop: Frame
    turn: int
    unit: float

    @classmethod
    def of(cls, page: Page) -> Geometry:
        media, crop = _box(page.mediabox), _box(page.cropbox)
        inside = (
            max(media[0], crop[0]),
            max(media[1], crop[1]),
            min(media[2], crop[2]),
            min(media[3], crop[3]),
        )
        shows = inside if inside[0] < inside[2] and inside[1] < inside[3] else media
        turn = int(page.obj.get(Name.Rotate, 0)) % 360
        return cls(shows, turn if turn in TURNS else 0, float(page.obj.get(Name.UserUnit, 1)))

    @property
    def size(self) -> tuple[float, float]:
        width, height = self._turned()
        return width * self.unit, height * self.unit

    @property
    def lies_across(self) -> bool:
        width, height = self._turned()
        return width > height

    def placed(self, frame: Frame) -> tuple[tuple[float, ...], Frame]:
        """The matrix that lays the page in the middle of the frame, and where it then lies."""
        width, height = self._turned()
        room = frame[2] - frame[0], frame[3] - frame[1]
        scale = min(self.unit, room[0] / width, room[1] / height)
        x = frame[0] + (room[0] - width * scale) / 2
        y = frame[1] + (room[1] - height * scale) / 2
        (a, b, c, d), right, up = TURNS[self.turn]
        left, bottom = self.crop[0], self.crop[1]
        e = right[0] * self._width + right[1] * self._height - a * left - c * bottom
        f = up[0] * self._width + up[1] * self._height - b * left - d * bottom
        matrix = (a * scale, b * scale, c * scale, d * scale, x + e * scale, y + f * scale)
        return matrix, (x, y, x + width * scale, y + height * scale)

    @property
    def _width(self) -> float:
        return self.crop[2] - self.crop[0]

    @property
    def _height(self) -> float:
        return self.crop[3] - self.crop[1]

    def _turned(self) -> tuple[float, float]:
        size = self._width, self._height
        return size if self.turn in (0, 180) else (size[1], size[0])


def rounded(sides: Iterable[float]) -> list[float]:
    """Sides as they are written into a file."""
    return [round(side, 3) for side in sides]


def box_of(array: Object) -> Frame:
    """A rectangle of a file, its corners in order."""
    return _box(Array(array))


def _box(array: Array) -> Frame:
    x0, y0, x1, y1 = (float(value) for value in array)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
