"""What is wrong with a file that was handed over: its form, its keys, its dates, its papers."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

FORM: dict[str, str | Promise] = {
    "json-missing": _("There is no such file."),
    "json-folder": _("This is a folder. Name the file in it."),
    "json-unreadable": _("The file cannot be read: %(reason)s."),
    "json-encoding": _("Byte %(byte)s is not UTF-8. Save the file as UTF-8."),
    "json-syntax": _("This is no JSON: line %(line)s, column %(column)s: %(reason)s."),
    "json-repeated": _("“%(name)s” stands twice in one object; one of the two would be lost."),
    "json-value": _("This is no JSON that can be read: %(reason)s."),
    "json-deep": _("Objects and lists are nested too deeply here."),
    "unprintable": _("The text holds a control character or half a character. Remove it."),
    "schema-object": _("An object {…} is expected here."),
    "schema-list": _("A list […] is expected here."),
    "schema-text": _("Text in quotation marks is expected here."),
    "schema-number": _("A whole number is expected here."),
    "schema-boolean": _("Expected here is true or false, without quotation marks."),
    "schema-missing": _("This field is missing."),
    "schema-unknown": _("A field of this name is not known here. Remove it or correct its name."),
    "schema-choice": _("“%(value)s” is not allowed here. Allowed: %(allowed)s."),
    "schema-pattern": _("“%(value)s” is not written as it must be here (%(limit)s)."),
    "schema-empty": _("This must not be empty."),
    "schema-long": _("The text is longer than %(limit)s characters."),
    "schema-small": _("%(value)s is too small: at least %(limit)s."),
    "schema-large": _("%(value)s is too large: at most %(limit)s."),
    "schema-repeated": _("“%(value)s” stands twice in this list."),
    "schema-either": _("Give exactly one of these: %(ways)s."),
    "schema-other": _("This does not fit the schema (%(keyword)s): “%(value)s”."),
    "bad-day": _("“%(value)s” is no day of the calendar. Write 2026-11-24."),
}

KEYS: dict[str, str | Promise] = {
    "duplicate-key": _("“%(key)s” is given twice; the first is at %(first)s."),
    "unknown-term": _("“%(key)s” is no %(kind)s code of the taxonomy."),
    "unknown-entity": _("There is no entity “%(key)s”."),
    "unknown-source": _("There is no source “%(key)s”."),
    "unknown-passage": _("There is no passage “%(key)s”."),
    "unknown-element": _("There is no legal element “%(key)s”."),
    "unknown-person": _("There is no person “%(key)s” in this file."),
    "unknown-event": _("There is no event “%(key)s” in this file."),
    "unknown-document": _("There is no document “%(key)s” in this file."),
    "unclaimed-element": _("“%(key)s” is not among the elements of this file."),
}

EVIDENCE: dict[str, str | Promise] = {
    "derived-in-circle": _("The sources go back to each other in a circle: %(chain)s."),
    "editions-in-circle": _("The editions follow each other in a circle: %(chain)s."),
    "newer-edition-older": _(
        "%(newer)s came out before %(older)s and cannot be its newer edition."
    ),
    "not-web-address": _(
        "“%(value)s” is no address of the web. It begins with http:// or https:// and holds no"
        " spaces."
    ),
    "steering-signs": _(
        "The text holds invisible signs that turn its direction, so that it would read as another."
        " Type it anew."
    ),
    "corroborates-itself": _("A source cannot confirm its own finding."),
    "translation-of-original": _("English is the original and is not translated."),
    "translation-with-correction": _(
        "The passage has no correction; its translation must not have one."
    ),
    "translation-needs-reviewer": _(
        "Only a person can review a translation. Import it as a draft, or name who reviewed it."
    ),
    "duplicate-position": _("Position %(position)s is taken; the first is at %(first)s."),
    "duplicate-norm": _("The same norm is given twice; the first is at %(first)s."),
    "period-reversed": _("The period ends (%(end)s) before it begins (%(start)s)."),
}

CASES: dict[str, str | Promise] = {
    "one-applicant": _("There must be exactly one applicant; here are %(count)s."),
    "relation-to-self": _("Nobody is related to himself or herself."),
    "duplicate-exhibit": _("Exhibit number %(exhibit)s is taken; the first is at %(first)s."),
    "suffix-without-exhibit": _("A letter after the number needs a number of the exhibit."),
    "file-outside": _("“%(file)s” lies outside the folder of this file. Move it into the folder."),
    "file-missing": _("There is no file “%(file)s”."),
    "file-unreadable": _("The file “%(file)s” cannot be read: %(reason)s."),
    "file-too-large": _("The file is larger than %(megabytes)s MB."),
    "bad-base64": _("The content is not Base64."),
    "bad-sha256": _("The file is another one: its SHA-256 is %(actual)s."),
}

PEOPLE: dict[str, str | Promise] = {
    "not-allowed": _("%(name)s may not do this (%(what)s)."),
    "no-such-person": _("Nobody active logs in as “%(email)s”."),
    "nobody-may": _("Nobody active may do this (%(what)s)."),
    "who-does-it": _("Several people may do this. Name one with --by: %(people)s."),
    "no-such-case": _("There is no case “%(ref)s”, or it is not open to the person who asks."),
    "email-taken": _("Somebody already logs in as “%(email)s”."),
    "bad-email": _("“%(email)s” is no e-mail address."),
    "no-name": _("A name is missing, or is longer than %(limit)s characters."),
    "unknown-role": _("“%(role)s” is no role. Roles: %(roles)s."),
}

FILES: dict[str, str | Promise] = FORM | KEYS | EVIDENCE | CASES | PEOPLE
