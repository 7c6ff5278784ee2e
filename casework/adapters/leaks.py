"""All the words a PDF holds, for the search for names; read in a child process, with bounds."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator

import pikepdf
from pikepdf import Name, Object, Pdf

from casework.adapters import picture_words
from casework.adapters.children import Died, ask
from casework.adapters.pages import fine_picture
from casework.domain.errors import Problem, Refused
from casework.domain.leaks import Passage

CHILD = "casework.adapters.words_child"
SECONDS = 660
DEEPEST = 4


def passages_of(
    content: bytes, filename: str, *, on_picture: Callable[[int], None] = lambda page: None
) -> Iterator[Passage]:
    """Every text of the file by its place: text layers, strings, drawings, annotations, names,
    bookmarks, attachments, descriptions, tags, the file's name, and what can be read in pictures.

    Raises Refused "leak-unread" for a file that cannot be searched through.
    """
    yield Passage("file-name", 0, filename)
    try:
        found = json.loads(ask(CHILD, content=content, seconds=SECONDS))
    except Died as error:
        raise Refused(Problem("leak-unread")) from error
    yield from (Passage(place, page, text) for place, page, text in found)
    if picture_words.is_installed():
        for page in pages_with_pictures(content):
            on_picture(page)
            yield Passage("picture", page, picture_words.read(fine_picture(content, page)))


def pages_with_pictures(content: bytes) -> list[int]:
    """The pages from 1 on which a picture lies, by itself or within a drawing."""
    with Pdf.open(io.BytesIO(content)) as pdf:
        return [number for number, page in enumerate(pdf.pages, 1) if _has_picture(page.obj, 0)]


def _has_picture(drawing: Object, depth: int) -> bool:
    resources = drawing.get(Name.Resources)
    held = resources.get(Name.XObject) if isinstance(resources, pikepdf.Dictionary) else None
    if not isinstance(held, pikepdf.Dictionary) or depth > DEEPEST:
        return False
    return any(
        item.get(Name.Subtype) == Name.Image or _has_picture(item, depth + 1)
        for _name, item in held.items()
    )
