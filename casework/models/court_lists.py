"""Lists of the sources that a court or authority has by itself."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import models

from casework.domain.cases import Jurisdiction
from casework.domain.court_list_lines import Listed
from casework.domain.court_lists import NOT_LISTED, PERSON, CourtListFacts, Place, places
from casework.domain.evidence_files import SourceItem
from casework.domain.names import fold
from casework.domain.roles import Can
from casework.models.constraints import closed
from casework.models.evidence import Source, SourceQuerySet
from casework.models.people import User
from casework.models.source_items import described


class CourtListQuerySet(models.QuerySet["CourtList"]):
    def visible_to(self, user: User) -> CourtListQuerySet:
        """Lists are shared by everyone whose role works with evidence."""
        return self if user.may(Can.READ_EVIDENCE) else self.none()

    def with_counts(self) -> CourtListQuerySet:
        """With how many entries there are, and how many are sources of ours."""
        return self.annotate(
            entries=models.Count("items"),
            known=models.Count("items", filter=models.Q(items__source__isnull=False)),
        )

    def newest_for(self, jurisdiction: str, authority: str = "") -> CourtList | None:
        """The newest list of the authority that the case is before, else of the country."""
        lists = list(self.filter(jurisdiction=jurisdiction).order_by("-as_of", "-pk"))
        before = fold(authority)
        own = (one for one in lists if fold(one.issuer) in before)
        return next(own, lists[0] if lists else None)


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

    objects = CourtListQuerySet.as_manager()

    class Meta:
        ordering = ["jurisdiction", "issuer", "-as_of"]
        constraints = [closed("jurisdiction", Jurisdiction, "court_list_jurisdiction_known")]

    def __str__(self) -> str:
        return f"{self.issuer} {self.as_of}"

    def places_of(self, sources: Mapping[str, SourceItem]) -> dict[str, Place]:
        """Where these sources of ours stand on the list, also such as were entered since."""
        matched = {
            key: Place(position, how)
            for key, position, how in self.items.filter(source__isnull=False)
            .order_by("-position")
            .values_list("source__key", "position", "matched")
        }
        others = ((item.position, item.to_listed()) for item in self.items.undecided())
        return places(sources, matched, others)

    def new_to_court(self, sources: SourceQuerySet) -> tuple[SourceQuerySet, int]:
        """Those of our sources that are not on the list, and how many are on it since.

        The second are sources entered after the list was last compared. Decisions of courts and
        standards of method are left out.
        """
        placed = self.places_of(described(sources)).keys()
        stored = set(self.items.filter(source__isnull=False).values_list("source__key", flat=True))
        kinds = [kind.value for kind in NOT_LISTED]
        return sources.exclude(kind__in=kinds).exclude(key__in=placed), len(placed - stored)

    def to_facts(self, sources: Mapping[str, SourceItem]) -> CourtListFacts:
        return CourtListFacts(self.key, self.issuer, self.as_of, self.places_of(sources))


class CourtListItemQuerySet(models.QuerySet["CourtListItem"]):
    def undecided(self) -> CourtListItemQuerySet:
        """Entries that are no source of ours, as far as is known and nobody has said."""
        return self.filter(source=None).exclude(matched=PERSON)

    def decided(self) -> CourtListItemQuerySet:
        """Entries of which a person has said which source of ours they are, or that none."""
        return self.filter(matched=PERSON)


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
    # How the source was found: the code of a likeness, or "person"; empty for none. A person may
    # also have said that it is none of ours: then there is no source.
    matched = models.CharField(max_length=20, blank=True)

    objects = CourtListItemQuerySet.as_manager()

    class Meta:
        ordering = ["court_list", "position"]
        constraints = [
            models.UniqueConstraint(
                name="court_list_item_unique", fields=["court_list", "position"]
            )
        ]

    def __str__(self) -> str:
        return f"{self.court_list_id}.{self.position}"

    def to_listed(self) -> Listed:
        return Listed(
            self.title, self.publisher, self.issued, self.language, self.url, self.symbol
        )


def court_list_for(
    jurisdiction: str, authority: str, sources: Mapping[str, SourceItem]
) -> CourtListFacts | None:
    """The list to compare the sources of a case with, if the country has any."""
    newest = CourtList.objects.newest_for(jurisdiction, authority)
    return newest.to_facts(sources) if newest else None
