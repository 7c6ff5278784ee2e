"""The numbers of a pack's pages, of which those of exhibits are mostly not typeset.

Whoever prints, links, lists or labels a page asks here: nothing else counts pages.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageNumbers:
    """After which typeset pages, from 0, how many pages follow that are not typeset."""

    typeset: int
    following: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, typeset: int, followed: Iterable[int]) -> PageNumbers:
        """followed names, once for each page that follows, the typeset page it comes after."""
        counts: dict[int, int] = {}
        for page in followed:
            counts[page] = counts.get(page, 0) + 1
        return cls(typeset, tuple(sorted(counts.items())))

    @property
    def total(self) -> int:
        return self.typeset + sum(count for _page, count in self.following)

    def of_typeset(self, page: int) -> int:
        """The number, from 1, of a typeset page, from 0."""
        return page + 1 + sum(count for before, count in self.following if before < page)

    @property
    def labels(self) -> tuple[str, ...]:
        """What is printed as the number of each page, in their order."""
        return tuple(map(str, range(1, self.total + 1)))
