"""The plan of a pack: what it says, in which order, under which number."""

from __future__ import annotations

import datetime as dt
from unittest import TestCase

from casework.domain.cases import (
    DocumentPage,
    Jurisdiction,
    Kinship,
    PersonRole,
    RelationFacts,
    Stage,
)
from casework.domain.dates import parse_fuzzy
from casework.domain.exhibit_labels import Forum
from casework.domain.law import LawCertainty
from casework.domain.pack_plan import MatrixCell, Ref
from casework.domain.translation import Text
from tests.domain import build, pack


class HeadTests(TestCase):
    def test_the_cover_says_who_where_and_as_of_when(self) -> None:
        head = pack.plan(
            pack.material(
                authority="Verwaltungsgericht Berlin\nKirchstraße 7",
                authority_reference="VG 99 K 1/26 A",
                made_on=dt.date(2026, 6, 18),
                grounds=frozenset({"POL"}),
                people=(
                    build.person(
                        names=("Nekruz Homidov", "Некрӯз Ҳомидов"),
                        sex="M",
                        born=parse_fuzzy("1988-11-02"),
                        nationality="TJ",
                    ),
                ),
            )
        ).head
        self.assertEqual(head.addressee, ("Verwaltungsgericht Berlin", "Kirchstraße 7"))
        self.assertEqual(head.forum, Forum.VG)
        self.assertEqual(head.day, "24. November 2026")
        self.assertEqual(head.reference, "VG 99 K 1/26 A")
        self.assertEqual(head.party.designation, "plaintiff-M")
        self.assertEqual(head.party.name, "Nekruz Homidov")
        self.assertEqual(head.party.spellings, ("Некрӯз Ҳомидов",))
        self.assertEqual(head.party.born, "2. November 1988")
        self.assertEqual(
            [(m.code, m.day) for m in head.milestones],
            [("made", "18. Juni 2026"), ("lodged", "6. Juli 2026")],
        )
        self.assertEqual(head.grounds, (Text("Politische Überzeugung", "de", is_wanted=True),))
        self.assertTrue(head.is_official)

    def test_a_working_copy_is_in_english_with_the_countrys_labels(self) -> None:
        plan = pack.plan(pack.material(), "en")
        self.assertFalse(plan.head.is_official)
        self.assertEqual(plan.exhibits[0].label, "Anlage K 1")
        self.assertEqual(plan.events[0].exhibits, (Ref("Anlage K 1, p. 1", "exhibit-1-p1"),))

    def test_austria_writes_its_own_german(self) -> None:
        of = pack.material(jurisdiction=Jurisdiction.AUSTRIA, stage=Stage.FIRST_INSTANCE)
        plan = pack.plan(of)
        self.assertEqual(plan.head.locale, "de-AT")
        self.assertEqual(plan.exhibits[0].label, "Beilage ./1")

    def test_the_same_material_gives_the_same_plan(self) -> None:
        self.assertEqual(pack.plan(pack.material()), pack.plan(pack.material()))


class SectionTests(TestCase):
    def test_sections_are_numbered_in_order(self) -> None:
        plan = pack.plan(pack.material())
        self.assertEqual(
            dict(plan.numbers),
            {
                "summary": "1",
                "matrix": "2",
                "people": "3",
                "chronology": "4",
                "elements": "5",
                "notes": "6",
                "sources": "7",
                "exhibits": "8",
            },
        )
        self.assertEqual(plan.elements[0].number, "5.1")

    def test_a_section_without_content_is_left_out_and_leaves_no_gap(self) -> None:
        of = pack.material(choices=(), events=(), documents=(), claims=(pack.claim(events=()),))
        numbers = pack.plan(of).numbers
        self.assertEqual(list(numbers), ["summary", "matrix", "people", "elements"])
        self.assertEqual(list(numbers.values()), ["1", "2", "3", "4"])

    def test_a_note_on_the_law_is_enough_for_the_section_of_notes(self) -> None:
        norm = pack.norm(note={"de": "Streitig."})
        of = pack.material(choices=(), documents=(), events=(), norms=(norm,))
        self.assertIn("notes", pack.plan(of).numbers)

    def test_elements_stand_in_the_order_of_examination(self) -> None:
        of = pack.material(claims=(pack.claim(), pack.claim(element="fear")))
        elements = (*of.elements, build.element(key="fear", position=0))
        plan = pack.plan(pack.replaced(of, elements=elements))
        self.assertEqual([e.key for e in plan.elements], ["fear", "acts"])
        self.assertEqual([e.number for e in plan.elements], ["5.1", "5.2"])

    def test_an_element_that_the_country_does_not_examine_is_left_out(self) -> None:
        of = pack.material()
        elements = (build.element(jurisdictions=frozenset({"PL"})),)
        self.assertEqual(pack.plan(pack.replaced(of, elements=elements)).elements, ())


