"""The markup of a text read into its structure; CommonMark is loaded only when it is needed."""

from __future__ import annotations

from casework.domain.own_texts import Blocks, Cite


def read_markup(text: str) -> tuple[Blocks, tuple[tuple[int, Cite], ...]]:
    """The structure of a text, and its references with the line from 1 on which each stands.

    Takes paragraphs, lists, emphasis and references of CommonMark 0.31; a new line is one in
    print. Raises Refused with every line that holds something else, as headings or tags.
    """
    from casework.adapters import commonmark

    return commonmark.read(text)
