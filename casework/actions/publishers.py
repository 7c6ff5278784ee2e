"""Keep profiles of publishers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from django.db import transaction
from django.utils import timezone

from casework.actions.audit import Verb, record
from casework.actions.changes import apply
from casework.actions.permission import require
from casework.adapters.json_documents import flaws
from casework.domain.document_paths import place
from casework.domain.errors import Problem, Refused
from casework.domain.evidence_files import PublisherItem
from casework.domain.roles import Can
from casework.domain.signs import printable
from casework.domain.source_records import one_line, record_problems
from casework.domain.translation import text_hash
from casework.models import Publisher, User

LINES = ("name", "url")
FIELDS = ("name", "what", "purpose", "funding", "method", "url", "certainty")


@transaction.atomic
def save_publisher(
    *, publisher: Publisher | None, item: PublisherItem, seen: str, by: User
) -> Publisher:
    """Add a profile (publisher None), or bring one to what the person has written.

    seen is the version (version_of) they started from, empty for none. Raises Refused with all
    that is wrong; for a name that has a profile (publisher-exists); and when someone else has
    saved another version since (publisher-changed).
    """
    require(by, Can.EDIT_EVIDENCE)
    rows = Publisher.objects.select_for_update(of=("self",))
    kept = rows.get(pk=publisher.pk) if publisher else None
    if version_of(kept) != seen:
        raise Refused(Problem("publisher-changed"))
    values = _values(item)
    _check(values, kept)
    saved = kept or Publisher()
    changed = apply(saved, values)
    if changed:
        saved.changed_by = by
        saved.save()
    record(Verb.PUBLISHER_SAVED, by=by, publisher=saved.pk, fields=changed)
    return saved


def version_of(publisher: Publisher | None) -> str:
    """Fingerprint of a profile, to notice that it has changed; empty for none."""
    return text_hash(*(getattr(publisher, name) for name in FIELDS)) if publisher else ""


def _values(item: PublisherItem) -> dict[str, str]:
    given = cast("Mapping[str, str]", item)
    return {
        name: one_line(given.get(name, ""))
        if name in LINES
        else printable(given.get(name, "")).strip()
        for name in FIELDS
    }


def _check(values: Mapping[str, str], kept: Publisher | None) -> None:
    item = {name: text for name, text in values.items() if text}
    document = {"schema": "casework/evidence/1", "publishers": [item]}
    problems = [
        Problem(flaw.problem.code, place(flaw.path[2:]), flaw.problem.values)
        for flaw in flaws(document, "evidence")
    ]
    problems += record_problems(item, timezone.localdate())
    others = Publisher.objects.exclude(pk=kept.pk) if kept else Publisher.objects.all()
    if others.filter(name=values["name"]).exists():
        problems.append(Problem("publisher-exists", "name", {"name": values["name"]}))
    if problems:
        raise Refused(*problems)
