"""The child process that opens a stranger's file: python -m casework.adapters.exhibits.child TYPE.

Content on standard input; a line of JSON and the clean PDF on standard output. It holds no keys,
writes no files, and dies rather than take more time or memory than its bounds.
"""

from __future__ import annotations

import json
import sys

from casework.adapters.children import bound
from casework.domain.errors import Refused

SECONDS = 60


def clean(content: bytes, media_type: str) -> tuple[bytes, int, list[str]]:
    """The clean PDF, its pages and what was removed. Raises Refused."""
    # Imported after the bounds are set, for they stand over the libraries too.
    from casework.adapters.exhibits import images, sanitise

    removed: list[str] = []
    if media_type != "application/pdf":
        content, removed = images.as_pdf(content)
    pdf, pages, more = sanitise.sanitised(content)
    return pdf, pages, sorted({*removed, *more})


def main() -> None:
    bound(SECONDS)
    content = sys.stdin.buffer.read()
    try:
        pdf, pages, removed = clean(content, sys.argv[1])
        head: dict[str, object] = {"pages": pages, "removed": removed}
    except Refused as refused:
        head, pdf = {"code": refused.problems[0].code}, b""
    sys.stdout.buffer.write(json.dumps(head).encode() + b"\n" + pdf)


if __name__ == "__main__":
    main()
