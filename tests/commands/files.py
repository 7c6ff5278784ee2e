"""A folder of one's own for a test: JSON files in, JSON files out, and a store of papers."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from django.test import override_settings

from casework.actions.evidence import import_evidence
from casework.actions.law import import_law
from tests import documents
from tests.base import CastTestCase


class FilesTestCase(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        import_evidence([("evidence.json", documents.evidence())], by=None)
        import_law([("law.json", documents.law())], by=None)

    def setUp(self) -> None:
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.enterContext(override_settings(MEDIA_ROOT=self.folder / "store"))

    def write(self, name: str, document: object) -> str:
        path = self.folder / name
        path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
        return str(path)
