"""Enter findings, change them, check what another person entered, and retire what must not stand.

What a finding says comes as in files (docs/evidence.schema.json); problems name its fields.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from typing import Any, cast

from django.db import transaction
from django.utils import timezone

from casework.actions.audit import Verb, record
from casework.actions.corroboration import refresh_corroboration
from casework.actions.index_rows import keep_index
from casework.actions.passage_intake import check_item, check_own_words, free_key
from casework.actions.passage_rows import (
    STATE_FIELDS,
    add_versions,
    keep_first_versions,
    save_passages,
)
from casework.actions.permission import require
from casework.actions.quotations import quote
from casework.domain.difference import difference
from casework.domain.editorial import (
    PERMISSIONS,
    Authors,
    Step,
    after,
    is_second_person,
)
from casework.domain.errors import Problem, Refused
from casework.domain.evidence import EditorialState
from casework.domain.evidence_files import PassageItem
from casework.domain.translation import text_hash
from casework.models import Passage, Quotation, Snapshot, Source, Term, User
from casework.models.passage_items import passage_item


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of a snapshot, as a reader marked them, that a new finding rests on."""

    snapshot: Snapshot
    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int | None = None


@transaction.atomic
def add_passage(
    *, source: Source, item: PassageItem, by: User, quoted: Quoted | None = None
) -> Passage:
    """Enter a finding of a source as a draft; key and source of the item are given here.

    Raises Refused, each problem at its field, for what the schema or the rules do not take, for a
    finding that copies the words it rests on (finding-copied), and as quote does.
    """
    require(by, PERMISSIONS[Step.ADD])
    Source.objects.select_for_update(of=("self",)).get(pk=source.pk)
    new = cast("PassageItem", {**item, "key": free_key(source), "source": source.key})
    check_item(new, source, quoted.exact if quoted else "")
    passage = _save(new, by, Step.ADD, "")
    if quoted:
        quote(passage=passage, by=by, **_selectors(quoted))
    record(Verb.PASSAGE_ADDED, by=by, passage=passage.key, source=source.key)
    return passage


@transaction.atomic
def change_passage(
    *, passage: Passage, item: PassageItem, seen: str, by: User, note: str = ""
) -> Passage:
    """Bring a finding to what the item says; a finding that was checked is a draft again.

    seen is the version the person started from. Raises Refused as add_passage, or when someone
    else has changed it since (passage-changed), or it is retired (not-from-retired).
    """
    require(by, PERMISSIONS[Step.CHANGE])
    kept = _locked(passage)
    after(EditorialState(kept.state), Step.CHANGE)
    _check_seen(kept, seen)
    before = passage_item(kept)
    same = {"key": kept.key, "source": kept.source.key, "slug": kept.slug}
    new = cast("PassageItem", {**item, **{name: text for name, text in same.items() if text}})
    check_item(new, kept.source, _quoted_by(kept))
    changed = [change.field for change in difference(before, new)]
    saved = _save(new, by, Step.CHANGE, note)
    record(Verb.PASSAGE_CHANGED, by=by, passage=kept.key, fields=changed)
    return saved


@transaction.atomic
def check_passage(*, passage: Passage, seen: str, by: User) -> Passage:
    """Vouch for a finding as it was read, as second person.

    Raises Refused where the person entered or last changed it (own-passage), it is no longer as
    it was seen (passage-changed), it is no draft (not-from-...), or it is a copy of a quotation
    that came later (finding-copied).
    """
    require(by, PERMISSIONS[Step.CHECK])
    kept = _locked(passage)
    if not is_second_person(by.pk, authors_of(kept)):
        raise Refused(Problem("own-passage"))
    _check_seen(kept, seen)
    check_own_words(kept.finding, _quoted_by(kept), kept.source)
    kept.checked_by, kept.checked_at, kept.returned_because = by, timezone.now(), ""
    _step(kept, Step.CHECK, by)
    record(Verb.PASSAGE_CHECKED, by=by, passage=kept.key)
    return kept


@transaction.atomic
def return_passage(*, passage: Passage, because: str, by: User) -> Passage:
    """Send a finding back to whoever entered it; it is a draft and waits for a change.

    Raises Refused without a reason (reason-missing) or for a retired one (not-from-retired).
    """
    require(by, PERMISSIONS[Step.RETURN])
    kept = _locked(passage)
    kept.returned_because = _reason(because)
    _unchecked(kept)
    _step(kept, Step.RETURN, by, kept.returned_because)
    record(Verb.PASSAGE_RETURNED, by=by, passage=kept.key)
    return kept


@transaction.atomic
def retire_passage(*, passage: Passage, because: str, by: User) -> Passage:
    """Take a finding out of use: never suggested nor printed again, but kept with its history.

    Raises Refused without a reason (reason-missing) or where it is retired (not-from-retired).
    """
    require(by, PERMISSIONS[Step.RETIRE])
    kept = _locked(passage)
    kept.retired_because, kept.returned_because = _reason(because), ""
    _unchecked(kept)
    _step(kept, Step.RETIRE, by, kept.retired_because)
    refresh_corroboration(kept)
    record(Verb.PASSAGE_RETIRED, by=by, passage=kept.key)
    return kept


@transaction.atomic
def restore_passage(*, passage: Passage, by: User, note: str = "") -> Passage:
    """Bring a retired finding back as a draft that somebody has to check.

    Raises Refused where it is not retired (not-from-draft, not-from-checked).
    """
    require(by, PERMISSIONS[Step.RESTORE])
    kept = _locked(passage)
    kept.retired_because, kept.changed_by = "", by
    _step(kept, Step.RESTORE, by, note)
    refresh_corroboration(kept)
    record(Verb.PASSAGE_RESTORED, by=by, passage=kept.key)
    return kept


def version_of(passage: Passage) -> str:
    """Fingerprint of all that a finding says, to notice that it has changed."""
    return text_hash(json.dumps(passage_item(passage), sort_keys=True, ensure_ascii=False))


def authors_of(passage: Passage) -> Authors:
    """Who entered and who last changed a finding."""
    return Authors(passage.entered_by_id, passage.changed_by_id)


def _save(item: PassageItem, by: User, step: Step, note: str) -> Passage:
    terms = {(kind, code): pk for kind, code, pk in Term.objects.values_list("kind", "code", "pk")}
    saved = save_passages([item], terms, by, step=step, note=note).rows[item["key"]]
    refresh_corroboration(saved)
    keep_index()
    return saved


def _step(kept: Passage, step: Step, by: User, note: str = "") -> None:
    kept.state = after(EditorialState(kept.state), step).value
    keep_first_versions(Passage.objects.filter(pk=kept.pk))
    kept.save(update_fields=STATE_FIELDS)
    add_versions([kept], by, step=step, note=note)
    keep_index()


def _unchecked(kept: Passage) -> None:
    kept.checked_by, kept.checked_at = None, None


def _locked(passage: Passage) -> Passage:
    locked = Passage.objects.select_for_update(of=("self",)).select_related("source")
    return locked.get(pk=passage.pk)


def _check_seen(kept: Passage, seen: str) -> None:
    if version_of(kept) != seen:
        raise Refused(Problem("passage-changed"))


def _reason(because: str) -> str:
    if not because.strip():
        raise Refused(Problem("reason-missing", "because"))
    return because.strip()


def _quoted_by(passage: Passage) -> str:
    quotation = Quotation.objects.filter(passage=passage).first()
    return quotation.exact if quotation else ""


def _selectors(quoted: Quoted) -> dict[str, Any]:
    return {field.name: getattr(quoted, field.name) for field in fields(quoted)}
