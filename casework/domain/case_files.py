"""Case files (docs/case.schema.json): what must fit together in one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import TypedDict

from casework.domain.cases import PersonRole, Verdict
from casework.domain.codes_aside import CodeAsideItem, codes_aside_problems
from casework.domain.decision_files import DecisionItem, check_decisions
from casework.domain.errors import Problem
from casework.domain.evidence_files import bad_dates, duplicates, unknown, unknown_terms
from casework.domain.own_text_files import OwnTextItem, own_text_problems
from casework.domain.paper_files import DocumentItem, check_papers, is_blank
from casework.domain.rulebook import Rulebook
from casework.domain.waivers import waiver_problems

# "from" is a word of Python.
RelationItem = TypedDict("RelationItem", {"from": str, "kind": str, "to": str})


class NameItem(TypedDict, total=False):
    text: str
    script: str
    note: str


class PersonItem(TypedDict, total=False):
    key: str
    role: str
    names: list[NameItem]
    pseudonym: str
    sex: str
    born: str
    nationality: str
    place: str
    profiles: list[str]
    contact: str
    notes: str


class PageItem(TypedDict, total=False):
    document: str
    page: int


class EventItem(TypedDict, total=False):
    key: str
    when: str
    place: str
    what: dict[str, str]
    kind: str
    acts: list[str]
    actors: list[str]
    people: list[str]
    entities: list[str]
    documents: list[PageItem]
    account: str
    notes: str


class ElementItem(TypedDict, total=False):
    element: str
    alleged: dict[str, str]
    balance_note: str
    events: list[str]


class ChoiceItem(TypedDict, total=False):
    element: str
    passage: str
    verdict: str
    note: str
    answer: dict[str, str]


class WaiverItem(TypedDict):
    check: str
    where: str
    reason: str


LISTS = (
    "people",
    "relations",
    "events",
    "documents",
    "decisions",
    "elements",
    "choices",
    "waivers",
    "texts",
    "codes_aside",
)


@dataclass(frozen=True, slots=True)
class CaseFile:
    """The sound items of a case file, each with its place, and the fields of the case itself.

    spare holds by list the keys of the items that are not sound but are there.
    """

    people: list[tuple[str, PersonItem]]
    relations: list[tuple[str, RelationItem]]
    events: list[tuple[str, EventItem]]
    documents: list[tuple[str, DocumentItem]]
    decisions: list[tuple[str, DecisionItem]]
    elements: list[tuple[str, ElementItem]]
    choices: list[tuple[str, ChoiceItem]]
    waivers: list[tuple[str, WaiverItem]] = field(default_factory=list)
    texts: list[tuple[str, OwnTextItem]] = field(default_factory=list)
    codes_aside: list[tuple[str, CodeAsideItem]] = field(default_factory=list)
    fields: Mapping[str, str] = field(default_factory=dict)
    summary: Mapping[str, str] = field(default_factory=dict)
    grounds: list[str] = field(default_factory=list)
    spare: Mapping[str, frozenset[str]] = field(default_factory=dict)
    parallel_texts: bool = False

    def keys(self, name: str, key: str = "key") -> frozenset[str]:
        """The keys of a list, also those of its flawed items."""
        items: list[tuple[str, Mapping[str, str]]] = getattr(self, name)
        return self.spare.get(name, frozenset()) | {item[key] for _, item in items}


@dataclass(frozen=True, slots=True)
class Library:
    """What a case file refers to: codes, entities, elements (with the countries that examine
    them, none for all), passages (with the reason why one is never printed) and rules of law."""

    terms: Collection[tuple[str, str]]
    entities: Collection[str]
    elements: Mapping[str, Collection[str]]
    passages: Mapping[str, str]
    rulebook: Rulebook
    # Archived copies, by the key of their source and their SHA-256.
    snapshots: Collection[tuple[str, str]] = ()


def check_case(file: CaseFile, library: Library, pages: Mapping[str, int]) -> list[Problem]:
    """All that does not fit together; pages holds the length of each paper that could be read."""
    return [
        *_case(file, library),
        *_duplicates(file),
        *_people(file, library),
        *_events(file, library, pages),
        *check_papers(file.documents, pages, library.snapshots),
        *check_decisions(file.decisions, file.fields, file.keys("documents"), library.rulebook),
        *_elements(file, library),
        *_choices(file, library),
        *_waivers(file),
        *own_text_problems(file.texts),
        *codes_aside_problems(
            file.codes_aside, library.terms, file.keys("people"), file.keys("events")
        ),
    ]


def _case(file: CaseFile, library: Library) -> Iterator[Problem]:
    made = file.fields.get("made_on", "")
    for name in ("registered_on", "lodged_on", "decision_expected"):
        if made and (day := file.fields.get(name, "")) and day < made:
            yield Problem("before-made", name)
    for n, code in enumerate(file.grounds):
        if ("ground", code) not in library.terms:
            yield Problem("unknown-term", f"grounds[{n}]", {"key": code, "kind": "ground"})


def _duplicates(file: CaseFile) -> Iterator[Problem]:
    for items in (file.people, file.events, file.documents):
        yield from duplicates((where, item["key"]) for where, item in items)
    yield from duplicates((where, item["element"]) for where, item in file.elements)
    yield from duplicates(
        (where, f"{item['element']} {item['passage']}") for where, item in file.choices
    )
    yield from duplicates(
        (where, f"{item['from']} {item['kind']} {item['to']}") for where, item in file.relations
    )


def _people(file: CaseFile, library: Library) -> Iterator[Problem]:
    applicants = sum(p["role"] == PersonRole.APPLICANT for _, p in file.people)
    if applicants != 1 and not file.spare.get("people"):
        yield Problem("one-applicant", "people", {"count": applicants})
    for where, person in file.people:
        yield from bad_dates(where, person, ["born"])
        yield from unknown_terms(where, person, library.terms)
    people = file.keys("people")
    for where, relation in file.relations:
        for end in (relation["from"], relation["to"]):
            if end not in people:
                yield Problem("unknown-person", where, {"key": end})
        if relation["from"] == relation["to"]:
            yield Problem("relation-to-self", where)


def _events(file: CaseFile, library: Library, pages: Mapping[str, int]) -> Iterator[Problem]:
    people, documents = file.keys("people"), file.keys("documents")
    for where, event in file.events:
        if is_blank(event["what"]):
            yield Problem("event-untold", f"{where}.what")
        yield from bad_dates(where, event, ["when"])
        yield from unknown_terms(where, event, library.terms)
        named = event.get("entities", ())
        yield from unknown("unknown-person", f"{where}.people", event.get("people", ()), people)
        yield from unknown("unknown-entity", f"{where}.entities", named, library.entities)
        places = [(f"{where}.documents[{n}]", link) for n, link in _links(event)]
        yield from duplicates((at, f"{x['document']} {x.get('page', '')}") for at, x in places)
        yield from chain(*(_page(at, link, documents, pages) for at, link in places))


def _links(event: EventItem) -> Iterable[tuple[int, PageItem]]:
    return enumerate(event.get("documents", ()))


def _page(
    where: str, link: PageItem, documents: Collection[str], pages: Mapping[str, int]
) -> Iterator[Problem]:
    key, page = link["document"], link.get("page")
    if key not in documents:
        yield Problem("unknown-document", f"{where}.document", {"key": key})
    if page and key in pages and page > pages[key]:
        values: dict[str, str | int] = {"page": page, "pages": pages[key]}
        yield Problem("page-beyond-paper", f"{where}.page", values)


def _elements(file: CaseFile, library: Library) -> Iterator[Problem]:
    events, country = file.keys("events"), file.fields.get("jurisdiction", "")
    for where, claim in file.elements:
        shown, key = claim.get("events", ()), claim["element"]
        yield from unknown("unknown-event", f"{where}.events", shown, events)
        if key not in library.elements:
            yield Problem("unknown-element", f"{where}.element", {"key": key})
        elif country and library.elements[key] and country not in library.elements[key]:
            yield Problem("element-not-examined", f"{where}.element")


def _choices(file: CaseFile, library: Library) -> Iterator[Problem]:
    claimed = file.keys("elements", "element")
    for where, choice in file.choices:
        passage = choice["passage"]
        if choice["element"] not in claimed:
            yield Problem("unclaimed-element", f"{where}.element", {"key": choice["element"]})
        if passage not in library.passages:
            yield Problem("unknown-passage", f"{where}.passage", {"key": passage})
        elif library.passages[passage] and choice["verdict"] != Verdict.REJECT:
            reason = library.passages[passage]
            yield Problem("passage-withheld", f"{where}.passage", {"reason": reason})


def _waivers(file: CaseFile) -> Iterator[Problem]:
    yield from duplicates((at, f"{item['check']} {item['where']}") for at, item in file.waivers)
    for at, item in file.waivers:
        for problem in waiver_problems(item["check"]):
            yield Problem(problem.code, f"{at}.check", problem.values)
