"""Enter findings, change them, check what another person entered, and retire what must not stand.

What a finding says comes as in files (docs/evidence.schema.json); problems name its fields.
"""

from __future__ import annotations

import datetime as dt
import json
from itertools import count
from typing import cast

from django.db import transaction
from django.utils import timezone

from casework.actions.audit import Verb, record
from casework.actions.corroboration import refresh_corroboration
from casework.actions.passage_rows import (
    STATE_FIELDS,
    add_versions,
    keep_first_versions,
    refresh_search,
    save_passages,
)
from casework.actions.permission import require
from casework.adapters.json_documents import flaws
from casework.domain.dates import parse_fuzzy
from casework.domain.difference import difference
from casework.domain.editorial import (
    PERMISSIONS,
    Authors,
    Step,
    after,
    is_copied,
    is_second_person,
    may_be_copied,
    pinpoint_problems,
)
from casework.domain.errors import Problem, Refused
from casework.domain.evidence import EditorialState, Locator, Modality
from casework.domain.evidence_check import check_evidence
from casework.domain.evidence_files import Evidence, Known, PassageItem
from casework.domain.translation import text_hash
from casework.models import Entity, Passage, Quotation, Source, Term, User
from casework.models.passage_items import passage_item

SCHEMA = "casework/evidence/1"
PLACE = "passages[0]"
LONGEST_KEY = 60


@transaction.atomic
def add_passage(*, source: Source, item: PassageItem, by: User, quoted: str = "") -> Passage:
    """Enter a finding of a source as a draft; key and source of the item are given here.

    quoted holds the words it rests on. Raises Refused, each problem at its field, for what the
    schema or the rules do not take, or for a finding that copies the words (finding-copied).
    """
    require(by, PERMISSIONS[Step.ADD])
    Source.objects.select_for_update(of=("self",)).get(pk=source.pk)
    new = cast("PassageItem", {**item, "key": _free_key(source), "source": source.key})
    _check(new, source, quoted)
    passage = _save(new, by, Step.ADD, "")
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
    quotation = Quotation.objects.filter(passage=kept).first()
    _check(new, kept.source, quotation.exact if quotation else "")
    fields = [change.field for change in difference(before, new)]
    saved = _save(new, by, Step.CHANGE, note)
    record(Verb.PASSAGE_CHANGED, by=by, passage=kept.key, fields=fields)
    return saved


@transaction.atomic
def check_passage(*, passage: Passage, seen: str, by: User) -> Passage:
    """Vouch for a finding as it was read, as second person.

    Raises Refused where the person entered or last changed it (own-passage), it is no longer as
    it was seen (passage-changed), or it is no draft (not-from-...).
    """
    require(by, PERMISSIONS[Step.CHECK])
    kept = _locked(passage)
    if not is_second_person(by.pk, authors_of(kept)):
        raise Refused(Problem("own-passage"))
    _check_seen(kept, seen)
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
    refresh_corroboration()
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
    refresh_corroboration()
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
    refresh_search(Passage.objects.filter(pk=saved.pk))
    refresh_corroboration()
    return saved


def _step(kept: Passage, step: Step, by: User, note: str = "") -> None:
    kept.state = after(EditorialState(kept.state), step).value
    keep_first_versions(Passage.objects.filter(pk=kept.pk))
    kept.save(update_fields=STATE_FIELDS)
    add_versions([kept], by, step=step, note=note)


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


def _free_key(source: Source) -> str:
    """The key of the source and the next number that no finding has."""
    base = source.key[: LONGEST_KEY - 6]
    taken = set(Passage.objects.filter(key__startswith=base).values_list("key", flat=True))
    first = source.passages.count() + 1
    return next(key for number in count(first) if (key := f"{base}-{number}") not in taken)


def _check(item: PassageItem, source: Source, quoted: str) -> None:
    """Raise Refused with all that is wrong, each problem at the field of the finding."""
    document = {"schema": SCHEMA, "passages": [item]}
    problems = [flaw.problem for flaw in flaws(document, "evidence")]
    today = timezone.localdate()
    if not problems:
        evidence = Evidence(passages=[(PLACE, item)])
        problems += check_evidence(evidence, _known(item), reviewable=False, today=today)
    if not problems:
        problems += _own_rules(item, today)
    if quoted and is_copied(item["finding"], quoted) and not may_be_copied(source.licence):
        problems.append(Problem("finding-copied", f"{PLACE}.finding"))
    if problems:
        fields = [(p.code, p.where.removeprefix(f"{PLACE}."), p.values) for p in problems]
        raise Refused(*(Problem(code, where, values) for code, where, values in fields))


def _own_rules(item: PassageItem, today: dt.date) -> list[Problem]:
    """What a person who enters a finding can know better than a file of others."""
    problems = list(pinpoint_problems(Locator(**item["locator"])))
    earliest = parse_fuzzy(item.get("event_date", "")).earliest
    if earliest and earliest > today and item["modality"] != Modality.FORECAST:
        problems.append(Problem("event-in-future", "event_date"))
    return problems


def _known(item: PassageItem) -> Known:
    """What of the library the finding refers to."""
    named = [item["source"], *item.get("corroborated_by", ())]
    entities = Entity.objects.filter(key__in=item.get("entities", ()))
    sources = Source.objects.filter(key__in=named)
    return Known(
        frozenset(Term.objects.values_list("kind", "code")),
        frozenset(entities.values_list("key", flat=True)),
        frozenset(sources.values_list("key", flat=True)),
    )
