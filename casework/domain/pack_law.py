"""The norms of a pack, and the notes on the law that several of them share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from casework.domain.cases import CaseFacts
from casework.domain.law import NormFacts, must_be_marked, norms_for
from casework.domain.pack_frame import Frame
from casework.domain.translation import Text


@dataclass(frozen=True, slots=True)
class NormLine:
    """A norm to cite, with the numbers of its notes on the law; key is its English citation."""

    key: str
    citation: Text
    to_verify: bool
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LawNote:
    number: int
    anchor: str
    text: Text


def has_notes(case: CaseFacts, norms: Iterable[NormFacts]) -> bool:
    """Whether a norm that will be cited has a note."""
    known = tuple(norms)
    return any(
        norm.note
        for claim in case.claims
        for norm in norms_for(known, claim.element, case.jurisdiction, case.lodged_on)
    )


class LawNotes:
    """Notes on the law in the order of their first mention, each text once."""

    def __init__(self, frame: Frame, norms: Iterable[NormFacts]) -> None:
        self._frame = frame
        self._norms = tuple(norms)
        self._notes: dict[str, LawNote] = {}

    def lines(self, element: str) -> tuple[NormLine, ...]:
        """The norms of an element as lines, each citation once."""
        case = self._frame.case
        lines: dict[str, NormLine] = {}
        for norm in norms_for(self._norms, element, case.jurisdiction, case.lodged_on):
            citation = self._frame.text(norm.citations)
            earlier = lines.get(citation.text)
            notes = earlier.notes if earlier else ()
            notes += tuple(n for n in self._numbers(norm) if n not in notes)
            to_verify = must_be_marked(norm) or bool(earlier and earlier.to_verify)
            key = norm.citations.get("en", citation.text)
            lines[citation.text] = NormLine(key, citation, to_verify, tuple(sorted(notes)))
        return tuple(lines.values())

    def all(self) -> tuple[LawNote, ...]:
        return tuple(self._notes.values())

    def _numbers(self, norm: NormFacts) -> tuple[int, ...]:
        """The notes of a norm: each line of its text is one, so that norms can share a line."""
        if not norm.note:
            return ()
        text = self._frame.text(norm.note)
        return tuple(self._number(replace(text, text=line)) for line in text.text.splitlines())

    def _number(self, text: Text) -> int:
        number = len(self._notes) + 1
        return self._notes.setdefault(text.text, LawNote(number, f"law-{number}", text)).number
