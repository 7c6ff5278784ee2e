"""Encrypted files on disk."""

from __future__ import annotations

import resource
import tempfile
from pathlib import Path
from unittest import TestCase

from cryptography.fernet import Fernet

from casework.adapters.store import Missing, Store, sha256

OLD_KEY, NEW_KEY = Fernet.generate_key().decode(), Fernet.generate_key().decode()


class StoreTest(TestCase):
    def setUp(self) -> None:
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.store = Store(self.folder, [OLD_KEY])

    def test_it_reads_what_it_saved(self) -> None:
        self.assertEqual(self.store.read(self.store.save(b"letter")), b"letter")

    def test_the_disk_holds_neither_content_nor_name(self) -> None:
        self.store.save(b"Rahmatov summons")
        for path in self.folder.rglob("*"):
            self.assertNotIn("Rahmatov", path.name)
            if path.is_file():
                self.assertNotIn(b"Rahmatov", path.read_bytes())

    def test_an_old_key_still_opens_after_a_new_one_is_added(self) -> None:
        name = self.store.save(b"letter")
        self.assertEqual(Store(self.folder, [NEW_KEY, OLD_KEY]).read(name), b"letter")

    def test_a_wrong_key_opens_nothing(self) -> None:
        name = self.store.save(b"letter")
        with self.assertRaises(Missing):
            Store(self.folder, [NEW_KEY]).read(name)

    def test_a_full_disk_leaves_no_half_file(self) -> None:
        self.store.save(b"letter")
        limits = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))
        try:
            with self.assertRaises(OSError):
                self.store.save(b"x" * 5000)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        self.assertEqual(len([path for path in self.folder.rglob("*") if path.is_file()]), 1)

    def test_a_lost_file_is_missed(self) -> None:
        name = self.store.save(b"letter")
        self.store.delete(name)
        with self.assertRaises(Missing):
            self.store.read(name)

    def test_it_never_leaves_its_folder(self) -> None:
        with self.assertRaises(Missing):
            self.store.read("../../etc/passwd")

    def test_no_half_written_file_stays(self) -> None:
        self.store.save(b"letter")
        self.assertEqual(list(self.folder.rglob("*.part")), [])


class HashTest(TestCase):
    def test_the_hash_of_nothing(self) -> None:
        self.assertEqual(
            sha256(b""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        )
