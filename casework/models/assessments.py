"""What is known of who publishes, and how a person weighed a source."""

from __future__ import annotations

from typing import cast

from django.db import models

from casework.domain.assessments import Answered, Question, read
from casework.domain.evidence_files import PublisherItem
from casework.domain.roles import Can
from casework.models.evidence import Source
from casework.models.people import User


class PublisherQuerySet(models.QuerySet["Publisher"]):
    def visible_to(self, user: User) -> PublisherQuerySet:
        """Profiles are shared by everyone whose role works with evidence."""
        return self if user.may(Can.READ_EVIDENCE) else self.none()


class Publisher(models.Model):
    """Who publishes: what it is, what for, how funded, how it works. Named as sources name it."""

    name = models.CharField(max_length=200, unique=True)
    what = models.TextField(blank=True)
    purpose = models.TextField(blank=True)
    funding = models.TextField(blank=True)
    method = models.TextField(blank=True)
    url = models.TextField(blank=True)
    certainty = models.CharField(max_length=10)
    changed_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(auto_now=True)

    objects = PublisherQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def to_item(self) -> PublisherItem:
        """The profile as files have it, without its empty fields."""
        names = ("name", "what", "purpose", "funding", "method", "url", "certainty")
        values = {name: getattr(self, name) for name in names}
        return cast("PublisherItem", {name: text for name, text in values.items() if text})


class Assessment(models.Model):
    """A source weighed by the nine questions of the IARMJ checklist (2006) on a day.

    Answers: question code -> {"answer": "yes" | "partly" | "no" | "unknown", "note": text}.
    """

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="assessments")
    on = models.DateField()
    answers = models.JSONField(default=dict)
    summary = models.TextField(blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-on", "-pk"]

    def __str__(self) -> str:
        return f"{self.source_id} {self.on}"

    def to_answers(self) -> dict[Question, Answered]:
        return read(self.answers)
