"""Where a finding of the checks is, in words, and the address of the screen that mends it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from casework.domain.checks import Finding
from casework.domain.own_texts import ELEMENT
from casework.domain.pack_facts import PackMaterial
from casework.domain.translation import OFFICIAL_LANGUAGE
from casework.models import Case
from casework.templatetags.texts import plain_text_in
from casework.wording.dates import date_words
from casework.wording.own_texts import PLACES

# Where the claim itself is mended; other findings on an element are mended by choosing evidence.
ON_THE_CLAIM = frozenset(
    {
        "alleged-date",
        "date-in-translation",
        "date-without-event",
        "fact-without-event",
        "name-spelt-otherwise",
        "no-alleged-fact",
        "norm-unverified",
        "text-in-other-language",
        "translation-missing",
        "withheld-name",
    }
)
# Mended in the library, for all cases at once.
IN_THE_LIBRARY = frozenset({"allegation-as-fact", "uncorrected"})
OF_TRANSLATORS = frozenset({"translation-draft", "translation-stale", "translation-missing"})


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding is, and the address of the screen that mends it.

    Short is its name under the heading of its group.
    """

    label: str
    url: str
    short: str = ""


class Places:
    """The places of one pack: its elements, events, papers and people by their keys."""

    def __init__(self, case: Case, material: PackMaterial, language: str) -> None:
        self._case = case
        self._language = language
        self._read_in = f"{case.working_language} {OFFICIAL_LANGUAGE[case.jurisdiction]}"
        self._titles = {element.key: element.titles for element in material.elements}
        self._passages = material.passages.keys()
        self._translated = {key for key, _language in material.translations}
        self._papers = {document.key: document for document in material.case.documents}
        self._events = {event.key: event for event in material.case.events}
        self._people = {person.key: person for person in material.case.people}
        self._of: dict[str, Callable[[Finding, str], Place]] = {
            "event": self._event,
            "exhibit": self._exhibit,
            "person": self._person,
            "decision": self._decision,
            "text": self._text,
        }

    def of(self, finding: Finding) -> Place:
        name, _space, rest = finding.where.partition(" ")
        if name in self._titles:
            return self._element(finding.code, name, rest)
        place = self._of.get(name)
        return place(finding, rest.partition(" ")[0]) if place else self._whole_case(finding.code)

    def group(self, finding: Finding) -> str:
        """The heading under which the finding stands: an element, or a part of the case."""
        name = finding.where.partition(" ")[0]
        if name in self._titles:
            return plain_text_in(self._titles[name])
        parts = {
            "event": _("Chronology"),
            "exhibit": _("Papers"),
            "person": _("People"),
            "text": _("Own texts"),
        }
        return parts.get(name, _("The case as a whole"))

    def order(self, finding: Finding) -> int:
        """The case first, then its people, events and papers, then the elements in their order."""
        names = ["person", "event", "exhibit", *self._titles]
        name = finding.where.partition(" ")[0]
        return names.index(name) + 1 if name in names else 0

    def _event(self, finding: Finding, key: str) -> Place:
        paper = finding.values.get("paper", "")
        event = self._events[key]
        words = {"number": finding.values.get("number", ""), "date": date_words(event.when.edtf)}
        label = _("Event %(number)s, %(date)s") % words
        if paper in self._papers:
            label = f"{label}: {plain_text_in(self._papers[paper].title, self._read_in)}"
        return Place(label, self._url("event-edit", key))

    def _exhibit(self, _finding: Finding, key: str) -> Place:
        title = plain_text_in(self._papers[key].title, self._read_in)
        return Place(title, self._url("document-edit", key))

    def _person(self, _finding: Finding, key: str) -> Place:
        names = self._people[key].names
        return Place(names[0] if names else key, self._url("person-edit", key))

    def _decision(self, _finding: Finding, number: str) -> Place:
        label = _("Decision %(number)s") % {"number": number}
        return Place(label, self._url("decision-edit", number))

    def _text(self, _finding: Finding, place: str) -> Place:
        """An own text; the findings on the reasoning of an element stand under its title."""
        title = plain_text_in(self._titles.get(place.removeprefix(ELEMENT), {}))
        words = _("Own text: %(place)s") % {"place": title or PLACES.get(place, place)}
        return Place(words, reverse("pack-text", args=[self._case.ref, self._language, place]))

    def _element(self, code: str, element: str, rest: str) -> Place:
        title = plain_text_in(self._titles[element])
        passage = rest.partition(" ")[0]
        if passage not in self._passages:
            if code in ON_THE_CLAIM:
                return Place(title, self._url("claim-element", element), _("Claim"))
            return Place(title, self._url("matrix-element", element), _("Evidence matrix"))
        url = self._passage(code, element, passage, rest)
        return Place(f"{title}: {passage}", url, passage)

    def _passage(self, code: str, element: str, passage: str, rest: str) -> str:
        if code in IN_THE_LIBRARY:
            return reverse("passage-detail", args=[passage])
        is_answer = rest.endswith(" answer")
        is_there = code == "translation-missing" and passage in self._translated
        if code in OF_TRANSLATORS and not is_answer and not is_there:
            return reverse("translation-edit", args=[passage, self._language])
        return f"{self._url('matrix-element', element)}#{passage}"

    def _whole_case(self, code: str) -> Place:
        if code == "nothing-alleged":
            return Place(_("Claim"), self._url("claim"))
        return Place(_("Case data"), self._url("case-edit"))

    def _url(self, name: str, *more: str) -> str:
        return reverse(name, args=[self._case.ref, *more])
