"""What became of a paper on its way in, and the copy that packs show in place of what came."""

from __future__ import annotations

from django.db import models

from casework.models.documents import Document
from casework.models.people import User


class PaperIntake(models.Model):
    """What was left out of a paper and what was repaired, as codes of wording.exhibits.

    A paper without such a row came before this was kept.
    """

    document = models.OneToOneField(Document, on_delete=models.CASCADE, related_name="intake")
    removed = models.JSONField(default=list)
    repaired = models.JSONField(default=list)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"intake of {self.document_id}"


class PaperCopy(models.Model):
    """A clean PDF of a paper that is not made anew for each pack; the newest one is shown.

    Unlocked with a password that is not kept, converted by LibreOffice, or with the words that a
    machine read off its pictures. Older ones stay, for packs were built with them.
    """

    UNLOCKED, CONVERTED, READ = KINDS = ("unlocked", "converted", "read")

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="copies")
    kind = models.CharField(max_length=12)
    stored_as = models.CharField(max_length=120)
    sha256 = models.CharField(max_length=64)
    made_with = models.CharField(max_length=120, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="paper_copy_kind_known",
                condition=models.Q(kind__in=["unlocked", "converted", "read"]),
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} copy of {self.document_id}"


class Reading(models.Model):
    """Reading words off the pictures of a paper: waits, runs, is done, or failed with a code."""

    QUEUED, RUNNING, DONE, FAILED = STATES = ("queued", "running", "done", "failed")

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="readings")
    state = models.CharField(max_length=12, default=QUEUED)
    problem = models.CharField(max_length=60, blank=True)
    requested_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    requested_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="reading_state_known",
                condition=models.Q(state__in=["queued", "running", "done", "failed"]),
            )
        ]

    def __str__(self) -> str:
        return f"reading of {self.document_id}: {self.state}"
