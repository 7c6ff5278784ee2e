"""Keep with each finding who bears it out: part of every action that changes what counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from casework.domain.independence import Corroboration, stored
from casework.models import Passage, PassageLink
from casework.models.corroboration import affected_by, around, concerned, corroboration_graph


def refresh_corroboration(*changed: Passage) -> int:
    """Reckon anew who bears each finding out, and write what differs; how many differed.

    To be called inside the transaction of an action that changes a link, the origins of a source,
    whether a source was seen, or whether a finding may be printed. With the findings that were
    changed, or whose links were, only what hangs on them is reckoned; without any, everything.
    """
    held = PassageLink.objects.held()
    if not changed:
        passages = concerned()
        return _write(passages, corroboration_graph(passages, held).corroborations())
    affected = affected_by(changed)
    passages = around(affected)
    near = held.between([passage.pk for passage in passages])
    keys = [passage.key for passage in passages if passage.pk in affected]
    return _write(passages, corroboration_graph(passages, near).corroborations(keys))


def _write(passages: Iterable[Passage], wanted: Mapping[str, Corroboration]) -> int:
    differing = [p for p in passages if p.key in wanted and _differs(p, wanted[p.key])]
    Passage.objects.bulk_update(differing, ["corroboration"], batch_size=100)
    return len(differing)


def _differs(passage: Passage, wanted: Corroboration) -> bool:
    """Bring the finding to what is wanted; whether it was not there already."""
    before, passage.corroboration = passage.corroboration, stored(wanted)
    return bool(before != passage.corroboration)
