"""The installation's file store."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path

from django.conf import settings

from casework.adapters import rooms
from casework.adapters.store import Store


def store() -> Store:
    """Encrypted files under the data directory, with the keys of the installation."""
    return Store(settings.MEDIA_ROOT, tuple(settings.FIELD_KEYS))


def building_room() -> AbstractContextManager[Path]:
    """A private folder for what a build needs in clear, deleted when it ends."""
    return rooms.room(settings.DATA_DIR / "building")
