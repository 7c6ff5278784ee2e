"""What was done, in words, for each verb of the audit record."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from casework.actions.audit import Verb
from casework.models import AuditEntry
from casework.wording.labels import label

VERBS: Mapping[Verb, str | Promise] = {
    Verb.LOG_IN: _("Logged in"),
    Verb.LOG_IN_FAILED: _("A log-in failed"),
    Verb.LOG_OUT: _("Logged out"),
    Verb.CASE_LOGGED: _("Opened the case file"),
    Verb.CASE_CHANGED: _("Changed the case: %(fields)s"),
    Verb.CASE_OPENED: _("Read the case"),
    Verb.CASE_IMPORTED: _("Imported the case"),
    Verb.CASE_EXPORTED: _("Exported the case"),
    Verb.ACCESS_GRANTED: _("Let %(user)s work on the case"),
    Verb.ACCESS_WITHDRAWN: _("Took %(user)s off the case"),
    Verb.PERSON_SAVED: _("Saved the person %(person)s"),
    Verb.EVENT_SAVED: _("Saved the event %(event)s"),
    Verb.EVENT_DELETED: _("Deleted the event %(event)s"),
    Verb.DOCUMENT_ADDED: _("Added the paper %(document)s"),
    Verb.DOCUMENT_CHANGED: _("Changed the paper %(document)s: %(fields)s"),
    Verb.DOCUMENT_DOWNLOADED: _("Downloaded the paper %(document)s"),
    Verb.READING_REQUESTED: _("Asked for the words of the paper %(document)s to be recognised"),
    Verb.READING_DONE: _("The words of the paper %(document)s were recognised by machine"),
    Verb.SOURCE_EXHIBITED: _("Put source %(source)s among the exhibits as paper %(document)s"),
    Verb.DECISION_SAVED: _("Saved decision %(decision)s"),
    Verb.DECISION_MOVED: _("Saved decision %(decision)s and moved deadlines: %(moved)s"),
    Verb.DEADLINE_DONE: _(
        "Noted deadline %(deadline)s of decision %(decision)s as done on %(on)s"
    ),
    Verb.DEADLINE_REOPENED: _("Opened deadline %(deadline)s of decision %(decision)s again"),
    Verb.DEADLINE_SNOOZED: _(
        "Put off deadline %(deadline)s of decision %(decision)s until %(on)s"
    ),
    Verb.DEADLINE_ACKNOWLEDGED: _(
        "Confirmed deadline %(deadline)s of decision %(decision)s as second person: %(on)s"
    ),
    Verb.FEED_CREATED: _("Made a calendar address"),
    Verb.FEED_REVOKED: _("Revoked a calendar address"),
    Verb.FEED_READ: _("A calendar program read the deadlines"),
    Verb.REMINDERS_CHANGED: _("Changed the days of the reminders"),
    Verb.CLAIM_CODED: _("Worked on the element %(element)s of the claim"),
    Verb.CASE_CODED: _("Added codes: %(codes)s"),
    Verb.CODES_SET_ASIDE: _("Set proposed codes aside: %(codes)s"),
    Verb.CODES_TAKEN_UP: _("Had codes proposed again: %(codes)s"),
    Verb.CUES_IMPORTED: _("Loaded %(count)s cues of the coding help"),
    Verb.PASSAGE_CHOSEN: _("Decided on passage %(passage)s for %(element)s: %(verdict)s"),
    Verb.CHOICE_WITHDRAWN: _("Withdrew the decision on passage %(passage)s for %(element)s"),
    Verb.BALANCE_NOTED: _("Noted how material against %(element)s is answered"),
    Verb.FINDING_WAIVED: _("Set a finding of the check %(check)s aside"),
    Verb.WAIVER_WITHDRAWN: _("Took a finding of the check %(check)s up again"),
    Verb.PACK_TEXT_SAVED: _("Saved the own text %(place)s (%(language)s)"),
    Verb.TEXT_EXPORTED: _("Exported the %(what)s as %(form)s (%(language)s)"),
    Verb.PSEUDONYM_SAVED: _("Changed a name that pseudonymised packs hide"),
    Verb.PSEUDONYM_REMOVED: _("Hides a name no longer in pseudonymised packs"),
    Verb.PAGE_REDACTED: _("Hid parts of page %(page)s of the paper %(document)s (%(boxes)s)"),
    Verb.PAGE_LOOKED_AT: _("Looked at page %(page)s of the paper %(document)s: nothing to hide"),
    Verb.PAPER_WITHHELD: _("Withheld the paper %(document)s from pseudonymised packs"),
    Verb.REDACTION_REMOVED: _("Took back what hid page %(page)s of the paper %(document)s"),
    Verb.LEAKS_CHECKED: _("Searched a file for protected names (found: %(found)s)"),
    Verb.PACK_REQUESTED: _("Asked for a pack (%(language)s)"),
    Verb.PACK_CANCELLED: _("Cancelled the building of a pack (%(language)s)"),
    Verb.PACK_PREVIEWED: _("Looked at a section of a pack before it was built (%(language)s)"),
    Verb.PACK_PREPARED: _("Made the files of a pack for filing (%(profile)s)"),
    Verb.PACK_BUILT: _("Built a pack (%(language)s)"),
    Verb.PACK_REFUSED: _("A pack could not be built (%(language)s)"),
    Verb.PACK_DOWNLOADED: _("Downloaded a pack (%(language)s)"),
    Verb.PACK_VERIFIED: _("Verified a file as a pack: %(outcome)s"),
    Verb.PACK_REBUILT: _("Built a pack once more to compare it"),
    Verb.PACK_COMPARED: _("Compared two packs"),
    Verb.PACK_FILED: _("Noted a pack as filed on %(on)s"),
    Verb.CURRENCY_REVIEWED: _("Looked whether finding %(passage)s is current: %(outcome)s"),
    Verb.PASSAGE_LINKED: _("Linked finding %(passage)s to %(of)s (%(link)s)"),
    Verb.PASSAGE_UNLINKED: _("Took away the link of finding %(passage)s to %(of)s (%(link)s)"),
    Verb.EVIDENCE_IMPORTED: _("Imported evidence"),
    Verb.EVIDENCE_EXPORTED: _("Exported sources (%(format)s)"),
    Verb.SOURCE_ADDED: _("Added the source %(source)s"),
    Verb.SOURCE_CHANGED: _("Changed the source %(source)s: %(fields)s"),
    Verb.SOURCE_SUPERSEDED: _("Named the newer edition of the source %(source)s: %(newer)s"),
    Verb.SOURCE_ASSESSED: _("Weighed the source %(source)s, as of %(on)s"),
    Verb.PUBLISHER_SAVED: _("Saved the profile of publisher %(publisher)s: %(fields)s"),
    Verb.SNAPSHOT_KEPT: _("Archived the source %(source)s (quotations lost: %(lost)s)"),
    Verb.SNAPSHOT_DOWNLOADED: _("Downloaded an archived copy of the source %(source)s"),
    Verb.SNAPSHOT_REMOVED: _("Removed an archived copy of the source %(source)s"),
    Verb.QUOTATION_SAVED: _("Saved the quotation of passage %(passage)s"),
    Verb.QUOTATION_REMOVED: _("Removed the quotation of passage %(passage)s"),
    Verb.COURT_LIST_IMPORTED: _("Took in the court's list %(list)s"),
    Verb.COURT_ENTRY_MATCHED: _(
        "Matched entry %(entry)s of the court's list %(list)s: %(source)s"
    ),
    Verb.COURT_LIST_COMPARED: _("Compared the court's list %(list)s again"),
    Verb.COURT_LIST_REMOVED: _("Took out the court's list %(list)s"),
    Verb.COURT_LIST_EXPORTED: _("Downloaded the comparison with the court's list %(list)s"),
    Verb.RESEARCH_LOGGED: _("Logged the research %(research)s"),
    Verb.RESEARCH_CHANGED: _("Changed the research %(research)s"),
    Verb.RESEARCH_EXPORTED: _("Downloaded the research log"),
    Verb.SEARCH_SAVED: _("Saved a search of the evidence"),
    Verb.SEARCH_OPENED: _("Opened a saved search of the evidence"),
    Verb.SEARCH_RENAMED: _("Renamed a saved search of the evidence"),
    Verb.SEARCH_DELETED: _("Deleted a saved search of the evidence"),
    Verb.LAW_IMPORTED: _("Imported legal elements and norms"),
    Verb.LAW_RULES_IMPORTED: _("Imported rules of law"),
    Verb.LAW_RULES_EXPORTED: _("Exported the rules of law"),
    Verb.LAW_RULE_PROPOSED: _("Proposed version %(version)s of the rule %(rule)s"),
    Verb.LAW_RULE_APPROVED: _("Approved version %(version)s of the rule %(rule)s"),
    Verb.LAW_RULE_DECLINED: _("Declined version %(version)s of the rule %(rule)s"),
    Verb.LAW_RULE_WITHDRAWN: _("Took back version %(version)s of the rule %(rule)s"),
    Verb.AUTHORITIES_IMPORTED: _("Imported authorities and courts"),
    Verb.ADDRESS_CONFIRMED: _("Confirmed the address of %(authority)s"),
    Verb.SUBMISSIONS_IMPORTED: _("Imported structures of submissions"),
    Verb.PASSAGE_ADDED: _("Entered the finding %(passage)s"),
    Verb.PASSAGE_CHANGED: _("Changed the finding %(passage)s: %(fields)s"),
    Verb.PASSAGE_CHECKED: _("Checked the finding %(passage)s as second person"),
    Verb.PASSAGE_RETURNED: _("Sent the finding %(passage)s back"),
    Verb.PASSAGE_RETIRED: _("Retired the finding %(passage)s"),
    Verb.PASSAGE_RESTORED: _("Brought the finding %(passage)s back as a draft"),
    Verb.TRANSLATION_SAVED: _("Saved the translation of passage %(passage)s (%(language)s)"),
    Verb.TRANSLATION_REVIEWED: _("Approved the translation of passage %(passage)s (%(language)s)"),
    Verb.PERSON_ADDED_TO_TEAM: _("Added a colleague to the team: %(role)s"),
    Verb.PASSWORD_CHANGED: _("Changed a password"),
}


class _Facts(dict[str, str]):
    """Facts of an entry, with a sign for those it does not hold."""

    def __init__(self, facts: Mapping[str, str], missing: str) -> None:
        super().__init__(facts)
        self.missing = missing

    def __missing__(self, key: str) -> str:
        return self.missing


def verb_sentence(entry: AuditEntry) -> str:
    """What the entry says was done; a fact that it does not hold is a dash."""
    facts = {name: _fact(name, value) for name, value in entry.facts.items() if value}
    return str(VERBS[Verb(entry.verb)]) % _Facts(facts, "–")


def verb_names() -> list[tuple[str, str]]:
    """Every verb for a list to choose from: Saved the person …"""
    return [(verb.value, str(sentence) % _Facts({}, "…")) for verb, sentence in VERBS.items()]


def _fact(name: str, value: object) -> str:
    if isinstance(value, list):
        return ", ".join(str(part) for part in value)
    return (
        label(str(value), name)
        if name in ("language", "link", "outcome", "role", "verdict")
        else str(value)
    )
