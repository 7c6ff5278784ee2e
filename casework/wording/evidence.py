"""Country evidence in the reader's language: facets, states, pinpoints, certainty."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from casework.domain.evidence import Certainty, Direction, TermKind
from casework.domain.searches import YEAR_FACETS, Order, years_in
from casework.domain.translation import TranslationState
from casework.wording.labels import LISTS
from casework.wording.passages import STATES as EDITORIAL_STATES
from casework.wording.reasons import CODES, warning_sentence

FACETS: Mapping[str, str | Promise] = {
    TermKind.THEME: _("Theme"),
    TermKind.PROFILE: _("Profile"),
    TermKind.ACT: _("Act"),
    TermKind.ACTOR: _("Actor"),
    TermKind.GROUND: _("Ground"),
    "entity": _("People and organisations"),
    "place": _("Place"),
    "event": _("Time of the event"),
    "year": _("Year of the source"),
    "kind": _("Kind of source"),
    "publisher": _("Publisher"),
    "language": _("Language of the source"),
    "certainty": _("How much was read"),
    "modality": _("Kind of statement"),
    "currency": _("State of the finding"),
    "direction": _("Direction"),
    "printable": _("Printable"),
    "state": _("Checked or not"),
    "used": _("Your packs"),
}
READ: Mapping[str, str | Promise] = {
    Certainty.READ: _("whole text read"),
    Certainty.EXCERPT: _("excerpt read"),
    Certainty.MEMORY: _("from memory"),
}
USED: Mapping[str, str | Promise] = {"yes": _("printed in your cases")}
ORDERS: Mapping[Order, str | Promise] = {
    Order.BEST: _("Best match"),
    Order.SOURCE: _("Newest source"),
    Order.EVENT: _("Newest event"),
}
DIRECTIONS: Mapping[str, str | Promise] = {
    Direction.SUPPORTS: pgettext_lazy("direction of evidence", "supports a claim"),
    Direction.ADVERSE: pgettext_lazy("direction of evidence", "adverse"),
    Direction.NEUTRAL: pgettext_lazy("direction of evidence", "neutral"),
}
PRINTABLE: Mapping[str, str | Promise] = {
    "yes": pgettext_lazy("printable", "may be printed"),
    "no": pgettext_lazy("printable", "withheld from packs"),
}
CERTAINTIES: Mapping[str, str | Promise] = {
    Certainty.READ: _("The whole text was read."),
    Certainty.EXCERPT: _("Only an excerpt was read."),
    Certainty.MEMORY: _("Entered from memory; not seen."),
}
# Each state with its shape: a triangle for what forbids or contradicts, a diamond for what
# weakens, a ring for what is good to know.
STATES: Mapping[str, tuple[str, str | Promise]] = {
    "withheld": ("danger", pgettext_lazy("state of evidence", "Withheld")),
    "adverse": ("danger", pgettext_lazy("state of evidence", "Adverse")),
    "superseded": ("danger", pgettext_lazy("state of evidence", "Superseded")),
    "contradicted": ("danger", _("Contradicted")),
    "updated": ("warn", _("Updated since")),
    "uncorrected": ("danger", _("Correction missing")),
    "corrected": ("warn", pgettext_lazy("state of evidence", "Corrected")),
    "source-superseded": ("warn", _("Newer edition")),
    "modality-leak": ("warn", pgettext_lazy("state of evidence", "Leak")),
    "modality-allegation": ("warn", pgettext_lazy("state of evidence", "Allegation")),
    "modality-forecast": ("warn", pgettext_lazy("state of evidence", "Forecast")),
    "modality-opinion": ("warn", pgettext_lazy("state of evidence", "Opinion")),
    "modality-estimate": ("warn", pgettext_lazy("state of evidence", "Estimate")),
    "unverified": ("warn", pgettext_lazy("state of evidence", "Unverified")),
    "certainty-memory": ("warn", pgettext_lazy("state of evidence", "From memory")),
    "certainty-excerpt": ("plain", pgettext_lazy("state of evidence", "Excerpt only")),
    "stale": ("plain", pgettext_lazy("state of evidence", "Over two years old")),
    "single-source": ("plain", pgettext_lazy("state of evidence", "Single source")),
}
EDITORIAL: Mapping[str, str | Promise] = {
    state: name for state, (_shape, name) in EDITORIAL_STATES.items()
}
LOCATORS: Mapping[str, str | Promise] = {
    "paragraph": pgettext_lazy("pinpoint", "para. %(value)s"),
    "page": pgettext_lazy("pinpoint", "p. %(value)s"),
    "section": pgettext_lazy("pinpoint", "section %(value)s"),
    "caption": pgettext_lazy("pinpoint", "caption %(value)s"),
    "whole": pgettext_lazy("pinpoint", "no pinpoint yet"),
}
TRANSLATION_STATES: Mapping[TranslationState, tuple[str, str | Promise]] = {
    TranslationState.MISSING: ("danger", pgettext_lazy("state of translation", "Missing")),
    TranslationState.STALE: ("warn", pgettext_lazy("state of translation", "Stale")),
    TranslationState.DRAFT: ("plain", pgettext_lazy("state of translation", "Draft")),
    TranslationState.REVIEWED: ("good", pgettext_lazy("state of translation", "Reviewed")),
}


@dataclass(frozen=True, slots=True)
class State:
    """A state of a passage as a badge: a shape, a word, and the sentence behind it."""

    code: str
    shape: str
    label: str
    sentence: str


def states(codes: tuple[str, ...]) -> list[State]:
    """Badges for warning codes, gravest first."""
    return [
        State(code, shape, str(label), warning_sentence(code))
        for code, (shape, label) in STATES.items()
        if code in codes
    ]


def locator_words(kind: str, value: str) -> str:
    """Where in the source, in a few words."""
    return str(LOCATORS[kind]) % {"value": value}


VALUES: Mapping[str, Mapping[str, str | Promise]] = {
    "direction": DIRECTIONS,
    "printable": PRINTABLE,
    "state": EDITORIAL,
    "certainty": READ,
    "language": LISTS["language"],
    "used": USED,
}


def facet_label(facet: str, value: str) -> str:
    """The name of a value of a facet that is no code of the taxonomy."""
    if facet in YEAR_FACETS and (span := years_in(value)):
        return _span(*span)
    return str(VALUES.get(facet, CODES).get(value, value))


def _span(first: int, last: int | None) -> str:
    if last is None:
        return gettext("since %(year)s") % {"year": f"{first:04}"}
    return f"{first:04}" if first == last else f"{first:04}–{last:04}"
