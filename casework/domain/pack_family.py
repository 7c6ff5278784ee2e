"""The picture of a family in a pack, as coordinates in points."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from casework.domain.cases import FAMILY, CaseFacts, Kinship
from casework.domain.kinship import family_of, generations

WIDTH = 468.0
BOX_WIDTH, BOX_HEIGHT, BOX_GAP, ROW_GAP = 108.0, 40.0, 14.0, 34.0
POINTS_PER_LETTER = 4.3
INDIRECT = frozenset({Kinship.UNCLE_AUNT, Kinship.GRANDPARENT, Kinship.COUSIN, Kinship.IN_LAW})


@dataclass(frozen=True, slots=True)
class Box:
    """A person of the family; tie is the code of the kinship, lines the name in pieces."""

    key: str
    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    tie: str
    is_applicant: bool

    @property
    def middle(self) -> float:
        return round(self.width / 2, 1)


@dataclass(frozen=True, slots=True)
class Line:
    points: str
    is_indirect: bool


@dataclass(frozen=True, slots=True)
class FamilyPicture:
    width: float
    height: float
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]


def family_picture(
    case: CaseFacts, names: Mapping[str, str], ties: Mapping[str, str]
) -> FamilyPicture | None:
    """The family in rows by generation; None when no relative is in the case file.

    names holds the name to print, empty for a person whose name is withheld.
    """
    members = [person.key for person, _tie in family_of(case)]
    if not members:
        return None
    rows = _rows(case, members)
    boxes: dict[str, Box] = {}
    for number, row in enumerate(rows):
        y = 10 + number * (BOX_HEIGHT + ROW_GAP)
        boxes |= {box.key: box for box in _row_of_boxes(row, y, names, ties, case.applicant.key)}
    height = 10 + len(rows) * (BOX_HEIGHT + ROW_GAP) - ROW_GAP + 4
    return FamilyPicture(WIDTH, height, tuple(boxes.values()), _lines(case, boxes))


def _rows(case: CaseFacts, members: Sequence[str]) -> list[list[str]]:
    """Members by generation; in the applicant's row siblings left and spouse right."""
    level = generations(case)
    applicant = case.applicant.key
    spouses = {
        r.of if r.person == applicant else r.person
        for r in case.relations
        if r.kind is Kinship.SPOUSE and applicant in (r.person, r.of)
    }
    row = [m for m in members if level[m] == 0]
    own = [*(m for m in row if m not in spouses), applicant, *(m for m in row if m in spouses)]
    others = sorted({level[m] for m in members} - {0})
    rows = {n: _beside([m for m in members if level[m] == n], own, case) for n in others}
    return [row for _n, row in sorted({**rows, 0: own}.items())]


def _beside(row: list[str], own: Sequence[str], case: CaseFacts) -> list[str]:
    """The row in the order of those it belongs to, so that fewer lines cross."""

    def place(key: str) -> float:
        tied = [
            r.of if r.person == key else r.person
            for r in case.relations
            if key in (r.person, r.of)
        ]
        places = [own.index(other) for other in tied if other in own]
        return sum(places) / len(places) if places else len(own) / 2

    return sorted(row, key=place)


def _row_of_boxes(
    row: Sequence[str],
    y: float,
    names: Mapping[str, str],
    ties: Mapping[str, str],
    applicant: str,
) -> list[Box]:
    width = min(BOX_WIDTH, (WIDTH - BOX_GAP * (len(row) - 1)) / len(row))
    left = (WIDTH - len(row) * width - BOX_GAP * (len(row) - 1)) / 2
    return [
        Box(
            key,
            round(left + n * (width + BOX_GAP), 1),
            y,
            round(width, 1),
            BOX_HEIGHT,
            name_lines(names[key], width),
            ties.get(key, ""),
            is_applicant=key == applicant,
        )
        for n, key in enumerate(row)
    ]


def name_lines(name: str, width: float) -> tuple[str, ...]:
    """The name on one line or two, broken between words."""
    room = int((width - 8) / POINTS_PER_LETTER)
    first, rest = "", name.split()
    while (rest and len(f"{first} {rest[0]}".strip()) <= room) or (rest and not first):
        first = f"{first} {rest.pop(0)}".strip()
    return tuple(line for line in (first, " ".join(rest)) if line)


def _lines(case: CaseFacts, boxes: Mapping[str, Box]) -> tuple[Line, ...]:
    found = []
    for relation in case.relations:
        one, other = boxes.get(relation.person), boxes.get(relation.of)
        if one and other and relation.kind in FAMILY:
            found.append(Line(_path(one, other), relation.kind in INDIRECT))
    return tuple(found)


def _path(one: Box, other: Box) -> str:
    """A line between two boxes: neighbours side to side, a row by a bracket, rows by an elbow."""
    a, b = sorted((one, other), key=lambda box: (box.y, box.x))
    if a.y == b.y and b.x - (a.x + a.width) <= BOX_GAP + 1:
        middle = a.y + a.height / 2
        return f"{a.x + a.width:g},{middle:g} {b.x:g},{middle:g}"
    ax, bx = a.x + a.width / 2, b.x + b.width / 2
    if a.y == b.y:
        return f"{ax:g},{a.y:g} {ax:g},{a.y - 8:g} {bx:g},{a.y - 8:g} {bx:g},{b.y:g}"
    turn = b.y - ROW_GAP / 2
    return f"{ax:g},{a.y + a.height:g} {ax:g},{turn:g} {bx:g},{turn:g} {bx:g},{b.y:g}"
