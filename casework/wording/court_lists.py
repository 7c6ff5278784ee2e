"""Courts' lists in words: what is wrong with one, and how sure a match is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from casework.domain.court_lists import PERSON, Shown, Sureness, sureness
from casework.domain.errors import Problem
from casework.wording.exchange import SAME

COURT_LISTS: dict[str, str | Promise] = {
    "court-list-empty": _("There is no entry in this list. Paste it, or choose a file."),
    "court-list-twice": _("Paste the list or choose a file, not both."),
    "court-list-long": _(
        "This list has %(count)s entries; at most %(limit)s are taken. Divide it by country."
    ),
    "court-list-large": _("This list is larger than %(limit)s. Divide it by country."),
    "court-list-html": _(
        "This is a piece of a web page (it holds “%(tag)s”). Copy the text that the browser shows,"
        " and paste that."
    ),
    "court-list-binary": _(
        "This is a %(kind)s file. Open it, copy its text and paste that: one entry a line."
    ),
    "court-list-already": _(
        "The list of %(issuer)s as of %(day)s is here already; nothing was changed."
    ),
    "court-list-future": _("A list cannot be of a day that has not come yet."),
    "court-list-no-issuer": _("Say whose list it is."),
    "court-entry-no-title": _(
        "This entry has no title (“%(told)s”). Add it, or take the line out."
    ),
    "court-entry-date": _("“%(value)s” is no day of the calendar. Correct it, or take it out."),
}
SURENESS: Mapping[Sureness, tuple[str, str | Promise]] = {
    Sureness.CONFIRMED: ("good", _("Confirmed")),
    Sureness.SURE: ("good", _("Sure")),
    Sureness.PROBABLE: ("warn", _("Probable")),
    Sureness.UNKNOWN: ("plain", _("Not known to us")),
}
SHOWN: Mapping[Shown, str | Promise] = {
    Shown.OURS: _("Ours, new to the court"),
    Shown.THEIRS: _("Theirs, unknown to us"),
    Shown.BOTH: _("On both"),
}
MOST_SHOWN = 20
PLACE = re.compile(r"(?:: )?(?P<reference>#)?(?P<number>\d+)(?:\.(?P<field>.+))?")


def how_known(how: str, *, is_ours: bool) -> str:
    """By what an entry is known to be a source of ours, or not to be one."""
    if how == PERSON:
        return gettext("said by a person") if is_ours else gettext("a person said: none of ours")
    return str(SAME[how]) if is_ours and how in SAME else ""


def mark_of(how: str, *, is_ours: bool) -> tuple[str, str]:
    """Shape and word for how sure a match is."""
    shape, word = SURENESS[sureness(how, is_ours=is_ours)]
    return shape, str(word)


def first_of(problems: Sequence[Problem], words: Mapping[str, str | Promise]) -> list[str]:
    """The problems in words with their lines, and how many more there are than can be read."""
    told = [_told(problem, words) for problem in problems[:MOST_SHOWN]]
    more = len(problems) - len(told)
    return [*told, *([gettext("… and %(count)s more.") % {"count": more}] if more else [])]


def _told(problem: Problem, words: Mapping[str, str | Promise]) -> str:
    text = str(words[problem.code]) % problem.values
    place = PLACE.fullmatch(problem.where)
    if not place:
        return text
    name = gettext("Entry %(number)s") if place["reference"] else gettext("Line %(number)s")
    where = name % {"number": place["number"]}
    return f"{where}: {text}"
