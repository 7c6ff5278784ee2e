"""Documents as people hand them over: a small whole one of each kind, to be bent by the tests."""

from __future__ import annotations

import base64
from typing import Any

from tests.adapters.papers import paper

Document = dict[str, Any]


def term(kind: str, code: str, label: str = "") -> Document:
    return {"kind": kind, "code": code, "labels": {"en": label or code}}


def entity(key: str = "irpt", **fields: Any) -> Document:
    given = {
        "kind": "organisation",
        "name": "Islamic Renaissance Party",
        "profiles": ["IRPT-MEM"],
        "names": [
            {"text": "Ҳизби наҳзати исломӣ", "script": "Cyrl", "certainty": "seen"},
            {"text": "Hizbi Nahzat", "script": "Latn"},
        ],
    }
    return {"key": key, **given, **fields}


def source(key: str = "S1", **fields: Any) -> Document:
    given = {
        "kind": "ngo",
        "publisher": "Amnesty International",
        "title": "The relatives pay",
        "issued": "2025-03",
        "language": "en",
        "certainty": "read",
        "themes": ["T05"],
    }
    return {"key": key, **given, **fields}


def passage(key: str = "P1", **fields: Any) -> Document:
    given = {
        "source": "S1",
        "locator": {"kind": "page", "value": "4"},
        "finding": "Relatives of exiles were questioned.",
        "event_date": "2024",
        "places": ["Khujand"],
        "entities": ["irpt"],
        "themes": ["T05"],
        "acts": ["FAM-REPRISAL"],
        "modality": "fact",
        "role": "pattern",
        "direction": "supports",
        "currency": {"status": "confirmed-ongoing"},
        "printable": True,
    }
    return {"key": key, **given, **fields}


def translation(passage: str = "P1", language: str = "de", **fields: Any) -> Document:
    given = {
        "state": "draft",
        "finding": "Angehörige wurden befragt.",
        "translator": "Casework drafts",
    }
    return {"passage": passage, "language": language, **given, **fields}


def evidence(**lists: Any) -> Document:
    """One source with one passage, and all that they refer to."""
    given: Document = {
        "terms": [
            term("theme", "T05"),
            term("act", "FAM-REPRISAL"),
            term("profile", "IRPT-MEM"),
            term("profile", "EXILE-REL"),
            term("ground", "POL"),
            term("actor", "GKNB"),
        ],
        "entities": [entity()],
        "sources": [source()],
        "passages": [passage()],
    }
    return {"schema": "casework/evidence/1", **given, **lists}


def element(key: str = "acts", position: int = 1, **fields: Any) -> Document:
    given = {
        "titles": {"en": "Acts of persecution", "de": "Verfolgungshandlungen"},
        "questions": {"en": "Which acts?"},
        "seeks": {"acts": ["FAM-REPRISAL"]},
    }
    return {"key": key, "position": position, **given, **fields}


def norm(element: str = "acts", **fields: Any) -> Document:
    given = {
        "jurisdiction": "EU",
        "citations": {"en": "Art. 9 Directive 2011/95/EU"},
        "certainty": "V",
    }
    return {"element": element, **given, **fields}


def law(**lists: Any) -> Document:
    given: Document = {"elements": [element()], "norms": [norm()]}
    return {"schema": "casework/law/1", **given, **lists}


def person(key: str = "applicant", role: str = "applicant", **fields: Any) -> Document:
    given = {"names": [{"text": "Zarina Юсуфӣ", "script": "Cyrl"}]}
    return {"key": key, "role": role, **given, **fields}


def event(key: str = "e1", **fields: Any) -> Document:
    given = {"when": "2023-10", "what": {"en": "She was summoned."}}
    return {"key": key, **given, **fields}


def document(key: str = "d1", content: bytes = b"", **fields: Any) -> Document:
    given = {
        "title": {"en": "Summons"},
        "kind": "summons",
        "filename": "summons.pdf",
        "content": base64.b64encode(content or paper("one", "two")).decode(),
    }
    return {"key": key, **given, **fields}


def case(**fields: Any) -> Document:
    """A case with one person and nothing else."""
    given: Document = {
        "ref": "PL-2026-AB2C",
        "jurisdiction": "PL",
        "working_language": "en",
        "people": [person()],
    }
    return {"schema": "casework/case/1", **given, **fields}


def full_case() -> Document:
    """A case in which each field of the schema holds something."""
    return case(
        origin="TJ",
        authority="Szef Urzędu\nul. Taborowa 33",
        authority_reference="DPU.420.1",
        stage="court",
        made_on="2026-05-02",
        registered_on="2026-05-04",
        lodged_on="2026-05-06",
        decision_expected="2027-02-28",
        summary={"en": "Her uncle spoke in public.", "pl": "Stryj występował publicznie."},
        grounds=["POL"],
        people=[
            person(
                names=[
                    {"text": "Zarina Yusufi", "script": "Latn", "note": "as in the passport"},
                    {"text": "Зарина Юсуфӣ", "script": "Cyrl"},
                ],
                pseudonym="Z.",
                sex="F",
                born="1992~",
                nationality="TJ",
                place="Warsaw",
                profiles=["EXILE-REL"],
                contact="Through the office only.",
                notes="Plan breaks.",
            ),
            person("uncle", "family-member", names=[{"text": "Rustam", "script": "Latn"}]),
        ],
        relations=[{"from": "uncle", "kind": "uncle-aunt", "to": "applicant"}],
        events=[
            event(
                "later",
                place="Khujand",
                kind="persecution",
                acts=["FAM-REPRISAL"],
                actors=["GKNB"],
                people=["applicant", "uncle"],
                entities=["irpt"],
                documents=[{"document": "d1", "page": 2}, {"document": "d1"}],
                account="interview",
                notes="Asked twice.",
            ),
            event("earlier", when="2016-09/2016-10", kind="flight"),
        ],
        documents=[
            document(
                issued="2023-10-02",
                language="ru",
                translation_note={"en": "Sworn translation attached."},
                exhibit=2,
            ),
            document("d2", paper("another"), kind="letter"),
        ],
        decisions=[
            {
                "kind": "refusal",
                "decided_on": "2026-09-01",
                "served_on": "2026-09-03",
                "limit_on": "2026-09-17",
                "remedy": "Appeal",
                "document": "d2",
                "done_on": "2026-09-10",
            }
        ],
        elements=[
            {
                "element": "acts",
                "alleged": {"en": "Beaten."},
                "balance_note": "The assurance names nobody.",
                "events": ["later"],
            }
        ],
        choices=[
            {
                "element": "acts",
                "passage": "P1",
                "verdict": "adverse-answered",
                "note": "Mind the date.",
                "answer": {"en": "It concerns another year."},
            }
        ],
    )
