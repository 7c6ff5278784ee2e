"""Log-in sessions whose keys the database does not tell."""

from __future__ import annotations

import hashlib
from typing import Any

from django.contrib.sessions.backends import db
from django.utils import timezone


class SessionStore(db.SessionStore):
    """Django's database sessions under a fingerprint of their key.

    Who reads the database, or a copy of it, cannot take over a session: the key itself is only
    in the person's cookie. These are the methods in which Django's store reads or writes it.
    """

    def exists(self, session_key: str) -> bool:
        return super().exists(_print(session_key))

    def delete(self, session_key: str | None = None) -> None:
        if key := session_key or self.session_key:
            super().delete(_print(key))

    def create_model_instance(self, data: dict[str, Any]) -> Any:
        row = super().create_model_instance(data)
        row.session_key = _print(row.session_key)
        return row

    def _get_session_from_db(self) -> Any:
        found = self.model.objects.filter(
            session_key=_print(self.session_key or ""), expire_date__gt=timezone.now()
        ).first()
        if found is None:
            self._session_key = None
        return found


def _print(session_key: str) -> str:
    """As long as Django's column takes; keys are random, so that no salt is needed."""
    return hashlib.sha256(session_key.encode()).hexdigest()[:40]
