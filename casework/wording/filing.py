"""What a route takes and how the files of a pack stand to it, put into sentences."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from casework.domain.filing_route import MEGABYTE, CheckLine
from casework.domain.filing_split import Held, Part, page_runs, part_of

# Letters that the lower margin of a page has room for.
ROOM = 110
OUTCOMES: Mapping[str, tuple[str, str | Promise]] = {
    "kept": ("good", _("kept")),
    "fail": ("danger", _("not kept")),
    "ask": ("warn", _("must be asked")),
    "person": ("plain", _("for a person to see to")),
}
LINES: Mapping[str, str | Promise] = {
    "filing-size": _(
        "The largest file has %(largest)s MB; a message may have %(limit)s MB. "
        "Messages to send: %(messages)s."
    ),
    "filing-size-unknown": _(
        "The largest file has %(largest)s MB. What a message may have today is not known: ask, "
        "and enter it below."
    ),
    "filing-count": _("Files: %(files)s; messages: %(messages)s; a message may have %(limit)s."),
    "filing-count-unknown": _("Files: %(files)s. How many are allowed is not known."),
    "filing-names": _(
        "The names have ASCII letters, digits, hyphens and underscores, begin with a number, have "
        "at most %(longest)s characters, and name nobody."
    ),
    "filing-pdf": _(
        "The files are PDF and can be printed. They hold no scripts and no attachments; the "
        "manifest of the pack is left out. Not all of them can be PDF/A."
    ),
    "filing-pdfa": _(
        "The files are PDF and can be printed. They hold no scripts and no attachments; the "
        "manifest of the pack is left out. All of them are made as PDF/A-2b."
    ),
    "filing-language": _("The pack is in the official language."),
    "filing-language-other": _("The pack is not in the official language."),
    "filing-person": _("No program can tell."),
}
REASONS: Mapping[str, str | Promise] = {
    "font-not-embedded": _("a font is not embedded"),
    "font-map": _("an embedded font lacks the map of its letters"),
    "colour-cmyk": _("colours are given as four inks without a profile"),
    "postscript": _("it holds PostScript"),
    "outside-file": _("it draws on another file"),
    "transfer-curve": _("it changes tones by a curve of the printer"),
}
FILING_PROBLEMS: Mapping[str, str | Promise] = {
    "filing-page-too-large": _(
        "Page %(page)s alone has about %(bytes)s bytes, which is more than the limit. Make the "
        "picture smaller, or file it by another way."
    ),
    "filing-limit-too-small": _("The limit is too small for a file with a single page."),
    "filing-internal": _("This pack is for the office alone and is not filed."),
    "filing-no-route": _("No authority or court of the reference data fits this case."),
}


def line_sentence(line: CheckLine) -> str:
    """How the files stand to an aspect of the route; bytes as MB, rounded up."""
    sizes = ("largest", "limit") if line.code == "filing-size" else ("largest",)
    values = {
        key: megabytes(value) if key in sizes and isinstance(value, int) else value
        for key, value in line.values.items()
    }
    return str(LINES[line.code]) % values


def megabytes(size: int) -> str:
    """Millions of bytes with one digit after the point, rounded up."""
    return number_format(math.ceil(size * 10 / MEGABYTE) / 10)


def contents_of(part: Part) -> str:
    """What a part holds: text, Anlage K 1, Anlage K 2 (pages 41–60)."""
    return ", ".join(_held(one) for one in part.holds)


def see_also(parts: Sequence[Part], here: Part, targets: Sequence[int]) -> str:
    """The line in the lower margin of a page that leads to pages of other parts."""
    by_part: dict[int, list[int]] = {}
    for page in targets:
        by_part.setdefault(part_of(parts, page).number, []).append(page)
    text = _see(len(parts), here, {n: _runs(pages) for n, pages in by_part.items()})
    if len(text) <= ROOM:
        return text
    spans = {n: f"{min(pages)}–{max(pages)}" for n, pages in by_part.items()}
    text = _see(len(parts), here, spans)
    if len(text) <= ROOM:
        return text
    numbers = {"n": here.number, "all": len(parts)}
    return gettext("Part %(n)s of %(all)s. See the list of the parts.") % numbers


def _see(count: int, here: Part, pages: Mapping[int, str]) -> str:
    places = "; ".join(
        gettext("part %(part)s, p. %(pages)s") % {"part": part, "pages": pages[part]}
        for part in sorted(pages)
    )
    values = {"n": here.number, "all": count, "places": places}
    return gettext("Part %(n)s of %(all)s. See %(places)s.") % values


def _runs(pages: Sequence[int]) -> str:
    return ", ".join(
        f"{first}" if first == last else f"{first}–{last}" for first, last in page_runs(pages)
    )


def _held(one: Held) -> str:
    name = one.unit.label or (gettext("text") if one.unit.first == 1 else gettext("fingerprints"))
    if one.is_whole:
        return name
    values = {"name": name, "first": one.first, "last": one.last}
    return gettext("%(name)s (pages %(first)s–%(last)s)") % values
