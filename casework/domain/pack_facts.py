"""What a pack is made from: the case, the lawyer's choices, and the evidence they point to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from casework.domain.balance import Opposing
from casework.domain.cases import CaseFacts, Verdict
from casework.domain.court_lists import CourtListFacts
from casework.domain.evidence import PassageFacts, SourceFacts
from casework.domain.exhibit_order import ExhibitNumber
from casework.domain.law import ElementFacts, NormFacts
from casework.domain.own_texts import NO_TEXTS, OwnTexts
from casework.domain.source_copies import CopyFacts


@dataclass(frozen=True, slots=True)
class ChoiceFacts:
    """The lawyer's decision on one passage for one element, with the printed answer."""

    element: str
    passage: str
    verdict: Verdict
    answer: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TranslationFacts:
    """A passage in another language; reviewed by a person or a draft, perhaps out of date."""

    finding: str
    correction: str = ""
    is_reviewed: bool = False
    is_stale: bool = False
    translator: str = ""


@dataclass(frozen=True, slots=True)
class PackMaterial:
    """Everything plan_pack() reads; translations by passage and language, grounds by code."""

    case: CaseFacts
    elements: tuple[ElementFacts, ...]
    norms: tuple[NormFacts, ...]
    choices: tuple[ChoiceFacts, ...]
    passages: Mapping[str, PassageFacts]
    sources: Mapping[str, SourceFacts]
    translations: Mapping[tuple[str, str], TranslationFacts] = field(default_factory=dict)
    grounds: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    opposing: Opposing = field(default_factory=Opposing)
    # The court's own list of sources, where one was taken in.
    court_list: CourtListFacts | None = None
    texts: OwnTexts = NO_TEXTS
    # The numbers under which exhibits were filed, by the key of their papers.
    filed: Mapping[str, ExhibitNumber] = field(default_factory=dict)
    # Exhibits that are copies of sources, by the key of the source.
    copies: Mapping[str, CopyFacts] = field(default_factory=dict)
    # The words of sources that findings rest on, for the parallel texts.
    words: Mapping[str, str] = field(default_factory=dict)
