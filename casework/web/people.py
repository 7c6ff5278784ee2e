"""The people of a case."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from casework.actions.people import PersonFields, WrittenName, save_person
from casework.domain.cases import Kinship, PersonRole
from casework.domain.errors import Refused
from casework.domain.evidence import TermKind
from casework.domain.roles import Can
from casework.models import Case, Person
from casework.web.forms import CodesField, FuzzyDateField, PlainForm
from casework.web.http import needs, read_case, render_form
from casework.web.middleware import Request
from casework.wording.labels import KINSHIP, PERSON_ROLES, SEXES, choices

SPARE_ROWS = 2


class PersonForm(PlainForm):
    role = forms.ChoiceField(label=_("Role in this case"), choices=choices(PERSON_ROLES))
    born = FuzzyDateField(label=_("Date of birth"))
    sex = forms.ChoiceField(
        label=_("Sex"), required=False, choices=choices(SEXES, empty=_("not stated"))
    )
    nationality = forms.RegexField(
        label=_("Nationality"),
        regex=r"^[A-Z]{2}$",
        required=False,
        help_text=_("Two letters: TJ Tajikistan, UZ Uzbekistan, AF Afghanistan, RU Russia."),
        error_messages={"invalid": _("Write two capital letters, such as TJ.")},
    )
    place = forms.CharField(label=_("Where the person is now"), required=False, max_length=200)
    contact = forms.CharField(
        label=_("Contact"),
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("How to reach the person safely, and how not to. Never printed."),
    )
    pseudonym = forms.CharField(
        label=_("Name to print instead"),
        required=False,
        max_length=120,
        help_text=_("When filled in, packs say this and never the name: “the father”."),
    )
    notes = forms.CharField(
        label=_("Notes for the team"),
        required=False,
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
        help_text=_("Never printed."),
    )
    profiles = CodesField(TermKind.PROFILE, label=_("Why the person may be targeted"))

    def __init__(self, case: Case, person: Person | None, *args: Any) -> None:
        self.names = list(person.names.all()) if person else []
        self.relations = list(person.relations.select_related("of")) if person else []
        super().__init__(*args, initial=_initial(person))
        for row in range(len(self.names) + SPARE_ROWS):
            self._add_name(row)
        others = case.people.exclude(pk=person.pk) if person else case.people.all()
        people = [(other.key, other.name) for other in others.prefetch_related("names")]
        for row in range(len(self.relations) + 1 if people else 0):
            self._add_relation(row, people)

    def name_rows(self) -> list[list[forms.BoundField]]:
        return [[self[name], self[f"{name}_note"]] for name in self._numbered("name")]

    def relation_rows(self) -> list[list[forms.BoundField]]:
        return [[self[name], self[f"{name}_of"]] for name in self._numbered("kin")]

    def person_fields(self) -> PersonFields:
        data = self.cleaned_data
        same = ("born", "sex", "nationality", "place", "contact", "pseudonym", "notes")
        written = [(data[name], data[f"{name}_note"]) for name in self._numbered("name")]
        ties = [(data[name], data[f"{name}_of"]) for name in self._numbered("kin")]
        return PersonFields(
            role=PersonRole(data["role"]),
            names=tuple(WrittenName(text, note) for text, note in written if text),
            profiles=tuple(data["profiles"]),
            relations=tuple((Kinship(kind), of) for kind, of in ties if kind),
            **{name: data[name] for name in same},
        )

    def _numbered(self, prefix: str) -> list[str]:
        return [name for name in self.fields if name.removeprefix(f"{prefix}_").isdigit()]

    def _add_name(self, row: int) -> None:
        name = self.names[row] if row < len(self.names) else None
        attrs = {"autocomplete": "off", "dir": "auto"}
        self.fields[f"name_{row}"] = forms.CharField(
            label=_("Name in the pack") if row == 0 else _("Another spelling or script"),
            required=row == 0,
            max_length=200,
            initial=name.text if name else "",
            widget=forms.TextInput(attrs),
        )
        self.fields[f"name_{row}_note"] = forms.CharField(
            label=_("Where it is written so"),
            required=False,
            max_length=120,
            initial=name.note if name else "",
            widget=forms.TextInput(attrs),
        )

    def _add_relation(self, row: int, people: list[tuple[str, str]]) -> None:
        relation = self.relations[row] if row < len(self.relations) else None
        self.fields[f"kin_{row}"] = forms.ChoiceField(
            label=_("This person is the"),
            required=False,
            choices=choices(KINSHIP, empty=_("(no relation)")),
            initial=relation.kind if relation else "",
        )
        self.fields[f"kin_{row}_of"] = forms.ChoiceField(
            label=_("of"),
            required=False,
            choices=people,
            initial=relation.of.key if relation else people[0][0],
        )


def _initial(person: Person | None) -> dict[str, object]:
    if person is None:
        return {"role": PersonRole.AT_HOME.value, "nationality": "TJ"}
    same = ("role", "born", "sex", "nationality", "place", "contact", "pseudonym", "notes")
    codes = [term.code for term in person.profiles.all()]
    return {name: getattr(person, name) for name in same} | {"profiles": codes}


@needs(Can.EDIT_CASE)
@require_http_methods(["GET", "POST"])
def person_add(request: Request, ref: str) -> HttpResponse:
    case = read_case(request, ref)
    return _edit(request, case, None)


@needs(Can.EDIT_CASE)
@require_http_methods(["GET", "POST"])
def person_edit(request: Request, ref: str, key: str) -> HttpResponse:
    case = read_case(request, ref)
    return _edit(request, case, get_object_or_404(case.people, key=key))


def _edit(request: Request, case: Case, person: Person | None) -> HttpResponse:
    form = PersonForm(case, person, request.POST or None)
    if form.is_valid():
        try:
            save_person(case=case, person=person, fields=form.person_fields(), by=request.user)
            messages.success(request, _("The person is saved."))
            return redirect("case-detail", ref=case.ref)
        except Refused as refused:
            form.refuse(refused)
    return render_form(request, "people/form.html", form, case=case, person=person)


urlpatterns = [
    path("cases/<key:ref>/people/new/", person_add, name="person-add"),
    path("cases/<key:ref>/people/<key:key>/", person_edit, name="person-edit"),
]
