from __future__ import annotations

from casework.domain.evidence import TermKind
from casework.models import Entity, Event
from tests import make
from tests.base import CastTestCase

ADD = "/cases/PL-2026-TEST/events/new/"


class EventScreenTests(CastTestCase):
    def setUp(self) -> None:
        self.client.force_login(self.nadia)
        self.case = make.case(by=self.nadia)
        make.person(of=self.case)
        make.document(of=self.case, content=b"x", pages=3)
        make.term(kind=TermKind.ACT, code="ARREST", label="Arrest")
        make.term(kind=TermKind.ACTOR, code="STATE-GKNB", label="Security committee")
        Entity.objects.create(key="irpt", kind="organisation", name="IRPT")

    def test_it_adds_an_event_told_in_two_languages(self) -> None:
        response = self.client.post(
            ADD,
            {
                "when": "09.2015",
                "kind": "persecution",
                "place": "Khujand",
                "what_en": "He was summoned.",
                "what_pl": "Został wezwany.",
                "account": "interview",
                "people": ["applicant"],
                "acts": ["ARREST"],
                "actors": ["STATE-GKNB"],
                "entities": ["irpt"],
                "paper_0": "d1",
                "paper_0_page": "2",
            },
        )
        self.assertRedirects(response, "/cases/PL-2026-TEST/")
        facts = Event.objects.get().to_facts()
        self.assertEqual(facts.when.edtf, "2015-09")
        self.assertEqual(facts.what, {"en": "He was summoned.", "pl": "Został wezwany."})
        self.assertEqual((facts.acts, facts.actors), ({"ARREST"}, {"STATE-GKNB"}))
        self.assertEqual([(d.document, d.page) for d in facts.documents], [("d1", 2)])

    def test_one_can_go_on_with_the_next_event_at_once(self) -> None:
        response = self.client.post(ADD, {"kind": "life", "what_en": "Born.", "another": "1"})
        self.assertRedirects(response, ADD)

    def test_it_asks_for_the_language_of_the_team_and_of_the_procedure(self) -> None:
        german = make.case(
            by=self.nadia, ref="DE-2026-TG", jurisdiction="DE", working_language="tg"
        )
        form = self.client.get(f"/cases/{german.ref}/events/new/").context["form"]
        asked = [name for name in form.fields if name.startswith("what_")]
        self.assertEqual(asked, ["what_tg", "what_de"])
        self.assertEqual(form.fields["what_tg"].widget.attrs["lang"], "tg")

    def test_saving_unchanged_keeps_everything(self) -> None:
        event = make.event(of=self.case, what={"en": "A.", "ru": "Б."}, notes="Secret note.")
        event.terms.set(
            make.term(kind=kind, code=code)
            for kind, code in (
                (TermKind.ACT, "ARREST"),
                (TermKind.ACTOR, "STATE-GKNB"),
            )
        )
        event.document_links.create(document=self.case.documents.get(), page=3)
        before = event.to_facts()
        form = self.client.get("/cases/PL-2026-TEST/events/e1/").context["form"]
        data = {field.html_name: field.value() or "" for field in form}
        self.client.post("/cases/PL-2026-TEST/events/e1/", data)
        saved = Event.objects.get()
        self.assertEqual((saved.to_facts(), saved.notes), (before, "Secret note."))

    def test_it_says_what_is_wrong_at_the_field(self) -> None:
        wrong = {
            "what_en": ({}, "Write what happened, in one language at least."),
            "when": (
                {"what_en": "A.", "when": "soon"},
                "“soon” is no date. Write 5.3.2015, 03.2015, 2015, about 2012 or 2016–2018.",
            ),
        }
        for field, (data, sentence) in wrong.items():
            with self.subTest(field=field):
                response = self.client.post(ADD, {"kind": "life", **data})
                self.assertFormError(response.context["form"], field, sentence)
        self.assertEqual(Event.objects.count(), 0)

    def test_a_page_the_paper_does_not_have_is_refused(self) -> None:
        response = self.client.post(
            ADD, {"kind": "life", "what_en": "A.", "paper_0": "d1", "paper_0_page": "4"}
        )
        self.assertContains(response, "There is no page 4: the paper has 3.", status_code=422)

    def test_deleting_asks_first(self) -> None:
        make.event(of=self.case)
        url = "/cases/PL-2026-TEST/events/e1/delete/"
        self.assertContains(self.client.get(url), "Secret summons.")
        self.assertEqual(Event.objects.count(), 1)
        self.assertRedirects(self.client.post(url), "/cases/PL-2026-TEST/")
        self.assertEqual(Event.objects.count(), 0)

    def test_an_event_of_another_case_is_not_found(self) -> None:
        other = make.case(by=self.nadia, ref="PL-2026-TWO")
        make.event(of=other, key="e7")
        for end in ("", "delete/"):
            with self.subTest(end=end):
                response = self.client.get(f"/cases/PL-2026-TEST/events/e7/{end}")
                self.assertEqual(response.status_code, 404)
