"""The graph of findings: what one says of another."""

from __future__ import annotations

from collections.abc import Collection

from django.db import models

from casework.domain.corroboration import Link
from casework.domain.evidence import LinkKind
from casework.models.constraints import closed
from casework.models.evidence import Passage
from casework.models.people import User


class PassageLinkQuerySet(models.QuerySet["PassageLink"]):
    def held(self) -> PassageLinkQuerySet:
        """Those that nobody has taken away."""
        return self.filter(is_held=True)

    def between(self, passages: Collection[int]) -> PassageLinkQuerySet:
        """All whose both ends are among the findings, with what their keys need."""
        ends = self.filter(passage__in=passages, of__in=passages)
        return ends.select_related("passage", "of")


class PassageLink(models.Model):
    """One finding supports, contradicts, updates or repeats another."""

    passage = models.ForeignKey(Passage, on_delete=models.CASCADE, related_name="links")
    of = models.ForeignKey(Passage, on_delete=models.CASCADE, related_name="linked_by")
    kind = models.CharField(max_length=12)
    note = models.TextField(blank=True)
    # False once a person has taken it away: the reference data must not bring it back.
    is_held = models.BooleanField(default=True)
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now=True)

    objects = PassageLinkQuerySet.as_manager()

    class Meta:
        ordering = ["passage", "of", "kind"]
        constraints = [
            closed("kind", LinkKind, "passage_link_kind_known"),
            models.UniqueConstraint(name="passage_link_unique", fields=["passage", "of", "kind"]),
            models.CheckConstraint(
                name="passage_link_of_another", condition=~models.Q(passage=models.F("of"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.passage_id} {self.kind} {self.of_id}"

    @property
    def link(self) -> Link:
        """As the rules have it; reads both findings."""
        return Link(self.passage.key, LinkKind(self.kind), self.of.key)
