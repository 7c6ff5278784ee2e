"""Archived copies of sources: kept with their hash and time, and given out on record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from django.db import transaction
from django.utils import timezone

from casework.actions.audit import Verb, record
from casework.actions.files import store
from casework.actions.permission import require
from casework.actions.snapshot_rows import check_quotations, save_snapshot, see_again
from casework.adapters.snapshot_text import read_snapshot
from casework.adapters.store import Missing, sha256
from casework.domain.errors import Problem, Refused
from casework.domain.roles import Can
from casework.models import Snapshot, Source, User


def add_snapshot(
    *,
    source: Source,
    content: bytes,
    filename: str,
    taken_at: dt.datetime,
    by: User,
    url: str = "",
    charset: str = "",
) -> Snapshot:
    """Archive a source as it was found at a time, and check its quotations against it.

    The same bytes are the same snapshot, seen once more. Raises Refused as read_snapshot, or for
    a time to come (date-in-future) or an address that is none (snapshot-address).
    """
    require(by, Can.EDIT_EVIDENCE)
    problems = [*address_problems(url), *time_problems(taken_at)]
    if problems:
        raise Refused(*problems)
    found = read_snapshot(content, filename, charset=charset)
    with kept(content) as stored_as, transaction.atomic():
        Source.objects.select_for_update(of=("self",)).get(pk=source.pk)
        snapshot = source.snapshots.filter(sha256=sha256(content)).first()
        if snapshot:
            store().delete(stored_as)
            see_again(snapshot, taken_at)
        else:
            snapshot = save_snapshot(
                source,
                content,
                found,
                filename=filename,
                taken_at=taken_at,
                url=url,
                stored_as=stored_as,
                by=by,
            )
        lost = check_quotations([source])
        record(
            Verb.SNAPSHOT_KEPT,
            by=by,
            source=source.key,
            sha256=snapshot.sha256,
            lost=lost,
        )
    return snapshot


@transaction.atomic
def download_snapshot(*, snapshot: Snapshot, by: User) -> bytes:
    """The bytes of a source as archived, on record.

    Raises Refused when the file is gone or is no longer the one that was archived.
    """
    require(by, Can.READ_EVIDENCE)
    content = archived_bytes(snapshot)
    record(Verb.SNAPSHOT_DOWNLOADED, by=by, source=snapshot.source.key, sha256=snapshot.sha256)
    return content


@transaction.atomic
def remove_snapshot(*, snapshot: Snapshot, by: User) -> None:
    """Forget a copy that must not be here: a client's paper, or the wrong work.

    Raises Refused (snapshot-quoted) while findings quote it.
    """
    require(by, Can.EDIT_EVIDENCE)
    source = Source.objects.select_for_update(of=("self",)).get(pk=snapshot.source_id)
    quoted = list(snapshot.quotations.values_list("passage__key", flat=True))
    if quoted:
        raise Refused(Problem("snapshot-quoted", "", {"passages": ", ".join(sorted(quoted))}))
    name, sha256 = snapshot.stored_as, snapshot.sha256
    snapshot.delete()
    # Only when the row is gone for good: a row without its file would be a fault.
    transaction.on_commit(lambda: store().delete(name))
    lost = check_quotations([source])
    record(Verb.SNAPSHOT_REMOVED, by=by, source=source.key, sha256=sha256, lost=lost)


def archived_bytes(snapshot: Snapshot) -> bytes:
    """The bytes under a snapshot. Raises Refused: snapshot-missing, snapshot-altered."""
    try:
        content = store().read(snapshot.stored_as)
    except Missing as error:
        raise Refused(Problem("snapshot-missing", snapshot.filename)) from error
    if (actual := sha256(content)) != snapshot.sha256:
        raise Refused(Problem("snapshot-altered", snapshot.filename, {"sha256": actual}))
    return content


@contextmanager
def kept(content: bytes) -> Iterator[str]:
    """Keep the bytes in the store for as long as nothing goes wrong after."""
    name = store().save(content)
    try:
        yield name
    except BaseException:
        store().delete(name)
        raise


def time_problems(taken_at: dt.datetime) -> Iterator[Problem]:
    """What was archived was archived before now."""
    if taken_at > timezone.now():
        told = timezone.localtime(taken_at).strftime("%Y-%m-%d %H:%M")
        yield Problem("date-in-future", "taken_at", {"value": told})


def address_problems(url: str) -> Iterator[Problem]:
    """An address is one of the web, or is not known."""
    try:
        parts = urlsplit(url)
    except ValueError:
        parts = urlsplit("")
    if url and not (parts.scheme in ("http", "https") and parts.netloc):
        yield Problem("snapshot-address", "url", {"url": url})
