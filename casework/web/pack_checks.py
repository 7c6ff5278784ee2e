"""What the checks of a pack found, in words, by level and element, and what is set aside."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from casework.actions.paper_flaws import missing_papers
from casework.domain.check_papers import paper_findings
from casework.domain.checks import CHECKS, Finding, Severity, by_level
from casework.domain.errors import Problem
from casework.domain.pack_facts import PackMaterial
from casework.domain.packs import check, plan_pack
from casework.domain.waivers import Checked, Waived, WaiverFacts, set_aside
from casework.models import Case
from casework.models.pack_material import pack_material
from casework.models.waivers import waivers_of
from casework.web.check_places import Place, Places
from casework.wording import sentence
from casework.wording.check_lessons import Lesson
from casework.wording.checks import FINDINGS, LESSONS, SEVERITIES, finding_sentence

SHAPES = {Severity.ERROR: "danger", Severity.WARNING: "warn", Severity.NOTE: "plain"}


@dataclass(frozen=True, slots=True)
class Spot:
    """One finding: where it is, for programs and for people, and the spelling it is about."""

    where: str
    place: Place
    spelling: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing to know or to mend, with every place where it is so."""

    id: str
    code: str
    severity: Severity
    shape: str
    word: str
    sentence: str
    lesson: Lesson
    is_waivable: bool
    spots: list[Spot] = field(default_factory=list)

    @property
    def places(self) -> list[Place]:
        return [spot.place for spot in self.spots]


@dataclass(frozen=True, slots=True)
class Group:
    """The findings of one level on one element, or on one part of the case."""

    title: str
    checks: list[Check]


@dataclass(frozen=True, slots=True)
class Level:
    """The findings of one level; count is the number of places."""

    severity: Severity
    groups: list[Group]

    @property
    def count(self) -> int:
        return sum(len(check.spots) for group in self.groups for check in group.checks)


@dataclass(frozen=True, slots=True)
class Aside:
    """A finding that is set aside; without a check it is not found at present."""

    waiver: WaiverFacts
    check: Check


@dataclass(frozen=True, slots=True)
class Report:
    """All that the screen of the checks shows."""

    levels: dict[str, Level]
    aside: list[Aside]
    idle: list[WaiverFacts]

    @property
    def checks(self) -> list[Check]:
        return [c for level in self.levels.values() for g in level.groups for c in g.checks]


def read_checks(case: Case, language: str, as_of: dt.date) -> tuple[Checked, PackMaterial]:
    """What the checks find on the pack as built that day, apart from what is set aside."""
    material = pack_material(case, language)
    plan = plan_pack(material, language=language, as_of=as_of)
    papers = paper_findings(plan, missing_papers(case))
    return set_aside(by_level((*check(plan), *papers)), waivers_of(case)), material


def pack_checks(case: Case, language: str, as_of: dt.date) -> Report:
    """All findings on the pack as built that day, by level and element, alike ones together."""
    checked, material = read_checks(case, language, as_of)
    places = Places(case, material, language)
    levels = {
        severity.value: Level(severity, _groups(checked.found, severity, places))
        for severity in Severity
    }
    aside = [_aside(waived, places) for waived in checked.waived]
    return Report(levels, aside, list(checked.idle))


def problem_words(problem: Problem) -> str:
    """Why a build failed: a finding of the check in its own words, without its inner name."""
    code = problem.code.removeprefix("pack-")
    if code == problem.code or code not in FINDINGS:
        return sentence(problem)
    values = {name: str(value) for name, value in problem.values.items()}
    return finding_sentence(Finding(code, Severity.ERROR, problem.where, values))


def _groups(findings: Iterable[Finding], severity: Severity, places: Places) -> list[Group]:
    chosen = [one for one in findings if one.severity is severity]
    groups: dict[str, dict[str, Check]] = {}
    for one in sorted(chosen, key=places.order):
        rows = groups.setdefault(places.group(one), {})
        row = rows.setdefault(f"{one.code} {finding_sentence(one)}", _check(one))
        row.spots.append(_spot(one, places))
    return [Group(title, list(rows.values())) for title, rows in groups.items()]


def _check(finding: Finding) -> Check:
    return Check(
        id=finding.id,
        code=finding.code,
        severity=finding.severity,
        shape=SHAPES[finding.severity],
        word=str(SEVERITIES[finding.severity]),
        sentence=finding_sentence(finding),
        lesson=LESSONS[finding.code],
        is_waivable=CHECKS[finding.code].is_waivable,
    )


def _spot(finding: Finding, places: Places) -> Spot:
    return Spot(finding.where, places.of(finding), finding.values.get("spelling", ""))


def _aside(waived: Waived, places: Places) -> Aside:
    row = _check(waived.finding)
    row.spots.append(_spot(waived.finding, places))
    return Aside(waived.waiver, row)
