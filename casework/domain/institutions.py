"""Names of courts and international bodies as German and Polish courts write them."""

from __future__ import annotations

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
