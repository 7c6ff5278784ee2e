"""The lawyer's own words in a pack: paragraphs, lists, emphasis, and references that follow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from casework.domain.errors import Problem, Refused
from casework.domain.signs import printable

# Ten printed pages.
LONGEST = 20_000
# A list within a list within a list; deeper ones nobody can follow.
DEEPEST = 3
ELEMENT = "element:"


class Place(StrEnum):
    """Where in a pack a text stands; the reasoning on an element stands at element:<key>."""

    REQUESTS = "requests"
    INTRODUCTION = "introduction"
    CLOSING = "closing"
    COVER_LETTER = "cover-letter"


class CiteKind(StrEnum):
    FINDING = "finding"
    EXHIBIT = "exhibit"
    EVENT = "event"
    NORM = "norm"


@dataclass(frozen=True, slots=True)
class Words:
    """Plain words; a new line in them is one in print."""

    text: str


@dataclass(frozen=True, slots=True)
class Cite:
    """A reference by key: a finding, an exhibit with or without its page, an event, a norm."""

    kind: str
    key: str
    page: int = 0


@dataclass(frozen=True, slots=True)
class Emphasis:
    parts: tuple[Inline, ...]
    is_strong: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    parts: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """Items with points before them, or numbers from 1."""

    items: tuple[tuple[Block, ...], ...]
    is_ordered: bool = False


Inline = Words | Cite | Emphasis
Block = Paragraph | Listing
Blocks = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """Where it is signed, by whom, and as what: Berlin, Dr. Muster, Rechtsanwalt."""

    place: str = ""
    name: str = ""
    capacity: str = ""


@dataclass(frozen=True, slots=True)
class OwnTexts:
    """All texts of a case by place and language, and the signatures by language."""

    blocks: Mapping[str, Mapping[str, Blocks]]
    signatures: Mapping[str, Signature]

    def at(self, place: str, language: str) -> Blocks:
        return self.blocks.get(place, {}).get(language, ())

    def languages(self, place: str) -> tuple[str, ...]:
        """The languages in which something stands at the place."""
        return tuple(sorted(code for code, found in self.blocks.get(place, {}).items() if found))


NO_TEXTS = OwnTexts({}, {})


def element_place(element: str) -> str:
    return f"{ELEMENT}{element}"


def cites(nodes: Iterable[Block | Inline]) -> Iterator[Cite]:
    """Every reference of a text in its order."""
    for node in nodes:
        if isinstance(node, Cite):
            yield node
        elif isinstance(node, Listing):
            for item in node.items:
                yield from cites(item)
        elif isinstance(node, Paragraph | Emphasis):
            yield from cites(node.parts)


def plain(nodes: Iterable[Any], cited: str = "") -> str:
    """The words of a text without their form, a line for each paragraph; cited stands for each
    reference.
    """
    found = []
    for node in nodes:
        if isinstance(node, Listing):
            found += [f"{plain(item, cited)}\n" for item in node.items]
        elif isinstance(node, Paragraph):
            found.append(f"{plain(node.parts, cited)}\n")
        elif isinstance(node, Emphasis):
            found.append(plain(node.parts, cited))
        else:
            found.append(node.text if isinstance(node, Words) else cited)
    return "".join(found)


def as_json(blocks: Sequence[Block]) -> list[dict[str, Any]]:
    """The structure as it is stored and exchanged (docs/case.schema.json)."""
    return [_block_json(block) for block in blocks]


def from_json(value: Sequence[Mapping[str, Any]], where: str = "") -> Blocks:
    """The structure as it was stored; Refused for one that is too long or nested too deep."""
    blocks = tuple(_block(block, where, 1) for block in value)
    if len(plain(blocks).rstrip()) > LONGEST:
        raise Refused(Problem("own-text-long", where, {"most": LONGEST}))
    return blocks


def _block_json(block: Block) -> dict[str, Any]:
    if isinstance(block, Paragraph):
        return {"p": _parts_json(block.parts)}
    return {"ol" if block.is_ordered else "ul": [as_json(item) for item in block.items]}


def _parts_json(parts: Iterable[Inline]) -> list[Any]:
    return [_inline_json(part) for part in parts]


def _inline_json(part: Inline) -> Any:
    if isinstance(part, Words):
        return part.text
    if isinstance(part, Emphasis):
        return {"strong" if part.is_strong else "em": _parts_json(part.parts)}
    page = {"page": part.page} if part.page else {}
    return {"cite": part.kind, "key": part.key, **page}


def _block(value: Mapping[str, Any], where: str, depth: int) -> Block:
    if "p" in value:
        return Paragraph(_parts(value["p"], where, 1))
    if depth > DEEPEST:
        raise Refused(Problem("own-text-depth", where, {"most": DEEPEST}))
    is_ordered = "ol" in value
    items = value["ol" if is_ordered else "ul"]
    return Listing(
        tuple(tuple(_block(block, where, depth + 1) for block in item) for item in items),
        is_ordered,
    )


def _parts(values: Sequence[Any], where: str, depth: int) -> tuple[Inline, ...]:
    if depth > DEEPEST:
        raise Refused(Problem("own-text-depth", where, {"most": DEEPEST}))
    return tuple(_inline(value, where, depth) for value in values)


def _inline(value: Any, where: str, depth: int) -> Inline:
    if isinstance(value, str):
        return Words(printable(value))
    if "cite" in value:
        return Cite(value["cite"], value["key"], value.get("page", 0))
    is_strong = "strong" in value
    parts = _parts(value["strong" if is_strong else "em"], where, depth + 1)
    return Emphasis(parts, is_strong)
