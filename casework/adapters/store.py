"""Files on disk, encrypted, named by random numbers and never by what they are."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet


class Missing(Exception):
    """A stored file is gone or does not open with the keys of this installation."""


@dataclass(frozen=True, slots=True)
class Store:
    """A folder of encrypted files; keys are Fernet keys, newest first."""

    folder: Path
    keys: Sequence[str]

    def save(self, content: bytes) -> str:
        """Keep the bytes and return the name under which read() finds them.

        Written under a temporary name first: a name that was returned is a whole file.
        """
        name = secrets.token_hex(16)
        path = self._path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(".part")
        try:
            draft.write_bytes(self._box().encrypt(content))
            draft.rename(path)
        except OSError:
            # A full disk must not fill further with halves.
            draft.unlink(missing_ok=True)
            raise
        return name

    def read(self, name: str) -> bytes:
        """The bytes kept under the name. Raises Missing."""
        try:
            return self._box().decrypt(self._path(name).read_bytes())
        except (FileNotFoundError, InvalidToken) as error:
            raise Missing(name) from error

    def has(self, name: str) -> bool:
        """Whether a file is kept under the name, opened or not."""
        return self._path(name).is_file()

    def delete(self, name: str) -> None:
        """Forget the bytes, for a write that was rolled back."""
        self._path(name).unlink(missing_ok=True)

    def _path(self, name: str) -> Path:
        if not name.isalnum():
            raise Missing(name)
        return self.folder / name[:2] / name

    def _box(self) -> MultiFernet:
        return MultiFernet([Fernet(key) for key in self.keys])


def sha256(content: bytes) -> str:
    """Hexadecimal SHA-256 (FIPS 180-4) of the bytes."""
    return hashlib.sha256(content).hexdigest()
