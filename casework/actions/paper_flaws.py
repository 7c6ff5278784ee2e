"""Whether the papers that a pack shows are there and can be shown."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Protocol, TypeVar

from casework.actions.files import store
from casework.adapters.exhibits import to_pdf
from casework.adapters.exhibits.kinds import PDF
from casework.adapters.store import Missing, sha256
from casework.domain.errors import Problem, Refused
from casework.models import Case

Kept = TypeVar("Kept")


class Paper(Protocol):
    """A paper in the store: a row of the case, or what an earlier pack has of it."""

    @property
    def stored_as(self) -> str: ...
    @property
    def sha256(self) -> str: ...
    @property
    def media_type(self) -> str: ...
    @property
    def filename(self) -> str: ...
    @property
    def pages(self) -> int: ...
    @property
    def copy_as(self) -> str: ...
    @property
    def copy_sha256(self) -> str: ...


def missing_papers(case: Case) -> dict[str, str]:
    """The exhibits whose file is gone, with the code of the problem: quick, for a screen."""
    rows = case.documents.exclude(exhibit=None).values_list("key", "stored_as")
    return {key: "paper-missing" for key, name in rows if not store().has(name)}


def flawed_papers(case: Case) -> dict[str, str]:
    """The exhibits that a build could not bind, with the code of the first problem of each.

    Each is opened and cleaned as the build does it.
    """
    documents = list(case.documents.exclude(exhibit=None).prefetch_related("copies"))
    cleaned = clean_each(documents, len)
    return {
        document.key: result.problems[0].code
        for document, result in zip(documents, cleaned, strict=True)
        if isinstance(result, Refused)
    }


def clean_each(documents: Iterable[Paper], keep: Callable[[bytes], Kept]) -> list[Kept | Refused]:
    """What keep() makes of each paper as clean PDF, or why it cannot be shown.

    The cleaning waits for child processes, so several papers are cleaned at a time; no more than
    those are in memory.
    """

    def kept(document: _Stored) -> Kept | Refused:
        clean = _clean(document)
        return clean if isinstance(clean, Refused) else keep(clean)

    # Read here, for another thread would ask the database for the copy by a connection of its own.
    stored = [_Stored.of(document) for document in documents]
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        return list(pool.map(kept, stored))


@dataclass(frozen=True, slots=True)
class _Stored:
    """What packs show of a paper, as plain values."""

    stored_as: str
    sha256: str
    media_type: str
    filename: str
    pages: int
    copy_as: str
    copy_sha256: str

    @classmethod
    def of(cls, paper: Paper) -> _Stored:
        return cls(**{name: getattr(paper, name) for name in cls.__slots__})


def _clean(document: _Stored) -> bytes | Refused:
    try:
        content, media_type = _whole(document.stored_as, document.sha256), document.media_type
        if document.copy_as:
            content, media_type = _whole(document.copy_as, document.copy_sha256), PDF.media_type
        clean = to_pdf(content, media_type, document.filename)
        if clean.pages != document.pages:
            values = {"found": clean.pages, "expected": document.pages}
            raise Refused(Problem("exhibit-pages", values=dict(values)))
        return clean.pdf
    except Missing:
        return Refused(Problem("paper-missing"))
    except Refused as refused:
        return refused


def _whole(name: str, digest: str) -> bytes:
    content = store().read(name)
    if sha256(content) != digest:
        raise Refused(Problem("paper-altered"))
    return content
