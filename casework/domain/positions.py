"""What the position of a person means in the country: who is near whom, and what must be feared.

The codes are those of the taxonomy of the shipped evidence. What is here was taken from what the
country evidence says of each position, so that a finding on the method counts for those whom the
method is aimed at, although it has not reached them yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

NOTHING: frozenset[str] = frozenset()
ABOUT_FAMILIES = frozenset({"IRPT-REL", "EXILE-REL", "PRISONER-REL", "MINOR-REL"})
# People in nearly the same position.
NEIGHBOURS = (
    ABOUT_FAMILIES,
    frozenset({"JOURNALIST", "BLOGGER", "MEDIA-OUTLET", "CRITIC"}),
    frozenset({"LAWYER", "HRD", "CIVSOC", "HDIM"}),
    frozenset({"G24", "YRT", "EXILE-ACT"}),
    frozenset({"EXILE-ACT", "ASYLUM-RET", "MIGRANT-RU"}),
    frozenset({"IRPT-MEM", "IRPT-LEAD"}),
    frozenset({"NEWTJ", "OPP-POL"}),
    frozenset({"PAMIRI", "GBAO-LEADER"}),
)
# A finding on the practice against this class is on each of those who belong to it.
CLASS = "OPP-POL"
OF_CLASS = frozenset({"IRPT-LEAD", "IRPT-MEM", "G24", "YRT", "NEWTJ", "EXILE-ACT"})

# What most claims of persecution have in common, and so says little of this one.
COMMON_ACTS = frozenset(
    {
        "INTIMID",
        "ARREST",
        "SMEAR",
        "IMPRISON",
        "LONG-SENT",
        "LIFE",
        "UNFAIR-TRIAL",
        "CENSOR",
    }
)
# The name of a method rather than of one act: most families that are touched report it.
METHOD = "FAM-REPRISAL"
# One is often the beginning of the other, or the next time it is the other.
NEAR_ACTS = (
    frozenset(
        {
            "ABDUCT",
            "DISAPPEAR",
            "RENDITION",
            "EXTRADITION",
            "ASSASSIN",
            "REFOUL",
            "INTERPOL-ABUSE",
        }
    ),
    frozenset({"MEDIA-CLOSE", "CENSOR", "WEB-BLOCK", "CRIM-SPEECH"}),
    frozenset({"KILL", "MIL-FORCE"}),
    frozenset({"HOUSING-DISC", "EDU-DISC", "JOB-DISC", "MOB-HOME"}),
)
_CARRIED_OFF = frozenset({"ABDUCT", "DISAPPEAR", "RENDITION", "EXTRADITION"})
_BANNED = frozenset({"PARTY-BAN"})
_ON_FAMILIES = frozenset({METHOD})
_FORCE = frozenset({"MIL-FORCE", "KILL"})
# Acts that each position must fear, whether or not they have happened.
FEARED: Mapping[str, frozenset[str]] = {
    "IRPT-LEAD": _BANNED,
    "IRPT-MEM": _BANNED,
    "IRPT-REL": _BANNED | _ON_FAMILIES,
    "EXILE-REL": _ON_FAMILIES,
    "PRISONER-REL": _ON_FAMILIES,
    "MINOR-REL": _ON_FAMILIES,
    "HDIM": _ON_FAMILIES,
    "G24": _CARRIED_OFF,
    "YRT": _CARRIED_OFF,
    "EXILE-ACT": _CARRIED_OFF,
    "JOURNALIST": frozenset({"MEDIA-CLOSE"}),
    "MEDIA-OUTLET": frozenset({"MEDIA-CLOSE"}),
    "BLOGGER": frozenset({"CRIM-SPEECH", "WEB-BLOCK"}),
    "CRITIC": frozenset({"CRIM-SPEECH"}),
    "FORMER-INSIDER": frozenset({"ECON-PREDATION"}),
    "PAMIRI": _FORCE,
    "GBAO-LEADER": _FORCE,
    "RELIG-FIG": frozenset({"SEXVID"}),
    "WOMAN-SMEAR": frozenset({"SEXVID"}),
    "MIGRANT-RU": frozenset({"MIGRANT-ABUSE"}),
    "ASYLUM-RET": frozenset({"PUSHBACK", "REFOUL"}),
}
# An opinion held and an opinion imputed are met with the same practice.
OPINION = frozenset({"POL", "POL-IMP"})


def near(profiles: Iterable[str]) -> frozenset[str]:
    """All profiles in nearly the same position as one of these, themselves among them."""
    own = frozenset(profiles)
    return NOTHING.union(*(group for group in NEIGHBOURS if not group.isdisjoint(own)))


def feared(profiles: Iterable[str]) -> frozenset[str]:
    """The acts that people of these profiles must fear."""
    return NOTHING.union(*(FEARED.get(profile, NOTHING) for profile in profiles))


def near_acts(acts: Iterable[str]) -> frozenset[str]:
    """The acts that are near one of these, themselves among them."""
    own = frozenset(acts)
    return NOTHING.union(*(group for group in NEAR_ACTS if not group.isdisjoint(own)))


def with_opinion(grounds: frozenset[str]) -> frozenset[str]:
    """The grounds of a claim, with both kinds of opinion where it has one of them."""
    return grounds | OPINION if grounds & OPINION else grounds
