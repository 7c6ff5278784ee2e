"""What the pseudonymised variant of a pack hides: words, and places on the pages of exhibits."""

from __future__ import annotations

from django.db import models

from casework.domain.cases import CaseFacts
from casework.domain.protected_names import Protected
from casework.domain.pseudonyms import people_of
from casework.domain.redactions import Paper, paper_of
from casework.models.cases import Case
from casework.models.documents import Document
from casework.models.encrypted import EncryptedJSONField, EncryptedTextField
from casework.models.people import User
from casework.models.taxonomy import EntityName


class PseudonymQuerySet(models.QuerySet["Pseudonym"]):
    def visible_to(self, user: User) -> PseudonymQuerySet:
        return self.filter(case__in=Case.objects.visible_to(user))


class Pseudonym(models.Model):
    """A place or another name of the case that is replaced; people have theirs in their record."""

    PLACE, ORGANISATION, OTHER = KINDS = ("place", "organisation", "other")

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="pseudonyms")
    kind = models.CharField(max_length=12)
    spellings = EncryptedJSONField(default=list)
    replacement = EncryptedTextField()

    objects = PseudonymQuerySet.as_manager()

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

    def to_facts(self) -> Protected:
        return Protected(f"name {self.pk}", self.kind, tuple(self.spellings), self.replacement)


class Redaction(models.Model):
    """A rectangle of a page of a paper that is blackened, its content removed.

    Box is left, top, right and bottom of the page as it shows, from the upper left corner, each
    between 0 and 1. Without a box: somebody looked at the page and found nothing to hide; on page
    0: the whole paper is withheld.
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


def protected_in(case: Case, facts: CaseFacts) -> tuple[Protected, ...]:
    """Everybody and everything that is hidden in the case, in one query."""
    return (*people_of(facts), *(row.to_facts() for row in case.pseudonyms.all()))


def public_names() -> list[str]:
    """The names of public people and bodies, which stay where they stand as a whole."""
    return list(EntityName.objects.values_list("text", flat=True))


def papers_hidden(case: Case) -> dict[str, Paper]:
    """What was decided on each exhibit, by its key, in two queries."""
    documents = case.documents.exclude(exhibit=None).prefetch_related("redactions")
    return {
        document.key: paper_of((row.page, row.box) for row in document.redactions.all())
        for document in documents
    }