class LawTests(TestCase):
    def test_union_law_comes_first_and_notes_are_shared(self) -> None:
        note = {"en": "Disputed.", "de": "Streitig."}
        national = pack.norm(jurisdiction="DE", citations={"de": "§ 3 AsylG"}, note=note)
        union = pack.norm(citations={"de": "Art. 9 QRL"}, note=note)
        plan = pack.plan(pack.material(norms=(national, union)))
        lines = plan.elements[0].norms
        self.assertEqual([line.citation.text for line in lines], ["Art. 9 QRL", "§ 3 AsylG"])
        self.assertEqual([line.notes for line in lines], [(1,), (1,)])
        self.assertEqual([note.text.text for note in plan.law_notes], ["Streitig."])

    def test_each_line_of_a_note_is_a_note_that_norms_can_share(self) -> None:
        union = pack.norm(citations={"de": "Art. 9 QRL"}, note={"de": "Streitig."})
        national = pack.norm(
            jurisdiction="DE", citations={"de": "§ 3 AsylG"}, note={"de": "Neu.\nStreitig."}
        )
        plan = pack.plan(pack.material(norms=(union, national)))
        self.assertEqual([line.notes for line in plan.elements[0].norms], [(1,), (1, 2)])
        self.assertEqual([note.text.text for note in plan.law_notes], ["Streitig.", "Neu."])

    def test_a_norm_from_memory_is_marked_and_an_unknown_one_never_printed(self) -> None:
        norms = (
            pack.norm(citations={"de": "Art. 1"}, certainty=LawCertainty.MEMORY),
            pack.norm(citations={"de": "Art. 2"}, certainty=LawCertainty.UNKNOWN),
            pack.norm(citations={"de": "Art. 3"}, certainty=LawCertainty.SECONDARY),
        )
        lines = pack.plan(pack.material(norms=norms)).elements[0].norms
        self.assertEqual(
            [(line.citation.text, line.to_verify) for line in lines],
            [("Art. 1", True), ("Art. 3", False)],
        )

    def test_without_a_date_of_lodging_both_regimes_are_cited(self) -> None:
        day = dt.date(2026, 6, 12)
        old = pack.norm(citations={"de": "alt"}, lodged_to=day - dt.timedelta(days=1))
        new = pack.norm(citations={"de": "neu"}, lodged_from=day)
        plan = pack.plan(pack.material(norms=(old, new), lodged_on=None))
        self.assertEqual([n.citation.text for n in plan.elements[0].norms], ["alt", "neu"])
        self.assertTrue(plan.head.has_both_regimes)
        dated = pack.plan(pack.material(norms=(old, new), lodged_on=day))
        self.assertEqual([n.citation.text for n in dated.elements[0].norms], ["neu"])


