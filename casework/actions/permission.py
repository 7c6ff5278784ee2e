"""The second lock: each action asks whether its actor may."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied

from casework.domain.roles import Can
from casework.models import Case, User


def require(by: User, what: Can, case: Case | None = None) -> None:
    """Raise PermissionDenied unless the person may do this, and may see the case."""
    if not by.may(what):
        raise PermissionDenied(what.value)
    if case is not None and not Case.objects.visible_to(by).filter(pk=case.pk).exists():
        raise PermissionDenied(f"{what.value}: no access to this case")
