"""What every template may use."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from casework.domain.roles import Can
from casework.models import User


def navigation(request: HttpRequest) -> dict[str, Any]:
    """The languages, and which verbs the person may use: {{ can.build_pack }}."""
    user = getattr(request, "user", None)
    granted = {can.name.lower(): isinstance(user, User) and user.may(can) for can in Can}
    return {"can": granted, "languages": settings.LANGUAGES}
