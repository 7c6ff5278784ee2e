"""Findings of the checks that a lawyer sets aside, and those that nobody can."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from casework.domain.checks import CHECKS, Finding, Severity
from casework.domain.errors import Problem, Refused

MOST_SIGNS_OF_A_PLACE = 200


@dataclass(frozen=True, slots=True)
class WaiverFacts:
    """A finding of a check at a place of the case, set aside by a person for a reason."""

    code: str
    where: str
    reason: str
    by: str
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class Waived:
    """A finding that is there and set aside."""

    finding: Finding
    waiver: WaiverFacts


@dataclass(frozen=True, slots=True)
class Checked:
    """What the checks found, apart from what is set aside; idle waivers wait for their finding."""

    found: tuple[Finding, ...]
    waived: tuple[Waived, ...] = ()
    idle: tuple[WaiverFacts, ...] = ()

    @property
    def errors(self) -> tuple[Finding, ...]:
        """Those that stop a build."""
        return tuple(one for one in self.found if one.severity is Severity.ERROR)

    def count(self, severity: Severity) -> int:
        return sum(one.severity is severity for one in self.found)


def set_aside(findings: Iterable[Finding], waivers: Iterable[WaiverFacts]) -> Checked:
    """The findings without those that a waiver names by check and place.

    A waiver of a check that is not waivable, or no longer is, changes nothing.
    """
    kept = {(one.code, one.where): one for one in waivers}
    found, waived = [], []
    for one in findings:
        waiver = kept.get((one.code, one.where))
        if waiver and CHECKS[one.code].is_waivable:
            waived.append(Waived(one, waiver))
            del kept[one.code, one.where]
        else:
            found.append(one)
    return Checked(tuple(found), tuple(waived), tuple(kept.values()))


def refuse_waiver(code: str, where: str, reason: str) -> None:
    """Raise Refused unless this can be set aside: unknown or unwaivable check, place, reason."""
    problems = [*waiver_problems(code)]
    if not where.strip() or len(where) > MOST_SIGNS_OF_A_PLACE:
        problems.append(Problem("waiver-nowhere"))
    if not reason.strip():
        problems.append(Problem("waiver-without-reason", "reason"))
    if problems:
        raise Refused(*problems)


def waiver_problems(code: str) -> list[Problem]:
    """Why no finding of the check can be set aside; nothing where it can."""
    check = CHECKS.get(code)
    if check is None:
        return [Problem("unknown-check", "code", {"code": code})]
    return [] if check.is_waivable else [Problem("never-set-aside", "code", {"code": check.code})]
