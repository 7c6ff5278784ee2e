"""Who may do what: the permission table as it is in force."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_safe

from casework.domain.roles import Can, Role, may
from casework.web.middleware import Request


@require_safe
def roles(request: Request) -> HttpResponse:
    rows = [(what, [(role, may(role, what)) for role in Role]) for what in Can]
    return render(request, "roles/roles.html", {"roles": list(Role), "rows": rows})


urlpatterns = [path("roles/", roles, name="roles")]
