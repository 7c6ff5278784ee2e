"""The form of a finding: every field, nothing lost, mistakes at their field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse

from casework.actions.passages import change_passage, retire_passage, version_of
from casework.domain.evidence import TermKind
from casework.models import Passage, PassageVersion, Quotation
from casework.models.passage_items import passage_item
from tests import make
from tests.base import CastTestCase
from tests.make_passages import WORDS, entered, item, snapshot

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

ADD = reverse("passage-add", args=["S1"])
EDIT = reverse("passage-edit", args=["S1-1"])
FULL: dict[str, Any] = {
    "finding": "Relatives were questioned in two towns.",
    "locator_kind": "page",
    "locator_value": "4-6",
    "event_date": "March 2024",
    "modality": "attributed",
    "attributed_to": "two witnesses",
    "role": "pattern",
    "direction": "adverse",
    "currency": "corrected",
    "currency_note": "A later report\r\nsays so.",
    "themes": ["T05"],
    "acts": ["FAM-REPRISAL"],
    "places": "Chudschand\r\n\r\nДушанбе\r\nKhujand",
    "entities": ["kuvvatov"],
    "correction": "In three towns.",
    "issue": "It counts two only.",
    "caveats": "Few cases.\r\nOne region.",
    "withheld_because": "Names a child.",
    "sensitivity": "A child.",
    "corroborated_by": ["S2"],
}


class PassageFormCase(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.source = make.source()
        make.source(key="S2", publisher="Amnesty International", title="The relatives pay")
        make.term(kind=TermKind.THEME, code="T05", label="Relatives")
        make.term(kind=TermKind.ACT, code="FAM-REPRISAL", label="Reprisal against relatives")
        make.entity(spellings={"Умаралӣ Қувватов": "Cyrl"})

    def setUp(self) -> None:
        self.client.force_login(self.omar)

    def sent(self, **fields: Any) -> dict[str, Any]:
        given = {name: value for name, value in (FULL | fields).items() if value is not None}
        return given | ({"printable": "on"} if fields.get("printable") else {})

    def errors(self, response: Response) -> dict[str, list[str]]:
        self.assertEqual(response.status_code, 422)
        return {name: list(texts) for name, texts in response.context["form"].errors.items()}


class AddTests(PassageFormCase):
    def test_each_field_is_kept(self) -> None:
        response = self.client.post(ADD, self.sent())
        self.assertRedirects(response, reverse("passage-detail", args=["S1-1"]))
        self.assertEqual(
            passage_item(Passage.objects.get()),
            {
                "key": "S1-1",
                "source": "S1",
                "finding": "Relatives were questioned in two towns.",
                "locator": {"kind": "page", "value": "4-6"},
                "event_date": "2024-03",
                "modality": "attributed",
                "attributed_to": "two witnesses",
                "role": "pattern",
                "direction": "adverse",
                "currency": {"status": "corrected", "note": "A later report\nsays so."},
                "themes": ["T05"],
                "acts": ["FAM-REPRISAL"],
                "places": ["Khujand", "Dushanbe"],
                "entities": ["kuvvatov"],
                "correction": "In three towns.",
                "issue": "It counts two only.",
                "caveats": ["Few cases.", "One region."],
                "printable": False,
                "withheld_because": "Names a child.",
                "sensitivity": "A child.",
                "corroborated_by": ["S2"],
            },
        )

    def test_mistakes_are_told_at_their_field_and_nothing_is_lost(self) -> None:
        response = self.client.post(
            ADD, self.sent(attributed_to="", withheld_because="", correction="")
        )
        self.assertEqual(
            self.errors(response),
            {
                "attributed_to": ["This field is missing."],
                "withheld_because": ["This field is missing."],
            },
        )
        for words in ("Relatives were questioned in two towns.", "Few cases.", "Chudschand"):
            self.assertContains(response, words, status_code=422)
        self.assertContains(response, 'value="kuvvatov"', status_code=422)
        self.assertEqual(Passage.objects.count(), 0)

    def test_shape_is_told_at_the_field_too(self) -> None:
        response = self.client.post(ADD, {"event_date": "someday"})
        self.assertEqual(
            set(self.errors(response)),
            {"finding", "locator_kind", "event_date", "modality", "role", "direction", "currency"},
        )

    def test_what_the_rules_refuse_has_its_field(self) -> None:
        table: dict[str, dict[str, Any]] = {
            "locator_value": {"locator_value": "0"},
            "event_date": {"event_date": "2999"},
            "corroborated_by": {"corroborated_by": ["S1"]},
        }
        for field, fields in table.items():
            with self.subTest(field):
                self.assertEqual(
                    list(self.errors(self.client.post(ADD, self.sent(**fields)))), [field]
                )

    def test_codes_that_do_not_exist_are_refused(self) -> None:
        for field in ("themes", "entities", "corroborated_by"):
            with self.subTest(field):
                response = self.client.post(ADD, self.sent(**{field: ["NONE"]}))
                self.assertEqual(list(self.errors(response)), [field])

    def test_script_in_a_text_is_shown_and_never_run(self) -> None:
        self.client.post(ADD, self.sent(finding="<script>alert(1)</script> was found."))
        response = self.client.get(reverse("passage-detail", args=["S1-1"]))
        self.assertContains(response, "&lt;script&gt;alert(1)")
        self.assertNotContains(response, "<script>alert")

    def test_a_source_that_is_none_is_not_found(self) -> None:
        self.assertEqual(self.client.get(reverse("passage-add", args=["NONE"])).status_code, 404)

    def test_the_number_of_queries_does_not_grow_with_the_library(self) -> None:
        self.client.get(ADD)
        for count in (1, 3):
            for number in range(count):
                make.passage(key=f"Q{count}-{number}", of=self.source)
            with self.subTest(count), self.assertNumQueries(9):
                self.client.get(ADD)


class SearchTests(PassageFormCase):
    def test_a_name_is_found_and_what_was_typed_is_kept(self) -> None:
        response = self.client.post(
            ADD, self.sent(entities=None, find_entities="Quvvatov", then="find")
        )
        self.assertEqual(response.status_code, 200)
        self.assertContains(response, "Found for “Quvvatov”")
        self.assertContains(response, 'name="entities" value="kuvvatov"')
        self.assertContains(response, "Relatives were questioned in two towns.")
        self.assertEqual(response.context["form"].errors, {})
        self.assertEqual(Passage.objects.count(), 0)

    def test_what_was_ticked_stays_ticked(self) -> None:
        make.entity(key="irpt", name="Islamic Renaissance Party", spellings={})
        response = self.client.post(ADD, self.sent(find_entities="renaissance"))
        text = response.content.decode()
        self.assertRegex(text, r'(?s)value="kuvvatov"[^>]*checked')
        self.assertNotRegex(text, r'(?s)value="irpt"[^>]*checked')

    def test_a_source_is_found(self) -> None:
        response = self.client.post(
            ADD, self.sent(corroborated_by=None, find_corroborated_by="amnesty")
        )
        self.assertContains(response, "Amnesty International: The relatives pay (S2)")

    def test_what_is_not_there_is_told(self) -> None:
        response = self.client.post(ADD, self.sent(find_entities="nobody at all"))
        self.assertContains(response, "Nothing in the library is called “nobody at all”.")

    def test_nothing_is_saved_while_something_is_still_to_be_found(self) -> None:
        self.client.post(ADD, self.sent(find_entities="Quvvatov"))
        self.assertEqual(Passage.objects.count(), 0)


class QuotedTests(PassageFormCase):
    def setUp(self) -> None:
        super().setUp()
        self.snapshot = snapshot(of=self.source)
        self.query = {
            "snapshot": self.snapshot.sha256,
            "exact": WORDS,
            "prefix": "Before. ",
            "start": "8",
        }

    def address(self, **fields: str) -> str:
        return reverse("passage-add", args=["S1"], query=self.query | fields)

    def test_the_words_stand_above_the_form_and_are_kept(self) -> None:
        self.assertContains(self.client.get(self.address()), f"<mark>{WORDS}</mark>")
        self.client.post(self.address(), self.sent())
        quotation = Quotation.objects.get()
        self.assertEqual((quotation.exact, quotation.start), (WORDS, 8))

    def test_a_copy_of_them_is_refused(self) -> None:
        response = self.client.post(self.address(), self.sent(finding=WORDS))
        self.assertEqual(list(self.errors(response)), ["finding"])
        self.assertContains(response, f"<mark>{WORDS}</mark>", status_code=422)

    def test_words_that_do_not_occur_are_refused(self) -> None:
        response = self.client.post(self.address(exact="Nothing of this."), self.sent())
        self.assertEqual(response.status_code, 422)
        self.assertEqual(Passage.objects.count(), 0)

    def test_the_snapshot_of_another_source_is_not_found(self) -> None:
        url = reverse("passage-add", args=["S2"], query=self.query)
        self.assertEqual(self.client.get(url).status_code, 404)

    def test_a_page_is_filled_in_where_the_text_has_pages(self) -> None:
        self.snapshot.page_starts = [0, 5]
        self.snapshot.save()
        form = self.client.get(self.address()).context["form"]
        self.assertEqual(
            (form["locator_kind"].value(), form["locator_value"].value()), ("page", "2")
        )

    def test_an_odd_start_is_no_start(self) -> None:
        for start in ("-1", "²", "x", "9" * 30):
            with self.subTest(start):
                self.assertEqual(self.client.get(self.address(start=start)).status_code, 200)


class EditTests(PassageFormCase):
    def setUp(self) -> None:
        super().setUp()
        self.client.post(ADD, self.sent())
        self.passage = Passage.objects.get()

    def seen(self) -> str:
        return version_of(Passage.objects.get())

    def test_the_form_holds_what_is_there_and_saving_it_changes_nothing(self) -> None:
        form = self.client.get(EDIT).context["form"]
        values = {name: form[name].value() for name in form.fields if name != "seen"}
        sent = {name: value for name, value in values.items() if value not in (False, None, "")}
        self.client.post(EDIT, sent | {"seen": self.seen()})
        self.assertEqual(PassageVersion.objects.count(), 1)

    def test_it_is_changed_with_a_note_for_the_history(self) -> None:
        sent = self.sent(finding="In three towns.", note="Counted again.", seen=self.seen())
        response = self.client.post(EDIT, sent)
        self.assertRedirects(response, reverse("passage-detail", args=["S1-1"]))
        version = PassageVersion.objects.order_by("-number")[0]
        self.assertEqual((version.number, version.note), (2, "Counted again."))

    def test_who_comes_second_sees_both_texts_and_saves_again(self) -> None:
        seen = self.seen()
        other = item(finding="Lena wrote this.", locator={"kind": "page", "value": "9"})
        change_passage(passage=self.passage, item=other, seen=seen, by=self.lena)
        mine = self.sent(finding="Omar wrote this.", seen=seen)
        response = self.client.post(EDIT, mine)
        self.assertContains(response, "Somebody has changed this finding", status_code=422)
        self.assertContains(response, "Lena wrote this.", status_code=422)
        self.assertContains(response, "Omar wrote this.</textarea>", status_code=422)
        fields = [line.field for line in response.context["stored"]]
        self.assertIn("Pinpoint", fields)
        self.client.post(EDIT, mine | {"seen": response.context["seen"]})
        self.assertEqual(Passage.objects.get().finding, "Omar wrote this.")
        self.assertEqual(PassageVersion.objects.count(), 3)

    def test_what_it_was_sent_back_for_stands_above(self) -> None:
        Passage.objects.update(returned_because="Which town?")
        self.assertContains(self.client.get(EDIT), "Which town?")

    def test_a_retired_finding_cannot_be_changed(self) -> None:
        retire_passage(passage=self.passage, because="Gone.", by=self.omar)
        response = self.client.get(EDIT, follow=True)
        self.assertRedirects(response, reverse("passage-detail", args=["S1-1"]))
        self.assertContains(response, "This finding is retired. Bring it back first.")

    def test_what_is_ticked_stands_in_the_title_of_its_group(self) -> None:
        response = self.client.get(EDIT)
        ticked = {group.key: group.ticked for group in response.context["groups"]}
        self.assertEqual(ticked["acts"], "Reprisal against relatives")
        self.assertEqual(ticked["names"], "Umarali Kuvvatov")
        self.assertEqual(ticked["profiles"], "")

    def test_an_unknown_finding_is_not_found(self) -> None:
        url = reverse("passage-edit", args=["NONE"])
        self.assertEqual(self.client.get(url).status_code, 404)


class LeakTests(PassageFormCase):
    def test_the_library_never_shows_a_case(self) -> None:
        case = make.case(by=self.omar)
        claim = make.claim(of=case, element=make.element())
        passage = entered(by=self.lena)
        make.choice(of=claim, passage=passage, by=self.omar, note="Secret note.")
        for name in ("passage-edit", "passage-history", "passage-check", "passage-retire"):
            with self.subTest(name):
                response = self.client.get(reverse(name, args=[passage.key]))
                self.assertNotContains(response, "Secret")
                self.assertNotContains(response, case.ref)
