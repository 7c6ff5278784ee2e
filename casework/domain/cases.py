"""The case file as the rules see it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from casework.domain.currency import weighed_on
from casework.domain.dates import Fuzzy
from casework.domain.exhibit_order import ExhibitNumber
from casework.domain.page_ranges import read_pages


class Jurisdiction(StrEnum):
    POLAND = "PL"
    GERMANY = "DE"
    AUSTRIA = "AT"


class Stage(StrEnum):
    FIRST_INSTANCE = "first-instance"
    APPEAL = "appeal"
    COURT = "court"
    SUBSEQUENT = "subsequent"
    CLOSED = "closed"


class PersonRole(StrEnum):
    APPLICANT = "applicant"
    FAMILY = "family-member"
    AT_HOME = "relative-at-home"
    WITNESS = "witness"
    PERSECUTOR = "persecutor"
    OTHER = "other"


class Kinship(StrEnum):
    SPOUSE = "spouse"
    PARENT = "parent"
    CHILD = "child"
    SIBLING = "sibling"
    GRANDPARENT = "grandparent"
    UNCLE_AUNT = "uncle-aunt"
    COUSIN = "cousin"
    IN_LAW = "in-law"
    FRIEND = "friend"
    COLLEAGUE = "colleague"
    LAWYER = "lawyer"


FAMILY = frozenset(Kinship) - {Kinship.FRIEND, Kinship.COLLEAGUE, Kinship.LAWYER}


class EventKind(StrEnum):
    LIFE = "life"
    ACTIVITY = "activity"
    PERSECUTION = "persecution"
    FLIGHT = "flight"
    PROCEDURE = "procedure"
    SUR_PLACE = "sur-place"
    FAMILY = "family"


class DocumentKind(StrEnum):
    IDENTITY = "identity"
    SUMMONS = "summons"
    MEMBERSHIP = "membership"
    LETTER = "letter"
    DECISION = "decision"
    MEDICAL = "medical"
    PHOTO = "photo"
    SCREENSHOT = "screenshot"
    PRESS = "press"
    COURT = "court"
    SOURCE = "source"
    OTHER = "other"


class Account(StrEnum):
    """Where an event is told."""

    INTERVIEW = "interview"
    WRITTEN = "written"
    DOCUMENT = "document"
    THIRD_PERSON = "third-person"


class Verdict(StrEnum):
    """The lawyer's decision on a suggested passage."""

    USE = "use"
    REJECT = "reject"
    ADVERSE_ANSWERED = "adverse-answered"


@dataclass(frozen=True, slots=True)
class PersonFacts:
    key: str
    role: PersonRole
    names: tuple[str, ...]
    born: Fuzzy
    nationality: str = ""
    place: str = ""
    sex: str = ""
    pseudonym: str = ""
    profiles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class RelationFacts:
    """FROM is the KIND of TO: the father is the parent of the applicant."""

    person: str
    kind: Kinship
    of: str


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """A paper in the file; exhibit and suffix are its number among the exhibits, pages its length.

    Pages_used names those that a pack shows, all where it is empty. Is_source: the paper
    is an archived copy of a source.
    """

    key: str
    title: Mapping[str, str]
    kind: DocumentKind
    issued: Fuzzy
    language: str
    pages: int
    sha256: str
    exhibit: int | None = None
    translation_note: Mapping[str, str] = field(default_factory=dict)
    exhibit_suffix: str = ""
    pages_used: str = ""
    is_source: bool = False

    @property
    def number(self) -> ExhibitNumber | None:
        """Its number among the exhibits, None for a paper that is none."""
        return ExhibitNumber(self.exhibit, self.exhibit_suffix) if self.exhibit else None

    @property
    def shown(self) -> tuple[int, ...]:
        """The pages of it that a pack shows."""
        return read_pages(self.pages_used, self.pages)


@dataclass(frozen=True, slots=True)
class DocumentPage:
    document: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class EventFacts:
    key: str
    when: Fuzzy
    what: Mapping[str, str]
    kind: EventKind
    place: str = ""
    acts: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    entities: frozenset[str] = frozenset()
    documents: tuple[DocumentPage, ...] = ()
    account: str = ""


@dataclass(frozen=True, slots=True)
class DecisionFacts:
    kind: str
    decided_on: dt.date | None = None
    served_on: dt.date | None = None
    limit_on: dt.date | None = None
    remedy: str = ""
    done_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class ClaimFacts:
    """What is alleged for one legal element, and the events that show it.

    Is_answered: a private note says how material against it is answered; its words stay behind.
    """

    element: str
    alleged: Mapping[str, str]
    events: tuple[str, ...] = ()
    is_answered: bool = False


@dataclass(frozen=True, slots=True)
class CaseFacts:
    ref: str
    jurisdiction: Jurisdiction
    working_language: str
    origin: str
    stage: Stage
    authority: str
    authority_reference: str
    made_on: dt.date | None
    registered_on: dt.date | None
    lodged_on: dt.date | None
    summary: Mapping[str, str]
    grounds: frozenset[str]
    people: tuple[PersonFacts, ...]
    relations: tuple[RelationFacts, ...] = ()
    events: tuple[EventFacts, ...] = ()
    documents: tuple[DocumentFacts, ...] = ()
    decisions: tuple[DecisionFacts, ...] = ()
    claims: tuple[ClaimFacts, ...] = ()
    decision_expected: dt.date | None = None
    parallel_texts: bool = False

    def weighed_on(self, today: dt.date) -> dt.date:
        """The day against which the evidence of this case is weighed."""
        return weighed_on(today, self.decision_expected)

    @property
    def applicant(self) -> PersonFacts:
        return next(p for p in self.people if p.role is PersonRole.APPLICANT)

    def person(self, key: str) -> PersonFacts:
        return next(p for p in self.people if p.key == key)

    def relatives(self) -> tuple[PersonFacts, ...]:
        """People tied to the applicant by family, in either direction of the relation."""
        applicant = self.applicant.key
        ties = [r for r in self.relations if r.kind in FAMILY and applicant in (r.person, r.of)]
        return tuple(self.person(r.of if r.person == applicant else r.person) for r in ties)
