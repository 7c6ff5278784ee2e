"""Names of courts and international bodies as German and Polish courts write them."""

from __future__ import annotations

import re

STRASBOURG = "European Court of Human Rights"
LUXEMBOURG = "Court of Justice of the European Union"
NAMES: dict[str, tuple[str, str]] = {
    "Council of Europe": ("Europarat", "Rada Europy"),
    "EU External Action Service": (
        "Europäischer Auswärtiger Dienst",
        "Europejska Służba Działań Zewnętrznych",
    ),
    STRASBOURG: ("EGMR", "ETPC"),
    LUXEMBOURG: ("EuGH", "TSUE"),
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


# The States of judgments on removal: in German as after "gg." and "/", in Polish in the dative.
STATES = {
    "Austria": ("Österreich", "Austrii"),
    "Belgium": ("Belgien", "Belgii"),
    "Finland": ("Finnland", "Finlandii"),
    "France": ("Frankreich", "Francji"),
    "Germany": ("Deutschland", "Niemcom"),
    "Greece": ("Griechenland", "Grecji"),
    "Hungary": ("Ungarn", "Węgrom"),
    "Italy": ("Italien", "Włochom"),
    "Lithuania": ("Litauen", "Litwie"),
    "Netherlands": ("Niederlande", "Holandii"),
    "Poland": ("Polen", "Polsce"),
    "Russia": ("Russland", "Rosji"),
    "Sweden": ("Schweden", "Szwecji"),
    "Switzerland": ("Schweiz", "Szwajcarii"),
    "Turkey": ("Türkei", "Turcji"),
    "Türkiye": ("Türkei", "Turcji"),
    "Ukraine": ("Ukraine", "Ukrainie"),
    "United Kingdom": ("Vereinigtes Königreich", "Zjednoczonemu Królestwu"),
}
VERSUS = re.compile(rf" v\. (?:the )?({'|'.join(STATES)})")


def case_name(name: str, locale: str) -> str:
    """The name of a case in Strasbourg, and its numbers: Sherov i inni przeciwko Polsce.

    The Federal Administrative Court writes Sherov u. a./Polen.
    """
    if locale == "en":
        return name
    column, versus, others = {
        "de": (0, "/", "u. a."),
        "de-AT": (0, " gg. ", "u. a."),
        "pl": (1, " przeciwko ", "i inni"),
    }[locale]
    name = VERSUS.sub(lambda found: f"{versus}{STATES[found[1]][column]}", name)
    name = re.sub(r" and \d+ others", " i in." if locale == "pl" else " u. a.", name)
    return name.replace(" and Others", f" {others}").replace(" and ", " i " if column else " und ")
