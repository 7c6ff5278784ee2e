"""Why the checks on events, papers and translations ask, and what to do."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from casework.wording.check_lessons import Lesson

PAPER_LESSONS: Mapping[str, Lesson] = {
    "event-without-source": Lesson(
        _("An account stands on who gave it, where and when. Without that nobody can look it up."),
        _("Event: say where it is told, or add the paper that shows it."),
    ),
    "event-without-document": Lesson(
        _(
            "The word of the applicant can be enough, but a paper that exists and is not "
            "offered will be asked about."
        ),
        _(
            "Event: add the paper with its page. If there is none and could be none, say why "
            "in the claim."
        ),
    ),
    "paper-no-exhibit": Lesson(
        _("The event names a paper that the court does not get to see."),
        _("Paper: give it a number among the exhibits, or take it off the event."),
    ),
    "exhibit-uncited": Lesson(
        _("An exhibit that proves nothing said in the pack hides those that do."),
        _("Event: add it to the event that it shows. Or take it out of the exhibits."),
    ),
    "no-such-page": Lesson(
        _("A reference that leads nowhere tells the court that the references were not checked."),
        _("Event: correct the page."),
    ),
    "page-left-out": Lesson(
        _("The event refers to a page that the court does not get to see."),
        _("Paper: add the page to the pages used. Or event: refer to a page that is shown."),
    ),
    "exhibit-missing": Lesson(
        _("The pack refers to pages that it cannot show."),
        _(
            "Paper: upload the file again. If the store was restored from a copy, restore the"
            " papers too."
        ),
    ),
    "exhibit-altered": Lesson(
        _(
            "A paper that changed since it was received proves nothing, and may be somebody's"
            " doing."
        ),
        _("Find out why before anything else. Then upload the paper as it was received."),
    ),
    "exhibit-unreadable": Lesson(
        _("The pack refers to pages that it cannot show."),
        _(
            "Paper: open the file, save it as an ordinary PDF without a password, and upload "
            "it again."
        ),
    ),
    "exhibit-length": Lesson(
        _("The references to its pages may be wrong."),
        _(
            "Paper: upload the file again, so that its pages are counted, and look at the "
            "pages of its events."
        ),
    ),
    "own-text-reference": Lesson(
        _(
            "A finding was rejected or retired, or an exhibit taken out, after the text was "
            "written. A reference that leads nowhere tells the court that nobody read the text."
        ),
        _("Own texts: refer to what takes its place, or say it without."),
    ),
    "own-text-unused": Lesson(
        _("The reasoning was written for an element that the pack no longer speaks of."),
        _("Own texts: empty it, or move it to the element that it is about."),
    ),
    "own-text-language": Lesson(
        _("The reader of this pack misses a part of what the other version says."),
        _("Own texts: write it in this language too, or empty the other one."),
    ),
    "translation-missing": Lesson(
        _("The language of the procedure is prescribed. What is not in it may be left unread."),
        _(
            "The screen of the text, or Translations: translate it. If it must go out now, "
            "set this aside: the text is printed as it is and marked."
        ),
    ),
    "translation-stale": Lesson(
        _("The translation says what the finding no longer says."),
        _("Translations: bring it up to date and have it reviewed."),
    ),
    "translation-draft": Lesson(
        _(
            "A slip in a translation becomes an argument against the claim. The pack does not"
            " say that a person vouches for it."
        ),
        _("Translations: have a second person review it."),
    ),
    "text-in-other-language": Lesson(
        _("A working copy serves whoever reads it; here they meet another language."),
        _("The screen of the text: add the version that is missing."),
    ),
}
