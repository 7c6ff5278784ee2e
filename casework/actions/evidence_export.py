"""Give sources out as RIS, CSL-JSON, CSV or JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from casework.actions.audit import Verb, record
from casework.actions.permission import require
from casework.actions.snapshot_items import snapshot_items
from casework.adapters.reference_files import write_csl, write_ris
from casework.domain.evidence_files import SourceItem
from casework.domain.exchange import Format, write_entry
from casework.domain.exchange_csl import CSL
from casework.domain.exchange_ris import RIS
from casework.domain.roles import Can
from casework.domain.source_table import to_csv
from casework.models import Passage, PassageLink, User
from casework.models.evidence import SourceQuerySet
from casework.models.passage_items import link_items, passage_items
from casework.models.publishers import publisher_items
from casework.models.source_items import source_items

# Media type and ending of each format.
FILES = {
    Format.RIS: ("application/x-research-info-systems", "ris"),
    Format.CSL: ("application/vnd.citationstyles.csl+json", "csl.json"),
    Format.CSV: ("text/csv", "csv"),
    Format.JSON: ("application/json", "json"),
}


@dataclass(frozen=True, slots=True)
class Export:
    """A file of sources, and how many there are in it."""

    filename: str
    media_type: str
    text: str
    count: int


@transaction.atomic
def export_evidence(
    *, sources: SourceQuerySet, form: Format, by: User | None, with_findings: bool = False
) -> Export:
    """The records of the sources as one file that import_evidence takes in again.

    With findings, which only JSON holds, come their archived copies, their findings, and the links
    between those. Raises Refused when an archived file is gone or altered.
    """
    if by is not None:
        require(by, Can.READ_EVIDENCE)
    items = source_items(sources)
    record(Verb.EVIDENCE_EXPORTED, by=by, format=form.value, count=len(items))
    media_type, ending = FILES[form]
    found = _findings(sources) if with_findings else {}
    return Export(f"sources.{ending}", media_type, _text(items, form, found), len(items))


def _findings(sources: SourceQuerySet) -> dict[str, object]:
    passages = Passage.objects.filter(source__in=sources.order_by().values("pk"))
    held = PassageLink.objects.held()
    within = held.filter(passage__in=passages.values("pk"), of__in=passages.values("pk"))
    found = {
        "snapshots": snapshot_items(sources),
        "passages": passage_items(passages),
        "links": link_items(within),
    }
    return {name: items for name, items in found.items() if items}


def _text(items: Sequence[SourceItem], form: Format, found: Mapping[str, object]) -> str:
    match form:
        case Format.RIS:
            return write_ris(write_entry(item, RIS) for item in items)
        case Format.CSL:
            return write_csl(write_entry(item, CSL) for item in items)
        case Format.CSV:
            return to_csv(items)
        case Format.JSON:
            profiles = publisher_items(item["publisher"] for item in items)
            document = {
                "schema": "casework/evidence/1",
                **({"publishers": profiles} if profiles else {}),
                "sources": items,
                **found,
            }
            return json.dumps(document, ensure_ascii=False, indent=1) + "\n"
