"""The claim at a glance: for each element what is alleged, what shows it, and what is missing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from casework.domain import evidence
from casework.domain.cases import CaseFacts, ClaimFacts, Verdict
from casework.domain.evidence import Direction, PassageFacts, SourceFacts
from casework.domain.independence import independent
from casework.domain.law import ElementFacts, elements_for
from casework.domain.matching import Match

# A claim with no suggestion as strong as this is not one that country evidence carries.
CARRIES = 5.0


class Gap(StrEnum):
    """What an opponent would point at first."""

    NOTHING_ALLEGED = "nothing-alleged"
    NO_EVENT = "no-event"
    NO_EVIDENCE = "no-evidence"
    NONE_RECENT = "none-recent"
    SINGLE_SOURCE = "single-source"
    ADVERSE_OPEN = "adverse-open"


class Strength(StrEnum):
    """How well the evidence chosen for an element carries it."""

    NONE = "none"
    THIN = "thin"
    FAIR = "fair"
    SOLID = "solid"

    @property
    def level(self) -> int:
        return list(Strength).index(self)


@dataclass(frozen=True, slots=True)
class Decided:
    """A passage that someone decided on, for an element."""

    element: str
    passage: PassageFacts
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Support:
    """What the evidence of an element rests on: how many independent origins, one of them recent.

    The same count as in a pack: a source that repeats another one, or that nobody has seen, adds
    nothing.
    """

    findings: int
    origins: int
    is_current: bool

    @property
    def strength(self) -> Strength:
        if not self.findings:
            return Strength.NONE
        if self.origins == 1:
            return Strength.THIN
        return Strength.SOLID if self.is_current else Strength.FAIR


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One element of the claim as it stands."""

    element: ElementFacts
    claim: ClaimFacts | None
    used: tuple[PassageFacts, ...]
    answered: tuple[PassageFacts, ...]
    rejected: tuple[PassageFacts, ...]
    undecided: int
    adverse_undecided: int
    # Adverse findings that match the case and that neither a choice nor a note answers.
    unanswered: int
    support: Support
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """The whole claim in one line."""

    elements: int
    shown: int
    used: int
    answered: int
    gaps: int
    # Of the elements shown: on several independent origins, on one, and on nothing recent.
    strong: int = 0
    weak: int = 0
    stale: int = 0
    unanswered: int = 0

    @property
    def open(self) -> int:
        return self.elements - self.shown


@dataclass(frozen=True, slots=True)
class Library:
    """The sources, by key, on a day."""

    sources: Mapping[str, SourceFacts]
    as_of: dt.date

    def support(self, findings: Sequence[PassageFacts]) -> Support:
        """What these findings rest on, with the sources that bear them out."""
        bearers = {b for finding in findings for b in finding.bearers if b.source in self.sources}
        return Support(
            findings=len(findings),
            origins=len(independent(bearers)),
            is_current=any(
                not evidence.is_stale(self.sources[b.source], self.as_of) for b in bearers
            ),
        )


def matrix(
    case: CaseFacts,
    elements: Iterable[ElementFacts],
    decided: Iterable[Decided],
    matches: Sequence[Match],
    library: Library,
) -> tuple[MatrixRow, ...]:
    """One row for each element that the country examines, in the order of examination."""
    decisions = list(decided)
    claims = {claim.element: claim for claim in case.claims}
    return tuple(
        _row(
            element,
            claims.get(element.key),
            [d for d in decisions if d.element == element.key],
            [m for m in matches if m.element == element.key],
            library,
        )
        for element in elements_for(elements, case.jurisdiction)
    )


def progress(rows: Iterable[MatrixRow]) -> Progress:
    """How far the claim has come: elements with evidence, passages chosen, gaps left."""
    counted = list(rows)
    return Progress(
        elements=len(counted),
        shown=sum(bool(row.used) for row in counted),
        used=sum(len(row.used) for row in counted),
        answered=sum(len(row.answered) for row in counted),
        gaps=sum(len(row.gaps) for row in counted),
        strong=sum(row.support.origins > 1 for row in counted),
        weak=sum(row.support.findings > 0 and row.support.origins <= 1 for row in counted),
        stale=sum(Gap.NONE_RECENT in row.gaps for row in counted),
        unanswered=sum(row.unanswered for row in counted),
    )


def is_carried(matches: Iterable[Match]) -> bool:
    """Whether country evidence carries a claim: some finding has much in common with it.

    A finding about people in another position carries nobody's claim alone, however strong it is.
    So it is with all labelled cases of the first set of benchmarks/matching.
    """
    return any(match.score >= CARRIES and not _is_of_others(match) for match in matches)


def _is_of_others(match: Match) -> bool:
    return any(reason.part == "others" for reason in match.reasons)


def gaps(
    claim: ClaimFacts | None, used: Sequence[PassageFacts], support: Support
) -> tuple[Gap, ...]:
    """What an element lacks, worst first; evidence that is not there is neither old nor single."""
    has_text = claim is not None and any(claim.alleged.values())
    checks = {
        Gap.NO_EVIDENCE: not support.findings,
        Gap.NOTHING_ALLEGED: not has_text,
        Gap.NO_EVENT: claim is None or not claim.events,
        Gap.ADVERSE_OPEN: any(passage.direction is Direction.ADVERSE for passage in used),
        Gap.SINGLE_SOURCE: bool(support.findings) and support.origins == 1,
        Gap.NONE_RECENT: bool(support.findings) and not support.is_current,
    }
    return tuple(gap for gap, holds in checks.items() if holds)


def _row(
    element: ElementFacts,
    claim: ClaimFacts | None,
    decided: Sequence[Decided],
    matches: Sequence[Match],
    library: Library,
) -> MatrixRow:
    taken = {
        verdict: tuple(d.passage for d in decided if d.verdict is verdict) for verdict in Verdict
    }
    keys = {d.passage.key for d in decided}
    undecided = [m for m in matches if m.passage.key not in keys]
    used = taken[Verdict.USE]
    # An adverse finding carries nothing, whatever was decided on it.
    support = library.support([p for p in used if p.direction is not Direction.ADVERSE])
    return MatrixRow(
        element=element,
        claim=claim,
        used=used,
        answered=taken[Verdict.ADVERSE_ANSWERED],
        rejected=taken[Verdict.REJECT],
        undecided=len(undecided),
        adverse_undecided=sum(m.passage.direction is Direction.ADVERSE for m in undecided),
        unanswered=_unanswered(claim, decided, matches),
        support=support,
        gaps=gaps(claim, used, support),
    )


def _unanswered(
    claim: ClaimFacts | None, decided: Sequence[Decided], matches: Sequence[Match]
) -> int:
    """Adverse findings left without an answer; to reject one is no answer to it."""
    if claim and claim.is_answered:
        return 0
    dealt = {d.passage.key for d in decided if d.verdict is not Verdict.REJECT}
    adverse = [m for m in matches if m.passage.direction is Direction.ADVERSE]
    return sum(m.passage.key not in dealt for m in adverse)
