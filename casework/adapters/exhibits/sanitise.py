"""Keeps the pages of a stranger's PDF, and of those only what they show.

Runs in the child process only. The pages go into a new file, so that whatever the old one held
beside them (scripts, attachments, opening actions, metadata) is not removed but never taken over.
Of bookmarks only titles and pages are (outlines.py).
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf
from pikepdf import Dictionary, Name, Page, Pdf, Stream

from casework.adapters.exhibits import damage, locks, outlines, report, tree
from casework.adapters.exhibits.drawings import MAX_STREAM
from casework.adapters.exhibits.jpeg import stripped
from casework.domain.errors import Problem, Refused

# pikepdf answers with these where an object is of another kind than the format says.
OTHER_KIND = (ValueError, TypeError, KeyError, AttributeError, IndexError, ArithmeticError)
PAGE_KEYS = frozenset(
    (
        *("/Type", "/Parent", "/Contents", "/Resources", "/Group"),
        *("/MediaBox", "/CropBox", "/Rotate", "/UserUnit"),
    )
)
# Of pictures and drawings: data beside what they show, and content that lies in other files.
BESIDE_THE_PICTURE = (
    *("/Metadata", "/PieceInfo", "/StructParent", "/StructParents", "/AF", "/Measure", "/PtData"),
    *("/F", "/FFilter", "/FDecodeParms", "/Ref", "/OPI", "/Alternates"),
)


@dataclass(frozen=True, slots=True)
class Sanitised:
    """The clean file, its number of pages, and the codes of what was removed and repaired."""

    pdf: bytes
    pages: int
    removed: list[str]
    repaired: list[str]


def sanitised(content: bytes, password: str = "") -> Sanitised:
    """The clean file. Raises Refused."""
    pikepdf.settings.set_qpdf_limits(
        flate_max_memory=MAX_STREAM, run_length_max_memory=MAX_STREAM, png_max_memory=MAX_STREAM
    )
    try:
        with locks.opened_whole(content, password) as source:
            count = tree.count_pages(source)
        with locks.opened(content, password) as source:
            repaired = {*locks.codes(source, password), *damage.mend(source, content, count)}
            return _cleaned(source, sorted(repaired))
    except (pikepdf.PdfError, *OTHER_KIND) as error:
        raise Refused(Problem("exhibit-broken")) from error


def _cleaned(source: Pdf, repaired: list[str]) -> Sanitised:
    if Name.Collection in source.Root:
        raise Refused(Problem("exhibit-portfolio"))
    removed = report.of(source)
    _fill_in_forms(source)
    source.flatten_annotations()
    with Pdf.new() as target:
        target.add_pages_from(source, forms="strip", outlines="ignore")
        for page in target.pages:
            _keep_only_what_shows(page)
        _unshare(target)
        outlines.keep(source, target)
        if _strip_streams(target):
            removed.append("photo-data")
        return Sanitised(_saved(target), len(target.pages), removed, repaired)


def _saved(target: Pdf) -> bytes:
    output = io.BytesIO()
    target.save(
        output,
        deterministic_id=True,
        compress_streams=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
    )
    return output.getvalue()


def _fill_in_forms(source: Pdf) -> None:
    """Draw the fields that wait for a form program to draw them.

    qpdf writes them in the letters of Western Europe only, and a question mark for any other:
    such a form is refused.
    """
    form = source.acroform
    if not form.exists:
        return
    if "/XFA" in source.Root.AcroForm and source.Root.get("/NeedsRendering", False):
        raise Refused(Problem("exhibit-form"))
    undrawn = [value for drawn, value in _field_values(source) if not drawn]
    if not (form.needs_appearances or any(undrawn)):
        return
    values = [value for _drawn, value in _field_values(source)]
    if not all(_is_western(value) for value in values):
        raise Refused(Problem("exhibit-form"))
    form.needs_appearances = True
    source.generate_appearance_streams()


def _field_values(source: Pdf) -> Iterator[tuple[bool, str]]:
    """Of each field with text: whether it is drawn already, and the text."""
    form = source.acroform
    for page in source.pages:
        for widget in form.get_widget_annotations_for_page(page):
            field = form.get_field_for_annotation(widget)
            if field.is_text or field.is_choice:
                yield Name.AP in widget.obj, field.value_as_string


def _is_western(text: str) -> bool:
    try:
        text.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


def _keep_only_what_shows(page: Page) -> None:
    for key in set(page.obj.keys()) - PAGE_KEYS:
        del page.obj[key]
    # One stream: it is copied as it is into the pack, without being unfolded there.
    page.contents_coalesce()


def _unshare(target: Pdf) -> None:
    """Give each page a drawing of its own: the binder cuts each to the box of its page."""
    seen = set()
    for page in target.pages:
        drawing = page.obj.get(Name.Contents)
        if isinstance(drawing, Stream) and drawing.objgen in seen:
            page.obj.Contents = target.make_stream(drawing.read_bytes())
        elif isinstance(drawing, Stream):
            seen.add(drawing.objgen)


def _strip_streams(pdf: Pdf) -> bool:
    """Take the hidden data off every picture; whether a photograph had any."""
    found = False
    for item in pdf.objects:
        if not isinstance(item, Stream):
            continue
        for key in BESIDE_THE_PICTURE:
            if key in item:
                del item[key]
        if item.get(Name.Filter) == Name.DCTDecode:
            found = _strip_photo(item) or found
    return found


def _strip_photo(picture: Stream) -> bool:
    before = picture.read_raw_bytes()
    after = stripped(before)
    if len(after) == len(before):
        return False
    parameters = picture.get(Name.DecodeParms)
    kept = parameters if isinstance(parameters, Dictionary) else None
    picture.write(after, filter=Name.DCTDecode, decode_parms=kept)
    return True
