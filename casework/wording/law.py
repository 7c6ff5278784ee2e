"""The law library in words: facets, fields of a rule, authorities and submissions."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from casework.domain.authorities import Aspect, AuthorityKind
from casework.domain.law import LawCertainty
from casework.domain.law_changes import Path
from casework.domain.law_library import Regime
from casework.domain.law_rules import Counting, KeyDate, RunsFrom, Topic, Unit
from casework.domain.submissions import SubmissionKind
from casework.wording.deadlines import REMEDIES
from casework.wording.labels import COUNTRIES, LANGUAGES, Labels
from casework.wording.matrix import LAW_CERTAINTIES

JURISDICTIONS: Labels = {"EU": _("European Union"), **COUNTRIES}
# With its shape: what must be asked is no shade of known.
CERTAINTIES: Mapping[str, tuple[str, str | Promise]] = {
    **LAW_CERTAINTIES,
    LawCertainty.UNKNOWN: ("danger", _("unknown – must be asked")),
}
CERTAINTY_CHOICES: Labels = {
    LawCertainty.VERIFIED: _("V – seen in the official text"),
    LawCertainty.SECONDARY: _("V2 – seen in a secondary source only"),
    LawCertainty.MEMORY: _("M – from memory, printed with a mark"),
    LawCertainty.UNKNOWN: _("U – unknown, never printed; the user is asked"),
}
REGIMES: Labels = {
    Regime.OLD: pgettext_lazy("law", "old law"),
    Regime.NEW: pgettext_lazy("law", "new law"),
    Regime.BOTH: pgettext_lazy("law", "old and new law"),
}
KEY_DATES: Labels = {
    KeyDate.MADE: pgettext_lazy("key date", "day the application was made"),
    KeyDate.REGISTERED: pgettext_lazy("key date", "day of registration"),
    KeyDate.LODGED: pgettext_lazy("key date", "day of lodging"),
    KeyDate.DECISION: pgettext_lazy("key date", "day of the decision"),
    KeyDate.NONE: pgettext_lazy("key date", "no key date"),
}
KINDS: Labels = {
    Topic.REGIME: pgettext_lazy("kind of rule", "Which law governs"),
    Topic.CONCORDANCE: pgettext_lazy("kind of rule", "Concordance"),
    Topic.SUBSTANCE: pgettext_lazy("kind of rule", "Substance"),
    Topic.PROCEDURE: pgettext_lazy("kind of rule", "Procedure"),
    Topic.REMEDY: pgettext_lazy("kind of rule", "Remedies and limits"),
    Topic.CALCULATION: pgettext_lazy("kind of rule", "Calculation of limits"),
    Topic.SERVICE: pgettext_lazy("kind of rule", "Service"),
    Topic.FORMAT: pgettext_lazy("kind of rule", "Form and filing"),
    Topic.COUNTRY_INFORMATION: pgettext_lazy("kind of rule", "Country information"),
    "parameter": pgettext_lazy("kind of rule", "Dated figure or list"),
    "decision": pgettext_lazy("kind of rule", "Kind of decision"),
    "judgment": pgettext_lazy("kind of rule", "Judgment"),
}
FACETS: Labels = {
    "country": _("Country"),
    "regime": _("Old or new law"),
    "keyed": _("Key date"),
    "certainty": _("Certainty"),
    "kind": _("Kind"),
}
DIRECTIONS: Labels = {
    "supports": pgettext_lazy("judgment", "speaks for applicants"),
    "adverse": pgettext_lazy("judgment", "speaks against applicants"),
    "neutral": pgettext_lazy("judgment", "neutral"),
}
UNITS: Labels = {
    Unit.DAYS: pgettext_lazy("unit", "days"),
    Unit.WEEKS: pgettext_lazy("unit", "weeks"),
    Unit.MONTHS: pgettext_lazy("unit", "months"),
}
RUNS_FROM: Labels = {
    RunsFrom.SERVICE: pgettext_lazy("runs from", "service"),
    RunsFrom.NOTIFICATION: pgettext_lazy("runs from", "notification"),
    RunsFrom.DECISION: pgettext_lazy("runs from", "the decision"),
    RunsFrom.OBSTACLE: pgettext_lazy("runs from", "the end of the obstacle"),
}
COUNTINGS: Labels = {
    Counting.CALENDAR: pgettext_lazy("counting", "calendar days"),
    Counting.WEEKDAYS: pgettext_lazy("counting", "weekdays, Saturdays included"),
    Counting.WORKING: pgettext_lazy("counting", "working days"),
}
AUTHORITY_KINDS: Labels = {
    AuthorityKind.FIRST_INSTANCE: _("Authority of first instance"),
    AuthorityKind.BORDER: _("Border authority"),
    AuthorityKind.BRANCH: _("Branch or regional office"),
    AuthorityKind.BOARD: _("Appeal authority"),
    AuthorityKind.COURT: _("Administrative court"),
    AuthorityKind.HIGHER: _("Higher administrative court"),
    AuthorityKind.SUPREME: _("Supreme court"),
    AuthorityKind.CONSTITUTIONAL: _("Constitutional court"),
}
ASPECTS: Labels = {
    Aspect.CHANNEL: pgettext_lazy("filing", "Channel"),
    Aspect.SIGNATURE: pgettext_lazy("filing", "Signature"),
    Aspect.FORMATS: pgettext_lazy("filing", "File formats"),
    Aspect.SIZE: pgettext_lazy("filing", "Size"),
    Aspect.COUNT: pgettext_lazy("filing", "Number of files"),
    Aspect.NAMES: pgettext_lazy("filing", "File names"),
    Aspect.COPIES: pgettext_lazy("filing", "Copies"),
    Aspect.HOURS: pgettext_lazy("filing", "Hours"),
    Aspect.ANNEXES: pgettext_lazy("filing", "Annexes"),
    Aspect.LANGUAGE: pgettext_lazy("filing", "Language"),
}
SUBMISSION_KINDS: Labels = {
    SubmissionKind.STATEMENT: pgettext_lazy("submission", "Statement"),
    SubmissionKind.COMMENT: pgettext_lazy("submission", "Comment on country information"),
    SubmissionKind.APPEAL: pgettext_lazy("submission", "Appeal or action"),
    SubmissionKind.REASONS: pgettext_lazy("submission", "Reasons"),
    SubmissionKind.URGENT: pgettext_lazy("submission", "Urgent request"),
    SubmissionKind.FURTHER_APPEAL: pgettext_lazy("submission", "Further appeal"),
    SubmissionKind.SUBSEQUENT: pgettext_lazy("submission", "Subsequent application"),
}
FIELDS: Labels = {
    "amount": pgettext_lazy("field of a rule", "Length"),
    "ask": pgettext_lazy("field of a rule", "Question to the user"),
    "calculation": pgettext_lazy("field of a rule", "Rule of calculation"),
    "caveat": pgettext_lazy("field of a rule", "Caveat"),
    "certainty": pgettext_lazy("field of a rule", "Certainty"),
    "citations": pgettext_lazy("field of a rule", "Citation"),
    "counting": pgettext_lazy("field of a rule", "Counted in"),
    "court": pgettext_lazy("field of a rule", "Court"),
    "cutoff": pgettext_lazy("field of a rule", "Late after this hour of the last day"),
    "days": pgettext_lazy("field of a rule", "Days until service takes effect"),
    "decided_on": pgettext_lazy("field of a rule", "Decided on"),
    "direction": pgettext_lazy("field of a rule", "Direction"),
    "disputed": pgettext_lazy("field of a rule", "Disputed"),
    "ecli": pgettext_lazy("field of a rule", "ECLI"),
    "filed_with": pgettext_lazy("field of a rule", "Addressed to"),
    "final_on": pgettext_lazy("field of a rule", "Final on"),
    "jurisdiction": pgettext_lazy("field of a rule", "Country"),
    "keyed_on": pgettext_lazy("field of a rule", "Key date"),
    "kind": pgettext_lazy("field of a rule", "Kind"),
    "limits": pgettext_lazy("field of a rule", "Limit"),
    "manner": pgettext_lazy("field of a rule", "Manner of service"),
    "name": pgettext_lazy("field of a rule", "Name"),
    "number": pgettext_lazy("field of a rule", "Number"),
    "origin": pgettext_lazy("field of a rule", "Country of origin"),
    "period": pgettext_lazy("field of a rule", "Period"),
    "points": pgettext_lazy("field of a rule", "Point decided"),
    "regime": pgettext_lazy("field of a rule", "Old or new law"),
    "reinstatement": pgettext_lazy("field of a rule", "Rule of reinstatement"),
    "remedy": pgettext_lazy("field of a rule", "Remedy"),
    "rule": pgettext_lazy("field of a rule", "Rule"),
    "runs_from": pgettext_lazy("field of a rule", "Runs from"),
    "see": pgettext_lazy("field of a rule", "Worth reading"),
    "seen_on": pgettext_lazy("field of a rule", "Seen on"),
    "service": pgettext_lazy("field of a rule", "Service"),
    "source": pgettext_lazy("field of a rule", "Source"),
    "texts": pgettext_lazy("field of a rule", "Text in our words"),
    "through": pgettext_lazy("field of a rule", "Filed through"),
    "titles": pgettext_lazy("field of a rule", "Title"),
    "topic": pgettext_lazy("field of a rule", "Topic"),
    "unit": pgettext_lazy("field of a rule", "Unit"),
    "valid_from": pgettext_lazy("field of a rule", "Valid from"),
    "valid_to": pgettext_lazy("field of a rule", "Valid to"),
    "value": pgettext_lazy("field of a rule", "Value"),
    "values": pgettext_lazy("field of a rule", "Time"),
    "without_instruction": pgettext_lazy("field of a rule", "Rule without an instruction"),
}
VALUES: Mapping[str, Labels] = {
    "certainty": CERTAINTY_CHOICES,
    "counting": COUNTINGS,
    "direction": DIRECTIONS,
    "disputed": {"yes": pgettext_lazy("field of a rule", "yes")},
    "jurisdiction": JURISDICTIONS,
    "keyed_on": KEY_DATES,
    "regime": REGIMES,
    "remedy": REMEDIES,
    "runs_from": RUNS_FROM,
    "topic": KINDS,
    "unit": UNITS,
}
STATES: Mapping[str, tuple[str, str | Promise]] = {
    "approved": ("good", pgettext_lazy("state of a rule", "in force")),
    "superseded": ("plain", pgettext_lazy("state of a rule", "replaced")),
    "proposed": ("warn", pgettext_lazy("state of a rule", "waits for approval")),
    "declined": ("plain", pgettext_lazy("state of a rule", "put aside")),
}


def facet_value(facet: str, value: str) -> str:
    """A value of a facet in words; one that no list knows stays as it is."""
    if facet == "certainty":
        return str(CERTAINTIES[value][1]) if value in CERTAINTIES else value
    lists = {"country": JURISDICTIONS, "regime": REGIMES, "keyed": KEY_DATES, "kind": KINDS}
    return str(lists[facet].get(value, value))


def field_words(path: Path) -> str:
    """Where a change is, in words: Citation (German); Time 2: Value."""
    words: list[str] = []
    for part in path:
        if isinstance(part, int) and words:
            words[-1] += f" {part}"
        elif part not in LANGUAGES:
            words.append(str(FIELDS.get(str(part), part)))
    language = next((str(LANGUAGES[str(p)]) for p in path if p in LANGUAGES), "")
    place = ": ".join(words)
    return f"{place} ({language})" if language else place


def value_words(path: Path, value: str) -> str:
    """What stood in a field, codes in words."""
    return str(VALUES.get(str(path[-1]), {}).get(value, value))


def by_whom(name: str, *, is_own_team: bool) -> str:
    """Who did it: by name within one's own team, without one beyond it."""
    if not name:
        return gettext("comes with the program")
    return name if is_own_team else gettext("a person of another team")
