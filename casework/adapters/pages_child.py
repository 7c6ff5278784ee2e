"""The child process that draws pages: python -m casework.adapters.pages_child WHAT.

A line of JSON with what is asked, and the PDF, on standard input; on standard output the picture,
the PDF, or JSON.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from casework.adapters.children import bound

SECONDS = 300


def answer(what: str, asked: dict[str, Any], content: bytes) -> bytes:
    """The picture of a page, the redacted file, or the words of all pages."""
    # Imported after the bounds are set, for they stand over the libraries too.
    from casework.adapters import page_pictures

    match what:
        case "picture":
            return page_pictures.png(page_pictures.picture(content, **asked))
        case "redacted":
            boxes = {int(page): rows for page, rows in asked["boxes"].items()}
            return page_pictures.redacted(content, boxes, withheld=asked["withheld"])
        case _:
            return json.dumps(list(page_pictures.texts(content))).encode()


def main() -> None:
    bound(SECONDS)
    asked, _, content = sys.stdin.buffer.read().partition(b"\n")
    sys.stdout.buffer.write(answer(sys.argv[1], json.loads(asked), content))


if __name__ == "__main__":
    main()
