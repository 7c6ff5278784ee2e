"""Findings of the checks that a lawyer sets aside, with the reason."""

from __future__ import annotations

from django.db import models

from casework.domain.waivers import WaiverFacts
from casework.models.cases import Case
from casework.models.encrypted import EncryptedTextField
from casework.models.people import User


class WaiverQuerySet(models.QuerySet["Waiver"]):
    def visible_to(self, user: User) -> WaiverQuerySet:
        return self.filter(case__in=Case.objects.visible_to(user))

    def in_force(self) -> WaiverQuerySet:
        return self.filter(withdrawn_at=None).select_related("by")


class Waiver(models.Model):
    """One finding of check_pack that is accepted in this case; kept when it is withdrawn."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="waivers")
    code = models.CharField(max_length=40)
    where = models.CharField(max_length=200)
    reason = EncryptedTextField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    withdrawn_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = WaiverQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="waiver_unique",
                fields=["case", "code", "where"],
                condition=models.Q(withdrawn_at=None),
            )
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.code} {self.where}"

    def to_facts(self) -> WaiverFacts:
        return WaiverFacts(self.code, self.where, self.reason, self.by.name, self.at)


def waivers_of(case: Case) -> tuple[WaiverFacts, ...]:
    """What is set aside in the case, in one query."""
    return tuple(waiver.to_facts() for waiver in case.waivers.in_force())
