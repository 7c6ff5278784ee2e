"""Propose a change to a rule of law, and decide on what another person proposed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from casework.actions.audit import Verb, record
from casework.actions.law_rules import SCHEMA, checked, new_version
from casework.actions.permission import require
from casework.domain.errors import Problem, Refused
from casework.domain.law_rule_files import RuleFile, check_rules
from casework.domain.roles import Can
from casework.models import LawRule, User
from casework.models.law_rules import RuleState, Section


@transaction.atomic
def propose_law_rule(
    *, rule: LawRule, content: Mapping[str, object], reason: str, by: User
) -> LawRule:
    """A new version of a rule, to count once another person has approved it.

    Raises Refused for content that does not fit, or for another key (rule-key-changed).
    """
    require(by, Can.EDIT_LAW)
    if content.get("key") != rule.key:
        raise Refused(Problem("rule-key-changed", "key", {"key": rule.key}))
    latest = LawRule.objects.filter(key=rule.key).order_by("-version").first() or rule
    proposal = _proposal(Section(rule.section), dict(content), latest.version + 1, by, reason)
    record(Verb.LAW_RULE_PROPOSED, by=by, rule=proposal.key, version=proposal.version)
    return proposal


@transaction.atomic
def propose_new_law_rule(
    *, section: Section, content: Mapping[str, object], reason: str, by: User
) -> LawRule:
    """The first version of a rule, as where the legislator has replaced another.

    Raises Refused for content that does not fit, or for a key that there is (rule-exists).
    """
    require(by, Can.EDIT_LAW)
    key = str(content.get("key", ""))
    if LawRule.objects.filter(key=key).exists():
        raise Refused(Problem("rule-exists", "key", {"key": key}))
    proposal = _proposal(section, dict(content), 1, by, reason)
    record(Verb.LAW_RULE_PROPOSED, by=by, rule=proposal.key, version=proposal.version)
    return proposal


@transaction.atomic
def approve_law_rule(*, rule: LawRule, by: User) -> LawRule:
    """Make a proposed version count.

    Raises Refused where it does not wait (rule-not-waiting), a later version counts already
    (rule-overtaken), it is the person's own proposal (own-proposal), or it no longer fits.
    """
    require(by, Can.APPROVE_LAW)
    found = _waiting_for_another(rule, by)
    later = LawRule.objects.filter(key=found.key, state=RuleState.APPROVED)
    if later.filter(version__gt=found.version).exists():
        raise Refused(Problem("rule-overtaken", "", {"key": found.key}))
    _check_all_with(Section(found.section), found.content)
    found.state = RuleState.APPROVED.value
    found.approved_by, found.approved_at = by, timezone.now()
    found.save()
    record(Verb.LAW_RULE_APPROVED, by=by, rule=found.key, version=found.version)
    return found


@transaction.atomic
def decline_law_rule(*, rule: LawRule, by: User, because: str = "") -> LawRule:
    """Put a proposed version aside; it stays in the history.

    Raises Refused where it does not wait (rule-not-waiting) or is the person's own (own-proposal).
    """
    require(by, Can.APPROVE_LAW)
    found = _set_aside(_waiting_for_another(rule, by), by, because)
    record(Verb.LAW_RULE_DECLINED, by=by, rule=found.key, version=found.version)
    return found


@transaction.atomic
def withdraw_law_rule(*, rule: LawRule, by: User) -> LawRule:
    """Take back one's own proposal. Raises Refused where it does not wait (rule-not-waiting)."""
    require(by, Can.EDIT_LAW)
    found = _waiting(rule)
    if found.proposed_by_id != by.pk:
        raise PermissionDenied("the proposal of another person")
    _set_aside(found, by, "")
    record(Verb.LAW_RULE_WITHDRAWN, by=by, rule=found.key, version=found.version)
    return found


def _proposal(
    section: Section, content: dict[str, object], version: int, by: User, reason: str
) -> LawRule:
    checked([("", {"schema": SCHEMA, "rules": [], section.value: [content]})])
    _check_all_with(section, content)
    row = new_version(section, content, version, by, reason)
    row.save()
    return row


def _check_all_with(section: Section, content: Mapping[str, object]) -> None:
    """Raise Refused where what counts would no longer fit together with this in its place."""
    file = RuleFile()
    others = LawRule.objects.current().exclude(key=content["key"])
    items = [(row.section, row.key, row.content) for row in others]
    items.append((section.value, str(content["key"]), content))
    for name, key, item in items:
        cast("list[object]", getattr(file, name)).append((key, item))
    problems = check_rules(file, (), ())
    if problems:
        raise Refused(*problems)


def _waiting_for_another(rule: LawRule, by: User) -> LawRule:
    found = _waiting(rule)
    if found.proposed_by_id == by.pk:
        raise Refused(Problem("own-proposal", "", {"key": found.key}))
    return found


def _waiting(rule: LawRule) -> LawRule:
    found = LawRule.objects.select_for_update(of=("self",)).get(pk=rule.pk)
    if found.state != RuleState.PROPOSED:
        raise Refused(Problem("rule-not-waiting", "", {"key": found.key}))
    return found


def _set_aside(found: LawRule, by: User, because: str) -> LawRule:
    found.state = RuleState.DECLINED.value
    found.declined_by, found.declined_at, found.declined_because = by, timezone.now(), because
    found.save()
    return found
