"""Taking a whole case in from a file and giving it out: all or nothing, and nothing lost."""

from __future__ import annotations

import base64
import copy
import datetime as dt
import hashlib
import tempfile
from pathlib import Path
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.db.models.signals import post_save
from django.test import override_settings
from django.utils import timezone

from casework.actions.case_files import export_case, import_case
from casework.actions.cases import CaseFields, log_case
from casework.actions.choices import choose
from casework.actions.claims import code_claim
from casework.actions.decisions import DecisionFields, save_decision
from casework.actions.documents import DocumentFields, add_document
from casework.actions.events import EventFields, save_event
from casework.actions.evidence import import_evidence
from casework.actions.files import store
from casework.actions.law import import_law
from casework.actions.people import PersonFields, WrittenName, save_person
from casework.actions.waivers import withdraw_waiver
from casework.adapters.json_documents import flaws
from casework.domain.cases import (
    DocumentKind,
    DocumentPage,
    EventKind,
    Jurisdiction,
    Kinship,
    PersonRole,
    Verdict,
)
from casework.domain.errors import Refused
from casework.domain.matching import Reason
from casework.models import (
    AuditEntry,
    Case,
    CaseMember,
    Choice,
    Document,
    Event,
    LegalElement,
    Passage,
    Person,
    User,
)
from casework.models.matching import reasons_for
from casework.wording import sentences
from tests import documents
from tests.adapters.papers import paper
from tests.base import CastTestCase
from tests.queries import audited


class CaseFileCase(CastTestCase):
    """With evidence and law to refer to, a folder for papers and a store of its own."""

    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        withheld = documents.passage("P2", printable=False, withheld_because="Names a child.")
        evidence = documents.evidence(passages=[documents.passage(), withheld])
        import_evidence([("evidence.json", evidence)], by=None)
        elements = [documents.element(), documents.element("german", 2, jurisdictions=["DE"])]
        import_law([("law.json", documents.law(elements=elements))], by=None)
        cls.recorded = AuditEntry.objects.count()

    def setUp(self) -> None:
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.files = Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.enterContext(override_settings(MEDIA_ROOT=self.files))

    def stored(self) -> int:
        return sum(path.is_file() for path in self.files.rglob("*"))

    def take(self, document: object, by: User | None = None) -> Case:
        return import_case(document, folder=self.folder, filename="case.json", by=by or self.omar)

    def refused(self, document: object) -> list[str]:
        with self.assertRaises(Refused) as caught:
            self.take(document)
        rows = Case.objects.count(), Person.objects.count(), Document.objects.count()
        self.assertEqual(rows, (0, 0, 0))
        self.assertEqual(self.stored(), 0)
        self.assertEqual(AuditEntry.objects.count(), self.recorded)
        lines = sentences(caught.exception.problems)
        for line in lines:
            self.assertEqual(line[:11], "case.json: ")
        return [line[11:] for line in lines]

    def entries(self) -> list[AuditEntry]:
        return list(AuditEntry.objects.filter(number__gt=self.recorded))


