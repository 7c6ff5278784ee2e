"""Pages of a paper chosen by their numbers, as people write them: 1, 3-5."""

from __future__ import annotations

import re
from collections.abc import Sequence

from casework.domain.errors import Problem, Refused

PART = re.compile(r"(\d{1,5})(?:\s*[-–—]\s*(\d{1,5}))?")
SEPARATOR = re.compile(r"[,;]")
LONGEST = 120


def read_pages(text: str, pages: int, where: str = "pages_used") -> tuple[int, ...]:
    """The pages that the text names of a paper with so many; an empty text names them all.

    Raises Refused: pages-form for what is no list of pages, pages-empty for a part without a
    number, pages-absent for a page that the paper does not have, pages-reversed for an order other
    than that of the paper, pages-doubled, and pages-long.
    """
    if not text.strip():
        return tuple(range(1, pages + 1))
    if len(text) > LONGEST:
        raise _refused("pages-long", where, limit=LONGEST)
    chosen: list[int] = []
    for part in SEPARATOR.split(text):
        for page in _range(part.strip(), pages, where):
            _check_order(chosen, page, where)
            chosen.append(page)
    return tuple(chosen)


def write_pages(chosen: Sequence[int], between: str = "-") -> str:
    """The pages as short as can be, in their order: 1, 3-5."""
    runs: list[list[int]] = []
    for page in chosen:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return ", ".join(_run(run, between) for run in runs)


def pages_kept(text: str, pages: int) -> str:
    """The choice as it is kept: in one spelling, and empty where it is the whole paper.

    Raises Refused as read_pages.
    """
    chosen = read_pages(text, pages)
    kept = "" if len(chosen) == pages else write_pages(chosen)
    if len(kept) > LONGEST:
        raise _refused("pages-long", "pages_used", limit=LONGEST)
    return kept


def _range(part: str, pages: int, where: str) -> range:
    if not part:
        raise _refused("pages-empty", where)
    found = PART.fullmatch(part)
    if not found:
        raise _refused("pages-form", where, part=part)
    first, last = int(found[1]), int(found[2] or found[1])
    for page in (first, last):
        if not 1 <= page <= pages:
            raise _refused("pages-absent", where, page=page, pages=pages)
    if last < first:
        raise _refused("pages-reversed", where, part=part)
    return range(first, last + 1)


def _check_order(chosen: Sequence[int], page: int, where: str) -> None:
    if page in chosen[-1:] or (chosen and page < chosen[-1] and page in chosen):
        raise _refused("pages-doubled", where, page=page)
    if chosen and page < chosen[-1]:
        raise _refused("pages-reversed", where, part=f"{chosen[-1]}, {page}")


def _run(run: Sequence[int], between: str) -> str:
    return str(run[0]) if len(run) == 1 else f"{run[0]}{between}{run[-1]}"


def _refused(code: str, where: str, **values: str | int) -> Refused:
    return Refused(Problem(code, where, values))
