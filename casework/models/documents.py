"""Papers of a case, and the decisions with their limits."""

from __future__ import annotations

from django.db import models

from casework.domain.cases import DecisionFacts, DocumentFacts, DocumentKind
from casework.domain.dates import parse_fuzzy
from casework.models.cases import Case
from casework.models.encrypted import EncryptedJSONField, EncryptedTextField
from casework.models.people import User


class Document(models.Model):
    """A paper in the file; its bytes lie encrypted in the store under stored_as."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="documents")
    key = models.CharField(max_length=60)
    title = EncryptedJSONField(default=dict)
    kind = models.CharField(max_length=20)
    issued = models.CharField(max_length=40, blank=True)
    language = models.CharField(max_length=3, blank=True)
    filename = EncryptedTextField()
    media_type = models.CharField(max_length=60)
    size = models.PositiveIntegerField()
    pages = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    stored_as = models.CharField(max_length=120)
    translation_note = EncryptedJSONField(default=dict)
    exhibit = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = [models.F("exhibit").asc(nulls_last=True), "pk"]
        constraints = [
            models.UniqueConstraint(name="document_unique", fields=["case", "key"]),
            models.UniqueConstraint(
                name="exhibit_unique",
                fields=["case", "exhibit"],
                condition=models.Q(exhibit__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.key

    def to_facts(self) -> DocumentFacts:
        return DocumentFacts(
            key=self.key,
            title=self.title,
            kind=DocumentKind(self.kind),
            issued=parse_fuzzy(self.issued),
            language=self.language,
            pages=self.pages,
            sha256=self.sha256,
            exhibit=self.exhibit,
            translation_note=self.translation_note,
        )


class DecisionQuerySet(models.QuerySet["Decision"]):
    def visible_to(self, user: User) -> DecisionQuerySet:
        return self.filter(case__in=Case.objects.visible_to(user))

    def open(self) -> DecisionQuerySet:
        """Decisions whose last day still has to be kept."""
        return self.filter(limit_on__isnull=False, done_on__isnull=True)

    def for_list(self) -> DecisionQuerySet:
        return self.select_related("case").prefetch_related("case__people__names")


class Decision(models.Model):
    """A decision of an authority; limit_on is the last day its own instruction gives."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="decisions")
    kind = models.CharField(max_length=120)
    decided_on = models.DateField(null=True, blank=True)
    served_on = models.DateField(null=True, blank=True)
    limit_on = models.DateField(null=True, blank=True)
    remedy = models.CharField(max_length=200, blank=True)
    document = models.ForeignKey(
        Document, null=True, blank=True, on_delete=models.PROTECT, related_name="decisions"
    )
    done_on = models.DateField(null=True, blank=True)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering = [models.F("limit_on").asc(nulls_last=True), "pk"]
        constraints = [
            models.CheckConstraint(
                name="decision_served_after_decided",
                condition=models.Q(decided_on=None)
                | models.Q(served_on=None)
                | models.Q(decided_on__lte=models.F("served_on")),
            )
        ]

    def __str__(self) -> str:
        return self.kind

    def to_facts(self) -> DecisionFacts:
        return DecisionFacts(
            kind=self.kind,
            decided_on=self.decided_on,
            served_on=self.served_on,
            limit_on=self.limit_on,
            remedy=self.remedy,
            done_on=self.done_on,
        )
