"""The law in templates: certainty as a mark, codes of the law in words."""

from __future__ import annotations

from django import template

from casework.domain.law_library import Entry
from casework.wording import law as words

register = template.Library()
LISTS = {
    "aspect": words.ASPECTS,
    "authority": words.AUTHORITY_KINDS,
    "counting": words.COUNTINGS,
    "direction": words.DIRECTIONS,
    "jurisdiction": words.JURISDICTIONS,
    "key-date": words.KEY_DATES,
    "kind": words.KINDS,
    "regime": words.REGIMES,
    "submission": words.SUBMISSION_KINDS,
}


@register.filter
def law_words(code: str, of: str) -> str:
    """The name of a code of the law: {{ entry.kind|law_words:"kind" }}."""
    return str(LISTS[of].get(code, code))


@register.inclusion_tag("law/_certainty.html")
def certainty(code: str) -> dict[str, str]:
    """How certain it is, by shape and word; what is unknown says that it must be asked."""
    shape, said = words.CERTAINTIES[code]
    return {"shape": shape, "words": str(said)}


@register.inclusion_tag("law/_cited.html")
def rule_line(entry: Entry) -> dict[str, Entry]:
    """A rule as others cite it: its citation with certainty, or the question it asks."""
    return {"entry": entry}
