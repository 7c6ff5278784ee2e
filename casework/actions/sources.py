"""Write records of sources by hand: add one, change it, and name its newer edition."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import cast

from django.db import IntegrityError, transaction
from django.utils import timezone

from casework.actions.audit import Verb, record
from casework.actions.changes import apply
from casework.actions.codes import terms
from casework.actions.corroboration import refresh_corroboration
from casework.actions.index_rows import keep_index
from casework.actions.permission import require
from casework.actions.source_rows import source_values
from casework.adapters.json_documents import flaws
from casework.domain.document_paths import place
from casework.domain.errors import Problem, Refused
from casework.domain.evidence import TermKind
from casework.domain.evidence_files import SourceItem, bad_dates, links_of
from casework.domain.roles import Can
from casework.domain.signs import printable
from casework.domain.source_keys import made_key
from casework.domain.source_likeness import Works, work_of
from casework.domain.source_records import (
    DATES,
    LINES,
    differing,
    link_problems,
    one_line,
    record_problems,
    version_of,
)
from casework.models import Source, User
from casework.models.source_items import described, source_item, source_links


@transaction.atomic
def add_source(*, item: SourceItem, by: User, distinct: Collection[str] = ()) -> Source:
    """A new record, under the key given or one made from publisher, year and number.

    Raises Refused with all that is wrong; for a key that there is (key-taken); and once for each
    record that seems to be of the same work and is not named in distinct (source-likely).
    """
    require(by, Can.EDIT_EVIDENCE)
    item, known = _clean(item), described(Source.objects.all())
    _check({**item, "key": item.get("key") or "new"})
    item["key"] = item.get("key") or made_key(item, known)
    if item["key"] in known:
        raise Refused(_taken(item["key"], known))
    if likely := _likely(item, known, distinct):
        raise Refused(*likely)
    source = _created(item, by)
    _set_links(source, item)
    record(Verb.SOURCE_ADDED, by=by, source=source.key)
    return source


@transaction.atomic
def change_source(*, source: Source, item: SourceItem, seen: str, by: User) -> Source:
    """Bring a record to what the person has written.

    seen is the version (version_of) they started from. Raises Refused with all that is wrong, and
    when someone else has saved another version since (source-changed).
    """
    require(by, Can.EDIT_EVIDENCE)
    locked = Source.objects.select_for_update(of=("self",)).get(pk=source.pk)
    kept = source_item(locked)
    if version_of(kept) != seen:
        raise Refused(Problem("source-changed"))
    item = {**_clean(item), "key": locked.key}
    _check(_with_newer(item, kept))
    if changed := differing(kept, item):
        apply(locked, {**source_values(item), "extra": locked.extra, "changed_by": by})
        locked.save()
        _set_links(locked, item)
        refresh_corroboration()
        keep_index()
    record(Verb.SOURCE_CHANGED, by=by, source=locked.key, fields=changed)
    return locked


@transaction.atomic
def supersede_source(*, source: Source, newer: str, seen: str, by: User) -> Source:
    """Name the record of the newer edition by its key; an empty key takes the link away.

    seen is the key that was there when the person looked. Raises Refused for a key that there is
    not (unknown-source), editions in a circle, a newer edition that is older, and when someone
    else has named another one since (edition-changed).
    """
    require(by, Can.EDIT_EVIDENCE)
    locked = Source.objects.select_for_update(of=("self",)).get(pk=source.pk)
    kept = source_item(locked)
    if kept.get("superseded_by", "") != seen:
        raise Refused(Problem("edition-changed"))
    found = Source.objects.filter(key=newer).first()
    if newer and found is None:
        raise Refused(Problem("unknown-source", "superseded_by", {"key": newer}))
    _check_links({**kept, "superseded_by": newer})
    locked.superseded_by, locked.changed_by = found, by
    locked.save()
    record(Verb.SOURCE_SUPERSEDED, by=by, source=locked.key, newer=newer)
    return locked


def _clean(item: SourceItem) -> SourceItem:
    """Without signs that nobody sees, with each line on one line, and without what is empty."""
    clean: dict[str, object] = {}
    for name, value in cast("Mapping[str, object]", item).items():
        if isinstance(value, str):
            value = one_line(value) if name in LINES else printable(value).strip()
        if value:
            clean[name] = value
    return cast("SourceItem", clean)


def _check(item: SourceItem) -> None:
    """Raise Refused with all that is wrong, each at the field of the record."""
    document = {"schema": "casework/evidence/1", "sources": [item]}
    problems = [
        Problem(flaw.problem.code, place(flaw.path[2:]), flaw.problem.values)
        for flaw in flaws(document, "evidence")
    ]
    problems += bad_dates("", cast("Mapping[str, object]", item), DATES)
    problems = [Problem(p.code, p.where.lstrip("."), p.values) for p in problems]
    problems += record_problems(cast("Mapping[str, object]", item), timezone.localdate())
    if problems:
        raise Refused(*problems)
    _check_links(item)


def _check_links(item: SourceItem) -> None:
    records = {**source_links(), item["key"]: links_of(item)}
    unknown = [key for key in item.get("derived_from", ()) if key not in records]
    problems = [Problem("unknown-source", "derived_from", {"key": key}) for key in unknown]
    problems += link_problems(item["key"], records)
    if problems:
        raise Refused(*problems)


def _with_newer(item: SourceItem, kept: SourceItem) -> SourceItem:
    newer = kept.get("superseded_by", "")
    return {**item, "superseded_by": newer} if newer else item


def _likely(
    item: SourceItem, known: Mapping[str, SourceItem], distinct: Collection[str]
) -> list[Problem]:
    alike = Works(work_of(key, one) for key, one in known.items()).alike(work_of("", item))
    return [
        Problem("source-likely", "", {"key": key, "title": known[key]["title"], "how": how})
        for key, how in alike.items()
        if key not in distinct
    ]


def _created(item: SourceItem, by: User) -> Source:
    try:
        with transaction.atomic():
            return Source.objects.create(**source_values(item), changed_by=by)
    except IntegrityError as error:
        # Another person has added a record under this key at the same moment.
        known = described(Source.objects.filter(key=item["key"]))
        raise Refused(_taken(item["key"], known)) from error


def _taken(key: str, known: Mapping[str, SourceItem]) -> Problem:
    title = known[key]["title"] if key in known else key
    return Problem("key-taken", "key", {"key": key, "title": title})


def _set_links(source: Source, item: SourceItem) -> None:
    source.themes.set(terms(TermKind.THEME, item.get("themes", ()), "themes"))
    source.derived_from.set(Source.objects.filter(key__in=item.get("derived_from", ())))
