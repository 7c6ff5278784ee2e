"""What is wrong with a translation."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

TRANSLATIONS: dict[str, str | Promise] = {
    "translation-language": _("Evidence is not translated into this language."),
    "translation-empty": _("Write the translation of the finding."),
    "translation-changed": _(
        "Someone else has changed this translation meanwhile. Compare it with yours below and "
        "save again."
    ),
    "translation-missing": _("There is no translation to review yet."),
    "translation-stale": _(
        "The English text has changed since it was translated. Save the translation again first."
    ),
    "translation-without-correction": _(
        "Translate the correction too: it is what a pack prints instead of the finding."
    ),
}
