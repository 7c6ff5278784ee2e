"""Say what one finding says of another, and take it back."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q

from casework.actions.audit import Verb, record
from casework.actions.corroboration import refresh_corroboration
from casework.actions.permission import require
from casework.domain.corroboration import Link, problems_of
from casework.domain.dates import parse_fuzzy
from casework.domain.errors import Problem, Refused
from casework.domain.evidence import LinkKind
from casework.domain.roles import Can
from casework.models import Passage, PassageLink, User
from casework.models.corroboration import links_in


@transaction.atomic
def link(
    *, passage: Passage, kind: LinkKind, of: Passage, by: User, note: str = ""
) -> PassageLink:
    """Note that the finding supports, contradicts, updates or repeats the other one.

    Raises Refused for itself, what is there already or its opposite, a circle of updates, and an
    update by a source that is older.
    """
    require(by, Can.EDIT_EVIDENCE)
    _hold(passage, of)
    _check(Link(passage.key, kind, of.key), passage, of)
    row, _ = PassageLink.objects.update_or_create(
        passage=passage,
        of=of,
        kind=kind.value,
        defaults={"note": note, "by": by, "is_held": True},
    )
    refresh_corroboration(passage, of)
    record(Verb.PASSAGE_LINKED, by=by, passage=passage.key, link=kind.value, of=of.key)
    return row


@transaction.atomic
def unlink(*, passage: Passage, kind: LinkKind, of: Passage, by: User) -> None:
    """Take the link away, so that the reference data does not bring it back.

    Raises Refused where there is none.
    """
    require(by, Can.EDIT_EVIDENCE)
    row = PassageLink.objects.held().filter(passage=passage, of=of, kind=kind.value).first()
    if row is None:
        values: dict[str, str | int] = {"passage": passage.key, "of": of.key}
        raise Refused(Problem("no-such-link", "", values))
    row.is_held, row.by = False, by
    row.save()
    refresh_corroboration(passage, of)
    record(Verb.PASSAGE_UNLINKED, by=by, passage=passage.key, link=kind.value, of=of.key)


def _hold(*passages: Passage) -> None:
    """Let nobody else link these findings in the meantime."""
    keys = [passage.pk for passage in passages]
    list(Passage.objects.select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk"))


def _check(wanted: Link, passage: Passage, of: Passage) -> None:
    ends = Q(passage=passage, of=of) | Q(kind=LinkKind.UPDATES.value)
    others = links_in(PassageLink.objects.held().filter(ends))
    issued = {one.key: parse_fuzzy(one.source.issued) for one in (passage, of)}
    if problems := list(problems_of(wanted, others, issued)):
        raise Refused(*problems)
