"""One's own reminders and secret calendar addresses, and the calendar behind each of them."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from casework.actions.feeds import create_feed, read_feed, revoke_feed, set_reminders
from casework.domain.errors import Refused
from casework.domain.roles import Can
from casework.models import CalendarFeed
from casework.web.forms import PlainForm
from casework.web.http import needs
from casework.web.middleware import Request

NUMBERS = re.compile(r"\d{1,3}(?:[ ,;]+\d{1,3})*")


class FeedForm(PlainForm):
    name = forms.CharField(
        label=_("Where you will use it"), max_length=40, help_text=_("Such as: my phone.")
    )


class RemindersForm(PlainForm):
    days = forms.CharField(
        label=_("Days before"),
        required=False,
        max_length=60,
        help_text=_("Such as 14, 7, 3, 1. Leave it empty for no reminders."),
    )

    def clean_days(self) -> list[int]:
        text = self.cleaned_data["days"].strip(" ,;")
        if text and not NUMBERS.fullmatch(text):
            raise ValidationError(_("Write numbers of days with commas: 14, 7, 3, 1."))
        return [int(number) for number in re.findall(r"\d+", text)]


@needs(Can.READ_CASE)
@require_safe
def feed_list(request: Request) -> HttpResponse:
    return _page(request, FeedForm(), _reminders(request))


@needs(Can.READ_CASE)
@require_POST
def feed_create(request: Request) -> HttpResponse:
    """The answer itself shows the address: it is kept nowhere, so it cannot be shown again."""
    form = FeedForm(request.POST)
    if form.is_valid():
        try:
            token = create_feed(name=form.cleaned_data["name"], by=request.user)
            address = request.build_absolute_uri(reverse("calendar-feed", args=[token]))
            return _page(request, FeedForm(), _reminders(request), address=address)
        except Refused as refused:
            form.refuse(refused)
    return _page(request, form, _reminders(request), status=422)


@needs(Can.READ_CASE)
@require_POST
def feed_revoke(request: Request, key: str) -> HttpResponse:
    feeds = CalendarFeed.objects.visible_to(request.user).live()
    feed = get_object_or_404(feeds, key=key)
    revoke_feed(feed=feed, by=request.user)
    messages.success(request, _("The address no longer works."))
    return redirect("feed-list")


@needs(Can.READ_CASE)
@require_POST
def feed_reminders(request: Request) -> HttpResponse:
    form = RemindersForm(request.POST)
    if form.is_valid():
        try:
            set_reminders(days=form.cleaned_data["days"], by=request.user)
            messages.success(request, _("Saved."))
            return redirect("feed-list")
        except Refused as refused:
            form.refuse(refused)
    return _page(request, FeedForm(), form, status=422)


@login_not_required
@require_safe
def calendar_feed(request: HttpRequest, token: str) -> HttpResponse:
    """The address is the key: calendar programs do not log in."""
    feed = CalendarFeed.objects.at(token)
    if feed is None:
        raise Http404
    content = read_feed(feed=feed, by=feed.user, now=timezone.now())
    return HttpResponse(content, content_type="text/calendar; charset=utf-8")


def _reminders(request: Request) -> RemindersForm:
    return RemindersForm(initial={"days": ", ".join(map(str, request.user.reminder_days))})


def _page(
    request: Request, feed: FeedForm, reminders: RemindersForm, status: int = 200, **more: Any
) -> HttpResponse:
    for form in (feed, reminders):
        if form.is_bound:
            form.start_at_first_error()
    feeds = CalendarFeed.objects.visible_to(request.user).live()
    bound = feed if feed.is_bound else reminders
    shown = {"feeds": feeds, "feed_form": feed, "reminders_form": reminders, "form": bound}
    return render(request, "feeds/feeds.html", shown | more, status=status)


urlpatterns = [
    path("account/calendar/", feed_list, name="feed-list"),
    path("account/calendar/new/", feed_create, name="feed-create"),
    path("account/calendar/reminders/", feed_reminders, name="feed-reminders"),
    path("account/calendar/<key:key>/revoke/", feed_revoke, name="feed-revoke"),
    path("calendar/<str:token>.ics", calendar_feed, name="calendar-feed"),
]