class ToldTest(CaseFileCase):
    """What the rows hold after one import of a file with everything in it."""

    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.kept = Path(cls.enterClassContext(tempfile.TemporaryDirectory()))
        with override_settings(MEDIA_ROOT=cls.kept):
            cls.case = import_case(
                documents.full_case(), folder=cls.kept, filename="case.json", by=cls.omar
            )

    def setUp(self) -> None:
        self.enterContext(override_settings(MEDIA_ROOT=self.kept))

    def test_it_keeps_what_is_told_of_the_case(self) -> None:
        facts = Case.objects.for_facts().get().to_facts()
        self.assertEqual((self.case.team, self.case.opened_by), (self.team, self.omar))
        self.assertEqual(
            (facts.ref, facts.jurisdiction, facts.origin), ("PL-2026-AB2C", "PL", "TJ")
        )
        self.assertEqual((facts.working_language, facts.stage), ("en", "court"))
        self.assertEqual(facts.authority, "Szef Urzędu\nul. Taborowa 33")
        self.assertEqual(facts.authority_reference, "DPU.420.1")
        self.assertEqual(
            (facts.made_on, facts.registered_on, facts.lodged_on),
            (dt.date(2026, 5, 2), dt.date(2026, 5, 4), dt.date(2026, 5, 6)),
        )
        self.assertEqual(facts.decision_expected, dt.date(2027, 2, 28))
        self.assertEqual(facts.summary["pl"], "Stryj występował publicznie.")
        self.assertEqual(facts.grounds, {"POL"})

    def test_it_keeps_the_people_and_how_they_are_related(self) -> None:
        applicant, uncle = Person.objects.all()
        self.assertEqual(
            [(name.text, name.script, name.note) for name in applicant.names.all()],
            [("Zarina Yusufi", "Latn", "as in the passport"), ("Зарина Юсуфӣ", "Cyrl", "")],
        )
        self.assertEqual(
            (applicant.pseudonym, applicant.sex, applicant.born, applicant.nationality),
            ("Z.", "F", "1992~", "TJ"),
        )
        self.assertEqual(
            (applicant.place, applicant.contact, applicant.notes),
            ("Warsaw", "Through the office only.", "Plan breaks."),
        )
        self.assertEqual([term.code for term in applicant.profiles.all()], ["EXILE-REL"])
        relation = Case.objects.get().relations.get()
        self.assertEqual(
            (relation.person, relation.kind, relation.of), (uncle, "uncle-aunt", applicant)
        )

    def test_a_person_is_found_by_any_spelling(self) -> None:
        for query in ("Yusufi", "Юсуфӣ", "rustam"):
            with self.subTest(query):
                self.assertEqual(list(Case.objects.with_name(query)), [self.case])

    def test_it_keeps_the_events_with_their_papers(self) -> None:
        earlier, later = (event.to_facts() for event in Event.objects.all())
        self.assertEqual((earlier.key, earlier.kind), ("earlier", "flight"))
        self.assertEqual(earlier.when.earliest, dt.date(2016, 9, 1))
        self.assertEqual((later.place, later.account), ("Khujand", "interview"))
        self.assertEqual((later.acts, later.actors), ({"FAM-REPRISAL"}, {"GKNB"}))
        self.assertEqual((later.people, later.entities), ({"applicant", "uncle"}, {"irpt"}))
        self.assertEqual(
            [(page.document, page.page) for page in later.documents], [("d1", 2), ("d1", None)]
        )
        self.assertEqual(Event.objects.get(key="later").notes, "Asked twice.")

    def test_it_keeps_the_papers_encrypted(self) -> None:
        content = paper("one", "two")
        row = Document.objects.get(key="d1")
        self.assertEqual(
            (row.media_type, row.pages, row.size), ("application/pdf", 2, len(content))
        )
        self.assertEqual(row.sha256, hashlib.sha256(content).hexdigest())
        self.assertEqual((row.filename, row.exhibit, row.language), ("summons.pdf", 2, "ru"))
        self.assertEqual(row.translation_note, {"en": "Sworn translation attached."})
        self.assertEqual(store().read(row.stored_as), content)
        for path in self.kept.rglob("*"):
            if path.is_file():
                self.assertNotIn(b"%PDF", path.read_bytes())

    def test_it_keeps_the_decision_and_its_paper(self) -> None:
        decision = self.case.decisions.get()
        assert decision.document
        self.assertEqual((decision.kind, decision.remedy), ("refusal", "Appeal"))
        self.assertEqual(decision.document.key, "d2")
        self.assertEqual(
            [decision.decided_on, decision.served_on, decision.limit_on],
            [dt.date(2026, 9, day) for day in (1, 3, 17)],
        )
        # What is done needs no preparation.
        deadline = decision.deadlines.get()
        self.assertEqual((deadline.name, deadline.rank), ("remedy", "main"))
        self.assertEqual(deadline.due_on, dt.date(2026, 9, 17))
        self.assertEqual(deadline.done_on, dt.date(2026, 9, 10))
        self.assertEqual((deadline.entered_by, deadline.acknowledged_by), (self.omar, None))

    def test_it_keeps_the_claim_and_freezes_the_reasons_of_the_choice(self) -> None:
        choice = Choice.objects.get()
        claim = choice.claim_element
        self.assertEqual(claim.to_facts().alleged, {"en": "Beaten."})
        self.assertEqual(claim.to_facts().events, ("later",))
        self.assertEqual((choice.passage.key, choice.verdict), ("P1", "adverse-answered"))
        self.assertEqual((choice.note, choice.by), ("Mind the date.", self.omar))
        self.assertEqual(choice.answer, {"en": "It concerns another year."})
        reasons = reasons_for(claim, choice.passage, timezone.localdate())
        self.assertEqual(
            [
                Reason(part["part"], part["score"], tuple(part["codes"]), part["detail"])
                for part in choice.reasons
            ],
            list(reasons),
        )
        self.assertIn("acts", [part["part"] for part in choice.reasons])


