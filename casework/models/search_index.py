"""The search index of the library: for each value or word the set of findings that have it.

It holds nothing that the tables of the library do not say, and can be made anew from them. The
database itself marks each finding that changes, whoever changes it and how; until the index has
taken the changes in, whoever reads it looks at the marked findings themselves. So it never says
what is no longer true, and no writer waits for it.
"""

from __future__ import annotations

from django.db import models


class IndexChange(models.Model):
    """A row that has changed since it was indexed; written by triggers of the database only.

    One row a change, not a finding: a row that somebody else is about to commit must not be taken
    for one that is done.
    """

    # passage, source, entity or term, and the number of its row.
    table = models.CharField(max_length=8)
    row = models.BigIntegerField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.table} {self.row}"


class IndexEntry(models.Model):
    """The slot of a finding, the bit it is in every set, and the sets that hold it.

    Slots follow each other without gaps, however far apart the numbers of the findings are.
    """

    slot = models.PositiveIntegerField(primary_key=True)
    passage_pk = models.BigIntegerField(unique=True)
    # Numbers of SlotSets, four bytes each.
    sets = models.BinaryField()

    class Meta:
        ordering = ["slot"]
        verbose_name_plural = "index entries"

    def __str__(self) -> str:
        return f"{self.slot} {self.passage_pk}"


class IndexSet(models.Model):
    """The slots of all findings with one entry, such as theme:T05 or word:torture."""

    # Bytes, so that both databases sort and compare them alike.
    entry = models.BinaryField(unique=True)
    is_text = models.BooleanField()
    slots = models.BinaryField()
    # The IndexVersion that wrote it last.
    version = models.PositiveBigIntegerField()

    class Meta:
        ordering = ["entry"]
        indexes = [models.Index(fields=["is_text", "version"], name="index_set_changed")]

    def __str__(self) -> str:
        return bytes(self.entry).decode()


class IndexVersion(models.Model):
    """One time that changes were taken in; the stamp tells whether a copy in memory is of it."""

    number = models.PositiveBigIntegerField(primary_key=True)
    stamp = models.CharField(max_length=32)
    # How many slots there are.
    size = models.PositiveIntegerField()

    class Meta:
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.number}"
