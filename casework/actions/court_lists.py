"""Take in courts' lists of sources, compare them with ours, and keep what a person says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from casework.actions.audit import Verb, record
from casework.actions.permission import require
from casework.adapters.court_list_files import CourtListFile, read_court_list, text_of
from casework.domain.cases import Jurisdiction
from casework.domain.court_list_lines import Listed
from casework.domain.court_lists import (
    PERSON,
    Match,
    Shown,
    carried,
    check_entries,
    compare,
    list_key,
)
from casework.domain.errors import Problem, Refused
from casework.domain.keys import free_key
from casework.domain.roles import Can
from casework.models import CourtList, CourtListItem, Source, User
from casework.models.source_items import described


@dataclass(frozen=True, slots=True, kw_only=True)
class CourtListFields:
    """Whose list it is, of which day, and where it was found."""

    jurisdiction: Jurisdiction
    issuer: str
    title: str
    as_of: dt.date
    url: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """What a list would come to: its entries with their matches, and lines left out."""

    entries: tuple[Listed, ...]
    matches: tuple[Match, ...]
    left_out: tuple[str, ...]

    @property
    def known(self) -> int:
        return sum(bool(match.source) for match in self.matches)

    @property
    def kept(self) -> int:
        """How many entries a person has decided on in an earlier edition."""
        return sum(match.how == PERSON for match in self.matches)


def court_list_text(content: bytes) -> str:
    """The text of a list that came as a file. Raises Refused for what holds no text."""
    return text_of(content)


def preview_court_list(fields: CourtListFields, text: str, today: dt.date) -> Preview:
    """What the import would write, without writing. Raises Refused with all that is wrong."""
    if problems := _field_problems(fields, today):
        raise Refused(*problems)
    file = _checked(text, today)
    entries = tuple(entry.listed for entry in file.entries)
    return Preview(entries, tuple(_matches(fields, entries)), file.left_out)


@transaction.atomic
def import_court_list(
    *, fields: CourtListFields, text: str, today: dt.date, by: User
) -> CourtList:
    """Keep a list with its entries, compared with our sources.

    What a person decided on an entry of an earlier edition of the same issuer stays decided.
    Raises Refused with all that is wrong (court-list-…, court-entry-…, date-in-future); then
    nothing is written.
    """
    require(by, Can.EDIT_EVIDENCE)
    preview = preview_court_list(fields, text, today)
    court_list = _create(fields, by)
    keys = {match.source for match in preview.matches if match.source}
    sources = Source.objects.in_bulk(keys, field_name="key")
    CourtListItem.objects.bulk_create(
        (
            _item(court_list, number, listed, match, sources.get(match.source))
            for number, (listed, match) in enumerate(
                zip(preview.entries, preview.matches, strict=True), 1
            )
        ),
        batch_size=500,
    )
    record(
        Verb.COURT_LIST_IMPORTED,
        by=by,
        list=court_list.key,
        entries=len(preview.entries),
        known=preview.known,
    )
    return court_list


@transaction.atomic
def match_item(*, item: CourtListItem, source: Source | None, by: User) -> None:
    """Keep which source of ours an entry is, or that it is none, as a person says."""
    require(by, Can.EDIT_EVIDENCE)
    item.source, item.matched = source, PERSON
    item.save(update_fields=["source", "matched"])
    record(
        Verb.COURT_ENTRY_MATCHED,
        by=by,
        list=item.court_list.key,
        entry=item.position,
        source=source.key if source else None,
    )


@transaction.atomic
def compare_again(*, court_list: CourtList, by: User) -> int:
    """Compare the entries that no person has decided on with the sources there are now.

    Gives how many entries have another source, or none any more.
    """
    require(by, Can.EDIT_EVIDENCE)
    items = list(court_list.items.exclude(matched=PERSON).select_related("source"))
    matches = compare((item.to_listed() for item in items), described(Source.objects.all()))
    sources = Source.objects.in_bulk({m.source for m in matches if m.source}, field_name="key")
    changed = []
    for item, match in zip(items, matches, strict=True):
        source = sources.get(match.source)
        if (item.source, item.matched) != (source, match.how):
            item.source, item.matched = source, match.how
            changed.append(item)
    CourtListItem.objects.bulk_update(changed, ["source", "matched"], batch_size=100)
    record(Verb.COURT_LIST_COMPARED, by=by, list=court_list.key, changed=len(changed))
    return len(changed)


@transaction.atomic
def remove_court_list(*, court_list: CourtList, by: User) -> None:
    """Take a list out that was taken in wrongly, with its entries."""
    require(by, Can.EDIT_EVIDENCE)
    record(Verb.COURT_LIST_REMOVED, by=by, list=court_list.key)
    court_list.delete()


@transaction.atomic
def record_court_list_export(*, court_list: CourtList, shown: Shown, by: User) -> None:
    """Put on record that a comparison was downloaded."""
    require(by, Can.READ_EVIDENCE)
    record(Verb.COURT_LIST_EXPORTED, by=by, list=court_list.key, part=shown.value)


def _checked(text: str, today: dt.date) -> CourtListFile:
    file = read_court_list(text, today)
    if problems := check_entries(file.entries, today):
        raise Refused(*problems)
    return file


def _field_problems(fields: CourtListFields, today: dt.date) -> list[Problem]:
    problems = []
    if not fields.issuer.strip():
        problems.append(Problem("court-list-no-issuer", "issuer"))
    if fields.as_of > today:
        problems.append(Problem("court-list-future", "as_of"))
    elif _editions(fields).filter(as_of=fields.as_of).exists():
        problems.append(_already(fields))
    return problems


def _already(fields: CourtListFields) -> Problem:
    day = fields.as_of.isoformat()
    return Problem("court-list-already", "as_of", {"issuer": fields.issuer, "day": day})


def _matches(fields: CourtListFields, entries: Sequence[Listed]) -> list[Match]:
    """What a person decided on before, else what the likeness of works finds."""
    found = compare(entries, described(Source.objects.all()))
    earlier = carried(entries, _decided(fields))
    return [before or match for before, match in zip(earlier, found, strict=True)]


def _decided(fields: CourtListFields) -> list[tuple[Listed, str]]:
    """The decisions on earlier editions; the newest edition is asked first."""
    items = (
        CourtListItem.objects.decided()
        .filter(court_list__in=_editions(fields))
        .select_related("source")
        .order_by("-court_list__as_of", "position")
    )
    decided: dict[Listed, str] = {}
    for item in items:
        decided.setdefault(item.to_listed(), item.source.key if item.source else "")
    return list(decided.items())


def _editions(fields: CourtListFields) -> QuerySet[CourtList]:
    """The lists of the same issuer, however it is written large and small."""
    issuer = fields.issuer.strip()
    return CourtList.objects.filter(jurisdiction=fields.jurisdiction.value, issuer__iexact=issuer)


def _create(fields: CourtListFields, by: User) -> CourtList:
    try:
        with transaction.atomic():
            return CourtList.objects.create(
                key=_free_key(fields),
                jurisdiction=fields.jurisdiction.value,
                issuer=fields.issuer.strip(),
                title=fields.title.strip(),
                as_of=fields.as_of,
                url=fields.url.strip(),
                note=fields.note.strip(),
                imported_by=by,
            )
    except IntegrityError as error:
        # Another person took the same list in a moment before.
        raise Refused(_already(fields)) from error


def _free_key(fields: CourtListFields) -> str:
    key = list_key(fields.jurisdiction.value, fields.issuer, fields.as_of)
    taken = set(CourtList.objects.filter(key__startswith=key).values_list("key", flat=True))
    return key if key not in taken else free_key(f"{key}-", taken)


def _item(
    court_list: CourtList, number: int, listed: Listed, match: Match, source: Source | None
) -> CourtListItem:
    return CourtListItem(
        court_list=court_list,
        position=number,
        publisher=listed.publisher,
        title=listed.title,
        issued=listed.issued,
        language=listed.language,
        url=listed.url,
        symbol=listed.symbol,
        source=source,
        matched=match.how,
    )
