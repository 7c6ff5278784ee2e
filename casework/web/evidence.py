"""The evidence library: one passage, one source."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from casework.domain import evidence
from casework.domain.cases import Verdict
from casework.domain.evidence import Locator, PassageFacts, TermKind
from casework.domain.roles import Can
from casework.domain.translation import TARGET_LANGUAGES, pick
from casework.models import Case, Passage, Source, Term, Translation, User
from casework.models.currency import ages_of
from casework.models.translation_queue import state_of
from casework.web.citations import cited
from casework.web.middleware import Request
from casework.web.passage_links import standing_of
from casework.web.quotations import quotation_box
from casework.web.research_rows import research_of
from casework.web.source_parts import parts_of
from casework.web.translations import may_see_translations
from casework.wording.evidence import FACETS, TRANSLATION_STATES, State, states
from casework.wording.labels import label


@dataclass(frozen=True, slots=True)
class Row:
    """A passage as lists show it."""

    facts: PassageFacts
    states: list[State]


@dataclass(frozen=True, slots=True)
class Codes:
    """The codes of one kind that a passage has."""

    title: str
    terms: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class TranslationRow:
    """A translation of a passage, or the want of one in a language translators work in."""

    language: str
    name: str
    row: Translation | None
    shape: str
    state: str

    @property
    def is_target(self) -> bool:
        return self.language in TARGET_LANGUAGES


@require_safe
def passage_detail(request: Request, key: str) -> HttpResponse:
    passage = get_object_or_404(Passage.objects.visible_to(request.user).for_page(), key=key)
    facts = passage.to_facts()
    shown = {
        "passage": passage,
        "facts": facts,
        "states": states(evidence.warnings(facts, timezone.localdate())),
        "codes": codes_of(passage.terms.all()),
        "cited": cited(request, facts.source, facts.locator),
        "quoted": quotation_box(passage, request.user),
        "standing": standing_of(passage, request.user),
        "used_in": cases_using(passage, request.user),
        "age": ages_of([passage], timezone.localdate())[passage.key],
        "reviews": passage.reviews.select_related("by"),
        "translations": translations_of(passage),
        "may_translate": may_see_translations(request.user),
    }
    return render(request, "evidence/passage.html", shown)


@require_safe
def source_detail(request: Request, key: str) -> HttpResponse:
    source = get_object_or_404(Source.objects.visible_to(request.user).for_page(), key=key)
    facts = source.to_facts()
    shown = {
        "source": source,
        "facts": facts,
        "is_stale": evidence.is_stale(facts, timezone.localdate()),
        "themes": codes_of(source.themes.all()),
        "cited": cited(request, facts, Locator()),
        "parts": parts_of(source, request.user),
        "research": research_of(source, request.user),
        "rows": rows_of(source.passages.all(), timezone.localdate()),
    }
    return render(request, "evidence/source.html", shown)


def rows_of(passages: Iterable[Passage], as_of: dt.date) -> list[Row]:
    return [row_of(passage.to_facts(), as_of) for passage in passages]


def row_of(facts: PassageFacts, as_of: dt.date) -> Row:
    return Row(facts, states(evidence.warnings(facts, as_of)))


def codes_of(terms: Iterable[Term]) -> list[Codes]:
    """The codes grouped by kind, with their labels in the language of the screen."""
    given = list(terms)
    return [
        Codes(
            str(FACETS[kind]),
            [(term.code, term_label(term)) for term in given if term.kind == kind],
        )
        for kind in TermKind
        if any(term.kind == kind for term in given)
    ]


def translations_of(passage: Passage) -> list[TranslationRow]:
    """The languages of the procedures and of the clients first, then any other there is."""
    rows = {row.language: row for row in passage.translations.all()}
    found = []
    for language in dict.fromkeys([*TARGET_LANGUAGES, *sorted(rows)]):
        row = rows.get(language)
        shape, name = TRANSLATION_STATES[state_of(passage, row)]
        found.append(TranslationRow(language, label(language, "language"), row, shape, str(name)))
    return found


def term_label(term: Term) -> str:
    return pick(term.labels, get_language() or "en", "en").text


def cases_using(passage: Passage, user: User) -> int | None:
    """In how many of the cases this person may see a pack prints it; None for no case work."""
    if not user.may(Can.READ_CASE):
        return None
    printed = [Verdict.USE.value, Verdict.ADVERSE_ANSWERED.value]
    cases = Case.objects.visible_to(user).filter(
        claim_elements__choices__passage=passage, claim_elements__choices__verdict__in=printed
    )
    return cases.distinct().count()


urlpatterns = [
    path("evidence/sources/<key:key>/", source_detail, name="source-detail"),
    path("evidence/<key:key>/", passage_detail, name="passage-detail"),
]
