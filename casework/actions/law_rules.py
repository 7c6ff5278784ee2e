"""Take in and give out rules of law; the office's word stands before reference data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from django.db import transaction
from django.utils import timezone

from casework.actions.audit import Verb, record
from casework.actions.permission import require
from casework.adapters.json_documents import flaws
from casework.domain.document_paths import has_lost_a_list, in_file, in_order, sift, within
from casework.domain.errors import Problem, Refused
from casework.domain.law_rule_files import LISTS, RuleFile, RuleItem, check_rules
from casework.domain.roles import Can
from casework.models import LawRule, User
from casework.models.law_rules import RuleState, Section, contents

SCHEMA = "casework/law-rules/1"


@dataclass(frozen=True, slots=True)
class RuleCounts:
    """What an import of rules did: new and changed ones that count at once, and proposals."""

    new: int = 0
    changed: int = 0
    same: int = 0
    proposed: int = 0


@transaction.atomic
def import_law_rules(documents: Sequence[tuple[str, object]], *, by: User | None) -> RuleCounts:
    """Add versions of the rules in files, given as (name, content), that differ from those there.

    Without a person it is reference data and counts at once, except where the office has its own
    approved version: then, as with all that a person brings, it waits for approval. Nothing is
    removed. Raises Refused with all that is wrong in all the files.
    """
    if by is not None:
        require(by, Can.EDIT_LAW)
    file = checked(documents)
    latest = {rule.key: rule for rule in LawRule.objects.order_by("version")}
    reference = {r.key: r for r in LawRule.objects.filter(proposed_by=None).order_by("version")}
    rows = [
        row
        for section, item in _items(file)
        if (row := _next(section, item, latest.get(_key(item)), reference.get(_key(item)), by))
    ]
    _wait_where_the_office_has_its_own(rows)
    LawRule.objects.bulk_create(rows)
    counts = _counts(rows, sum(1 for _ in _items(file)), set(latest))
    record(
        Verb.LAW_RULES_IMPORTED,
        by=by,
        new=counts.new,
        changed=counts.changed,
        proposed=counts.proposed,
    )
    return counts


@transaction.atomic
def export_law_rules(*, by: User | None) -> dict[str, object]:
    """The rules that count, as one file that can be imported again."""
    if by is not None:
        require(by, Can.READ_EVIDENCE)
    lists = contents(LawRule.objects.current())
    record(Verb.LAW_RULES_EXPORTED, by=by, count=sum(len(items) for items in lists.values()))
    filled = {name: items for name, items in lists.items() if items or name == Section.RULES}
    return {"schema": SCHEMA, **filled}


def _next(
    section: Section,
    item: dict[str, object],
    latest: LawRule | None,
    reference: LawRule | None,
    by: User | None,
) -> LawRule | None:
    """The version that the item makes, or none where it says nothing new."""
    if latest is None:
        return new_version(section, item, 1, by)
    if item in (latest.content, reference.content if reference and by is None else None):
        return None
    return new_version(section, item, latest.version + 1, by)


def new_version(
    section: Section, item: dict[str, object], version: int, by: User | None, reason: str = ""
) -> LawRule:
    """A row not yet saved: a proposal when a person brings it, else reference data that counts."""
    return LawRule(
        section=section.value,
        key=_key(item),
        version=version,
        state=(RuleState.APPROVED if by is None else RuleState.PROPOSED).value,
        content=item,
        reason=reason,
        proposed_by=by,
        proposed_at=timezone.now(),
        approved_at=timezone.now() if by is None else None,
    )


def _wait_where_the_office_has_its_own(rows: Sequence[LawRule]) -> None:
    own = LawRule.objects.current().exclude(proposed_by=None)
    keys = set(own.values_list("key", flat=True))
    for row in rows:
        if row.key in keys:
            row.state, row.approved_at = RuleState.PROPOSED.value, None


def _counts(rows: Sequence[LawRule], total: int, present: set[str]) -> RuleCounts:
    approved = [row.key for row in rows if row.state == RuleState.APPROVED]
    new = sum(key not in present for key in approved)
    return RuleCounts(new, len(approved) - new, total - len(rows), len(rows) - len(approved))


def _items(file: RuleFile) -> Iterator[tuple[Section, dict[str, object]]]:
    for section in Section:
        for _, item in getattr(file, section.value):
            yield section, item


def _key(item: Mapping[str, object]) -> str:
    return str(item["key"])


def checked(documents: Sequence[tuple[str, object]]) -> RuleFile:
    """The items of the files. Raises Refused with all that is wrong in all of them."""
    file, spare, problems, is_whole = RuleFile(), set[str](), list[Problem](), True
    for name, document in documents:
        found = flaws(document, "law-rules")
        paths = [flaw.path for flaw in found]
        problems += [in_file(name, flaw.problem) if name else flaw.problem for flaw in found]
        is_whole = is_whole and not has_lost_a_list(paths, LISTS)
        if isinstance(document, dict):
            spare |= _add(file, name, document, paths)
    if is_whole:
        present = LawRule.objects.current().filter(section=Section.RULES)
        rules = [cast(RuleItem, row.content) for row in present]
        problems += check_rules(file, rules, spare)
    if problems:
        raise Refused(*in_order(problems, [name for name, _ in documents]))
    return file


def _add(
    file: RuleFile, name: str, document: dict[str, object], paths: list[tuple[str | int, ...]]
) -> set[str]:
    """Add the sound items of a file; the keys of flawed rules, so that they may be referred to."""
    sifted = sift(document, LISTS, paths)
    for kind in LISTS:
        items = [
            (within(name, where) if name else where, item) for where, item in sifted.sound[kind]
        ]
        cast("list[object]", getattr(file, kind)).extend(items)
    return set(sifted.flawed_keys("rules"))
