"""Sets right what a page says of its size, as readers take it. For the child process only."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from pikepdf import Array, Name, Page

from casework.domain.errors import Problem, Refused

# Acrobat's own limit of the unit; a larger one is taken for none.
MAX_UNIT = 75_000
# Larger is no paper: 3.5 kilometres.
MAX_SIDE = 10_000_000
BOX = 4


def set_right(page: Page) -> bool:
    """Take away what no reader follows; whether there was any.

    Raises Refused "exhibit-broken" for a page without an area.
    """
    _stop_without_area(page)
    wrong = [
        key
        for key, is_right in (
            (Name.CropBox, _is_box),
            (Name.UserUnit, _is_unit),
            (Name.Rotate, _is_turn),
        )
        if key in page.obj and not is_right(page.obj[key])
    ]
    for key in wrong:
        del page.obj[key]
    return bool(wrong) or _shown_beside(page)


def _shown_beside(page: Page) -> bool:
    """Whether the part that shows lies outside the page; then the whole page is taken."""
    x0, y0, x1, y1 = _sides(page.mediabox)
    left, bottom, right, top = _sides(page.cropbox)
    if max(x0, left) < min(x1, right) and max(y0, bottom) < min(y1, top):
        return False
    del page.obj[Name.CropBox]
    return True


def _sides(box: Iterable[object]) -> tuple[float, float, float, float]:
    x0, y0, x1, y1 = (float(str(side)) for side in box)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _stop_without_area(page: Page) -> None:
    box = page.mediabox
    if not _is_box(box):
        raise Refused(Problem("exhibit-broken"))
    sides = abs(float(box[2] - box[0])), abs(float(box[3] - box[1]))
    if min(sides) <= 0 or max(sides) > MAX_SIDE:
        raise Refused(Problem("exhibit-broken"))


def _is_box(value: object) -> bool:
    return (
        isinstance(value, Array)
        and len(value) == BOX
        and all(isinstance(side, int | Decimal) for side in value)
    )


def _is_unit(value: object) -> bool:
    return isinstance(value, int | Decimal) and 0 < value <= MAX_UNIT


def _is_turn(value: object) -> bool:
    return isinstance(value, int) and value % 90 == 0
