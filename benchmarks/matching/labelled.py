"""The labelled cases and the shipped evidence, as the facts that the matching reads."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
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
from casework.domain.dates import parse_fuzzy
from casework.domain.evidence import (
    Certainty,
    Currency,
    Direction,
    EvidenceRole,
    Locator,
    Modality,
    PassageFacts,
    SourceFacts,
    SourceKind,
)
from casework.domain.law import ElementFacts
from casework.domain.link_files import link_of
from casework.domain.matching import EntityFacts

ROOT = Path(__file__).resolve().parents[2]
FIXTURES = ROOT / "fixtures"
CASES = Path(__file__).resolve().parent / "cases"
# Sets beside the first, by the name that the command knows.
SETS = {name: Path(__file__).resolve().parent / name for name in ("second", "third")}
UNKNOWN = parse_fuzzy("")

Grades = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A case with the grade of each finding that bears on it, whole and by element."""

    number: int
    kind: str
    facts: CaseFacts
    grades: Grades
    core: frozenset[str]
    elements: Mapping[str, Grades]

    @property
    def is_held_out(self) -> bool:
        return self.number % 2 == 0

    @property
    def is_negative(self) -> bool:
        return self.kind.startswith("negative")


@cache
def labelled_cases(folder: Path = CASES) -> tuple[Labelled, ...]:
    """All labelled cases of a set, in the order of their numbers."""
    return tuple(_labelled(_read(path)) for path in sorted(folder.glob("*.json")))


@cache
def findings(*names: str) -> tuple[PassageFacts, ...]:
    """The findings of these files of evidence, with the sources of all."""
    files = [_read(FIXTURES / "evidence" / f"{name}.json") for name in ("article", "sources")]
    sources = {it["key"]: _source(it) for file in files for it in file["sources"]}
    wanted = dict(zip(("article", "sources"), files, strict=True))
    items = [it for file in files for it in file["passages"]]
    found = _graph(items, sources, _read(FIXTURES / "evidence" / "links.json")).corroborations()
    return tuple(
        replace(_passage(it, sources), corroboration=found[it["key"]])
        for name in names
        for it in wanted[name]["passages"]
    )


@cache
def elements() -> tuple[ElementFacts, ...]:
    items = _read(FIXTURES / "law" / "elements.json")["elements"]
    return tuple(
        ElementFacts(
            it["key"],
            it["position"],
            it["titles"],
            it["questions"],
            {kind: frozenset(codes) for kind, codes in it["seeks"].items()},
            frozenset(it.get("jurisdictions", ())),
        )
        for it in items
    )


@cache
def entities() -> Mapping[str, EntityFacts]:
    items = _read(FIXTURES / "evidence" / "entities.json")["entities"]
    return {
        it["key"]: EntityFacts(
            it["key"],
            frozenset({it["name"], *(name["text"] for name in it.get("names", ()))}),
            frozenset(it.get("profiles", ())),
        )
        for it in items
    }


def case_facts(item: Mapping[str, Any]) -> CaseFacts:
    """A case of the benchmark, or of fixtures/demo, as far as the matching reads it."""
    return CaseFacts(
        ref=item.get("ref", item.get("key", "")),
        jurisdiction=Jurisdiction(item["jurisdiction"]),
        working_language=item["working_language"],
        origin=item.get("origin", "TJ"),
        stage=Stage.FIRST_INSTANCE,
        authority="",
        authority_reference="",
        made_on=None,
        registered_on=None,
        lodged_on=None,
        summary=item["summary"],
        grounds=frozenset(item["grounds"]),
        people=tuple(_person(it) for it in item["people"]),
        relations=tuple(
            RelationFacts(it["from"], Kinship(it["kind"]), it["to"]) for it in item["relations"]
        ),
        events=tuple(_event(it) for it in item["events"]),
    )


def demo_case(name: str) -> CaseFacts:
    """One of the demonstration cases."""
    return case_facts(_read(FIXTURES / "demo" / f"{name}.json"))


def _labelled(item: Mapping[str, Any]) -> Labelled:
    labels = item["relevance"]
    return Labelled(
        item["number"],
        item["kind"],
        case_facts(item),
        _grades(labels["case"]),
        frozenset(labels["core"]),
        {element: _grades(grades) for element, grades in labels["elements"].items()},
    )


def _grades(by_grade: Mapping[str, list[str]]) -> Grades:
    return {key: int(grade) for grade, keys in by_grade.items() for key in keys}


def _person(item: Mapping[str, Any]) -> PersonFacts:
    return PersonFacts(
        item["key"],
        PersonRole(item["role"]),
        tuple(name["text"] for name in item.get("names", ())),
        UNKNOWN,
        place=item.get("place", ""),
        profiles=frozenset(item.get("profiles", ())),
    )


def _event(item: Mapping[str, Any]) -> EventFacts:
    return EventFacts(
        item["key"],
        parse_fuzzy(item["when"]),
        item["what"],
        EventKind(item["kind"]),
        item.get("place", ""),
        frozenset(item.get("acts", ())),
        frozenset(item.get("actors", ())),
        frozenset(item.get("people", ())),
        frozenset(item.get("entities", ())),
    )


def _source(item: Mapping[str, Any]) -> SourceFacts:
    return SourceFacts(
        item["key"],
        SourceKind(item["kind"]),
        item["publisher"],
        item["title"],
        issued=parse_fuzzy(item.get("issued", "")),
        certainty=Certainty(item["certainty"]),
        derived_from=frozenset(item.get("derived_from", ())),
    )


def _passage(item: Mapping[str, Any], sources: Mapping[str, SourceFacts]) -> PassageFacts:
    return PassageFacts(
        item["key"],
        sources[item["source"]],
        Locator(item["locator"]["kind"], item["locator"].get("value", "")),
        item["finding"],
        item.get("correction", ""),
        event_date=parse_fuzzy(item.get("event_date", "")),
        places=frozenset(item.get("places", ())),
        entities=frozenset(item.get("entities", ())),
        themes=frozenset(item.get("themes", ())),
        profiles=frozenset(item.get("profiles", ())),
        acts=frozenset(item.get("acts", ())),
        actors=frozenset(item.get("actors", ())),
        grounds=frozenset(item.get("grounds", ())),
        modality=Modality(item["modality"]),
        role=EvidenceRole(item["role"]),
        direction=Direction(item["direction"]),
        currency=Currency(item["currency"]["status"]),
        printable=item["printable"],
    )


def _graph(
    items: Iterable[Mapping[str, Any]],
    sources: Mapping[str, SourceFacts],
    links: Mapping[str, Any],
) -> Graph:
    unseen = {source.key for source in sources.values() if source.certainty is Certainty.MEMORY}
    return Graph(
        {
            it["key"]: Finding(
                it["source"],
                is_printable=it["printable"],
                is_seen=it["source"] not in unseen,
                is_corrected=bool(it.get("correction")),
            )
            for it in items
        },
        [link_of(it) for it in links["links"]],
        {source.key: source.derived_from for source in sources.values()},
        {it["key"]: set(it.get("corroborated_by", ())) - unseen for it in items},
    )


def _read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))
