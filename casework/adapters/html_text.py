"""The words of a web page as its reader sees them. For the child process only."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import tinyhtml5

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

# What is no text of the page: programs, styles, ways through the site, and fields to fill in.
DROPPED = frozenset(
    (
        *("head", "script", "style", "template", "noscript", "nav", "svg", "math", "iframe"),
        *("object", "canvas", "audio", "video", "button", "select", "textarea", "input", "dialog"),
    )
)
PARAGRAPHS = frozenset(
    (
        *("p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "ul", "ol", "dl", "table"),
        *("article", "section", "header", "footer", "main", "aside", "figure", "figcaption", "hr"),
        *("address", "details", "fieldset", "form"),
    )
)
LINES = frozenset(("div", "li", "dt", "dd", "tr", "caption", "summary", "legend"))
# Between two elements the wider gap counts: marks for it, which no page can show.
WIDE, NARROW = "\x1d", "\x1e"
MARKS = {**dict.fromkeys(PARAGRAPHS, WIDE), **dict.fromkeys(LINES, NARROW), "td": " ", "th": " "}

# A run of text or the mark between two, whether its white space counts.
Item = tuple["Element | str", bool]


def text_of(content: bytes, charset: str = "") -> str:
    """The text, a paragraph after an empty line; white space is not yet normal.

    The encoding is found as the HTML standard says: by the mark of UTF-16, the charset given, the
    page's own word, else Windows-1252.
    """
    root = tinyhtml5.parse(
        content, namespace_html_elements=False, override_encoding=charset or None
    )
    parts: list[str] = []
    # Not by recursion: a page may nest deeper than a program may call.
    waiting: list[Item] = [(root, False)]
    while waiting:
        item, is_kept = waiting.pop()
        if isinstance(item, str):
            parts.append(item if is_kept else _folded(item))
        elif not _is_dropped(item):
            waiting += reversed(_within(item, is_kept))
    text = re.sub(rf"[\s{NARROW}]*{WIDE}[\s{NARROW}{WIDE}]*", "\n\n", "".join(parts))
    return re.sub(rf"\s*{NARROW}[\s{NARROW}]*", "\n", text)


def _within(element: Element, is_kept: bool) -> list[Item]:
    """What the element holds, in order, between its marks."""
    inner = is_kept or element.tag == "pre"
    mark: Item = (MARKS.get(element.tag, ""), True)
    items: list[Item] = [mark, (element.text or "", inner)]
    for child in element:
        items += [(child, inner), (child.tail or "", inner)]
    return [("\n", True)] if element.tag == "br" else [*items, mark]


def _folded(text: str) -> str:
    return re.sub(r"[ \t\n\r\f]+", " ", text)


def _is_dropped(element: Element) -> bool:
    tag: object = element.tag
    # Comments have a function for a tag.
    if not isinstance(tag, str) or tag in DROPPED:
        return True
    return "hidden" in element.attrib or element.get("role") == "navigation"
