"""Small things that every screen does: permission, pages of a list, forms and their answers."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from casework.actions.cases import open_case
from casework.domain.roles import Can
from casework.models import Case
from casework.web.forms import PlainForm
from casework.web.middleware import Request

P = ParamSpec("P")
Row = TypeVar("Row", bound=Model)
View = Callable[Concatenate[Request, P], HttpResponse]


def needs(what: Can) -> Callable[[View[P]], View[P]]:
    """Answer 403 to people whose role may not do this, before anything is shown.

    Whoever reads no cases at all learns of none: to them a case's address leads nowhere.
    """

    def decorate(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(request: Request, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if "ref" in kwargs and not request.user.may(Can.READ_CASE):
                raise Http404
            if not request.user.may(what):
                raise PermissionDenied(what.value)
            return view(request, *args, **kwargs)

        return guarded

    return decorate


def read_case(request: Request, ref: str) -> Case:
    """The case, for a page that shows what is in it: that the person reads it goes on record."""
    case = get_object_or_404(Case.objects.visible_to(request.user), ref=ref)
    open_case(case=case, by=request.user)
    return case


def page_of(request: HttpRequest, rows: QuerySet[Row], size: int) -> Page[Row]:
    """The page of a list that ?page= asks for; the nearest one for a number there is not."""
    return Paginator(rows, size).get_page(request.GET.get("page"))


def render_form(
    request: HttpRequest, template: str, form: PlainForm, **context: Any
) -> HttpResponse:
    """The screen of a form; 422 when what was sent cannot be taken, with all of it kept."""
    shown = {"form": form, **context}
    if not form.is_bound:
        return render(request, template, shown)
    form.start_at_first_error()
    return render(request, template, shown, status=422)
