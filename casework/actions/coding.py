"""Put codes on the people, events and grounds of a case, or set proposals aside."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction

from casework.actions.audit import Verb, record
from casework.actions.permission import require
from casework.actions.turns import take_turn
from casework.domain.errors import Problem, Refused
from casework.domain.evidence import TermKind
from casework.domain.roles import Can
from casework.models import Case, CodeSetAside, Term, User

Code = tuple[TermKind, str, str]
ON_EVENTS = (TermKind.ACT, TermKind.ACTOR)


@transaction.atomic
def code_case(*, case: Case, chosen: Collection[str], by: User) -> None:
    """Add the chosen codes, each named KIND:CODE:KEY, to the case; none is taken away.

    KEY is that of a person for a profile, of an event for an act or actor, empty for a ground.
    Raises Refused (nothing-chosen, unknown-code, code-without-place).
    """
    require(by, Can.EDIT_CASE, case)
    take_turn(case)
    codes = _codes(case, chosen)
    terms = {(term.kind, term.code): term for term in Term.objects.all()}
    people = {person.key: person for person in case.people.all()}
    events = {event.key: event for event in case.events.all()}
    for kind, code, key in codes:
        term = terms[kind.value, code]
        if kind is TermKind.GROUND:
            case.grounds.add(term)
        elif kind is TermKind.PROFILE:
            people[key].profiles.add(term)
        else:
            events[key].terms.add(term)
    record(Verb.CASE_CODED, by=by, case=case, codes=sorted(chosen))


@transaction.atomic
def set_codes_aside(*, case: Case, chosen: Collection[str], by: User) -> None:
    """Do not propose these codes in this case again. Raises Refused as code_case does."""
    require(by, Can.EDIT_CASE, case)
    take_turn(case)
    for kind, code, key in _codes(case, chosen):
        CodeSetAside.objects.get_or_create(
            case=case, kind=kind.value, code=code, target=key, defaults={"by": by}
        )
    record(Verb.CODES_SET_ASIDE, by=by, case=case, codes=sorted(chosen))


@transaction.atomic
def take_codes_up(*, case: Case, by: User) -> None:
    """Propose again all that was set aside in the case."""
    require(by, Can.EDIT_CASE, case)
    names = sorted(row.name for row in case.codes_set_aside.all())
    case.codes_set_aside.all().delete()
    record(Verb.CODES_TAKEN_UP, by=by, case=case, codes=names)


def _codes(case: Case, chosen: Collection[str]) -> list[Code]:
    """The codes as named, each known and with its place in the case."""
    if not chosen:
        raise Refused(Problem("nothing-chosen", "chosen"))
    known = set(Term.objects.values_list("kind", "code"))
    places = _places(case)
    codes: list[Code] = []
    problems: list[Problem] = []
    for name in sorted(set(chosen)):
        kind, code, key = (*name.split(":"), "", "", "")[:3]
        if (kind, code) not in known:
            problems.append(Problem("unknown-code", "chosen", {"value": name}))
        elif key not in places.get(TermKind(kind), ()):
            problems.append(Problem("code-without-place", "chosen", {"value": code}))
        else:
            codes.append((TermKind(kind), code, key))
    if problems:
        raise Refused(*problems)
    return codes


def _places(case: Case) -> dict[TermKind, frozenset[str]]:
    """What each kind of code can be put on in this case, by key."""
    events = frozenset(case.events.values_list("key", flat=True))
    people = frozenset(case.people.values_list("key", flat=True))
    return {
        TermKind.PROFILE: people,
        TermKind.GROUND: frozenset({""}),
        **dict.fromkeys(ON_EVENTS, events),
    }
