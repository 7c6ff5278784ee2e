"""Reads the words in pictures with Tesseract, where it is installed."""

from __future__ import annotations

import shutil
import subprocess
from functools import lru_cache

# The languages of the papers that this program is about, as Tesseract names them.
LANGUAGES = ("eng", "deu", "pol", "rus", "tgk", "fas", "ara")
SECONDS = 120


def is_installed() -> bool:
    return bool(_languages())


def read(png: bytes) -> str:
    """The words that can be read in the picture; empty where there is no Tesseract or no words.

    Languages are read apart, for Tesseract takes an unknown script for the first of several.
    """
    return "\n".join(_read(png, group) for group in _groups())


def _groups() -> list[str]:
    known = _languages()
    latin = [code for code in ("eng", "deu", "pol") if code in known]
    cyrillic = [code for code in ("rus", "tgk") if code in known]
    arabic = [code for code in ("fas", "ara") if code in known]
    return ["+".join(group) for group in (latin, cyrillic, arabic) if group]


@lru_cache(maxsize=1)
def _languages() -> frozenset[str]:
    program = shutil.which("tesseract")
    if program is None:
        return frozenset()
    listed = subprocess.run(  # noqa: S603 (a program of the system, fixed arguments)
        [program, "--list-langs"], capture_output=True, check=False, timeout=SECONDS
    )
    return frozenset(listed.stdout.decode().split()) & frozenset(LANGUAGES)


def _read(png: bytes, languages: str) -> str:
    program = shutil.which("tesseract") or "tesseract"
    try:
        done = subprocess.run(  # noqa: S603 (a program of the system, arguments of our own list)
            [program, "stdin", "stdout", "-l", languages, "--dpi", "200"],
            input=png,
            capture_output=True,
            check=False,
            timeout=SECONDS,
            # One thread: two builds would else fight for the machine.
            env={"OMP_THREAD_LIMIT": "1"},
        )
    except subprocess.TimeoutExpired:
        return ""
    return done.stdout.decode("utf-8", "replace")
