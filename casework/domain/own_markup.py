"""A text of one's own as the markup in which it is edited: a small part of CommonMark."""

from __future__ import annotations

import re
from collections.abc import Iterable

from casework.domain.own_texts import Block, Cite, CiteKind, Emphasis, Inline, Listing, Words

# [@P12], [@exhibit:letter], [@exhibit:letter 2], [@event:arrest], [@norm:Art. 9 QD].
REFERENCE = re.compile(r"\[@(?:(?P<kind>[a-z]+):)?(?P<rest>[^\[\]\n]{1,200})\]")
PAGED = re.compile(r"(?P<key>\S+)(?:\s+(?P<page>\d{1,4}))?")
# What would begin a reference, a link, a tag or an emphasis.
SPECIAL = re.compile(r"\\|\*|(?<!\w)_|_(?!\w)|`|\[(?=@)|\](?=[(:\[])|<(?=[A-Za-z/!?])|~")
# What would begin a heading, a quotation, a list, a line or a block at the start of a line.
FIRST = re.compile(r"(?m)^(\s*)([#>+=-]|\d{1,9}(?=[.)]))")


def read_reference(text: str) -> Cite | None:
    """The reference that the text is, as [@exhibit:letter 2]; None for what is none."""
    found = REFERENCE.fullmatch(text)
    if found is None or (found["kind"] or CiteKind.FINDING) not in list(CiteKind):
        return None
    kind, rest = found["kind"] or CiteKind.FINDING.value, found["rest"].strip()
    if kind == CiteKind.NORM:
        return Cite(kind, rest) if rest else None
    paged = PAGED.fullmatch(rest)
    if paged is None or (paged["page"] and kind != CiteKind.EXHIBIT):
        return None
    return Cite(kind, paged["key"], int(paged["page"] or 0))


def reference(cite: Cite) -> str:
    """The markup of a reference."""
    kind = "" if cite.kind == CiteKind.FINDING else f"{cite.kind}:"
    page = f" {cite.page}" if cite.page else ""
    return f"[@{kind}{cite.key}{page}]"


def to_markup(blocks: Iterable[Block]) -> str:
    """The markup that reads as this text again."""
    found: list[str] = []
    before, is_other = None, False
    for block in blocks:
        # Two lists of a kind with nothing between them would be read as one.
        is_other = not is_other and _is_alike(before, block)
        found.append(_block(block, is_other))
        before = block
    return "\n\n".join(found)


def _is_alike(before: Block | None, block: Block) -> bool:
    if not isinstance(before, Listing) or not isinstance(block, Listing):
        return False
    return before.is_ordered == block.is_ordered


def _block(block: Block, is_other: bool) -> str:
    if not isinstance(block, Listing):
        return FIRST.sub(_apart, _inline(block.parts))
    point, after = ("+", ")") if is_other else ("-", ".")
    return "\n".join(
        _item(item, f"{n}{after} " if block.is_ordered else f"{point} ")
        for n, item in enumerate(block.items, 1)
    )


def _item(item: Iterable[Block], mark: str) -> str:
    lines = to_markup(item).split("\n")
    indent = " " * len(mark)
    rest = [f"{indent}{line}" if line else "" for line in lines[1:]]
    return "\n".join([f"{mark}{lines[0]}", *rest])


def _inline(parts: Iterable[Inline]) -> str:
    return "".join(map(_part, parts))


def _part(part: Inline) -> str:
    if isinstance(part, Words):
        return SPECIAL.sub(lambda found: f"\\{found[0]}", part.text)
    if isinstance(part, Emphasis):
        mark = "**" if part.is_strong else "*"
        return f"{mark}{_inline(part.parts)}{mark}"
    return reference(part)


def _apart(found: re.Match[str]) -> str:
    space, sign = found[1], found[2]
    # Of a number the point after it is set apart.
    return f"{space}{sign}\\" if sign[0].isdigit() else f"{space}\\{sign}"
