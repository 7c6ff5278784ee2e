"""The words of a pack: what courts and authorities call things, in the language of the pack.

The context "pack" keeps them apart from the words of the screens; "pack AT" holds what Austrian
German says otherwise than the German of Germany.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from casework.wording.labels import DOCUMENT_KINDS, PAPER_LANGUAGES
from casework.wording.pack_people import DESIGNATIONS, KINSHIP

Terms = Mapping[str, str | Promise]

AUSTRIA = "de-AT"

TITLES: Terms = {
    "bamf": pgettext_lazy("pack", "Statement with country evidence and exhibits"),
    "vg": pgettext_lazy("pack", "Statement of facts and evidence"),
    "vg-urgent": pgettext_lazy("pack", "Statement of facts and evidence for the urgent request"),
    "bfa": pgettext_lazy("pack AT", "Statement and submission of evidence"),
    "bvwg": pgettext_lazy("pack AT", "Statement and submission of evidence"),
    "udsc": pgettext_lazy(
        "pack",
        "Position on the application for international protection, with motions for evidence",
    ),
    "rada": pgettext_lazy("pack", "Position in the appeal proceedings, with motions for evidence"),
    "wsa": pgettext_lazy("pack", "Pleading with a motion for evidence from documents"),
}
MATTERS: Terms = {
    "bamf": pgettext_lazy("pack", "In the asylum procedure"),
    "vg": pgettext_lazy("pack", "In the administrative court case"),
    "vg-urgent": pgettext_lazy("pack", "In the proceedings for interim relief"),
}
OPPONENTS: Terms = {
    "vg": pgettext_lazy(
        "pack",
        "Federal Republic of Germany, represented by the Federal Office for Migration and "
        "Refugees",
    ),
    "vg-urgent": pgettext_lazy(
        "pack",
        "Federal Republic of Germany, represented by the Federal Office for Migration and "
        "Refugees",
    ),
}
OPPONENT_ROLES: Terms = {
    "vg": pgettext_lazy("pack", "Defendant"),
    "vg-urgent": pgettext_lazy("pack", "Respondent"),
}
REFERENCES: Terms = {
    "bamf": pgettext_lazy("pack", "File number"),
    "vg": pgettext_lazy("pack", "Case number"),
    "vg-urgent": pgettext_lazy("pack", "Case number"),
    "bfa": pgettext_lazy("pack", "IFA and procedure number"),
    "bvwg": pgettext_lazy("pack", "Court file number"),
    "udsc": pgettext_lazy("pack", "Case file number"),
    "rada": pgettext_lazy("pack", "Case file number"),
    "wsa": pgettext_lazy("pack", "Case file number"),
}
HEADINGS: Terms = {
    "contents": pgettext_lazy("pack", "Contents"),
    "requests": pgettext_lazy("pack", "Requests"),
    "summary": pgettext_lazy("pack", "Summary"),
    "matrix": pgettext_lazy("pack", "Overview of the evidence"),
    "people": pgettext_lazy("pack", "Person and family"),
    "chronology": pgettext_lazy("pack", "Chronology"),
    "elements": pgettext_lazy("pack", "Facts and evidence on each element of the claim"),
    "notes": pgettext_lazy("pack", "Notes on the law, the sources and the translations"),
    "sources": pgettext_lazy("pack", "List of sources"),
    "exhibits": pgettext_lazy("pack", "List of exhibits"),
    "closing": pgettext_lazy("pack", "Closing"),
    "parallel": pgettext_lazy("pack", "Findings beside their translation"),
    "exhibits-now": pgettext_lazy("pack", "All exhibits"),
    "manifest": pgettext_lazy("pack", "Control page"),
    "law": pgettext_lazy("pack", "Legal basis"),
    "reasoning": pgettext_lazy("pack", "Legal reasoning"),
    "alleged": pgettext_lazy("pack", "Fact alleged"),
    "events": pgettext_lazy("pack", "Events"),
    "evidence": pgettext_lazy("pack", "Country evidence"),
    "adverse": pgettext_lazy("pack", "Contrary material, and the answer to it"),
    "notes-law": pgettext_lazy("pack", "On the law"),
    "notes-sources": pgettext_lazy("pack", "On the sources"),
    "notes-translations": pgettext_lazy("pack", "On the translations"),
}
AUSTRIAN_HEADINGS: Terms = {
    "sources": pgettext_lazy("pack AT", "List of sources"),
    "exhibits": pgettext_lazy("pack AT", "List of exhibits"),
    "alleged": pgettext_lazy("pack AT", "Fact alleged"),
    "evidence": pgettext_lazy("pack AT", "Country evidence"),
    "adverse": pgettext_lazy("pack AT", "Contrary material, and the answer to it"),
    "elements": pgettext_lazy("pack AT", "Facts and evidence on each element of the claim"),
}
COLUMNS: Terms = {
    "number": pgettext_lazy("pack", "No."),
    "when": pgettext_lazy("pack", "When"),
    "where": pgettext_lazy("pack", "Where"),
    "what": pgettext_lazy("pack", "Event"),
    "account": pgettext_lazy("pack", "Based on"),
    "exhibits": pgettext_lazy("pack", "Exhibits"),
    "exhibit": pgettext_lazy("pack", "Exhibit"),
    "title": pgettext_lazy("pack", "Description"),
    "issued": pgettext_lazy("pack", "Date"),
    "language": pgettext_lazy("pack", "Language"),
    "pages": pgettext_lazy("pack", "Pages"),
    "from": pgettext_lazy("pack", "From page"),
    "events": pgettext_lazy("pack", "Shows event"),
    "element": pgettext_lazy("pack", "Element of the claim"),
    "sources": pgettext_lazy("pack", "Sources"),
    "file": pgettext_lazy("pack", "Case file and day"),
    "plan": pgettext_lazy("pack", "Content of the text"),
    "tools": pgettext_lazy("pack", "Made with"),
    "font": pgettext_lazy("pack", "Font file"),
    "print": pgettext_lazy("pack", "Fingerprint (SHA-256)"),
    "prints": pgettext_lazy("pack", "Fingerprints (SHA-256): file as received, as bound here"),
    "finding": pgettext_lazy("pack", "Finding no."),
    "original": pgettext_lazy("pack", "Original"),
    "translation": pgettext_lazy("pack", "Translation"),
    "then": pgettext_lazy("pack", "Earlier pack"),
    "now": pgettext_lazy("pack", "This pack"),
    "change": pgettext_lazy("pack", "What changed"),
    "kinship": pgettext_lazy("pack", "Relation"),
    "name": pgettext_lazy("pack", "Name"),
    "born": pgettext_lazy("pack", "Born"),
}
AUSTRIAN_COLUMNS: Terms = {
    "exhibits": pgettext_lazy("pack AT", "Exhibits"),
    "exhibit": pgettext_lazy("pack AT", "Exhibit"),
}
MILESTONES: Terms = {
    "made": pgettext_lazy("pack", "Application made"),
    "registered": pgettext_lazy("pack", "Application registered"),
    "lodged": pgettext_lazy("pack", "Application lodged"),
    "grounds": pgettext_lazy("pack", "Convention grounds relied on"),
    "born": pgettext_lazy("pack", "Born"),
    "nationality": pgettext_lazy("pack", "Nationality"),
    "spellings": pgettext_lazy("pack", "Name in other documents"),
}
# Printed before the finding, so that no reader takes it for an established fact.
MODALITIES: Terms = {
    "allegation": pgettext_lazy("pack", "Allegation"),
    "leak": pgettext_lazy("pack", "Leaked document, authenticity not confirmed"),
    "estimate": pgettext_lazy("pack", "Estimate"),
    "opinion": pgettext_lazy("pack", "Assessment by the author"),
    "forecast": pgettext_lazy("pack", "Forecast"),
}
CERTAINTIES: Terms = {
    "read": pgettext_lazy("pack", "full text read"),
    "excerpt": pgettext_lazy("pack", "excerpt read; to be checked against the full text"),
    "memory": pgettext_lazy("pack", "not yet seen; to be verified before filing"),
}
AGES: Terms = {
    "old": pgettext_lazy("pack", "older than 24 months"),
    "undated": pgettext_lazy("pack", "undated"),
}
TRANSLATIONS: Terms = {
    "stale": pgettext_lazy("pack", "translation out of date"),
    "reviewed": pgettext_lazy("pack", "reviewed translation"),
}
ACCOUNTS: Terms = {
    "interview": pgettext_lazy("pack", "interview"),
    "written": pgettext_lazy("pack", "written statement"),
    "document": pgettext_lazy("pack", "document"),
    "third-person": pgettext_lazy("pack", "told by others"),
}
GROUPS: Terms = {
    "courts": pgettext_lazy("pack", "Decisions of courts"),
    "international": pgettext_lazy("pack", "United Nations and European Union"),
    "states": pgettext_lazy("pack", "Authorities and statistics"),
    "ngos": pgettext_lazy("pack", "Non-governmental organisations and research"),
    "media": pgettext_lazy("pack", "Media"),
    "interested": pgettext_lazy("pack", "Parties with an interest of their own"),
}
SOURCE_KINDS: Terms = {
    "court": pgettext_lazy("pack", "international court"),
    "court-national": pgettext_lazy("pack", "national court"),
    "un": pgettext_lazy("pack", "United Nations"),
    "eu": pgettext_lazy("pack", "European Union"),
    "government": pgettext_lazy("pack", "authority of a third State"),
    "government-stat": pgettext_lazy("pack", "official statistics"),
    "coi-unit": pgettext_lazy("pack", "country of origin information unit"),
    "ngo": pgettext_lazy("pack", "non-governmental organisation"),
    "academic": pgettext_lazy("pack", "research"),
    "media": pgettext_lazy("pack", "press report"),
    "party": pgettext_lazy("pack", "interested party (opposition)"),
    "state-position": pgettext_lazy("pack", "position of the State of origin"),
    "blog": pgettext_lazy("pack", "private website"),
    "method": pgettext_lazy("pack", "standard for country information"),
}
REMARKS: Terms = {
    "new-to-court": pgettext_lazy(
        "pack", "not on the court's list of sources (%(issuer)s, as of %(day)s)"
    ),
    "nothing-current": pgettext_lazy("pack", "None of these sources is from the last 24 months."),
    "manifest": pgettext_lazy(
        "pack",
        "These fingerprints show whether an exhibit or the content was changed after this "
        "document was made. The document carries the same list, with one fingerprint for each "
        "page, as the attached file manifest.json.",
    ),
    "withdrawn": pgettext_lazy("pack", "no longer submitted"),
    "originals": pgettext_lazy(
        "pack",
        "Exhibits are attached in their original language; the list of exhibits says what has "
        "been translated.",
    ),
}
AUSTRIAN_REMARKS: Terms = {
    "new-to-court": pgettext_lazy(
        "pack AT", "not in the country information of the authority (%(issuer)s, as of %(day)s)"
    ),
    "nothing-current": pgettext_lazy(
        "pack AT", "None of these sources is from the last 24 months."
    ),
    "originals": pgettext_lazy(
        "pack AT",
        "Exhibits are attached in their original language; the list of exhibits says what has "
        "been translated.",
    ),
}
CHANGES: Terms = {
    "kept": pgettext_lazy("pack", "as before"),
    "relabelled": pgettext_lazy("pack", "labelled anew"),
    "excerpt": pgettext_lazy("pack", "other pages shown"),
    "replaced": pgettext_lazy("pack", "file replaced"),
    "new": pgettext_lazy("pack", "new"),
    "gone": pgettext_lazy("pack", "no longer submitted"),
}
PARALLEL: Terms = {
    "draft": pgettext_lazy("pack", "draft translation, not reviewed"),
    "reviewed": pgettext_lazy("pack", "reviewed translation"),
}
COUNTRIES: Terms = {
    "AF": pgettext_lazy("pack", "Afghanistan"),
    "AT": pgettext_lazy("pack", "Austria"),
    "BY": pgettext_lazy("pack", "Belarus"),
    "DE": pgettext_lazy("pack", "Germany"),
    "IR": pgettext_lazy("pack", "Iran"),
    "KG": pgettext_lazy("pack", "Kyrgyzstan"),
    "KZ": pgettext_lazy("pack", "Kazakhstan"),
    "PL": pgettext_lazy("pack", "Poland"),
    "RU": pgettext_lazy("pack", "Russia"),
    "TJ": pgettext_lazy("pack", "Tajikistan"),
    "TM": pgettext_lazy("pack", "Turkmenistan"),
    "TR": pgettext_lazy("pack", "Türkiye"),
    "UA": pgettext_lazy("pack", "Ukraine"),
    "UZ": pgettext_lazy("pack", "Uzbekistan"),
}
LISTS: Mapping[str, Terms] = {
    "account": ACCOUNTS,
    "age": AGES,
    "certainty": CERTAINTIES,
    "change": CHANGES,
    "column": COLUMNS,
    "country": COUNTRIES,
    "designation": DESIGNATIONS,
    "document": DOCUMENT_KINDS,
    "group": GROUPS,
    "heading": HEADINGS,
    "kinship": KINSHIP,
    "language": PAPER_LANGUAGES,
    "matter": MATTERS,
    "milestone": MILESTONES,
    "modality": MODALITIES,
    "opponent": OPPONENTS,
    "parallel": PARALLEL,
    "opponent-role": OPPONENT_ROLES,
    "reference": REFERENCES,
    "remark": REMARKS,
    "source": SOURCE_KINDS,
    "title": TITLES,
    "translation": TRANSLATIONS,
}
AUSTRIAN: Mapping[str, Terms] = {
    "column": AUSTRIAN_COLUMNS,
    "heading": AUSTRIAN_HEADINGS,
    "remark": AUSTRIAN_REMARKS,
}


def term(of: str, code: str, locale: str) -> str:
    """The word for a code of one of the lists; a code that no list knows stays as it is."""
    austrian = AUSTRIAN.get(of, {}) if locale == AUSTRIA else {}
    return str(austrian.get(code) or LISTS[of].get(code, code))
