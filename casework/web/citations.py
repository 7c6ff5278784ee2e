"""A source as cited in a style of the person's choice, to be copied from its pages."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import get_language

from casework.domain.citation import Citation
from casework.domain.citation_styles import LOCALES, Style, cite_as
from casework.domain.evidence import Locator, SourceFacts
from casework.web.middleware import Request
from casework.wording.citations import STYLES, USUAL


@dataclass(frozen=True, slots=True)
class Cited:
    """The citation with the language of its words, and the styles there are to choose from."""

    text: Citation
    language: str
    work_language: str
    chosen: Style
    styles: list[tuple[str, str]]


def cited(request: Request, source: SourceFacts, locator: Locator) -> Cited:
    """In the style that ?cite= asks for, else the one usual in the language of the screen."""
    usual = USUAL.get(get_language() or "", Style.EUAA)
    asked = request.GET.get("cite", "")
    chosen = Style(asked) if asked in list(Style) else usual
    return Cited(
        cite_as(source, locator, chosen),
        LOCALES[chosen],
        source.language,
        chosen,
        [(style.value, str(name)) for style, name in STYLES.items()],
    )
