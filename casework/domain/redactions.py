"""Boxes on the pages of exhibits: where names stand, and what is still to be looked at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from casework.domain.errors import Problem, Refused
from casework.domain.protected_names import Veil

Box = tuple[float, float, float, float]
# Around a word, so that no letter sticks out.
MARGIN = 0.004
SLACK = 0.001
SIDES = 4


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text layer, and its box on the page as it shows, each side from 0 to 1."""

    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class PageWords:
    has_text: bool
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """What was decided on a paper: boxes by page, pages looked at, or that it is withheld."""

    boxes: Mapping[int, tuple[Box, ...]]
    looked_at: frozenset[int]
    is_withheld: bool = False


def read_box(sides: Sequence[float]) -> Box:
    """A box of the page. Raises Refused "box-outside" for one that is none or has no extent."""
    if len(sides) != SIDES:
        raise Refused(Problem("box-outside"))
    left, top, right, bottom = (round(float(side), 4) for side in sides)
    if not (0 <= left < right <= 1 and 0 <= top < bottom <= 1):
        raise Refused(Problem("box-outside"))
    return left, top, right, bottom


def paper_of(rows: Iterable[tuple[int, Sequence[float]]]) -> Paper:
    """What the kept rows mean: page and box; no box is "looked at", page 0 is "withheld"."""
    boxes: dict[int, tuple[Box, ...]] = {}
    looked_at, withheld = set(), False
    for page, sides in rows:
        if sides:
            boxes[page] = (*boxes.get(page, ()), read_box(sides))
        elif page:
            looked_at.add(page)
        else:
            withheld = True
    return Paper(boxes, frozenset(looked_at), withheld)


def proposed(page: PageWords, veil: Veil) -> tuple[Box, ...]:
    """A box around each word of the page that is a protected name or a part of one."""
    found = {place for text, places in _texts(page) for place in _named(text, places, veil)}
    return tuple(_widened(page.words[place].box) for place in sorted(found))


def uncovered(page: PageWords, boxes: Iterable[Box], veil: Veil) -> int:
    """How many words of protected names no box covers."""
    known = tuple(boxes)
    return sum(not any(_covers(box, name) for box in known) for name in proposed(page, veil))


def open_pages(
    paper: Paper, pages: Sequence[PageWords], shown: Iterable[int], veil: Veil
) -> Iterator[tuple[int, str]]:
    """The pages that stop a build: with a name that no box covers, or a scan nobody looked at."""
    for number in shown:
        page = pages[number - 1]
        boxes = paper.boxes.get(number, ())
        if uncovered(page, boxes, veil):
            yield number, "page-names"
        elif not (page.has_text or boxes or number in paper.looked_at):
            yield number, "page-unseen"


def _texts(page: PageWords) -> Iterator[tuple[str, list[tuple[int, int, int]]]]:
    """The words as one text, as they stand and with divided ones put together; where each is."""
    for glue in (False, True):
        text, places = "", []
        for place, word in enumerate(page.words):
            written = re.sub(r"[-\u2010\u00ad]$", "", word.text) if glue else word.text
            places.append((len(text), len(text) + len(written), place))
            text += written if written != word.text else f"{written} "
        yield text, places


def _named(text: str, places: Iterable[tuple[int, int, int]], veil: Veil) -> Iterator[int]:
    hits = veil.find(text)
    for start, end, place in places:
        if any(hit.start < end and start < hit.end for hit in hits):
            yield place


def _widened(box: Box) -> Box:
    left, top, right, bottom = box
    return (
        max(0.0, round(left - MARGIN, 4)),
        max(0.0, round(top - MARGIN, 4)),
        min(1.0, round(right + MARGIN, 4)),
        min(1.0, round(bottom + MARGIN, 4)),
    )


def _covers(box: Box, name: Box) -> bool:
    """Whether the word is under the box; its margin may stick out."""
    slack = MARGIN + SLACK
    return (
        box[0] <= name[0] + slack
        and box[1] <= name[1] + slack
        and box[2] >= name[2] - slack
        and box[3] >= name[3] - slack
    )
