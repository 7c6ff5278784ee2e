"""What happened: the events of a case."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from casework.actions.events import EventFields, delete_event, save_event
from casework.domain.cases import Account, DocumentPage, EventKind
from casework.domain.errors import Refused
from casework.domain.evidence import TermKind
from casework.domain.roles import Can
from casework.models import Case, Entity, Event
from casework.templatetags.texts import plain_text_in
from casework.web.coding import hint_at_codes
from casework.web.forms import (
    CodesField,
    FuzzyDateField,
    PlainForm,
    add_texts,
    content_languages,
    initial_texts,
    texts_in,
)
from casework.web.http import needs, read_case, render_form
from casework.web.middleware import Request
from casework.wording.labels import ACCOUNTS, EVENT_KINDS, choices

SPARE_ROWS = 2


class EventForm(PlainForm):
    when = FuzzyDateField(label=_("When"))
    kind = forms.ChoiceField(label=_("Kind"), choices=choices(EVENT_KINDS))
    place = forms.CharField(label=_("Where"), required=False, max_length=200)
    account = forms.ChoiceField(
        label=_("How we know"), required=False, choices=choices(ACCOUNTS, empty=_("not stated"))
    )
    people = forms.MultipleChoiceField(
        label=_("Who of the case was involved"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    acts = CodesField(TermKind.ACT, label=_("What was done"))
    actors = CodesField(TermKind.ACTOR, label=_("Who did it"))
    entities = forms.MultipleChoiceField(
        label=_("Public figures and organisations"),
        required=False,
        choices=lambda: list(Entity.objects.values_list("key", "name")),
        widget=forms.CheckboxSelectMultiple,
    )
    notes = forms.CharField(
        label=_("Notes for the team"),
        required=False,
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
        help_text=_("Never printed."),
    )

    def __init__(self, case: Case, event: Event | None, *args: Any) -> None:
        super().__init__(*args, initial=_initial(event))
        people = self.fields["people"]
        if isinstance(people, forms.MultipleChoiceField):
            people.choices = [(p.key, p.name) for p in case.people.prefetch_related("names")]
        languages = content_languages(case, event.what if event else {})
        add_texts(self, "what", gettext("What happened"), languages, rows=6)
        self._add_papers(case, event)

    def paper_rows(self) -> list[list[forms.BoundField]]:
        return [[self[name], self[f"{name}_page"]] for name in self._papers()]

    def event_fields(self) -> EventFields:
        data = self.cleaned_data
        papers = [(data[name], data[f"{name}_page"]) for name in self._papers()]
        return EventFields(
            when=data["when"],
            what=texts_in(data, "what"),
            kind=EventKind(data["kind"]),
            place=data["place"],
            account=Account(data["account"]) if data["account"] else None,
            notes=data["notes"],
            **{name: tuple(data[name]) for name in ("acts", "actors", "people", "entities")},
            papers=tuple(DocumentPage(paper, page) for paper, page in papers if paper),
        )

    def _papers(self) -> list[str]:
        return [name for name in self.fields if name.removeprefix("paper_").isdigit()]

    def _add_papers(self, case: Case, event: Event | None) -> None:
        links = list(event.document_links.select_related("document")) if event else []
        papers = [(paper.key, plain_text_in(paper.title)) for paper in case.documents.all()]
        for row in range(len(links) + SPARE_ROWS if papers else 0):
            link = links[row] if row < len(links) else None
            self.fields[f"paper_{row}"] = forms.ChoiceField(
                label=_("Paper that shows it"),
                required=False,
                choices=[("", _("(no paper)")), *papers],
                initial=link.document.key if link else "",
            )
            self.fields[f"paper_{row}_page"] = forms.IntegerField(
                label=_("Page"), required=False, min_value=1, initial=link.page if link else None
            )


def _initial(event: Event | None) -> dict[str, object]:
    if event is None:
        return {"kind": EventKind.PERSECUTION.value, "account": Account.INTERVIEW.value}
    same = ("when", "kind", "place", "account", "notes")
    codes = [term.code for term in event.terms.all()]
    return (
        {name: getattr(event, name) for name in same}
        | {"people": [person.key for person in event.people.all()]}
        | {"entities": [entity.key for entity in event.entities.all()]}
        | {"acts": codes, "actors": codes}
        | initial_texts("what", event.what)
    )


@needs(Can.EDIT_CASE)
@require_http_methods(["GET", "POST"])
def event_add(request: Request, ref: str) -> HttpResponse:
    case = read_case(request, ref)
    return _edit(request, case, None)


@needs(Can.EDIT_CASE)
@require_http_methods(["GET", "POST"])
def event_edit(request: Request, ref: str, key: str) -> HttpResponse:
    case = read_case(request, ref)
    return _edit(request, case, get_object_or_404(case.events, key=key))


@needs(Can.EDIT_CASE)
@require_http_methods(["GET", "POST"])
def event_delete(request: Request, ref: str, key: str) -> HttpResponse:
    case = read_case(request, ref)
    event = get_object_or_404(case.events, key=key)
    if request.method == "POST":
        delete_event(case=case, event=event, by=request.user)
        messages.success(request, _("The event is deleted."))
        return redirect("case-detail", ref=ref)
    return render(request, "events/delete.html", {"case": case, "event": event})


def _edit(request: Request, case: Case, event: Event | None) -> HttpResponse:
    form = EventForm(case, event, request.POST or None)
    if form.is_valid():
        try:
            fields = form.event_fields()
            save_event(case=case, event=event, fields=fields, by=request.user)
            messages.success(request, _("The event is saved."))
            if not (fields.acts or fields.actors):
                hint_at_codes(request, case)
            another = "another" in request.POST
            return redirect("event-add" if another else "case-detail", ref=case.ref)
        except Refused as refused:
            form.refuse(refused)
    return render_form(request, "events/form.html", form, case=case, event=event)


urlpatterns = [
    path("cases/<key:ref>/events/new/", event_add, name="event-add"),
    path("cases/<key:ref>/events/<key:key>/", event_edit, name="event-edit"),
    path("cases/<key:ref>/events/<key:key>/delete/", event_delete, name="event-delete"),
]
