"""Rules of law in versions: proposed by one person, approved by another, never overwritten."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from django.db import models

from casework.domain.roles import Can
from casework.domain.rulebook import Rulebook
from casework.domain.rulebook_items import rulebook
from casework.models.constraints import closed
from casework.models.people import User


class Section(StrEnum):
    """The lists of a rule file (docs/law-rules.schema.json)."""

    RULES = "rules"
    DECISIONS = "decisions"
    PARAMETERS = "parameters"
    JUDGMENTS = "judgments"


class RuleState(StrEnum):
    PROPOSED = "proposed"
    APPROVED = "approved"
    DECLINED = "declined"


class LawRuleQuerySet(models.QuerySet["LawRule"]):
    def visible_to(self, user: User) -> LawRuleQuerySet:
        """The law is shown to everyone who works with it."""
        return self if user.may(Can.READ_EVIDENCE) else self.none()

    def history(self) -> LawRuleQuerySet:
        people = ("proposed_by", "approved_by", "declined_by")
        return self.select_related(*people).order_by("key", "-version")

    def waiting(self) -> LawRuleQuerySet:
        """Proposals that nobody has decided on."""
        return self.filter(state=RuleState.PROPOSED).order_by("key", "version")

    def current(self) -> LawRuleQuerySet:
        """The latest approved version of each key."""
        later = LawRule.objects.filter(
            key=models.OuterRef("key"),
            state=RuleState.APPROVED,
            version__gt=models.OuterRef("version"),
        )
        approved = self.filter(state=RuleState.APPROVED)
        return approved.filter(~models.Exists(later)).order_by("section", "key")

    def rulebook(self) -> Rulebook:
        """The law as approved, in one query."""
        return rulebook((row.section, row.content) for row in self.current())


class LawRule(models.Model):
    """One version of a rule, kind of decision, dated parameter or judgment.

    Content is the item as in a rule file. Without proposed_by it is the program's own reference
    data; what a person proposed counts only when another person has approved it.
    """

    section = models.CharField(max_length=12)
    key = models.CharField(max_length=60)
    version = models.PositiveIntegerField()
    state = models.CharField(max_length=10)
    content = models.JSONField()
    reason = models.TextField(blank=True)
    proposed_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    approved_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(null=True)
    declined_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    declined_at = models.DateTimeField(null=True)
    declined_because = models.TextField(blank=True)

    objects = LawRuleQuerySet.as_manager()

    class Meta:
        ordering = ["key", "version"]
        constraints = [
            models.UniqueConstraint(name="law_rule_version_unique", fields=["key", "version"]),
            closed("section", Section, "law_rule_section_known"),
            closed("state", RuleState, "law_rule_state_known"),
            models.CheckConstraint(
                name="law_rule_four_eyes",
                condition=~models.Q(approved_by=models.F("proposed_by"))
                | models.Q(approved_by=None)
                | models.Q(proposed_by=None),
            ),
            models.CheckConstraint(
                name="law_rule_approved_by_somebody",
                condition=~models.Q(state=RuleState.APPROVED.value)
                | models.Q(proposed_by=None)
                | models.Q(approved_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} v{self.version}"


def contents(rows: Iterable[LawRule]) -> dict[str, list[object]]:
    """The contents by section, as a rule file has them."""
    found: dict[str, list[object]] = {section.value: [] for section in Section}
    for row in rows:
        found[row.section].append(row.content)
    return found
