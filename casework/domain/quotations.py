"""Verbatim quotations: the one place in a text they come from, and whether they still stand.

Selectors are those of the W3C Web Annotation Data Model: TextQuoteSelector (exact, prefix,
suffix) and TextPositionSelector (start, end), counted in Unicode code points of the plain text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from rapidfuzz import fuzz

from casework.domain.errors import Problem, Refused
from casework.domain.evidence import Locator
from casework.domain.plain_text import normalise

# As much of the neighbourhood as annotation programs keep to tell repeated words apart.
CONTEXT = 32
# As much of a neighbour must be the same, and so long must words be to be known by themselves.
NEAR = 12
TELLING = 32
# More is a copy of the work, not a quotation from it.
LONGEST = 5000
# Beyond this many places nobody wants to know how many more there are.
MOST_PLACES = 1000
# Of 100: below this the nearest place is no help to whoever mistyped.
LIKE = 60
SHOWN = 300


class Anchoring(StrEnum):
    """Whether quoted words are in a text: at their place, at another place, or not."""

    STANDS = "stands"
    MOVED = "moved"
    LOST = "lost"


class Standing(StrEnum):
    """What a quotation is worth today: in the newest snapshot of its source, no longer in it, or
    not even in the snapshot it was taken from."""

    STANDS = "stands"
    LOST = "lost"
    UNVERIFIED = "unverified"


@dataclass(frozen=True, slots=True)
class Selection:
    """Words of a text with what stands before and after them, and their offsets."""

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where the words of a selection are in a text; of lost ones both offsets are 0."""

    state: Anchoring
    start: int = 0
    end: int = 0


def select(
    text: str, exact: str, *, prefix: str = "", suffix: str = "", start: int | None = None
) -> Selection:
    """The one place of the words, whatever white space parts them.

    Words that occur more than once are told apart by what stands before and after, then by the
    place nearest to start. Raises Refused: quotation-empty, quotation-long, quotation-not-found
    (with the most similar place) or quotation-ambiguous (with the number of places).
    """
    if not exact.strip():
        raise Refused(Problem("quotation-empty", "exact"))
    if len(exact) > LONGEST:
        raise Refused(Problem("quotation-long", "exact", {"limit": LONGEST}))
    words, hint = _trimmed(exact, start)
    found = _places(text, words, prefix, suffix) or _places(text, words)
    if not found and normalise(words) != words:
        words = normalise(words)
        found = _places(text, words, normalise(prefix), normalise(suffix)) or _places(text, words)
    if not found:
        raise _not_found(text, words)
    return _selection(text, _chosen(text, words, found, hint))


def anchor(text: str, selection: Selection) -> Anchor:
    """Find the words of a selection in a text, perhaps a later state of the one they are from.

    At another place they are the same words beside the same neighbour, before or after, or when
    they are a long run that occurs once: a heading that recurs elsewhere is not what was quoted.
    """
    if text[selection.start : selection.end] == selection.exact:
        return Anchor(Anchoring.STANDS, selection.start, selection.end)
    places = _places(text, selection.exact)
    if len(places) == 1 and len(selection.exact) >= TELLING:
        return Anchor(Anchoring.MOVED, *places[0])
    likened = [(_likeness(text, place, selection), place) for place in places]
    same = [
        (likeness, -abs(place[0] - selection.start), place)
        for likeness, place in likened
        if likeness
    ]
    return Anchor(Anchoring.MOVED, *max(same)[2]) if same else Anchor(Anchoring.LOST)


def standing(selection: Selection, own: str, newest: str) -> Standing:
    """Hold a quotation against the text it was taken from and the newest text of its source."""
    if anchor(own, selection).state is not Anchoring.STANDS:
        return Standing.UNVERIFIED
    is_lost = anchor(newest, selection).state is Anchoring.LOST
    return Standing.LOST if is_lost else Standing.STANDS


def page_of(page_starts: Sequence[int], offset: int) -> int:
    """The number, from 1, of the page that an offset lies on; 0 for a text without pages."""
    return max(bisect_right(page_starts, offset), 1) if page_starts else 0


