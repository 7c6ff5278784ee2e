"""All addresses; each stem lists its own."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("casework.web.home")),
    path("", include("casework.web.accounts")),
    path("", include("casework.web.languages")),
    path("", include("casework.web.cases")),
    path("", include("casework.web.people")),
    path("", include("casework.web.events")),
    path("", include("casework.web.coding")),
    path("", include("casework.web.documents")),
    path("", include("casework.web.source_exhibits")),
    path("", include("casework.web.decisions")),
    path("", include("casework.web.calculations")),
    path("", include("casework.web.deadlines")),
    path("", include("casework.web.feeds")),
    path("", include("casework.web.access")),
    path("", include("casework.web.publishers")),
    path("", include("casework.web.source_edit")),
    path("", include("casework.web.assessments")),
    path("", include("casework.web.currency")),
    path("", include("casework.web.currency_reviews")),
    path("", include("casework.web.corroboration")),
    path("", include("casework.web.passage_links")),
    path("", include("casework.web.passage_edit")),
    path("", include("casework.web.passage_history")),
    path("", include("casework.web.passage_steps")),
    path("", include("casework.web.snapshots")),
    path("", include("casework.web.reading")),
    path("", include("casework.web.quotations")),
    path("", include("casework.web.saved_searches")),
    path("", include("casework.web.evidence_search")),
    path("", include("casework.web.court_lists")),
    path("", include("casework.web.case_court_list")),
    path("", include("casework.web.research")),
    path("", include("casework.web.evidence")),
    path("", include("casework.web.sources")),
    path("", include("casework.web.claims")),
    path("", include("casework.web.balance")),
    path("", include("casework.web.matrix")),
    path("", include("casework.web.matrix_passage")),
    path("", include("casework.web.choices")),
    path("", include("casework.web.pack_texts")),
    path("", include("casework.web.pack_papers")),
    path("", include("casework.web.pseudonyms")),
    path("", include("casework.web.redactions")),
    path("", include("casework.web.pack_filing")),
    path("", include("casework.web.pack_compare")),
    path("", include("casework.web.filing")),
    path("", include("casework.web.builds")),
    path("", include("casework.web.packs")),
    path("", include("casework.web.waivers")),
    path("", include("casework.web.law_proposals")),
    path("", include("casework.web.law")),
    path("", include("casework.web.authorities")),
    path("", include("casework.web.submissions")),
    path("", include("casework.web.translations")),
    path("", include("casework.web.roles")),
    path("", include("casework.web.audit")),
]

handler400 = "casework.web.errors.bad_request"
handler403 = "casework.web.errors.forbidden"
handler404 = "casework.web.errors.not_found"
handler500 = "casework.web.errors.server_error"
