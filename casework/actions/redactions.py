"""What is hidden on the pages of a paper: boxes, pages looked at, papers withheld."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import transaction

from casework.actions.audit import Verb, record
from casework.actions.paper_flaws import clean_each
from casework.actions.permission import require
from casework.actions.pseudonyms import veil_of
from casework.actions.turns import take_turn
from casework.adapters.pages import page_picture, page_words
from casework.domain.errors import Problem, Refused
from casework.domain.redactions import Box, PageWords, proposed, read_box
from casework.domain.roles import Can
from casework.models import Document, User
from casework.models.pseudonyms import Redaction

WHOLE_PAPER = 0
# More boxes than words on a page are a mistake.
MOST_BOXES = 500


@transaction.atomic
def add_boxes(*, document: Document, page: int, boxes: Iterable[Sequence[float]], by: User) -> int:
    """Hide rectangles of a page; those that are there already are not doubled. How many are new.

    Raises Refused for a page the paper does not have, and a box that does not lie on the page.
    """
    require(by, Can.EDIT_CASE, document.case)
    take_turn(document.case)
    _check_page(document, page)
    kept = [list(row.box) for row in document.redactions.filter(page=page)]
    wanted = [list(read_box(box)) for box in boxes]
    new = [box for box in wanted if box not in kept]
    if not wanted or len(kept) + len(new) > MOST_BOXES:
        raise Refused(Problem("box-outside"))
    # Who draws a box has seen that there is something to hide.
    document.redactions.filter(page=page, box=[]).delete()
    for box in new:
        Redaction.objects.create(document=document, page=page, box=box, by=by)
    record(
        Verb.PAGE_REDACTED,
        by=by,
        case=document.case,
        document=document.key,
        page=page,
        boxes=len(new),
    )
    return len(new)


@transaction.atomic
def remove_box(*, redaction: Redaction, by: User) -> None:
    """Show again what a box hid, or take back that a page was looked at or a paper withheld."""
    require(by, Can.EDIT_CASE, redaction.document.case)
    document, page = redaction.document, redaction.page
    record(Verb.REDACTION_REMOVED, by=by, case=document.case, document=document.key, page=page)
    redaction.delete()


@transaction.atomic
def note_looked_at(*, document: Document, page: int, by: User) -> None:
    """Note that the person looked at the page and found nothing to hide; 0 withholds the paper.

    Raises Refused for a page the paper does not have, and one that has boxes.
    """
    require(by, Can.EDIT_CASE, document.case)
    take_turn(document.case)
    if page != WHOLE_PAPER:
        _check_page(document, page)
    rows = list(document.redactions.filter(page=page))
    if any(row.box for row in rows):
        raise Refused(Problem("page-has-boxes"))
    if not rows:
        Redaction.objects.create(document=document, page=page, box=[], by=by)
    verb = Verb.PAGE_LOOKED_AT if page else Verb.PAPER_WITHHELD
    record(verb, by=by, case=document.case, document=document.key, page=page)


@transaction.atomic
def read_page(*, document: Document, page: int, by: User) -> bytes:
    """The page as a picture, on record like a download. Raises Refused."""
    require(by, Can.READ_CASE, document.case)
    _check_page(document, page)
    picture = page_picture(clean_paper(document), page)
    record(Verb.DOCUMENT_DOWNLOADED, by=by, case=document.case, document=document.key, page=page)
    return picture


def find_names(*, document: Document, page: int, by: User) -> tuple[Box, ...]:
    """A box around each protected name in the text layer of the page, on record like a download.

    Raises Refused.
    """
    require(by, Can.EDIT_CASE, document.case)
    _check_page(document, page)
    found = proposed(words_of(document)[page - 1], veil_of(document.case))
    record(Verb.DOCUMENT_DOWNLOADED, by=by, case=document.case, document=document.key, page=page)
    return found


def words_of(document: Document) -> tuple[PageWords, ...]:
    """The words of the text layers of the paper. Raises Refused."""
    return page_words(clean_paper(document))


def clean_paper(document: Document) -> bytes:
    """The paper as a pack would show it. Raises Refused."""
    (result,) = clean_each([document], bytes)
    if isinstance(result, Refused):
        raise result
    return result


def _check_page(document: Document, page: int) -> None:
    if not 1 <= page <= document.pages:
        raise Refused(Problem("no-such-sheet", "page", {"pages": document.pages}))