class ImportTest(CaseFileCase):
    def test_whoever_brings_it_in_works_on_it_and_nobody_else(self) -> None:
        case = self.take(documents.full_case())
        self.assertEqual([member.user for member in CaseMember.objects.all()], [self.omar])
        for person in (self.lena, self.nadia, self.petra, self.rafi):
            with self.subTest(person.name):
                self.assertFalse(Case.objects.visible_to(person).filter(pk=case.pk).exists())

    def test_it_goes_on_record_once_without_the_clients_words(self) -> None:
        case = self.take(documents.full_case())
        [entry] = self.entries()
        self.assertEqual((entry.verb, entry.actor, entry.case), ("case-imported", self.omar, case))
        self.assertEqual(entry.facts, {"papers": 2})

    def test_a_free_reference_is_kept_and_a_taken_one_replaced(self) -> None:
        self.assertEqual(self.take(documents.case()).ref, "PL-2026-AB2C")
        again = self.take(documents.case())
        year = timezone.localdate().year
        self.assertRegex(again.ref, rf"^PL-{year}-[2-9A-HJ-KM-NP-TW-Z]{{4}}$")

    def test_a_reference_of_another_office_is_taken_too(self) -> None:
        self.take(documents.case(), by=self.petra)
        self.assertNotEqual(self.take(documents.case()).ref, "PL-2026-AB2C")

    def test_without_a_reference_one_is_given(self) -> None:
        document = documents.case(jurisdiction="AT")
        del document["ref"]
        self.assertEqual(self.take(document).ref[:3], "AT-")

    def test_a_caseworker_brings_in_a_case_without_choices(self) -> None:
        document = documents.full_case()
        with self.assertRaises(PermissionDenied):
            self.take(document, by=self.nadia)
        del document["choices"]
        self.assertEqual(self.take(document, by=self.nadia).opened_by, self.nadia)

    def test_those_who_do_not_open_cases_bring_none_in(self) -> None:
        for person in (self.rafi, self.ida):
            with self.subTest(person.role), self.assertRaises(PermissionDenied):
                self.take(documents.case(), by=person)
        self.assertEqual((Case.objects.count(), self.stored()), (0, 0))


class RollbackTest(CaseFileCase):
    """Whatever stops an import when the papers are stored already, they are taken back."""

    def stopped_by(self, error: BaseException) -> None:
        def stop(**_: object) -> None:
            self.assertEqual(self.stored(), 2)
            raise error

        post_save.connect(stop, sender=Choice)
        self.addCleanup(post_save.disconnect, stop, sender=Choice)
        with self.assertRaises(type(error)):
            self.take(documents.full_case())
        self.assertEqual((Case.objects.count(), Document.objects.count()), (0, 0))
        self.assertEqual((self.stored(), self.entries()), (0, []))

    def test_a_refusal_by_the_database(self) -> None:
        self.stopped_by(IntegrityError())

    def test_an_interruption_at_the_keyboard(self) -> None:
        self.stopped_by(KeyboardInterrupt())


