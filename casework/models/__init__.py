"""Tables, constraints and queries; to_facts() turns a row into what the rules read."""

from __future__ import annotations

from casework.models.assessments import Assessment, Publisher
from casework.models.audit import AuditEntry
from casework.models.authorities import Authority, ConfirmedAddress, FilingProfile
from casework.models.cases import Case, CaseMember
from casework.models.choices import Choice
from casework.models.claims import ClaimElement
from casework.models.coding import CodeSetAside, CueSet
from casework.models.court_lists import CourtList, CourtListItem
from casework.models.deadlines import Deadline
from casework.models.documents import Decision, Document
from casework.models.events import Event, EventDocument
from casework.models.evidence import Passage, Source
from casework.models.feeds import CalendarFeed
from casework.models.law import LegalElement, Norm
from casework.models.law_rules import LawRule
from casework.models.pack_texts import PackText
from casework.models.packs import Build, Pack, PackFiling, PackInputs
from casework.models.paper_copies import PaperCopy, PaperIntake, Reading
from casework.models.passage_history import CurrencyReview, PassageVersion
from casework.models.passage_links import PassageLink
from casework.models.people import Team, User
from casework.models.persons import NameKey, Person, PersonName, Relation
from casework.models.pseudonyms import Pseudonym, Redaction
from casework.models.research import ResearchEntry, SavedSearch
from casework.models.search_index import IndexChange, IndexEntry, IndexSet, IndexVersion
from casework.models.snapshots import Quotation, Snapshot
from casework.models.submissions import Submission
from casework.models.taxonomy import Entity, EntityName, Term
from casework.models.translations import Translation
from casework.models.waivers import Waiver

__all__ = [
    "Assessment",
    "AuditEntry",
    "Authority",
    "Build",
    "CalendarFeed",
    "Case",
    "CaseMember",
    "Choice",
    "ClaimElement",
    "CodeSetAside",
    "ConfirmedAddress",
    "CourtList",
    "CourtListItem",
    "CueSet",
    "CurrencyReview",
    "Deadline",
    "Decision",
    "Document",
    "Entity",
    "EntityName",
    "Event",
    "EventDocument",
    "FilingProfile",
    "IndexChange",
    "IndexEntry",
    "IndexSet",
    "IndexVersion",
    "LawRule",
    "LegalElement",
    "NameKey",
    "Norm",
    "Pack",
    "PackFiling",
    "PackInputs",
    "PackText",
    "PaperCopy",
    "PaperIntake",
    "Passage",
    "PassageLink",
    "PassageVersion",
    "Person",
    "PersonName",
    "Pseudonym",
    "Publisher",
    "Quotation",
    "Reading",
    "Redaction",
    "Relation",
    "ResearchEntry",
    "SavedSearch",
    "Snapshot",
    "Source",
    "Submission",
    "Team",
    "Term",
    "Translation",
    "User",
    "Waiver",
]
