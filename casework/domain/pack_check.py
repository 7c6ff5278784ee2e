"""Reading a plan as a careful colleague would before it goes out: what it finds, worst first."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from casework.domain.checks import Finding, Severity, by_level
from casework.domain.checks import finding as _found
from casework.domain.evidence import Certainty, Modality
from casework.domain.pack_plan import ElementSection, EvidenceItem, PackPlan
from casework.domain.translation import Text


def check(plan: PackPlan) -> tuple[Finding, ...]:
    """All findings on a plan, errors first."""
    return by_level(finding for rule in RULES for finding in rule(plan))


def errors(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Those that stop a build."""
    return tuple(finding for finding in findings if finding.severity is Severity.ERROR)


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
