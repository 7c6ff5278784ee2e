"""What the relatives of a case are to the applicant: mother, nephew, brother-in-law."""

from __future__ import annotations

from collections import deque

from casework.domain.cases import FAMILY, CaseFacts, Kinship, PersonFacts

# The same tie seen from the other person.
INVERSE = {
    Kinship.PARENT: "child",
    Kinship.CHILD: "parent",
    Kinship.GRANDPARENT: "grandchild",
    Kinship.UNCLE_AUNT: "niece-nephew",
}
# What the A of my B is to me.
CHAINS = {
    ("child", "sibling"): "niece-nephew",
    ("child", "child"): "grandchild",
    ("child", "spouse"): "child",
    ("child", "uncle-aunt"): "cousin",
    ("parent", "parent"): "grandparent",
    ("parent", "spouse"): "parent-in-law",
    ("parent", "sibling"): "parent",
    ("sibling", "parent"): "uncle-aunt",
    ("sibling", "spouse"): "sibling-in-law",
    ("sibling", "sibling"): "sibling",
    ("spouse", "sibling"): "sibling-in-law",
    ("spouse", "child"): "child-in-law",
    ("spouse", "parent"): "parent",
    ("spouse", "uncle-aunt"): "uncle-aunt",
}
# Rows of the family picture: how many generations below the other person.
GENERATION = {
    "parent": -1,
    "uncle-aunt": -1,
    "grandparent": -2,
    "child": 1,
    "niece-nephew": 1,
    "grandchild": 2,
}


def family_of(case: CaseFacts) -> tuple[tuple[PersonFacts, str], ...]:
    """Every person tied to the applicant by family, directly or through others, with the tie.

    A tie is parent, child, sibling, ..., or relative where there is no plain word for it. People
    stand in the order of the case file.
    """
    start = case.applicant.key
    ties = {start: ""}
    queue = deque([start])
    while queue:
        via = queue.popleft()
        for key, tie in _ties_of(case, via):
            if key not in ties:
                ties[key] = tie if via == start else CHAINS.get((tie, ties[via]), "relative")
                queue.append(key)
            elif ties[key] == Kinship.IN_LAW:
                # "Related by marriage" says little; the way through a third person says more.
                ties[key] = CHAINS.get((tie, ties[via]), ties[key])
    return tuple((p, ties[p.key]) for p in case.people if p.key in ties and p.key != start)


def generations(case: CaseFacts) -> dict[str, int]:
    """The row of each member of the family: 0 the applicant's, -1 the parents'."""
    start = case.applicant.key
    rows = {start: 0}
    queue = deque([start])
    while queue:
        via = queue.popleft()
        for key, tie in _ties_of(case, via):
            if key not in rows:
                rows[key] = rows[via] + GENERATION.get(tie, 0)
                queue.append(key)
    return rows


def _ties_of(case: CaseFacts, key: str) -> list[tuple[str, str]]:
    """Who is tied to the person by family, and as what."""
    found = []
    for relation in case.relations:
        if relation.kind not in FAMILY:
            continue
        if relation.of == key:
            found.append((relation.person, relation.kind.value))
        elif relation.person == key:
            found.append((relation.of, INVERSE.get(relation.kind, relation.kind.value)))
    return found
