"""Refuses drawings that would keep a reader busy without end. For the child process only."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, Stream, StreamDecodeLevel

from casework.domain.errors import Problem, Refused

# More of drawing commands is no page but an attack; and more in all is no paper.
MAX_CONTENT = 64 * 1024**2
MAX_CONTENTS = 4 * MAX_CONTENT
# What any other stream may unfold to.
MAX_STREAM = 256 * 1024**2
# More points are not a sheet A0 at 600 dots an inch.
MAX_POINTS = 600_000_000
# Pictures and forms that one page draws, each as often as it is drawn.
MAX_DRAWN = 200_000
MAX_DEPTH = 30
DRAW = re.compile(rb"/([^\s/<>\[\](){}%]+)\s+Do(?![^\s/<>\[\](){}%])")
ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
STEP = 4 * 1024**2

Key = tuple[int, int]


def stop_if_endless(pdf: Pdf, pages: list[Page]) -> None:
    """Raise Refused "exhibit-broken" for drawings and streams that are bombs."""
    _Reader().read(pages)
    for item in pdf.objects:
        if isinstance(item, Stream):
            _unfold(item)


def content_of(page: Page) -> bytes:
    """The commands that draw the page, which must all be readable."""
    content = page.obj.get(Name.Contents)
    if content is None:
        return b""
    parts = list(content) if isinstance(content, Array) else [content]
    if not all(isinstance(part, Stream) for part in parts):
        raise _broken()
    return b"\n".join(part.read_bytes() for part in parts)


class _Reader:
    """Counts what each page draws, each form counted once and then remembered."""

    def __init__(self) -> None:
        self._drawn: dict[Key, int] = {}
        self._read = 0

    def read(self, pages: list[Page]) -> None:
        for page in pages:
            content = content_of(page)
            resources = page.obj.get(Name.Resources)
            self._count(content, resources, ())

    def _count(self, content: bytes, resources: Object | None, above: tuple[Key, ...]) -> int:
        self._read += len(content)
        if len(content) > MAX_CONTENT or self._read > MAX_CONTENTS or len(above) > MAX_DEPTH:
            raise _broken()
        total = 0
        for form in _forms(content, resources):
            total += self._form(form, resources, above) if form is not None else 1
            if total > MAX_DRAWN:
                raise _broken()
        return total

    def _form(self, form: Stream, around: Object | None, above: tuple[Key, ...]) -> int:
        key = form.objgen
        if key in above:
            raise _broken()
        if key not in self._drawn:
            content = form.read_bytes()
            resources = form.get(Name.Resources, around)
            self._drawn[key] = 1 + self._count(content, resources, (*above, key))
        return self._drawn[key]


def _forms(content: bytes, resources: Object | None) -> Iterator[Stream | None]:
    """What the content draws, in order: a form, or None for anything else."""
    held = resources.get(Name.XObject) if isinstance(resources, Dictionary) else None
    if not isinstance(held, Dictionary):
        return
    for name in DRAW.findall(content):
        found = held.get("/" + _plain(name))
        if isinstance(found, Stream) and found.get(Name.Subtype) == Name.Form:
            yield found
        else:
            yield None


def _plain(name: bytes) -> str:
    """The name without its escapes (ISO 32000-2, 7.3.5)."""
    return ESCAPED.sub(lambda code: bytes((int(code[1], 16),)), name).decode("utf-8", "replace")


def _unfold(item: Stream) -> None:
    """Find the bombs; a font or picture that is merely damaged shows as it always did."""
    if item.get(Name.Subtype) == Name.Image:
        # A reader unfolds no more of it than it has points.
        if _number(item, Name.Width) * _number(item, Name.Height) > MAX_POINTS:
            raise Refused(Problem("exhibit-too-large"))
        return
    if _filters(item) == [Name.FlateDecode]:
        _unfold_in_steps(item.read_raw_bytes())
        return
    try:
        item.read_bytes(StreamDecodeLevel.generalized)
    except pikepdf.PdfError as error:
        if "memory limit" in str(error):
            raise _broken() from error


def _unfold_in_steps(folded: bytes) -> None:
    """Unfold without holding what comes out."""
    unfolder, total = zlib.decompressobj(), 0
    try:
        while folded and not unfolder.eof:
            total += len(unfolder.decompress(folded, STEP))
            folded = unfolder.unconsumed_tail
            if total > MAX_STREAM:
                raise _broken()
    except zlib.error:
        return


def _filters(item: Stream) -> list[Object]:
    filters = item.get(Name.Filter)
    if isinstance(filters, Array):
        return list(filters)
    return [] if filters is None else [filters]


def _number(item: Stream, name: Name) -> int:
    value = item.get(name, 0)
    return value if isinstance(value, int) else 0


def _broken() -> Refused:
    return Refused(Problem("exhibit-broken"))
