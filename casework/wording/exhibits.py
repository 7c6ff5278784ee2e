"""What is wrong with a paper or a pack, and what a paper loses on its way into a pack."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

EXHIBITS: dict[str, str | Promise] = {
    "exhibit-empty": _("The file is empty (0 bytes). Copy or scan it again."),
    "exhibit-encrypted": _(
        "The file opens only with a password. Give it in the field for it; it is used once and "
        "not kept. Or open the file, save it without a password, and add that."
    ),
    "exhibit-password": _(
        "This password does not open the file. Mind capital letters and the keyboard it was "
        "chosen on."
    ),
    "exhibit-rights": _(
        "The file is locked in a way that no password opens here, such as by a server of rights. "
        "Open it in its own program, print it to PDF, and add that."
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
    "reading-none": _(
        "The programs that recognise words are not installed here, or not for the language of "
        "this paper. Whoever runs Casework finds them named by the command doctor."
    ),
    "reading-long": _("At most %(pages)s pages are read at a time. Split the paper."),
    "reading-failed": _("The words could not be recognised. The paper itself is as it was."),
    "reading-needless": _("Every page of this paper has words already."),
    "exhibit-office": _(
        "Tables, presentations, mails and older Word files cannot be exhibits as they are. Open "
        "it in its own program, save or print it as PDF, and add that."
    ),
    "exhibit-writer": _(
        "LibreOffice is not installed here, which makes pages of this kind of file. Open it in "
        "Word or LibreOffice, save it as PDF, and add that."
    ),
    "exhibit-archive": _(
        "This is an archive of several files. Unpack it, and add each that you need by itself."
    ),
    "exhibit-picture": _(
        "This kind of picture cannot be an exhibit. Open it, save it as PNG, and add that."
    ),
    "exhibit-heic": _(
        "This is a picture in the format of iPhones (HEIC). Send it from the telephone as JPEG, "
        "or open it, save it as JPEG, and add that."
    ),
    "exhibit-moving": _(
        "This picture moves: it holds several, of which a page shows one. Save each that you need "
        "as PNG, and add that."
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
    "exhibit-filed": _(
        "This exhibit stands in a filed pack. It keeps its number, so that what was written to "
        "the court still leads to it."
    ),
    "exhibit-no-room": _(
        "There is no number free before exhibit %(number)s, which stands in a filed pack."
    ),
    "source-exhibit-taken": _("A copy of this source is among the papers of the case already."),
    "source-exhibit-uncited": _(
        "No finding used in the case names or quotes a page of this copy. Add the whole copy."
    ),
    "pages-form": _("“%(part)s” is no page and no range of pages. Write them as 1, 3-5."),
    "pages-empty": _("Between two commas stands no page. Write them as 1, 3-5."),
    "pages-absent": _("There is no page %(page)s: the paper has %(pages)s pages."),
    "pages-reversed": _("“%(part)s” runs backwards. Pages stand in the order of the paper."),
    "pages-doubled": _("Page %(page)s is named twice."),
    "pages-long": _("Name fewer ranges of pages: at most %(limit)s characters."),
    "pack-characters": _(
        "No font of the pack has these signs: %(characters)s. Write them in another way."
    ),
}

REPAIRED: dict[str, str | Promise] = {
    "password": _(
        "The file was locked. It was opened with its password, which was not kept; packs show the "
        "unlocked copy."
    ),
    "size": _(
        "The size or turn of a page was stated wrongly; it is shown as PDF readers show it."
    ),
    "table": _(
        "The table of contents of the file was wrong. It was made anew, and every page was found."
    ),
    "unlocked": _(
        "The file forbade printing or copying, though it opened without a password. The copy in "
        "packs does not."
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

COPIES: dict[str, str | Promise] = {
    "converted": _(
        "LibreOffice made pages of the file. Compare them with the original before you file a "
        "pack: programs break lines and pages in their own ways."
    ),
    "read": _(
        "Text recognised by machine: it lies unseen over the pictures, so that packs can be "
        "searched. It may be wrong; the picture is what counts."
    ),
    "unlocked": _("The file as received stays locked in the case."),
}

READINGS: dict[str, str | Promise] = {
    "queued": _("Its words wait to be recognised."),
    "running": _("Its words are being recognised."),
}
