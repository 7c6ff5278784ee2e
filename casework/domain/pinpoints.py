"""Where in a work: paragraphs, pages, sections, as courts of each language write them."""

from __future__ import annotations

from casework.domain.evidence import Locator, SourceFacts, SourceKind
from casework.domain.institutions import STRASBOURG

COURTS = frozenset({SourceKind.COURT, SourceKind.COURT_NATIONAL})
# "court" is a numbered paragraph of a judgment, "strasbourg" of one of the European Court of
# Human Rights, "un" of a document of the United Nations; "paragraph" is one of running text.
PINPOINTS = {
    "en": {
        "paragraph": "para. {}",
        "un": "para. {}",
        "court": "para. {}",
        "strasbourg": "para. {}",
        "page": "p. {}",
        "section": "section {}",
        "caption": "caption {}",
    },
    "de": {
        "paragraph": "Abs. {}",
        "un": "Ziff. {}",
        "court": "Rn. {}",
        "strasbourg": "Rn. {}",
        "page": "S. {}",
        "section": "Abschnitt {}",
        "caption": "Bildunterschrift {}",
    },
    "de-AT": {
        "paragraph": "Abs. {}",
        "un": "Z {}",
        "court": "Rz {}",
        "strasbourg": "Rz {}",
        "page": "S. {}",
        "section": "Abschnitt {}",
        "caption": "Bildunterschrift {}",
    },
    "pl": {
        "paragraph": "akapit {}",
        "un": "pkt {}",
        "court": "pkt {}",
        "strasbourg": "§ {}",
        "page": "s. {}",
        "section": "rozdz. {}",
        "caption": "podpis pod ilustracją {}",
    },
}
# For more than one, where the language says it otherwise.
PLURALS = {
    "en": {"para. ": "paras ", "p. ": "pp. ", "section ": "sections ", "caption ": "captions "},
    "de": {"Abschnitt ": "Abschnitte ", "Bildunterschrift ": "Bildunterschriften "},
    "de-AT": {"Abschnitt ": "Abschnitte ", "Bildunterschrift ": "Bildunterschriften "},
    "pl": {"akapit ": "akapity ", "podpis ": "podpisy ", "§ ": "§§ "},
}


def pinpoint(source: SourceFacts, locator: Locator, locale: str) -> str:
    """Abs. 26, akapit 26, para. 26; Rn. 26 (Rz, pkt) in a judgment; empty for the whole work."""
    if not locator.value or locator.kind == "whole":
        return ""
    value = locator.value.replace("-", "–")
    text = PINPOINTS[locale][_unit(source, locator)].format(value)
    if "–" in value or "," in value:
        for one, many in PLURALS[locale].items():
            text = text.replace(one, many, 1) if text.startswith(one) else text
    return text


def page_reference(page: int, locale: str) -> str:
    """S. 2, s. 2, p. 2."""
    return PINPOINTS[locale]["page"].format(page)


def _unit(source: SourceFacts, locator: Locator) -> str:
    if locator.kind != "paragraph":
        return locator.kind
    if source.kind in COURTS:
        return "strasbourg" if source.publisher == STRASBOURG else "court"
    return "un" if source.kind is SourceKind.UN and source.symbol else "paragraph"
