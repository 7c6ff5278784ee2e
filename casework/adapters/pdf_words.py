"""Every word that a PDF holds, and where: for the child process only."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, Stream, String

Words = tuple[str, int, str]
DEEPEST = 12
# Streams that are pictures, fonts or colours hold no words.
SILENT = ("/Image", "/Type1C", "/CIDFontType0C", "/OpenType")
FONT_FILES = frozenset({"/FontFile", "/FontFile2", "/FontFile3", "/CIDToGIDMap", "/CIDSet"})
KINDS = {"/Annot": "annotation", "/StructElem": "structure", "/Filespec": "attachment"}


def words(content: bytes, depth: int = 0) -> Iterator[Words]:
    """Place (as domain.leaks.PLACES), page from 1 or 0, and text. Raises pikepdf.PdfError."""
    with Pdf.open(io.BytesIO(content)) as pdf:
        pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
        yield from _information(pdf)
        yield from _bookmarks(pdf)
        yield from _annotations(pdf)
        for page in pdf.pages:
            yield "content", pages[page.obj.objgen], _shown(page)
        yield from _objects(pdf, depth)
        yield from _drawn(pdf)


def _drawn(pdf: Pdf) -> Iterator[Words]:
    """The text of each page, and of each drawing whether a page shows it or not."""
    count = len(pdf.pages)
    forms = [item for item in pdf.objects if _is_form(item)]
    for form in forms:
        _show_alone(pdf, form)
    output = io.BytesIO()
    pdf.save(output)
    document = pypdfium2.PdfDocument(output.getvalue())
    try:
        for number in range(len(document)):
            page = document[number]
            text = page.get_textpage()
            read = text.get_text_range()
            place = ("page", number + 1) if number < count else ("form", 0)
            yield (*place, read.replace("\ufffe", "-\n").replace("\x02", "-\n"))
            text.close()
            page.close()
    finally:
        document.close()


def _is_form(item: object) -> bool:
    return isinstance(item, Stream) and item.get(Name.Subtype) == Name.Form


def _show_alone(pdf: Pdf, form: Object) -> None:
    box = form.get(Name.BBox, Array([0, 0, 1000, 1000]))
    page = Dictionary(
        Type=Name.Page,
        MediaBox=box,
        Resources=Dictionary(XObject=Dictionary(Shown=form)),
        Contents=pdf.make_stream(b"/Shown Do"),
    )
    pdf.pages.append(Page(pdf.make_indirect(page)))


def _shown(drawing: Page | Object) -> str:
    """The strings in the commands that draw: what is shown, and what is said of it."""
    found: list[str] = []
    try:
        for step in pikepdf.parse_content_stream(drawing):
            found += ("".join(_strings(operand, 0)) for operand in step.operands)
    except (pikepdf.PdfError, TypeError):
        # What cannot be drawn has been looked at as text and as an object.
        pass
    return "\n".join(filter(None, found))


def _information(pdf: Pdf) -> Iterator[Words]:
    if Name.Info in pdf.trailer:
        for text in _strings(pdf.trailer.Info, 0):
            yield "information", 0, text


def _bookmarks(pdf: Pdf) -> Iterator[Words]:
    with pdf.open_outline(max_depth=DEEPEST, strict=False) as outline:
        waiting = list(outline.root)
        while waiting:
            item = waiting.pop()
            yield "bookmark", 0, item.title
            waiting += item.children


def _annotations(pdf: Pdf) -> Iterator[Words]:
    for number, page in enumerate(pdf.pages, 1):
        for annotation in page.obj.get(Name.Annots, []):
            for text in _strings(annotation, 0):
                yield "annotation", number, text


def _objects(pdf: Pdf, depth: int) -> Iterator[Words]:
    """The words of every object of the file, whether anything leads to it or not."""
    elsewhere = _font_files(pdf) | _contents(pdf)
    for item in pdf.objects:
        if isinstance(item, Stream) and item.objgen not in elsewhere:
            yield from _stream(item, depth)
        place = _kind(item)
        for text in _strings(item, 0):
            yield place, 0, text
        names = set(_names(item, 0))
        if names:
            yield "name", 0, "\n".join(sorted(names))


def _font_files(pdf: Pdf) -> set[tuple[int, int]]:
    return {
        value.objgen
        for item in pdf.objects
        if isinstance(item, Dictionary)
        for key, value in item.items()
        if key in FONT_FILES and isinstance(value, Stream)
    }


def _contents(pdf: Pdf) -> set[tuple[int, int]]:
    """The streams that draw pages, which are read as such."""
    found = set()
    for page in pdf.pages:
        held = page.obj.get(Name.Contents)
        found |= {part.objgen for part in (held if isinstance(held, Array) else [held]) if part}
    return found


def _kind(item: object) -> str:
    if not isinstance(item, Dictionary | Stream):
        return "string"
    if Name.Alt in item or Name.ActualText in item:
        return "structure"
    return KINDS.get(str(item.get(Name.Type, "")), "string")


def _stream(stream: Stream, depth: int) -> Iterator[Words]:
    if str(stream.get(Name.Subtype, "")) in SILENT:
        return
    if _is_form(stream):
        yield "form", 0, _shown(stream)
        return
    try:
        content = stream.read_bytes()
    except pikepdf.PdfError:
        return
    place = {"/EmbeddedFile": "attachment", "/Metadata": "metadata"}.get(
        str(stream.get(Name.Type, "")), "stream"
    )
    yield place, 0, _text(content)
    if content.startswith(b"%PDF-") and not depth:
        yield from (("attachment", 0, text) for _place, _page, text in words(content, depth + 1))


def _text(content: bytes) -> str:
    for encoding in ("utf-8", "utf-16"):
        if encoding == "utf-8" or content.startswith((b"\xff\xfe", b"\xfe\xff")):
            try:
                return content.decode(encoding)
            except UnicodeDecodeError:
                continue
    return content.decode("latin-1")


def _strings(value: object, depth: int) -> Iterator[str]:
    """The strings that an object holds itself; what it refers to is looked at by itself."""
    if isinstance(value, String):
        yield str(value)
        return
    for item in _held(value, depth):
        yield from _strings(item, depth + 1)


def _names(value: object, depth: int) -> Iterator[str]:
    if isinstance(value, Name):
        yield str(value)
    if isinstance(value, Dictionary | Stream):
        yield from value.keys()
    for item in _held(value, depth):
        yield from _names(item, depth + 1)


def _held(value: object, depth: int) -> Iterator[object]:
    if depth > DEEPEST:
        return
    items: list[object] = []
    if isinstance(value, Dictionary | Stream):
        items = [item for _key, item in value.items()]
    elif isinstance(value, Array):
        items = list(value)
    for item in items:
        if not (isinstance(item, Object) and item.is_indirect):
            yield item
