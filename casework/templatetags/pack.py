"""Tags of the printed pack: its terms, its texts in several languages, its references."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template
from django.template import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import pgettext

from casework.domain.citation import Citation
from casework.domain.pack_plan import ExhibitRow, Origin, PackPlan, Ref
from casework.domain.pinpoints import PINPOINTS
from casework.domain.source_records import is_web_address
from casework.domain.translation import Text
from casework.wording.pack_terms import term as words_of

register = template.Library()


@register.simple_tag(takes_context=True)
def term(context: Context, of: str, code: Any) -> str:
    """The word for a code in the language and country of the pack."""
    return words_of(of, str(code), _plan(context).head.locale)


@register.simple_tag(takes_context=True)
def say(context: Context, text: Text) -> SafeString:
    """A text; in another language than the pack's it is marked and says which."""
    head = _plan(context).head
    if text.is_wanted or not text.text:
        return format_html("{}", text.text)
    return format_html(
        '<span lang="{}">{}</span> <span class="mark">[{}]</span>',
        text.language,
        text.text,
        pgettext("pack", "only in %(language)s")
        % {"language": words_of("language", text.language, head.locale)},
    )


@register.simple_tag(takes_context=True)
def new_to_court(context: Context) -> str:
    """That a source is not on the court's own list, whose list that is and of which day."""
    plan = _plan(context)
    if plan.court_list is None:
        return ""
    values = {"issuer": plan.court_list.issuer, "day": plan.court_list.day}
    return words_of("remark", "new-to-court", plan.head.locale) % values


@register.simple_tag(takes_context=True)
def page_word(context: Context) -> str:
    """S., s. or p., with the space that follows it."""
    return PINPOINTS[_plan(context).head.locale]["page"].format("")


@register.simple_tag
def excerpt(exhibit: ExhibitRow) -> str:
    """Which pages of how many an excerpt shows."""
    values = {"pages": exhibit.excerpt, "all": exhibit.pages}
    if len(exhibit.used) == 1:
        return pgettext("pack", "page %(pages)s of %(all)s (excerpt)") % values
    return pgettext("pack", "pages %(pages)s of %(all)s (excerpt)") % values


@register.filter
def dated(words: str) -> SafeString:
    """A date in words that does not part the year from its Polish "r."."""
    first, r, rest = words.partition(" r.")
    if not r:
        return format_html("{}", words)
    start, year = first[:-4], first[-4:]
    return format_html('{}<span class="whole">{} r.</span>{}', start, year, dated(rest))


@register.simple_tag
def refs(references: Iterable[Ref]) -> SafeString:
    """References as links, with commas between them."""
    return _links(references, ", ")


@register.simple_tag
def origins(groups: Iterable[Origin]) -> SafeString:
    """Sources by independent origin: 3; 7 = 8, where 7 and 8 go back to the same."""
    return format_html_join("; ", "{}", ((_links(group.sources, " = "),) for group in groups))


@register.simple_tag
def cited(citation: Citation, language: str, anchor: str = "") -> SafeString:
    """A citation with its title set apart, in the language of the work.

    With an anchor, author or publisher lead to the source in the list of sources.
    """
    lang = format_html(' lang="{}"', language) if language else ""
    title = format_html("<cite{}>{}</cite>", lang, citation.title) if citation.title else ""
    lead = format_html('<a href="#{}">{}</a>', anchor, citation.lead) if anchor else citation.lead
    before, address, after = citation.tail.partition(citation.address or "\0")
    # What is no address of the web is printed, but leads nowhere.
    is_link = is_web_address(address)
    link = format_html('<a class="address" href="{0}">{0}</a>', address) if is_link else address
    return format_html("{}{}{}{}{}", lead, title, before, link, after)


def _links(references: Iterable[Ref], separator: str) -> SafeString:
    links = ((ref.anchor, ref.text) for ref in references)
    return format_html_join(separator, '<a href="#{}">{}</a>', links)


def _plan(context: Context) -> PackPlan:
    plan = context["plan"]
    if not isinstance(plan, PackPlan):
        raise TypeError("these tags belong to the templates of a pack")
    return plan