def check_page(locator: Locator, text: str, page_starts: Sequence[int], start: int) -> None:
    """Raise Refused "impossible-page" where a pinpoint names a page that is not there.

    A page is there when it is counted, or when its number is printed on the sheet quoted: a part
    of a journal may have the pages 733 to 740.
    """
    if locator.kind != "page" or not page_starts:
        return
    number = page_of(page_starts, start)
    ends = [*page_starts[1:], len(text)]
    sheet = text[page_starts[number - 1] : ends[number - 1]]
    for page in re.findall(r"\d+", locator.value):
        is_printed = re.search(rf"(?<!\d){page}(?!\d)", sheet)
        if not 1 <= int(page) <= len(page_starts) and not is_printed:
            values: dict[str, str | int] = {"page": page, "pages": len(page_starts)}
            raise Refused(Problem("impossible-page", "locator", values))


def _trimmed(exact: str, start: int | None) -> tuple[str, int | None]:
    """The words without white space at their ends, and their own start."""
    lead = len(exact) - len(exact.lstrip())
    return exact.strip(), None if start is None else start + lead


def _places(text: str, words: str, prefix: str = "", suffix: str = "") -> list[tuple[int, int]]:
    """Starts and ends of the words in the text, overlapping ones too, between their neighbours."""
    return list(islice(_each_place(text, words, prefix.strip(), suffix.strip()), MOST_PLACES))


def _each_place(text: str, words: str, prefix: str, suffix: str) -> Iterator[tuple[int, int]]:
    before = rf"{_flexible(prefix)}\s*" if prefix else ""
    after = rf"\s*{_flexible(suffix)}" if suffix else ""
    pattern = re.compile(f"{before}({_flexible(words)}){after}")
    place = pattern.search(text)
    while place:
        yield place.span(1)
        place = pattern.search(text, place.start() + 1)


def _flexible(words: str) -> str:
    return r"\s+".join(re.escape(word) for word in words.split())


def _chosen(
    text: str, words: str, found: Sequence[tuple[int, int]], hint: int | None
) -> tuple[int, int]:
    if len(found) == 1:
        return found[0]
    if hint is not None:
        here = re.compile(_flexible(words)).match(text, max(hint, 0))
        if here and (here.span() in found or len(found) == MOST_PLACES):
            return here.span()
        near = sorted(found, key=lambda place: abs(place[0] - hint))
        if abs(near[0][0] - hint) < abs(near[1][0] - hint):
            return near[0]
    raise Refused(Problem("quotation-ambiguous", "exact", {"places": len(found)}))


def _selection(text: str, place: tuple[int, int]) -> Selection:
    start, end = place
    before, after = text[max(start - CONTEXT, 0) : start], text[end : end + CONTEXT]
    return Selection(text[start:end], before, after, start, end)


def _not_found(text: str, words: str) -> Refused:
    problem = Problem("quotation-not-found", "exact")
    like = fuzz.partial_ratio_alignment(words, text, score_cutoff=LIKE) if text else None
    if like is None:
        return Refused(problem)
    start, end = like.dest_start, like.dest_end
    # Whole words, for half of one helps nobody to see the difference.
    start -= len(re.split(r"\s", text[:start])[-1])
    end += len(re.split(r"\s", text[end : end + CONTEXT], maxsplit=1)[0])
    near = " ".join(text[start:end].split())
    shown = f"{near[:SHOWN]}…" if len(near) > SHOWN else near
    return Refused(problem, Problem("quotation-nearest", "exact", {"nearest": shown}))


def _likeness(text: str, place: tuple[int, int], selection: Selection) -> int:
    """How far the neighbours of a place are those of the selection; 0 when neither is."""
    start, end = place
    before, after = text[max(start - 2 * CONTEXT, 0) : start], text[end : end + 2 * CONTEXT]
    return _shared(selection.prefix[::-1], before[::-1]) + _shared(selection.suffix, after)


def _shared(known: str, found: str) -> int:
    """How many signs, reckoned from the quotation, two neighbours share; 0 for too few.

    Where the text ended beside the quotation, it must still end there.
    """
    one, other = " ".join(known.split()), " ".join(found.split())
    if not one:
        return 0 if other else NEAR
    count = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), -1)
    count = min(len(one), len(other)) if count < 0 else count
    return count if count >= min(NEAR, len(one)) else 0
