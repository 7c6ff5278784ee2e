"""One section of a pack as it would be printed now, before a whole pack is built."""

from __future__ import annotations

import datetime as dt
import re

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from casework.actions.audit import Verb, record
from casework.actions.pack_steps import read_plan
from casework.actions.permission import require
from casework.adapters import pdf
from casework.domain.errors import Problem, Refused
from casework.domain.pack_plan import ElementSection, PackPlan
from casework.domain.roles import Can
from casework.domain.typography import glue
from casework.models import Case, User

ANCHOR = re.compile(r'\bid="([^"]+)"')
LINK = re.compile(r'\bhref="(#[^"]+)"')


def preview_section(*, case: Case, language: str, section: str, as_of: dt.date, by: User) -> bytes:
    """The section, or the element of the claim by its key, as PDF; nothing of it is kept.

    It is set with the style sheet of the pack and marked on each page; page numbers of other
    sections stand as “…”. Raises Refused for a section that the pack does not have, another
    language, and signs that no font has.
    """
    require(by, Can.READ_CASE, case)
    plan = read_plan(case, language, as_of)
    html = _html(plan, section)
    folder = settings.BASE_DIR / "templates" / "pack"
    style = "".join(
        (folder / name).read_text(encoding="utf-8") for name in ("pack.css", "preview.css")
    )
    rendered = pdf.render(html, stylesheet=style, fonts=settings.FONTS_DIR)
    record(Verb.PACK_PREVIEWED, by=by, case=case, language=language, section=section)
    return rendered.pdf


def _html(plan: PackPlan, section: str) -> str:
    element = next((one for one in plan.elements if one.key == section), None)
    if element is None and section not in plan.numbers:
        raise Refused(Problem("preview-nowhere", "", {"section": section}))
    context: dict[str, PackPlan | ElementSection | str | None] = {
        "plan": plan,
        "element": element,
        "section": "pack/_element.html" if element else f"pack/_{section}.html",
    }
    with translation.override(plan.head.language):
        html = glue(render_to_string("pack/preview.html", context), plan.head.language)
    return _cut_loose(html)


def _cut_loose(html: str) -> str:
    """Let links lead only to what is there; the style sheet shows the others without a page."""
    here = {f"#{name}" for name in ANCHOR.findall(html)}
    return LINK.sub(
        lambda found: found[0] if found[1] in here else f'data-elsewhere="{found[1]}"', html
    )
