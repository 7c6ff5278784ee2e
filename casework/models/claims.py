"""One legal element in one case: the fact alleged and the events that show it."""

from __future__ import annotations

from django.db import models

from casework.domain.cases import ClaimFacts
from casework.models.cases import Case
from casework.models.encrypted import EncryptedJSONField, EncryptedTextField
from casework.models.events import Event
from casework.models.law import LegalElement


class ClaimElement(models.Model):
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="claim_elements")
    element = models.ForeignKey(LegalElement, on_delete=models.PROTECT, related_name="+")
    alleged = EncryptedJSONField(default=dict)
    # How material against the element is answered: for the lawyer's eyes, never in a pack.
    balance_note = EncryptedTextField(blank=True)
    events = models.ManyToManyField(Event, blank=True, related_name="claim_elements")

    class Meta:
        ordering = ["element__position"]
        constraints = [
            models.UniqueConstraint(name="claim_element_unique", fields=["case", "element"])
        ]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.element_id}"

    def to_facts(self) -> ClaimFacts:
        return ClaimFacts(
            element=self.element.key,
            alleged=self.alleged,
            events=tuple(event.key for event in self.events.all()),
            is_answered=bool(self.balance_note.strip()),
        )
