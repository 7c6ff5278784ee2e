"""The seal put into a large file: in its place wherever that lies, read piece by piece."""

from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path
from unittest import TestCase

from casework.adapters.seal import PIECE, close
from casework.domain.manifest import Manifest

MANIFEST = Manifest("DE-1", "de", "2026-11-24", "0" * 64, {}, {}, (), {})


class CloseTest(TestCase):
    def test_the_digits_are_replaced_where_they_stand(self) -> None:
        inner = hashlib.sha256(MANIFEST.as_json()).hexdigest()
        entry = f"/CaseworkSeal ({inner})".encode()
        for before in (0, 5, PIECE - len(entry), PIECE - 40, PIECE - 1, PIECE, 2 * PIECE - 3):
            content = b"a" * before + entry + b"z" * PIECE
            with self.subTest(before), tempfile.TemporaryDirectory() as folder:
                path = Path(folder) / "pack.pdf"
                path.write_bytes(content)
                digest = close(path, MANIFEST)
                seal = hashlib.sha256(content).hexdigest()
                sealed = content.replace(inner.encode(), seal.encode())
                self.assertEqual(path.read_bytes(), sealed)
                self.assertEqual(digest, hashlib.sha256(sealed).hexdigest())
