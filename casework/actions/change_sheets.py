"""The change sheet of a pack, held against the pack that was filed last."""

from __future__ import annotations

from dataclasses import asdict, replace

from casework.actions.files import store
from casework.adapters.seal import read_embedded
from casework.adapters.store import Missing
from casework.domain.cases import CaseFacts
from casework.domain.date_words import day_in_words
from casework.domain.errors import Problem, Refused
from casework.domain.manifest import ExhibitSeal, Manifest, read_manifest
from casework.domain.pack_changes import Shown, change_sheet
from casework.domain.pack_plan import ExhibitRow, PackPlan
from casework.domain.pack_texts import text_changes
from casework.models import Case, Pack, PackFiling
from casework.models.packs import COURT


def with_changes(case: Case, facts: CaseFacts, plan: PackPlan) -> PackPlan:
    """The plan with what changed since a pack of its language was filed, if anything did.

    Raises Refused when the file of that pack is gone.
    """
    filing = _filed(case, plan.head.language)
    if filing is None or (manifest := manifest_of(filing.pack)) is None:
        return plan
    originals = {document.key: document.sha256 for document in facts.documents}
    found = change_sheet(
        day_in_words(filing.filed_on, plan.head.locale),
        manifest.exhibits,
        [_shown(row, originals[row.key]) for row in plan.exhibits],
        has_same_text=not text_changes(filing.pack.plan, asdict(plan)),
    )
    return replace(plan, changes=found)


def manifest_of(pack: Pack) -> Manifest | None:
    """The manifest in a pack; None for one built before packs were sealed.

    Raises Refused when the file is gone.
    """
    try:
        content = store().read(pack.stored_as)
    except Missing as error:
        raise Refused(Problem("pack-missing", pack.sha256[:12])) from error
    embedded = read_embedded(content)
    return read_manifest(embedded) if embedded else None


def _filed(case: Case, language: str) -> PackFiling | None:
    filings = PackFiling.objects.filter(
        pack__case=case, pack__language=language, pack__variant=COURT
    )
    return filings.select_related("pack").first()


def _shown(row: ExhibitRow, original: str) -> Shown:
    seal = ExhibitSeal(row.label, row.pages, 0, 0, original, "", row.used)
    return Shown(seal, row.first_page, row.last_page)
