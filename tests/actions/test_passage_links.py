"""Saying what one finding says of another, and taking it back."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied

from casework.actions.evidence import import_evidence
from casework.actions.passage_links import link, unlink
from casework.domain.errors import Problem, Refused
from casework.domain.evidence import LinkKind
from casework.models import AuditEntry, Passage, PassageLink, User
from casework.wording import sentences
from tests import documents, make
from tests.base import CastTestCase

SUPPORTS, UPDATES = LinkKind.SUPPORTS, LinkKind.UPDATES


class LinkCase(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.old = make.passage(key="P1", of=make.source(key="S1", issued="2017-07-07"))
        cls.new = make.passage(key="P2", of=make.source(key="S2", issued="2023-10"))
        cls.third = make.passage(key="P3", of=make.source(key="S3", issued="2025"))

    def link(self, kind: LinkKind = SUPPORTS, **given: Any) -> PassageLink:
        ends = {"passage": self.new, "of": self.old, "by": self.omar}
        return link(**(ends | {"kind": kind} | given))

    def refused(self, kind: LinkKind = SUPPORTS, **given: Any) -> list[Problem]:
        with self.assertRaises(Refused) as caught:
            self.link(kind, **given)
        return list(caught.exception.problems)

    def independent(self, key: str = "P1") -> int:
        return Passage.objects.for_facts().get(key=key).to_facts().independent_sources


class LinkTests(LinkCase):
    def test_it_is_kept_with_who_and_why(self) -> None:
        self.link(note="The same families.")
        row = PassageLink.objects.get()
        self.assertEqual(
            (row.link.passage, row.kind, row.link.of, row.note, row.by, row.is_held),
            ("P2", "supports", "P1", "The same families.", self.omar, True),
        )

    def test_it_goes_on_record_without_words(self) -> None:
        self.link(note="Secret thought.")
        entry = AuditEntry.objects.get()
        self.assertEqual(entry.verb, "passage-linked")
        self.assertEqual(entry.facts, {"passage": "P2", "link": "supports", "of": "P1"})

    def test_the_finding_it_supports_is_no_longer_alone(self) -> None:
        self.assertEqual(self.independent(), 1)
        self.link()
        self.assertEqual((self.independent(), self.independent("P2")), (2, 1))

    def test_a_repeat_adds_nothing(self) -> None:
        self.link()
        self.link(LinkKind.REPEATS, passage=self.third, of=self.new)
        self.assertEqual(self.independent(), 2)
        bearers = Passage.objects.get(key="P1").to_facts().bearers
        self.assertEqual([bearer.source for bearer in bearers], ["S1", "S2", "S3"])

    def test_what_was_taken_away_can_be_linked_again(self) -> None:
        self.link(note="First.")
        unlink(passage=self.new, kind=SUPPORTS, of=self.old, by=self.omar)
        self.link(note="Again.")
        row = PassageLink.objects.get()
        self.assertEqual((row.note, row.is_held), ("Again.", True))

    def test_only_those_who_edit_evidence_may(self) -> None:
        for person in (self.nadia, self.rafi, self.ida):
            with self.subTest(person.name), self.assertRaises(PermissionDenied):
                self.link(by=person)
        self.assertEqual((PassageLink.objects.count(), AuditEntry.objects.count()), (0, 0))


class RefusalTests(LinkCase):
    def expect(self, problems: list[Problem], code: str, words: str) -> None:
        self.assertEqual([problem.code for problem in problems], [code])
        self.assertEqual(sentences(problems), [words])

    def test_itself(self) -> None:
        self.expect(
            self.refused(of=self.new),
            "link-to-itself",
            "A finding says nothing of itself. Choose another one.",
        )

    def test_the_same_again(self) -> None:
        self.link()
        self.expect(
            self.refused(),
            "link-twice",
            "This is noted already: finding P2 on finding P1.",
        )
        self.assertEqual(AuditEntry.objects.count(), 1)

    def test_the_opposite(self) -> None:
        self.link()
        self.expect(
            self.refused(LinkKind.CONTRADICTS),
            "link-opposite",
            "The opposite is noted: finding P2 cannot both support and contradict P1. Take the "
            "other link away first.",
        )

    def test_a_circle_of_updates(self) -> None:
        undated = make.source(key="S4", issued="")
        first, last = (make.passage(key=key, of=undated) for key in ("P4", "P5"))
        self.link(UPDATES, passage=last, of=first)
        self.expect(
            self.refused(UPDATES, passage=first, of=last),
            "link-circle",
            "Findings would update each other in a circle: P5 updates P4 already, perhaps by way "
            "of others.",
        )

    def test_an_update_by_an_older_source(self) -> None:
        self.expect(
            self.refused(UPDATES, passage=self.old, of=self.new),
            "link-by-older",
            "The source of P1 is older than that of P2 and cannot update it.",
        )
        self.assertEqual(PassageLink.objects.count(), 0)


class UnlinkTests(LinkCase):
    def unlink(self, by: User) -> None:
        unlink(passage=self.new, kind=SUPPORTS, of=self.old, by=by)

    def test_it_counts_no_longer(self) -> None:
        self.link()
        self.unlink(self.omar)
        self.assertEqual(self.independent(), 1)
        self.assertEqual(list(PassageLink.objects.held()), [])
        entry = AuditEntry.objects.latest("number")
        self.assertEqual(entry.verb, "passage-unlinked")
        self.assertEqual(entry.facts, {"passage": "P2", "link": "supports", "of": "P1"})

    def test_what_is_not_there_cannot_be_taken_away(self) -> None:
        self.link()
        self.unlink(self.omar)
        with self.assertRaises(Refused) as caught:
            self.unlink(self.omar)
        self.assertEqual(
            sentences(caught.exception.problems), ["There is no such link between P2 and P1."]
        )

    def test_only_those_who_edit_evidence_may(self) -> None:
        self.link()
        with self.assertRaises(PermissionDenied):
            self.unlink(self.nadia)
        self.assertEqual(PassageLink.objects.held().count(), 1)


class ImportTests(CastTestCase):
    def file(self, *links: dict[str, str], **lists: Any) -> list[tuple[str, object]]:
        document = documents.evidence(
            sources=[
                documents.source(issued="2017-07-07"),
                documents.source("S2", issued="2023"),
                documents.source("S3", issued="2025", derived_from=["S2"]),
            ],
            passages=[
                documents.passage(),
                documents.passage("P2", source="S2"),
                documents.passage("P3", source="S3"),
            ],
            links=list(links),
        )
        return [("a.json", document | lists)]

    def refusals(self, *links: dict[str, str]) -> list[str]:
        with self.assertRaises(Refused) as caught:
            import_evidence(self.file(*links), by=None)
        return sentences(caught.exception.problems)

    def test_links_come_in_and_count(self) -> None:
        counts = import_evidence(
            self.file(
                {"passage": "P2", "kind": "supports", "of": "P1", "note": "Same month."},
                {"passage": "P3", "kind": "supports", "of": "P1"},
            ),
            by=None,
        )
        self.assertEqual((counts.links.new, counts.links.total), (2, 2))
        facts = Passage.objects.for_facts().get(key="P1").to_facts()
        self.assertEqual([bearer.source for bearer in facts.bearers], ["S1", "S2", "S3"])
        self.assertEqual(facts.independent_sources, 2)

    def test_the_same_again_changes_nothing(self) -> None:
        link = {"passage": "P2", "kind": "supports", "of": "P1"}
        import_evidence(self.file(link), by=None)
        counts = import_evidence(self.file(link), by=None)
        self.assertEqual((counts.links.new, counts.links.changed), (0, 0))
        counts = import_evidence(self.file(link | {"note": "Why."}), by=None)
        self.assertEqual((counts.links.new, counts.links.changed), (0, 1))
        self.assertEqual(PassageLink.objects.get().note, "Why.")

    def test_reference_data_does_not_bring_back_what_a_person_took_away(self) -> None:
        given = self.file({"passage": "P2", "kind": "supports", "of": "P1"})
        import_evidence(given, by=None)
        ends = {key: Passage.objects.get(key=key) for key in ("P1", "P2")}
        unlink(passage=ends["P2"], kind=SUPPORTS, of=ends["P1"], by=self.omar)
        import_evidence(given, by=None)
        self.assertEqual(PassageLink.objects.held().count(), 0)
        import_evidence(given, by=self.omar)
        self.assertEqual(PassageLink.objects.held().count(), 1)

    def test_unknown_findings_are_named_with_their_place(self) -> None:
        self.assertEqual(
            self.refusals({"passage": "P9", "kind": "supports", "of": "P8"}),
            [
                "a.json: links[0].of: There is no passage “P8”.",
                "a.json: links[0].passage: There is no passage “P9”.",
            ],
        )

    def test_itself_twice_and_circles_are_refused(self) -> None:
        self.assertEqual(
            self.refusals({"passage": "P1", "kind": "repeats", "of": "P1"}),
            ["a.json: links[0]: A finding says nothing of itself. Choose another one."],
        )
        link = {"passage": "P2", "kind": "repeats", "of": "P1"}
        self.assertEqual(
            self.refusals(link, link),
            [
                "a.json: links[1]: “P2 repeats P1” is given twice; the first is at "
                "a.json: links[0]."
            ],
        )
        self.assertEqual(
            self.refusals(
                {"passage": "P2", "kind": "updates", "of": "P1"},
                {"passage": "P1", "kind": "updates", "of": "P2"},
            ),
            [
                "a.json: links[0]: Findings would update each other in a circle: P1 updates P2 "
                "already, perhaps by way of others.",
                "a.json: links[1]: Findings would update each other in a circle: P2 updates P1 "
                "already, perhaps by way of others.",
                "a.json: links[1]: The source of P1 is older than that of P2 and cannot update "
                "it.",
            ],
        )
        self.assertEqual(PassageLink.objects.count(), 0)

    def test_a_circle_that_a_link_here_closes_is_refused(self) -> None:
        import_evidence(self.file({"passage": "P3", "kind": "updates", "of": "P2"}), by=None)
        undated = [documents.source(key, issued="") for key in ("S1", "S2", "S3")]
        file = self.file({"passage": "P2", "kind": "updates", "of": "P3"}, sources=undated)
        with self.assertRaises(Refused) as caught:
            import_evidence(file, by=None)
        self.assertEqual([p.code for p in caught.exception.problems], ["link-circle"])

    def test_no_other_kind_and_no_other_field(self) -> None:
        found = self.refusals({"passage": "P2", "kind": "likes", "of": "P1"})
        self.assertEqual(len(found), 1)
        self.assertTrue(found[0].startswith("a.json: links[0].kind: "))
