"""Case files and who works on them. What clients said is encrypted."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.db import models

from casework.domain.cases import CaseFacts, Jurisdiction, PersonRole, Stage
from casework.domain.currency import weighed_on
from casework.domain.names import name_keys
from casework.domain.regimes import ClaimDates
from casework.domain.roles import Can, Role, sees_all_cases_of_team
from casework.domain.watch import Rank
from casework.models.encrypted import EncryptedJSONField, EncryptedTextField, blind_index
from casework.models.people import Team, User
from casework.models.taxonomy import Term

if TYPE_CHECKING:
    from casework.models.persons import Person


class CaseQuerySet(models.QuerySet["Case"]):
    def visible_to(self, user: User) -> CaseQuerySet:
        """The cases this person may know to exist."""
        if not user.may(Can.READ_CASE):
            return self.none()
        cases = self.filter(team=user.team)
        if sees_all_cases_of_team(Role(user.role)):
            return cases
        return cases.filter(memberships__user=user)

    def without_limit(self) -> CaseQuerySet:
        """Running cases in which no limit is being watched."""
        limits = (Rank.MAIN.value, Rank.FURTHER.value)
        watched = models.Q(
            decisions__deadlines__rank__in=limits, decisions__deadlines__done_on__isnull=True
        )
        running = self.exclude(stage=Stage.CLOSED.value)
        return running.exclude(pk__in=self.model.objects.filter(watched).values("pk"))

    def with_name(self, query: str) -> CaseQuerySet:
        """Cases in which one person's names hold every word of the query, in any spelling."""
        cases = self
        for key in name_keys(query):
            cases = cases.filter(people__name_keys__digest=blind_index(key))
        return cases.distinct()

    def search(self, query: str) -> CaseQuerySet:
        """Cases by reference, or by the name of a person in them."""
        if not query.strip():
            return self
        by_name = self.with_name(query) if name_keys(query) else self.none()
        found = models.Q(ref__icontains=query.strip()) | models.Q(pk__in=by_name.values("pk"))
        return self.filter(found)

    def for_list(self) -> CaseQuerySet:
        return self.select_related("team").prefetch_related(
            "people__names", "decisions__deadlines"
        )

    def for_facts(self) -> CaseQuerySet:
        """With all that to_facts() reads, in a fixed number of queries."""
        return self.select_related("team").prefetch_related(
            "grounds",
            "people__names",
            "people__profiles",
            "relations__person",
            "relations__of",
            "events__terms",
            "events__people",
            "events__entities",
            "events__document_links__document",
            "documents",
            "decisions__deadlines",
            "claim_elements__element",
            "claim_elements__events",
        )

    def for_page(self) -> CaseQuerySet:
        """With all that the page of a case shows, in a fixed number of queries."""
        return self.for_facts().prefetch_related(
            "memberships__user",
            "packs__built_by",
            "packs__filings__superseded_by",
            "decisions__document",
            "decisions__deadlines__entered_by",
            "decisions__deadlines__acknowledged_by",
            "claim_elements__choices",
            "events__people__names",
            "relations__person__names",
            "relations__of__names",
        )


class Case(models.Model):
    ref = models.CharField(max_length=31, unique=True)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="cases")
    jurisdiction = models.CharField(max_length=2)
    working_language = models.CharField(max_length=2)
    origin = models.CharField(max_length=2, default="TJ")
    stage = models.CharField(max_length=20, default=Stage.FIRST_INSTANCE.value)
    authority = models.TextField(blank=True)
    authority_reference = EncryptedTextField(blank=True)
    made_on = models.DateField(null=True, blank=True)
    registered_on = models.DateField(null=True, blank=True)
    lodged_on = models.DateField(null=True, blank=True)
    # The country evidence is weighed against this day.
    decision_expected = models.DateField(null=True, blank=True)
    # Whether packs print findings beside their translation.
    parallel_texts = models.BooleanField(default=False)
    summary = EncryptedJSONField(default=dict)
    grounds = models.ManyToManyField(Term, blank=True, related_name="+")
    opened_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(auto_now_add=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        ordering = ["-opened_at", "ref"]
        constraints = [
            models.CheckConstraint(
                name="case_jurisdiction_known",
                condition=models.Q(jurisdiction__in=[j.value for j in Jurisdiction]),
            ),
            models.CheckConstraint(
                name="case_stage_known",
                condition=models.Q(stage__in=[stage.value for stage in Stage]),
            ),
            models.CheckConstraint(
                name="case_registered_after_made",
                condition=models.Q(made_on=None)
                | models.Q(registered_on=None)
                | models.Q(made_on__lte=models.F("registered_on")),
            ),
            models.CheckConstraint(
                name="case_lodged_after_made",
                condition=models.Q(made_on=None)
                | models.Q(lodged_on=None)
                | models.Q(made_on__lte=models.F("lodged_on")),
            ),
            models.CheckConstraint(
                name="case_decided_after_made",
                condition=models.Q(made_on=None)
                | models.Q(decision_expected=None)
                | models.Q(made_on__lte=models.F("decision_expected")),
            ),
        ]

    def __str__(self) -> str:
        return self.ref

    def applicant(self) -> Person | None:
        return next((p for p in self.people.all() if p.role == PersonRole.APPLICANT), None)

    def next_limit(self) -> dt.date | None:
        """The nearest day by which a limit has to be kept."""
        rows = (row for decision in self.decisions.all() for row in decision.deadlines.all())
        open_limits = (row for row in rows if row.is_final and not row.done_on)
        return min((row.keep_by for row in open_limits), default=None)

    def weighed_on(self, today: dt.date) -> dt.date:
        """The day against which the evidence of this case is weighed."""
        return weighed_on(today, self.decision_expected)

    def claim_dates(self, decided: dt.date | None = None) -> ClaimDates:
        """The days that decide which law governs the claim."""
        return ClaimDates(self.made_on, self.registered_on, self.lodged_on, decided)

    def to_facts(self) -> CaseFacts:
        return CaseFacts(
            ref=self.ref,
            jurisdiction=Jurisdiction(self.jurisdiction),
            working_language=self.working_language,
            origin=self.origin,
            stage=Stage(self.stage),
            authority=self.authority,
            authority_reference=self.authority_reference,
            made_on=self.made_on,
            registered_on=self.registered_on,
            lodged_on=self.lodged_on,
            decision_expected=self.decision_expected,
            parallel_texts=self.parallel_texts,
            summary=self.summary,
            grounds=frozenset(term.code for term in self.grounds.all()),
            people=tuple(person.to_facts() for person in self.people.all()),
            relations=tuple(relation.to_facts() for relation in self.relations.all()),
            events=tuple(event.to_facts() for event in self.events.all()),
            documents=tuple(document.to_facts() for document in self.documents.all()),
            decisions=tuple(decision.to_facts() for decision in self.decisions.all()),
            claims=tuple(claim.to_facts() for claim in self.claim_elements.all()),
        )


class CaseMember(models.Model):
    """A person of the team who works on the case; nobody else sees it."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="memberships")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")

    class Meta:
        ordering = ["user__name"]
        constraints = [models.UniqueConstraint(name="member_unique", fields=["case", "user"])]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.user_id}"
