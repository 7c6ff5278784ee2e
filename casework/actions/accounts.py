"""Logging in and out, and passwords, on record; repeated failures are slowed down."""

from __future__ import annotations

import datetime as dt

from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.utils import timezone

from casework.actions.audit import Verb, record
from casework.models import AuditEntry, User
from casework.models.encrypted import blind_index

FAILURES = 10
WINDOW = dt.timedelta(minutes=15)
KNOWN_FOR = dt.timedelta(days=30)


@transaction.atomic
def log_in(*, by: User, address: str) -> None:
    """Put on record that the person has logged in, with a fingerprint of where from."""
    record(Verb.LOG_IN, by=by, account=_print(by.email), address=_print(address))


@transaction.atomic
def log_in_failed(*, email: str, address: str) -> None:
    """Put a failed attempt on record, with fingerprints of what was typed and of where from.

    Never the text itself: people type their password into the wrong field.
    """
    user = User.objects.filter(email=email.lower()).first()
    record(
        Verb.LOG_IN_FAILED,
        by=None,
        team=user.team if user else None,
        account=_print(email),
        address=_print(address),
    )


@transaction.atomic
def log_out(*, by: User) -> None:
    """Put on record that the person has logged out."""
    record(Verb.LOG_OUT, by=by)


@transaction.atomic
def change_password(*, password: str, by: User) -> None:
    """Give the person a new password. Raises ValidationError for one that is too weak."""
    validate_password(password, by)
    by.set_password(password)
    by.save(update_fields=["password"])
    record(Verb.PASSWORD_CHANGED, by=by)


def is_locked(*, email: str, address: str) -> bool:
    """Whether ten log-ins of the account or from the address failed within fifteen minutes.

    A log-in that succeeds clears the account, never the address. Where the person has logged in
    from within the last month only the address counts: nobody elsewhere can lock her out there.
    """
    now = timezone.now()
    failed = AuditEntry.objects.filter(verb=Verb.LOG_IN_FAILED.value, at__gt=now - WINDOW)
    if failed.filter(facts__address=_print(address)).count() >= FAILURES:
        return True
    good = AuditEntry.objects.filter(verb=Verb.LOG_IN.value, facts__account=_print(email))
    if good.filter(facts__address=_print(address), at__gt=now - KNOWN_FOR).exists():
        return False
    account = failed.filter(facts__account=_print(email))
    if last := good.order_by("-number").first():
        account = account.filter(number__gt=last.number)
    return account.count() >= FAILURES


def _print(value: str) -> str:
    return blind_index(value.strip().lower())[:16]
