"""Where the places of a built pack lie, for a document that refers to them."""

from __future__ import annotations

import io

import pikepdf


def pages_of(content: bytes) -> dict[str, int]:
    """The page from 1 of each named destination of a PDF (ISO 32000-1, 12.3.2.3)."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
        if "/Names" not in pdf.Root or "/Dests" not in pdf.Root.Names:
            return {}
        found = pikepdf.NameTree(pdf.Root.Names.Dests).items()
        return {str(name): numbers[place[0].objgen] for name, place in found}
