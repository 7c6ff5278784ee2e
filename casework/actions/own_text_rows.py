"""The lawyer's own texts as a case file has them, and the rows made of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from casework.domain.own_text_files import OwnTextItem
from casework.domain.own_texts import Place, as_json, from_json
from casework.models import Case, PackText, User
from casework.models.pack_texts import SIGNATURE


def own_text_items(case: Case) -> list[dict[str, object]]:
    """The texts of the case by place, each as its structure in each language."""
    bodies = {row.place: row.body for row in PackText.objects.filter(case=case)}
    signature = bodies.pop(SIGNATURE, {})
    if signature:
        bodies.setdefault(Place.CLOSING.value, {})
    items: list[dict[str, object]] = []
    for place in sorted(bodies):
        item: dict[str, object] = {"place": place, "body": bodies[place]}
        if place == Place.CLOSING and signature:
            item["signature"] = {code: _filled(who) for code, who in signature.items()}
        items.append(item)
    return items


def save_own_texts(case: Case, items: Sequence[tuple[str, OwnTextItem]], by: User) -> None:
    """The rows of checked items; whoever takes the case in has changed them last."""
    for _, item in items:
        body = {
            code: as_json(from_json(blocks))
            for code, blocks in sorted(item.get("body", {}).items())
            if blocks
        }
        _save(case, item["place"], body, by)
        signed = sorted(item.get("signature", {}).items())
        _save(case, SIGNATURE, {code: _whole(dict(who)) for code, who in signed}, by)


def _save(case: Case, place: str, body: dict[str, Any], by: User) -> None:
    if body:
        PackText.objects.create(case=case, place=place, body=body, changed_by=by)


def _filled(who: dict[str, str]) -> dict[str, str]:
    return {name: text for name, text in who.items() if text}


def _whole(who: dict[str, Any]) -> dict[str, str]:
    return {name: str(who.get(name, "")) for name in ("place", "name", "capacity")}
