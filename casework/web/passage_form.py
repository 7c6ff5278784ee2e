"""The form of a finding: all that a file of evidence says of it, typed or ticked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from casework.domain.errors import Problem, Refused
from casework.domain.evidence import Currency, EvidenceRole, Modality, TermKind
from casework.domain.evidence_files import TERM_FIELDS, PassageItem
from casework.domain.place_names import place_from
from casework.models import User
from casework.models.passage_search import (
    entities_by_key,
    entities_called,
    sources_by_key,
    sources_called,
)
from casework.web.forms import CodesField, FuzzyDateField, PlainForm
from casework.wording.evidence import DIRECTIONS
from casework.wording.labels import choices
from casework.wording.passages import FIELDS, LOCATORS
from casework.wording.reasons import CODES

Found = list[tuple[str, str]]
LABELS: Mapping[str, Any] = FIELDS
NO_CLIENT = _("All teams read it: write nothing of a client here.")
TEXTS = ("finding", "correction", "issue", "attributed_to", "withheld_because", "sensitivity")
LINES = ("places", "caveats")
SEARCHED = ("entities", "corroborated_by")
PLAIN = (*TEXTS, "event_date", "modality", "role", "direction", *TERM_FIELDS, *SEARCHED)


def _choice(name: str, labels: Mapping[str, Any], help_text: Any = "") -> forms.ChoiceField:
    return forms.ChoiceField(
        label=LABELS[name],
        choices=choices(labels, empty=_("– choose –")),
        help_text=help_text,
    )


def _text(
    name: str, rows: int, *, is_required: bool = False, help_text: Any = ""
) -> forms.CharField:
    attrs = {"rows": rows, "lang": "en", "dir": "auto"}
    return forms.CharField(
        label=LABELS[name],
        required=is_required,
        max_length=5000,
        widget=forms.Textarea(attrs),
        help_text=help_text,
    )


def _of(codes: Any) -> dict[str, Any]:
    return {code.value: CODES[code] for code in codes}


def _codes(kind: TermKind, name: str) -> CodesField:
    return CodesField(kind, label=LABELS[name])


@dataclass(frozen=True, slots=True)
class Search:
    """A list to find something in and to tick: what was asked, and whether it was found."""

    field: str
    query: str
    is_found: bool
    has_choices: bool


class PassageForm(PlainForm):
    """One finding; people, organisations and sources are searched for within the form."""

    finding = _text(
        "finding",
        5,
        is_required=True,
        help_text=_("In your own words, in English, one fact. The quotation stands beside it."),
    )
    locator_kind = forms.ChoiceField(label=_("Where in the source"), choices=choices(LOCATORS))
    locator_value = forms.CharField(
        label=_("Number"), required=False, max_length=40, help_text=_("4, 4-6, or 4, 9")
    )
    event_date = FuzzyDateField(label=LABELS["event_date"])
    modality = _choice("modality", _of(Modality), _("How sure the source itself is."))
    attributed_to = forms.CharField(
        label=LABELS["attributed_to"],
        required=False,
        max_length=200,
        help_text=_("Who says so, where the source only passes it on."),
    )
    role = _choice("role", _of(EvidenceRole))
    direction = _choice("direction", DIRECTIONS, _("Adverse material belongs in the library too."))
    currency = _choice("currency.status", _of(Currency))
    currency_note = _text("currency.note", 2)
    themes = _codes(TermKind.THEME, "themes")
    profiles = _codes(TermKind.PROFILE, "profiles")
    acts = _codes(TermKind.ACT, "acts")
    actors = _codes(TermKind.ACTOR, "actors")
    grounds = _codes(TermKind.GROUND, "grounds")
    places = _text("places", 2, help_text=_("One in each line, in English: Khujand."))
    entities = forms.MultipleChoiceField(label=LABELS["entities"], required=False)
    find_entities = forms.CharField(
        label=_("Find a person or organisation"),
        required=False,
        max_length=100,
        help_text=_("Any spelling, any script. Public people only."),
    )
    correction = _text(
        "correction",
        3,
        help_text=_("What is right instead. A pack prints this and not the finding."),
    )
    issue = _text("issue", 2, help_text=_("For the lawyer; never printed."))
    caveats = _text("caveats", 3, help_text=_("One in each line."))
    printable = forms.BooleanField(label=LABELS["printable"], required=False, initial=True)
    withheld_because = _text("withheld_because", 2, help_text=_("Where no pack may print it."))
    sensitivity = _text(
        "sensitivity", 2, help_text=_("Names of third people, minors, faces, sexual content.")
    )
    corroborated_by = forms.MultipleChoiceField(label=LABELS["corroborated_by"], required=False)
    find_corroborated_by = forms.CharField(
        label=_("Find a source"),
        required=False,
        max_length=100,
        help_text=_("Words of the title, the publisher, or its key."),
    )
    note = forms.CharField(
        label=_("Why you change it"),
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 2, "dir": "auto"}),
        help_text=_("For the history; whoever checks it reads this."),
    )
    seen = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.searches = {
            "entities": self._search("entities", entities_by_key, entities_called),
            "corroborated_by": self._search(
                "corroborated_by", sources_by_key, lambda query: sources_called(user, query)
            ),
        }

    def item(self) -> PassageItem:
        """The finding as files have it, without what is empty."""
        data = self.cleaned_data
        note = {"note": data["currency_note"]} if data["currency_note"] else {}
        found: dict[str, object] = {name: data[name] for name in PLAIN}
        found |= {name: _lines(data[name]) for name in LINES}
        found["places"] = list(dict.fromkeys(map(place_from, _lines(data["places"]))))
        found = {name: value for name, value in found.items() if value or name == "themes"}
        found["finding"] = data["finding"]
        found["locator"] = {"kind": data["locator_kind"], "value": data["locator_value"]}
        found["currency"] = {"status": data["currency"], **note}
        found["printable"] = data["printable"]
        return cast("PassageItem", found)

    def refuse(self, refused: Refused, at: str | None = None) -> None:
        """Name each problem at its field: currency.note is currency_note, acts[0] is acts."""
        problems = [Problem(p.code, _field(p.where), p.values) for p in refused.problems]
        super().refuse(Refused(*problems), at)

    def _clean_fields(self) -> None:
        super()._clean_fields()
        # Browsers send lines with CR; texts are kept without, or each save would be a change.
        for name, value in self.cleaned_data.items():
            if isinstance(value, str):
                self.cleaned_data[name] = value.replace("\r\n", "\n")

    def _search(
        self, name: str, by_key: Callable[[list[str]], Found], called: Callable[[str], Found]
    ) -> Search:
        """Offer what is ticked and what was found, so that both can be ticked."""
        query = str(self.initial.get(f"find_{name}", ""))
        self.initial[f"find_{name}"] = ""
        sent = cast("QueryDict", self.data)
        ticked = sent.getlist(name) if self.is_bound else self.initial.get(name, [])
        found = called(query) if query.strip() else []
        offered = dict([*by_key(list(ticked)), *found])
        field = cast("forms.MultipleChoiceField", self.fields[name])
        field.widget = forms.CheckboxSelectMultiple()
        field.choices = list(offered.items())
        return Search(name, query, bool(found), bool(offered))


def typed(data: QueryDict) -> dict[str, Any]:
    """What was typed and ticked, to be shown again without complaints."""
    many = {*TERM_FIELDS, *SEARCHED}
    found: dict[str, Any] = {name: data.getlist(name) for name in many}
    found |= {name: data.get(name, "") for name in PassageForm.base_fields if name not in many}
    return found | {"printable": "printable" in data}


def is_search(data: QueryDict) -> bool:
    """Whether something is still to be found, so that nothing is saved without it."""
    return data.get("then") == "find" or any(data.get(f"find_{n}", "").strip() for n in SEARCHED)


def initial_of(item: PassageItem) -> dict[str, Any]:
    """The values of the form for a finding that is there."""
    given = cast("Mapping[str, Any]", item)
    found = {name: given.get(name, "") for name in PLAIN}
    found |= {name: list(given.get(name, [])) for name in (*TERM_FIELDS, *SEARCHED)}
    found |= {name: "\n".join(given.get(name, [])) for name in LINES}
    return found | {
        "locator_kind": item["locator"]["kind"],
        "locator_value": item["locator"]["value"],
        "currency": item["currency"]["status"],
        "currency_note": item["currency"].get("note", ""),
        "printable": item["printable"],
    }


def _lines(text: str) -> list[str]:
    return list(dict.fromkeys(line for raw in text.split("\n") if (line := raw.strip())))


def _field(where: str) -> str:
    name = where.partition("[")[0]
    return {"currency.status": "currency"}.get(name, name.replace(".", "_"))
