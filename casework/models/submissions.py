"""Structures of submissions: reference data, loaded from fixtures/law/submissions."""

from __future__ import annotations

from typing import cast

from django.db import models

from casework.domain.cases import Jurisdiction
from casework.domain.roles import Can
from casework.domain.submissions import (
    SubmissionFacts,
    SubmissionItem,
    SubmissionKind,
    submission_of,
)
from casework.models.constraints import closed
from casework.models.people import User


class SubmissionQuerySet(models.QuerySet["Submission"]):
    def visible_to(self, user: User) -> SubmissionQuerySet:
        """Structures are shown to everyone who works with the law."""
        return self if user.may(Can.READ_EVIDENCE) else self.none()


class Submission(models.Model):
    """A structure; content is the item as in its file (docs/submissions.schema.json)."""

    key = models.CharField(max_length=60, unique=True)
    jurisdiction = models.CharField(max_length=2)
    kind = models.CharField(max_length=20)
    position = models.PositiveSmallIntegerField()
    content = models.JSONField()

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        ordering = ["jurisdiction", "position", "key"]
        constraints = [
            closed("jurisdiction", Jurisdiction, "submission_country_known"),
            closed("kind", SubmissionKind, "submission_kind_known"),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def stages(self) -> list[str]:
        return list(self.content["stages"])

    def to_facts(self) -> SubmissionFacts:
        return submission_of(cast(SubmissionItem, self.content))
