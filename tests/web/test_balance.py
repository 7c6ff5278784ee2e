"""Against and neutral, on both screens of an element, and the private note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from casework.domain.evidence import TermKind
from casework.models import AuditEntry, ClaimElement, User
from tests import make
from tests.web.claims import REF, ClaimTestCase

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

MATRIX = reverse("matrix-element", args=[REF, "acts"])
CLAIM = reverse("claim-element", args=[REF, "acts"])
NOTE = reverse("balance-note", args=[REF, "acts"])
TELLING = "Telling-word-of-the-note"


class BalanceTestCase(ClaimTestCase):
    def get(self, url: str, by: User | None = None) -> Response:
        self.client.force_login(by or self.omar)
        return self.client.get(url)

    def section(self, url: str, by: User | None = None) -> str:
        page = self.get(url, by).content.decode()
        return page.split('id="balance"')[1].split("</section>")[0]


class SectionTests(BalanceTestCase):
    def test_it_has_what_is_adverse_and_neutral_chosen_or_not(self) -> None:
        coded = make.claim(of=self.case, element=self.acts)
        self.add_passage("P2", finding="The State denies it.", direction="adverse")
        self.add_passage("P3", finding="A count of cases.", direction="neutral")
        answered = self.add_passage("P4", finding="An assurance.", direction="adverse")
        rejected = self.add_passage("P5", finding="Another year.", direction="adverse")
        by_hand = make.passage(key="P6", finding="A law.", direction="neutral")
        for passage, verdict in (
            (answered, "adverse-answered"),
            (rejected, "reject"),
            (by_hand, "use"),
        ):
            make.choice(of=coded, passage=passage, by=self.omar, verdict=verdict)
        make.passage(key="P7", finding="Something else.", direction="adverse")
        for url in (MATRIX, CLAIM):
            with self.subTest(url):
                shown = self.get(url).context
                rows = [*shown["adverse"], *shown["neutral"]]
                found = [(one.passage.key, str(verdict)) for one, _, _, verdict in rows]
                self.assertEqual(
                    sorted(found[:3]),
                    [("P2", ""), ("P4", "Adverse, answered"), ("P5", "Rejected")],
                )
                self.assertEqual(found[3:], [("P3", ""), ("P6", "Used")])
                section = self.section(url)
                self.assertNotIn("Relatives of exiles were questioned.", section)
                self.assertIn(f'href="{MATRIX}?all=1#P2"', section)

    def test_a_corrected_one_stands_with_its_correction(self) -> None:
        self.add_passage("P2", finding="It ended.", correction="It goes on.", direction="adverse")
        for url in (MATRIX, CLAIM):
            lead, _, rest = self.section(url).partition("It goes on.")
            self.assertNotIn("It ended.", lead)
            self.assertIn("The source has, wrongly or overtaken:", rest.split("It ended.")[0])

    def test_what_concerns_everybody_is_kept_in_view_too(self) -> None:
        theme = make.term(kind=TermKind.THEME, code="T12")
        type(self.acts).objects.update(seeks={"themes": ["T12"]})
        latipov = make.passage(key="P2", finding="No violation.", direction="adverse")
        latipov.terms.add(theme)
        for url in (MATRIX, CLAIM):
            section = self.section(url)
            self.assertIn("No violation.", section)
            self.assertIn("Concerns everybody, not this case in particular", section)

    def test_without_any_it_says_so(self) -> None:
        for url in (MATRIX, CLAIM):
            self.assertIn("The library has nothing against this element", self.section(url))

    def test_the_number_of_queries_of_the_claim_page_does_not_grow(self) -> None:
        coded = make.claim(of=self.case, element=self.acts)
        first = self.add_passage("P2", direction="adverse")
        make.choice(of=coded, passage=first, by=self.omar, verdict="reject")
        self.get(CLAIM)
        with self.assertNumQueries(39):
            self.client.get(CLAIM)
        for n in (3, 4):
            more = self.add_passage(f"P{n}", of=make.source(key=f"S{n}"), direction="adverse")
            make.choice(of=coded, passage=more, by=self.omar, verdict="reject")
        with self.assertNumQueries(39):
            self.client.get(CLAIM)


class NoteTests(BalanceTestCase):
    def post(self, note: str = TELLING, by: User | None = None, **data: str) -> Response:
        self.client.force_login(by or self.omar)
        return self.client.post(NOTE, {"balance-note": note, **data})

    def test_it_is_saved_and_leads_back_to_the_screen_it_came_from(self) -> None:
        for screen, url in (("matrix-element", MATRIX), ("claim-element", CLAIM)):
            with self.subTest(screen):
                response = self.post(screen=screen)
                self.assertRedirects(response, f"{url}#balance", fetch_redirect_response=False)
        response = self.post(screen="https://evil.example/")
        self.assertEqual(response["Location"], f"{MATRIX}#balance")
        self.assertEqual(ClaimElement.objects.get().balance_note, TELLING)
        self.assertIn(TELLING, self.section(MATRIX))

    def test_what_is_alleged_is_saved_without_touching_it(self) -> None:
        self.post()
        self.client.post(CLAIM, {"alleged_en": "He was held."})
        claim = ClaimElement.objects.get()
        self.assertEqual((claim.balance_note, claim.alleged), (TELLING, {"en": "He was held."}))

    def test_whoever_does_not_decide_on_evidence_does_not_read_it(self) -> None:
        self.post()
        for url in (MATRIX, CLAIM):
            for user, sees in ((self.omar, True), (self.sofia, True), (self.nadia, False)):
                with self.subTest(url=url, user=user.name):
                    self.assertEqual(TELLING in self.section(url, user), sees)
            for user in (self.lena, self.petra, self.rafi, self.ida):
                self.assertEqual(self.get(url, user).status_code, 404)

    def test_it_stands_on_no_other_page_of_the_case(self) -> None:
        self.post()
        addresses = ("case-detail", "claim", "claim-matrix", "pack-list", "case-history")
        for name in addresses:
            with self.subTest(name):
                response = self.get(reverse(name, args=[REF]), self.sofia)
                self.assertNotContains(response, TELLING)

    def test_a_note_that_is_too_long_is_kept_on_the_screen(self) -> None:
        response = self.post("x" * 5001)
        self.assertContains(response, "x" * 5001, status_code=422)
        self.assertEqual(ClaimElement.objects.count(), 0)

    def test_an_element_that_the_country_does_not_examine(self) -> None:
        make.element(key="german", jurisdictions=["DE"])
        self.client.force_login(self.omar)
        for element in ("german", "none"):
            url = reverse("balance-note", args=[REF, element])
            self.assertEqual(self.client.post(url, {"balance-note": "x"}).status_code, 404)

    def test_the_record_has_no_word_of_it(self) -> None:
        self.post()
        self.assertNotIn(TELLING, str(list(AuditEntry.objects.values())))
