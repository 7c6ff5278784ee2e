"""Whether an installation is fit for use: what is looked at, and what is wrong with it."""

from __future__ import annotations

import datetime as dt
import hashlib
import importlib
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from casework.actions.audit import broken_links
from casework.actions.files import store
from casework.actions.readings import optional_programs
from casework.models import Build, Document, Pack, PersonName, Snapshot
from casework.models.encrypted import Undecryptable
from casework.models.index_check import index_faults
from casework.wording import sentences

LEAST_FREE_BYTES = 1_000_000_000
LONGEST_BUILD = dt.timedelta(hours=1)
FOR_OTHERS = 0o077

Check = Callable[[], Iterator[str]]


def _settings() -> Iterator[str]:
    if settings.DEBUG:
        yield "CASEWORK_DEBUG is on: error pages show what people typed. Set it to 0."
    if not settings.SECURE_SSL_REDIRECT and set(settings.ALLOWED_HOSTS) - {
        "127.0.0.1",
        "localhost",
    }:
        yield "CASEWORK_INSECURE_HTTP is on for a host that others reach. Unset it."


def _migrations() -> Iterator[str]:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        yield "The database is of another version. Run: manage.py migrate"


def _keys() -> Iterator[str]:
    try:
        PersonName.objects.first()
    except Undecryptable as error:
        yield f"{error}. Put back the keys that this database was written with."


def _folder() -> Iterator[str]:
    for path in (settings.DATA_DIR, settings.DATA_DIR / "keys"):
        if path.exists() and path.stat().st_mode & FOR_OTHERS:
            yield f"{path}: others on this machine may look into it. Run: chmod 700 {path}"
    free = shutil.disk_usage(settings.DATA_DIR).free
    if free < LEAST_FREE_BYTES:
        yield f"{settings.DATA_DIR}: only {free // 1_000_000} MB are free. Make room."


def _files() -> Iterator[str]:
    rows = (
        *Document.objects.values_list("stored_as", "case__ref", "key"),
        *Pack.objects.values_list("stored_as", "case__ref", "sha256"),
        *Snapshot.objects.values_list("stored_as", "source__key", "sha256"),
    )
    kept = store()
    for name, owner, key in rows:
        if not kept.has(name):
            yield f"{owner} {key}: its file is gone from the store. Bring it back from the backup."


def _fonts() -> Iterator[str]:
    sums = (settings.FONTS_DIR / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    for digest, name in (line.split("  ") for line in sums):
        path: Path = settings.FONTS_DIR / name
        if not path.exists() or hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            yield f"{path}: is not the font that packs are set in. Check the files out again."


def _typesetting() -> Iterator[str]:
    try:
        importlib.import_module("weasyprint")
    except (ImportError, OSError) as error:
        yield f"Packs cannot be typeset: {error}. Install Pango (README)."


def _builds() -> Iterator[str]:
    old = timezone.now() - LONGEST_BUILD
    waiting = Build.objects.filter(state__in=[Build.QUEUED, Build.RUNNING], requested_at__lt=old)
    if number := waiting.count():
        yield f"Packs that have waited for more than an hour: {number}. Run: manage.py run_build"


def _index() -> Iterator[str]:
    faults = sentences(index_faults())
    yield from (f"{fault} Run: manage.py index_evidence --anew" for fault in faults)


def _record() -> Iterator[str]:
    if broken := broken_links():
        yield f"Broken entries of the record: {len(broken)}. Run: manage.py verify_audit"


CHECKS: dict[str, Check] = {
    "settings": _settings,
    "database": _migrations,
    "keys": _keys,
    "data folder": _folder,
    "stored files": _files,
    "fonts": _fonts,
    "typesetting": _typesetting,
    "builds": _builds,
    "search index": _index,
    "record": _record,
}


def optional() -> dict[str, str]:
    """What the installation can do beside what it must, and how to have it where it cannot."""
    reader, languages, writer = optional_programs()
    return {
        "recognising words": f"{reader}: {', '.join(languages)}"
        if languages
        else "not installed; to have it: apt install poppler-utils tesseract-ocr "
        "tesseract-ocr-deu tesseract-ocr-pol tesseract-ocr-rus tesseract-ocr-tgk",
        "texts of Word and LibreOffice": writer
        or "not installed; to have it: apt install libreoffice-writer-nogui",
    }


def examine() -> dict[str, list[str]]:
    """What is wrong, by what was looked at; it ends at a database of another version."""
    found: dict[str, list[str]] = {}
    for name, check in CHECKS.items():
        found[name] = list(check())
        if name == "database" and found[name]:
            break
    return found
