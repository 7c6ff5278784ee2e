"""Archived copies of sources, and the words of them that passages quote."""

from __future__ import annotations

from django.db import models

from casework.domain.quotations import Anchoring, Selection, anchor
from casework.domain.roles import Can
from casework.models.evidence import Passage, Source
from casework.models.people import User


class SnapshotQuerySet(models.QuerySet["Snapshot"]):
    def visible_to(self, user: User) -> SnapshotQuerySet:
        """Snapshots are shared by everyone whose role works with evidence."""
        return self if user.may(Can.READ_EVIDENCE) else self.none()

    def for_list(self) -> SnapshotQuerySet:
        """The newest first, without the text, which may be as long as a book."""
        newest_first = self.order_by("-last_seen_at", "-pk")
        return newest_first.defer("text").select_related("added_by")

    def newest(self) -> SnapshotQuerySet:
        """The last seen one of each source."""
        newer = Snapshot.objects.filter(source=models.OuterRef("source"))
        return self.filter(pk=models.Subquery(newer.values("pk")[:1]))


class Snapshot(models.Model):
    """A source as it was found on a day; its bytes lie in the store under stored_as.

    Text is what can be quoted: plain, in Unicode NFC, with the starts of its pages as offsets
    into it. Sha256 is of the bytes, text_sha256 of the text in UTF-8.
    """

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="snapshots")
    media_type = models.CharField(max_length=60)
    filename = models.CharField(max_length=200)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    stored_as = models.CharField(max_length=120)
    text = models.TextField(blank=True)
    text_sha256 = models.CharField(max_length=64)
    page_starts = models.JSONField(default=list)
    url = models.TextField(blank=True)
    taken_at = models.DateTimeField()
    # When the same bytes were found once more; the newest snapshot is the one last seen.
    last_seen_at = models.DateTimeField()
    added_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)

    objects = SnapshotQuerySet.as_manager()

    class Meta:
        ordering = ["-last_seen_at", "-pk"]
        constraints = [
            models.UniqueConstraint(name="snapshot_unique", fields=["source", "sha256"])
        ]

    def __str__(self) -> str:
        return f"{self.source_id} {self.sha256[:12]}"

    @property
    def kind(self) -> str:
        """The media type without its charset."""
        return self.media_type.partition(";")[0]


class QuotationQuerySet(models.QuerySet["Quotation"]):
    def of_source(self, source: Source) -> QuotationQuerySet:
        return self.filter(snapshot__source=source)

    def for_reader(self) -> QuotationQuerySet:
        """With the finding, and of the snapshot all but its text."""
        return self.select_related("passage", "snapshot").defer("snapshot__text")


class Quotation(models.Model):
    """The words of a snapshot that a passage rests on.

    Selectors of the W3C Web Annotation Data Model: TextQuoteSelector (exact, prefix, suffix) and
    TextPositionSelector (start, end), offsets in characters of the snapshot's text.
    """

    passage = models.OneToOneField(Passage, on_delete=models.CASCADE, related_name="quotation")
    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT, related_name="quotations")
    exact = models.TextField()
    prefix = models.TextField(blank=True)
    suffix = models.TextField(blank=True)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    # Whether the newest snapshot of the source still has the words.
    stands = models.BooleanField(default=True)
    checked_at = models.DateTimeField()
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    objects = QuotationQuerySet.as_manager()

    class Meta:
        ordering = ["snapshot", "start"]
        constraints = [
            models.CheckConstraint(
                name="quotation_has_words", condition=models.Q(start__lt=models.F("end"))
            )
        ]

    def __str__(self) -> str:
        return f"{self.passage_id} {self.start}-{self.end}"

    @property
    def selection(self) -> Selection:
        return Selection(self.exact, self.prefix, self.suffix, self.start, self.end)

    def stands_in(self, text: str) -> bool:
        """Whether the text has the words, be it at another place."""
        return anchor(text, self.selection).state is not Anchoring.LOST
