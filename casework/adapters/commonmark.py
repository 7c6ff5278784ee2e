"""markdown-it-py held to what a pack prints; imported only by adapters/markup.py, when needed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from casework.domain.errors import Problem, Refused
from casework.domain.own_markup import REFERENCE, read_reference, to_markup
from casework.domain.own_texts import (
    DEEPEST,
    LONGEST,
    Block,
    Blocks,
    Cite,
    Emphasis,
    Inline,
    Listing,
    Paragraph,
    Words,
    as_json,
    from_json,
)
from casework.domain.signs import printable

# What CommonMark knows and a pack does not print; anything else of it is plain text here.
REFUSED = {
    "heading_open": "heading",
    "html_block": "tag",
    "html_inline": "tag",
    "image": "picture",
    "link_open": "link",
    "fence": "code",
    "blockquote_open": "quotation",
    "hr": "line",
}
SPACE_AT_BREAK = re.compile(r"[ \t]*\n[ \t]*")


def read(text: str) -> tuple[Blocks, tuple[tuple[int, Cite], ...]]:
    text = printable(text.replace("\r\n", "\n").replace("\r", "\n"))
    if len(text) > LONGEST:
        raise Refused(Problem("own-text-long", "text", {"most": LONGEST}))
    tokens = _own().parse(text)
    problems = [*_foreign(text), *_bad_references(tokens), *_bad_lists(tokens)]
    if problems:
        once = dict.fromkeys(problems)
        raise Refused(*(Problem(f"own-text-{c}", "text", {"line": n}) for n, c in once))
    blocks = _blocks(SyntaxTreeNode(tokens))
    _check_writable(blocks)
    return blocks, tuple(_cites(tokens))


def _own() -> MarkdownIt:
    """CommonMark with nothing but paragraphs, lists, emphasis and references."""
    reader = MarkdownIt("zero").enable(["list", "emphasis", "escape", "newline"])
    reader.inline.ruler.before("escape", "reference", _reference)
    return reader


def _reference(state: StateInline, silent: bool) -> bool:
    """An inline rule of markdown-it: [@…] becomes a token of its own, sound or not."""
    if not state.src.startswith("[@", state.pos):
        return False
    found = REFERENCE.match(state.src, state.pos)
    if not silent:
        token = state.push("cite", "", 0)
        token.content = found[0] if found else "[@"
    state.pos = found.end() if found else state.pos + 2
    return True


def _foreign(text: str) -> Iterator[tuple[int, str]]:
    """Each line with something of CommonMark that a pack does not print, and what it is."""
    reader = MarkdownIt("commonmark").disable(["code", "backticks", "entity"])
    reader.inline.ruler.before("escape", "reference", _reference)
    for line, token in _each(reader.parse(text)):
        if token.type in REFUSED:
            yield line, REFUSED[token.type]


def _bad_references(tokens: Sequence[Token]) -> Iterator[tuple[int, str]]:
    for line, token in _each(tokens):
        if token.type == "cite" and read_reference(token.content) is None:
            yield line, "reference"


def _bad_lists(tokens: Sequence[Token]) -> Iterator[tuple[int, str]]:
    """Lists that do not begin with 1, as a line that begins with a date does, or too deep."""
    depth = 0
    for line, token in _each(tokens):
        if token.type in ("bullet_list_open", "ordered_list_open"):
            depth += 1
            if token.attrGet("start") is not None:
                yield line, "number"
            if depth > DEEPEST:
                yield line, "nested"
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            depth -= 1


def _cites(tokens: Sequence[Token]) -> Iterator[tuple[int, Cite]]:
    for line, token in _each(tokens):
        if token.type == "cite" and (cite := read_reference(token.content)):
            yield line, cite


def _each(tokens: Sequence[Token]) -> Iterator[tuple[int, Token]]:
    """Every token with its line from 1."""
    line = 1
    for token in tokens:
        line = token.map[0] + 1 if token.map else line
        yield line, token
        below = line
        for child in token.children or ():
            yield below, child
            below += child.type in ("softbreak", "hardbreak")


def _check_writable(blocks: Blocks) -> None:
    """Raise Refused for a text that cannot be stored and edited again: tangled emphasis."""
    from_json(as_json(blocks), "text")
    tokens = _own().parse(to_markup(blocks))
    if _blocks(SyntaxTreeNode(tokens)) != blocks:
        raise Refused(Problem("own-text-tangled", "text"))


def _blocks(node: SyntaxTreeNode) -> Blocks:
    return tuple(block for child in node.children if (block := _block(child)))


def _block(node: SyntaxTreeNode) -> Block | None:
    if node.type == "paragraph":
        parts = _parts(node.children[0].children)
        return Paragraph(parts) if parts else None
    items = tuple(item for child in node.children if (item := _blocks(child)))
    return Listing(items, node.type == "ordered_list") if items else None


def _parts(nodes: Sequence[SyntaxTreeNode]) -> tuple[Inline, ...]:
    """The parts of a line; words that stand side by side are one."""
    found: list[Inline] = []
    for part in map(_part, nodes):
        last = found[-1] if found else None
        if isinstance(part, Words) and isinstance(last, Words):
            found[-1] = Words(last.text + part.text)
        elif part != Words(""):
            found.append(part)
    return tuple(_tidy(part) for part in found)


def _tidy(part: Inline) -> Inline:
    return Words(SPACE_AT_BREAK.sub("\n", part.text)) if isinstance(part, Words) else part


def _part(node: SyntaxTreeNode) -> Inline:
    if node.type in ("softbreak", "hardbreak"):
        return Words("\n")
    if node.type in ("em", "strong"):
        return Emphasis(_parts(node.children), node.type == "strong")
    if node.type == "cite":
        cite = read_reference(node.content)
        return cite or Words(node.content)
    return Words(node.content)
