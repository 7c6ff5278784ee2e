"""Tables, constraints and queries; to_facts() turns a row into what the rules read."""

from __future__ import annotations

from casework.models.audit import AuditEntry
from casework.models.authorities import Authority, ConfirmedAddress, FilingProfile
from casework.models.cases import Case, CaseMember
from casework.models.choices import Choice
from casework.models.claims import ClaimElement
from casework.models.deadlines import Deadline
from casework.models.documents import Decision, Document
from casework.models.events import Event, EventDocument
from casework.models.evidence import Entity, EntityName, Passage, Source, Term
from casework.models.feeds import CalendarFeed
from casework.models.law import LegalElement, Norm
from casework.models.law_rules import LawRule
from casework.models.packs import Build, Pack
from casework.models.people import Team, User
from casework.models.persons import NameKey, Person, PersonName, Relation
from casework.models.submissions import Submission
from casework.models.translations import Translation

__all__ = [
    "AuditEntry",
    "Authority",
    "Build",
    "CalendarFeed",
    "Case",
    "CaseMember",
    "Choice",
    "ClaimElement",
    "ConfirmedAddress",
    "Deadline",
    "Decision",
    "Document",
    "Entity",
    "EntityName",
    "Event",
    "EventDocument",
    "FilingProfile",
    "LawRule",
    "LegalElement",
    "NameKey",
    "Norm",
    "Pack",
    "Passage",
    "Person",
    "PersonName",
    "Relation",
    "Source",
    "Submission",
    "Team",
    "Term",
    "Translation",
    "User",
]