class ChronologyTests(TestCase):
    def test_events_stand_in_the_order_of_time_undated_ones_first(self) -> None:
        events = (
            build.event(key="b", when="2016"),
            build.event(key="c", when=""),
            build.event(key="a", when="2015-03"),
        )
        plan = pack.plan(pack.material(events=events, claims=(pack.claim(events=("b", "a")),)))
        self.assertEqual([event.when for event in plan.events], ["", "März 2015", "2016"])
        self.assertEqual(
            [event.anchor for event in plan.events], ["event-1", "event-2", "event-3"]
        )
        self.assertEqual([event.number for event in plan.elements[0].events], [2, 3])

    def test_a_further_page_of_an_exhibit_does_not_repeat_the_label(self) -> None:
        shown = build.event(documents=(DocumentPage("letter", 1), DocumentPage("letter", 2)))
        plan = pack.plan(pack.material(events=(shown,)))
        self.assertEqual(
            plan.events[0].exhibits,
            (Ref("Anlage K 1, S. 1", "exhibit-1-p1"), Ref("S. 2", "exhibit-1-p2")),
        )
        self.assertEqual(
            plan.matrix[0].cells,
            (MatrixCell("Anlage K 1", (Ref("1", "exhibit-1-p1"), Ref("2", "exhibit-1-p2"))),),
        )
        self.assertEqual(plan.exhibits[0].cited_at, (Ref("1", "event-1"),))

    def test_a_paper_without_a_page_leads_to_its_first(self) -> None:
        plan = pack.plan(pack.material(events=(build.event(documents=(DocumentPage("letter"),)),)))
        self.assertEqual(plan.events[0].exhibits, (Ref("Anlage K 1", "exhibit-1-p1"),))

    def test_places_have_their_name_in_the_language(self) -> None:
        events = (build.event(place="Moscow; Khujand"),)
        self.assertEqual(
            pack.plan(pack.material(events=events)).events[0].place, "Moskau; Chudschand"
        )
        in_english = pack.plan(pack.material(events=events), "en")
        self.assertEqual(in_english.events[0].place, "Moscow; Khujand")

    def test_exhibits_keep_the_numbers_of_the_case(self) -> None:
        documents = (
            pack.document(key="late", exhibit=5),
            pack.document(key="letter", exhibit=2),
            pack.document(key="none", exhibit=None),
        )
        plan = pack.plan(pack.material(documents=documents))
        self.assertEqual([row.label for row in plan.exhibits], ["Anlage K 2", "Anlage K 5"])


class PeopleTests(TestCase):
    def setUp(self) -> None:
        self.people = (
            build.person(names=("Nekruz Homidov",), pseudonym="N.", sex="M"),
            build.person(key="wife", names=("Munira Homidova",), pseudonym="the wife", sex="F"),
            build.person(key="sister", names=("Gulchehra Homidova", "Гулчеҳра"), sex="F"),
            build.person(key="jovid", names=("Jovid Nazarzoda",), role=PersonRole.WITNESS),
            build.person(key="consul", names=("The Consul",), role=PersonRole.PERSECUTOR),
        )
        self.relations = (
            RelationFacts("wife", Kinship.SPOUSE, "applicant"),
            RelationFacts("sister", Kinship.SIBLING, "applicant"),
        )

    def test_family_and_witnesses_are_listed_others_are_not(self) -> None:
        plan = pack.plan(pack.material(people=self.people, relations=self.relations))
        self.assertEqual(
            [(p.kinship, p.name, p.spellings) for p in plan.relatives],
            [
                ("spouse-F", "", ()),
                ("sibling-F", "Gulchehra Homidova", ("Гулчеҳра",)),
                ("witness-X", "Jovid Nazarzoda", ()),
            ],
        )

    def test_who_asked_for_a_pseudonym_is_nowhere_named(self) -> None:
        plan = pack.plan(pack.material(people=self.people, relations=self.relations))
        self.assertNotIn("Munira", repr(plan))
        self.assertIn("Gulchehra", repr(plan))

    def test_the_authority_hears_who_applies_all_the_same(self) -> None:
        plan = pack.plan(pack.material(people=self.people, relations=self.relations))
        self.assertEqual(plan.head.party.name, "Nekruz Homidov")
