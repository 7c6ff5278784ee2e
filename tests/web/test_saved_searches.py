from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from casework.actions.index_rows import take_in_changes
from casework.actions.saved_searches import save_search
from casework.domain.evidence import TermKind
from casework.domain.searches import Question
from casework.models import AuditEntry, SavedSearch, User
from tests import make
from tests.base import CastTestCase

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

LIST, EVIDENCE, ADD = map(reverse, ("saved-search-list", "evidence-list", "saved-search-add"))
CODES = {TermKind.THEME: ["T05"]}


class SavedSearchTests(CastTestCase):
    def setUp(self) -> None:
        make.passage(codes=CODES)
        self.client.force_login(self.omar)

    def save(self, by: User | None = None, name: str = "Relatives") -> SavedSearch:
        question = Question("exiles", {"theme": ["T05"]})
        return save_search(name=name, question=question, by=by or self.omar)

    def counted(self, response: Response) -> list[tuple[str, int, int]]:
        return [(one.row.name, one.findings, one.new) for one in response.context["saved"]]

    def test_the_page_offers_to_save_what_was_searched_for(self) -> None:
        response = self.client.get(EVIDENCE, {"q": "exiles", "theme": "T05"})
        self.assertContains(
            response, '<input type="hidden" name="asked" value="q=exiles&amp;theme=T05">'
        )
        self.assertNotContains(self.client.get(EVIDENCE), 'name="asked"')

    def test_it_is_saved_and_leads_back_to_the_same_search(self) -> None:
        sent = {"name": "Relatives", "asked": "q=exiles&theme=T05&sort=event"}
        response = self.client.post(ADD, sent, follow=True)
        self.assertContains(response, "The search is saved. Only you see it.")
        self.assertEqual(response.context["asked"].question, SavedSearch.objects.get().question)
        self.assertNotIn("exiles", response.redirect_chain[0][0])
        self.assertEqual(self.counted(response), [("Relatives", 1, 0)])

    def test_without_a_name_or_a_search_it_is_refused_in_words(self) -> None:
        response = self.client.post(ADD, {"name": "", "asked": "q=exiles"})
        self.assertEqual(response.status_code, 422)
        response = self.client.post(ADD, {"name": "Nothing", "asked": ""})
        self.assertContains(response, "Nothing is searched for", status_code=422)
        self.assertEqual(SavedSearch.objects.count(), 0)

    def test_it_tells_what_is_new_since_the_last_look(self) -> None:
        saved = self.save()
        make.passage(key="P2", codes=CODES)
        make.passage(key="P3", finding="A trial.", codes=CODES)
        self.assertEqual(self.counted(self.client.get(EVIDENCE)), [("Relatives", 2, 1)])
        take_in_changes()
        self.assertEqual(self.counted(self.client.get(EVIDENCE)), [("Relatives", 2, 1)])
        self.assertContains(self.client.get(EVIDENCE), "1 new")
        response = self.client.post(reverse("saved-search-open", args=[saved.key]), follow=True)
        self.assertEqual(self.counted(response), [("Relatives", 2, 0)])
        self.assertEqual(len(response.context["rows"]), 2)
        self.assertEqual(AuditEntry.objects.latest("number").verb, "search-opened")

    def test_a_finding_that_changes_is_not_new(self) -> None:
        self.save()
        take_in_changes()
        make.passage(key="P2")
        type(make.source(key="S9")).objects.filter(key="S1").update(publisher="Amnesty")
        self.assertEqual(self.counted(self.client.get(EVIDENCE)), [("Relatives", 1, 0)])

    def test_looking_at_the_list_makes_nothing_seen(self) -> None:
        self.save()
        make.passage(key="P2", codes=CODES)
        for url in (EVIDENCE, LIST, LIST):
            self.assertEqual(self.counted(self.client.get(url)), [("Relatives", 2, 1)])

    def test_the_list_says_what_each_looks_for(self) -> None:
        make.term(kind=TermKind.THEME, code="T05")
        self.save()
        response = self.client.get(LIST)
        self.assertContains(response, "exiles")
        self.assertContains(response, 'Theme: <span dir="auto">T05</span>')

    def test_it_is_renamed_and_deleted(self) -> None:
        key = self.save().key
        rename = reverse("saved-search-rename", args=[key])
        self.assertRedirects(self.client.post(rename, {"name": "Families"}), LIST)
        self.assertEqual(SavedSearch.objects.get().name, "Families")
        self.assertEqual(self.client.post(rename, {"name": " "}).status_code, 422)
        self.assertRedirects(self.client.post(reverse("saved-search-delete", args=[key])), LIST)
        self.assertEqual(SavedSearch.objects.count(), 0)

    def test_a_colleague_and_a_supervisor_neither_see_nor_reach_it(self) -> None:
        key = self.save(name="Secret of Fayzali").key
        for user in (self.nadia, self.sofia, self.petra):
            self.client.force_login(user)
            with self.subTest(person=user.name):
                for url in (EVIDENCE, LIST):
                    response = self.client.get(url)
                    self.assertNotContains(response, "Fayzali")
                    self.assertNotContains(response, key)
                for name in ("open", "rename", "delete"):
                    url = reverse(f"saved-search-{name}", args=[key])
                    self.assertEqual(self.client.post(url, {"name": "Mine"}).status_code, 404)
        self.client.force_login(self.sofia)
        self.assertNotContains(self.client.get(reverse("audit-list")), "Fayzali")
        self.assertEqual(SavedSearch.objects.get().name, "Secret of Fayzali")

    def test_the_number_of_queries_does_not_grow(self) -> None:
        for names in (("a",), ("b", "c")):
            for name in names:
                self.save(name=name)
            with self.subTest(len(names)), self.assertNumQueries(23):
                self.client.get(EVIDENCE)
            with self.subTest(len(names)), self.assertNumQueries(18):
                self.client.get(LIST)
