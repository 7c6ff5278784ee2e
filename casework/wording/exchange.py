"""What is wrong with a file of references, and what became of its entries."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

FILES: dict[str, str | Promise] = {
    "file-encoding": _(
        "The file is not in UTF-8 but, as it seems, in %(encoding)s (byte %(byte)s)."
        " Save it as UTF-8."
    ),
    "unknown-format": _(
        "This is none of the formats taken here: RIS (begins with “TY  - ”), CSL-JSON, a table"
        " with at least the columns title and publisher, or JSON by docs/evidence.schema.json."
    ),
    "not-ris": _("This is no RIS: it begins with “%(line)s” instead of “TY  - ”."),
    "not-csl": _("This is no CSL-JSON: an item with a type is expected here."),
    "ris-unfinished": _("The reference has no end (“ER  - ”). The file may be cut off."),
    "ris-stray": _("“%(line)s” stands before the first line (“TY  - ”) of a reference."),
    "csv-broken": _("The table cannot be read: %(reason)s."),
    "csv-column-twice": _("The column “%(column)s” is there twice."),
    "csv-row-length": _("The row has %(cells)s cells; the table has %(columns)s columns."),
    "extra-broken": _("The column “extra” holds no JSON object. Leave it as it was exported."),
    "date-in-future": _("“%(value)s” has not come yet."),
    "key-taken": _(
        "The key “%(key)s” belongs to another work here: “%(title)s”. Give the entry another key,"
        " or none."
    ),
    "findings-in-json-only": _("Findings and links are given out as JSON only: --format json."),
    "no-such-entry": _("No entry of the files is called “%(entry)s”."),
}

NOTES: dict[str, str | Promise] = {
    "source-already-doi": _("This is %(key)s already (same DOI); nothing was changed."),
    "source-already-ecli": _("This is %(key)s already (same ECLI); nothing was changed."),
    "source-already-url": _("This is %(key)s already (same address); nothing was changed."),
    "source-already-symbol": _("This is %(key)s already (same symbol); nothing was changed."),
    "source-already-title": _(
        "This is %(key)s already (same title and date); nothing was changed. If it is another"
        " work, name the entry with --distinct."
    ),
    "source-filled": _("This is %(key)s already; these empty fields were filled: %(fields)s."),
    "source-kept": _("%(key)s stays as a person here has changed it."),
    "publisher-kept": _("The profile of %(name)s stays as a person here has changed it."),
    "passage-kept": _("The finding %(key)s stays as a person here has changed it."),
    "checked-elsewhere": _(
        "Findings that another office has checked: %(count)s. Here they are drafts until a person"
        " of this office has checked them."
    ),
    "source-suspect": _("%(key)s looks like %(other)s. If both are one work, keep one of them."),
    "sources-from-memory": _(
        "New sources: %(count)s. Until a person says more, their certainty is “memory”, and"
        " their kind is what type and publisher suggest."
    ),
    "markup-removed": _("Markup that a browser would act on was removed."),
    "date-kept": _("The date is in no form that can be read; it is kept but not used."),
}

# By what two records are known to be of one work.
SAME: dict[str, str | Promise] = {
    "doi": _("same DOI"),
    "ecli": _("same ECLI"),
    "url": _("same address"),
    "symbol": _("same symbol"),
    "title": _("same title and date"),
}
# What each format is for.
FORMATS: dict[str, str | Promise] = {
    "ris": _("RIS, for EndNote, Citavi and others"),
    "csl-json": _("CSL-JSON, for Zotero"),
    "csv": _("CSV, for spreadsheets"),
    "json": _("JSON, for another Casework"),
}

EXCHANGE: dict[str, str | Promise] = FILES | NOTES
