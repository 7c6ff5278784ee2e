"""Builders for tests: plain functions, literal defaults, keyword-only."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

from django.conf import settings

from casework.actions.corroboration import refresh_corroboration
from casework.actions.files import store
from casework.actions.snapshot_rows import save_quotation, save_snapshot
from casework.adapters.snapshot_text import SnapshotText
from casework.adapters.store import sha256
from casework.domain.evidence import TermKind
from casework.domain.names import name_keys
from casework.domain.plain_text import paged
from casework.domain.quotations import select
from casework.models import (
    Assessment,
    Case,
    CaseMember,
    Choice,
    ClaimElement,
    Deadline,
    Decision,
    Document,
    Entity,
    EntityName,
    Event,
    LawRule,
    LegalElement,
    NameKey,
    Norm,
    Passage,
    PassageLink,
    Person,
    PersonName,
    Pseudonym,
    Publisher,
    Quotation,
    Redaction,
    Relation,
    Snapshot,
    Source,
    Team,
    Term,
    Translation,
    User,
    Waiver,
)
from casework.models.encrypted import blind_index

PASSWORD = "long-enough-for-a-test"


def team(*, name: str = "Rights at the Border") -> Team:
    return Team.objects.get_or_create(name=name)[0]


def user(*, name: str, role: str, of: Team | None = None, **fields: Any) -> User:
    return User.objects.create_user(
        email=f"{name.lower()}@example.org",
        password=PASSWORD,
        name=name,
        role=role,
        team=of or team(),
        **fields,
    )


def term(*, kind: TermKind, code: str, label: str = "") -> Term:
    return Term.objects.get_or_create(
        kind=kind.value, code=code, defaults={"labels": {"en": label or code}}
    )[0]


def source(*, key: str = "S1", **fields: Any) -> Source:
    given = {
        "kind": "ngo",
        "publisher": "Human Rights Watch",
        "title": "Report on relatives",
        "issued": "2025-03",
        "language": "en",
        "certainty": "read",
    }
    return Source.objects.create(key=key, **(given | fields))


def publisher(*, name: str = "Human Rights Watch", **fields: Any) -> Publisher:
    given = {"what": "An organisation that reports on abuses.", "certainty": "memory"}
    return Publisher.objects.create(name=name, **(given | fields))


def assessment(*, of: Source, by: User, **fields: Any) -> Assessment:
    given: dict[str, Any] = {
        "on": dt.date(2026, 11, 1),
        "answers": {"relevance": {"answer": "yes", "note": "Speaks of relatives."}},
    }
    return Assessment.objects.create(source=of, by=by, **(given | fields))


def passage(
    *,
    key: str = "P1",
    of: Source | None = None,
    codes: dict[TermKind, list[str]] | None = None,
    **fields: Any,
) -> Passage:
    given = {
        "locator_kind": "paragraph",
        "locator_value": "4",
        "finding": "Relatives of exiles were questioned.",
        "modality": "fact",
        "role": "pattern",
        "direction": "supports",
        "currency": "confirmed-ongoing",
    }
    made = Passage.objects.create(
        key=key, source=of or Source.objects.first() or source(), **(given | fields)
    )
    for kind, values in (codes or {}).items():
        made.terms.add(*(term(kind=kind, code=code) for code in values))
    return made


def element(*, key: str = "acts", position: int = 1, **fields: Any) -> LegalElement:
    given = {
        "position": position,
        "titles": {"en": "Acts of persecution", "de": "Verfolgungshandlungen"},
        "questions": {"en": "Which acts?"},
        "seeks": {"acts": ["FAM-REPRISAL"]},
    }
    return LegalElement.objects.get_or_create(key=key, defaults=given | fields)[0]


def case(*, by: User, ref: str = "PL-2026-TEST", **fields: Any) -> Case:
    given: dict[str, Any] = {
        "jurisdiction": "PL",
        "working_language": "en",
        "made_on": dt.date(2026, 5, 2),
        "registered_on": dt.date(2026, 5, 4),
        "lodged_on": dt.date(2026, 5, 6),
        "summary": {"en": "Secret summary of a claim."},
    }
    made = Case.objects.create(ref=ref, team=by.team, opened_by=by, **(given | fields))
    CaseMember.objects.create(case=made, user=by)
    return made


def member(*, of: Case, user: User) -> CaseMember:
    return CaseMember.objects.create(case=of, user=user)


def person(
    *,
    of: Case,
    key: str = "applicant",
    role: str = "applicant",
    name: str = "Fayzali Қувватов",
    **fields: Any,
) -> Person:
    made = Person.objects.create(case=of, key=key, role=role, **fields)
    PersonName.objects.create(person=made, text=name, script="Latn")
    for word in name_keys(name):
        NameKey.objects.create(person=made, digest=blind_index(word))
    return made


def relation(*, person: Person, kind: str, of: Person) -> Relation:
    return Relation.objects.create(case=person.case, person=person, kind=kind, of=of)


def event(*, of: Case, key: str = "e1", when: str = "2015-09", **fields: Any) -> Event:
    given = {"what": {"en": "Secret summons."}, "kind": "persecution", "place": "Khujand"}
    return Event.objects.create(case=of, key=key, when=when, **(given | fields))


def document(
    *, of: Case, content: bytes, key: str = "d1", pages: int = 1, **fields: Any
) -> Document:
    given = {
        "title": {"en": "Secret letter"},
        "kind": "letter",
        "filename": "letter.pdf",
        "media_type": "application/pdf",
    }
    return Document.objects.create(
        case=of,
        key=key,
        size=len(content),
        pages=pages,
        sha256=sha256(content),
        stored_as=store().save(content),
        **(given | fields),
    )


def pseudonym(*, of: Case, **fields: Any) -> Pseudonym:
    given: dict[str, Any] = {
        "kind": "place",
        "spellings": ["Khujand", "Худжанд"],
        "replacement": "a town in the north",
    }
    return Pseudonym.objects.create(case=of, **(given | fields))


def redaction(*, of: Document, by: User, page: int = 1, **fields: Any) -> Redaction:
    given: dict[str, Any] = {"box": [0.1, 0.1, 0.5, 0.2]}
    return Redaction.objects.create(document=of, by=by, page=page, **(given | fields))


def law() -> None:
    """The rules of law that come with the program, as approved."""
    folder = Path(settings.FIXTURES_DIR) / "law" / "rules"
    sections = ("rules", "decisions", "parameters", "judgments")
    LawRule.objects.bulk_create(
        LawRule(
            section=section,
            key=item["key"],
            version=1,
            state="approved",
            content=item,
            proposed_at=dt.datetime(2026, 11, 24, tzinfo=dt.UTC),
        )
        for path in sorted(folder.glob("*.json"))
        for section, items in json.loads(path.read_text(encoding="utf-8")).items()
        if section in sections
        for item in items
    )


def decision(*, of: Case, kind: str = "Secret refusal", **fields: Any) -> Decision:
    """A decision whose last day is watched: done_on and code are those of its deadline."""
    given: dict[str, Any] = {"served_on": dt.date(2026, 11, 2), "limit_on": dt.date(2026, 11, 16)}
    watched = {name: fields.pop(name) for name in ("done_on", "code") if name in fields}
    made = Decision.objects.create(case=of, kind=kind, **(given | fields))
    if made.limit_on:
        deadline(of=made, due_on=made.limit_on, **watched)
    return made


def deadline(*, of: Decision, **fields: Any) -> Deadline:
    given: dict[str, Any] = {
        "name": "remedy",
        "rank": "main",
        "due_on": dt.date(2026, 11, 16),
        "entered_by": of.case.opened_by,
        "entered_at": dt.datetime(2026, 11, 3, 10, tzinfo=dt.UTC),
    }
    return Deadline.objects.create(decision=of, **(given | fields))


def claim(*, of: Case, element: LegalElement, **fields: Any) -> ClaimElement:
    return ClaimElement.objects.create(case=of, element=element, **fields)


def entity(
    *, key: str = "kuvvatov", name: str = "Umarali Kuvvatov", spellings: dict[str, str]
) -> Entity:
    """A public person with spellings, each with its script."""
    made = Entity.objects.create(key=key, kind="person", name=name)
    for text, script in spellings.items():
        EntityName.objects.create(entity=made, text=text, script=script)
    return made


def norm(*, of: LegalElement, **fields: Any) -> Norm:
    given: dict[str, Any] = {
        "jurisdiction": "EU",
        "citations": {"en": "Art. 9 Regulation (EU) 2024/1347"},
        "certainty": "V",
    }
    return Norm.objects.create(element=of, **(given | fields))


def choice(*, of: ClaimElement, passage: Passage, by: User, **fields: Any) -> Choice:
    return Choice.objects.create(
        claim_element=of, passage=passage, by=by, **({"verdict": "use"} | fields)
    )


def translation(*, of: Passage, language: str = "de", **fields: Any) -> Translation:
    given: dict[str, Any] = {
        "finding": "Angehörige von Exilierten wurden befragt.",
        "translator": "Rafi",
        "source_hash": of.text_hash,
    }
    return Translation.objects.create(passage=of, language=language, **(given | fields))


def passage_link(*, passage: Passage, kind: str, of: Passage, **fields: Any) -> PassageLink:
    made = PassageLink.objects.create(passage=passage, kind=kind, of=of, **fields)
    refresh_corroboration()
    return made


def bear_out(passage: Passage, *sources: Source) -> None:
    """Let sources bear a finding out without findings of their own."""
    passage.corroborated_by.add(*sources)
    refresh_corroboration()


def snapshot(
    *pages: str,
    of: Source | None = None,
    taken_at: dt.datetime = dt.datetime(2026, 3, 5, 10, tzinfo=dt.UTC),
    by: User | None = None,
    filename: str = "report.txt",
) -> Snapshot:
    """A source as a text file of these pages; one page is a text without pages."""
    content = "\f".join(pages).encode()
    text, starts = paged(pages)
    return save_snapshot(
        of or Source.objects.first() or source(),
        content,
        SnapshotText("text/plain", text, tuple(starts if len(pages) > 1 else ())),
        filename=filename,
        taken_at=taken_at,
        url="https://example.org/report",
        stored_as=store().save(content),
        by=by,
    )


def quotation(
    exact: str, *, passage: Passage, snapshot: Snapshot, start: int | None = None
) -> Quotation:
    return save_quotation(passage, snapshot, select(snapshot.text, exact, start=start), None)


def waiver(*, of: Case, by: User, code: str = "single-source", where: str = "acts") -> Waiver:
    return Waiver.objects.create(case=of, code=code, where=where, reason="Secret reason.", by=by)
