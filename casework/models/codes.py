"""Names that tell nothing about what they name."""

from __future__ import annotations

import secrets

# No letters that are read as figures: people type these codes.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH = 6


def new_code() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
