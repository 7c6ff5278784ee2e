"""Who publishes: which profiles the publisher of a source stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable


def named(text: str, names: Iterable[str]) -> list[str]:
    """The names that a publisher's field gives, in its order: "RFE/RL; Asia-Plus" gives two.

    A name within a longer one that is known too does not count.
    """
    found = sorted(
        (match.start(), -match.end(), name)
        for name in names
        if name in text
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)
    )
    given: dict[str, None] = {}
    reached = 0
    for _start, end, name in found:
        if -end > reached:
            given[name] = None
            reached = -end
    return list(given)
