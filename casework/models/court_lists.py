"""Lists of the sources that a court or authority has by itself."""

from __future__ import annotations

from django.db import models

from casework.domain.cases import Jurisdiction
from casework.models.constraints import closed
from casework.models.evidence import Source
from casework.models.people import User


class CourtList(models.Model):
    """A list of sources on a country as a court or authority issued it on a day.

    Erkenntnismittelliste (DE), Laenderinformation der Staatendokumentation (AT), list of sources
    of the Polish authority (PL).
    """

    key = models.CharField(max_length=60, unique=True)
    jurisdiction = models.CharField(max_length=2)
    issuer = models.CharField(max_length=200)
    title = models.CharField(max_length=300)
    as_of = models.DateField()
    url = models.TextField(blank=True)
    note = models.TextField(blank=True)
    imported_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    imported_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["jurisdiction", "issuer", "-as_of"]
        constraints = [closed("jurisdiction", Jurisdiction, "court_list_jurisdiction_known")]

    def __str__(self) -> str:
        return f"{self.issuer} {self.as_of}"


class CourtListItem(models.Model):
    """One entry of a court's list, and which source of ours it is, if any."""

    court_list = models.ForeignKey(CourtList, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveIntegerField()
    publisher = models.CharField(max_length=200, blank=True)
    title = models.TextField()
    issued = models.CharField(max_length=40, blank=True)
    language = models.CharField(max_length=3, blank=True)
    url = models.TextField(blank=True)
    symbol = models.CharField(max_length=200, blank=True)
    source = models.ForeignKey(
        Source, null=True, blank=True, on_delete=models.SET_NULL, related_name="court_items"
    )
    # How the source was found: the code of a likeness, or "person"; empty for none.
    matched = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering = ["court_list", "position"]
        constraints = [
            models.UniqueConstraint(
                name="court_list_item_unique", fields=["court_list", "position"]
            )
        ]

    def __str__(self) -> str:
        return f"{self.court_list_id}.{self.position}"
