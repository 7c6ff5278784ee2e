"""The rows of country evidence, written from checked files in a fixed number of queries a kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils import timezone

from casework.actions.copy_rows import Stored, save_copies
from casework.actions.corroboration import refresh_corroboration
from casework.actions.index_rows import take_in_changes
from casework.actions.link_rows import save_passage_links
from casework.actions.passage_rows import (
    TermIds,
    changed_by_people,
    passage_notes,
    save_passages,
    term_ids,
)
from casework.actions.rows import Saved, Tally, save_links, save_rows
from casework.actions.snapshot_files import Copies
from casework.actions.source_rows import (
    changed_here,
    kept_notes,
    save_publishers,
    save_sources,
)
from casework.domain.editorial import Step
from casework.domain.errors import Problem
from casework.domain.evidence_files import Evidence, TranslationItem
from casework.models import Entity, EntityName, Passage, Source, Term, Translation, User

TRANSLATION_FIELDS = (
    "passage_id",
    "language",
    "state",
    "finding",
    "correction",
    "translator",
    "source_hash",
    "reviewed_by_id",
)


@dataclass(frozen=True, slots=True)
class ImportCounts:
    """What an import of evidence did; kept names the translations it left alone.

    notes say what became of entries of bibliographic files, and which records of persons stay, in
    the codes of problems.
    """

    terms: Tally = field(default_factory=Tally)
    entities: Tally = field(default_factory=Tally)
    publishers: Tally = field(default_factory=Tally)
    sources: Tally = field(default_factory=Tally)
    passages: Tally = field(default_factory=Tally)
    links: Tally = field(default_factory=Tally)
    snapshots: Tally = field(default_factory=Tally)
    quotations: Tally = field(default_factory=Tally)
    translations: Tally = field(default_factory=Tally)
    kept: tuple[str, ...] = ()
    # The names of new files in the store, to be forgotten when all is rolled back.
    stored: tuple[str, ...] = ()
    stale: int = 0
    notes: tuple[Problem, ...] = ()

    def tallies(self) -> dict[str, Tally]:
        kinds = (
            *("terms", "entities", "sources", "passages", "links"),
            *("translations", "publishers", "snapshots", "quotations"),
        )
        return {kind: getattr(self, kind) for kind in kinds}


def save_evidence(
    evidence: Evidence, copies: Copies, stored: Stored, by: User | None
) -> ImportCounts:
    """Write the items; by is who reviewed the translations that are marked so."""
    terms = _save_terms(evidence)
    codes = Term.objects.values_list("kind", "code", "pk")
    ids = {(kind, code): pk for kind, code, pk in codes}
    entities = _save_entities(evidence, ids)
    publishers, kept_profiles = save_publishers(evidence, by)
    sources, kept_sources = _save_sources(evidence, ids, by)
    passages, kept_passages = _save_passages(evidence, ids, by)
    links = save_passage_links(evidence.links, by)
    snapshots, quotations = save_copies(copies, stored, by)
    translations, kept = _save_translations(evidence, by)
    refresh_corroboration()
    take_in_changes()
    return ImportCounts(
        terms.tally(),
        entities.tally(),
        publishers.tally(),
        sources.tally(),
        passages.tally(),
        links.tally(),
        snapshots,
        quotations,
        translations.tally(),
        tuple(kept),
        tuple(stored.values()),
        _count_stale(),
        (*kept_notes(kept_sources, kept_profiles), *kept_passages),
    )


def _save_terms(evidence: Evidence) -> Saved[tuple[str, str], Term]:
    present = {(term.kind, term.code): term for term in Term.objects.all()}
    wanted = {
        (item["kind"], item["code"]): {
            "kind": item["kind"],
            "code": item["code"],
            "labels": item["labels"],
            "norm": item.get("norm", ""),
            "note": item.get("note", ""),
        }
        for _, item in evidence.terms
    }
    return save_rows(Term, present, wanted)


def _save_entities(evidence: Evidence, terms: TermIds) -> Saved[str, Entity]:
    wanted = {
        item["key"]: {
            "key": item["key"],
            "kind": item["kind"],
            "name": item["name"],
            "note": item.get("note", ""),
        }
        for _, item in evidence.entities
    }
    saved = save_rows(Entity, Entity.objects.in_bulk(list(wanted), field_name="key"), wanted)
    pks = {key: row.pk for key, row in saved.rows.items()}
    links = {pks[item["key"]]: term_ids(item, terms) for _, item in evidence.entities}
    changed = save_links(Entity.profiles.through, "entity", "term", links)
    changed |= _save_spellings(evidence, pks)
    saved.changed |= {key for key, pk in pks.items() if pk in changed}
    return saved


def _save_spellings(evidence: Evidence, pks: Mapping[str, int]) -> set[int]:
    """Replace the spellings of each entity whose list differs."""
    present: dict[int, list[tuple[str, str, str]]] = {}
    for name in EntityName.objects.filter(entity__in=list(pks.values())).order_by("pk"):
        present.setdefault(name.entity_id, []).append((name.text, name.script, name.certainty))
    wanted = {
        pks[item["key"]]: [
            (name["text"], name["script"], name.get("certainty", ""))
            for name in item.get("names", ())
        ]
        for _, item in evidence.entities
    }
    changed = {pk for pk, names in wanted.items() if names != present.get(pk, [])}
    EntityName.objects.filter(entity__in=changed).delete()
    EntityName.objects.bulk_create(
        EntityName(entity_id=pk, text=text, script=script, certainty=certainty)
        for pk in wanted
        if pk in changed
        for text, script, certainty in wanted[pk]
    )
    return changed


def _save_sources(
    evidence: Evidence, terms: TermIds, by: User | None
) -> tuple[Saved[str, Source], set[str]]:
    items = [item for _, item in evidence.sources]
    kept = changed_here(items, by)
    items = [item for item in items if item["key"] not in kept]
    return save_sources(items, {item["key"]: term_ids(item, terms) for item in items}), kept


def _save_passages(
    evidence: Evidence, terms: TermIds, by: User | None
) -> tuple[Saved[str, Passage], tuple[Problem, ...]]:
    items = [item for _, item in evidence.passages]
    kept = changed_by_people(items, by)
    mine = [item for item in items if item["key"] not in kept]
    return save_passages(mine, terms, by, step=Step.IMPORT), passage_notes(items, kept)


def _save_translations(
    evidence: Evidence, by: User | None
) -> tuple[Saved[tuple[str, str], Translation], list[str]]:
    items = {(item["passage"], item["language"]): item for _, item in evidence.translations}
    passages = Passage.objects.in_bulk(list({key for key, _ in items}), field_name="key")
    rows = Translation.objects.filter(passage__in=passages.values()).select_related("passage")
    present = {(row.passage.key, row.language): row for row in rows}
    kept = {key: None for key, item in items.items() if _keeps(present.get(key), item, by)}
    wanted = {
        key: _translation_values(item, passages[key[0]], present.get(key), by)
        for key, item in items.items()
        if key not in kept
    }
    saved = save_rows(Translation, present, wanted, touch={"at": timezone.now()})
    return saved, [f"{key} {language}" for key, language in kept]


def _keeps(row: Translation | None, item: TranslationItem, by: User | None) -> bool:
    """Whether the row stays: it is reviewed and the item is not, or a person wrote over it."""
    if row is None or _says_the_same(row, item):
        return False
    is_demoted = row.state == Translation.REVIEWED and item["state"] == Translation.DRAFT
    return is_demoted or (by is None and row.translator != item.get("translator", ""))


def _says_the_same(row: Translation, item: TranslationItem) -> bool:
    return (row.finding, row.correction) == (item["finding"], item.get("correction", ""))


def _translation_values(
    item: TranslationItem, passage: Passage, row: Translation | None, by: User | None
) -> dict[str, object]:
    is_reviewed = item["state"] == Translation.REVIEWED
    is_promoted = row is not None and is_reviewed and row.state == Translation.DRAFT
    if row and _says_the_same(row, item) and not is_promoted:
        # The same words say nothing about a text that has changed: a stale one stays stale.
        return {name: getattr(row, name) for name in TRANSLATION_FIELDS}
    return {
        "passage_id": passage.pk,
        "language": item["language"],
        "state": item["state"],
        "finding": item["finding"],
        "correction": item.get("correction", ""),
        "translator": item.get("translator", ""),
        "source_hash": passage.text_hash,
        "reviewed_by_id": by.pk if by and is_reviewed else None,
    }


def _count_stale() -> int:
    rows = Translation.objects.select_related("passage")
    return sum(row.is_stale for row in rows)
