"""Whether a finished document still tells a protected name, in any of the places a file has."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from casework.domain.errors import Problem
from casework.domain.protected_names import Veil

# Where a file can hold words; picture is what a reading of its pixels finds.
PLACES = (
    "page",
    "content",
    "form",
    "annotation",
    "bookmark",
    "structure",
    "name",
    "attachment",
    "metadata",
    "information",
    "stream",
    "string",
    "picture",
    "file-name",
)
DIVIDED = re.compile(r"[-\u2010\u2011\u00ad]\s*[\r\n]+\s*")
LINE = re.compile(r"\s*[\r\n]+\s*")
SPACED = re.compile(r"(?<=\b\w)[ \u00a0\u2009\u202f](?=\w\b)")
CAMEL = re.compile(r"(?<=[^\W\d_A-ZА-ЯЁ])(?=[A-ZА-ЯЁ])")
ESCAPED = re.compile(r"\\u[0-9a-fA-F]{4}|&#?\w+;|%[0-9a-fA-F]{2}")
ARABIC = re.compile(r"[\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufeff]+")


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that a file holds: in which of PLACES, and on which page from 1, or 0 for none."""

    place: str
    page: int
    text: str


@dataclass(frozen=True, slots=True, order=True)
class Leak:
    """Where a name was found, never which."""

    page: int
    place: str


def leak_problem(leak: Leak) -> Problem:
    """What stops a build: the place as code, the page as its value."""
    return Problem(f"leak-{leak.place}", "", {"page": leak.page})


def leaks(passages: Iterable[Passage], veil: Veil) -> tuple[Leak, ...]:
    """Each place in which a protected name stands, once, in the order of the pages.

    A name counts also where it is divided at the end of a line, spaced out, run together with
    other words, written backwards (as some programs store Arabic script) or escaped.
    """
    found = {
        Leak(passage.page, passage.place)
        for passage in passages
        if any(veil.find(reading) for reading in readings(passage.text))
    }
    return tuple(sorted(found))


def readings(text: str) -> Iterator[str]:
    """The ways in which the words of a passage can be read, each once."""
    yield from dict.fromkeys(_readings(text))


def _readings(text: str) -> Iterator[str]:
    yield text
    yield DIVIDED.sub("", text)
    yield LINE.sub("", text)
    yield SPACED.sub("", text)
    yield CAMEL.sub(" ", text)
    if ARABIC.search(text):
        yield ARABIC.sub(lambda word: word[0][::-1], text)
    if ESCAPED.search(text):
        yield _unescaped(text)


def _unescaped(text: str) -> str:
    plain = unquote(html.unescape(text))
    return re.sub(r"\\u[0-9a-fA-F]{4}", lambda sign: json.loads(f'"{sign[0]}"'), plain)
