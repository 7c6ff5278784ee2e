"""What is wrong with an archived source or a quotation, and what to do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

FILES: dict[str, str | Promise] = {
    "snapshot-empty": _("“%(file)s” is empty (0 bytes). Save the source again."),
    "snapshot-too-large": _(
        "“%(file)s” is too large or takes too long to read: at most %(megabytes)s MB and "
        "%(pages)s pages. Save only the part that is needed."
    ),
    "snapshot-kind": _(
        "“%(file)s” is of a kind whose text cannot be read here. Save the source as PDF, as HTML "
        "(the page only) or as plain text."
    ),
    "snapshot-mislabelled": _(
        "The name “%(file)s” says %(label)s, but the file is %(found)s. Check that it is the "
        "right file and give it the right ending."
    ),
    "snapshot-encrypted": _(
        "“%(file)s” opens only with a password. Open it, print it to a new PDF without one, and "
        "add that."
    ),
    "snapshot-broken": _("“%(file)s” is damaged or was cut off. Fetch the source again."),
    "snapshot-scan": _(
        "“%(file)s” holds pictures of pages and no text. Run text recognition (OCR) over it, "
        "compare the result, and add that."
    ),
    "snapshot-no-text": _(
        "“%(file)s” has no text. If the page is built by scripts, print it to PDF in a browser "
        "and add that."
    ),
    "snapshot-charset": _(
        "“%(charset)s” is no encoding that “%(file)s” may have. Accepted: %(accepted)s."
    ),
    "snapshot-encoding": _(
        "The letters of “%(file)s” are not in UTF-8 (it seems: %(encoding)s). Choose the "
        "encoding, or save the file as UTF-8."
    ),
    "snapshot-quoted": _(
        "These findings quote the copy: %(passages)s. Remove their quotations first."
    ),
    "bad-time": _("“%(value)s” is no time. Write 2026-11-24T09:00:00+01:00."),
    "snapshot-address": _("“%(url)s” is no address of the web (https://…)."),
}
QUOTATIONS: dict[str, str | Promise] = {
    "quotation-empty": _("The quotation has no words."),
    "quotation-long": _(
        "The quotation is longer than %(limit)s characters. Quote the sentence that counts."
    ),
    "quotation-not-found": _(
        "These words do not occur in the archived copy. Copy them from the text as it is shown."
    ),
    "quotation-nearest": _("The most similar place is “%(nearest)s”."),
    "quotation-ambiguous": _(
        "These words occur %(places)s times. Add words before or after, or more of the sentence."
    ),
    "quotation-of-another-source": _(
        "The archived copy is of %(other)s, and the finding of %(source)s. Quote from a copy of "
        "%(source)s."
    ),
    "impossible-page": _(
        "The pinpoint names page %(page)s; the archived copy has %(pages)s pages, and the number "
        "is not printed on the page quoted. Correct the pinpoint of the finding or the quotation."
    ),
    "no-snapshot": _("No copy “%(sha256)s” of %(source)s is archived here."),
}
# What verify_evidence finds.
FAULTS: dict[str, str | Promise] = {
    "snapshot-missing": _("The file is missing from the store, or does not open with its keys."),
    "snapshot-altered": _("The file is not the one that was archived (SHA-256 %(sha256)s)."),
    "snapshot-text-altered": _("The text is not the one that was read from the file."),
    "quotation-unlike-snapshot": _(
        "The quotation “%(exact)s” does not stand in the copy it was taken from."
    ),
    "quotation-lost": _(
        "The newest archived copy of the source no longer has the quotation “%(exact)s”."
    ),
}

# How older pages of the countries we read encode their letters.
CHARSETS: Mapping[str, str | Promise] = {
    "": _("as the file says (UTF-8 or UTF-16)"),
    "windows-1251": _("Windows-1251 (Cyrillic)"),
    "koi8-r": _("KOI8-R (Cyrillic)"),
    "windows-1250": _("Windows-1250 (Central Europe)"),
    "iso-8859-2": _("ISO 8859-2 (Central Europe)"),
    "windows-1252": _("Windows-1252 (Western Europe)"),
}

SNAPSHOTS: dict[str, str | Promise] = FILES | QUOTATIONS | FAULTS


def snapshot_name(filename: str, taken_at: dt.datetime) -> str:
    """The file and the day it was saved, in words."""
    day = date_format(timezone.localtime(taken_at), "DATE_FORMAT")
    return gettext("%(file)s, %(day)s") % {"file": filename, "day": day}
