"""What a pack is made from, read in a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from casework.domain.balance import Opposing
from casework.domain.cases import CaseFacts, Verdict
from casework.domain.court_lists import CourtListFacts, item_of_facts
from casework.domain.evidence import Direction, PassageFacts, SourceFacts, TermKind
from casework.domain.pack_facts import ChoiceFacts, PackMaterial, TranslationFacts
from casework.domain.quotations import Standing
from casework.domain.source_copies import CopyFacts
from casework.models.cases import Case
from casework.models.choices import Choice
from casework.models.court_lists import court_list_for
from casework.models.entity_facts import entity_facts
from casework.models.evidence import Passage, Source
from casework.models.filed_exhibits import filed_numbers
from casework.models.law import LegalElement, Norm
from casework.models.pack_texts import own_texts
from casework.models.quotation_states import quotation_states
from casework.models.snapshots import Quotation
from casework.models.source_copies import source_copies
from casework.models.taxonomy import Term
from casework.models.translations import Translation


def pack_material(case: Case, language: str) -> PackMaterial:
    """The case with the lawyer's choices and all that they point to, in one language."""
    facts = Case.objects.for_facts().get(pk=case.pk).to_facts()
    choices = Choice.objects.filter(claim_element__case=case).select_related(
        "claim_element__element", "passage"
    )
    chosen = [choice for choice in choices if choice.verdict != Verdict.REJECT]
    passages = _passages(choice.passage_id for choice in choices)
    sources = _sources(passages.values())
    return PackMaterial(
        case=facts,
        elements=tuple(element.to_facts() for element in LegalElement.objects.all()),
        norms=tuple(norm.to_facts() for norm in Norm.objects.select_related("element")),
        choices=tuple(
            ChoiceFacts(
                choice.claim_element.element.key,
                choice.passage.key,
                Verdict(choice.verdict),
                choice.answer,
            )
            for choice in choices
        ),
        passages=passages,
        sources=sources,
        translations=_translations({choice.passage_id for choice in chosen}, language),
        grounds={
            term.code: term.labels for term in Term.objects.filter(kind=TermKind.GROUND.value)
        },
        opposing=_opposing(),
        court_list=_court_list(facts, sources),
        filed=filed_numbers(case),
        words=_words(facts, passages),
        copies=_copies(case, facts, {choice.passage_id for choice in chosen}),
        texts=own_texts(case),
    )


def _copies(case: Case, facts: CaseFacts, passages: set[int]) -> dict[str, CopyFacts]:
    has_copies = any(document.is_source for document in facts.documents)
    return source_copies(case, passages) if has_copies else {}


def _words(facts: CaseFacts, passages: Mapping[str, PassageFacts]) -> dict[str, str]:
    """The quotations that stand in their copies, where the pack prints parallel texts."""
    if not facts.parallel_texts:
        return {}
    sound = [
        key
        for key, row in passages.items()
        if row.quotation and row.quotation != Standing.UNVERIFIED
    ]
    rows = Quotation.objects.filter(passage__key__in=sound)
    return dict(rows.values_list("passage__key", "exact"))


def _court_list(case: CaseFacts, sources: Mapping[str, SourceFacts]) -> CourtListFacts | None:
    items = {key: item_of_facts(source) for key, source in sources.items()}
    return court_list_for(case.jurisdiction.value, case.authority, items)


def _opposing() -> Opposing:
    adverse = Passage.objects.printable().filter(direction=Direction.ADVERSE.value).for_facts()
    return Opposing(tuple(row.to_facts() for row in adverse), entity_facts())


def _passages(ids: Iterable[int]) -> dict[str, PassageFacts]:
    wanted = set(ids)
    quoted = quotation_states(wanted)
    rows = Passage.objects.for_facts().filter(pk__in=wanted)
    return {
        row.key: replace(row.to_facts(), quotation=quoted[row.key].value)
        if row.key in quoted
        else row.to_facts()
        for row in rows
    }


def _sources(passages: Iterable[PassageFacts]) -> dict[str, SourceFacts]:
    """The sources cited, those that bear them out, and those they all derive from."""
    earlier = defaultdict(set)
    for key, origin in Source.derived_from.through.objects.values_list(
        "from_source__key", "to_source__key"
    ):
        earlier[key].add(origin)
    found: set[str] = set()
    queue = [key for p in passages for key in (p.source.key, *(b.source for b in p.bearers))]
    while queue:
        key = queue.pop()
        if key not in found:
            found.add(key)
            queue += earlier[key]
    rows = Source.objects.for_facts().filter(key__in=found)
    return {row.key: row.to_facts() for row in rows}


def _translations(ids: set[int], language: str) -> dict[tuple[str, str], TranslationFacts]:
    rows = Translation.objects.into(language).filter(passage__in=ids).select_related("passage")
    return {
        (row.passage.key, row.language): TranslationFacts(
            row.finding,
            row.correction,
            is_reviewed=row.state == Translation.REVIEWED,
            is_stale=row.is_stale,
            translator=row.translator,
        )
        for row in rows
    }
