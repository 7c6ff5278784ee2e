"""What is wrong with a paper or a pack, and what a paper loses on its way into a pack."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

EXHIBITS: dict[str, str | Promise] = {
    "exhibit-empty": _("The file is empty (0 bytes). Copy or scan it again."),
    "exhibit-encrypted": _(
        "The file opens only with a password. Open it, save it without a password, and add that."
    ),
    "exhibit-broken": _(
        "The file is damaged or was cut off. Ask for it again, or open it, print it to a new PDF "
        "and compare the pages."
    ),
    "exhibit-mislabelled": _(
        "The name says %(label)s, but the file is %(found)s. Check that it is the right file, "
        "and save it as PDF."
    ),
    "exhibit-kind": _(
        "This kind of file cannot be an exhibit. Save or print it as PDF. Accepted: %(accepted)s."
    ),
    "exhibit-too-large": _(
        "The file is too large: at most %(megabytes)s MB, %(pages)s pages and 89 million points "
        "a picture. Split it, or scan it in a lower resolution."
    ),
    "exhibit-form": _(
        "This form is drawn only by the program that fills it in. Open it there, print it to PDF, "
        "and add that."
    ),
    "exhibit-portfolio": _(
        "This PDF is a folder of other files. Take them out and add each by itself."
    ),
    "pack-characters": _(
        "No font of the pack has these signs: %(characters)s. Write them in another way."
    ),
}

REMOVED: dict[str, str | Promise] = {
    "actions": _("Actions that open files, send forms or run by themselves were removed."),
    "attachments": _("Attached files were left out. Add those you need as exhibits of their own."),
    "comments": _("The words of notes and marks were left out; the marks themselves stay."),
    "javascript": _("A program in the file was removed."),
    "links": _("Links no longer lead anywhere; their words stay."),
    "media": _("Sound, video and 3D were left out."),
    "photo-data": _("Hidden data of photographs was removed: place, time, device, preview."),
    "signature": _(
        "The electronic signature cannot be checked in the pack. Hand in the original file too."
    ),
}
