"""Reading a plan as a careful colleague would before it goes out: what it finds, worst first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from casework.domain.checks import Finding, Severity, by_level
from casework.domain.checks import finding as _found
from casework.domain.evidence import Certainty, Modality
from casework.domain.pack_plan import ElementSection, EvidenceItem, PackPlan
from casework.domain.quotations import Standing
from casework.domain.translation import Text


def check(plan: PackPlan) -> tuple[Finding, ...]:
    """All findings on a plan, errors first."""
    numbers = _numbers(plan)
    return by_level(_numbered(one, numbers) for rule in RULES for one in rule(plan))


def errors(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Those that stop a build."""
    return tuple(finding for finding in findings if finding.severity is Severity.ERROR)


def _numbers(plan: PackPlan) -> dict[str, str]:
    """What the reader of the pack calls each event and exhibit."""
    return {f"event {event.key}": f"{event.number}" for event in plan.events} | {
        f"exhibit {exhibit.key}": f"{exhibit.number}{exhibit.suffix}" for exhibit in plan.exhibits
    }


def _numbered(found: Finding, numbers: Mapping[str, str]) -> Finding:
    """The finding with the number of its event or exhibit, for the eyes of people only."""
    number = numbers.get(" ".join(found.where.split(" ")[:2]))
    return replace(found, values={**found.values, "number": number}) if number else found


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
        elif not element.events:
            yield _found("fact-without-event", element.key)
        for norm in element.norms:
            if norm.to_verify:
                where = f"{element.key} {norm.key}"
                yield _found("norm-unverified", where, norm=norm.citation.text)


def _one_element(element: ElementSection) -> Iterator[Finding]:
    if not element.items:
        yield _found("no-evidence", element.key)
    elif all(item.label == Modality.LEAK for item in element.items):
        yield _found("leak-alone", element.key)
    elif element.origins == 1:
        yield _found("one-origin" if _is_repeated(element) else "single-source", element.key)
    if _is_alleged_only(element):
        yield _found("allegation-alone", element.key)
    if element.nothing_current:
        yield _found("nothing-current", element.key)
    else:
        yield from (_found("old-finding", f"{element.key} {passage}") for passage in element.old)


def _is_repeated(element: ElementSection) -> bool:
    """Whether there are several sources that all go back to one."""
    sources = {item.source.anchor for item in element.items}
    return len(sources) > 1 or any(item.repeated_by for item in element.items)


def _is_alleged_only(element: ElementSection) -> bool:
    labels = {item.label for item in element.items}
    return bool(labels) and "" not in labels and labels != {Modality.LEAK.value}


def _items(plan: PackPlan) -> Iterator[Finding]:
    for element in plan.elements:
        for item in element.all_items:
            where = f"{element.key} {item.passage}"
            for code, holds in _states(item).items():
                if holds:
                    yield _found(code, where)


def _links(plan: PackPlan) -> Iterator[Finding]:
    """Findings in the library against those of the pack, which themselves are not in it."""
    chosen = {item.passage for item in plan.items}
    for element in plan.elements:
        for item in element.all_items:
            kinds = {"contradicted": item.contradicted_by, "updated-by": item.updated_by}
            for code, others in kinds.items():
                if left := [key for key in others if key not in chosen]:
                    where = f"{element.key} {item.passage}"
                    yield _found(code, where, others=", ".join(left))


def _states(item: EvidenceItem) -> dict[str, bool]:
    return {
        "adverse-unanswered": item.is_adverse and item.answer is None,
        "translation-stale": item.translation == "stale",
        "translation-draft": item.translation == "draft",
        "corrected": item.source_says is not None,
        "superseded": item.is_superseded,
        "source-superseded": item.has_newer_edition,
        "quotation-unverified": item.quotation == Standing.UNVERIFIED,
        "quotation-lost": item.quotation == Standing.LOST,
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
        yield f"event {event.key}", event.what
    for exhibit in plan.exhibits:
        yield f"exhibit {exhibit.key}", exhibit.title
        yield f"exhibit {exhibit.key} note", exhibit.translation_note
    for element in plan.elements:
        yield f"{element.key} title", element.title
        yield element.key, element.alleged
        for item in element.all_items:
            yield f"{element.key} {item.passage}", item.text
            if item.answer:
                yield f"{element.key} {item.passage} answer", item.answer


def _papers(plan: PackPlan) -> Iterator[Finding]:
    quoted = {item.exhibit.anchor.rpartition("-p")[0] for item in plan.items if item.exhibit}
    for exhibit in plan.exhibits:
        if not exhibit.cited_at and exhibit.anchor not in quoted:
            yield _found("exhibit-uncited", f"exhibit {exhibit.key}", label=exhibit.label)
    untold = {gap.where for gap in plan.gaps if gap.code == "event-without-source"}
    for event in plan.events:
        if not event.exhibits and f"event {event.key}" not in untold:
            yield _found("event-without-document", f"event {event.key}")


RULES: tuple[Callable[[PackPlan], Iterator[Finding]], ...] = (
    _case,
    _gaps,
    _elements,
    _items,
    _links,
    _languages,
    _papers,
)
