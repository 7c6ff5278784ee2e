"""The core of a pack: each legal element with its law, its facts and its evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from casework.domain.cases import ClaimFacts
from casework.domain.law import ElementFacts, elements_for
from casework.domain.pack_evidence import Evidence, printed
from casework.domain.pack_facts import PackMaterial
from casework.domain.pack_frame import Frame
from casework.domain.pack_law import LawNotes
from casework.domain.pack_papers import lines_by_key
from casework.domain.pack_plan import ElementSection, EventLine, EvidenceItem
from casework.domain.pinpoints import COURTS


@dataclass(frozen=True, slots=True)
class Elements:
    """The elements that are alleged, in the country's order of examination."""

    frame: Frame
    material: PackMaterial
    notes: LawNotes
    evidence: Evidence

    def sections(self, number: str) -> tuple[ElementSection, ...]:
        """One section an element, numbered below the given number."""
        claims = {claim.element: claim for claim in self.frame.case.claims}
        examined = elements_for(self.material.elements, self.frame.case.jurisdiction)
        alleged = [element for element in examined if element.key in claims]
        lines = lines_by_key(self.frame)
        return tuple(
            self._section(element, claims[element.key], f"{number}.{n}", lines)
            for n, element in enumerate(alleged, 1)
        )

    def _section(
        self, element: ElementFacts, claim: ClaimFacts, number: str, lines: Mapping[str, EventLine]
    ) -> ElementSection:
        anchor = f"element-{element.key}"
        chosen = [c for c in printed(self.material) if c.element == element.key]
        items = self.evidence.items(chosen, anchor)
        supporting = tuple(item for item in items if not item.is_adverse)
        events = [lines[key] for key in claim.events if key in lines]
        return ElementSection(
            key=element.key,
            number=number,
            anchor=anchor,
            title=self.frame.text(element.titles),
            norms=self.notes.lines(element.key),
            alleged=self.frame.text(claim.alleged),
            events=tuple(sorted(events, key=lambda line: line.number)),
            items=supporting,
            adverse=tuple(item for item in items if item.is_adverse),
            origins=self.evidence.count_origins(supporting),
            nothing_current=bool(supporting) and not self.evidence.is_current(supporting),
            old=tuple(item.passage for item in supporting if self._is_old(item)),
        )

    def _is_old(self, item: EvidenceItem) -> bool:
        """A judgment does not age."""
        is_judgment = self.material.passages[item.passage].source.kind in COURTS
        return item.is_stale and not is_judgment and not self.evidence.is_current([item])
