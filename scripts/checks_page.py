"""Write the sections of docs/checks.md anew; its introduction is kept."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import django

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from tests.checks_doc import PAGE, page  # noqa: E402 -- the models must be set up first

PAGE.write_text(page(), encoding="utf-8")
