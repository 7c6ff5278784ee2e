"""The plain text of an archived source: PDF, HTML and text files, known by their bytes.

PDF and HTML come from strangers and are opened only in a child process (snapshot_child.py).
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from casework.adapters.children import Died, ask
from casework.adapters.exhibits.kinds import HTML, MAX_PAGES, PDF, Kind, claimed, recognise
from casework.adapters.text_files import decoded
from casework.domain.errors import Problem, Refused
from casework.domain.plain_text import paged

MEGABYTE = 1024 * 1024
MAX_BYTES = 25 * MEGABYTE
# Two thousand closely printed pages.
MAX_TEXT = 8_000_000
# A page of PDF takes about a twentieth of a second to read.
SECONDS = 110
CHILD = "casework.adapters.snapshot_child"
TEXT = Kind("text", ("txt", "text", "md"), "text/plain")
HTML_TYPE = "text/html"
# Encodings of older pages of the countries we read; anything newer is UTF-8 or UTF-16.
CHARSETS = ("windows-1251", "koi8-r", "windows-1250", "iso-8859-2", "windows-1252")
WEB_ARCHIVES = (".mht", ".mhtml")
PAGE_BREAK = "\f"


@dataclass(frozen=True, slots=True)
class SnapshotText:
    """What can be quoted from a file: normal text (domain/plain_text.py) and its page starts.

    The media type says the charset only where a person had to name it (RFC 6838, 4.2.1).
    """

    media_type: str
    text: str
    page_starts: tuple[int, ...]


def read_snapshot(content: bytes, filename: str, *, charset: str = "") -> SnapshotText:
    """The text of a file; charset is how it says that its letters are encoded, if it says so.

    Raises Refused, naming the file: snapshot-empty, snapshot-too-large, snapshot-kind,
    snapshot-mislabelled, snapshot-encrypted, snapshot-broken, snapshot-scan, snapshot-no-text,
    snapshot-charset or snapshot-encoding.
    """
    if not content:
        raise _refused("snapshot-empty", filename)
    if len(content) > MAX_BYTES:
        raise _too_large(filename)
    if charset and charset not in CHARSETS:
        values = {"charset": charset, "accepted": ", ".join(CHARSETS)}
        raise _refused("snapshot-charset", filename, **values)
    kind = _kind(content, filename)
    if kind is TEXT:
        text, starts = paged(_decoded(content, filename, charset).split(PAGE_BREAK))
        media_type = _with_charset(TEXT.media_type, charset)
        found = SnapshotText(media_type, text, tuple(starts if len(starts) > 1 else ()))
    else:
        media_type = kind.media_type or HTML_TYPE
        found = _from_child(content, filename, media_type, charset)
    if not found.text:
        raise _refused("snapshot-scan" if kind is PDF else "snapshot-no-text", filename)
    if len(found.text) > MAX_TEXT:
        raise _too_large(filename)
    return found


def _kind(content: bytes, filename: str) -> Kind:
    label = _claimed(filename)
    kind = recognise(content)
    if label is TEXT and kind is HTML:
        # A text may begin with a bracket.
        return TEXT
    if kind is None:
        kind = HTML if label is HTML and _has_tags(content) else TEXT
        if label is PDF:
            raise _refused("snapshot-broken", filename)
    if kind not in (PDF, HTML, TEXT) or filename.lower().endswith(WEB_ARCHIVES):
        raise _refused("snapshot-kind", filename)
    if label and label is not kind:
        raise _refused("snapshot-mislabelled", filename, label=label.name, found=kind.name)
    return kind


def _claimed(filename: str) -> Kind | None:
    extension = filename.lower().rpartition(".")[2]
    return TEXT if extension in TEXT.extensions else claimed(filename)


def _has_tags(content: bytes) -> bool:
    """Whether it begins like a page, be it in UTF-16."""
    return content[:1024].replace(b"\0", b"").lstrip(b"\xff\xfe\xef\xbb\xbf \t\r\n")[:1] == b"<"


def _decoded(content: bytes, filename: str, charset: str) -> str:
    try:
        text = content.decode(charset) if charset else decoded(content, filename)
    except UnicodeDecodeError as error:
        raise _refused("snapshot-encoding", filename, encoding="–") from error
    except Refused as refused:
        likely = str(refused.problems[0].values.get("encoding", "–"))
        raise _refused("snapshot-encoding", filename, encoding=likely) from refused
    if "\0" in text:
        # No text has this sign; pictures, sound and programs do.
        raise _refused("snapshot-kind", filename)
    return text


def _from_child(content: bytes, filename: str, media_type: str, charset: str) -> SnapshotText:
    try:
        answer = json.loads(ask(CHILD, media_type, charset, content=content, seconds=SECONDS))
    except Died as died:
        raise (_too_large(filename) if died.is_late else _broken(filename)) from died
    if code := answer.get("code"):
        raise _too_large(filename) if code == "snapshot-too-large" else _refused(code, filename)
    whole_type = _with_charset(media_type, charset if media_type == HTML_TYPE else "")
    return SnapshotText(whole_type, answer["text"], tuple(answer["page_starts"]))


def _with_charset(media_type: str, charset: str) -> str:
    return f"{media_type}; charset={charset}" if charset else media_type


def _too_large(filename: str) -> Refused:
    limits = {"megabytes": MAX_BYTES // MEGABYTE, "pages": MAX_PAGES}
    return _refused("snapshot-too-large", filename, **limits)


def _broken(filename: str) -> Refused:
    return _refused("snapshot-broken", filename)


def _refused(code: str, filename: str, **values: str | int) -> Refused:
    return Refused(Problem(code, "file", {"file": filename, **values}))
