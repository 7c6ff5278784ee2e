"""Legal elements and norms: dated reference data, loaded from fixtures/law."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import models

from casework.domain.law import ElementFacts, LawCertainty, NormFacts, ProofFacts, ProofKind


class LegalElement(models.Model):
    key = models.SlugField(max_length=60, unique=True)
    position = models.PositiveSmallIntegerField()
    titles = models.JSONField()
    questions = models.JSONField()
    jurisdictions = models.JSONField(default=list)
    seeks = models.JSONField(default=dict)
    # [{"kind", "texts", "citations", "certainty", "applies_in"?}], as docs/law.schema.json has it
    proofs = models.JSONField(default=list)

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.key

    def to_facts(self) -> ElementFacts:
        return ElementFacts(
            key=self.key,
            position=self.position,
            titles=self.titles,
            questions=self.questions,
            seeks={kind: frozenset(codes) for kind, codes in self.seeks.items()},
            jurisdictions=frozenset(self.jurisdictions),
            proofs=tuple(_proof(item) for item in self.proofs),
        )


def _proof(item: Mapping[str, Any]) -> ProofFacts:
    return ProofFacts(
        kind=ProofKind(item["kind"]),
        texts=item["texts"],
        citations=item["citations"],
        certainty=LawCertainty(item["certainty"]),
        applies_in=frozenset(item.get("applies_in", ())),
    )


class Norm(models.Model):
    """A citation that states an element, with its field of application and certainty."""

    element = models.ForeignKey(LegalElement, on_delete=models.CASCADE, related_name="norms")
    jurisdiction = models.CharField(max_length=2)
    citations = models.JSONField()
    note = models.JSONField(default=dict)
    applies_in = models.JSONField(default=list)
    lodged_from = models.DateField(null=True)
    lodged_to = models.DateField(null=True)
    source = models.TextField(blank=True)
    seen_on = models.DateField(null=True)
    certainty = models.CharField(max_length=2)

    class Meta:
        ordering = ["element", "pk"]
        constraints = [
            models.CheckConstraint(
                name="norm_certainty_known",
                condition=models.Q(certainty__in=[c.value for c in LawCertainty]),
            ),
            models.CheckConstraint(
                name="norm_period_ordered",
                condition=models.Q(lodged_from=None)
                | models.Q(lodged_to=None)
                | models.Q(lodged_from__lte=models.F("lodged_to")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.jurisdiction} {self.citations['en']}"

    def to_facts(self) -> NormFacts:
        return NormFacts(
            element=self.element.key,
            jurisdiction=self.jurisdiction,
            citations=self.citations,
            certainty=LawCertainty(self.certainty),
            note=self.note,
            applies_in=frozenset(self.applies_in),
            lodged_from=self.lodged_from,
            lodged_to=self.lodged_to,
            source=self.source,
        )