class RefusalTest(CaseFileCase):
    def bent(self, **fields: Any) -> list[str]:
        return self.refused({**documents.full_case(), **fields})

    def test_all_problems_are_told_at_once_in_the_order_of_the_file(self) -> None:
        document = documents.full_case()
        document["made_on"] = "2026-05-05"
        document["grounds"] = ["POL", "LUCK"]
        document["people"][0]["born"] = "long ago"
        document["people"][1]["role"] = "applicant"
        document["relations"].append({"from": "aunt", "kind": "sibling", "to": "aunt"})
        document["events"][0]["people"].append("nobody")
        document["events"][0]["documents"] = [
            {"document": "d1", "page": 3},
            {"document": "d1", "page": 3},
            {"document": "d9"},
        ]
        document["events"][1]["what"] = {"en": " "}
        document["documents"][1] |= {"exhibit": 2, "title": {}, "sha256": "0" * 64}
        document["decisions"][0] |= {"served_on": "2026-08-30", "document": "d9"}
        document["elements"] += [{"element": "german"}, {"element": "luck", "events": ["e9"]}]
        document["choices"] += [
            {"element": "actors", "passage": "P9", "verdict": "use"},
            {"element": "acts", "passage": "P2", "verdict": "use"},
        ]
        hint = "Write 2015, 2015-03, 2015-03-05, 2012~ or 2016-09/2016-10."
        actual = hashlib.sha256(paper("another")).hexdigest()
        self.assertEqual(
            self.refused(document),
            [
                "choices[1].element: “actors” is not among the elements of this file.",
                "choices[1].passage: There is no passage “P9”.",
                "choices[2].passage: This passage is never printed: Names a child. "
                "It can only be rejected.",
                "decisions[0].document: There is no document “d9” in this file.",
                "decisions[0].served_on: The day of service is before the decision. "
                "Correct one of them.",
                "documents[1].exhibit: Exhibit number 2 is taken; the first is at documents[0].",
                f"documents[1].sha256: The file is another one: its SHA-256 is {actual}.",
                "documents[1].title: Give the paper a title, in one language at least.",
                "elements[1].element: This country does not examine this element.",
                "elements[2].element: There is no legal element “luck”.",
                "elements[2].events[0]: There is no event “e9” in this file.",
                "events[0].documents[0].page: There is no page 3: the paper has 2.",
                "events[0].documents[1]: “d1 3” is given twice; "
                "the first is at events[0].documents[0].",
                "events[0].documents[1].page: There is no page 3: the paper has 2.",
                "events[0].documents[2].document: There is no document “d9” in this file.",
                "events[0].people[2]: There is no person “nobody” in this file.",
                "events[1].what: Write what happened, in one language at least.",
                "grounds[1]: “LUCK” is no ground code of the taxonomy.",
                "people: There must be exactly one applicant; here are 2.",
                f"people[0].born: “long ago” is no date. {hint}",
                "registered_on: This day is before the day the application was made. "
                "Correct one of them.",
                "relations[1]: There is no person “aunt” in this file.",
                "relations[1]: There is no person “aunt” in this file.",
                "relations[1]: Nobody is related to himself or herself.",
            ],
        )

    def test_a_flawed_item_is_no_reason_to_call_its_key_unknown(self) -> None:
        document = documents.full_case()
        document["people"][1]["role"] = "planet"
        document["events"][0]["kind"] = "miracle"
        document["documents"][0]["kind"] = "song"
        document["elements"][0]["alleged"] = "Beaten."
        self.assertEqual(
            [line.split(":")[0] for line in self.refused(document)],
            ["documents[0].kind", "elements[0].alleged", "events[0].kind", "people[1].role"],
        )

    def test_keys_are_given_once(self) -> None:
        document = documents.full_case()
        for name in ("people", "relations", "events", "documents", "elements", "choices"):
            document[name].append(copy.deepcopy(document[name][-1]))
        document["documents"][-1].pop("exhibit", None)
        self.assertEqual(
            self.refused(document),
            [
                "choices[1]: “acts P1” is given twice; the first is at choices[0].",
                "documents[2]: “d2” is given twice; the first is at documents[1].",
                "elements[1]: “acts” is given twice; the first is at elements[0].",
                "events[2]: “earlier” is given twice; the first is at events[1].",
                "people[2]: “uncle” is given twice; the first is at people[1].",
                "relations[1]: “uncle uncle-aunt applicant” is given twice; "
                "the first is at relations[0].",
            ],
        )

    def test_codes_names_and_events_must_be_known(self) -> None:
        document = documents.full_case()
        document["people"][0]["profiles"] = ["HERO"]
        document["events"][0] |= {"acts": ["POL"], "actors": ["UFO"], "entities": ["atlantis"]}
        self.assertEqual(
            self.refused(document),
            [
                "events[0].actors[0]: “UFO” is no actor code of the taxonomy.",
                "events[0].acts[0]: “POL” is no act code of the taxonomy.",
                "events[0].entities[0]: There is no entity “atlantis”.",
                "people[0].profiles[0]: “HERO” is no profile code of the taxonomy.",
            ],
        )

    def test_one_applicant_is_needed(self) -> None:
        self.assertEqual(
            self.refused(documents.case(people=[documents.person(role="witness")])),
            ["people: There must be exactly one applicant; here are 0."],
        )

    def test_the_last_day_is_not_before_the_service(self) -> None:
        self.assertEqual(
            self.bent(
                decisions=[
                    {"kind": "refusal", "served_on": "2026-09-03", "limit_on": "2026-09-02"}
                ]
            ),
            [
                "decisions[0].limit_on: The last day is before the day of service. "
                "Correct one of them."
            ],
        )

    def test_a_withheld_passage_may_be_rejected(self) -> None:
        document = documents.full_case()
        document["choices"] = [{"element": "acts", "passage": "P2", "verdict": "reject"}]
        self.take(document)
        self.assertEqual(Choice.objects.get().verdict, "reject")

    def test_what_is_no_case_is_told(self) -> None:
        self.assertEqual(self.refused([1]), ["An object {…} is expected here."])
        self.assertEqual(self.bent(events={}), ["events: A list […] is expected here."])


