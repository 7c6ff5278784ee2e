"""Passages in the languages of the procedure."""

from __future__ import annotations

from django.db import models

from casework.models.evidence import Passage
from casework.models.people import User


class TranslationQuerySet(models.QuerySet["Translation"]):
    def into(self, language: str) -> TranslationQuerySet:
        return self.filter(language=language)


class Translation(models.Model):
    """One passage in one language; stale when the passage's text has changed since."""

    DRAFT = "draft"
    REVIEWED = "reviewed"

    passage = models.ForeignKey(Passage, on_delete=models.CASCADE, related_name="translations")
    language = models.CharField(max_length=3)
    state = models.CharField(max_length=10, default=DRAFT)
    finding = models.TextField()
    correction = models.TextField(blank=True)
    translator = models.CharField(max_length=120, blank=True)
    source_hash = models.CharField(max_length=64)
    reviewed_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(auto_now=True)

    objects = TranslationQuerySet.as_manager()

    class Meta:
        ordering = ["passage__pk", "language"]
        constraints = [
            models.UniqueConstraint(name="translation_unique", fields=["passage", "language"]),
            models.CheckConstraint(
                name="translation_state_known", condition=models.Q(state__in=["draft", "reviewed"])
            ),
            models.CheckConstraint(
                name="translation_reviewed_by_person",
                condition=~models.Q(state="reviewed") | models.Q(reviewed_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.passage_id} {self.language}"

    @property
    def is_stale(self) -> bool:
        return self.source_hash != self.passage.text_hash
