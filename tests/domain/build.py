"""Facts for tests of the rules: literal defaults, keyword-only."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from casework.domain.cases import (
    CaseFacts,
    EventFacts,
    EventKind,
    Jurisdiction,
    Kinship,
    PersonFacts,
    PersonRole,
    RelationFacts,
    Stage,
)
from casework.domain.corroboration import Finding, Graph
from casework.domain.dates import Fuzzy, parse_fuzzy
from casework.domain.evidence import (
    Certainty,
    EditorialState,
    Locator,
    PassageFacts,
    SourceFacts,
    SourceKind,
)
from casework.domain.law import ElementFacts

UNKNOWN = Fuzzy("", None, None)


def source(*, key: str = "S30", **fields: Any) -> SourceFacts:
    given: dict[str, Any] = {
        "kind": SourceKind.NGO,
        "publisher": "Norwegian Helsinki Committee",
        "title": "Relatives detained",
        "issued": parse_fuzzy("2023-10"),
        "certainty": Certainty.READ,
    }
    return SourceFacts(key=key, **(given | fields))


def passage(
    *,
    key: str = "P1",
    corroborated_by: Collection[str] = (),
    among: Collection[SourceFacts] = (),
    **fields: Any,
) -> PassageFacts:
    """A finding; those among the sources that bear it out are named by their keys."""
    given: dict[str, Any] = {
        "source": source(),
        "locator": Locator("paragraph", "4"),
        "finding": "Relatives of exiles were questioned.",
        "state": EditorialState.CHECKED,
    }
    made = PassageFacts(key=key, **(given | fields))
    unseen = {one.key for one in among if one.certainty is Certainty.MEMORY}
    graph = Graph(
        {key: Finding(made.source.key)},
        (),
        {one.key: one.derived_from for one in (made.source, *among)},
        {key: set(corroborated_by) - unseen},
    )
    found = graph.corroborations()[key] if corroborated_by else made.corroboration
    return replace(made, corroboration=found)


def element(*, key: str = "acts", position: int = 1, **fields: Any) -> ElementFacts:
    given: dict[str, Any] = {
        "titles": {"en": "Acts of persecution"},
        "questions": {"en": "Which acts?"},
        "seeks": {"acts": frozenset({"FAM-REPRISAL"})},
    }
    return ElementFacts(key=key, position=position, **(given | fields))


def person(*, key: str = "applicant", **fields: Any) -> PersonFacts:
    given: dict[str, Any] = {
        "role": PersonRole.APPLICANT if key == "applicant" else PersonRole.AT_HOME,
        "names": ("Фирӯз Қаюмов",),
        "born": UNKNOWN,
    }
    return PersonFacts(key=key, **(given | fields))


def event(*, key: str = "e1", when: str = "2016-09", **fields: Any) -> EventFacts:
    given: dict[str, Any] = {"what": {"en": "Summoned."}, "kind": EventKind.PERSECUTION}
    return EventFacts(key=key, when=parse_fuzzy(when), **(given | fields))


def parent_of_applicant(key: str = "father") -> RelationFacts:
    return RelationFacts(key, Kinship.PARENT, "applicant")


def case(**fields: Any) -> CaseFacts:
    given: dict[str, Any] = {
        "ref": "PL-2026-TEST",
        "jurisdiction": Jurisdiction.POLAND,
        "working_language": "en",
        "origin": "TJ",
        "stage": Stage.FIRST_INSTANCE,
        "authority": "",
        "authority_reference": "",
        "made_on": None,
        "registered_on": None,
        "lodged_on": None,
        "summary": {},
        "grounds": frozenset(),
        "people": (person(),),
    }
    return CaseFacts(**(given | fields))
