"""Papers of a case, and the decisions with their limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from casework.domain.cases import DecisionFacts, DocumentFacts, DocumentKind
from casework.domain.dates import parse_fuzzy
from casework.domain.deadlines import Instruction
from casework.domain.exhibit_order import ExhibitNumber
from casework.domain.periods import PERSONAL, read_span
from casework.domain.watch import Given, Rank
from casework.models.cases import Case
from casework.models.encrypted import EncryptedJSONField, EncryptedTextField
from casework.models.people import User

if TYPE_CHECKING:
    from casework.models.deadlines import Deadline


class Document(models.Model):
    """A paper in the file; its bytes lie encrypted in the store under stored_as.

    Exhibit 7 with the suffix "a" was put in after 7 had been filed. Pages_used are those that a
    pack shows, such as "1, 3-5"; empty for all. Snapshot is set where the paper is a copy of an
    archived source.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="documents")
    key = models.CharField(max_length=60)
    title = EncryptedJSONField(default=dict)
    kind = models.CharField(max_length=20)
    issued = models.CharField(max_length=40, blank=True)
    language = models.CharField(max_length=3, blank=True)
    filename = EncryptedTextField()
    media_type = models.CharField(max_length=60)
    size = models.PositiveIntegerField()
    pages = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    stored_as = models.CharField(max_length=120)
    translation_note = EncryptedJSONField(default=dict)
    exhibit = models.PositiveSmallIntegerField(null=True, blank=True)
    exhibit_suffix = models.CharField(max_length=3, blank=True)
    pages_used = models.CharField(max_length=120, blank=True)
    # Of a copy of a source: where in its text each page begins.
    page_starts = models.JSONField(default=list, blank=True)
    snapshot = models.ForeignKey(
        "casework.Snapshot", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = [models.F("exhibit").asc(nulls_last=True), "exhibit_suffix", "pk"]
        constraints = [
            models.UniqueConstraint(name="document_unique", fields=["case", "key"]),
            models.UniqueConstraint(
                name="exhibit_unique",
                fields=["case", "exhibit", "exhibit_suffix"],
                condition=models.Q(exhibit__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def copy_as(self) -> str:
        """Where the store has the copy that packs show, "" where they show what came."""
        return next((copy.stored_as for copy in reversed(self.copies.all())), "")

    @property
    def copy_sha256(self) -> str:
        """The fingerprint of that copy."""
        return next((copy.sha256 for copy in reversed(self.copies.all())), "")

    @property
    def number(self) -> ExhibitNumber | None:
        """Its number among the exhibits, None for a paper that is none."""
        return ExhibitNumber(self.exhibit, self.exhibit_suffix) if self.exhibit else None

    def to_facts(self) -> DocumentFacts:
        return DocumentFacts(
            key=self.key,
            title=self.title,
            kind=DocumentKind(self.kind),
            issued=parse_fuzzy(self.issued),
            language=self.language,
            pages=self.pages,
            sha256=self.sha256,
            exhibit=self.exhibit,
            translation_note=self.translation_note,
            exhibit_suffix=self.exhibit_suffix,
            pages_used=self.pages_used,
            is_source=self.snapshot_id is not None,
        )


class DecisionQuerySet(models.QuerySet["Decision"]):
    def visible_to(self, user: User) -> DecisionQuerySet:
        return self.filter(case__in=Case.objects.visible_to(user))

    def for_page(self) -> DecisionQuerySet:
        """With all that its calculation shows."""
        return self.select_related("case", "document").prefetch_related(
            "deadlines__entered_by", "deadlines__acknowledged_by"
        )


class Decision(models.Model):
    """A decision of an authority, as its paper tells it; the days to keep are its deadlines.

    Limit_on, instruction_period (14d, 2w, 1m) and instruction_missing are what the decision's own
    instruction on remedies says. Law_kind is the kind in the rulebook, empty for another one.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="decisions")
    kind = models.CharField(max_length=120)
    law_kind = models.CharField(max_length=60, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    served_on = models.DateField(null=True, blank=True)
    manner = models.CharField(max_length=30, blank=True)
    land = models.CharField(max_length=20, blank=True)
    limit_on = models.DateField(null=True, blank=True)
    instruction_period = models.CharField(max_length=4, blank=True)
    instruction_missing = models.BooleanField(default=False)
    remedy = models.CharField(max_length=200, blank=True)
    document = models.ForeignKey(
        Document, null=True, blank=True, on_delete=models.PROTECT, related_name="decisions"
    )

    objects = DecisionQuerySet.as_manager()

    class Meta:
        # Decisions are never deleted, so that each keeps its number in the case.
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="decision_served_after_decided",
                condition=models.Q(decided_on=None)
                | models.Q(served_on=None)
                | models.Q(decided_on__lte=models.F("served_on")),
            )
        ]

    def __str__(self) -> str:
        return self.kind

    @property
    def has_instruction(self) -> bool:
        """Whether what the decision says about the remedy has been entered."""
        return bool(self.limit_on or self.instruction_period or self.instruction_missing)

    def number(self) -> int:
        """Its place among the decisions of the case, which never changes."""
        return self.case.decisions.filter(pk__lte=self.pk).count()

    def main(self) -> Deadline | None:
        """The limit of the main remedy."""
        return next((d for d in self.deadlines.all() if d.rank == Rank.MAIN), None)

    def to_given(self) -> Given:
        """What there is to reckon its limits with."""
        span = read_span(self.instruction_period) if self.instruction_period else None
        return Given(
            jurisdiction=self.case.jurisdiction,
            dates=self.case.claim_dates(),
            kind=self.law_kind,
            served=self.served_on,
            manner=self.manner or PERSONAL,
            land=self.land,
            instruction=Instruction(self.limit_on, span, self.instruction_missing),
        )

    def to_facts(self) -> DecisionFacts:
        main = self.main()
        return DecisionFacts(
            kind=self.kind,
            decided_on=self.decided_on,
            served_on=self.served_on,
            limit_on=main.due_on if main else None,
            remedy=self.remedy,
            done_on=main.done_on if main else None,
        )
