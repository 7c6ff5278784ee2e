"""Texts in several languages: which one to show, and whether a translation still fits."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

RIGHT_TO_LEFT = frozenset({"fa", "ar", "ur"})
OFFICIAL_LANGUAGE = {"PL": "pl", "DE": "de", "AT": "de"}
# Evidence is written in English; translators carry it into the languages of the procedures, which
# packs print, and into those of the clients, who are to know what is said in their name.
SOURCE_LANGUAGE = "en"
PROCEDURE_LANGUAGES = tuple(sorted(set(OFFICIAL_LANGUAGE.values())))
CLIENT_LANGUAGES = ("ru", "tg")
TARGET_LANGUAGES = (*PROCEDURE_LANGUAGES, *CLIENT_LANGUAGES)
NUMBER = re.compile(r"\d+")


class TranslationState(StrEnum):
    """Where the translation of a passage stands; stale is either state after its text changed."""

    MISSING = "missing"
    DRAFT = "draft"
    STALE = "stale"
    REVIEWED = "reviewed"


@dataclass(frozen=True, slots=True)
class Text:
    """A text in one language, and whether it is the language that was asked for."""

    text: str
    language: str
    is_wanted: bool

    @property
    def direction(self) -> str:
        return "rtl" if self.language in RIGHT_TO_LEFT else "ltr"


def pick(texts: Mapping[str, str], language: str, *others: str) -> Text:
    """The text in the language; else in the first of the others that has one; else any."""
    for candidate in (language, *others, *sorted(texts)):
        if texts.get(candidate):
            return Text(texts[candidate], candidate, candidate == language)
    return Text("", language, is_wanted=False)


def text_hash(*parts: str) -> str:
    """Fingerprint of a source text; a translation with another one is stale."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def pack_languages(jurisdiction: str) -> tuple[str, ...]:
    """Languages of a pack: the country's official one, then English as working copy."""
    return (OFFICIAL_LANGUAGE[jurisdiction], "en")


def missing_numbers(original: str, translated: str) -> tuple[str, ...]:
    """Numbers of the original that the translation does not have as often: a year, a sum, an age.

    A hint for the translator and no proof: a number may rightly have become a word.
    """
    lacking = Counter(NUMBER.findall(original)) - Counter(NUMBER.findall(translated))
    return tuple(dict.fromkeys(number for number in NUMBER.findall(original) if lacking[number]))
