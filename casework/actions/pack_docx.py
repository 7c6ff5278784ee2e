"""The typeset part of a pack as a Word document, for whoever goes on writing in Word."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation

from casework.actions.audit import Verb, record
from casework.actions.files import store
from casework.actions.pack_steps import plan_as_json, plan_print, read_plan, refuse_errors
from casework.actions.permission import require
from casework.adapters.docx import Details, word_document
from casework.adapters.pack_pages import pages_of
from casework.adapters.store import Missing
from casework.domain.pack_plan import PackPlan
from casework.domain.roles import Can
from casework.domain.typography import glue
from casework.models import Case, Pack, User
from casework.wording.pack_terms import term


@dataclass(frozen=True, slots=True)
class BuiltPack:
    """The pages of a built pack: of each of its places by name, and how many there are."""

    places: Mapping[str, int]
    length: int


UNBUILT = BuiltPack({}, 0)


@transaction.atomic
def export_docx(*, case: Case, language: str, as_of: dt.date, by: User) -> bytes:
    """The text of the pack as .docx: same words, order and numbers, without the exhibits.

    References to exhibits bear the pages of the last built pack that says the same; without one
    they bear none. Raises Refused for another language and for what stops a build.
    """
    require(by, Can.BUILD_PACK, case)
    plan = read_plan(case, language, as_of)
    refuse_errors(case, plan)
    content = word_document(_html(plan), _details(plan), built_pack(case, plan).places)
    record(Verb.TEXT_EXPORTED, by=by, case=case, what="pack", form="docx", language=language)
    return content


def built_pack(case: Case, plan: PackPlan) -> BuiltPack:
    """Where the last pack of this very plan has its places; nothing where none was built."""
    wanted = plan_print(plan_as_json(plan))
    packs = Pack.objects.filter(case=case, language=plan.head.language, variant="court")
    pack = next((p for p in packs.order_by("-pk") if plan_print(p.plan) == wanted), None)
    try:
        return BuiltPack(pages_of(store().read(pack.stored_as)), pack.pages) if pack else UNBUILT
    except Missing:
        return UNBUILT


def _html(plan: PackPlan) -> str:
    context = {"plan": plan, "cover": f"pack/_cover_{plan.head.jurisdiction}.html"}
    with translation.override(plan.head.language):
        return glue(render_to_string("pack/docx.html", context), plan.head.language)


def _details(plan: PackPlan) -> Details:
    head = plan.head
    with translation.override(head.language):
        title = f"{term('title', head.forum.value, head.locale)} – {head.reference or head.ref}"
    return Details(title, head.locale, head.as_of.isoformat())
