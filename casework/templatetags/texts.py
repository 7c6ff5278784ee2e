"""Texts of cases and evidence, which are in their own language and not in that of the screen."""

from __future__ import annotations

from collections.abc import Mapping

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from casework.domain.translation import Text, pick

register = template.Library()


@register.filter
def text_in(texts: Mapping[str, str], languages: str = "") -> SafeString | str:
    """The text in the first of the languages that has one, marked with its language.

    Without languages, or where none has one: the reader's language, then English, then any.
    """
    chosen = _picked(texts, languages)
    if not chosen.text:
        return ""
    return format_html(
        '<span lang="{}" dir="{}">{}</span>', chosen.language, chosen.direction, chosen.text
    )


@register.filter
def plain_text_in(texts: Mapping[str, str], languages: str = "") -> str:
    """The same without the mark, for places that take no element."""
    return _picked(texts, languages).text


def _picked(texts: Mapping[str, str], languages: str) -> Text:
    wanted = [*languages.split(), get_language() or "en", "en"]
    return pick(texts or {}, wanted[0], *wanted[1:])
