"""What is coded as fact and worded as something less, and what only one person has seen."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casework.domain.checks import Gap
from casework.domain.evidence import EditorialState, Modality, printed_finding
from casework.domain.pack_evidence import printed
from casework.domain.pack_facts import PackMaterial

# Findings are written in English. "An alleged member" is a person, not an allegation.
HEDGES = re.compile(
    r"\b(?:allegedly|reportedly|purportedly|supposedly|rumou?rs?|rumou?red|unconfirmed|leaked"
    r"|(?:claims?|claimed|alleges|alleged) (?:that|to have|to be)|it is (?:said|believed) that)\b",
    re.IGNORECASE,
)


def evidence_gaps(material: PackMaterial) -> Iterator[Gap]:
    """Findings worded as an allegation that a pack would print as facts, and unchecked ones.

    Of those only the number is told, once: a library begins with drafts.
    """
    for choice in printed(material):
        passage = material.passages[choice.passage]
        if passage.modality is Modality.FACT and HEDGES.search(printed_finding(passage)):
            yield Gap("allegation-as-fact", f"{choice.element} {choice.passage}")
    keys = {choice.passage for choice in printed(material)}
    drafts = [key for key in keys if material.passages[key].state is EditorialState.DRAFT]
    if drafts:
        yield Gap("finding-unchecked", "case", {"count": str(len(drafts))})
