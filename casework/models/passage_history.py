"""How a finding came to read as it does, and who looked whether it still holds."""

from __future__ import annotations

from django.db import models

from casework.domain.editorial import Step
from casework.domain.evidence import EditorialState, ReviewOutcome
from casework.models.constraints import closed
from casework.models.evidence import Passage
from casework.models.people import User


class PassageVersion(models.Model):
    """A finding as it stood after one step; content is as files have it
    (docs/evidence.schema.json). Versions are only ever added."""

    passage = models.ForeignKey(Passage, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    step = models.CharField(max_length=10)
    state = models.CharField(max_length=10)
    content = models.JSONField()
    note = models.TextField(blank=True)
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["passage", "-number"]
        constraints = [
            models.UniqueConstraint(name="passage_version_unique", fields=["passage", "number"]),
            closed("state", EditorialState, "passage_version_state_known"),
            closed("step", Step, "passage_version_step_known"),
        ]

    def __str__(self) -> str:
        return f"{self.passage_id} v{self.number}"


class CurrencyReview(models.Model):
    """A person looked on a day whether a finding is still current, and what came of it."""

    passage = models.ForeignKey(Passage, on_delete=models.CASCADE, related_name="reviews")
    on = models.DateField()
    outcome = models.CharField(max_length=10)
    note = models.TextField(blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-on", "-pk"]
        constraints = [closed("outcome", ReviewOutcome, "review_outcome_known")]

    def __str__(self) -> str:
        return f"{self.passage_id} {self.on} {self.outcome}"
