"""Private folders: for their owner only, gone at the end, whatever the end was."""

from __future__ import annotations

import stat
import tempfile
from pathlib import Path
from unittest import TestCase

from casework.adapters.rooms import room


class RoomTest(TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name) / "building"

    def rooms(self) -> list[Path]:
        return sorted(self.folder.glob("room-*"))

    def test_only_its_owner_may_enter(self) -> None:
        with room(self.folder) as path:
            self.assertEqual(stat.S_IMODE(path.stat().st_mode), 0o700)
            self.assertEqual(stat.S_IMODE(self.folder.stat().st_mode), 0o700)

    def test_it_is_gone_at_the_end_with_all_in_it(self) -> None:
        with room(self.folder) as path:
            (path / "a.pdf").write_bytes(b"secret")
            (path / "below").mkdir()
        self.assertEqual(self.rooms(), [])

    def test_it_is_gone_after_an_error(self) -> None:
        with self.assertRaises(ValueError), room(self.folder) as path:
            (path / "a.pdf").write_bytes(b"secret")
            raise ValueError
        self.assertEqual(self.rooms(), [])

    def test_one_that_a_dead_process_left_is_cleared(self) -> None:
        left = self.folder / "room-left"
        left.mkdir(parents=True)
        (left / "a.pdf").write_bytes(b"secret")
        with room(self.folder) as path:
            self.assertEqual(self.rooms(), [path])
        self.assertEqual(self.rooms(), [])

    def test_one_that_is_in_use_stays(self) -> None:
        with room(self.folder) as first:
            (first / "a.pdf").write_bytes(b"secret")
            with room(self.folder) as second:
                self.assertNotEqual(first, second)
                self.assertEqual(self.rooms(), sorted([first, second]))
            self.assertTrue((first / "a.pdf").exists())
        self.assertEqual(self.rooms(), [])
