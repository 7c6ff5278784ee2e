"""What the pseudonymised variant of a pack hides: words, and places on the pages of exhibits."""

from __future__ import annotations

from django.db import models

from casework.models.cases import Case
from casework.models.documents import Document
from casework.models.encrypted import EncryptedJSONField, EncryptedTextField
from casework.models.people import User


class Pseudonym(models.Model):
    """A place or another name of the case that is replaced; people have theirs in their record."""

    PLACE, ORGANISATION, OTHER = KINDS = ("place", "organisation", "other")

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="pseudonyms")
    kind = models.CharField(max_length=12)
    spellings = EncryptedJSONField(default=list)
    replacement = EncryptedTextField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="pseudonym_kind_known",
                condition=models.Q(kind__in=["place", "organisation", "other"]),
            )
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.kind} {self.pk}"


class Redaction(models.Model):
    """A rectangle of a page of a paper that is blackened, its content removed.

    Box is left, top, right and bottom of the page as it shows, from the upper left corner, each
    between 0 and 1.
    """

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="redactions")
    page = models.PositiveIntegerField()
    box = models.JSONField(default=list)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["page", "pk"]

    def __str__(self) -> str:
        return f"{self.document_id} {self.page} {self.pk}"
