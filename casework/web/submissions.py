"""Structures of submissions: the list by country and stage, and one to work from."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path
from django.views.decorators.http import require_safe

from casework.domain.cases import Jurisdiction, Stage
from casework.domain.law_library import Entry, rule_entry
from casework.domain.roles import Can
from casework.domain.rulebook import Rulebook
from casework.domain.submissions import Line, SubmissionFacts
from casework.models import Authority, LawRule, Submission
from casework.web.http import needs
from casework.web.law import language
from casework.web.middleware import Request
from casework.wording.labels import COUNTRIES, STAGES
from casework.wording.law import AUTHORITY_KINDS


@dataclass(frozen=True, slots=True)
class LineRow:
    """A line with the rules behind it, each as it may be printed."""

    line: Line
    rules: list[Entry]


@needs(Can.READ_EVIDENCE)
@require_safe
def submission_list(request: Request) -> HttpResponse:
    country, stage = request.GET.get("country", ""), request.GET.get("stage", "")
    country = country if country in list(Jurisdiction) else Jurisdiction.GERMANY.value
    open_stages = [code for code in Stage if code is not Stage.CLOSED]
    rows = Submission.objects.visible_to(request.user).filter(jurisdiction=country)
    chosen = [row for row in rows if stage not in open_stages or stage in row.stages]
    shown = {
        "country": country,
        "countries": COUNTRIES.items(),
        "stage": stage if stage in open_stages else "",
        "stages": [(code, STAGES[code]) for code in open_stages],
        "submissions": [(row.to_facts(), row.stages) for row in chosen],
        "waiting": LawRule.objects.visible_to(request.user).waiting().count(),
    }
    return render(request, "submissions/list.html", shown)


@needs(Can.READ_EVIDENCE)
@require_safe
def submission_detail(request: Request, key: str) -> HttpResponse:
    row = get_object_or_404(Submission.objects.visible_to(request.user), key=key)
    book = LawRule.objects.visible_to(request.user).rulebook()
    facts = row.to_facts()
    keys = row.content.get("authorities", [])
    shown = {
        "facts": facts,
        "stages": row.stages,
        "authorities": Authority.objects.visible_to(request.user).filter(key__in=keys),
        "authority_kind": AUTHORITY_KINDS.get(row.content.get("authority_kind", "")),
        "parts": parts_of(facts, book),
        "annex_rule": entry_of(book, facts.annex_rule),
        "rules": [entry for key in facts.all_rules() if (entry := entry_of(book, key))],
    }
    return render(request, "submissions/detail.html", shown)


def parts_of(facts: SubmissionFacts, book: Rulebook) -> dict[str, list[LineRow]]:
    parts = {
        "parties": facts.parties,
        "requests": facts.requests,
        "headings": facts.headings,
        "attach": facts.attach,
    }
    return {
        name: [
            LineRow(line, [entry for key in line.rules if (entry := entry_of(book, key))])
            for line in lines
        ]
        for name, lines in parts.items()
    }


def entry_of(book: Rulebook, key: str) -> Entry | None:
    return rule_entry(book.rules[key], language()) if key in book.rules else None


urlpatterns = [
    path("law/submissions/", submission_list, name="submission-list"),
    path("law/submissions/<key:key>/", submission_detail, name="submission-detail"),
]
