"""Precision and recall of proposed codes, by kind, over the labelled cases of the matching."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from benchmarks.matching.labelled import FIXTURES, Labelled, entities
from casework.domain.cases import CaseFacts
from casework.domain.coding import propose
from casework.domain.cue_files import CueFile, cues_in
from casework.domain.cues import Cue
from casework.domain.evidence import TermKind
from casework.domain.proposals import Proposal, coded, said_in

KINDS = (TermKind.PROFILE, TermKind.ACT, TermKind.ACTOR, TermKind.GROUND)
# The labelled cases call relatives by these words and do not state their sex, as a case file does.
SEXES = {
    **dict.fromkeys(("father", "brother", "son", "husband", "uncle"), "m"),
    **dict.fromkeys(("mother", "sister", "daughter", "wife", "aunt"), "f"),
}
Code = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Score:
    """How many of the proposed codes are right, and how many of the right ones are proposed."""

    right: int
    proposed: int
    coded: int

    @property
    def precision(self) -> float:
        return self.right / self.proposed if self.proposed else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.coded if self.coded else 1.0

    def __str__(self) -> str:
        return (
            f"{self.precision:.2f} | {self.recall:.2f} | {self.right}/{self.proposed}/{self.coded}"
        )


@cache
def cues() -> frozenset[Cue]:
    """The cues that come with the program."""
    files: list[CueFile] = [
        json.loads(path.read_text(encoding="utf-8"))
        for path in sorted((FIXTURES / "evidence" / "cues").glob("*.json"))
    ]
    return frozenset(cue for file in files for cue in cues_in(file))


def uncoded(case: CaseFacts) -> CaseFacts:
    """The case with its texts, people, ties, places and kinds of events, and without any code."""
    nothing = frozenset[str]()
    return replace(
        case,
        grounds=nothing,
        people=tuple(
            replace(p, profiles=nothing, sex=p.sex or SEXES.get(p.key, "")) for p in case.people
        ),
        events=tuple(
            replace(event, acts=nothing, actors=nothing, entities=nothing) for event in case.events
        ),
    )


def proposals(case: CaseFacts) -> tuple[Proposal, ...]:
    """What the coding help proposes for the case, all codes taken away."""
    bare = uncoded(case)
    return propose(bare, said_in(bare), cues(), entities())


def scores(
    cases: Sequence[Labelled], wanted: Callable[[Proposal], bool]
) -> Iterator[tuple[TermKind, Score]]:
    """The score of each kind over all cases, of the proposals that are wanted."""
    found = [(case.facts, proposals(case.facts)) for case in cases]
    for kind in KINDS:
        counts = [_count(kind, coded(facts), filter(wanted, made)) for facts, made in found]
        yield kind, Score(*map(sum, zip(*counts, strict=True)))


def _count(
    kind: TermKind, codes: Iterable[Code], made: Iterable[Proposal]
) -> tuple[int, int, int]:
    truth = {code for code in codes if code[0] == kind}
    ours = {(p.kind.value, p.code, p.target.key) for p in made if p.kind is kind}
    return len(ours & truth), len(ours), len(truth)
