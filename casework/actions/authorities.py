"""Take in authorities and courts, and confirm their addresses for a team."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import cast

from django.db import transaction
from django.utils import timezone

from casework.actions.audit import Verb, record
from casework.actions.permission import require
from casework.actions.rows import Saved, Tally, save_rows
from casework.adapters.json_documents import flaws
from casework.domain.authority_files import (
    LISTS,
    AuthorityFile,
    AuthorityItem,
    Known,
    check_authorities,
)
from casework.domain.document_paths import has_lost_a_list, in_file, in_order, sift, within
from casework.domain.errors import Problem, Refused
from casework.domain.roles import Can
from casework.models import Authority, ConfirmedAddress, FilingProfile, LawRule, User
from casework.models.law_rules import Section

# What fits into the window of an envelope.
MAX_LINES, MAX_WIDTH = 8, 120


@transaction.atomic
def import_authorities(documents: Sequence[tuple[str, object]], *, by: User | None) -> Tally:
    """Add and change authorities and filing profiles by key from files, given as (name, content).

    Nothing is removed, and no team's confirmed address is touched. Raises Refused with all that
    is wrong in all the files.
    """
    if by is not None:
        require(by, Can.EDIT_LAW)
    file = _checked(documents)
    profiles = _save_profiles(file)
    tally = _save_authorities(file, profiles).tally()
    record(Verb.AUTHORITIES_IMPORTED, by=by, authorities=tally.total, new=tally.new)
    return tally


@transaction.atomic
def confirm_address(*, authority: Authority, lines: str, by: User) -> ConfirmedAddress:
    """Keep the address of an authority as the person has checked it, for the whole team.

    Raises Refused for no lines (address-empty), or more or longer ones than fit (address-long).
    """
    require(by, Can.CONFIRM_ADDRESS)
    values = {"lines": _tidy(lines), "confirmed_by": by, "confirmed_at": timezone.now()}
    confirmed, _ = ConfirmedAddress.objects.update_or_create(
        authority=authority, team=by.team, defaults=values
    )
    record(Verb.ADDRESS_CONFIRMED, by=by, authority=authority.key)
    return confirmed


def _tidy(text: str) -> str:
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    if not lines:
        raise Refused(Problem("address-empty", "lines"))
    if len(lines) > MAX_LINES or max(map(len, lines)) > MAX_WIDTH:
        raise Refused(Problem("address-long", "lines", {"limit": MAX_LINES, "width": MAX_WIDTH}))
    return "\n".join(lines)


def _checked(documents: Sequence[tuple[str, object]]) -> AuthorityFile:
    file, spare, problems, is_whole = AuthorityFile(), _spare(), list[Problem](), True
    for name, document in documents:
        found = flaws(document, "authorities")
        paths = [flaw.path for flaw in found]
        problems += [in_file(name, flaw.problem) for flaw in found]
        is_whole = is_whole and not has_lost_a_list(paths, LISTS)
        if isinstance(document, dict):
            _add(file, spare, name, document, paths)
    if is_whole:
        problems += check_authorities(file, _known(spare))
    if problems:
        raise Refused(*in_order(problems, [name for name, _ in documents]))
    return file


def _spare() -> dict[str, set[str]]:
    """The keys that there are besides those of the files."""
    return {
        "profiles": set(FilingProfile.objects.values_list("key", flat=True)),
        "authorities": set(Authority.objects.values_list("key", flat=True)),
    }


def _add(
    file: AuthorityFile,
    spare: dict[str, set[str]],
    name: str,
    document: dict[str, object],
    paths: list[tuple[str | int, ...]],
) -> None:
    """Add the sound items; the keys of the others, so that they may be referred to."""
    sifted = sift(document, LISTS, paths)
    for kind in LISTS:
        items = [(within(name, where), item) for where, item in sifted.sound[kind]]
        cast("list[object]", getattr(file, kind)).extend(items)
        spare[kind] |= sifted.flawed_keys(kind)


def _known(spare: dict[str, set[str]]) -> Known:
    keys = set(LawRule.objects.current().values_list("section", "key"))
    return Known(
        rules={key for section, key in keys if section == Section.RULES},
        parameters={key for section, key in keys if section == Section.PARAMETERS},
        profiles=spare["profiles"],
        authorities=spare["authorities"],
    )


def _save_profiles(file: AuthorityFile) -> dict[str, FilingProfile]:
    wanted: dict[str, dict[str, object]] = {
        item["key"]: {name: item[name] for name in ("key", "jurisdiction", "titles", "aspects")}
        for _, item in file.profiles
    }
    present = FilingProfile.objects.in_bulk(field_name="key")
    return present | save_rows(FilingProfile, present, wanted).rows


def _save_authorities(
    file: AuthorityFile, profiles: dict[str, FilingProfile]
) -> Saved[str, Authority]:
    wanted = {
        item["key"]: _values(item, profiles[item["filing"]], position)
        for position, (_, item) in enumerate(file.authorities, 1)
    }
    return save_rows(Authority, Authority.objects.in_bulk(field_name="key"), wanted)


def _values(item: AuthorityItem, filing: FilingProfile, position: int) -> dict[str, object]:
    seen = item.get("seen_on")
    return {
        "key": item["key"],
        "position": position,
        "jurisdiction": item["jurisdiction"],
        "kind": item["kind"],
        "name": item["name"],
        "names": item["names"],
        "by_way": item.get("by_way", ""),
        "seat": item.get("seat", ""),
        "land": item.get("land", ""),
        "address": item.get("address", []),
        "part_of": item.get("part_of", ""),
        "filing_id": filing.pk,
        "stages": item["stages"],
        "certainty": item["certainty"],
        "source": item["source"],
        "seen_on": dt.date.fromisoformat(seen) if seen else None,
        "route": item["route"],
        "rules": item.get("rules", []),
    }
