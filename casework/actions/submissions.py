"""Take in structures of submissions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from django.db import transaction

from casework.actions.audit import Verb, record
from casework.actions.permission import require
from casework.actions.rows import Tally, save_rows
from casework.adapters.json_documents import flaws
from casework.domain.document_paths import has_lost_a_list, in_file, in_order, sift, within
from casework.domain.errors import Problem, Refused
from casework.domain.roles import Can
from casework.domain.submissions import LISTS, SubmissionItem, check_submissions
from casework.models import Authority, LawRule, Submission, User
from casework.models.law_rules import Section


@transaction.atomic
def import_submissions(documents: Sequence[tuple[str, object]], *, by: User | None) -> Tally:
    """Add and change structures by key from files, given as (name, content); nothing is removed.

    Raises Refused with all that is wrong in all the files.
    """
    if by is not None:
        require(by, Can.EDIT_LAW)
    items = _checked(documents)
    wanted: dict[str, dict[str, object]] = {
        item["key"]: {
            **{name: item[name] for name in ("key", "jurisdiction", "kind", "position")},
            "content": item,
        }
        for _, item in items
    }
    present = Submission.objects.in_bulk(field_name="key")
    tally = save_rows(Submission, present, wanted).tally()
    record(Verb.SUBMISSIONS_IMPORTED, by=by, submissions=tally.total, new=tally.new)
    return tally


def _checked(documents: Sequence[tuple[str, object]]) -> list[tuple[str, SubmissionItem]]:
    items, problems, is_whole = list[tuple[str, SubmissionItem]](), list[Problem](), True
    for name, document in documents:
        found = flaws(document, "submissions")
        paths = [flaw.path for flaw in found]
        problems += [in_file(name, flaw.problem) for flaw in found]
        is_whole = is_whole and not has_lost_a_list(paths, LISTS)
        if isinstance(document, dict):
            sound = sift(document, LISTS, paths).sound["submissions"]
            items += [(within(name, where), cast(SubmissionItem, item)) for where, item in sound]
    if is_whole:
        rules = set(
            LawRule.objects.current().filter(section=Section.RULES).values_list("key", flat=True)
        )
        authorities = set(Authority.objects.values_list("key", flat=True))
        problems += check_submissions(items, rules, authorities)
    if problems:
        raise Refused(*in_order(problems, [name for name, _ in documents]))
    return items
