"""The catalogues: complete, fresh, and unbroken by their translation."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from unittest import TestCase

import polib
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
COMPLETE = ("de", "pl", "ru", "tg")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}|</?[a-z]+[^>]*>")

Key = tuple[str | None, str]


def catalogue(language: str) -> polib.POFile:
    return polib.pofile(str(ROOT / "locale" / language / "LC_MESSAGES" / "django.po"))


def keys(entries: list[polib.POEntry]) -> set[Key]:
    return {(entry.msgctxt, entry.msgid) for entry in entries}


def marked_in_the_code() -> set[Key]:
    """What a fresh extraction finds."""
    with tempfile.TemporaryDirectory() as name:
        copy = Path(name)
        for folder in ("casework", "templates"):
            shutil.copytree(ROOT / folder, copy / folder)
        (copy / "locale").mkdir()
        subprocess.run(
            [sys.executable, "-m", "django", "makemessages", "-l", "xx", "--keep-pot"],
            cwd=copy,
            check=True,
            capture_output=True,
            env={"PATH": "/usr/bin:/bin"},
        )
        return keys(list(polib.pofile(str(copy / "locale" / "django.pot"))))


class CatalogueTest(TestCase):
    def test_every_marked_string_is_in_the_catalogues_and_no_other(self) -> None:
        marked = marked_in_the_code()
        self.assertGreater(len(marked), 300)
        for language in COMPLETE:
            present = keys([e for e in catalogue(language) if not e.obsolete])
            with self.subTest(language):
                self.assertEqual(sorted(map(str, marked - present)), [], "not extracted")
                self.assertEqual(sorted(map(str, present - marked)), [], "no longer used")

    def test_every_message_is_translated_and_none_is_fuzzy(self) -> None:
        for language in COMPLETE:
            entries = [e for e in catalogue(language) if not e.obsolete]
            with self.subTest(language):
                self.assertEqual([e.msgid for e in entries if not e.translated()], [])
                self.assertEqual([e.msgid for e in entries if "fuzzy" in e.flags], [])

    def test_placeholders_and_tags_survive(self) -> None:
        for language in COMPLETE:
            for entry in catalogue(language):
                for text in [entry.msgstr, *entry.msgstr_plural.values()]:
                    wanted = Counter(PLACEHOLDER.findall(entry.msgid))
                    plural = Counter(PLACEHOLDER.findall(entry.msgid_plural))
                    if text and not entry.obsolete:
                        with self.subTest(language=language, message=entry.msgid):
                            self.assertIn(Counter(PLACEHOLDER.findall(text)), (wanted, plural))

    def test_plural_forms_are_those_of_the_language(self) -> None:
        for language, forms in (("de", 2), ("pl", 4), ("ru", 4), ("tg", 2)):
            for entry in catalogue(language):
                if entry.msgid_plural:
                    with self.subTest(language=language, message=entry.msgid):
                        self.assertEqual(len(entry.msgstr_plural), forms)

    def test_the_compiled_catalogue_is_the_written_one(self) -> None:
        for language in COMPLETE:
            written = catalogue(language)
            path = ROOT / "locale" / language / "LC_MESSAGES" / "django.mo"
            compiled = {
                (e.msgctxt, e.msgid): (e.msgstr, e.msgstr_plural) for e in polib.mofile(str(path))
            }
            with self.subTest(language):
                self.assertEqual(
                    {
                        (e.msgctxt, e.msgid): (e.msgstr, e.msgstr_plural)
                        for e in written.translated_entries()
                    },
                    compiled,
                )

    def test_the_catalogue_says_whether_a_native_legal_reader_has_reviewed_it(self) -> None:
        for language in COMPLETE:
            with self.subTest(language):
                self.assertRegex(
                    catalogue(language).header, r"(?m)^(Draft translation: |Reviewed by )\S"
                )


class MarkingTest(TestCase):
    def test_no_other_name_hides_a_string_from_the_extraction(self) -> None:
        alias = re.compile(r"\b(n?p?gettext(?:_lazy)?) as (\w+)")
        for path in sorted((ROOT / "casework").rglob("*.py")):
            for name, other in alias.findall(path.read_text(encoding="utf-8")):
                with self.subTest(path.name):
                    self.assertIn((name, other), [("gettext_lazy", "_"), ("gettext", "_")])
