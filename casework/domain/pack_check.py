"""Reading a plan as a careful colleague would before it goes out: findings with a severity."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from casework.domain.evidence import Certainty, Modality
from casework.domain.pack_plan import ElementSection, EvidenceItem, PackPlan
from casework.domain.translation import Text


class Severity(StrEnum):
    """An error stops the build; a warning wants a decision; info is good to know."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong, how badly, and where: an element, passage, event, exhibit or the case."""

    code: str
    severity: Severity
    where: str
    values: Mapping[str, str] = field(default_factory=dict)


SEVERITIES = {
    "nothing-alleged": Severity.ERROR,
    "withheld": Severity.ERROR,
    "leak-alone": Severity.ERROR,
    "adverse-unanswered": Severity.ERROR,
    "no-such-page": Severity.ERROR,
    "no-alleged-fact": Severity.ERROR,
    "translation-missing": Severity.ERROR,
    "no-evidence": Severity.WARNING,
    "single-source": Severity.WARNING,
    "nothing-current": Severity.WARNING,
    "text-in-other-language": Severity.WARNING,
    "translation-stale": Severity.WARNING,
    "translation-draft": Severity.WARNING,
    "exhibit-uncited": Severity.WARNING,
    "no-lodging-date": Severity.WARNING,
    "limit-passed": Severity.WARNING,
    "corrected": Severity.WARNING,
    "superseded": Severity.WARNING,
    "source-superseded": Severity.WARNING,
    "source-unseen": Severity.WARNING,
    "norm-unverified": Severity.WARNING,
    "withheld-name": Severity.WARNING,
    "no-summary": Severity.WARNING,
    "event-without-document": Severity.INFO,
    "paper-no-exhibit": Severity.INFO,
    "source-excerpt": Severity.INFO,
}
ORDER = list(Severity)


def check(plan: PackPlan) -> tuple[Finding, ...]:
    """All findings on a plan, errors first."""
    found = [finding for rule in RULES for finding in rule(plan)]
    return tuple(sorted(found, key=lambda finding: ORDER.index(finding.severity)))


def errors(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Those that stop a build."""
    return tuple(finding for finding in findings if finding.severity is Severity.ERROR)


def _found(code: str, where: str, **values: str) -> Finding:
    return Finding(code, SEVERITIES[code], where, values)


def _gaps(plan: PackPlan) -> Iterator[Finding]:
    for gap in plan.gaps:
        yield _found(gap.code, gap.where, **gap.values)


def _case(plan: PackPlan) -> Iterator[Finding]:
    if not plan.elements:
        yield _found("nothing-alleged", "case")
    if plan.head.has_both_regimes:
        yield _found("no-lodging-date", "case")
    if not plan.summary.text:
        yield _found("no-summary", "case")


def _elements(plan: PackPlan) -> Iterator[Finding]:
    for element in plan.elements:
        yield from _one_element(element)
        if not element.alleged.text:
            yield _found("no-alleged-fact", element.key)
        for norm in element.norms:
            if norm.to_verify:
                yield _found("norm-unverified", element.key, norm=norm.citation.text)


def _one_element(element: ElementSection) -> Iterator[Finding]:
    if not element.items:
        yield _found("no-evidence", element.key)
    elif all(item.label == Modality.LEAK for item in element.items):
        yield _found("leak-alone", element.key)
    elif element.origins == 1:
        yield _found("single-source", element.key)
    if element.nothing_current:
        yield _found("nothing-current", element.key)


def _items(plan: PackPlan) -> Iterator[Finding]:
    for element in plan.elements:
        for item in element.all_items:
            where = f"{element.key} {item.passage}"
            for code, holds in _states(item).items():
                if holds:
                    yield _found(code, where)


def _states(item: EvidenceItem) -> dict[str, bool]:
    return {
        "adverse-unanswered": item.is_adverse and item.answer is None,
        "translation-stale": item.translation == "stale",
        "translation-draft": item.translation == "draft",
        "corrected": item.source_says is not None,
        "superseded": item.is_superseded,
        "source-superseded": item.has_newer_edition,
        "source-unseen": item.certainty == Certainty.MEMORY,
        "source-excerpt": item.certainty == Certainty.EXCERPT,
    }


def _languages(plan: PackPlan) -> Iterator[Finding]:
    """In the official language each text must be there; a working copy says what is not."""
    code = "translation-missing" if plan.head.is_official else "text-in-other-language"
    for where, text in _texts(plan):
        if text.text and not text.is_wanted:
            yield _found(code, where, language=text.language)


def _texts(plan: PackPlan) -> Iterator[tuple[str, Text]]:
    yield "summary", plan.summary
    for event in plan.events:
        yield f"event {event.number}", event.what
    for exhibit in plan.exhibits:
        yield f"exhibit {exhibit.number}", exhibit.title
        yield f"exhibit {exhibit.number}", exhibit.translation_note
    for element in plan.elements:
        yield element.key, element.title
        yield element.key, element.alleged
        for item in element.all_items:
            yield f"{element.key} {item.passage}", item.text
            if item.answer:
                yield f"{element.key} {item.passage}", item.answer


def _papers(plan: PackPlan) -> Iterator[Finding]:
    for exhibit in plan.exhibits:
        if not exhibit.cited_at:
            yield _found("exhibit-uncited", f"exhibit {exhibit.number}", label=exhibit.label)
    for event in plan.events:
        if not event.exhibits:
            yield _found("event-without-document", f"event {event.number}")


RULES: tuple[Callable[[PackPlan], Iterator[Finding]], ...] = (
    _case,
    _gaps,
    _elements,
    _items,
    _languages,
    _papers,
)
