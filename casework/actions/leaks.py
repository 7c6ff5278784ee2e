"""Searching a file for the names that are to be hidden in a case, on record."""

from __future__ import annotations

from django.db import transaction

from casework.actions.audit import Verb, record
from casework.actions.permission import require
from casework.actions.pseudonyms import veil_of
from casework.adapters import picture_words
from casework.adapters.leaks import passages_of
from casework.adapters.store import sha256
from casework.domain.leaks import Leak, leaks
from casework.domain.roles import Can
from casework.models import Case, User


@transaction.atomic
def reads_pictures() -> bool:
    """Whether words in pictures are searched too: there is a program that reads them."""
    return picture_words.is_installed()


def check_leaks(*, case: Case, content: bytes, filename: str, by: User) -> tuple[Leak, ...]:
    """Where in the PDF a protected name of the case stands, never which.

    Raises Refused for a file that cannot be searched through.
    """
    require(by, Can.READ_CASE, case)
    found = leaks(passages_of(content, filename), veil_of(case))
    record(Verb.LEAKS_CHECKED, by=by, case=case, sha256=sha256(content), found=len(found))
    return found
