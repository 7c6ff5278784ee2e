"""Secret calendar addresses: made, revoked, read; and when their owner is reminded."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from casework.actions.audit import Verb, record
from casework.actions.permission import require
from casework.adapters.calendar_feed import Entry, calendar_feed
from casework.domain.errors import Problem, Refused
from casework.domain.roles import Can
from casework.domain.watch import alarms, check_reminders
from casework.models import CalendarFeed, Deadline, User
from casework.models.feeds import digest_of

MOST_FEEDS = 5
# Programs ask every few minutes; the record needs to know that they do, not each time.
RECORDED_EVERY = dt.timedelta(hours=1)


@transaction.atomic
def create_feed(*, name: str, by: User) -> str:
    """Make an address and give its secret part, which is not kept and cannot be told again.

    Raises Refused (too-many-feeds).
    """
    require(by, Can.READ_CASE)
    if CalendarFeed.objects.live().filter(user=by).count() >= MOST_FEEDS:
        raise Refused(Problem("too-many-feeds", "name", {"most": MOST_FEEDS}))
    token = secrets.token_urlsafe(32)
    feed = CalendarFeed.objects.create(
        user=by, name=name, digest=digest_of(token), created_at=timezone.now()
    )
    record(Verb.FEED_CREATED, by=by, feed=feed.key)
    return token


@transaction.atomic
def revoke_feed(*, feed: CalendarFeed, by: User) -> CalendarFeed:
    """Make the address answer as if it had never been; only its owner can."""
    require(by, Can.READ_CASE)
    feed = CalendarFeed.objects.visible_to(by).live().get(pk=feed.pk)
    feed.revoked_at = timezone.now()
    feed.save(update_fields=["revoked_at"])
    record(Verb.FEED_REVOKED, by=by, feed=feed.key)
    return feed


@transaction.atomic
def set_reminders(*, days: Iterable[int], by: User) -> tuple[int, ...]:
    """Remind the person at these numbers of days before a limit. Raises Refused."""
    require(by, Can.READ_CASE)
    chosen = check_reminders(days)
    by.reminder_days = list(chosen)
    by.save(update_fields=["reminder_days"])
    record(Verb.REMINDERS_CHANGED, by=by, days=",".join(map(str, chosen)))
    return chosen


@transaction.atomic
def read_feed(*, feed: CalendarFeed, by: User, now: dt.datetime) -> bytes:
    """The open deadlines of the feed's owner as a calendar file without any name.

    On record at most once an hour, however often a program asks.
    """
    require(by, Can.READ_CASE)
    stale = CalendarFeed.objects.filter(pk=feed.pk).not_read_since(now - RECORDED_EVERY)
    if stale.update(read_at=now):
        record(Verb.FEED_READ, by=by, feed=feed.key)
    rows = Deadline.objects.visible_to(by).open().nearest_first()
    return calendar_feed(_entry(row, by.reminder_days) for row in rows)


def _entry(row: Deadline, days: Iterable[int]) -> Entry:
    return Entry(
        row.code, row.keep_by, row.entered_at, alarms(row.keep_by, days, row.snoozed_until)
    )
