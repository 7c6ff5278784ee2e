"""What every template may use."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

from casework.domain.roles import Can
from casework.models import User
from casework.wording.calculations import rule_language


def navigation(request: HttpRequest) -> dict[str, Any]:
    """The languages, and which verbs the person may use: {{ can.build_pack }}."""
    user = getattr(request, "user", None)
    granted = {can.name.lower(): isinstance(user, User) and user.may(can) for can in Can}
    return {
        "can": granted,
        "languages": settings.LANGUAGES,
        # The rules of law are not in every language of the screens.
        "rule_language": rule_language(get_language()),
    }
