"""The child process that opens a pack somebody hands over: python -m casework.adapters.seal_child.

Content on standard input; JSON on standard output: the manifest, the fingerprints of the parts and
whether the seal holds, or the code of what is wrong.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict

from casework.adapters.children import bound
from casework.domain.errors import Refused

SECONDS = 60


def main() -> None:
    bound(SECONDS)
    content = sys.stdin.buffer.read()
    # Imported after the bounds are set, for they stand over the libraries too.
    from casework.adapters.seal import read_sealed

    try:
        opened = read_sealed(content)
        answer: dict[str, object] = asdict(opened) | {"manifest": opened.manifest.decode()}
    except UnicodeDecodeError:
        answer = {"code": "seal-format"}
    except Refused as refused:
        answer = {"code": refused.problems[0].code}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main()
