"""Takes in the papers of a case, which come from strangers, and makes them clean PDF.

The files are opened only in a child process (child.py), with bounds on its time and memory.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from casework.adapters.children import Died, ask
from casework.adapters.exhibits import office
from casework.adapters.exhibits.kinds import (
    KINDS,
    MAX_PAGES,
    PDF,
    WRITTEN,
    Kind,
    claimed,
    recognise,
)
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
    """What a file is; removed says what to_pdf leaves out of it (wording.exhibits.REMOVED), and
    repaired what it sets right (wording.exhibits.REPAIRED).
    """

    media_type: str
    pages: int
    removed: tuple[str, ...]
    repaired: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Clean:
    """An exhibit as PDF that does nothing but show its pages."""

    pdf: bytes
    pages: int
    removed: tuple[str, ...]
    repaired: tuple[str, ...] = ()


def inspect(
    content: bytes, filename: str, *, password: str = "", limit: int = MAX_BYTES
) -> Inspected:
    """What a file is, by its bytes, and what to_pdf makes of it. Raises Refused like take."""
    media_type, clean = take(content, filename, password=password, limit=limit)
    return Inspected(media_type, clean.pages, clean.removed, clean.repaired)


def take(
    content: bytes, filename: str, *, password: str = "", limit: int = MAX_BYTES
) -> tuple[str, Clean]:
    """What a file is, by its bytes, and its pages as clean PDF. The password is used once.

    Raises Refused: exhibit-empty, exhibit-too-large, exhibit-kind, exhibit-office,
    exhibit-archive, exhibit-picture, exhibit-heic, exhibit-moving, exhibit-mislabelled,
    exhibit-encrypted, exhibit-password, exhibit-rights, exhibit-broken, exhibit-form or
    exhibit-portfolio.
    """
    kind = _kind(content, filename, limit)
    if kind.media_type in WRITTEN:
        return kind.media_type, _converted(content, kind, filename)
    return kind.media_type, _cleaned(content, kind.media_type, filename, password)


def to_pdf(content: bytes, media_type: str, filename: str, *, password: str = "") -> Clean:
    """The pages as they look, the same bytes each time: images exact, forms flattened, without
    scripts, actions, links, attachments, media and hidden data. Raises Refused like inspect.

    Text files are not for it: LibreOffice does not make the same bytes twice.
    """
    return _cleaned(content, media_type, filename, password)


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
        raise _refused(kind.code, filename)
    return kind


def _converted(content: bytes, kind: Kind, filename: str) -> Clean:
    try:
        pdf = office.as_pdf(content, kind.extensions[0])
    except Refused as refused:
        raise _refused(refused.problems[0].code, filename) from refused
    return _cleaned(pdf, PDF.media_type, filename, "")


def _cleaned(content: bytes, media_type: str, filename: str, password: str) -> Clean:
    # On its standard input: what is on a command line, any user of the machine can read.
    asked = json.dumps({"password": password}).encode() + b"\n"
    try:
        answered = ask(CHILD, media_type, content=asked + content, seconds=SECONDS)
    except Died as error:
        raise _refused("exhibit-broken", filename) from error
    head, _, pdf = answered.partition(b"\n")
    answer = json.loads(head)
    if "code" in answer:
        raise _refused(answer["code"], filename)
    return Clean(pdf, answer["pages"], tuple(answer["removed"]), tuple(answer["repaired"]))


def _refused(code: str, filename: str, **values: str | int) -> Refused:
    return Refused(Problem(code, where=filename, values={**VALUES.get(code, {}), **values}))
