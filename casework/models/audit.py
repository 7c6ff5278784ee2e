"""What was done and read, by whom: append-only, each entry sealed by the hash before it."""

from __future__ import annotations

import hashlib
import json
from typing import Any, NoReturn

from django.db import models

from casework.domain.roles import Can
from casework.models.cases import Case
from casework.models.people import User

GENESIS = "0" * 64


class AppendOnly(Exception):
    """An audit entry is never changed or deleted."""


class AuditQuerySet(models.QuerySet["AuditEntry"]):
    def visible_to(self, user: User) -> AuditQuerySet:
        """Auditors and supervisors read the entries of their own team."""
        return self.filter(team=user.team) if user.may(Can.READ_AUDIT) else self.none()

    def for_list(self) -> AuditQuerySet:
        return self.select_related("actor", "case").order_by("-number")


class AuditEntry(models.Model):
    """Facts hold ids, codes and field names, never the client's words."""

    number = models.PositiveBigIntegerField(unique=True)
    at = models.DateTimeField()
    actor = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(
        "casework.Team", null=True, on_delete=models.PROTECT, related_name="+"
    )
    verb = models.CharField(max_length=40)
    case = models.ForeignKey(Case, null=True, on_delete=models.PROTECT, related_name="audit")
    facts = models.JSONField(default=dict)
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64, unique=True)

    objects = AuditQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        verbose_name_plural = "audit entries"

    def __str__(self) -> str:
        return f"{self.number} {self.verb}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnly(str(self))
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AppendOnly(str(self))

    def compute_digest(self) -> str:
        """The seal of this entry: SHA-256 over its content and the seal before it."""
        content = [
            self.number,
            self.at.isoformat(),
            self.actor_id,
            self.team_id,
            self.verb,
            self.case_id,
            self.facts,
            self.previous,
        ]
        return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
