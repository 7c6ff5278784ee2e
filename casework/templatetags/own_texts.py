"""The lawyer's own words as HTML: in a pack with its references, on a screen as a preview."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django import template
from django.template import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, pgettext

from casework.domain.pack_plan import EvidenceItem
from casework.domain.pack_words import (
    Printed,
    PrintedBlock,
    PrintedEmphasis,
    PrintedInline,
    PrintedParagraph,
)
from casework.templatetags.pack import cited
from casework.wording.own_texts import CITE_KINDS
from casework.wording.pack_terms import term

register = template.Library()

NBSP = "\u00a0"
SayReference = Callable[[Printed], SafeString]


@register.simple_tag(takes_context=True)
def own(context: Context, blocks: Iterable[PrintedBlock]) -> SafeString:
    """A text in a pack; a finding brings its source as a footnote, an exhibit its page."""
    locale = context["plan"].head.locale
    return _blocks(blocks, lambda found: _reference(found, locale))


@register.simple_tag(takes_context=True)
def own_alone(context: Context, blocks: Iterable[PrintedBlock]) -> SafeString:
    """A text in a document that has nothing of what it refers to: references are words alone."""
    locale = context["plan"].head.locale
    return _blocks(blocks, lambda found: format_html("{}", _words(found, locale)))


@register.simple_tag
def own_preview(blocks: Iterable[PrintedBlock]) -> SafeString:
    """A text on a screen, its references as the words that a pack prints."""
    return _blocks(blocks, _preview)


def _blocks(blocks: Iterable[PrintedBlock], say: SayReference) -> SafeString:
    return format_html_join("\n", "{}", ((_block(block, say),) for block in blocks))


def _block(block: PrintedBlock, say: SayReference) -> SafeString:
    if isinstance(block, PrintedParagraph):
        return format_html('<p class="own">{}</p>', _parts(block.parts, say))
    items = format_html_join("", "<li>{}</li>", ((_blocks(item, say),) for item in block.items))
    if block.is_ordered:
        return format_html('<ol class="own">{}</ol>', items)
    return format_html('<ul class="own">{}</ul>', items)


def _parts(parts: Iterable[PrintedInline], say: SayReference) -> SafeString:
    return format_html_join("", "{}", ((_part(part, say),) for part in parts))


def _part(part: PrintedInline, say: SayReference) -> SafeString:
    if isinstance(part, str):
        lines = ((line,) for line in part.split("\n"))
        return format_html_join(mark_safe("<br>"), "{}", lines)
    if isinstance(part, PrintedEmphasis):
        words = _parts(part.parts, say)
        form = "<strong>{}</strong>" if part.is_strong else "<em>{}</em>"
        return format_html(form, words)
    return say(part)


def _reference(found: Printed, locale: str) -> SafeString:
    if found.kind == "exhibit":
        here = pgettext("pack", "here page")
        return format_html(
            '<a class="in-pack" href="#{}" data-page="{}">{}</a>',
            found.anchor,
            f"{here} ".replace(" ", NBSP),
            found.text,
        )
    link = format_html('<a href="#{}">{}</a>', found.anchor, _words(found, locale))
    return format_html("{}{}", link, _source(found.item, locale)) if found.item else link


def _words(found: Printed, locale: str) -> str:
    if found.kind == "event":
        return f"{term('column', 'number', locale)} {found.text}"
    return found.text.replace(" (", f"{NBSP}(")


def _source(item: EvidenceItem, locale: str) -> SafeString:
    """The source of a finding as a footnote, as where the finding stands."""
    certainty = (
        "" if item.certainty == "read" else f"; {term('certainty', item.certainty, locale)}"
    )
    return format_html(
        '&#8288;<span class="footnote">{} ({} <a href="#{}">{}</a>){}.</span>',
        cited(item.citation, item.source_language, item.source.anchor),
        pgettext("pack: source 12", "source"),
        item.source.anchor,
        item.source.text,
        certainty,
    )


def _preview(found: Printed) -> SafeString:
    kind = CITE_KINDS.get(found.kind, found.kind)
    words = gettext("No. %(number)s") % {"number": found.text}
    return format_html(
        '<span class="own-cite" title="{}">{}</span>',
        kind,
        words if found.kind == "event" else found.text,
    )
