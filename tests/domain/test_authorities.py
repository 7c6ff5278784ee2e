"""Authorities: the addressee, and files that fit together."""

from __future__ import annotations

from typing import Any
from unittest import TestCase

from casework.domain.authorities import (
    Aspect,
    AspectOf,
    AuthorityFacts,
    AuthorityKind,
    Way,
    addressee,
    aspects,
    ways,
)
from casework.domain.authority_files import (
    AuthorityFile,
    AuthorityItem,
    Known,
    ProfileItem,
    check_authorities,
)
from casework.domain.law import LawCertainty


def facts(**fields: Any) -> AuthorityFacts:
    given: dict[str, Any] = {
        "key": "PL-RADA",
        "jurisdiction": "PL",
        "kind": AuthorityKind.BOARD,
        "name": "Rada do Spraw Uchodźców",
        "names": {"en": "Refugee Board"},
        "certainty": LawCertainty.VERIFIED,
    }
    return AuthorityFacts(**(given | fields))


def profile(**fields: Any) -> ProfileItem:
    given: dict[str, Any] = {
        "key": "PL-FILING",
        "jurisdiction": "PL",
        "titles": {"en": "Authorities"},
        "aspects": [{"aspect": "channel", "rule": "PL-CHANNEL"}],
    }
    item: ProfileItem = given | fields  # type: ignore[assignment] # a checked item
    return item


def authority(**fields: Any) -> AuthorityItem:
    given: dict[str, Any] = {"key": "PL-RADA", "filing": "PL-FILING", "route": [], "rules": []}
    item: AuthorityItem = given | fields  # type: ignore[assignment] # a checked item
    return item


class AddresseeTest(TestCase):
    def test_without_a_confirmed_address_there_is_only_the_name(self) -> None:
        unconfirmed = facts(address=("ul. Taborowa 33",))
        self.assertEqual(addressee(unconfirmed), "Rada do Spraw Uchodźców")

    def test_through_whom_stands_below_the_name_and_the_address_last(self) -> None:
        self.assertEqual(
            addressee(facts(by_way="za pośrednictwem Szefa Urzędu"), "ul. Prosta 1\n\n00-001 X "),
            "Rada do Spraw Uchodźców\nza pośrednictwem Szefa Urzędu\nul. Prosta 1\n00-001 X",
        )

    def test_its_name_is_in_the_official_language(self) -> None:
        self.assertEqual(facts().language, "pl")
        self.assertEqual(facts(jurisdiction="AT").language, "de")

    def test_a_name_from_memory_is_to_be_verified(self) -> None:
        self.assertFalse(facts().to_be_verified)
        self.assertTrue(facts(certainty=LawCertainty.MEMORY).to_be_verified)


class ReadTest(TestCase):
    def test_ways_and_aspects(self) -> None:
        paper = {"en": "Appeal"}
        self.assertEqual(
            ways([{"paper": paper, "certainty": "M"}]), (Way(paper, LawCertainty.MEMORY),)
        )
        self.assertEqual(
            aspects([{"aspect": "size", "parameter": "PL-LIMITS"}]),
            (AspectOf(Aspect.SIZE, parameter="PL-LIMITS"),),
        )


class FileTest(TestCase):
    known = Known(rules={"PL-CHANNEL"}, parameters={"PL-LIMITS"})

    def problems(
        self, profiles: list[ProfileItem], authorities: list[AuthorityItem]
    ) -> list[tuple[str, str]]:
        file = AuthorityFile(
            [(f"profiles[{n}]", item) for n, item in enumerate(profiles)],
            [(f"authorities[{n}]", item) for n, item in enumerate(authorities)],
        )
        return [(p.where, p.code) for p in check_authorities(file, self.known)]

    def test_what_fits_together(self) -> None:
        route = [{"paper": {"en": "Appeal"}, "through": "PL-RADA", "rule": "PL-CHANNEL"}]
        self.assertEqual(self.problems([profile()], [authority(route=route)]), [])

    def test_keys_are_given_once(self) -> None:
        found = self.problems([profile(), profile()], [authority(), authority()])
        self.assertEqual(
            found, [("profiles[1]", "duplicate-key"), ("authorities[1]", "duplicate-key")]
        )

    def test_references_to_what_there_is_not(self) -> None:
        aspects = [
            {"aspect": "size", "parameter": "PL-NONE"},
            {"aspect": "names", "rule": "PL-NO"},
        ]
        lost = authority(
            part_of="PL-NOBODY",
            filing="PL-NOWHERE",
            route=[{"paper": {"en": "x"}, "through": "PL-NOBODY", "rule": "PL-NO"}],
            rules=["PL-CHANNEL", "PL-NO"],
        )
        self.assertEqual(
            self.problems([profile(aspects=aspects)], [lost]),
            [
                ("profiles[0].aspects[1].rule", "unknown-rule"),
                ("authorities[0].route[0].rule", "unknown-rule"),
                ("authorities[0].rules[1]", "unknown-rule"),
                ("profiles[0].aspects[0].parameter", "unknown-rule"),
                ("authorities[0].filing", "unknown-profile"),
                ("authorities[0].part_of", "unknown-authority"),
                ("authorities[0].route[0].through", "unknown-authority"),
            ],
        )
