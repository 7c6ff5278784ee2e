"""A small claim with everything a pack is made from, for tests of its plan."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from casework.domain.cases import (
    ClaimFacts,
    DocumentFacts,
    DocumentKind,
    DocumentPage,
    Jurisdiction,
    Stage,
    Verdict,
)
from casework.domain.dates import parse_fuzzy
from casework.domain.evidence import PassageFacts, SourceFacts
from casework.domain.law import LawCertainty, NormFacts
from casework.domain.pack_check import check
from casework.domain.pack_facts import ChoiceFacts, PackMaterial, TranslationFacts
from casework.domain.pack_plan import PackPlan
from casework.domain.packs import plan_pack
from tests.domain import build

AS_OF = dt.date(2026, 11, 24)
GERMAN = TranslationFacts("Angehörige wurden befragt.", is_reviewed=True)


def document(*, key: str = "letter", **fields: Any) -> DocumentFacts:
    given: dict[str, Any] = {
        "title": {"en": "Letter", "de": "Brief"},
        "kind": DocumentKind.LETTER,
        "issued": parse_fuzzy("2025-10"),
        "language": "ru",
        "pages": 2,
        "sha256": "0" * 64,
        "exhibit": 1,
    }
    return DocumentFacts(key=key, **(given | fields))


def norm(**fields: Any) -> NormFacts:
    given: dict[str, Any] = {
        "element": "acts",
        "jurisdiction": "EU",
        "citations": {"en": "Art. 9", "de": "Art. 9"},
        "certainty": LawCertainty.VERIFIED,
    }
    return NormFacts(**(given | fields))


def choice(passage: str = "P1", **fields: Any) -> ChoiceFacts:
    return ChoiceFacts(
        **({"element": "acts", "passage": passage, "verdict": Verdict.USE} | fields)
    )


def claim(**fields: Any) -> ClaimFacts:
    given: dict[str, Any] = {
        "element": "acts",
        "alleged": {"en": "He was held.", "de": "Er wurde festgehalten."},
        "events": ("e1",),
    }
    return ClaimFacts(**(given | fields))


def material(
    *passages: PassageFacts,
    choices: tuple[ChoiceFacts, ...] | None = None,
    sources: tuple[SourceFacts, ...] = (),
    translations: Mapping[tuple[str, str], TranslationFacts] | None = None,
    norms: tuple[NormFacts, ...] | None = None,
    **case: Any,
) -> PackMaterial:
    """One element, one event shown by one exhibit, and the given passages, all chosen."""
    passages = passages or (build.passage(),)
    shown = build.event(
        what={"en": "Summoned.", "de": "Vorgeladen."},
        documents=(DocumentPage("letter", 1),),
    )
    given: dict[str, Any] = {
        "jurisdiction": Jurisdiction.GERMANY,
        "stage": Stage.COURT,
        "lodged_on": dt.date(2026, 7, 6),
        "summary": {"en": "A claim.", "de": "Ein Begehren."},
        "events": (shown,),
        "documents": (document(),),
        "claims": (claim(),),
    }
    known = {p.source.key: p.source for p in passages} | {s.key: s for s in sources}
    return PackMaterial(
        case=build.case(**(given | case)),
        elements=(build.element(titles={"en": "Acts", "de": "Handlungen"}),),
        norms=(norm(),) if norms is None else norms,
        choices=tuple(choice(p.key) for p in passages) if choices is None else choices,
        passages={p.key: p for p in passages},
        sources=known,
        translations={(p.key, "de"): GERMAN for p in passages}
        if translations is None
        else translations,
        grounds={"POL": {"en": "Political opinion", "de": "Politische Überzeugung"}},
    )


def plan(of: PackMaterial, language: str = "de") -> PackPlan:
    return plan_pack(of, language=language, as_of=AS_OF)


def found(of: PackMaterial, language: str = "de") -> dict[str, str]:
    """Each finding of the check by its code, with the place."""
    return {finding.code: finding.where for finding in check(plan(of, language))}


def replaced(of: PackMaterial, **fields: Any) -> PackMaterial:
    return replace(of, **fields)
