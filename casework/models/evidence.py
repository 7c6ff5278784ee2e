"""Sources and passages: shared by all cases, free of client data."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from casework.domain.dates import parse_fuzzy
from casework.domain.evidence import (
    OVERTAKEN,
    Certainty,
    Currency,
    Direction,
    EditorialState,
    EvidenceRole,
    Locator,
    Modality,
    PassageFacts,
    SourceFacts,
    SourceKind,
    TermKind,
)
from casework.domain.independence import corroboration_of
from casework.domain.roles import Can
from casework.domain.translation import text_hash
from casework.models.constraints import closed
from casework.models.people import User
from casework.models.taxonomy import Entity, Term


class SourceQuerySet(models.QuerySet["Source"]):
    def visible_to(self, user: User) -> SourceQuerySet:
        """Sources are shared by everyone whose role works with evidence."""
        return self if user.may(Can.READ_EVIDENCE) else self.none()

    def for_facts(self) -> SourceQuerySet:
        """With all that to_facts() reads, in a fixed number of queries."""
        return self.select_related("superseded_by").prefetch_related("derived_from")

    def for_page(self) -> SourceQuerySet:
        return self.for_facts().prefetch_related(
            "themes",
            "passages__terms",
            "passages__entities",
            "passages__checked_by",
            "passages__source__superseded_by",
            "passages__source__derived_from",
        )


class Source(models.Model):
    """A published work: bibliographic facts and how reliable it is."""

    key = models.CharField(max_length=60, unique=True)
    kind = models.CharField(max_length=20)
    author = models.CharField(max_length=200, blank=True)
    publisher = models.CharField(max_length=200)
    title = models.TextField()
    container = models.CharField(max_length=200, blank=True)
    issued = models.CharField(max_length=40, blank=True)
    language = models.CharField(max_length=3, blank=True)
    url = models.TextField(blank=True)
    symbol = models.CharField(max_length=200, blank=True)
    accessed = models.CharField(max_length=40, blank=True)
    certainty = models.CharField(max_length=10)
    reliability = models.TextField(blank=True)
    note = models.TextField(blank=True)
    # What a bibliographic format said beyond these columns, by format.
    extra = models.JSONField(default=dict, blank=True)
    themes = models.ManyToManyField(Term, blank=True, related_name="sources")
    derived_from = models.ManyToManyField("self", symmetrical=False, blank=True)
    # An address that will not change or vanish, and under what terms the work may be copied.
    permalink = models.TextField(blank=True)
    licence = models.TextField(blank=True)
    superseded_by = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="supersedes"
    )
    # Of a judgment: its level in the court's own case-law database, and what it held.
    importance = models.CharField(max_length=20, blank=True)
    holding = models.TextField(blank=True)
    # Who changed it on screen: reference data does not write over what a person wrote.
    changed_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = SourceQuerySet.as_manager()

    class Meta:
        ordering = ["publisher", "title"]
        constraints = [
            models.CheckConstraint(
                name="source_certainty_known",
                condition=models.Q(certainty__in=[c.value for c in Certainty]),
            )
        ]

    def __str__(self) -> str:
        return f"{self.publisher}: {self.title}"

    def to_facts(self) -> SourceFacts:
        return SourceFacts(
            key=self.key,
            kind=SourceKind(self.kind),
            publisher=self.publisher,
            title=self.title,
            author=self.author,
            container=self.container,
            issued=parse_fuzzy(self.issued),
            language=self.language,
            url=self.url,
            symbol=self.symbol,
            accessed=parse_fuzzy(self.accessed),
            certainty=Certainty(self.certainty),
            reliability=self.reliability,
            derived_from=frozenset(source.key for source in self.derived_from.all()),
            superseded_by=self.superseded_by.key if self.superseded_by else "",
        )


class PassageQuerySet(models.QuerySet["Passage"]):
    def visible_to(self, user: User) -> PassageQuerySet:
        """Evidence is shared by everyone whose role works with it."""
        return self if user.may(Can.READ_EVIDENCE) else self.none()

    def printable(self) -> PassageQuerySet:
        """Those that a pack may print: neither withheld, retired, nor wrong and uncorrected."""
        shown = self.filter(printable=True).exclude(state=EditorialState.RETIRED.value)
        return shown.exclude(currency__in=[code.value for code in OVERTAKEN], correction="")

    def for_facts(self) -> PassageQuerySet:
        """With all that to_facts() reads, in a fixed number of queries."""
        return self.select_related("source__superseded_by", "checked_by").prefetch_related(
            "terms", "entities", "source__derived_from"
        )

    def for_list(self) -> PassageQuerySet:
        return self.select_related("source").prefetch_related("terms")

    def for_page(self) -> PassageQuerySet:
        return (
            self.for_facts()
            .select_related("entered_by", "changed_by")
            .prefetch_related("entities__names", "translations__reviewed_by")
        )


class Passage(models.Model):
    """One finding of a source, in our own words, with its pinpoint."""

    key = models.CharField(max_length=60, unique=True)
    slug = models.CharField(max_length=120, blank=True)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="passages")
    locator_kind = models.CharField(max_length=12)
    locator_value = models.CharField(max_length=40, blank=True)
    finding = models.TextField()
    correction = models.TextField(blank=True)
    issue = models.TextField(blank=True)
    event_date = models.CharField(max_length=40, blank=True)
    places = models.JSONField(default=list)
    entities = models.ManyToManyField(Entity, blank=True, related_name="passages")
    terms = models.ManyToManyField(Term, blank=True, related_name="passages")
    modality = models.CharField(max_length=12)
    attributed_to = models.CharField(max_length=200, blank=True)
    role = models.CharField(max_length=24)
    direction = models.CharField(max_length=10)
    currency = models.CharField(max_length=20)
    currency_note = models.TextField(blank=True)
    caveats = models.JSONField(default=list)
    printable = models.BooleanField(default=True)
    withheld_because = models.TextField(blank=True)
    sensitivity = models.TextField(blank=True)
    corroborated_by = models.ManyToManyField(Source, blank=True, related_name="corroborates")
    # Reckoned from links, origins and states whenever one of them changes, for it is read often.
    corroboration = models.JSONField(default=dict, blank=True)
    state = models.CharField(max_length=10, default=EditorialState.DRAFT.value)
    entered_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # Who changed it last, by hand or by a file; nobody where it is as the reference data has it.
    changed_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    checked_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    checked_at = models.DateTimeField(null=True, blank=True)
    # What whoever checked it wants changed first; empty once it was changed.
    returned_because = models.TextField(blank=True)
    retired_because = models.TextField(blank=True)

    objects = PassageQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            closed("modality", Modality, "passage_modality_known"),
            closed("direction", Direction, "passage_direction_known"),
            closed("currency", Currency, "passage_currency_known"),
            closed("state", EditorialState, "passage_state_known"),
            models.CheckConstraint(
                name="passage_checked_by_person",
                condition=~models.Q(state="checked") | models.Q(checked_by__isnull=False),
            ),
            models.CheckConstraint(
                name="passage_checked_by_second_person",
                condition=models.Q(checked_by=None)
                | models.Q(entered_by=None)
                | ~models.Q(checked_by=models.F("entered_by")),
            ),
            models.CheckConstraint(
                name="passage_checked_by_another_than_changed_it",
                condition=models.Q(checked_by=None)
                | models.Q(changed_by=None)
                | ~models.Q(checked_by=models.F("changed_by")),
            ),
            models.CheckConstraint(
                name="passage_retired_with_reason",
                condition=~models.Q(state="retired") | ~models.Q(retired_because=""),
            ),
            models.CheckConstraint(
                name="passage_withheld_with_reason",
                condition=models.Q(printable=True) | ~models.Q(withheld_because=""),
            ),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def is_uncorrected(self) -> bool:
        return self.currency in OVERTAKEN and not self.correction

    @property
    def text_hash(self) -> str:
        return text_hash(self.finding, self.correction)

    def to_facts(self) -> PassageFacts:
        return PassageFacts(
            key=self.key,
            source=self.source.to_facts(),
            locator=Locator(self.locator_kind, self.locator_value),
            finding=self.finding,
            correction=self.correction,
            issue=self.issue,
            event_date=parse_fuzzy(self.event_date),
            places=frozenset(self.places),
            entities=frozenset(entity.key for entity in self.entities.all()),
            themes=self._codes(TermKind.THEME),
            profiles=self._codes(TermKind.PROFILE),
            acts=self._codes(TermKind.ACT),
            actors=self._codes(TermKind.ACTOR),
            grounds=self._codes(TermKind.GROUND),
            modality=Modality(self.modality),
            attributed_to=self.attributed_to,
            role=EvidenceRole(self.role),
            direction=Direction(self.direction),
            currency=Currency(self.currency),
            currency_note=self.currency_note,
            caveats=tuple(self.caveats),
            printable=self.printable,
            withheld_because=self.withheld_because,
            state=EditorialState(self.state),
            checked_by=self.checked_by.name if self.checked_by else "",
            checked_on=timezone.localdate(self.checked_at) if self.checked_at else None,
            retired_because=self.retired_because,
            corroboration=corroboration_of(self.corroboration),
        )

    def _codes(self, kind: TermKind) -> frozenset[str]:
        return frozenset(term.code for term in self.terms.all() if term.kind == kind)
