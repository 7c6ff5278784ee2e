"""Country evidence in templates: pinpoints, codes and states in words."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from casework.domain.evidence import Locator
from casework.domain.search_words import marked as pieces
from casework.domain.source_records import is_web_address
from casework.wording import evidence as words
from casework.wording.reasons import CODES

register = template.Library()


@register.filter
def pinpoint(locator: Locator) -> str:
    """Where in the source: para. 4."""
    return words.locator_words(locator.kind, locator.value)


@register.filter
def is_web(address: str) -> bool:
    """Whether an address may be a link: http or https, and nothing that a browser would run."""
    return is_web_address(address)


@register.filter
def code_words(code: str) -> str:
    """A code of a closed list of evidence in words: attributed to others."""
    return str(CODES.get(code, code))


@register.filter
def direction_words(code: str) -> str:
    return str(words.DIRECTIONS[code])


@register.filter
def certainty_words(code: str) -> str:
    return str(words.CERTAINTIES[code])


@register.simple_tag(takes_context=True)
def marked(context: dict[str, Any], text: str) -> SafeString:
    """The text with the words that were searched for marked, where a search shows it."""
    found = pieces(text, context.get("searched_words", ()))
    return format_html_join(
        "", "{}", ((format_html("<mark>{}</mark>", p) if is_hit else p,) for p, is_hit in found)
    )
