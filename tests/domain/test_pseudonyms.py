"""Plans without names: nothing that is protected is printed, or led to."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from unittest import TestCase

from hypothesis import given, settings
from hypothesis import strategies as st

from casework.domain.cases import (
    EventFacts,
    EventKind,
    Kinship,
    PersonFacts,
    PersonRole,
    RelationFacts,
)
from casework.domain.dates import parse_fuzzy
from casework.domain.errors import Refused
from casework.domain.pack_plan import PackPlan
from casework.domain.protected_names import Protected, Veil
from casework.domain.pseudonyms import (
    listed,
    passages_hidden,
    people_of,
    printed_texts,
    pseudonymised,
    veil_for,
    without_names,
)
from tests.domain import build, pack

APPLICANT = PersonFacts(
    "applicant",
    PersonRole.APPLICANT,
    ("Fayzali Kuvvatov", "Файзали Қувватов"),
    parse_fuzzy("1990-03-04"),
    sex="M",
)
SISTER = PersonFacts("p1", PersonRole.AT_HOME, ("Gulru Kuvvatova",), parse_fuzzy("1994"), sex="F")
MOTHER = PersonFacts(
    "p2", PersonRole.AT_HOME, ("Mehri Saidova",), parse_fuzzy("1965"), pseudonym="the mother"
)
OFFICER = PersonFacts("p3", PersonRole.PERSECUTOR, ("Safar Ghaniev",), parse_fuzzy(""))
PEOPLE = (APPLICANT, SISTER, MOTHER, OFFICER)
TIES = (
    RelationFacts("p1", Kinship.SIBLING, "applicant"),
    RelationFacts("p2", Kinship.PARENT, "applicant"),
)
NAMES = "Kuvvatov|Kuwatow|Fayzali|Gulru|Saidov|Mehri|Khujand|Chudschand|Қувват|Худжанд"
PLACE = Protected("place-1", "place", ("Khujand", "Худжанд"), "a town")


def told(text: str) -> EventFacts:
    return build.event(what={"de": text}, place="Khujand", kind=EventKind.PERSECUTION)


TOLD = "Fayzali Kuwatows Schwester Gulru in Chudschand."


def plan_of(text: str = TOLD, **case: Any) -> PackPlan:
    given: dict[str, Any] = {
        "ref": "DE-2026-KUVVATOV",
        "authority": "Landratsamt Herr Kuvvatov",
        "authority_reference": "VG 3 K 12/26",
        "people": PEOPLE,
        "relations": TIES,
        "summary": {"de": text},
        "events": (told(text),),
        "documents": (
            pack.document(
                key="kuvvatov-letter",
                title={"de": text},
                translation_note={"de": "Übersetzt von Gulru Kuvvatova"},
            ),
        ),
        "claims": (pack.claim(alleged={"de": text}),),
    }
    return pack.plan(pack.material(**(given | case)))


VEIL = veil_for((*people_of(pack.material(people=PEOPLE).case), PLACE))


class ListedTests(TestCase):
    def test_letters_in_order_and_pseudonyms_of_the_case_file(self) -> None:
        found = listed(pack.material(people=PEOPLE).case)
        self.assertEqual(
            [(one.person.key, one.replacement, one.is_own) for one in found],
            [("applicant", "A.", False), ("p1", "B.", False), ("p2", "the mother", True)],
        )

    def test_a_persecutor_is_hidden_at_wish(self) -> None:
        case = pack.material(people=(APPLICANT, replace(OFFICER, pseudonym="an officer"))).case
        self.assertEqual([one.replacement for one in listed(case)], ["A.", "an officer"])

    def test_more_people_than_letters(self) -> None:
        people = [replace(SISTER, key=f"p{n}") for n in range(27)]
        found = listed(pack.material(people=(APPLICANT, *people)).case)
        self.assertEqual([one.replacement for one in found][25:], ["Z.", "A2.", "B2."])

    def test_a_pseudonym_that_tells_is_refused_by_whose_it_is(self) -> None:
        case = pack.material(
            people=(APPLICANT, replace(MOTHER, pseudonym="Kuvvatovs Mutter"))
        ).case
        with self.assertRaises(Refused) as caught:
            veil_for(people_of(case))
        (problem,) = caught.exception.problems
        self.assertEqual((problem.code, problem.where), ("pseudonym-tells", "p2"))


class PlanTests(TestCase):
    def test_the_cover(self) -> None:
        head = pseudonymised(plan_of(), VEIL).head
        self.assertEqual((head.party.name, head.party.spellings, head.party.born), ("A.", (), ""))
        self.assertEqual(head.ref, "DE-2026-A./B.")
        self.assertEqual(head.reference, "")
        self.assertEqual(head.addressee, ("Landratsamt Herr A./B.",))

    def test_the_people_and_their_picture(self) -> None:
        hidden = pseudonymised(plan_of(), VEIL)
        self.assertEqual(
            sorted((r.kinship, r.name, r.born) for r in hidden.relatives),
            [("parent-X", "", ""), ("sibling-F", "B.", "")],
        )
        assert hidden.family
        self.assertEqual(
            {box.key: box.lines for box in hidden.family.boxes},
            {"applicant": ("A.",), "p1": ("B.",), "p2": ("the mother",)},
        )

    def test_the_texts(self) -> None:
        hidden = pseudonymised(plan_of(), VEIL)
        said = "A. Schwester B. in a town."
        self.assertEqual(hidden.summary.text, said)
        self.assertEqual((hidden.events[0].what.text, hidden.events[0].place), (said, "a town"))
        self.assertEqual(hidden.elements[0].alleged.text, said)
        self.assertEqual(hidden.exhibits[0].title.text, said)
        self.assertEqual(hidden.exhibits[0].translation_note.text, "Übersetzt von B.")

    def test_evidence_and_where_links_lead(self) -> None:
        source = build.source(
            key="khujand-report", title="Arrests in Khujand", url="https://x.example/khujand/1"
        )
        material = pack.material(
            build.passage(source=source, finding="Arrests went on in Khujand."), people=PEOPLE
        )
        hidden = pseudonymised(pack.plan(material, "en"), VEIL)
        (row,) = hidden.sources[0].rows
        self.assertEqual(row.citation.title, "Arrests in a town")
        self.assertNotIn("khujand", row.citation.address)
        self.assertEqual(row.anchor, hidden.items[0].source.anchor)
        self.assertRegex(row.anchor, "^place-[0-9]$")

    def test_rows_of_the_case_are_still_known_by_their_keys(self) -> None:
        self.assertEqual(pseudonymised(plan_of(), VEIL).exhibits[0].key, "kuvvatov-letter")

    def test_nothing_else_changes(self) -> None:
        plan = pack.plan(pack.material())
        bare = pseudonymised(plan, Veil(()))
        self.assertEqual(bare.events, plan.events)
        self.assertEqual(bare.exhibits, plan.exhibits)
        self.assertEqual(bare.items, plan.items)

    def test_what_will_be_replaced_can_be_seen_before(self) -> None:
        shown = dict(passages_hidden(plan_of(), VEIL))
        self.assertEqual(shown[TOLD], "A. Schwester B. in a town.")
        self.assertNotIn("Handlungen", shown)

    def test_withheld_exhibits_say_so(self) -> None:
        plan = without_names(plan_of(), ["kuvvatov-letter"], lambda: "withheld")
        self.assertEqual(plan.exhibits[0].translation_note.text, "withheld")


ENDINGS = st.sampled_from(["", "a", "ovi", "em", "ie", "s", "om", "y", "u"])
SPELLINGS = st.sampled_from(
    ["Kuvvatov", "Quvvatov", "Kuwwatow", "KUVVATOV", "Қувватов", "Кувватов", "Fayzali Kuvvatov"]
)
AROUND = st.text(alphabet="abc xyz,.;-()\nÄżф", max_size=12)


class SurvivalTests(TestCase):
    @settings(max_examples=60, deadline=None)
    @given(before=AROUND, name=SPELLINGS, ending=ENDINGS, after=AROUND)
    def test_no_protected_name_survives_in_the_plan(
        self, before: str, name: str, ending: str, after: str
    ) -> None:
        hidden = pseudonymised(plan_of(f"{before} {name}{ending} {after}"), VEIL)
        for text in printed_texts(hidden):
            self.assertEqual(VEIL.find(text), (), text)
            self.assertNotRegex(text, f"(?i){NAMES}")

    @settings(max_examples=100, deadline=None)
    @given(text=st.text(max_size=80))
    def test_hiding_twice_is_hiding_once(self, text: str) -> None:
        once = VEIL.hide(text)
        self.assertEqual(VEIL.hide(once), once)
