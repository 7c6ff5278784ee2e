"""The picture of a theme: its findings by origin, and what they say of each other."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path
from django.views.decorators.http import require_safe

from casework.domain.corroboration import Link
from casework.domain.corroboration_picture import Edge, Node, most_linked, picture
from casework.domain.evidence import PassageFacts, TermKind, printed_finding
from casework.domain.roles import Can
from casework.models import Term
from casework.models.corroboration_themes import linked_themes, theme_findings
from casework.web.evidence import term_label
from casework.web.http import needs
from casework.web.middleware import Request
from casework.wording.passage_links import (
    BACK,
    FORTH,
    SIGNS,
    independence,
    link_sentence,
    meanings,
)

AT_MOST = 30


@dataclass(frozen=True, slots=True)
class Drawn:
    """An edge with its sign and its words."""

    edge: Edge
    sign: str
    words: str


@dataclass(frozen=True, slots=True)
class Told:
    """A finding in the table: how well it is borne out, and its links both ways."""

    facts: PassageFacts
    sentence: str
    links: list[tuple[str, str]]


@needs(Can.READ_EVIDENCE)
@require_safe
def evidence_graph(request: Request) -> HttpResponse:
    themes = [(theme, term_label(theme.term)) for theme in linked_themes(request.user)]
    code = request.GET.get("theme", "").replace("\x00", "")
    shown: dict[str, object] = {"themes": themes, "code": code, "meanings": meanings()}
    if code:
        theme = get_object_or_404(Term, kind=TermKind.THEME.value, code=code)
        shown |= {"title": term_label(theme)} | _of(request, theme)
    return render(request, "evidence/graph.html", shown)


def _of(request: Request, theme: Term) -> dict[str, object]:
    facts, links = theme_findings(request.user, theme)
    nodes = [_node(one) for one in facts]
    limit = len(nodes) if "all" in request.GET else AT_MOST
    drawn = picture(most_linked(nodes, links, limit), links)
    edges = [_drawn(edge) for edge in drawn.edges] if drawn else []
    table = sorted((_told(one, links) for one in facts), key=lambda row: -len(row.links))
    return {
        "picture": drawn,
        "edges": edges,
        "table": table,
        "total": len(nodes),
        "left_out": max(0, len(nodes) - limit),
    }


def _node(facts: PassageFacts) -> Node:
    return Node(
        facts.key,
        facts.bearers[0],
        facts.source.publisher,
        printed_finding(facts),
        facts.source.issued.latest,
        facts.independent_sources,
        is_withheld=not facts.printable,
    )


def _drawn(edge: Edge) -> Drawn:
    return Drawn(edge, SIGNS[edge.link.kind], link_sentence(edge.link))


def _told(facts: PassageFacts, links: Collection[Link]) -> Told:
    sources = len({bearer.source for bearer in facts.bearers})
    said = [(str(FORTH[one.kind]), one.of) for one in links if one.passage == facts.key]
    heard = [(str(BACK[one.kind]), one.passage) for one in links if one.of == facts.key]
    return Told(facts, independence(facts.independent_sources, sources), sorted(said + heard))


urlpatterns = [path("evidence/graph/", evidence_graph, name="evidence-graph")]
