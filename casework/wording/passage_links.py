"""What findings say of each other, and how well they are borne out, in words."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from casework.domain.corroboration import Link
from casework.domain.evidence import LinkKind

# This finding … the other one.
FORTH: Mapping[str, str | Promise] = {
    LinkKind.SUPPORTS: _("supports"),
    LinkKind.CONTRADICTS: _("contradicts"),
    LinkKind.UPDATES: _("updates"),
    LinkKind.REPEATS: _("repeats"),
}
# This finding … the other one.
BACK: Mapping[str, str | Promise] = {
    LinkKind.SUPPORTS: _("is supported by"),
    LinkKind.CONTRADICTS: _("is contradicted by"),
    LinkKind.UPDATES: _("is updated by"),
    LinkKind.REPEATS: _("is repeated by"),
}
MEANINGS: Mapping[str, str | Promise] = {
    LinkKind.SUPPORTS: _("supports: an independent source says that it is so"),
    LinkKind.CONTRADICTS: _("contradicts: says that it is not so"),
    LinkKind.UPDATES: _("updates: tells how it went on since"),
    LinkKind.REPEATS: _("repeats: has it from there, and adds nothing of its own"),
}
SHAPES: Mapping[LinkKind, str] = {
    LinkKind.SUPPORTS: "good",
    LinkKind.CONTRADICTS: "danger",
    LinkKind.UPDATES: "warn",
    LinkKind.REPEATS: "plain",
}
# Drawn in the picture, beside the colour of the line.
SIGNS: Mapping[LinkKind, str] = {
    LinkKind.SUPPORTS: "+",
    LinkKind.CONTRADICTS: "×",
    LinkKind.UPDATES: "»",
    LinkKind.REPEATS: "=",
}
LINK_PROBLEMS: dict[str, str | Promise] = {
    "link-to-itself": _("A finding says nothing of itself. Choose another one."),
    "link-twice": _("This is noted already: finding %(passage)s on finding %(of)s."),
    "link-opposite": _(
        "The opposite is noted: finding %(passage)s cannot both support and contradict %(of)s. "
        "Take the other link away first."
    ),
    "link-circle": _(
        "Findings would update each other in a circle: %(of)s updates %(passage)s already, "
        "perhaps by way of others."
    ),
    "link-by-older": _(
        "The source of %(passage)s is older than that of %(of)s and cannot update it."
    ),
    "no-such-link": _("There is no such link between %(passage)s and %(of)s."),
}


def independence(groups: int, sources: int) -> str:
    """How many of the sources are independent: 3 independent sources; 2 others repeat them."""
    first = ngettext("%(n)s independent source", "%(n)s independent sources", groups)
    others = sources - groups
    if not others:
        return first % {"n": groups}
    more = ngettext(
        "%(first)s; %(n)s other source repeats them",
        "%(first)s; %(n)s other sources repeat them",
        others,
    )
    if groups == 1:
        more = ngettext(
            "%(first)s; %(n)s other source repeats it",
            "%(first)s; %(n)s other sources repeat it",
            others,
        )
    return more % {"first": first % {"n": groups}, "n": others}


def of_publishers(groups: int, publishers: int) -> str:
    """That some of the independent sources are of one publisher; empty where none are."""
    if publishers >= groups:
        return ""
    words = ngettext(
        "They are of %(n)s publisher; two works of one publisher may rest on one inquiry.",
        "They are of %(n)s publishers; two works of one publisher may rest on one inquiry.",
        publishers,
    )
    return words % {"n": publishers}


def link_sentence(link: Link) -> str:
    """The link in words: S30-1 supports P4."""
    return f"{link.passage} {FORTH[link.kind]} {link.of}"


def meanings() -> list[tuple[str, str, str]]:
    """Each kind with its sign and what it means."""
    return [(kind, SIGNS[LinkKind(kind)], str(words)) for kind, words in MEANINGS.items()]


def alone() -> str:
    """What a finding that nothing else bears out rests on."""
    return gettext("It rests on this source alone.")
