"""Columns that hold ciphertext: what a stolen database must not tell."""

from __future__ import annotations

import hashlib
import hmac
import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.db import models

if TYPE_CHECKING:
    TextField = models.TextField[Any, Any]
else:
    TextField = models.TextField


class Undecryptable(Exception):
    """A stored value does not open with any of CASEWORK_FIELD_KEYS."""


@lru_cache(maxsize=4)
def _box(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])


def box() -> MultiFernet:
    """The cipher of the installation: the first key encrypts, every key decrypts."""
    return _box(tuple(settings.FIELD_KEYS))


def blind_index(value: str) -> str:
    """Keyed fingerprint of a value, so that equal values are found without being stored."""
    key = hashlib.sha256(b"blind-index" + settings.FIELD_KEYS[-1].encode()).digest()
    return hmac.new(key, value.encode(), hashlib.sha256).hexdigest()


class EncryptedTextField(TextField):
    """Text that is stored encrypted; it cannot be searched or sorted by the database."""

    def get_prep_value(self, value: Any) -> Any:
        value = super().get_prep_value(value)
        return value if value in (None, "") else box().encrypt(value.encode()).decode()

    def from_db_value(self, value: str | None, _expression: Any, _connection: Any) -> Any:
        return value if value in (None, "") else self._open(str(value))

    def _open(self, token: str) -> str:
        try:
            return box().decrypt(token.encode()).decode()
        except InvalidToken as error:
            message = f"{self.model.__name__}.{self.name} does not open with CASEWORK_FIELD_KEYS"
            raise Undecryptable(message) from error


class EncryptedJSONField(EncryptedTextField):
    """A JSON value that is stored encrypted."""

    if TYPE_CHECKING:
        _pyi_private_set_type: Any
        _pyi_private_get_type: Any

    def get_prep_value(self, value: Any) -> Any:
        return super().get_prep_value(json.dumps(value, ensure_ascii=False, sort_keys=True))

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> Any:
        text = super().from_db_value(value, expression, connection)
        return None if text in (None, "") else json.loads(text)

    def to_python(self, value: Any) -> Any:
        return value
