"""Authorities and courts as reference data, and the addresses that each team has confirmed."""

from __future__ import annotations

from django.db import models

from casework.domain.authorities import (
    AspectOf,
    AuthorityFacts,
    AuthorityKind,
    aspects,
    ways,
)
from casework.domain.cases import Jurisdiction
from casework.domain.law import LawCertainty
from casework.domain.roles import Can
from casework.models.constraints import closed
from casework.models.people import Team, User


class FilingProfile(models.Model):
    """What an authority takes: aspects that refer to rules and dated parameters."""

    key = models.CharField(max_length=60, unique=True)
    jurisdiction = models.CharField(max_length=2)
    titles = models.JSONField()
    aspects = models.JSONField()

    class Meta:
        ordering = ["key"]
        constraints = [closed("jurisdiction", Jurisdiction, "filing_profile_country_known")]

    def __str__(self) -> str:
        return self.key

    def to_aspects(self) -> tuple[AspectOf, ...]:
        return aspects(self.aspects)


class AuthorityQuerySet(models.QuerySet["Authority"]):
    def visible_to(self, user: User) -> AuthorityQuerySet:
        """Authorities are shown to everyone who works with the law."""
        return self if user.may(Can.READ_EVIDENCE) else self.none()

    def of(self, jurisdiction: str) -> AuthorityQuerySet:
        return self.filter(jurisdiction=jurisdiction)


class Authority(models.Model):
    key = models.CharField(max_length=60, unique=True)
    position = models.PositiveIntegerField()
    jurisdiction = models.CharField(max_length=2)
    kind = models.CharField(max_length=20)
    name = models.CharField(max_length=200)
    names = models.JSONField()
    by_way = models.CharField(max_length=200, blank=True)
    seat = models.CharField(max_length=100, blank=True)
    land = models.CharField(max_length=30, blank=True)
    address = models.JSONField(default=list)
    part_of = models.CharField(max_length=60, blank=True)
    filing = models.ForeignKey(FilingProfile, on_delete=models.PROTECT, related_name="authorities")
    stages = models.JSONField(default=list)
    certainty = models.CharField(max_length=2)
    source = models.CharField(max_length=300)
    seen_on = models.DateField(null=True)
    route = models.JSONField(default=list)
    rules = models.JSONField(default=list)

    objects = AuthorityQuerySet.as_manager()

    class Meta:
        ordering = ["position", "key"]
        constraints = [
            closed("jurisdiction", Jurisdiction, "authority_country_known"),
            closed("kind", AuthorityKind, "authority_kind_known"),
            closed("certainty", LawCertainty, "authority_certainty_known"),
        ]

    def __str__(self) -> str:
        return self.name

    def to_facts(self) -> AuthorityFacts:
        return AuthorityFacts(
            key=self.key,
            jurisdiction=self.jurisdiction,
            kind=AuthorityKind(self.kind),
            name=self.name,
            names=self.names,
            certainty=LawCertainty(self.certainty),
            by_way=self.by_way,
            seat=self.seat,
            land=self.land,
            address=tuple(self.address),
            part_of=self.part_of,
            stages=frozenset(self.stages),
            route=ways(self.route),
            rules=tuple(self.rules),
            source=self.source,
            seen_on=self.seen_on,
        )


class ConfirmedAddressQuerySet(models.QuerySet["ConfirmedAddress"]):
    def visible_to(self, user: User) -> ConfirmedAddressQuerySet:
        """What the person's own team has confirmed; no team sees another's."""
        return self.filter(team=user.team) if user.may(Can.READ_EVIDENCE) else self.none()

    def by_key(self) -> dict[str, str]:
        """The confirmed lines by key of the authority."""
        return dict(self.values_list("authority__key", "lines"))


class ConfirmedAddress(models.Model):
    """The address of an authority as a team has checked it."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="confirmed")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    lines = models.TextField()
    confirmed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField()

    objects = ConfirmedAddressQuerySet.as_manager()

    class Meta:
        ordering = ["authority", "team"]
        constraints = [
            models.UniqueConstraint(name="confirmed_once_a_team", fields=["authority", "team"]),
            models.CheckConstraint(
                name="confirmed_address_not_empty", condition=~models.Q(lines="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.team_id}: {self.authority_id}"
