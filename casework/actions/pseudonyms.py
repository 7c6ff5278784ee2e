"""The places and other names of a case that its pseudonymised packs hide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from casework.actions.audit import Verb, record
from casework.actions.permission import require
from casework.actions.turns import take_turn
from casework.domain.errors import Problem, Refused
from casework.domain.names import WORD
from casework.domain.protected_names import Veil
from casework.domain.pseudonyms import veil_for
from casework.domain.roles import Can
from casework.models import Case, User
from casework.models.pseudonyms import Pseudonym, protected_in, public_names


@dataclass(frozen=True, slots=True)
class Names:
    """One name in all its spellings, and what is printed instead."""

    kind: str
    spellings: tuple[str, ...]
    replacement: str


def veil_of(case: Case) -> Veil:
    """What hides the names of the case. Raises Refused for a pseudonym that holds a name."""
    facts = Case.objects.for_facts().get(pk=case.pk).to_facts()
    return veil_for(protected_in(case, facts), public_names())


@transaction.atomic
def save_pseudonym(
    *, case: Case, pseudonym: Pseudonym | None, names: Names, by: User
) -> Pseudonym:
    """Hide a place, an organisation or another name of the case, or change how it is hidden.

    Raises Refused for no spelling, nothing to print instead, an unknown kind, or a replacement
    that itself holds a protected name.
    """
    require(by, Can.EDIT_CASE, case)
    take_turn(case)
    _check(names)
    row = pseudonym or Pseudonym(case=case)
    row.kind, row.spellings, row.replacement = names.kind, list(names.spellings), names.replacement
    row.save()
    tells = [problem for problem in _problems(case) if problem.where == f"name {row.pk}"]
    if tells:
        raise Refused(Problem("pseudonym-tells", "replacement", dict(tells[0].values)))
    record(Verb.PSEUDONYM_SAVED, by=by, case=case, pseudonym=row.pk)
    return row


@transaction.atomic
def remove_pseudonym(*, pseudonym: Pseudonym, by: User) -> None:
    """Hide a name no longer."""
    require(by, Can.EDIT_CASE, pseudonym.case)
    record(Verb.PSEUDONYM_REMOVED, by=by, case=pseudonym.case, pseudonym=pseudonym.pk)
    pseudonym.delete()


def _check(names: Names) -> None:
    wrong = {
        "pseudonym-kind": ("kind", names.kind not in Pseudonym.KINDS),
        "pseudonym-without-name": ("spellings", not _are_names(names.spellings)),
        "pseudonym-empty": ("replacement", not names.replacement.strip()),
    }
    problems = [Problem(code, where) for code, (where, is_so) in wrong.items() if is_so]
    if problems:
        raise Refused(*problems)


def _are_names(spellings: Sequence[str]) -> bool:
    return bool(spellings) and all(WORD.search(spelling) for spelling in spellings)


def _problems(case: Case) -> tuple[Problem, ...]:
    try:
        veil_of(case)
    except Refused as refused:
        return refused.problems
    return ()
