"""Records of sources in words: fields, levels of judgments, and what is refused."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from casework.domain.source_records import Importance

SOURCES: dict[str, str | Promise] = {
    "source-changed": _(
        "Someone else has changed this record since you opened it. Below is what is stored now"
        " beside what you wrote. Save again to put yours in its place."
    ),
    "edition-changed": _("Someone else has named another newer edition since. Look again."),
    "source-likely": _("This seems to be %(key)s, which is here already: “%(title)s”."),
    "publisher-exists": _("There is a profile of %(name)s already. Change that one."),
    "publisher-changed": _(
        "Someone else has changed this profile since you opened it. Below is what is stored now"
        " beside what you wrote. Save again to put yours in its place."
    ),
    "nothing-answered": _("Answer at least one of the questions."),
    "no-without-reason": _("Write why not."),
    "note-too-long": _("Write at most %(most)s signs."),
}
# Names of the fields of a record.
FIELDS: dict[str, str | Promise] = {
    "kind": _("Kind"),
    "author": _("Author"),
    "publisher": _("Publisher"),
    "title": _("Title"),
    "container": _("In"),
    "symbol": _("Symbol"),
    "issued": _("Date"),
    "accessed": _("Seen on"),
    "language": _("Language"),
    "url": _("Address"),
    "permalink": _("Permanent address"),
    "licence": _("Licence"),
    "certainty": _("Certainty"),
    "reliability": _("How far it can be relied on"),
    "note": _("Note"),
    "importance": _("Level in the court’s database"),
    "holding": _("What it held"),
    "themes": _("Themes"),
    "derived_from": _("Repeats what these say"),
    "name": _("Name"),
    "what": _("What it is"),
    "purpose": _("What for"),
    "funding": _("How it is paid for"),
    "method": _("How it works"),
}
IMPORTANCE: dict[str, str | Promise] = {
    Importance.KEY_CASE: _("key case"),
    Importance.HIGH: _("level 1, high"),
    Importance.MEDIUM: _("level 2, medium"),
    Importance.LOW: _("level 3, low"),
}