class PaperTest(CaseFileCase):
    def test_a_paper_may_lie_beside_the_file(self) -> None:
        content = paper("beside")
        (self.folder / "papers").mkdir()
        (self.folder / "papers" / "letter.pdf").write_bytes(content)
        document = {
            "key": "d1",
            "title": {"en": "Letter"},
            "kind": "letter",
            "file": "papers/letter.pdf",
            "sha256": hashlib.sha256(content).hexdigest(),
        }
        self.take(documents.case(documents=[document]))
        row = Document.objects.get()
        self.assertEqual((row.filename, row.pages), ("letter.pdf", 1))
        self.assertEqual(store().read(row.stored_as), content)

    def file(self, name: str, **fields: str) -> list[str]:
        document = {"key": "d1", "title": {"en": "Letter"}, "kind": "letter", "file": name}
        return self.refused(documents.case(documents=[document | fields]))

    def test_no_file_outside_the_folder_is_fetched(self) -> None:
        outside = self.folder.parent / f"{self.folder.name}-secret.pdf"
        outside.write_bytes(paper("secret"))
        self.addCleanup(outside.unlink)
        (self.folder / "link.pdf").symlink_to(outside)
        (self.folder / "up").symlink_to(self.folder.parent)
        names = [
            f"../{outside.name}",
            f"papers/../../{outside.name}",
            str(outside),
            "link.pdf",
            f"up/{outside.name}",
            "/etc/passwd",
        ]
        for name in names:
            with self.subTest(name):
                self.assertEqual(
                    self.file(name),
                    [
                        f"documents[0].file: “{name}” lies outside the folder of this file. "
                        "Move it into the folder."
                    ],
                )

    def test_a_file_that_is_not_there_is_told(self) -> None:
        (self.folder / "folder").mkdir()
        for name in ("none.pdf", "folder"):
            with self.subTest(name):
                self.assertEqual(
                    self.file(name), [f"documents[0].file: There is no file “{name}”."]
                )

    def test_a_name_that_the_system_refuses_is_told(self) -> None:
        name = "x" * 300
        self.assertEqual(
            self.file(name),
            [f"documents[0].file: The file “{name}” cannot be read: File name too long."],
        )

    def test_a_link_that_leads_back_to_itself_is_told(self) -> None:
        (self.folder / "loop").symlink_to("loop")
        [line] = self.file("loop")
        self.assertEqual(line[:18], "documents[0].file:")

    def test_a_file_must_be_what_it_is_called(self) -> None:
        (self.folder / "letter.jpg").write_bytes(paper("a PDF"))
        [line] = self.file("letter.jpg")
        self.assertEqual(line[:18], "documents[0].file:")

    def test_a_file_must_be_the_one_that_was_meant(self) -> None:
        (self.folder / "letter.pdf").write_bytes(paper("a PDF"))
        actual = hashlib.sha256(paper("a PDF")).hexdigest()
        self.assertEqual(
            self.file("letter.pdf", sha256="0" * 64),
            [f"documents[0].sha256: The file is another one: its SHA-256 is {actual}."],
        )

    def test_content_must_be_base64_of_a_paper(self) -> None:
        bad = [
            documents.document("d1", exhibit=1) | {"content": "§§§"},
            documents.document("d2") | {"content": ""},
            documents.document("d3", b"plain words"),
        ]
        lines = self.refused(documents.case(documents=bad))
        self.assertEqual(lines[0], "documents[0].content: The content is not Base64.")
        self.assertEqual(
            [line.split(":")[0] for line in lines[1:]],
            ["documents[1].content", "documents[2].content"],
        )

    def test_wrapped_base64_is_taken(self) -> None:
        wrapped = base64.encodebytes(paper("a letter")).decode()
        self.take(documents.case(documents=[documents.document() | {"content": wrapped}]))
        self.assertEqual(Document.objects.get().pages, 1)

    def test_a_file_name_holds_no_path(self) -> None:
        for name in ("../letter.pdf", "a/b.pdf", "a\\b.pdf", ""):
            with self.subTest(name):
                document = documents.document(filename=name)
                [line] = self.refused(documents.case(documents=[document]))
                self.assertEqual(line.split(":")[0], "documents[0].filename")


