"""Words that people search for, sealed, so that no address, log or history holds them in clear."""

from __future__ import annotations

import json

from cryptography.fernet import InvalidToken
from django.conf import settings

from casework.models import User
from casework.models.encrypted import box

EVIDENCE, VALUES = "evidence", "values"


def own(what: str, user: User) -> tuple[str, int]:
    """The purpose of words that nobody else may open, and how long they open: a working day."""
    return f"{what} {user.pk}", settings.SESSION_COOKIE_AGE


def seal(words: str, purpose: str) -> str:
    """A token for an address; each time another one, so that equal words do not show."""
    text = json.dumps([purpose, words], ensure_ascii=False)
    return box().encrypt(text.encode()).decode() if words else ""


def unseal(token: str, purpose: str, seconds: int | None = None) -> str:
    """The words of a token of this purpose; none when it is no such token, or too old."""
    try:
        found, words = json.loads(box().decrypt(token.encode(), ttl=seconds))
    except (InvalidToken, ValueError, TypeError):
        # Not ours, or what a column of the database holds: that must not open here either.
        return ""
    return str(words) if found == purpose else ""
