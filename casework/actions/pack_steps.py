"""The steps of building a pack, each from plain values to plain values."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import pgettext

import casework
from casework.actions.change_sheets import with_changes
from casework.actions.pack_inputs import Inputs, PaperInput, SheetInput
from casework.actions.pack_variants import Internal, received_print, variant_style
from casework.actions.paper_flaws import clean_each
from casework.adapters import binder, seal
from casework.adapters.store import sha256
from casework.domain.errors import Problem, Refused
from casework.domain.manifest import ExhibitSeal, Manifest, fingerprint
from casework.domain.pack_plan import PackPlan, Sheet
from casework.domain.packs import check, plan_pack
from casework.domain.translation import pack_languages
from casework.domain.typography import glue
from casework.domain.waivers import set_aside
from casework.models import Case
from casework.models.pack_material import pack_material
from casework.models.packs import COURT, INTERNAL
from casework.models.waivers import waivers_of
from casework.wording.variants import INTERNAL_MARK

# What the plan calls an exhibit, and its clean PDF, which has its fingerprint for a name.
Papers = Mapping[str, Path]


def check_language(case: Case, language: str) -> None:
    """Raise Refused unless packs of this country are built in the language."""
    languages = pack_languages(case.jurisdiction)
    if language not in languages:
        raise Refused(Problem("pack-language", "language", {"languages": ", ".join(languages)}))


def read_plan(case: Case, language: str, as_of: dt.date) -> PackPlan:
    """The plan of a pack for the case as it stands. Raises Refused for another language."""
    check_language(case, language)
    material = pack_material(case, language)
    plan = plan_pack(material, language=language, as_of=as_of)
    return with_changes(case, material.case, plan)


def refuse_errors(case: Case, plan: PackPlan) -> None:
    """Raise Refused with every error that the check of the plan finds and nobody set aside."""
    found = set_aside(check(plan), waivers_of(case)).errors
    if found:
        raise Refused(*(Problem(f"pack-{f.code}", f.where, dict(f.values)) for f in found))


def papers_of(case: Case, plan: PackPlan) -> tuple[PaperInput, ...]:
    """The file of each exhibit in the order of the plan."""
    rows = case.documents.exclude(exhibit=None).prefetch_related("copies")
    documents = {document.key: document for document in rows}
    return tuple(
        PaperInput(
            key=row.key,
            stored_as=documents[row.key].stored_as,
            media_type=documents[row.key].media_type,
            filename=documents[row.key].filename,
            pages=documents[row.key].pages,
            sha256=documents[row.key].sha256,
            copy_as=documents[row.key].copy_as,
            copy_sha256=documents[row.key].copy_sha256,
        )
        for row in plan.exhibits
    )


def clean_papers(labels: Sequence[str], papers: Sequence[PaperInput], room: Path) -> Papers:
    """Each exhibit as PDF in the room. Raises Refused naming each that cannot be shown."""

    def keep(clean: bytes) -> Path:
        path = room / f"{sha256(clean)}.pdf"
        path.write_bytes(clean)
        return path

    results = clean_each(papers, keep)
    problems = [
        replace(problem, where=f"{label} ({paper.filename})")
        for label, paper, result in zip(labels, papers, results, strict=True)
        if isinstance(result, Refused)
        for problem in result.problems
    ]
    if problems:
        raise Refused(*problems)
    return {
        paper.key: result
        for paper, result in zip(papers, results, strict=True)
        if not isinstance(result, Refused)
    }


def sheets_for(plan: PackPlan, papers: Papers) -> tuple[Sheet, ...]:
    """One sheet for each page shown of each exhibit, upright or across as the page is."""
    return tuple(
        Sheet(row, number, is_landscape=width > height)
        for row in plan.exhibits
        for number, (width, height) in enumerate(binder.page_sizes(papers[row.key]), 1)
        if not row.used or number in row.used
    )


def tools_now() -> dict[str, str]:
    """The versions of the programs that make the bytes of a pack."""
    return {"casework": casework.__version__, **seal.tools()}


def fonts_now() -> dict[str, str]:
    """The fingerprint of each font file of the installation."""
    return seal.font_prints(settings.FONTS_DIR)


def manifest_for(
    plan: PackPlan, papers: Sequence[PaperInput], clean: Papers, variant: str = COURT
) -> Manifest:
    """The manifest of a pack that is not typeset yet: its exhibits have no pages in it so far."""
    return Manifest(
        ref=plan.head.ref,
        language=plan.head.language,
        as_of=plan.head.as_of.isoformat(),
        plan=plan_print(plan_as_json(plan)),
        tools=tools_now(),
        fonts=fonts_now(),
        exhibits=tuple(
            ExhibitSeal(
                row.label,
                paper.pages,
                0,
                0,
                received_print(paper.sha256, clean[row.key].stem, variant),
                clean[row.key].stem,
                row.used,
            )
            for row, paper in zip(plan.exhibits, papers, strict=True)
        ),
        parts={},
    )


def inputs_for(
    plan: PackPlan,
    papers: Sequence[PaperInput],
    clean: Papers,
    variant: str = COURT,
    internal: Internal | None = None,
) -> Inputs:
    """All that the bytes of the pack are made from, its text in the language of the plan."""
    sheets = sheets_for(plan, clean)
    manifest = manifest_for(plan, papers, clean, variant)
    folder = settings.BASE_DIR / "templates" / "pack"
    context = {
        "plan": plan,
        "sheets": sheets,
        "version": casework.__version__,
        "cover": f"pack/_cover_{plan.head.jurisdiction}.html",
        "manifest": manifest,
        "sealed": list(zip(plan.exhibits, manifest.exhibits, strict=True)),
        "leaps": leaps(sheets),
        "variant": variant,
        "internal": internal,
        "mark": INTERNAL_MARK if variant == INTERNAL else "",
    }
    with translation.override(plan.head.language):
        html = glue(render_to_string("pack/pack.html", context), plan.head.language)
        return Inputs(
            html=html,
            stylesheet=(folder / "pack.css").read_text(encoding="utf-8")
            + render_to_string("pack/_sheets.css", context)
            + variant_style(variant),
            folio=(f"{INTERNAL_MARK} · " if variant == INTERNAL else "")
            + f"{pgettext('pack', 'Page')} {{page}} "
            f"{pgettext('pack: page 3 of 40', 'of')} {{pages}}",
            sheets=_sheet_inputs(sheets, plan.head.language),
            papers=tuple(papers),
            manifest=manifest,
        )


def leaps(sheets: Sequence[Sheet]) -> list[tuple[Sheet | None, int]]:
    """Each typeset sheet, and at last none for what comes behind them, with the number of pages
    from the typeset page before to it: those that follow an exhibit's first are not typeset.
    """
    found: list[tuple[Sheet | None, int]] = []
    after = 1
    for sheet in sheets:
        if sheet.is_first:
            found.append((sheet, after))
        after = 1 if sheet.is_first else after + 1
    return [*found, (None, after)]


def _sheet_inputs(sheets: Sequence[Sheet], language: str) -> tuple[SheetInput, ...]:
    words = pgettext("pack", "%(label)s, page %(page)s of %(pages)s: %(title)s")
    number = pgettext("pack", "page %(page)s of %(pages)s")
    return tuple(
        SheetInput(
            anchor=sheet.anchor,
            frame=sheet.frame,
            words=words % values,
            exhibit=sheet.exhibit.key,
            page=sheet.page,
            number=glue(number % values, language),
            first=sheet.exhibit.first_page,
        )
        for sheet in sheets
        for values in [
            {
                "label": sheet.exhibit.label,
                "page": sheet.page,
                "pages": sheet.exhibit.pages,
                "title": sheet.exhibit.title.text,
            }
        ]
    )


def plan_as_json(plan: PackPlan) -> dict[str, object]:
    """The plan as it is kept with the pack."""
    kept: dict[str, object] = json.loads(json.dumps(asdict(plan), default=str))
    return kept


def plan_print(plan: Mapping[str, object]) -> str:
    """The fingerprint of a kept plan, without what the checks alone know of the case."""
    return fingerprint({**plan, "gaps": []})
