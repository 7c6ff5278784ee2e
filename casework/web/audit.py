"""The audit record of the team: what was done and read, by whom."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from casework.domain.roles import Can
from casework.models import AuditEntry, User
from casework.models.audit import AuditQuerySet
from casework.web.forms import PlainForm
from casework.web.http import needs, page_of
from casework.web.middleware import Request
from casework.wording.verbs import verb_names

PER_PAGE = 50


class AuditFilterForm(PlainForm):
    person = forms.ChoiceField(label=_("Person"), required=False)
    verb = forms.ChoiceField(label=_("What was done"), required=False)
    ref = forms.CharField(label=_("Case"), required=False, max_length=40)

    def __init__(self, by: User, *args: Any) -> None:
        super().__init__(*args)
        team = User.objects.filter(team=by.team)
        lists: dict[str, list[tuple[str, Any]]] = {
            "person": [("", _("Everyone")), *team.values_list("email", "name")],
            "verb": [("", _("Everything")), *verb_names()],
        }
        for name, choices in lists.items():
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = choices

    def narrow(self, found: AuditQuerySet) -> AuditQuerySet:
        self.full_clean()
        if person := self.cleaned_data.get("person"):
            found = found.filter(actor__email=person)
        if verb := self.cleaned_data.get("verb"):
            found = found.filter(verb=verb)
        if ref := self.cleaned_data.get("ref"):
            found = found.filter(case__ref__icontains=ref.strip())
        return found


@needs(Can.READ_AUDIT)
@require_safe
def audit_list(request: Request) -> HttpResponse:
    form = AuditFilterForm(request.user, request.GET)
    entries = form.narrow(AuditEntry.objects.visible_to(request.user))
    page = page_of(request, entries.for_list(), PER_PAGE)
    return render(request, "audit/list.html", {"form": form, "page": page})


urlpatterns = [path("audit/", audit_list, name="audit-list")]
