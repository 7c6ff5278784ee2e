"""Large files in the store: whole or not at all, and never in clear."""

from __future__ import annotations

import tempfile
from pathlib import Path
from unittest import TestCase

from cryptography.fernet import Fernet

from casework.adapters.pieces import LENGTH, MAGIC, PIECE
from casework.adapters.store import Missing, Store


class PiecesTest(TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.store = Store(self.folder / "files", [Fernet.generate_key().decode()])

    def saved(self, content: bytes, store: Store | None = None) -> str:
        path = self.folder / "plain"
        path.write_bytes(content)
        return (store or self.store).save_file(path)

    def kept(self, name: str) -> Path:
        [path] = (self.folder / "files").rglob(name)
        return path

    def tokens(self, name: str) -> list[bytes]:
        rest, found = self.kept(name).read_bytes()[len(MAGIC) :], []
        while rest:
            end = LENGTH.size + LENGTH.unpack(rest[: LENGTH.size])[0]
            found.append(rest[:end])
            rest = rest[end:]
        return found

    def assert_missing(self, name: str, *tokens: bytes) -> None:
        self.kept(name).write_bytes(MAGIC + b"".join(tokens))
        with self.assertRaises(Missing):
            self.store.read(name)

    def test_what_was_kept_comes_back(self) -> None:
        for size in (0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE):
            content = bytes(range(251)) * (size // 251 + 1)
            with self.subTest(size):
                name = self.saved(content[:size])
                self.assertEqual(self.store.read(name), content[:size])

    def test_it_comes_back_piece_by_piece(self) -> None:
        name = self.saved(b"x" * (PIECE + 5))
        self.assertEqual([len(piece) for piece in self.store.pieces(name)], [PIECE, 5])

    def test_nothing_of_it_is_in_clear(self) -> None:
        name = self.saved(b"Farzona Qodirova " * 1000)
        self.assertNotIn(b"Qodirova", self.kept(name).read_bytes())

    def test_an_older_key_still_opens_it(self) -> None:
        name = self.saved(b"letter")
        newer = Store(self.store.folder, [Fernet.generate_key().decode(), *self.store.keys])
        self.assertEqual(newer.read(name), b"letter")
        with self.assertRaises(Missing):
            Store(self.store.folder, newer.keys[:1]).read(name)

    def test_a_file_that_is_not_whole_is_none(self) -> None:
        name = self.saved(b"a" * PIECE + b"b" * PIECE + b"c")
        other = self.saved(b"d" * PIECE + b"e" * PIECE + b"f")
        first, second, third = self.tokens(name)
        stranger = self.tokens(other)[1]
        for words, tokens in (
            ("cut off", [first, second]),
            ("cut in a piece", [first, second, third[:-1]]),
            ("no piece at all", []),
            ("swapped", [second, first, third]),
            ("left out", [first, third]),
            ("twice", [first, first, second, third]),
            ("of another file", [first, stranger, third]),
            ("more behind the end", [first, second, third, b"x"]),
            ("another behind the end", [first, second, third, third]),
        ):
            with self.subTest(words):
                self.assert_missing(name, *tokens)
