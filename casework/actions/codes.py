"""Codes that a person chose, as rows of the code list."""

from __future__ import annotations

from collections.abc import Iterable

from casework.domain.errors import Problem, Refused
from casework.domain.evidence import TermKind
from casework.models import Term


def terms(kind: TermKind, codes: Iterable[str], where: str) -> list[Term]:
    """The terms of one kind with these codes. Raises Refused (unknown-code) for any other code."""
    wanted = set(codes)
    found = list(Term.objects.filter(kind=kind.value, code__in=wanted))
    unknown = sorted(wanted - {term.code for term in found})
    if unknown:
        raise Refused(*(Problem("unknown-code", where, {"value": code}) for code in unknown))
    return found
