"""Verbatim quotations of passages, each verified against a snapshot of its source."""

from __future__ import annotations

from django.db import transaction

from casework.actions.audit import Verb, record
from casework.actions.permission import require
from casework.actions.snapshot_rows import save_quotation
from casework.domain.errors import Problem, Refused
from casework.domain.evidence import Locator
from casework.domain.quotations import Selection, check_page, select
from casework.domain.roles import Can
from casework.models import Passage, Quotation, Snapshot, Source, User


@transaction.atomic
def quote(
    *,
    passage: Passage,
    snapshot: Snapshot,
    exact: str,
    by: User,
    prefix: str = "",
    suffix: str = "",
    start: int | None = None,
) -> Quotation:
    """Rest a passage on words of a snapshot; it replaces the quotation the passage has.

    Raises Refused as select (quotation-not-found, ...), for a snapshot of another source
    (quotation-of-another-source), or where the pinpoint names a page that is not there
    (impossible-page).
    """
    require(by, Can.EDIT_EVIDENCE)
    # A newer snapshot must not come between the check and the row.
    Source.objects.select_for_update(of=("self",)).get(pk=snapshot.source_id)
    chosen = chosen_words(passage, snapshot, exact, prefix=prefix, suffix=suffix, start=start)
    quotation = save_quotation(passage, snapshot, chosen, by)
    record(Verb.QUOTATION_SAVED, by=by, passage=passage.key, sha256=snapshot.sha256)
    return quotation


@transaction.atomic
def remove_quotation(*, quotation: Quotation, by: User) -> None:
    """Take the quotation off its passage; the finding and the snapshot stay."""
    require(by, Can.EDIT_EVIDENCE)
    quotation.delete()
    record(Verb.QUOTATION_REMOVED, by=by, passage=quotation.passage.key)


def chosen_words(
    passage: Passage,
    snapshot: Snapshot,
    exact: str,
    *,
    prefix: str = "",
    suffix: str = "",
    start: int | None = None,
) -> Selection:
    """The selection that the passage may rest on. Raises Refused like quote."""
    if snapshot.source_id != passage.source_id:
        values: dict[str, str | int] = {
            "other": snapshot.source.key,
            "source": passage.source.key,
        }
        raise Refused(Problem("quotation-of-another-source", "snapshot", values))
    chosen = select(snapshot.text, exact, prefix=prefix, suffix=suffix, start=start)
    locator = Locator(passage.locator_kind, passage.locator_value)
    check_page(locator, snapshot.text, snapshot.page_starts, chosen.start)
    return chosen
