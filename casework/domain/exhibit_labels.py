"""Where a pack is filed, and how that place names the parties and labels exhibits.

No statute prescribes the labels; they are the practice of each country's courts and authorities.
"""

from __future__ import annotations

import re
from enum import StrEnum

from casework.domain.cases import CaseFacts, Jurisdiction, Stage
from casework.domain.exhibit_order import ExhibitNumber


class Forum(StrEnum):
    """The authority or court that a pack goes to."""

    BAMF = "bamf"
    VG = "vg"
    VG_URGENT = "vg-urgent"
    BFA = "bfa"
    BVWG = "bvwg"
    UDSC = "udsc"
    RADA = "rada"
    WSA = "wsa"


# Register signs of German administrative courts for urgent requests (K stands for an action):
# VG 3 L 12/26 A, W 7 S 22.30704, M 1 E 26.100.
URGENT = re.compile(r"(?<![A-Za-z])\d+[a-z]? (?:L|S|E) \d+[./]\d+")
FORUMS = {
    Jurisdiction.GERMANY: {Stage.APPEAL: Forum.VG, Stage.COURT: Forum.VG},
    Jurisdiction.AUSTRIA: {Stage.APPEAL: Forum.BVWG, Stage.COURT: Forum.BVWG},
    Jurisdiction.POLAND: {Stage.APPEAL: Forum.RADA, Stage.COURT: Forum.WSA},
}
FIRST = {
    Jurisdiction.GERMANY: Forum.BAMF,
    Jurisdiction.AUSTRIA: Forum.BFA,
    Jurisdiction.POLAND: Forum.UDSC,
}
ADDRESSEES = {
    Forum.BAMF: ("Bundesamt für Migration und Flüchtlinge",),
    Forum.VG: ("Verwaltungsgericht",),
    Forum.VG_URGENT: ("Verwaltungsgericht",),
    Forum.BFA: ("Bundesamt für Fremdenwesen und Asyl",),
    Forum.BVWG: ("Bundesverwaltungsgericht",),
    Forum.UDSC: ("Szef Urzędu do Spraw Cudzoziemców",),
    Forum.RADA: (
        "Rada do Spraw Uchodźców",
        "za pośrednictwem Szefa Urzędu do Spraw Cudzoziemców",
    ),
    Forum.WSA: (
        "Wojewódzki Sąd Administracyjny w Warszawie",
        "za pośrednictwem Rady do Spraw Uchodźców",
    ),
}
LABELS = {
    Forum.BAMF: "Anlage {}",
    Forum.VG: "Anlage K {}",
    Forum.VG_URGENT: "Anlage ASt {}",
    Forum.BFA: "Beilage ./{}",
    Forum.BVWG: "Beilage ./{}",
    Forum.UDSC: "Załącznik nr {}",
    Forum.RADA: "Załącznik nr {}",
    Forum.WSA: "Załącznik nr {}",
}
ROLES = {
    Forum.VG: "plaintiff",
    Forum.BVWG: "complainant",
    Forum.RADA: "appellant",
    Forum.WSA: "complainant-court",
}


def forum_of(case: CaseFacts) -> Forum:
    """Where the case stands; a German court number with an urgent register sign is a request."""
    forum = FORUMS[case.jurisdiction].get(case.stage, FIRST[case.jurisdiction])
    if forum is Forum.VG and URGENT.search(case.authority_reference):
        return Forum.VG_URGENT
    return forum


def exhibit_label(forum: Forum, number: int | ExhibitNumber) -> str:
    """Anlage K 3, Anlage ASt 3a, Anlage 3, Beilage ./3, Załącznik nr 3; never translated."""
    return LABELS[forum].format(number)


def addressee(case: CaseFacts) -> tuple[str, ...]:
    """The lines of the address: as entered in the case, otherwise the competent body's name."""
    lines = tuple(line.strip() for line in case.authority.splitlines() if line.strip())
    return lines or ADDRESSEES[forum_of(case)]


def designation(forum: Forum, sex: str) -> str:
    """Code of what the forum calls the person who claims: role and grammatical gender."""
    return f"{ROLES.get(forum, 'applicant')}-{sex if sex in ('F', 'M') else 'X'}"
