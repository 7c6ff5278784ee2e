"""One paper that a stranger may send, and what must become of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Size = tuple[float, float]
A4: Size = (595, 842)


@dataclass(frozen=True, slots=True)
class Nasty:
    """Taken with pages of these sizes and without what is removed, or refused with the code.

    Alone tells whether a reader shows the paper as it came at all, so that what the pack shows
    can be compared with it; else it is compared with the clean copy.
    """

    name: str
    filename: str
    build: Callable[[], bytes]
    sizes: tuple[Size, ...] = ()
    removed: tuple[str, ...] = ()
    repaired: tuple[str, ...] = ()
    code: str = ""
    password: str = ""
    alone: bool = True


def taken(
    name: str,
    build: Callable[[], bytes],
    *sizes: Size,
    filename: str = "",
    removed: tuple[str, ...] = (),
    repaired: tuple[str, ...] = (),
    password: str = "",
    alone: bool = True,
) -> Nasty:
    filename = filename or f"{name.replace(' ', '-')}.pdf"
    shown = sizes or (A4,)
    return Nasty(name, filename, build, shown, removed, repaired, "", password, alone)


def refused(name: str, build: Callable[[], bytes], code: str, filename: str = "") -> Nasty:
    filename = filename or f"{name.replace(' ', '-')}.pdf"
    return Nasty(name, filename, build, code=code)
