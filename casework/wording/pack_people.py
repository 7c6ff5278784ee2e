"""What a pack calls the person who claims, and the relatives: by role and grammatical gender.

The context ends in the gender: woman, man or person where neither is stated.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

DESIGNATIONS: Mapping[str, str | Promise] = {
    "applicant-F": pgettext_lazy("pack, woman", "Applicant"),
    "applicant-M": pgettext_lazy("pack, man", "Applicant"),
    "applicant-X": pgettext_lazy("pack, person", "Applicant"),
    "plaintiff-F": pgettext_lazy("pack, woman", "Plaintiff"),
    "plaintiff-M": pgettext_lazy("pack, man", "Plaintiff"),
    "plaintiff-X": pgettext_lazy("pack, person", "Plaintiff"),
    "complainant-F": pgettext_lazy("pack, woman", "Complainant"),
    "complainant-M": pgettext_lazy("pack, man", "Complainant"),
    "complainant-X": pgettext_lazy("pack, person", "Complainant"),
    "appellant-F": pgettext_lazy("pack, woman", "Appellant"),
    "appellant-M": pgettext_lazy("pack, man", "Appellant"),
    "appellant-X": pgettext_lazy("pack, person", "Appellant"),
    "complainant-court-F": pgettext_lazy("pack, woman", "Complainant before the court"),
    "complainant-court-M": pgettext_lazy("pack, man", "Complainant before the court"),
    "complainant-court-X": pgettext_lazy("pack, person", "Complainant before the court"),
}
KINSHIP: Mapping[str, str | Promise] = {
    "spouse-F": pgettext_lazy("pack", "wife"),
    "spouse-M": pgettext_lazy("pack", "husband"),
    "spouse-X": pgettext_lazy("pack", "spouse"),
    "parent-F": pgettext_lazy("pack", "mother"),
    "parent-M": pgettext_lazy("pack", "father"),
    "parent-X": pgettext_lazy("pack", "parent"),
    "child-F": pgettext_lazy("pack", "daughter"),
    "child-M": pgettext_lazy("pack", "son"),
    "child-X": pgettext_lazy("pack", "child"),
    "sibling-F": pgettext_lazy("pack", "sister"),
    "sibling-M": pgettext_lazy("pack", "brother"),
    "sibling-X": pgettext_lazy("pack", "sibling"),
    "grandparent-F": pgettext_lazy("pack", "grandmother"),
    "grandparent-M": pgettext_lazy("pack", "grandfather"),
    "grandparent-X": pgettext_lazy("pack", "grandparent"),
    "grandchild-F": pgettext_lazy("pack", "granddaughter"),
    "grandchild-M": pgettext_lazy("pack", "grandson"),
    "grandchild-X": pgettext_lazy("pack", "grandchild"),
    "uncle-aunt-F": pgettext_lazy("pack", "aunt"),
    "uncle-aunt-M": pgettext_lazy("pack", "uncle"),
    "uncle-aunt-M-F": pgettext_lazy("pack: mother's brother", "uncle"),
    "uncle-aunt-M-M": pgettext_lazy("pack: father's brother", "uncle"),
    "uncle-aunt-X": pgettext_lazy("pack", "uncle or aunt"),
    "niece-nephew-F": pgettext_lazy("pack", "niece"),
    "niece-nephew-M": pgettext_lazy("pack", "nephew"),
    "niece-nephew-X": pgettext_lazy("pack", "niece or nephew"),
    "cousin-F": pgettext_lazy("pack, woman", "cousin"),
    "cousin-M": pgettext_lazy("pack, man", "cousin"),
    "cousin-X": pgettext_lazy("pack, person", "cousin"),
    "in-law-F": pgettext_lazy("pack, woman", "relative by marriage"),
    "in-law-M": pgettext_lazy("pack, man", "relative by marriage"),
    "in-law-X": pgettext_lazy("pack, person", "relative by marriage"),
    "parent-in-law-F": pgettext_lazy("pack", "mother-in-law"),
    "parent-in-law-M": pgettext_lazy("pack", "father-in-law"),
    "parent-in-law-X": pgettext_lazy("pack", "parent-in-law"),
    "sibling-in-law-F": pgettext_lazy("pack", "sister-in-law"),
    "sibling-in-law-M": pgettext_lazy("pack", "brother-in-law"),
    "sibling-in-law-X": pgettext_lazy("pack", "sibling-in-law"),
    "child-in-law-F": pgettext_lazy("pack", "daughter-in-law"),
    "child-in-law-M": pgettext_lazy("pack", "son-in-law"),
    "child-in-law-X": pgettext_lazy("pack", "child-in-law"),
    "relative-F": pgettext_lazy("pack, woman", "relative"),
    "relative-M": pgettext_lazy("pack, man", "relative"),
    "relative-X": pgettext_lazy("pack, person", "relative"),
    "witness-F": pgettext_lazy("pack, woman", "witness"),
    "witness-M": pgettext_lazy("pack, man", "witness"),
    "witness-X": pgettext_lazy("pack, person", "witness"),
}
