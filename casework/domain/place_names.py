"""Places as German and Polish texts name them; the case file holds the English form."""

from __future__ import annotations

import re

from casework.domain.names import fold, name_keys, script_of

NAMES = {
    "Afghanistan": ("Afghanistan", "Afganistan"),
    "Ankara": ("Ankara", "Ankara"),
    "Austria": ("Österreich", "Austria"),
    "Belarus": ("Belarus", "Białoruś"),
    "Bokhtar": ("Bochtar", "Bochtar"),
    "Brest": ("Brest", "Brześć"),
    "Cologne": ("Köln", "Kolonia"),
    "Dushanbe": ("Duschanbe", "Duszanbe"),
    "Germany": ("Deutschland", "Niemcy"),
    "Istanbul": ("Istanbul", "Stambuł"),
    "Isfara": ("Isfara", "Isfara"),
    "Kazakhstan": ("Kasachstan", "Kazachstan"),
    "Khorog": ("Chorugh", "Chorog"),
    "Khujand": ("Chudschand", "Chodżent"),
    "Kiev": ("Kyjiw", "Kijów"),
    "Kulob": ("Kulob", "Kulab"),
    "Kyiv": ("Kyjiw", "Kijów"),
    "Kyrgyzstan": ("Kirgisistan", "Kirgistan"),
    "Lithuania": ("Litauen", "Litwa"),
    "Minsk": ("Minsk", "Mińsk"),
    "Moscow": ("Moskau", "Moskwa"),
    "Munich": ("München", "Monachium"),
    "Poland": ("Polen", "Polska"),
    "Russia": ("Russland", "Rosja"),
    "Saint Petersburg": ("Sankt Petersburg", "Petersburg"),
    "Tajikistan": ("Tadschikistan", "Tadżykistan"),
    "Turkey": ("Türkei", "Turcja"),
    "Ukraine": ("Ukraine", "Ukraina"),
    "Uzbekistan": ("Usbekistan", "Uzbekistan"),
    "Vienna": ("Wien", "Wiedeń"),
    "Warsaw": ("Warschau", "Warszawa"),
}
PLACE = re.compile(rf"\b(?:{'|'.join(sorted(NAMES, key=len, reverse=True))})\b")


def place_in(language: str, place: str) -> str:
    """The place with each name that has a German or Polish form in that form."""
    if language not in ("de", "pl"):
        return place
    column = ("de", "pl").index(language)
    return PLACE.sub(lambda match: NAMES[match[0]][column], place)


FOLDED = {fold(form): english for english, forms in NAMES.items() for form in (english, *forms)}
SOUNDS = {frozenset(name_keys(english)): english for english in NAMES}


def place_from(text: str) -> str:
    """The English name of a place written in German, Polish or another script; else the text.

    Only other scripts are compared by their sounds: Latin names of two places may sound alike.
    """
    if text in NAMES:
        return text
    if script_of(text) == "Latn":
        return FOLDED.get(fold(text), text)
    return SOUNDS.get(name_keys(text), text)
