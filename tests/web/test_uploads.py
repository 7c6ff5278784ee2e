from __future__ import annotations

import tempfile
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.test import RequestFactory, override_settings

from casework.models import Document
from tests import make
from tests.adapters.papers import paper
from tests.base import CastTestCase

ADD = "/cases/PL-2026-TEST/papers/new/"
# Files of this size Django itself writes to the disk.
LARGE = 3 * 1024 * 1024


def arrived(*contents: bytes) -> list[UploadedFile[bytes]]:
    """The files of a request, as a view finds them."""
    sent = {f"f{n}": SimpleUploadedFile(f"{n}.pdf", text) for n, text in enumerate(contents)}
    request = RequestFactory().post("/", sent)
    return [file for file in request.FILES.values() if isinstance(file, UploadedFile)]


class UploadTests(CastTestCase):
    def test_no_file_is_written_to_the_disk_in_clear(self) -> None:
        with (
            tempfile.TemporaryDirectory() as folder,
            override_settings(FILE_UPLOAD_TEMP_DIR=folder),
        ):
            [file] = arrived(b"x" * LARGE)
            self.assertEqual(list(Path(folder).iterdir()), [])
            self.assertEqual(file.read(), b"x" * LARGE)

    @override_settings(UPLOAD_LIMIT_BYTES=1000)
    def test_of_a_file_that_is_too_large_only_the_beginning_is_kept(self) -> None:
        [file] = arrived(b"x" * LARGE)
        self.assertEqual((file.size, len(file.read())), (LARGE, 1001))

    @override_settings(UPLOAD_LIMIT_BYTES=1000)
    def test_a_file_of_the_largest_size_is_whole(self) -> None:
        [file] = arrived(b"x" * 1000)
        self.assertEqual((file.size, len(file.read())), (1000, 1000))

    def test_each_file_is_kept_by_itself(self) -> None:
        self.assertEqual([file.read() for file in arrived(b"one", b"two")], [b"one", b"two"])

    def test_more_files_than_a_form_has_are_refused(self) -> None:
        files = {f"f{n}": SimpleUploadedFile("a.pdf", b"x") for n in range(5)}
        self.client.force_login(self.nadia)
        make.person(of=make.case(by=self.nadia))
        self.assertEqual(self.client.post(ADD, files).status_code, 400)

    def test_a_large_paper_is_taken_whole(self) -> None:
        self.client.force_login(self.nadia)
        make.person(of=make.case(by=self.nadia))
        content = paper("a") + b"%" + b"x" * LARGE + b"\n%%EOF\n"
        file = SimpleUploadedFile("summons.pdf", content)
        sent = {"file": file, "kind": "summons", "title_en": "Summons"}
        self.assertEqual(self.client.post(ADD, sent).status_code, 302)
        self.assertEqual(Document.objects.get().size, len(content))
