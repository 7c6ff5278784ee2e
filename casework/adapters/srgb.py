"""The sRGB colour space as an ICC profile, written out of its numbers: the same bytes each time.

IEC 61966-2-1 gives primaries and curve, ICC.1:2010 (version 4.3) the file. No profile made by
somebody else is needed, and so none with a licence.
"""

from __future__ import annotations

import struct

# Primaries and white under D50, as ICC.1 asks, and the matrix that brings D65 there (Bradford).
RED, GREEN, BLUE = (
    (0.43607, 0.22249, 0.01392),
    (0.38515, 0.71687, 0.09708),
    (0.14307, 0.06061, 0.7141),
)
WHITE = (0.9642, 1.0, 0.8249)
BRADFORD = (1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168)
# Y = ((x + 0.055) / 1.055) ** 2.4, and x / 12.92 below 0.04045: function type 3.
CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
NAME = "sRGB IEC61966-2.1"
HEADER = 128


def profile() -> bytes:
    """A display profile of version 4 for RGB, connected through XYZ."""
    curve = b"para\0\0\0\0" + struct.pack(">HH", 3, 0) + _fixed(*CURVE)
    tags = {
        b"desc": _text(NAME),
        b"cprt": _text("No copyright, use freely"),
        b"wtpt": _xyz(WHITE),
        b"chad": b"sf32\0\0\0\0" + _fixed(*BRADFORD),
        b"rXYZ": _xyz(RED),
        b"gXYZ": _xyz(GREEN),
        b"bXYZ": _xyz(BLUE),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    return _file(tags)


def _file(tags: dict[bytes, bytes]) -> bytes:
    at = HEADER + 4 + 12 * len(tags)
    table, data, places = struct.pack(">I", len(tags)), b"", dict[bytes, int]()
    for name, content in tags.items():
        if content not in places:
            places[content] = at + len(data)
            data += content + b"\0" * (-len(content) % 4)
        table += name + struct.pack(">II", places[content], len(content))
    size = HEADER + len(table) + len(data)
    head = struct.pack(">I4s4s4s4s4s", size, b"\0" * 4, b"\x04\x30\0\0", b"mntr", b"RGB ", b"XYZ ")
    head += struct.pack(">6H", 2026, 1, 1, 0, 0, 0) + b"acsp" + b"\0" * 28 + _fixed(*WHITE)
    return head.ljust(HEADER, b"\0") + table + data


def _fixed(*numbers: float) -> bytes:
    return struct.pack(f">{len(numbers)}i", *(round(number * 65536) for number in numbers))


def _xyz(values: tuple[float, float, float]) -> bytes:
    return b"XYZ \0\0\0\0" + _fixed(*values)


def _text(words: str) -> bytes:
    content = words.encode("utf-16-be")
    return (
        b"mluc\0\0\0\0" + struct.pack(">II2s2sII", 1, 12, b"en", b"US", len(content), 28) + content
    )
