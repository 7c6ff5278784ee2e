"""The forms of a case."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from casework.actions.cases import CaseFields
from casework.actions.people import PersonFields, WrittenName
from casework.domain.cases import Jurisdiction, PersonRole, Stage
from casework.domain.evidence import TermKind
from casework.models import Case
from casework.models.cases import CaseQuerySet
from casework.web.authority_choice import AuthorityField, addressees, offer
from casework.web.forms import (
    CodesField,
    DayField,
    FuzzyDateField,
    PlainForm,
    add_texts,
    content_languages,
    initial_texts,
    texts_in,
)
from casework.wording.labels import COUNTRIES, LANGUAGES, STAGES, choices


class CaseFilterForm(PlainForm):
    q = forms.CharField(
        label=_("Reference, or name in any script"), required=False, max_length=100
    )
    country = forms.ChoiceField(
        label=_("Country"), required=False, choices=choices(COUNTRIES, empty=_("All countries"))
    )
    stage = forms.ChoiceField(
        label=_("Stage"), required=False, choices=choices(STAGES, empty=_("All stages"))
    )

    def narrow(self, found: CaseQuerySet) -> CaseQuerySet:
        """The cases that fit; a filter that is no filter narrows nothing."""
        self.full_clean()
        found = found.search(self.cleaned_data.get("q", ""))
        if country := self.cleaned_data.get("country"):
            found = found.filter(jurisdiction=country)
        if stage := self.cleaned_data.get("stage"):
            found = found.filter(stage=stage)
        return found


class DatesForm(PlainForm):
    """The three days that decide which law applies."""

    made_on = DayField(
        label=_("Application made on"), help_text=_("The day the wish for protection was said.")
    )
    registered_on = DayField(label=_("Registered on"))
    lodged_on = DayField(
        label=_("Lodged on"), help_text=_("The day the form was handed in at the office.")
    )


class CaseAddForm(DatesForm):
    jurisdiction = forms.ChoiceField(
        label=_("Country of the procedure"), choices=choices(COUNTRIES), widget=forms.RadioSelect
    )
    working_language = forms.ChoiceField(
        label=_("Language you write in"), choices=choices(LANGUAGES)
    )
    name = forms.CharField(
        label=_("Name of the applicant"),
        max_length=200,
        help_text=_("As it will stand in the pack, in Latin letters."),
    )
    other_name = forms.CharField(
        label=_("The same name in another script"),
        required=False,
        max_length=200,
        help_text=_("As in the passport or as the person writes it."),
    )
    born = FuzzyDateField(label=_("Date of birth"))
    summary = forms.CharField(
        label=_("What the claim is about"),
        required=False,
        widget=forms.Textarea({"rows": 6, "dir": "auto"}),
        help_text=_("A few sentences are enough; you can write more later."),
    )

    def case_fields(self) -> CaseFields:
        data = self.cleaned_data
        return CaseFields(
            jurisdiction=Jurisdiction(data["jurisdiction"]),
            working_language=data["working_language"],
            made_on=data["made_on"],
            registered_on=data["registered_on"],
            lodged_on=data["lodged_on"],
            summary={data["working_language"]: data["summary"]},
        )

    def applicant(self) -> PersonFields:
        names = (self.cleaned_data["name"], self.cleaned_data["other_name"])
        return PersonFields(
            role=PersonRole.APPLICANT,
            names=tuple(WrittenName(name) for name in names if name),
            born=self.cleaned_data["born"],
            nationality="TJ",
        )


class CaseForm(DatesForm):
    """All that is known of a case besides its people, events and papers."""

    jurisdiction = forms.ChoiceField(
        label=_("Country of the procedure"), choices=choices(COUNTRIES), widget=forms.RadioSelect
    )
    working_language = forms.ChoiceField(
        label=_("Language you write in"), choices=choices(LANGUAGES)
    )
    stage = forms.ChoiceField(label=_("Stage"), choices=choices(STAGES))
    decision_expected = DayField(
        label=_("Decision expected on"),
        help_text=_(
            "The hearing or the decision, as far as it is known. Country evidence has to be "
            "current on that day; without one it is measured against today."
        ),
    )
    authority_from = AuthorityField(
        label=_("Take the addressee from the list"),
        help_text=_(
            "Fills the lines below; they can be changed. An address that nobody of the team has "
            "confirmed is left out."
        ),
    )
    authority = forms.CharField(
        label=_("Authority or court"),
        required=False,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("As it shall stand on the cover of the pack, in lines."),
    )
    authority_reference = forms.CharField(
        label=_("Their reference number"), required=False, max_length=120
    )
    grounds = CodesField(TermKind.GROUND, label=_("Grounds of the Convention relied on"))
    parallel_texts = forms.BooleanField(
        label=_("Print the findings beside their translation"),
        required=False,
        help_text=_(
            "Packs get a part with each translated finding beside its original, with who "
            "translated it and whether it was reviewed."
        ),
    )

    def __init__(self, case: Case, *args: Any) -> None:
        grounds = [term.code for term in case.grounds.all()]
        initial = {name: getattr(case, name) for name in self.base_fields if hasattr(case, name)}
        initial |= {"grounds": grounds, **initial_texts("summary", case.summary)}
        super().__init__(*args, initial=initial)
        self.case = case
        self.addressees = addressees(case)
        offer(self.fields["authority_from"], self.addressees)
        languages = content_languages(case, case.summary)
        add_texts(self, "summary", gettext("What the claim is about"), languages, rows=7)

    def case_fields(self) -> CaseFields:
        data = self.cleaned_data
        data["authority"] = self._addressee()
        same = ("working_language", "authority", "authority_reference", "parallel_texts")
        days = ("made_on", "registered_on", "lodged_on", "decision_expected")
        return CaseFields(
            jurisdiction=Jurisdiction(data["jurisdiction"]),
            stage=Stage(data["stage"]),
            origin=self.case.origin,
            summary=texts_in(data, "summary"),
            grounds=tuple(data["grounds"]),
            **{name: data[name] for name in (*same, *days)},
        )

    def _addressee(self) -> str:
        """What was typed; what was chosen from the list where nothing new was typed."""
        typed, chosen = self.cleaned_data["authority"], self.cleaned_data["authority_from"]
        is_as_before = typed.split() == self.case.authority.split()
        return self.addressees[chosen].lines if chosen and is_as_before else typed
