"""Who works on a case."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from casework.actions.access import grant_access, withdraw_access
from casework.domain.errors import Refused
from casework.domain.roles import Can, Role, sees_all_cases_of_team
from casework.models import Case, User
from casework.web.forms import PlainForm
from casework.web.http import needs, render_form
from casework.web.middleware import Request


class AccessForm(PlainForm):
    user = forms.ChoiceField(label=_("Add a colleague"))

    def __init__(self, case: Case, by: User, *args: Any) -> None:
        super().__init__(*args)
        members = {member.user_id for member in case.memberships.all()}
        # People of the team by e-mail: it is what they are known by.
        self.people = {
            user.email: user
            for user in User.objects.colleagues_of(by)
            if user.may(Can.READ_CASE) and user.pk not in members
        }
        field = self.fields["user"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(email, user.name) for email, user in self.people.items()]


@needs(Can.GRANT_ACCESS)
@require_http_methods(["GET", "POST"])
def access(request: Request, ref: str) -> HttpResponse:
    case = get_object_or_404(Case.objects.visible_to(request.user), ref=ref)
    form = AccessForm(case, request.user, request.POST or None)
    if form.is_valid():
        try:
            user = form.people[form.cleaned_data["user"]]
            grant_access(case=case, user=user, by=request.user)
            messages.success(request, _("%(name)s now works on the case.") % {"name": user.name})
            return redirect("access", ref=ref)
        except Refused as refused:
            form.refuse(refused)
    overseers = [u for u in User.objects.colleagues_of(request.user) if _oversees(u)]
    shown = {"case": case, "members": case.memberships.select_related("user")}
    return render_form(request, "access/access.html", form, overseers=overseers, **shown)


@needs(Can.GRANT_ACCESS)
@require_POST
def access_withdraw(request: Request, ref: str) -> HttpResponse:
    case = get_object_or_404(Case.objects.visible_to(request.user), ref=ref)
    user = _member(case, request.POST.get("user", ""))
    withdraw_access(case=case, user=user, by=request.user)
    gone = {"name": user.name}
    messages.success(request, _("%(name)s no longer works on the case.") % gone)
    still_sees = Case.objects.visible_to(request.user).filter(pk=case.pk).exists()
    return redirect("access", ref=ref) if still_sees else redirect("case-list")


def _member(case: Case, email: str) -> User:
    # Not asked of the database: PostgreSQL fails at a NUL in a text.
    for member in case.memberships.select_related("user"):
        if member.user.email == email:
            return member.user
    raise Http404


def _oversees(user: User) -> bool:
    return sees_all_cases_of_team(Role(user.role))


urlpatterns = [
    path("cases/<key:ref>/access/", access, name="access"),
    path("cases/<key:ref>/access/withdraw/", access_withdraw, name="access-withdraw"),
]
