"""The people of a pack: the party, the family, and whose name is not printed."""

from __future__ import annotations

import re
from collections.abc import Iterable

from casework.domain.cases import CaseFacts, Kinship, PersonFacts, PersonRole
from casework.domain.checks import Gap
from casework.domain.exhibit_labels import designation
from casework.domain.kinship import family_of
from casework.domain.names import fold
from casework.domain.pack_family import FamilyPicture, family_picture
from casework.domain.pack_frame import Frame
from casework.domain.pack_plan import Party, Relative

SHORTEST_NAME = 3


def party(frame: Frame) -> Party:
    """The applicant by name: the authority has to know who asks."""
    applicant = frame.case.applicant
    return Party(
        designation=designation(frame.forum, applicant.sex),
        name=applicant.names[0] if applicant.names else applicant.key,
        spellings=applicant.names[1:],
        born=frame.date(applicant.born),
        nationality=applicant.nationality,
    )


def relatives(frame: Frame) -> tuple[Relative, ...]:
    """The family and the witnesses; who asked for a pseudonym stands without a name."""
    family = family_of(frame.case)
    known = {person.key for person, _tie in family}
    witnesses = [
        (person, "witness")
        for person in frame.case.people
        if person.role is PersonRole.WITNESS and person.key not in known
    ]
    return tuple(
        Relative(
            kinship=kinship(frame.case, person, tie),
            name=printed_name(person),
            spellings=() if is_withheld(person) else person.names[1:],
            born=frame.date(person.born),
        )
        for person, tie in (*family, *witnesses)
    )


def picture(frame: Frame) -> FamilyPicture | None:
    case = frame.case
    ties = {person.key: kinship(case, person, tie) for person, tie in family_of(case)}
    names = {person.key: printed_name(person) for person in case.people}
    applicant = case.applicant
    names[applicant.key] = party(frame).name
    return family_picture(case, names, ties)


def kinship(case: CaseFacts, person: PersonFacts, tie: str) -> str:
    """Code of the tie and the grammatical gender: parent-F is the mother.

    An uncle is told by the parent whose brother he is: Polish has a word for each.
    """
    code = f"{tie}-{person.sex if person.sex in ('F', 'M') else 'X'}"
    return code + _side(case, person) if code == "uncle-aunt-M" else code


def _side(case: CaseFacts, uncle: PersonFacts) -> str:
    """-M for a brother of the father, -F for one of the mother, empty where it is not known."""
    parents = {
        relation.person
        for relation in case.relations
        if relation.kind is Kinship.PARENT and relation.of == case.applicant.key
    }
    siblings = {
        key
        for relation in case.relations
        if relation.kind is Kinship.SIBLING and uncle.key in (relation.person, relation.of)
        for key in (relation.person, relation.of)
    }
    sexes = {person.sex for person in case.people if person.key in parents & siblings}
    return f"-{sexes.pop()}" if sexes in ({"F"}, {"M"}) else ""


def printed_name(person: PersonFacts) -> str:
    """The name a pack prints; empty where the person chose a pseudonym."""
    return "" if is_withheld(person) or not person.names else person.names[0]


def is_withheld(person: PersonFacts) -> bool:
    return bool(person.pseudonym) and person.role is not PersonRole.APPLICANT


def leaks(case: CaseFacts, texts: Iterable[tuple[str, str]]) -> tuple[Gap, ...]:
    """Where a printed text of the case calls a person by the name that is to be withheld."""
    words = [(where, set(re.findall(r"\w+", fold(text)))) for where, text in texts]
    found = []
    for person in filter(is_withheld, case.people):
        given = {fold(name.split()[0]) for name in person.names if name.split()}
        given = {name for name in given if len(name) >= SHORTEST_NAME}
        found += [
            Gap("withheld-name", f"{where} {person.key}", {"person": person.key})
            for where, spoken in words
            if given & spoken
        ]
    return tuple(found)
