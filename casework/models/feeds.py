"""Secret addresses under which a person's calendar program reads their deadlines."""

from __future__ import annotations

import datetime as dt
import hashlib

from django.db import models

from casework.domain.roles import Can
from casework.models.codes import CODE_LENGTH, new_code
from casework.models.people import User


def digest_of(token: str) -> str:
    """What is kept of a secret address: enough to know it again, not enough to read it."""
    return hashlib.sha256(token.encode()).hexdigest()


class CalendarFeedQuerySet(models.QuerySet["CalendarFeed"]):
    def visible_to(self, user: User) -> CalendarFeedQuerySet:
        """One's own addresses."""
        return self.filter(user=user) if user.may(Can.READ_CASE) else self.none()

    def live(self) -> CalendarFeedQuerySet:
        return self.filter(revoked_at=None)

    def at(self, token: str) -> CalendarFeed | None:
        """The live feed of this address, of a person who still may read cases."""
        found = self.live().select_related("user").filter(digest=digest_of(token)).first()
        return found if found and found.user.may(Can.READ_CASE) else None

    def not_read_since(self, moment: dt.datetime) -> CalendarFeedQuerySet:
        return self.filter(models.Q(read_at=None) | models.Q(read_at__lt=moment))


class CalendarFeed(models.Model):
    """The address itself is shown once and not kept."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="feeds")
    key = models.CharField(max_length=CODE_LENGTH, unique=True, default=new_code)
    name = models.CharField(max_length=40)
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)

    objects = CalendarFeedQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.pk}"
