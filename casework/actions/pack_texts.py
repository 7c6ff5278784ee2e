"""Write the lawyer's own words of a pack."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from django.db import transaction

from casework.actions.audit import Verb, record
from casework.actions.pack_steps import check_language, read_plan
from casework.actions.permission import require
from casework.actions.turns import take_turn
from casework.adapters.markup import read_markup
from casework.domain.errors import Problem, Refused
from casework.domain.own_texts import (
    Blocks,
    Cite,
    Place,
    Signature,
    as_json,
    element_place,
)
from casework.domain.pack_own import References
from casework.domain.pack_plan import PackPlan
from casework.domain.roles import Can
from casework.domain.signs import printable
from casework.domain.translation import text_hash
from casework.models import Case, PackText, User
from casework.models.pack_texts import SIGNATURE


@transaction.atomic
def save_pack_text(
    *,
    case: Case,
    place: str,
    language: str,
    text: str,
    seen: str,
    as_of: dt.date,
    by: User,
    signature: Signature | None = None,
) -> str:
    """Keep a text of one place and language, given as markup, and who signs; empty takes it away.

    seen is the version the person started from. Returns the new version. Raises Refused when the
    place or language is none of the case, somebody else saved meanwhile, or with each line that
    a pack cannot print: what is no part of the markup, and references to what it does not show.
    """
    require(by, Can.EDIT_CASE, case)
    check_language(case, language)
    take_turn(case)
    if version_of(case, place, language) != seen:
        raise Refused(Problem("own-text-changed"))
    plan = read_plan(case, language, as_of)
    if text.strip() and place not in places_of(plan):
        raise Refused(Problem("own-text-place", "text", {"place": place}))
    _keep(case, place, language, as_json(read_own(text, plan)), by)
    if signature is not None:
        _keep(case, SIGNATURE, language, _written(signature), by)
    record(Verb.PACK_TEXT_SAVED, by=by, case=case, place=place, language=language)
    return version_of(case, place, language)


def read_own(text: str, plan: PackPlan) -> Blocks:
    """The structure of a text for this plan. Raises Refused with each line that is wrong."""
    if not text.strip():
        return ()
    blocks, cites = read_markup(text)
    references = references_of(plan)
    lost = [(line, cite) for line, cite in cites if references.find(cite) is None]
    if lost:
        raise Refused(*_lost(lost))
    return blocks


def references_of(plan: PackPlan) -> References:
    """What the own texts of a pack can refer to."""
    return References(plan.elements, plan.events, plan.exhibits, plan.head.locale)


def places_of(plan: PackPlan) -> tuple[str, ...]:
    """The places at which this pack has room for words, in its order."""
    elements = [element_place(element.key) for element in plan.elements]
    before = (Place.REQUESTS.value, Place.INTRODUCTION.value)
    return (*before, *elements, Place.CLOSING.value, Place.COVER_LETTER.value)


def version_of(case: Case, place: str, language: str) -> str:
    """Fingerprint of what stands at a place, and of who signs; empty for nothing."""
    places = (place, SIGNATURE) if place == Place.CLOSING else (place,)
    rows = dict(PackText.objects.filter(case=case, place__in=places).values_list("place", "body"))
    found = [rows.get(name, {}).get(language) for name in places]
    return text_hash(json.dumps(found, sort_keys=True)) if any(found) else ""


def _keep(case: Case, place: str, language: str, value: Any, by: User) -> None:
    row = PackText.objects.filter(case=case, place=place).first() or PackText(
        case=case, place=place
    )
    kept: Mapping[str, Any] = {**row.body, language: value}
    row.body = {code: kept[code] for code in sorted(kept) if kept[code]}
    row.changed_by = by
    if row.body:
        row.save()
    elif row.pk:
        row.delete()


def _written(signature: Signature) -> dict[str, str]:
    """The lines of a signature as they are kept; nothing where all are empty."""
    values = {name: printable(text).strip() for name, text in asdict(signature).items()}
    return values if any(values.values()) else {}


def _lost(cites: Iterable[tuple[int, Cite]]) -> list[Problem]:
    return [
        Problem(f"own-text-no-{cite.kind}", "text", {"line": line, "key": _name(cite)})
        for line, cite in cites
    ]


def _name(cite: Cite) -> str:
    return f"{cite.key} {cite.page}" if cite.page else cite.key
