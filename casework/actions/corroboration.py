"""Keep with each finding who bears it out: part of every action that changes what counts."""

from __future__ import annotations

from casework.domain.independence import stored
from casework.models import Passage
from casework.models.corroboration import concerned, corroboration_graph


def refresh_corroboration() -> int:
    """Reckon anew who bears each finding out, and write what differs; how many differed.

    To be called inside the transaction of an action that changes a link, the origins of a source,
    whether a source was seen, or whether a finding may be printed.
    """
    passages = list(concerned())
    wanted = corroboration_graph(passages).corroborations()
    changed = []
    for passage in passages:
        value = stored(wanted[passage.key])
        if passage.corroboration != value:
            passage.corroboration = value
            changed.append(passage)
    Passage.objects.bulk_update(changed, ["corroboration"], batch_size=100)
    return len(changed)
