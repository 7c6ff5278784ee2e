"""Text files of the outside world: their characters, or what is wrong with their encoding."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from casework.domain.errors import Problem, Refused

# Letters of 8-bit Cyrillic encodings, small ones first.
CYRILLIC = (("Windows-1251", range(0xE0, 0x100)), ("KOI8-R", range(0xC0, 0xE0)))
BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def read_text(path: Path, name: str = "") -> str:
    """The characters of a file; name is the file's name in messages.

    Raises Refused when it cannot be read or is neither UTF-8 nor marked UTF-16.
    """
    name = name or str(path)
    try:
        content = path.read_bytes()
    except IsADirectoryError as error:
        raise Refused(Problem("json-folder", name)) from error
    except FileNotFoundError as error:
        raise Refused(Problem("json-missing", name)) from error
    except OSError as error:
        raise Refused(Problem("json-unreadable", name, {"reason": str(error.strerror)})) from error
    return decoded(content, name)


def decoded(content: bytes, name: str) -> str:
    """The characters of a text. Raises Refused, saying which encoding it seems to have."""
    encoding = next((code for mark, code in BOMS if content.startswith(mark)), "utf-8")
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        start = error.start if encoding == "utf-8" else 0
        if likely := _likely_encoding(content):
            values: dict[str, str | int] = {"byte": start, "encoding": likely}
            raise Refused(Problem("file-encoding", name, values)) from error
        raise Refused(Problem("json-encoding", name, {"byte": start})) from error


def _likely_encoding(content: bytes) -> str:
    """The Cyrillic encoding of a text whose letters beyond ASCII stand in words; else empty."""
    high = [byte for byte in content if byte >= 0x80]
    letters = [byte for byte in high if byte >= 0xC0]
    pairs = sum(a >= 0xC0 and b >= 0xC0 for a, b in pairwise(content))
    if 2 * pairs < len(high) or len(letters) < 0.9 * len(high):
        return ""
    return max(CYRILLIC, key=lambda one: sum(byte in one[1] for byte in letters))[0]
