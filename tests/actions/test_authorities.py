"""Taking in authorities, and confirming their addresses."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied

from casework.actions.authorities import confirm_address, import_authorities
from casework.actions.rows import Tally
from casework.domain.errors import Refused
from casework.models import AuditEntry, Authority, ConfirmedAddress, FilingProfile, User
from tests import make_law
from tests.base import CastTestCase


def document(**fields: Any) -> dict[str, Any]:
    item: dict[str, Any] = {
        "key": "DE-VG-BERLIN",
        "jurisdiction": "DE",
        "kind": "court",
        "name": "Verwaltungsgericht Berlin",
        "names": {"en": "Administrative Court, Berlin"},
        "filing": "DE-FILING",
        "stages": ["court"],
        "certainty": "V",
        "source": "a list of courts",
        "seen_on": "2026-11-24",
        "route": [{"paper": {"en": "Action"}, "certainty": "M"}],
    }
    profile = {
        "key": "DE-FILING",
        "jurisdiction": "DE",
        "titles": {"en": "Courts"},
        "aspects": [{"aspect": "size", "parameter": "DE-SIZE"}],
    }
    return {
        "schema": "casework/authorities/1",
        "profiles": [profile],
        "authorities": [item | fields],
    }


class AuthorityTestCase(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        make_law.rule()
        make_law.rule(make_law.parameter(), section="parameters")

    def load(self, *documents: dict[str, Any], by: User | None = None) -> Tally:
        named = [(f"f{n}.json", document) for n, document in enumerate(documents)]
        return import_authorities(named, by=by)


class ImportTest(AuthorityTestCase):
    def test_it_adds_changes_and_leaves(self) -> None:
        self.assertEqual(self.load(document()), Tally(new=1))
        self.assertEqual(self.load(document()), Tally(same=1))
        self.assertEqual(self.load(document(seat="Berlin")), Tally(changed=1))
        self.assertEqual(Authority.objects.get().seat, "Berlin")

    def test_facts_are_those_of_the_file(self) -> None:
        self.load(document(by_way="über X", address=["Straße 1"], part_of="DE-VG-BERLIN"))
        facts = Authority.objects.get().to_facts()
        self.assertEqual((facts.by_way, facts.address), ("über X", ("Straße 1",)))
        self.assertEqual((facts.part_of, str(facts.seen_on)), ("DE-VG-BERLIN", "2026-11-24"))
        self.assertEqual([way.paper["en"] for way in facts.route], ["Action"])
        aspects = FilingProfile.objects.get().to_aspects()
        self.assertEqual([item.parameter for item in aspects], ["DE-SIZE"])

    def test_all_that_is_wrong_is_told_and_nothing_written(self) -> None:
        with self.assertRaises(Refused) as caught:
            self.load(document(certainty="U"), document(key="DE-VG-X", filing="DE-NO"))
        self.assertEqual(
            [f"{p.where}: {p.code}" for p in caught.exception.problems],
            [
                "f0.json: authorities[0].certainty: schema-choice",
                "f1.json: authorities[0].filing: unknown-profile",
                "f1.json: profiles[0]: duplicate-key",
            ],
        )
        self.assertEqual((Authority.objects.count(), AuditEntry.objects.count()), (0, 0))

    def test_a_confirmed_address_stays(self) -> None:
        self.load(document())
        make_law.confirmed(of=Authority.objects.get(), by=self.omar)
        self.load(document(address=["Another street"]))
        self.assertEqual(ConfirmedAddress.objects.get().lines, "Secret street 7")

    def test_it_is_on_record_and_only_a_supervisor_may(self) -> None:
        self.load(document(), by=self.sofia)
        entry = AuditEntry.objects.get()
        self.assertEqual(
            (entry.verb, entry.facts), ("authorities-imported", {"authorities": 1, "new": 1})
        )
        for person in (self.nadia, self.omar, self.rafi, self.ida):
            with self.subTest(person.name), self.assertRaises(PermissionDenied):
                self.load(document(), by=person)


class ConfirmTest(AuthorityTestCase):
    def setUp(self) -> None:
        self.authority = make_law.authority()

    def confirm(self, lines: str, by: User) -> ConfirmedAddress:
        return confirm_address(authority=self.authority, lines=lines, by=by)

    def test_it_is_kept_for_the_team_in_tidy_lines(self) -> None:
        found = self.confirm("  Kirchstraße   7 \n\n10557 Berlin\n", self.nadia)
        self.assertEqual(found.lines, "Kirchstraße 7\n10557 Berlin")
        self.assertEqual((found.team, found.confirmed_by), (self.team, self.nadia))

    def test_a_second_time_replaces_the_first(self) -> None:
        self.confirm("Old street", self.nadia)
        self.confirm("New street", self.omar)
        found = ConfirmedAddress.objects.get()
        self.assertEqual((found.lines, found.confirmed_by), ("New street", self.omar))

    def test_each_team_has_its_own_and_sees_no_other(self) -> None:
        self.confirm("Ours", self.nadia)
        self.confirm("Theirs", self.petra)
        seen = {
            person.name: ConfirmedAddress.objects.visible_to(person).by_key()
            for person in (self.omar, self.petra)
        }
        self.assertEqual(
            seen, {"Omar": {"DE-VG-BERLIN": "Ours"}, "Petra": {"DE-VG-BERLIN": "Theirs"}}
        )

    def test_nothing_and_too_much_are_refused(self) -> None:
        for lines, code in (
            (" \n ", "address-empty"),
            ("x\n" * 9, "address-long"),
            ("x" * 121, "address-long"),
        ):
            with self.subTest(code), self.assertRaises(Refused) as caught:
                self.confirm(lines, self.nadia)
            self.assertEqual(caught.exception.problems[0].code, code)
        self.assertFalse(ConfirmedAddress.objects.exists())

    def test_the_record_holds_no_address(self) -> None:
        self.confirm("Secret street 7", self.nadia)
        entry = AuditEntry.objects.get()
        self.assertEqual((entry.verb, entry.team), ("address-confirmed", self.team))
        self.assertEqual(entry.facts, {"authority": "DE-VG-BERLIN"})

    def test_who_works_on_no_case_may_not(self) -> None:
        for person in (self.rafi, self.ida):
            with self.subTest(person.name), self.assertRaises(PermissionDenied):
                self.confirm("Street", person)
