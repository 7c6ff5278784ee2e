"""The child process that reads all words of a PDF: python -m casework.adapters.words_child.

Content on standard input; JSON on standard output: a list of place, page and text.
"""

from __future__ import annotations

import json
import sys

from casework.adapters.children import bound

SECONDS = 600


def main() -> None:
    bound(SECONDS)
    content = sys.stdin.buffer.read()
    # Imported after the bounds are set, for they stand over the libraries too.
    from casework.adapters.pdf_words import words

    found = list(dict.fromkeys(words(content)))
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main()
