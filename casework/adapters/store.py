"""Files on disk, encrypted, named by random numbers and never by what they are."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from casework.adapters import pieces


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
        return self._write([self._box().encrypt(content)])

    def save_file(self, source: Path) -> str:
        """Keep a file piece by piece, so that a large one is never in memory as a whole."""
        with source.open("rb") as file:
            return self._write(pieces.sealed(file, self._box()))

    def read(self, name: str) -> bytes:
        """The bytes kept under the name. Raises Missing."""
        return b"".join(self.pieces(name))

    def pieces(self, name: str) -> Iterator[bytes]:
        """The same piece by piece, in order. Raises Missing, also for an end that is cut off."""
        try:
            with self._path(name).open("rb") as file:
                yield from pieces.opened(file, self._box())
        except (FileNotFoundError, InvalidToken) as error:
            raise Missing(name) from error

    def has(self, name: str) -> bool:
        """Whether a file is kept under the name, opened or not."""
        return self._path(name).is_file()

    def delete(self, name: str) -> None:
        """Forget the bytes, for a write that was rolled back."""
        self._path(name).unlink(missing_ok=True)

    def _write(self, parts: Iterable[bytes]) -> str:
        name = secrets.token_hex(16)
        path = self._path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(".part")
        try:
            with draft.open("wb") as file:
                file.writelines(parts)
            draft.rename(path)
        except BaseException:
            # A full disk must not fill further with halves.
            draft.unlink(missing_ok=True)
            raise
        return name

    def _path(self, name: str) -> Path:
        if not name.isalnum():
            raise Missing(name)
        return self.folder / name[:2] / name

    def _box(self) -> MultiFernet:
        return MultiFernet([Fernet(key) for key in self.keys])


def sha256(content: bytes) -> str:
    """Hexadecimal SHA-256 (FIPS 180-4) of the bytes."""
    return hashlib.sha256(content).hexdigest()
