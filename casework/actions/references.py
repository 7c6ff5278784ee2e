"""Reference numbers of cases."""

from __future__ import annotations

import secrets

from casework.models import Case

# Without the signs that are mistaken for each other on the telephone: 0 O 1 I L U V.
SIGNS = "23456789ABCDEFGHJKMNPQRSTWXYZ"


def new_ref(jurisdiction: str, year: int) -> str:
    """A reference that no case has, such as PL-2026-K7QF; it does not tell how many there are."""
    while True:
        ref = f"{jurisdiction}-{year}-{''.join(secrets.choice(SIGNS) for _ in range(4))}"
        if not Case.objects.filter(ref=ref).exists():
            return ref
