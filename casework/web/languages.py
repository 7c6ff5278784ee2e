"""The language of the screens, kept in a cookie; the page stays the same."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.urls import path
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

urlpatterns = [
    path("language/", login_not_required(require_POST(set_language)), name="set_language"),
]
