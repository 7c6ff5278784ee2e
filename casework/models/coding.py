"""Coding help: the cues of each code, what a case was offered, and what it set aside."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models

from casework.domain.cases import CaseFacts
from casework.domain.coding import propose
from casework.domain.cue_files import cues_of
from casework.domain.cues import Cue
from casework.domain.proposals import Proposal, said_in
from casework.domain.unconfirmed import Heard
from casework.models.cases import Case
from casework.models.claim_page import facts_of
from casework.models.entity_facts import entity_facts
from casework.models.people import User
from casework.models.taxonomy import Term

# The names of public bodies are read in English, whatever language the story is told in.
ENGLISH = "en"


class CueSet(models.Model):
    """The phrases of one language that speak for a code, by how surely they do."""

    term = models.ForeignKey(Term, on_delete=models.CASCADE, related_name="cue_sets")
    language = models.CharField(max_length=2)
    phrases = models.JSONField(default=dict)

    class Meta:
        ordering = ["term", "language"]
        constraints = [models.UniqueConstraint(name="cue_set_unique", fields=["term", "language"])]

    def __str__(self) -> str:
        return f"{self.term_id}: {self.language}"


class CodeSetAside(models.Model):
    """A code that is not proposed any more in this case, for this person or event."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="codes_set_aside")
    kind = models.CharField(max_length=10)
    code = models.CharField(max_length=60)
    # The key of a person or event of the case; empty for a ground of the case itself.
    target = models.CharField(max_length=60, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="code_set_aside_unique", fields=["case", "kind", "code", "target"]
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return f"{self.kind}:{self.code}:{self.target}"


def cues_in(languages: Iterable[str]) -> frozenset[Cue]:
    """The cues of these languages, in one query."""
    sets = CueSet.objects.filter(language__in=set(languages)).select_related("term")
    return frozenset(
        cue
        for row in sets
        for cue in cues_of(row.term.kind, row.term.code, row.language, row.phrases)
    )


def proposals_of(case: Case) -> tuple[Proposal, ...]:
    """What the case's own words propose, without what was set aside in it."""
    facts = facts_of(case)
    heard = heard_in(case, facts)
    found = propose(facts, said_in(facts), heard.cues, entity_facts()) if heard.cues else ()
    return tuple(proposal for proposal in found if proposal.name not in heard.aside)


def heard_in(case: Case, facts: CaseFacts) -> Heard:
    """The cues in the languages of a case, and what was set aside in it; two queries at most."""
    cues = cues_in({ENGLISH, *(said.language for said in said_in(facts))})
    aside = case.codes_set_aside.all() if cues else ()
    return Heard(cues, frozenset(row.name for row in aside))
