"""docs/checks.md as the register and the pairs of cases have it (scripts/checks_page.py)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.utils import translation

from casework.domain.check_papers import paper_findings
from casework.domain.checks import CHECKS, Check, Finding
from casework.domain.pack_check import check
from casework.wording.checks import LESSONS, SEVERITIES, numbered_sentence
from tests.domain import pack
from tests.domain.check_cases import CASES

PAGE = Path(settings.BASE_DIR) / "docs" / "checks.md"


def page() -> str:
    """The whole page in English: its introduction as it stands, and a section for each check."""
    introduction = PAGE.read_text(encoding="utf-8").partition("\n## ")[0].rstrip()
    with translation.override("en"):
        sections = [_section(CHECKS[code]) for code in sorted(CHECKS, key=_by_id)]
    return introduction + "\n" + "".join(sections)


def _by_id(code: str) -> str:
    return CHECKS[code].id


def _section(check: Check) -> str:
    lesson = LESSONS[check.code]
    aside = "can be set aside" if check.is_waivable else "never set aside"
    return (
        f"\n## {check.id} {check.code}\n\n"
        f"*{str(SEVERITIES[check.severity]).capitalize()}, {aside}.* {lesson.why}\n\n"
        f"**Remedy.** {lesson.remedy}\n\n"
        f"    {example(check.code)}\n"
    )


def example(code: str) -> str:
    """What the command prints for the case that triggers the check."""
    found = next(finding for finding in _found(code) if finding.code == code)
    return f"REF:{found.where}: {found.id} {code} {numbered_sentence(found)}"


def _found(code: str) -> Iterator[Finding]:
    pair = CASES[code]
    plan = pack.plan(pair.bad, pair.language)
    yield from check(plan)
    yield from paper_findings(plan, pair.flaws)
