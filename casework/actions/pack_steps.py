"""The steps of building a pack, each from plain values to plain values."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, replace

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import pgettext

import casework
from casework.actions.paper_flaws import clean_each
from casework.adapters import binder, pdf
from casework.domain.errors import Problem, Refused
from casework.domain.pack_plan import PackPlan, Sheet
from casework.domain.packs import check, plan_pack
from casework.domain.translation import pack_languages
from casework.domain.typography import glue
from casework.domain.waivers import set_aside
from casework.models import Case
from casework.models.pack_material import pack_material
from casework.models.waivers import waivers_of

# What the plan calls an exhibit, and its pages as clean PDF.
Papers = Mapping[str, bytes]


def check_language(case: Case, language: str) -> None:
    """Raise Refused unless packs of this country are built in the language."""
    languages = pack_languages(case.jurisdiction)
    if language not in languages:
        raise Refused(Problem("pack-language", "language", {"languages": ", ".join(languages)}))


def read_plan(case: Case, language: str, as_of: dt.date) -> PackPlan:
    """The plan of a pack for the case as it stands. Raises Refused for another language."""
    check_language(case, language)
    return plan_pack(pack_material(case, language), language=language, as_of=as_of)


def refuse_errors(case: Case, plan: PackPlan) -> None:
    """Raise Refused with every error that the check of the plan finds and nobody set aside."""
    found = set_aside(check(plan), waivers_of(case)).errors
    if found:
        raise Refused(*(Problem(f"pack-{f.code}", f.where, dict(f.values)) for f in found))


def clean_papers(case: Case, plan: PackPlan) -> Papers:
    """Each exhibit as PDF. Raises Refused naming each that cannot be shown, and its file."""
    documents = {document.key: document for document in case.documents.exclude(exhibit=None)}
    results = clean_each([documents[row.key] for row in plan.exhibits])
    problems = [
        replace(problem, where=f"{row.label} ({documents[row.key].filename})")
        for row, result in zip(plan.exhibits, results, strict=True)
        if not isinstance(result, bytes)
        for problem in result.problems
    ]
    if problems:
        raise Refused(*problems)
    return {
        row.key: result
        for row, result in zip(plan.exhibits, results, strict=True)
        if isinstance(result, bytes)
    }


def sheets_for(plan: PackPlan, papers: Papers) -> tuple[Sheet, ...]:
    """One sheet for each page of each exhibit, upright or across as the page is."""
    return tuple(
        Sheet(row, number, is_landscape=width > height)
        for row in plan.exhibits
        for number, (width, height) in enumerate(binder.page_sizes(papers[row.key]), 1)
    )


def typeset(
    plan: PackPlan, sheets: Sequence[Sheet], on_page: Callable[[int], None]
) -> pdf.Rendered:
    """The pack with an empty frame for each exhibit page, in the language of the plan."""
    folder = settings.BASE_DIR / "templates" / "pack"
    context = {
        "plan": plan,
        "sheets": sheets,
        "version": casework.__version__,
        "cover": f"pack/_cover_{plan.head.jurisdiction}.html",
    }
    with translation.override(plan.head.language):
        html = glue(render_to_string("pack/pack.html", context), plan.head.language)
    stylesheet = (folder / "pack.css").read_text(encoding="utf-8")
    return pdf.render(html, stylesheet=stylesheet, fonts=settings.FONTS_DIR, on_page=on_page)


def bind(plan: PackPlan, rendered: pdf.Rendered, sheets: Sequence[Sheet], papers: Papers) -> bytes:
    """The whole pack: the exhibit pages laid into their frames."""
    with translation.override(plan.head.language):
        words = pgettext("pack", "%(label)s, page %(page)s of %(pages)s: %(title)s")
    return binder.bind(
        rendered.pdf,
        [
            binder.Sheet(
                page=rendered.anchors[sheet.anchor],
                exhibit=words
                % {
                    "label": sheet.exhibit.label,
                    "page": sheet.page,
                    "pages": sheet.exhibit.pages,
                    "title": sheet.exhibit.title.text,
                },
                content=papers[sheet.exhibit.key],
                content_page=sheet.page - 1,
                frame=rendered.areas[sheet.frame].rect,
            )
            for sheet in sheets
        ],
    )


def plan_as_json(plan: PackPlan) -> object:
    """The plan as it is kept with the pack."""
    return json.loads(json.dumps(asdict(plan), default=str))
