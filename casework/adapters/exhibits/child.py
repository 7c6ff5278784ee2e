"""The child process that opens a stranger's file: python -m casework.adapters.exhibits.child TYPE.

A line of JSON with the password, and the content, on standard input; a line of JSON and the clean
PDF on standard output. It holds no keys, writes no files, and dies rather than take more time or
memory than its bounds.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from casework.adapters.children import bound
from casework.domain.errors import Refused

if TYPE_CHECKING:
    from casework.adapters.exhibits.sanitise import Sanitised

SECONDS = 60


def clean(content: bytes, media_type: str, password: str) -> Sanitised:
    """The clean PDF, with the codes of what was removed and repaired. Raises Refused."""
    # Imported after the bounds are set, for they stand over the libraries too.
    from casework.adapters.exhibits import sanitise

    removed: list[str] = []
    if media_type != "application/pdf":
        from casework.adapters.exhibits import images

        content, removed = images.as_pdf(content)
    found = sanitise.sanitised(content, password)
    found.removed.extend(removed)
    return found


def main() -> None:
    bound(SECONDS)
    asked = json.loads(sys.stdin.buffer.readline())
    content, pdf = sys.stdin.buffer.read(), b""
    head: dict[str, object]
    try:
        found = clean(content, sys.argv[1], asked["password"])
        removed = sorted(set(found.removed))
        head = {"pages": found.pages, "removed": removed, "repaired": found.repaired}
        pdf = found.pdf
    except Refused as refused:
        head = {"code": refused.problems[0].code}
    sys.stdout.buffer.write(json.dumps(head).encode() + b"\n" + pdf)


if __name__ == "__main__":
    main()
