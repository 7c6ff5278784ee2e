"""The people of a case."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from casework.actions.audit import Verb, record
from casework.actions.changes import apply
from casework.actions.codes import terms
from casework.actions.permission import require
from casework.actions.turns import take_turn
from casework.domain.cases import Kinship, PersonRole
from casework.domain.dates import parse_fuzzy
from casework.domain.errors import Problem, Refused
from casework.domain.evidence import TermKind
from casework.domain.keys import free_key
from casework.domain.names import name_keys, script_of
from casework.domain.roles import Can
from casework.models import Case, NameKey, Person, PersonName, Relation, User
from casework.models.encrypted import blind_index


@dataclass(frozen=True, slots=True)
class WrittenName:
    """A name as one paper or person writes it."""

    text: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFields:
    """What is known of a person; relations say whose parent, child … the person is."""

    role: PersonRole
    names: tuple[WrittenName, ...]
    sex: str = ""
    born: str = ""
    nationality: str = ""
    place: str = ""
    contact: str = ""
    notes: str = ""
    pseudonym: str = ""
    profiles: tuple[str, ...] = ()
    relations: tuple[tuple[Kinship, str], ...] = ()


@transaction.atomic
def save_person(*, case: Case, person: Person | None, fields: PersonFields, by: User) -> Person:
    """Add a person to the case, or change one.

    Raises Refused when there is no name, a date is none, the case would have no applicant or
    two, or a relation names someone who is not in the case.
    """
    require(by, Can.EDIT_CASE, case)
    take_turn(case)
    saved = write_person(case, person, fields)
    record(Verb.PERSON_SAVED, by=by, case=case, person=saved.key)
    return saved


def write_person(case: Case, person: Person | None, fields: PersonFields) -> Person:
    """The rows of a person; for actions, which ask for permission and keep the record."""
    _check(case, person, fields)
    if person is None:
        taken = case.people.values_list("key", flat=True)
        key = "applicant" if fields.role is PersonRole.APPLICANT else free_key("p", taken)
        person = Person(case=case, key=key if key not in taken else free_key("p", taken))
    values = ("sex", "born", "nationality", "place", "contact", "notes", "pseudonym")
    apply(person, {"role": fields.role.value} | {name: getattr(fields, name) for name in values})
    person.save()
    person.profiles.set(terms(TermKind.PROFILE, fields.profiles, "profiles"))
    _write_names(person, fields.names)
    _write_relations(case, person, fields.relations)
    return person


def _check(case: Case, person: Person | None, fields: PersonFields) -> None:
    parse_fuzzy(fields.born, "born")
    if not any(name.text.strip() for name in fields.names):
        raise Refused(Problem("person-unnamed", "name_0"))
    others = case.people.exclude(pk=person.pk) if person else case.people.all()
    has_applicant = others.filter(role=PersonRole.APPLICANT.value).exists()
    if has_applicant and fields.role is PersonRole.APPLICANT:
        raise Refused(Problem("second-applicant", "role"))
    if not has_applicant and fields.role is not PersonRole.APPLICANT:
        raise Refused(Problem("no-applicant", "role"))


def _write_names(person: Person, names: tuple[WrittenName, ...]) -> None:
    written = [name for name in names if name.text.strip()]
    person.names.all().delete()
    person.name_keys.all().delete()
    PersonName.objects.bulk_create(
        PersonName(person=person, text=name.text, script=script_of(name.text), note=name.note)
        for name in written
    )
    keys = frozenset().union(*(name_keys(name.text) for name in written))
    NameKey.objects.bulk_create(
        NameKey(person=person, digest=blind_index(key)) for key in sorted(keys)
    )


def _write_relations(
    case: Case, person: Person, relations: tuple[tuple[Kinship, str], ...]
) -> None:
    others = {other.key: other for other in case.people.exclude(pk=person.pk)}
    if any(key not in others for _, key in relations):
        raise Refused(Problem("person-of-another-case"))
    Relation.objects.filter(person=person).delete()
    Relation.objects.bulk_create(
        Relation(case=case, person=person, kind=kind.value, of=others[key])
        for kind, key in dict.fromkeys(relations)
    )
