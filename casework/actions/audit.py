"""The record of what was done and read; written by the actions inside their transaction."""

from __future__ import annotations

from enum import StrEnum

from django.db import connection, transaction
from django.utils import timezone

from casework.models import AuditEntry, Case, Team, User
from casework.models.audit import GENESIS


class Verb(StrEnum):
    LOG_IN = "log-in"
    LOG_IN_FAILED = "log-in-failed"
    LOG_OUT = "log-out"
    CASE_LOGGED = "case-logged"
    CASE_CHANGED = "case-changed"
    CASE_OPENED = "case-opened"
    CASE_IMPORTED = "case-imported"
    CASE_EXPORTED = "case-exported"
    ACCESS_GRANTED = "access-granted"
    ACCESS_WITHDRAWN = "access-withdrawn"
    PERSON_SAVED = "person-saved"
    EVENT_SAVED = "event-saved"
    EVENT_DELETED = "event-deleted"
    DOCUMENT_ADDED = "document-added"
    DOCUMENT_CHANGED = "document-changed"
    DOCUMENT_DOWNLOADED = "document-downloaded"
    READING_REQUESTED = "reading-requested"
    READING_DONE = "reading-done"
    SOURCE_EXHIBITED = "source-exhibited"
    DECISION_SAVED = "decision-saved"
    DECISION_MOVED = "decision-moved"
    DEADLINE_DONE = "deadline-done"
    DEADLINE_REOPENED = "deadline-reopened"
    DEADLINE_SNOOZED = "deadline-snoozed"
    DEADLINE_ACKNOWLEDGED = "deadline-acknowledged"
    FEED_CREATED = "feed-created"
    FEED_REVOKED = "feed-revoked"
    FEED_READ = "feed-read"
    REMINDERS_CHANGED = "reminders-changed"
    CLAIM_CODED = "claim-coded"
    CASE_CODED = "case-coded"
    CODES_SET_ASIDE = "codes-set-aside"
    CODES_TAKEN_UP = "codes-taken-up"
    CUES_IMPORTED = "cues-imported"
    PASSAGE_CHOSEN = "passage-chosen"
    CHOICE_WITHDRAWN = "choice-withdrawn"
    BALANCE_NOTED = "balance-noted"
    FINDING_WAIVED = "finding-waived"
    WAIVER_WITHDRAWN = "waiver-withdrawn"
    PACK_TEXT_SAVED = "pack-text-saved"
    TEXT_EXPORTED = "text-exported"
    PSEUDONYM_SAVED = "pseudonym-saved"
    PSEUDONYM_REMOVED = "pseudonym-removed"
    PAGE_REDACTED = "page-redacted"
    PAGE_LOOKED_AT = "page-looked-at"
    PAPER_WITHHELD = "paper-withheld"
    REDACTION_REMOVED = "redaction-removed"
    LEAKS_CHECKED = "leaks-checked"
    PACK_REQUESTED = "pack-requested"
    PACK_CANCELLED = "pack-cancelled"
    PACK_PREVIEWED = "pack-previewed"
    PACK_PREPARED = "pack-prepared"
    PACK_BUILT = "pack-built"
    PACK_REFUSED = "pack-refused"
    PACK_DOWNLOADED = "pack-downloaded"
    PACK_VERIFIED = "pack-verified"
    PACK_REBUILT = "pack-rebuilt"
    PACK_COMPARED = "pack-compared"
    PACK_FILED = "pack-filed"
    CURRENCY_REVIEWED = "currency-reviewed"
    PASSAGE_LINKED = "passage-linked"
    PASSAGE_UNLINKED = "passage-unlinked"
    EVIDENCE_IMPORTED = "evidence-imported"
    EVIDENCE_EXPORTED = "evidence-exported"
    SOURCE_ADDED = "source-added"
    SOURCE_CHANGED = "source-changed"
    SOURCE_SUPERSEDED = "source-superseded"
    SOURCE_ASSESSED = "source-assessed"
    PUBLISHER_SAVED = "publisher-saved"
    SNAPSHOT_KEPT = "snapshot-kept"
    SNAPSHOT_DOWNLOADED = "snapshot-downloaded"
    SNAPSHOT_REMOVED = "snapshot-removed"
    QUOTATION_SAVED = "quotation-saved"
    QUOTATION_REMOVED = "quotation-removed"
    COURT_LIST_IMPORTED = "court-list-imported"
    COURT_ENTRY_MATCHED = "court-entry-matched"
    COURT_LIST_COMPARED = "court-list-compared"
    COURT_LIST_REMOVED = "court-list-removed"
    COURT_LIST_EXPORTED = "court-list-exported"
    RESEARCH_LOGGED = "research-logged"
    RESEARCH_CHANGED = "research-changed"
    RESEARCH_EXPORTED = "research-exported"
    SEARCH_SAVED = "search-saved"
    SEARCH_OPENED = "search-opened"
    SEARCH_RENAMED = "search-renamed"
    SEARCH_DELETED = "search-deleted"
    LAW_IMPORTED = "law-imported"
    LAW_RULES_IMPORTED = "law-rules-imported"
    LAW_RULES_EXPORTED = "law-rules-exported"
    LAW_RULE_PROPOSED = "law-rule-proposed"
    LAW_RULE_APPROVED = "law-rule-approved"
    LAW_RULE_DECLINED = "law-rule-declined"
    LAW_RULE_WITHDRAWN = "law-rule-withdrawn"
    AUTHORITIES_IMPORTED = "authorities-imported"
    ADDRESS_CONFIRMED = "address-confirmed"
    SUBMISSIONS_IMPORTED = "submissions-imported"
    PASSAGE_ADDED = "passage-added"
    PASSAGE_CHANGED = "passage-changed"
    PASSAGE_CHECKED = "passage-checked"
    PASSAGE_RETURNED = "passage-returned"
    PASSAGE_RETIRED = "passage-retired"
    PASSAGE_RESTORED = "passage-restored"
    TRANSLATION_SAVED = "translation-saved"
    TRANSLATION_REVIEWED = "translation-reviewed"
    PERSON_ADDED_TO_TEAM = "person-added-to-team"
    PASSWORD_CHANGED = "password-changed"  # noqa: S105 -- the name of a verb


def record(
    verb: Verb,
    *,
    by: User | None,
    case: Case | None = None,
    team: Team | None = None,
    **facts: str | int | list[str] | None,
) -> AuditEntry:
    """Append one entry, sealed by the hash of the one before; facts are ids, codes, field names.

    The team is the case's, or the actor's, or the one given.
    """
    with transaction.atomic():
        _one_writer_at_a_time()
        last = AuditEntry.objects.order_by("-number").first()
        owner = case.team if case else team or (by.team if by else None)
        entry = AuditEntry(
            number=last.number + 1 if last else 1,
            at=timezone.now(),
            actor=by,
            team=owner,
            verb=verb.value,
            case=case,
            facts=facts,
            previous=last.digest if last else GENESIS,
        )
        entry.digest = entry.compute_digest()
        entry.save()
        return entry


def broken_links() -> list[int]:
    """Numbers of the entries whose seal or predecessor does not fit: tampered or missing."""
    broken, previous, number = [], GENESIS, 0
    for entry in AuditEntry.objects.iterator():
        is_next = entry.number == number + 1
        if entry.digest != entry.compute_digest() or entry.previous != previous or not is_next:
            broken.append(entry.number)
        previous, number = entry.digest, entry.number
    return broken


def _one_writer_at_a_time() -> None:
    # SQLite's IMMEDIATE transactions already are; PostgreSQL needs a lock for the chain.
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(7401)")