class ExportTest(CaseFileCase):
    def test_nothing_is_lost_on_the_way_in_and_out(self) -> None:
        given = documents.full_case()
        document = export_case(case=self.take(given), by=self.omar)
        for item, paper_ in zip(
            given["documents"], (paper("one", "two"), paper("another")), strict=True
        ):
            item["sha256"] = hashlib.sha256(paper_).hexdigest()
        given["events"][0]["documents"] = [{"document": "d1", "page": 2}, {"document": "d1"}]
        given["events"][1] |= {"kind": "flight"}
        self.assertEqual(document, given)

    def test_the_second_round_gives_the_same_but_the_reference(self) -> None:
        first = export_case(case=self.take(documents.full_case()), by=self.omar)
        second = export_case(case=self.take(first), by=self.omar)
        self.assertNotEqual(first.pop("ref"), second.pop("ref"))
        self.assertEqual(first, second)

    def test_what_comes_out_keeps_to_the_schema(self) -> None:
        for document in (documents.full_case(), documents.case()):
            with self.subTest(len(document)):
                out = export_case(case=self.take(document), by=self.omar)
                self.assertEqual(flaws(out, "case"), [])

    def test_a_case_that_was_typed_in_keeps_to_the_schema_and_comes_in_again(self) -> None:
        case = self.typed_in()
        first = export_case(case=case, by=self.omar)
        self.assertEqual(flaws(first, "case"), [])
        second = export_case(case=self.take(first), by=self.omar)
        self.assertNotEqual(first.pop("ref"), second.pop("ref"))
        self.assertEqual(first, second)

    def typed_in(self) -> Case:
        """A case as the screens enter it."""
        by, person = (
            self.omar,
            PersonFields(
                role=PersonRole.APPLICANT,
                names=(WrittenName("Zarina Yusufi"), WrittenName("Зарина", "as she writes it")),
            ),
        )
        fields = CaseFields(jurisdiction=Jurisdiction.GERMANY, working_language="en")
        case = log_case(fields=fields, applicant=person, by=by)
        brother = PersonFields(
            role=PersonRole.AT_HOME,
            names=(WrittenName("Farid"),),
            relations=((Kinship.SIBLING, "applicant"),),
        )
        saved = save_person(case=case, person=None, fields=brother, by=by)
        described = DocumentFields(title={"en": "Letter"}, kind=DocumentKind.LETTER, exhibit=1)
        letter = add_document(
            case=case, content=paper("one"), filename="letter.pdf", fields=described, by=by
        )
        happened = EventFields(
            when="2023-10",
            what={"en": "He was questioned."},
            kind=EventKind.PERSECUTION,
            acts=("FAM-REPRISAL",),
            people=(saved.key,),
            papers=(DocumentPage(letter.key, 1),),
        )
        event = save_event(case=case, event=None, fields=happened, by=by)
        refusal = DecisionFields(kind="refusal", served_on=dt.date(2026, 9, 3), paper=letter.key)
        save_decision(case=case, decision=None, fields=refusal, by=by, as_of=dt.date(2026, 11, 24))
        element = LegalElement.objects.get(key="german")
        claim = code_claim(
            case=case, element=element, alleged={"en": "Fear."}, events=[event], by=by
        )
        choose(
            claim_element=claim,
            passage=Passage.objects.get(key="P1"),
            verdict=Verdict.USE,
            by=by,
            as_of=dt.date(2026, 11, 24),
        )
        return case

    def test_what_is_empty_is_left_out(self) -> None:
        out = export_case(case=self.take(documents.case()), by=self.omar)
        self.assertEqual(
            out,
            {
                "schema": "casework/case/1",
                "ref": "PL-2026-AB2C",
                "jurisdiction": "PL",
                "working_language": "en",
                "origin": "TJ",
                "stage": "first-instance",
                "people": [
                    {
                        "key": "applicant",
                        "role": "applicant",
                        "names": [{"text": "Zarina Юсуфӣ", "script": "Cyrl"}],
                    }
                ],
            },
        )

    def test_it_goes_on_record_once(self) -> None:
        case = self.take(documents.case())
        export_case(case=case, by=self.omar)
        entry = self.entries()[-1]
        self.assertEqual((entry.verb, entry.case, entry.facts), ("case-exported", case, {}))
        self.assertEqual(len(self.entries()), 2)

    def test_it_is_for_those_who_may_and_work_on_the_case(self) -> None:
        case = self.take(documents.full_case())
        CaseMember.objects.create(case=case, user=self.nadia)
        for person in (self.nadia, self.lena, self.rafi, self.ida, self.petra):
            with self.subTest(person.name), self.assertRaises(PermissionDenied):
                export_case(case=case, by=person)
        self.assertEqual(len(self.entries()), 1)

    def test_a_paper_that_is_gone_is_told(self) -> None:
        case = self.take(documents.full_case())
        store().delete(Document.objects.get(key="d2").stored_as)
        with self.assertRaises(Refused) as caught:
            export_case(case=case, by=self.omar)
        self.assertEqual(
            sentences(caught.exception.problems),
            ["d2: The stored file cannot be found or opened. Tell the supervisor."],
        )
        self.assertEqual(len(self.entries()), 1)

    def test_a_paper_that_was_exchanged_is_told(self) -> None:
        case = self.take(documents.full_case())
        Document.objects.filter(key="d2").update(stored_as=store().save(b"another"))
        with self.assertRaises(Refused) as caught:
            export_case(case=case, by=self.omar)
        self.assertEqual(
            sentences(caught.exception.problems),
            ["d2: The stored file is not the one that was received. Tell the supervisor."],
        )

    def test_the_number_of_queries_does_not_grow_with_the_case(self) -> None:
        for count in (1, 3):
            people = [documents.person(f"p{n}", "witness") for n in range(count)]
            keys = [person["key"] for person in people]
            document = documents.full_case()
            document["people"] += people
            document["events"] = [
                documents.event(
                    f"e{n}", people=keys, acts=["FAM-REPRISAL"], documents=[{"document": "d1"}]
                )
                for n in range(count)
            ]
            document["elements"][0]["events"] = ["e0"]
            case = self.take(document)
            with self.subTest(count), self.assertNumQueries(audited(33)):
                export_case(case=case, by=self.omar)


