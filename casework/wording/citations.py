"""Names of the styles of citation."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from casework.domain.citation_styles import Style

STYLES: Mapping[Style, str | Promise] = {
    Style.GERMANY: _("German courts"),
    Style.AUSTRIA: _("Austrian authorities and courts"),
    Style.POLAND: _("Polish authorities and courts"),
    Style.EUAA: _("EUAA"),
    Style.ECOI: _("ecoi.net, short"),
}
# In what a reader of each language of the screens will most often write.
USUAL: Mapping[str, Style] = {"de": Style.GERMANY, "pl": Style.POLAND}
