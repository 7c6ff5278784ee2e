"""Briefing packs as built, and the builds that make them."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models

from casework.domain.roles import Can
from casework.models.cases import Case
from casework.models.encrypted import EncryptedJSONField, EncryptedTextField
from casework.models.people import User

# How a pack can be filed.
WAYS = ("electronic", "post", "in-person", "fax")
# For whom a pack is: the court or authority; the office alone, with the checks; anybody, without
# the names.
COURT, INTERNAL, PSEUDONYMISED = VARIANTS = ("court", "internal", "pseudonymised")


class Immutable(Exception):
    """A built pack is never changed or deleted, only followed by another."""


class Appended(models.Model):
    """A row that is written once; the database refuses to change or delete it."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise Immutable(str(self))
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise Immutable(str(self))


class Pack(Appended):
    """One PDF as it was built; the same content is one row, however often it is built."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="packs")
    language = models.CharField(max_length=2)
    variant = models.CharField(max_length=16, default=COURT)
    as_of = models.DateField()
    plan = EncryptedJSONField(default=dict)
    sha256 = models.CharField(max_length=64)
    pages = models.PositiveIntegerField()
    size = models.PositiveIntegerField()
    stored_as = models.CharField(max_length=120)
    version = models.CharField(max_length=20)
    built_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    built_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-built_at", "-pk"]
        constraints = [
            models.UniqueConstraint(name="pack_unique", fields=["case", "sha256"]),
            models.CheckConstraint(
                name="pack_variant_known", condition=models.Q(variant__in=VARIANTS)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.language} {self.sha256[:12]}"


class PackInputs(Appended):
    """Where the store has all that the bytes of a pack are made from."""

    pack = models.OneToOneField(Pack, on_delete=models.PROTECT, related_name="inputs")
    stored_as = models.CharField(max_length=120)

    def __str__(self) -> str:
        return f"{self.pack_id}"


class PackFiling(Appended):
    """That a pack was filed: on which day, where and how; a later filing is another row."""

    pack = models.ForeignKey(Pack, on_delete=models.PROTECT, related_name="filings")
    supersedes = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="superseded_by"
    )
    filed_on = models.DateField()
    filed_at = EncryptedTextField()
    way = models.CharField(max_length=20)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-filed_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.pack_id} {self.filed_on} {self.way}"

    @property
    def is_superseded(self) -> bool:
        return hasattr(self, "superseded_by")


class BuildQuerySet(models.QuerySet["Build"]):
    def visible_to(self, user: User) -> BuildQuerySet:
        if not user.may(Can.READ_CASE):
            return self.none()
        return self.filter(case__in=Case.objects.visible_to(user))

    def like(self, build: Build) -> BuildQuerySet:
        """The builds that made the same kind of pack and were watched, newest first."""
        done = self.filter(
            case=build.case, language=build.language, variant=build.variant, state=Build.DONE
        )
        return done.exclude(started_at=None).exclude(pk=build.pk).select_related("pack")


class Build(models.Model):
    """A request for a pack and how far it has got."""

    QUEUED, RUNNING, DONE, FAILED, CANCELLED = STATES = (
        "queued",
        "running",
        "done",
        "failed",
        "cancelled",
    )

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="builds")
    language = models.CharField(max_length=2)
    variant = models.CharField(max_length=16, default=COURT)
    as_of = models.DateField()
    state = models.CharField(max_length=10, default=QUEUED)
    step = models.CharField(max_length=20, blank=True)
    # Pages laid out so far; a page counts again when the text is laid out anew.
    laid = models.PositiveIntegerField(default=0)
    problems = EncryptedJSONField(default=list)
    pack = models.ForeignKey(Pack, null=True, on_delete=models.PROTECT, related_name="builds")
    requested_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    requested_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True)
    cancelled_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    finished_at = models.DateTimeField(null=True)

    objects = BuildQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="build_state_known",
                condition=models.Q(state__in=["queued", "running", "done", "failed", "cancelled"]),
            ),
            models.CheckConstraint(
                name="build_variant_known", condition=models.Q(variant__in=VARIANTS)
            ),
            models.CheckConstraint(
                name="build_done_has_pack",
                condition=~models.Q(state="done") | models.Q(pack__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.language} {self.state}"

    @property
    def is_over(self) -> bool:
        return self.state in (self.DONE, self.FAILED, self.CANCELLED)
