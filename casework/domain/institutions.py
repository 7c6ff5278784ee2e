"""Names of courts and international bodies as German and Polish courts write them."""

from __future__ import annotations

import re

NAMES: dict[str, tuple[str, str]] = {
    "Council of Europe": ("Europarat", "Rada Europy"),
    "EU External Action Service": (
        "Europäischer Auswärtiger Dienst",
        "Europejska Służba Działań Zewnętrznych",
    ),
    "European Court of Human Rights": ("EGMR", "ETPC"),
    "European Parliament": ("Europäisches Parlament", "Parlament Europejski"),
    "Embassy of Tajikistan in Austria": (
        "Botschaft Tadschikistans in Österreich",
        "Ambasada Tadżykistanu w Austrii",
    ),
    "Norwegian Helsinki Committee": (
        "Norwegisches Helsinki-Komitee",
        "Norweski Komitet Helsiński",
    ),
    "UN Human Rights Committee": (
        "UN-Menschenrechtsausschuss",
        "Komitet Praw Człowieka ONZ",
    ),
    "UN Special Rapporteur on freedom of expression": (
        "UN-Sonderberichterstatter über die Meinungsfreiheit",
        "Specjalny Sprawozdawca ONZ ds. wolności wypowiedzi",
    ),
    "UN Special Rapporteur on human rights defenders": (
        "UN-Sonderberichterstatterin über Menschenrechtsverteidiger",
        "Specjalna Sprawozdawczyni ONZ ds. obrońców praw człowieka",
    ),
    "UN Working Group on Arbitrary Detention": (
        "UN-Arbeitsgruppe für willkürliche Inhaftierungen",
        "Grupa Robocza ONZ ds. Arbitralnych Zatrzymań",
    ),
    "US Department of State": ("Außenministerium der USA", "Departament Stanu USA"),
}


def institution(name: str, locale: str) -> str:
    """The name in the language, where the body has one there; otherwise as it is."""
    if locale == "en" or name not in NAMES:
        return name
    german, polish = NAMES[name]
    return polish if locale == "pl" else german


# The States of the judgments in the evidence: after "gegen" as they are, in Polish in the dative.
STATES = {
    "Lithuania": ("Litauen", "Litwie"),
    "Poland": ("Polen", "Polsce"),
    "Russia": ("Russland", "Rosji"),
    "Sweden": ("Schweden", "Szwecji"),
}
VERSUS = re.compile(rf" v\. ({'|'.join(STATES)})")


def case_name(name: str, locale: str) -> str:
    """The name of a case in Strasbourg: Sherov i inni przeciwko Polsce; so also its numbers."""
    if locale == "en":
        return name
    column, versus, others = {
        "de": (0, "gegen", "u. a."),
        "de-AT": (0, "gg.", "u. a."),
        "pl": (1, "przeciwko", "i inni"),
    }[locale]
    name = VERSUS.sub(lambda found: f" {versus} {STATES[found[1]][column]}", name)
    name = re.sub(r" and \d+ others", " i in." if locale == "pl" else " u. a.", name)
    return name.replace(" and Others", f" {others}").replace(" and ", " i " if column else " und ")
