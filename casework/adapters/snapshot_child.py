"""The child process that reads an archived source: python -m casework.adapters.snapshot_child.

Its arguments are a media type and a charset or nothing; content on standard input; JSON on
standard output: the text and its page starts, or the code of what is wrong.
"""

from __future__ import annotations

import json
import sys

from casework.adapters.children import bound
from casework.domain.errors import Problem, Refused
from casework.domain.plain_text import normalise, paged

SECONDS = 100
# What the check of exhibits finds, told of a source.
CODES = {
    "exhibit-broken": "snapshot-broken",
    "exhibit-encrypted": "snapshot-encrypted",
    "exhibit-rights": "snapshot-encrypted",
    "exhibit-too-large": "snapshot-too-large",
}


def read(content: bytes, media_type: str, charset: str) -> tuple[str, list[int]]:
    """The normal text and its page starts. Raises Refused."""
    # Imported after the bounds are set, for they stand over the libraries too.
    from casework.adapters import html_text, pdf_text

    if media_type == "application/pdf":
        return paged(pdf_text.pages(content))
    return normalise(html_text.text_of(content, charset)), []


def main() -> None:
    bound(SECONDS)
    content = sys.stdin.buffer.read()
    answer: dict[str, object]
    try:
        text, starts = read(content, sys.argv[1], sys.argv[2])
        answer = {"text": text, "page_starts": starts}
    except Refused as refused:
        problem: Problem = refused.problems[0]
        answer = {"code": CODES.get(problem.code, problem.code)}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main()
