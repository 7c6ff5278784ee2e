"""Code lists and the public people, organisations and papers that evidence speaks of."""

from __future__ import annotations

from django.db import models

from casework.domain.evidence import TermKind
from casework.models.constraints import closed


class Term(models.Model):
    """One code of the taxonomy: theme, profile, act, actor or Convention ground."""

    kind = models.CharField(max_length=10)
    code = models.CharField(max_length=60)
    labels = models.JSONField()
    norm = models.CharField(max_length=120, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["kind", "code"]
        constraints = [
            models.UniqueConstraint(name="term_unique", fields=["kind", "code"]),
            closed("kind", TermKind, "term_kind_known"),
        ]

    def __str__(self) -> str:
        return self.code


class Entity(models.Model):
    """A public person, organisation, publication or document that evidence speaks of."""

    key = models.CharField(max_length=60, unique=True)
    kind = models.CharField(max_length=20)
    name = models.CharField(max_length=200)
    note = models.TextField(blank=True)
    profiles = models.ManyToManyField(Term, blank=True, related_name="+")

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "entities"

    def __str__(self) -> str:
        return self.name


class EntityName(models.Model):
    """One spelling of an entity in one script."""

    entity = models.ForeignKey(Entity, on_delete=models.CASCADE, related_name="names")
    text = models.CharField(max_length=200)
    script = models.CharField(max_length=4)
    certainty = models.CharField(max_length=10, blank=True)

    class Meta:
        ordering = ["entity", "pk"]
        constraints = [
            models.UniqueConstraint(name="entity_name_unique", fields=["entity", "text"])
        ]

    def __str__(self) -> str:
        return self.text