WAIVER = {"check": "single-source", "where": "acts", "reason": "Secret: nobody else writes."}


class WaiverTest(CaseFileCase):
    """What is set aside goes out with the case and comes back with it."""

    def test_it_comes_in_and_goes_out_without_loss(self) -> None:
        case = self.take(documents.full_case() | {"waivers": [WAIVER]})
        waiver = case.waivers.get()
        self.assertEqual(
            (waiver.code, waiver.where, waiver.by), ("single-source", "acts", self.omar)
        )
        self.assertEqual(waiver.reason, "Secret: nobody else writes.")
        self.assertEqual(export_case(case=case, by=self.omar)["waivers"], [WAIVER])

    def test_what_was_taken_up_again_stays_behind(self) -> None:
        case = self.take(documents.full_case() | {"waivers": [WAIVER]})
        withdraw_waiver(waiver=case.waivers.get(), by=self.omar)
        self.assertNotIn("waivers", export_case(case=case, by=self.omar))

    def test_what_is_wrong_with_it_is_named(self) -> None:
        others = [WAIVER | {"check": "no-such"}, WAIVER | {"check": "leak-alone"}, WAIVER]
        self.assertEqual(
            self.refused(documents.full_case() | {"waivers": [WAIVER, *others]}),
            [
                "waivers[1].check: There is no check “no-such”.",
                "waivers[2].check: Findings of the check “leak-alone” are never set aside. Mend "
                "what it found.",
                "waivers[3]: “single-source acts” is given twice; the first is at waivers[0].",
            ],
        )

    def test_it_takes_somebody_who_answers_for_packs(self) -> None:
        document = documents.full_case() | {"waivers": [WAIVER]}
        del document["choices"]
        with self.assertRaises(PermissionDenied):
            self.take(document, by=self.nadia)
        self.assertFalse(Case.objects.exists())

    def test_the_record_does_not_hold_the_reason(self) -> None:
        self.take(documents.full_case() | {"waivers": [WAIVER]})
        self.assertNotIn("Secret", " ".join(str(entry.facts) for entry in self.entries()))


