"""How far a build is, and about how long it has still to go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

# Builds of the same pack that the estimate looks back on.
LOOK_BACK = 5
# While the last steps run, this share of an earlier build is still assumed to be left.
TAIL = 0.05


@dataclass(frozen=True, slots=True)
class Earlier:
    """A build that came to its end: its seconds, the pages of its pack, the pages laid out.

    Laid counts a page again each time the text is laid out anew.
    """

    seconds: float
    pages: int
    laid: int


@dataclass(frozen=True, slots=True)
class Estimate:
    """About how many pages the pack will have and how many seconds are left; None: not known."""

    pages: int | None = None
    seconds: int | None = None


def estimate(
    earlier: Sequence[Earlier], *, elapsed: float | None, laid: int, is_typeset: bool
) -> Estimate:
    """What earlier builds of the same pack, newest first, and the pace of this one let expect.

    Without an earlier build nothing is guessed. At the start the earlier time counts alone; the
    more is laid out, the more the pace of this build.
    """
    known = earlier[:LOOK_BACK]
    if not known:
        return Estimate()
    pages = known[0].pages
    if elapsed is None:
        return Estimate(pages)
    usual = median(build.seconds for build in known)
    share = min(laid / known[0].laid, 1.0) if known[0].laid else 0.0
    if is_typeset:
        return Estimate(pages, round(max(usual - elapsed, usual * TAIL)))
    left = (1 - share) * (elapsed + (1 - share) * usual) if share else usual - elapsed
    return Estimate(pages, round(max(left, usual * TAIL)))
