"""Builders for tests of findings: what a person enters, and the text it rests on."""

from __future__ import annotations

import datetime as dt
from hashlib import sha256
from typing import Any, cast

from casework.actions.passages import Quoted, add_passage
from casework.domain.evidence import TermKind
from casework.domain.evidence_files import PassageItem
from casework.models import Passage, Snapshot, Source, User
from tests import documents, make

WORDS = "Officers questioned the relatives of exiles in three towns of the north."
SEEN = dt.datetime(2026, 11, 20, 9, tzinfo=dt.UTC)


def item(**fields: Any) -> PassageItem:
    """A finding without its key and source, as the form of a finding gives it."""
    given = documents.passage(entities=[], acts=[]) | fields
    kept = {name: value for name, value in given.items() if name not in ("key", "source")}
    return cast("PassageItem", kept)


def entered(*, by: User, of: Source | None = None, **fields: Any) -> Passage:
    """A finding that the person has entered."""
    make.term(kind=TermKind.THEME, code="T05")
    source = of or Source.objects.first() or make.source()
    return add_passage(source=source, item=item(**fields), by=by)


def snapshot(*, of: Source, text: str = f"Before. {WORDS} After.") -> Snapshot:
    return Snapshot.objects.create(
        source=of,
        media_type="text/plain",
        filename="report.txt",
        size=len(text.encode()),
        sha256=sha256(text.encode()).hexdigest(),
        stored_as="none",
        text=text,
        text_sha256=sha256(text.encode()).hexdigest(),
        taken_at=SEEN,
        last_seen_at=SEEN,
    )


def quoted(*, of: Source, exact: str = WORDS) -> Quoted:
    return Quoted(snapshot(of=of), exact, prefix="Before. ", suffix=" After.", start=8)
