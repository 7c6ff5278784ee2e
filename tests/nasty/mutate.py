"""Bends papers of the corpus at random: the same seed, the same bent paper."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

OBJECT = re.compile(rb"\d+ 0 obj\b.*?\bendobj\n?", re.DOTALL)
# A value that stands behind a key of a dictionary.
VALUE = re.compile(
    rb"(?<=[A-Za-z])\s+(-?\d+(?:\.\d+)?|/[A-Za-z0-9]+|\d+ 0 R|\[[^\[\]]{0,80}\]|\([^()]{0,80}\))"
)
WORDS = (
    *(b"null", b"0", b"-1", b"99999999999", b"3.5", b"/X", b"(x)", b"[]", b"[0 0 0 0]", b"<< >>"),
    *(b"true", b"1 0 R", b"2 0 R", b"3 0 R", b"4 0 R", b"999 0 R", b"[3 0 R 3 0 R]"),
)

Bend = Callable[[random.Random, bytes], bytes]


def bent(chance: random.Random, content: bytes) -> bytes:
    """The content after one to four changes."""
    for _change in range(chance.randint(1, 4)):
        if content:
            content = chance.choice(BENDS)(chance, content)
    return content


def _flip(chance: random.Random, content: bytes) -> bytes:
    changed = bytearray(content)
    for _byte in range(chance.choice((1, 1, 2, 8, 40))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _cut_end(chance: random.Random, content: bytes) -> bytes:
    return content[: chance.randrange(len(content)) + 1]


def _cut_out(chance: random.Random, content: bytes) -> bytes:
    start = chance.randrange(len(content))
    return content[:start] + content[start + chance.choice((1, 4, 30, 200, 2000)) :]


def _blank(chance: random.Random, content: bytes) -> bytes:
    """A bad place of a disk: nothing where something was, and no byte moved."""
    start, length = chance.randrange(len(content)), chance.choice((8, 64, 512))
    gone = content[start : start + length]
    return content[:start] + bytes(len(gone)) + content[start + len(gone) :]


def _twice(chance: random.Random, content: bytes) -> bytes:
    start = chance.randrange(len(content))
    end = start + chance.choice((4, 30, 300))
    return content[:end] + content[start:end] + content[end:]


def _swap_objects(chance: random.Random, content: bytes) -> bytes:
    found = list(OBJECT.finditer(content))
    if len(found) < 2:
        return _flip(chance, content)
    one, other = sorted(chance.sample(found, 2), key=re.Match.start)
    first, second = content[one.start() : one.end()], content[other.start() : other.end()]
    between = content[one.end() : other.start()]
    return content[: one.start()] + second + between + first + content[other.end() :]


def _drop_object(chance: random.Random, content: bytes) -> bytes:
    found = list(OBJECT.finditer(content))
    if not found:
        return _cut_out(chance, content)
    gone = chance.choice(found)
    return content[: gone.start()] + content[gone.end() :]


def _other_value(chance: random.Random, content: bytes) -> bytes:
    found = list(VALUE.finditer(content[:200_000]))
    if not found:
        return _flip(chance, content)
    value, word = chance.choice(found), chance.choice(WORDS)
    kept = value.group(1)
    # Mostly of the same length, so that the table of contents stays right.
    if chance.random() < 0.7:
        word = word[: len(kept)].ljust(len(kept))
    return content[: value.start(1)] + word + content[value.end(1) :]


BENDS: Sequence[Bend] = (
    *(_flip, _cut_end, _cut_out, _blank, _twice, _swap_objects, _drop_object),
    *(_other_value, _other_value, _other_value),
)
