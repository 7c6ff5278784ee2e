"""The installation's file store."""

from __future__ import annotations

from django.conf import settings

from casework.adapters.store import Store


def store() -> Store:
    """Encrypted files under the data directory, with the keys of the installation."""
    return Store(settings.MEDIA_ROOT, tuple(settings.FIELD_KEYS))