ASIDE = [
    {"kind": "profile", "code": "EXILE-REL", "target": "applicant"},
    {"kind": "ground", "code": "POL"},
]


class CodesAsideTests(CaseFileCase):
    """What the coding help no longer proposes goes out with the case and comes back with it."""

    def document(self, *items: dict[str, str]) -> dict[str, object]:
        return documents.full_case() | {"codes_aside": list(items)}

    def test_they_come_in_and_go_out_without_loss(self) -> None:
        case = self.take(self.document(*ASIDE))
        rows = case.codes_set_aside.all()
        self.assertEqual(
            [row.name for row in rows], ["profile:EXILE-REL:applicant", "ground:POL:"]
        )
        self.assertEqual({row.by for row in rows}, {self.omar})
        self.assertEqual(export_case(case=case, by=self.omar)["codes_aside"], ASIDE)

    def test_a_case_without_any_says_nothing_of_them(self) -> None:
        case = self.take(documents.full_case())
        self.assertNotIn("codes_aside", export_case(case=case, by=self.omar))

    def test_what_is_wrong_with_them_is_named(self) -> None:
        wrong = (
            {"kind": "act", "code": "NO-SUCH", "target": "no-event"},
            {"kind": "profile", "code": "EXILE-REL", "target": "nobody"},
        )
        found = self.refused(self.document(*ASIDE, *wrong, ASIDE[1]))
        self.assertEqual(
            [line.partition(":")[0] for line in found],
            [
                "codes_aside[2].code",
                "codes_aside[2].target",
                "codes_aside[3].target",
                "codes_aside[4]",
            ],
        )
