"""Large files encrypted piece by piece, each piece bound to its file and its place in it.

A small file is one Fernet token. A large one is MAGIC and then tokens, each after its length; in
each token stand the file's random number, the place of the piece, and whether it is the last.
"""

from __future__ import annotations

import secrets
import struct
from collections.abc import Iterator
from typing import BinaryIO, Protocol

from cryptography.fernet import InvalidToken

MAGIC = b"casework-pieces-1\n"
PIECE = 4 * 1024 * 1024
LENGTH = struct.Struct(">I")
# Random number of the file, place of the piece, whether it is the last.
HEAD = struct.Struct(">16sI?")


class Box(Protocol):
    """What encrypts and decrypts, as Fernet does."""

    def encrypt(self, msg: bytes) -> bytes: ...
    def decrypt(self, msg: bytes) -> bytes: ...


def sealed(file: BinaryIO, box: Box) -> Iterator[bytes]:
    """The file as it is kept, from where it is read to its end."""
    yield MAGIC
    number, place, piece = secrets.token_bytes(16), 0, file.read(PIECE)
    while True:
        after = file.read(PIECE)
        token = box.encrypt(HEAD.pack(number, place, not after) + piece)
        yield LENGTH.pack(len(token))
        yield token
        if not after:
            return
        place, piece = place + 1, after


def opened(file: BinaryIO, box: Box) -> Iterator[bytes]:
    """The pieces of a kept file, large or small. Raises InvalidToken for one that is not whole."""
    start = file.read(len(MAGIC))
    if start != MAGIC:
        yield box.decrypt(start + file.read())
        return
    number, place, is_last = None, 0, False
    while not is_last:
        content = box.decrypt(_token(file))
        found, at, is_last = HEAD.unpack_from(content)
        number = number or found
        if (found, at) != (number, place):
            raise InvalidToken
        yield content[HEAD.size :]
        place += 1
    if file.read(1):
        raise InvalidToken


def _token(file: BinaryIO) -> bytes:
    length = file.read(LENGTH.size)
    if len(length) < LENGTH.size:
        raise InvalidToken
    return file.read(LENGTH.unpack(length)[0])
