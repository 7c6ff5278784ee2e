"""The lawyer's own words in a pack: requests, reasoning for an element, closing, cover letter."""

from __future__ import annotations

from django.db import models

from casework.models.cases import Case
from casework.models.encrypted import EncryptedJSONField
from casework.models.people import User


class PackText(models.Model):
    """One text of a case; body holds by language the structure that domain/own_texts.py reads."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="pack_texts")
    place = models.CharField(max_length=80)
    body = EncryptedJSONField(default=dict)
    changed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["place"]
        constraints = [models.UniqueConstraint(name="pack_text_unique", fields=["case", "place"])]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.place}"
