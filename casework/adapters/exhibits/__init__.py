"""Takes in the papers of a case, which come from strangers, and makes them clean PDF.

The files are opened only in a child process (child.py), with bounds on its time and memory.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from casework.adapters.children import Died, ask
from casework.adapters.exhibits.kinds import KINDS, MAX_PAGES, Kind, claimed, recognise
from casework.domain.errors import Problem, Refused

MEGABYTE = 1024 * 1024
MAX_BYTES = 25 * MEGABYTE
SECONDS = 90
CHILD = "casework.adapters.exhibits.child"
ACCEPTED = ", ".join(kind.name for kind in KINDS if kind.media_type)
# What the sentences of these codes tell the reader.
VALUES: dict[str, dict[str, str | int]] = {
    "exhibit-kind": {"accepted": ACCEPTED},
    "exhibit-too-large": {"megabytes": MAX_BYTES // MEGABYTE, "pages": MAX_PAGES},
}


@dataclass(frozen=True, slots=True)
class Inspected:
    """What a file is; removed says what to_pdf leaves out of it (see wording.REMOVED)."""

    media_type: str
    pages: int
    removed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Clean:
    """An exhibit as PDF that does nothing but show its pages."""

    pdf: bytes
    pages: int
    removed: tuple[str, ...]


def inspect(content: bytes, filename: str, *, limit: int = MAX_BYTES) -> Inspected:
    """Find out by its bytes what a file is, and that to_pdf can take it.

    Raises Refused: exhibit-empty, exhibit-too-large, exhibit-kind, exhibit-mislabelled,
    exhibit-encrypted, exhibit-broken, exhibit-form or exhibit-portfolio.
    """
    kind = _kind(content, filename, limit)
    clean = _cleaned(content, kind.media_type, filename)
    return Inspected(kind.media_type, clean.pages, clean.removed)


def to_pdf(content: bytes, media_type: str, filename: str) -> Clean:
    """The pages as they look, the same bytes each time: images exact, forms flattened, without
    scripts, actions, links, attachments, media and hidden data. Raises Refused like inspect.
    """
    return _cleaned(content, media_type, filename)


def _kind(content: bytes, filename: str, limit: int) -> Kind:
    if not content:
        raise _refused("exhibit-empty", filename)
    if len(content) > limit:
        raise _refused("exhibit-too-large", filename, megabytes=limit // MEGABYTE)
    kind, label = recognise(content), claimed(filename)
    if kind is None:
        # Nothing is known of the bytes: a name that promises more makes it a damaged file.
        code = "exhibit-broken" if label and label.media_type else "exhibit-kind"
        raise _refused(code, filename)
    if label and label is not kind:
        raise _refused("exhibit-mislabelled", filename, label=label.name, found=kind.name)
    if not kind.media_type:
        raise _refused("exhibit-kind", filename)
    return kind


def _cleaned(content: bytes, media_type: str, filename: str) -> Clean:
    try:
        answered = ask(CHILD, media_type, content=content, seconds=SECONDS)
    except Died as error:
        raise _refused("exhibit-broken", filename) from error
    head, _, pdf = answered.partition(b"\n")
    answer = json.loads(head)
    if "code" in answer:
        raise _refused(answer["code"], filename)
    return Clean(pdf, answer["pages"], tuple(answer["removed"]))


def _refused(code: str, filename: str, **values: str | int) -> Refused:
    return Refused(Problem(code, where=filename, values={**VALUES.get(code, {}), **values}))
