"""What must fit together in files of country evidence (docs/evidence.schema.json)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from casework.domain.errors import Problem
from casework.domain.evidence_files import (
    DATE_FIELDS,
    ORIGINAL,
    Evidence,
    Known,
    TranslationItem,
    bad_dates,
    duplicates,
    unknown,
    unknown_terms,
)
from casework.domain.link_files import check_links
from casework.domain.source_records import link_problems, once, record_problems


def check_evidence(
    evidence: Evidence, known: Known, *, reviewable: bool, today: dt.date
) -> list[Problem]:
    """All that does not fit together; known holds what is there besides these items.

    Reviewed translations pass only where a person who reviews stands behind the import. No source
    has come out, or was seen, after today.
    """
    known = known | evidence.known()
    return [
        *_duplicates(evidence),
        *_references(evidence, known),
        *_dates(evidence),
        *_records(evidence, today),
        *once(_circles(evidence, known)),
        *_passage_links(evidence, known),
        *_translations(evidence, known, reviewable=reviewable),
    ]


def _duplicates(evidence: Evidence) -> Iterator[Problem]:
    yield from duplicates((w, f"{term['kind']} {term['code']}") for w, term in evidence.terms)
    for items in (evidence.entities, evidence.sources, evidence.passages):
        yield from duplicates((where, item["key"]) for where, item in items)
    yield from duplicates((where, item["name"]) for where, item in evidence.publishers)
    yield from duplicates(
        (where, f"{item['passage']} {item['language']}") for where, item in evidence.translations
    )
    yield from duplicates(
        (where, f"{item['passage']} {item['kind']} {item['of']}") for where, item in evidence.links
    )
    for where, entity in evidence.entities:
        names = enumerate(entity.get("names", ()))
        yield from duplicates((f"{where}.names[{n}]", name["text"]) for n, name in names)


def _references(evidence: Evidence, known: Known) -> Iterator[Problem]:
    for where, item in (*evidence.entities, *evidence.sources, *evidence.passages):
        yield from unknown_terms(where, item, known.terms)
    for where, source in evidence.sources:
        derived = source.get("derived_from", ())
        yield from unknown("unknown-source", f"{where}.derived_from", derived, known.sources)
        newer = source.get("superseded_by")
        if newer and newer not in known.sources:
            yield Problem("unknown-source", f"{where}.superseded_by", {"key": newer})
    for where, passage in evidence.passages:
        named, others = passage.get("entities", ()), passage.get("corroborated_by", ())
        if passage["source"] not in known.sources:
            yield Problem("unknown-source", f"{where}.source", {"key": passage["source"]})
        yield from unknown("unknown-entity", f"{where}.entities", named, known.entities)
        yield from unknown("unknown-source", f"{where}.corroborated_by", others, known.sources)


def _dates(evidence: Evidence) -> Iterator[Problem]:
    for where, item in (*evidence.sources, *evidence.passages):
        yield from bad_dates(where, item, DATE_FIELDS)


def _records(evidence: Evidence, today: dt.date) -> Iterator[Problem]:
    for where, item in (*evidence.sources, *evidence.publishers):
        yield from record_problems(item, today, where)


def _circles(evidence: Evidence, known: Known) -> Iterator[Problem]:
    for where, source in evidence.sources:
        yield from link_problems(source["key"], known.links, where)
    for where, passage in evidence.passages:
        if passage["source"] in passage.get("corroborated_by", ()):
            yield Problem("corroborates-itself", f"{where}.corroborated_by")


def _passage_links(evidence: Evidence, known: Known) -> Iterator[Problem]:
    issued = {
        passage: known.links[source].issued
        for passage, source in known.cited.items()
        if source in known.links
    }
    yield from check_links(evidence.links, known.passage_links, known.corrections, issued)


def _translations(evidence: Evidence, known: Known, *, reviewable: bool) -> Iterator[Problem]:
    for where, item in evidence.translations:
        if item["language"] == ORIGINAL:
            yield Problem("translation-of-original", f"{where}.language")
        if item["state"] == "reviewed" and not reviewable:
            yield Problem("translation-needs-reviewer", f"{where}.state")
        if item["passage"] not in known.corrections:
            yield Problem("unknown-passage", f"{where}.passage", {"key": item["passage"]})
        elif (correction := known.corrections[item["passage"]]) is not None:
            yield from _correction(where, item, correction)


def _correction(where: str, item: TranslationItem, correction: str) -> Iterator[Problem]:
    if bool(correction) is not bool(item.get("correction")):
        code = "translation-without-correction" if correction else "translation-with-correction"
        yield Problem(code, f"{where}.correction")
