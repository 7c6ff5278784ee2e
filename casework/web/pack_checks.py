"""What the check of a pack found, in words, each with the place where it is mended."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext as _

from casework.domain.checks import Finding, Severity
from casework.domain.errors import Problem
from casework.domain.pack_facts import PackMaterial
from casework.domain.pack_frame import Frame
from casework.domain.pack_papers import lines_by_key
from casework.domain.packs import check, plan_pack
from casework.models import Case
from casework.models.pack_material import pack_material
from casework.templatetags.texts import plain_text_in
from casework.wording import sentence
from casework.wording.checks import FINDINGS, SEVERITIES, finding_sentence
from casework.wording.dates import date_words

SHAPES = {Severity.ERROR: "danger", Severity.WARNING: "warn", Severity.NOTE: "plain"}
# Where the claim itself is mended; other findings on an element are mended by choosing evidence.
ON_THE_CLAIM = frozenset(
    {
        "no-alleged-fact",
        "norm-unverified",
        "translation-missing",
        "text-in-other-language",
        "withheld-name",
    }
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding is, and the address of the screen that mends it."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Check:
    """One thing to know or to mend, with every place where it is so."""

    severity: Severity
    shape: str
    word: str
    sentence: str
    places: list[Place] = field(default_factory=list)


def pack_checks(case: Case, language: str, as_of: dt.date) -> list[Check]:
    """All findings on the pack as built that day, errors first, alike ones together."""
    material = pack_material(case, language)
    plan = plan_pack(material, language=language, as_of=as_of)
    places = _Places(case, material, language, as_of)
    found: dict[tuple[Severity, str], Check] = {}
    for finding in check(plan):
        words, severity = finding_sentence(finding), finding.severity
        new = Check(severity, SHAPES[severity], str(SEVERITIES[severity]), words)
        place = places.of(finding)
        kept = found.setdefault((severity, words), new).places
        if place not in kept:
            kept.append(place)
    return list(found.values())


def problem_words(problem: Problem) -> str:
    """Why a build failed: a finding of the check in its own words, without its inner name."""
    code = problem.code.removeprefix("pack-")
    if code == problem.code or code not in FINDINGS:
        return sentence(problem)
    values = {name: str(value) for name, value in problem.values.items()}
    return finding_sentence(Finding(code, Severity.ERROR, problem.where, values))


class _Places:
    def __init__(self, case: Case, material: PackMaterial, language: str, as_of: dt.date) -> None:
        self._case = case
        self._language = language
        self._titles = {element.key: element.titles for element in material.elements}
        self._translated = {key for key, _language in material.translations}
        self._documents = {document.exhibit: document for document in material.case.documents}
        lines = lines_by_key(Frame.of(material.case, language, as_of))
        events = {event.key: event for event in material.case.events}
        self._events = {line.number: events[key] for key, line in lines.items()}

    def of(self, finding: Finding) -> Place:
        if paper := finding.values.get("paper", ""):
            return Place(str(paper), self._url("document-edit", str(paper)))
        name, _space, rest = finding.where.partition(" ")
        if name == "event":
            return self._event(int(rest))
        if name == "exhibit":
            return self._exhibit(int(rest))
        if name in self._titles:
            return self._element(finding.code, name, rest)
        return self._whole_case(finding.code)

    def _event(self, number: int) -> Place:
        event = self._events[number]
        label = _("Event %(number)s, %(date)s")
        words = {"number": number, "date": date_words(event.when.edtf)}
        return Place(label % words, self._url("event-edit", event.key))

    def _exhibit(self, number: int) -> Place:
        document = self._documents[number]
        title = plain_text_in(document.title, self._language)
        return Place(title, self._url("document-edit", document.key))

    def _element(self, code: str, element: str, passage: str) -> Place:
        title = plain_text_in(self._titles[element])
        if not passage:
            name = "claim-element" if code in ON_THE_CLAIM else "matrix-element"
            return Place(title, self._url(name, element))
        label = f"{title}: {passage}"
        if code.startswith("translation-") and code != "translation-missing":
            return Place(label, reverse("translation-edit", args=[passage, self._language]))
        if code == "translation-missing" and passage not in self._translated:
            return Place(label, reverse("translation-edit", args=[passage, self._language]))
        return Place(label, f"{self._url('matrix-element', element)}#{passage}")

    def _whole_case(self, code: str) -> Place:
        if code == "nothing-alleged":
            return Place(_("Claim"), self._url("claim"))
        if code == "limit-passed":
            return Place(_("Decisions"), self._url("case-detail"))
        return Place(_("Case data"), self._url("case-edit"))

    def _url(self, name: str, *more: str) -> str:
        return reverse(name, args=[self._case.ref, *more])
