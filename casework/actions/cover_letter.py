"""The letter that goes out with a pack: to whom, in which matter, what is asked and enclosed."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import pgettext

from casework.actions.audit import Verb, record
from casework.actions.pack_docx import built_pack
from casework.actions.pack_steps import read_plan, refuse_errors
from casework.actions.pack_texts import references_of
from casework.actions.permission import require
from casework.adapters import pdf
from casework.adapters.docx import Details, word_document
from casework.domain.own_texts import Place, Signature
from casework.domain.pack_plan import PackPlan
from casework.domain.roles import Can
from casework.domain.typography import glue
from casework.models import Case, User
from casework.models.pack_texts import own_texts

FORMS = ("pdf", "docx")


@transaction.atomic
def export_cover_letter(
    *, case: Case, language: str, as_of: dt.date, form: str, by: User
) -> bytes:
    """The cover letter as an accessible PDF (PDF/UA-1) or as a Word document.

    It bears the pages of the last built pack that says the same, where there is one. Raises
    Refused for another language and for what stops a build.
    """
    require(by, Can.BUILD_PACK, case)
    plan = read_plan(case, language, as_of)
    refuse_errors(case, plan)
    with translation.override(language):
        title = f"{pgettext('pack', 'Cover letter')} – {plan.head.reference or plan.head.ref}"
        html = glue(render_to_string("pack/letter.html", _context(case, plan, title)), language)
    record(Verb.TEXT_EXPORTED, by=by, case=case, what="cover-letter", form=form, language=language)
    if form == "docx":
        return word_document(html, Details(title, plan.head.locale, as_of.isoformat()))
    return pdf.render(html, stylesheet=_stylesheet(), fonts=settings.FONTS_DIR).pdf


def _context(case: Case, plan: PackPlan, title: str) -> dict[str, object]:
    texts, pages = own_texts(case), built_pack(case, plan)
    return {
        "plan": plan,
        "title": title,
        "text": references_of(plan).printed(texts.at(Place.COVER_LETTER, plan.head.language)),
        "signature": texts.signatures.get(plan.head.language, Signature()),
        "length": pages.length,
        "enclosures": [(row, pages.places.get(row.first_page)) for row in plan.exhibits],
    }


def _stylesheet() -> str:
    path = settings.BASE_DIR / "templates" / "pack" / "letter.css"
    return path.read_text(encoding="utf-8")
