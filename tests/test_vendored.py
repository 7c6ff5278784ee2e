"""The vendored files are the released ones, licensed and listed, and the fonts can write."""

from __future__ import annotations

import hashlib
import re
import unittest
from pathlib import Path

from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parent.parent
STATIC = ROOT / "static"
LIST = ROOT / "docs" / "vendored.md"
FOLDERS = ("vendor", "fonts")
LICENCES = {"vendor/bootstrap/LICENSE", "vendor/htmx/LICENSE"}
LICENCES |= {"fonts/OFL.txt", "fonts/LICENSE-DejaVu.txt"}
LETTERS = {
    "Polish": "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ",
    "German": "äöüßÄÖÜẞ",
    "Russian": "абвгдеёжзийклмнопрстуфхцчшщъыьэюяАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ",
    "Tajik": "ғӣқӯҳҷҒӢҚӮҲҶ",
    "marks": "„”“«»–—…§№€’‚‘",
}
PERSIAN = "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیءآأئؤ،؛؟"
SYMBOLS = "☐☑✓✔⚠→"


def sums_of(folder: str) -> dict[str, str]:
    lines = (STATIC / folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    return {f"{folder}/{name}": digest for digest, name in (line.split("  ") for line in lines)}


def characters_of(font: str) -> set[str]:
    with TTFont(STATIC / "fonts" / font) as found:
        return {chr(code) for code in found.getBestCmap()}


class VendoredTests(unittest.TestCase):
    def test_it_holds_exactly_the_summed_files(self) -> None:
        for folder in FOLDERS:
            with self.subTest(folder=folder):
                there = {
                    str(path.relative_to(STATIC)): hashlib.sha256(path.read_bytes()).hexdigest()
                    for path in (STATIC / folder).rglob("*")
                    if path.is_file() and path.name != "SHA256SUMS"
                }
                self.assertEqual(there, sums_of(folder))

    def test_it_lists_every_asset_with_its_digest_and_licence(self) -> None:
        row = re.compile(r"^\| `([^`]+)` \| .*, `([^`]+)` \| `([0-9a-f]{64})` \|$", re.MULTILINE)
        rows = row.findall(LIST.read_text(encoding="utf-8"))
        summed = {name: digest for folder in FOLDERS for name, digest in sums_of(folder).items()}
        assets = {name: digest for name, digest in summed.items() if name not in LICENCES}
        self.assertEqual({name: digest for name, _licence, digest in rows}, assets)
        self.assertEqual({licence for _name, licence, _digest in rows}, LICENCES)

    def test_it_keeps_every_source_map_next_to_its_file(self) -> None:
        for path in (*STATIC.rglob("*.js"), *STATIC.rglob("*.css")):
            text = path.read_text(encoding="utf-8")
            for name in re.findall(r"sourceMappingURL=(\S+)", text):
                with self.subTest(file=path.name):
                    self.assertTrue((path.parent / name).is_file())


class FontTests(unittest.TestCase):
    def test_noto_writes_the_languages_of_the_procedure(self) -> None:
        families = [
            *(STATIC / "fonts").glob("NotoSans-*"),
            *(STATIC / "fonts").glob("NotoSerif-*"),
        ]
        self.assertEqual(len(families), 7)
        for font in families:
            characters = characters_of(font.name)
            for language, letters in LETTERS.items():
                with self.subTest(font=font.name, language=language):
                    self.assertEqual(set(letters) - characters, set())

    def test_naskh_writes_persian_and_dejavu_the_symbols(self) -> None:
        self.assertEqual(set(PERSIAN) - characters_of("NotoNaskhArabic-Regular.ttf"), set())
        self.assertEqual(set(SYMBOLS) - characters_of("DejaVuSans.ttf"), set())
