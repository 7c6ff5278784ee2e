"""The lawyer's decisions on suggested passages."""

from __future__ import annotations

from django.db import models

from casework.domain.cases import Verdict
from casework.models.claims import ClaimElement
from casework.models.encrypted import EncryptedJSONField, EncryptedTextField
from casework.models.evidence import Passage
from casework.models.people import User


class Choice(models.Model):
    """Use, reject, or adverse and answered; with the reasons as they stood that day."""

    claim_element = models.ForeignKey(
        ClaimElement, on_delete=models.CASCADE, related_name="choices"
    )
    passage = models.ForeignKey(Passage, on_delete=models.PROTECT, related_name="choices")
    verdict = models.CharField(max_length=20)
    note = EncryptedTextField(blank=True)
    answer = EncryptedJSONField(default=dict)
    # [{"code": ..., "values": {...}, "score": ...}] as the matching gave them
    reasons = EncryptedJSONField(default=list)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["claim_element__element__position", "passage__pk"]
        constraints = [
            models.UniqueConstraint(name="choice_unique", fields=["claim_element", "passage"]),
            models.CheckConstraint(
                name="choice_verdict_known",
                condition=models.Q(verdict__in=[verdict.value for verdict in Verdict]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.claim_element_id}: {self.passage_id} {self.verdict}"
