"""What the file of a pack is called: nothing of the client, and for whom it is."""

from __future__ import annotations

import datetime as dt

INTERNAL, PSEUDONYMISED = "internal", "pseudonymised"
FIRST = {INTERNAL: "INTERNAL-", PSEUDONYMISED: "PSEUDONYMISED-"}


def pack_filename(variant: str, ref: str, language: str, as_of: dt.date) -> str:
    """The name of the file, which is seen by whoever sees the folder it lies in."""
    return f"{FIRST.get(variant, '')}{ref}-{language}-{as_of.isoformat()}.pdf"
