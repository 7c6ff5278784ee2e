"""Settings from the environment: a missing or wrong value stops the start and names itself."""

from __future__ import annotations

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

TRUE = {"1", "true", "yes", "on"}
FALSE = {"0", "false", "no", "off", ""}


def flag(name: str, *, default: bool = False) -> bool:
    """The truth value of NAME."""
    value = os.environ.get(name)
    if value is None:
        return default
    if value.lower() in TRUE:
        return True
    if value.lower() in FALSE:
        return False
    raise ImproperlyConfigured(f"{name}={value!r}: write 1 or 0.")


def text(name: str, default: str) -> str:
    """NAME as it stands."""
    return os.environ.get(name, default)


def names(name: str, default: str = "") -> list[str]:
    """NAME split at commas."""
    return [part.strip() for part in text(name, default).split(",") if part.strip()]


def secret(name: str) -> str:
    """NAME, or the content of the file that NAME_FILE names."""
    if path := os.environ.get(f"{name}_FILE"):
        try:
            value = Path(path).read_text(encoding="utf-8").strip()
        except OSError as error:
            raise ImproperlyConfigured(f"{name}_FILE: {path} cannot be read: {error}") from error
    else:
        value = os.environ.get(name, "")
    if not value:
        raise ImproperlyConfigured(
            f"{name} is not set. Set {name}, or {name}_FILE to a file that holds it."
        )
    return value
