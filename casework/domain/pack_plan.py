"""The plan of a pack: every statement, reference and number that its template prints."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from casework.domain.checks import Gap
from casework.domain.citation import Citation
from casework.domain.exhibit_labels import Forum
from casework.domain.pack_changes import ChangeSheet
from casework.domain.pack_exhibits import (
    ExhibitGroup,
    ExhibitRow,
    MatrixCell,
    MatrixRow,
    Ref,
    Sheet,
)
from casework.domain.pack_family import FamilyPicture
from casework.domain.pack_law import LawNote, NormLine
from casework.domain.pack_timeline import Timeline
from casework.domain.pack_words import NO_WORDS, PackWords, PrintedText
from casework.domain.translation import Text

__all__ = [
    "MATRIX_COLUMNS",
    "CourtListLine",
    "ElementSection",
    "EventLine",
    "EvidenceItem",
    "ExhibitGroup",
    "ExhibitRow",
    "Head",
    "MatrixCell",
    "MatrixRow",
    "Milestone",
    "Origin",
    "PackPlan",
    "ParallelRow",
    "Party",
    "Ref",
    "Relative",
    "Sheet",
    "SourceGroup",
    "SourceRow",
]

MATRIX_COLUMNS = 8


@dataclass(frozen=True, slots=True)
class Party:
    """The person who claims, as the cover names them."""

    designation: str
    name: str
    spellings: tuple[str, ...]
    born: str
    nationality: str


@dataclass(frozen=True, slots=True)
class Milestone:
    """made, registered or lodged, and the day in words."""

    code: str
    day: str


@dataclass(frozen=True, slots=True)
class Relative:
    """A row of the table of persons; an empty name is withheld at the person's wish."""

    kinship: str
    name: str
    spellings: tuple[str, ...]
    born: str


@dataclass(frozen=True, slots=True)
class EventLine:
    key: str
    number: int
    anchor: str
    when: str
    place: str
    what: Text
    kind: str
    account: str
    exhibits: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """Sources that go back to one origin and therefore count once."""

    sources: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class EvidenceItem:
    """One finding as printed, with all a reader must know before relying on it.

    translation is original, reviewed, draft, stale or missing; label is the code of a modality
    that is never printed without its label; source_says is what the source itself has where the
    text is the correction; quotation tells how the words stand that the finding rests on.
    """

    passage: str
    number: int
    anchor: str
    text: Text
    translation: str
    citation: Citation
    source: Ref
    source_language: str
    label: str
    certainty: str
    source_says: Text | None
    corrected_by: tuple[Ref, ...]
    is_superseded: bool
    has_newer_edition: bool
    is_stale: bool
    is_adverse: bool
    independent: tuple[Origin, ...]
    repeated_by: tuple[Ref, ...]
    answer: Text | None = None
    contradicted_by: tuple[str, ...] = ()
    updated_by: tuple[str, ...] = ()
    quotation: str = ""
    exhibit: Ref | None = None

    @property
    def bearers(self) -> tuple[Origin, ...]:
        """Who bears the finding out; where it is a correction, the footnote names them."""
        return () if self.source_says else self.independent


@dataclass(frozen=True, slots=True)
class ElementSection:
    """One legal element: the law, the fact alleged, the events, the evidence for and against.

    Old are the passages for the claim that are older than 24 months and have nothing newer beside
    them.
    """

    key: str
    number: str
    anchor: str
    title: Text
    norms: tuple[NormLine, ...]
    alleged: Text
    events: tuple[EventLine, ...]
    items: tuple[EvidenceItem, ...]
    adverse: tuple[EvidenceItem, ...]
    origins: int
    nothing_current: bool
    old: tuple[str, ...] = ()
    reasoning: PrintedText = ()

    @property
    def all_items(self) -> tuple[EvidenceItem, ...]:
        return (*self.items, *self.adverse)


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source of the list; age is old, undated or, for recent ones and judgments, empty.

    is_new_to_court: it is not on the court's own list, of which PackPlan.court_list tells.
    """

    number: int
    anchor: str
    kind: str
    citation: Citation
    language: str
    certainty: str
    reliability: str
    age: str
    derived_from: tuple[Ref, ...]
    cited_at: tuple[Ref, ...]
    is_new_to_court: bool = False
    exhibit: Ref | None = None


@dataclass(frozen=True, slots=True)
class ParallelRow:
    """A finding in English and in the language of the pack; words are those of the source itself
    that it rests on, where they are quoted.
    """

    finding: Ref
    words: Text | None
    original: Text
    translation: Text
    state: str
    translator: str
    source: Ref


@dataclass(frozen=True, slots=True)
class CourtListLine:
    """The court's own list of sources: whose, and of which day."""

    issuer: str
    day: str


@dataclass(frozen=True, slots=True)
class SourceGroup:
    code: str
    rows: tuple[SourceRow, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """What stands on the cover: whose case, where it goes, in which language, as of which day.

    Weighed is the day of the expected decision in words; empty where the pack's own day counts.
    """

    ref: str
    jurisdiction: str
    origin: str
    language: str
    locale: str
    is_official: bool
    as_of: dt.date
    day: str
    weighed: str
    forum: Forum
    addressee: tuple[str, ...]
    reference: str
    party: Party
    milestones: tuple[Milestone, ...]
    has_both_regimes: bool
    grounds: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class PackPlan:
    """Sections in their order; numbers holds the number of each section that there is."""

    head: Head
    numbers: Mapping[str, str]
    summary: Text
    matrix: tuple[MatrixRow, ...]
    relatives: tuple[Relative, ...]
    family: FamilyPicture | None
    events: tuple[EventLine, ...]
    timeline: Timeline | None
    elements: tuple[ElementSection, ...]
    law_notes: tuple[LawNote, ...]
    sources: tuple[SourceGroup, ...]
    exhibits: tuple[ExhibitRow, ...]
    gaps: tuple[Gap, ...]
    court_list: CourtListLine | None = None
    # Labels of exhibits that were filed and are no longer submitted.
    withdrawn: tuple[str, ...] = ()
    changes: ChangeSheet | None = None
    parallel: tuple[ParallelRow, ...] = ()
    own: PackWords = NO_WORDS

    @property
    def exhibits_by_kind(self) -> tuple[ExhibitGroup, ...]:
        """The exhibits as the contents list them: by kind where one list would be too long."""
        if len(self.exhibits) <= MATRIX_COLUMNS:
            return (ExhibitGroup("", self.exhibits),)
        kinds = dict.fromkeys(row.kind for row in self.exhibits)
        return tuple(
            ExhibitGroup(kind, tuple(row for row in self.exhibits if row.kind == kind))
            for kind in kinds
        )

    @property
    def has_wide_matrix(self) -> bool:
        """Whether there are too many exhibits for a column each."""
        return len(self.exhibits) > MATRIX_COLUMNS

    @property
    def items(self) -> tuple[EvidenceItem, ...]:
        """Every printed finding, in the order of the pack."""
        return tuple(item for element in self.elements for item in element.all_items)

    @property
    def reviewed(self) -> tuple[EvidenceItem, ...]:
        """The findings printed as written or in a translation that a person has reviewed."""
        return tuple(i for i in self.items if i.translation in ("original", "reviewed"))
