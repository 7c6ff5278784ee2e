"""Building a pack once more from what it was made of, to show that it is the same."""

from __future__ import annotations

from dataclasses import dataclass

from casework.actions.audit import Verb, record
from casework.actions.files import building_room, store
from casework.actions.pack_inputs import Inputs, assemble, read_inputs
from casework.actions.pack_steps import clean_papers, fonts_now, plan_print, tools_now
from casework.actions.pack_variants import redact_papers
from casework.actions.permission import require
from casework.adapters.seal import read_sealed
from casework.adapters.store import Missing
from casework.domain.errors import Problem, Refused
from casework.domain.manifest import (
    Difference,
    differences,
    read_manifest,
    tool_changes,
)
from casework.domain.roles import Can
from casework.models import Pack, PackInputs, User
from casework.models.packs import PSEUDONYMISED


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """A pack as it is built today, what of it differs, and which tools are others than then.

    Papers are the labels of exhibits whose clean PDF differs; a changed plan is in plan_differs.
    """

    content: bytes
    sha256: str
    is_same: bool
    differences: tuple[Difference, ...]
    tools: tuple[tuple[str, str, str], ...]
    papers: tuple[str, ...]
    plan_differs: bool


def rebuild_pack(*, pack: Pack, by: User) -> Rebuilt:
    """The pack out of its stored inputs, with the tools of today; nothing is kept of it.

    Raises Refused when the pack, its inputs or an exhibit are gone or altered, or were never kept.
    """
    require(by, Can.BUILD_PACK, pack.case)
    inputs, sealed = _inputs(pack), stored(pack.stored_as, pack)
    labels = [row.label for row in inputs.manifest.exhibits]
    with building_room() as room:
        clean = clean_papers(labels, inputs.papers, room)
        if pack.variant == PSEUDONYMISED:
            clean = redact_papers(inputs.papers, clean, room)
        made = assemble(inputs, clean, room / "pack.pdf")
        content = made.path.read_bytes()
    digest = made.sha256
    record(Verb.PACK_REBUILT, by=by, case=pack.case, sha256=pack.sha256, rebuilt=digest)
    then = read_manifest(read_sealed(sealed).manifest)
    return Rebuilt(
        content=content,
        sha256=digest,
        differences=differences(then, made.manifest.parts),
        tools=tool_changes({**then.tools, **then.fonts}, {**tools_now(), **fonts_now()}),
        papers=tuple(
            row.label
            for row, paper in zip(then.exhibits, inputs.papers, strict=True)
            if clean[paper.key].stem != row.clean
        ),
        is_same=digest == pack.sha256,
        plan_differs=plan_print(pack.plan) != then.plan,
    )


def _inputs(pack: Pack) -> Inputs:
    kept = PackInputs.objects.filter(pack=pack).first()
    if kept is None:
        raise Refused(Problem("inputs-none", pack.sha256[:12]))
    return read_inputs(stored(kept.stored_as, pack))


def stored(name: str, pack: Pack) -> bytes:
    """What the store has of a pack under the name. Raises Refused when it is gone."""
    try:
        return store().read(name)
    except Missing as error:
        raise Refused(Problem("pack-missing", pack.sha256[:12])) from error
