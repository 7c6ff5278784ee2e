"""The graph of findings theme by theme, read in a fixed number of queries."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, F

from casework.domain.corroboration import Link
from casework.domain.evidence import EditorialState, PassageFacts, TermKind
from casework.models.corroboration import links_in
from casework.models.evidence import Passage, PassageQuerySet
from casework.models.passage_links import PassageLink
from casework.models.people import User
from casework.models.taxonomy import Term


@dataclass(frozen=True, slots=True)
class ThemeLinks:
    """A theme with the number of its findings, and of the links between them."""

    term: Term
    findings: int
    links: int


def linked_themes(user: User) -> list[ThemeLinks]:
    """The themes that have findings, most linked first; two queries."""
    visible = Passage.objects.visible_to(user)
    terms = Term.objects.filter(kind=TermKind.THEME.value, passages__in=_drawn(visible))
    counted = terms.annotate(findings=Count("passages", distinct=True)).order_by("code")
    within = PassageLink.objects.held().filter(
        passage__terms__kind=TermKind.THEME.value, of__terms=F("passage__terms")
    )
    rows = within.order_by().values_list("passage__terms").annotate(links=Count("pk"))
    links = dict(rows)
    found = [ThemeLinks(term, term.findings, links.get(term.pk, 0)) for term in counted]
    return sorted(found, key=lambda theme: -theme.links)


def theme_findings(user: User, theme: Term) -> tuple[list[PassageFacts], frozenset[Link]]:
    """The findings of a theme, and the links between them."""
    passages = _drawn(Passage.objects.visible_to(user)).filter(terms=theme)
    held = PassageLink.objects.held()
    links = held.filter(passage__in=passages.values("pk"), of__in=passages.values("pk"))
    return [row.to_facts() for row in passages.for_facts()], links_in(links)


def _drawn(passages: PassageQuerySet) -> PassageQuerySet:
    return passages.exclude(state=EditorialState.RETIRED.value)
