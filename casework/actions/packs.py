"""Building packs, and handing them out: the last step of the story."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from django.db import IntegrityError, transaction

import casework
from casework.actions.audit import Verb, record
from casework.actions.files import building_room, store
from casework.actions.pack_inputs import Assembled, Inputs, assemble
from casework.actions.pack_steps import (
    clean_papers,
    inputs_for,
    papers_of,
    plan_as_json,
    read_plan,
    refuse_errors,
)
from casework.actions.pack_variants import Made, check_variant, make_variant, refuse_leaks
from casework.actions.permission import require
from casework.adapters.store import Missing, sha256
from casework.domain.errors import Problem, Refused
from casework.domain.pack_plan import PackPlan
from casework.domain.roles import Can
from casework.models import Case, Pack, PackInputs, User
from casework.models.packs import COURT

OnStep = Callable[[str], None]


def build_pack(
    *,
    case: Case,
    language: str,
    as_of: dt.date,
    by: User,
    variant: str = COURT,
    on_step: OnStep = lambda step: None,
) -> Pack:
    """Build the pack of the case; the same content is the same pack, however often it is built.

    on_step hears each step: reading, checking, exhibits, typesetting and its pages, binding,
    sealing. Raises Refused when the check finds an error or an exhibit cannot be shown: then
    nothing is built, and nothing is left out silently; and for a pseudonymised pack in which a
    name that is to be hidden could still be read.
    """
    require(by, Can.BUILD_PACK, case)
    check_variant(variant)
    with building_room() as room:
        try:
            on_step("reading")
            plan = read_plan(case, language, as_of)
            on_step("checking")
            refuse_errors(case, plan)
            on_step("exhibits")
            shown, inputs, made = _make(case, plan, variant, room, on_step)
        except Refused as refused:
            codes = sorted({problem.code for problem in refused.problems})
            record(Verb.PACK_REFUSED, by=by, case=case, language=language, problems=codes)
            raise
        on_step("sealing")
        return _seal(case, shown, inputs, made, by)


@transaction.atomic
def record_download(*, pack: Pack, by: User) -> bytes:
    """The PDF of a pack, on record.

    Raises Refused when the file is gone or is not the one that was sealed.
    """
    require(by, Can.READ_CASE, pack.case)
    try:
        content = store().read(pack.stored_as)
    except Missing as error:
        raise Refused(Problem("pack-missing", pack.sha256[:12])) from error
    if sha256(content) != pack.sha256:
        raise Refused(Problem("pack-altered", pack.sha256[:12]))
    record(Verb.PACK_DOWNLOADED, by=by, case=pack.case, sha256=pack.sha256)
    return content


def _make(
    case: Case, plan: PackPlan, variant: str, room: Path, on_step: OnStep
) -> tuple[Made, Inputs, Assembled]:
    papers = papers_of(case, plan)
    clean = clean_papers([row.label for row in plan.exhibits], papers, room)
    shown = make_variant(case, variant, plan, papers, clean, room)
    inputs = inputs_for(shown.plan, shown.papers, shown.clean, variant, shown.internal)
    on_step("typesetting")
    made = assemble(
        inputs,
        shown.clean,
        room / "pack.pdf",
        on_page=lambda page: on_step(f"typesetting {page}"),
        on_bind=lambda: on_step("binding"),
    )
    refuse_leaks(case, shown, made.path)
    return shown, inputs, made


def _seal(case: Case, shown: Made, inputs: Inputs, made: Assembled, by: User) -> Pack:
    """Keep the PDF encrypted; a pack of the same bytes is there already and stays the one."""
    digest = made.sha256
    earlier = Pack.objects.filter(case=case, sha256=digest)
    is_new = not earlier.exists()
    names = [store().save_file(made.path), store().save(inputs.as_json())] if is_new else []
    try:
        with transaction.atomic():
            pack = earlier.first() or _keep(case, shown, made, names, by)
            record(
                Verb.PACK_BUILT, by=by, case=case, sha256=digest, pages=made.pages, pack=pack.pk
            )
    except BaseException as error:
        for name in names:
            store().delete(name)
        if isinstance(error, IntegrityError) and earlier.exists():
            # Another build of the same bytes was faster by a moment.
            return _seal(case, shown, inputs, made, by)
        raise
    return pack


def _keep(case: Case, shown: Made, made: Assembled, names: list[str], by: User) -> Pack:
    plan = shown.plan
    pack = Pack.objects.create(
        case=case,
        language=plan.head.language,
        variant=shown.variant,
        as_of=plan.head.as_of,
        plan=plan_as_json(plan),
        sha256=made.sha256,
        pages=made.pages,
        size=made.size,
        stored_as=names[0],
        version=casework.__version__,
        built_by=by,
    )
    PackInputs.objects.create(pack=pack, stored_as=names[1])
    return pack
