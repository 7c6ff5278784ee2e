"""Whether a PDF is a pack of Casework, as it was sealed."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import DatabaseError
from django.db.models import QuerySet

from casework.actions.audit import Verb, record
from casework.actions.permission import require
from casework.adapters.seal import open_sealed
from casework.adapters.store import sha256
from casework.domain.manifest import Difference, Manifest, differences, read_manifest
from casework.domain.roles import Can
from casework.models import Case, Pack, User


@dataclass(frozen=True, slots=True)
class Verified:
    """What a file says of itself and what is so; pack is ours of the same bytes, where one is.

    The database was asked, or there is none; has_case: it knows the case but not this pack.
    """

    sha256: str
    manifest: Manifest
    is_whole: bool
    differences: tuple[Difference, ...]
    pack: Pack | None = None
    was_asked: bool = False
    has_case: bool = False

    @property
    def is_unchanged(self) -> bool:
        return self.is_whole and not self.differences and not (self.has_case and not self.pack)

    @property
    def outcome(self) -> str:
        """known, unchanged, foreign (sealed, but not by us) or changed."""
        if not self.is_whole or self.differences:
            return "changed"
        if self.pack:
            return "known"
        return "foreign" if self.has_case else "unchanged"


def verify(content: bytes) -> Verified:
    """Compare a file with its own manifest and, where there is one, with the database.

    Raises Refused: seal-not-pdf, seal-encrypted, seal-broken, seal-not-ours or seal-format.
    """
    try:
        return _verified(content, Pack.objects.all())
    except DatabaseError:
        return _verified(content, None)


def verify_upload(*, content: bytes, by: User) -> Verified:
    """The same for a person, on record: of cases that are not open to them nothing is told.

    Raises Refused like verify.
    """
    require(by, Can.READ_CASE)
    packs = Pack.objects.filter(case__in=Case.objects.visible_to(by))
    verified = _verified(content, packs)
    record(Verb.PACK_VERIFIED, by=by, sha256=verified.sha256, outcome=verified.outcome)
    return verified


def _verified(content: bytes, packs: QuerySet[Pack] | None) -> Verified:
    opened = open_sealed(content)
    manifest = read_manifest(opened.manifest)
    digest = sha256(content)
    known, has_case = None, False
    if packs is not None:
        known = packs.select_related("case").defer("plan").filter(sha256=digest).first()
        has_case = packs.filter(case__ref=manifest.ref).exists()
    return Verified(
        sha256=digest,
        manifest=manifest,
        is_whole=opened.is_whole,
        differences=differences(manifest, opened.parts),
        pack=known,
        was_asked=packs is not None,
        has_case=has_case,
    )
