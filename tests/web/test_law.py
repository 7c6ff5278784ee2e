"""The law library on screen: the list, a rule, the concordance, the file."""

from __future__ import annotations

import json

from django.urls import reverse

from casework.actions.law_proposals import approve_law_rule
from casework.models import AuditEntry, LawRule
from tests import make, make_law
from tests.base import CastTestCase
from tests.queries import audited

LIST, PROPOSALS = reverse("law-list"), reverse("law-proposals")


def page(key: str) -> str:
    return reverse("law-rule", args=[key])


class LawTestCase(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        make_law.rule()
        make_law.rule(make_law.period())
        make_law.rule(make_law.unknown())
        make_law.rule(make_law.parameter(), section="parameters")
        make_law.rule(make_law.judgment(), section="judgments")
        make_law.rule(make_law.decision_kind(), section="decisions")

    def setUp(self) -> None:
        self.client.force_login(self.nadia)


class ListTests(LawTestCase):
    def keys(self, query: str = "") -> list[str]:
        return [entry.key for entry in self.client.get(f"{LIST}?{query}").context["page"]]

    def test_everything_is_there_with_rules_first(self) -> None:
        self.assertEqual(
            self.keys(),
            ["DE-CALC", "DE-KLAGE", "DE-NEW", "DE-SIZE", "DE-OLD-REFUSAL", "ECHR-LATIPOV"],
        )

    def test_certainty_is_in_words_and_the_unknown_asks(self) -> None:
        response = self.client.get(LIST)
        self.assertContains(response, "seen in the official text")
        self.assertContains(response, "unknown – must be asked")
        self.assertContains(response, "Which day does it say?")

    def test_citations_are_in_the_language_of_the_reader(self) -> None:
        self.client.cookies["django_language"] = "de"
        response = self.client.get(LIST)
        self.assertContains(response, "§ 57 VwGO")
        self.assertContains(response, "Der nächste Werktag.")
        self.assertNotContains(response, "Section 57")

    def test_facets_narrow_and_chips_take_them_away(self) -> None:
        self.assertEqual(self.keys("kind=judgment"), ["ECHR-LATIPOV"])
        self.assertEqual(self.keys("certainty=U"), ["DE-NEW", "DE-SIZE"])
        self.assertEqual(self.keys("country=DE&regime=old"), ["DE-OLD-REFUSAL"])
        self.assertEqual(self.keys("country=FR"), [])
        response = self.client.get(f"{LIST}?country=DE&certainty=V&q=day")
        chips = [(c.title, c.label, c.url) for c in response.context["asked"].chips()]
        self.assertEqual(
            chips,
            [
                ("Country", "Germany", "?q=day&certainty=V"),
                ("Certainty", "seen in the official text", "?q=day&country=DE"),
            ],
        )

    def test_a_facet_says_what_it_would_leave(self) -> None:
        facets = {f.name: f for f in self.client.get(LIST).context["facets"]}
        options = [(o.label, o.passages, o.url) for o in facets["country"].first]
        self.assertEqual(
            options, [("Germany", 5, "?country=DE"), ("European Union", 1, "?country=EU")]
        )

    def test_words_are_searched_and_kept(self) -> None:
        self.assertEqual(self.keys("q=74(1)"), ["DE-KLAGE"])
        response = self.client.get(f"{LIST}?q=%00&country=DE")
        self.assertContains(response, '<input type="hidden" name="country" value="DE">')

    def test_it_comes_in_pages_that_keep_the_search(self) -> None:
        for number in range(25):
            make_law.rule(make_law.content(key=f"DE-R{number:02}"))
        response = self.client.get(f"{LIST}?country=DE&page=2")
        self.assertContains(response, "Page 2 of 2")
        self.assertContains(response, "?country=DE&amp;page=1")

    def test_the_number_of_queries_does_not_grow(self) -> None:
        for keys in (("DE-A",), ("DE-B", "DE-C")):
            for key in keys:
                make_law.rule(make_law.content(key=key))
            with self.subTest(keys=keys), self.assertNumQueries(5):
                self.client.get(LIST)

    def test_only_a_supervisor_is_offered_a_new_rule(self) -> None:
        self.assertNotContains(self.client.get(LIST), reverse("law-rule-add"))
        self.client.force_login(self.sofia)
        self.assertContains(self.client.get(LIST), reverse("law-rule-add"))

    def test_nobody_sees_the_law_without_a_log_in(self) -> None:
        self.client.logout()
        for url in (LIST, page("DE-CALC"), PROPOSALS, reverse("law-export")):
            with self.subTest(url):
                self.assertEqual(self.client.get(url).status_code, 302)


class RuleTests(LawTestCase):
    def test_it_shows_all_that_is_known(self) -> None:
        response = self.client.get(page("DE-KLAGE"))
        for text in ("Section 74(1) AsylG", "The next working day.", "official text"):
            self.assertContains(response, text)
        self.assertContains(response, "2 weeks")
        self.assertContains(response, "24 November 2026")
        self.assertContains(response, page("DE-OLD-REFUSAL"))

    def test_an_unknown_rule_shows_its_question_and_no_value(self) -> None:
        response = self.client.get(page("DE-NEW"))
        self.assertContains(response, "unknown – must be asked")
        self.assertContains(response, "Nothing is printed for this.")

    def test_a_dated_figure_is_shown_by_time_and_unknown_today(self) -> None:
        response = self.client.get(page("DE-SIZE"))
        self.assertContains(response, "1 January 2023")
        self.assertContains(response, "unknown – must be asked", count=2)
        lines = response.context["rule"].values
        self.assertEqual(
            [(line.words, line.is_now) for line in lines], [("200", False), ("", False)]
        )

    def test_a_judgment_says_for_whom_it_speaks(self) -> None:
        response = self.client.get(page("ECHR-LATIPOV"))
        self.assertContains(response, "speaks against applicants")
        self.assertContains(response, "Latipov v Russia, no. 77658/11")

    def test_a_kind_of_decision_leads_to_its_limits(self) -> None:
        response = self.client.get(page("DE-OLD-REFUSAL"))
        self.assertContains(response, "Section 74(1) AsylG")
        self.assertContains(response, "Action")

    def test_what_is_from_memory_is_marked_where_it_is_cited(self) -> None:
        make_law.rule(make_law.content(key="DE-M", certainty="M"))
        self.assertContains(self.client.get(page("DE-M")), "Section 57 VwGO [to be verified]")

    def test_a_rule_that_there_is_not(self) -> None:
        self.assertEqual(self.client.get(page("DE-NONE")).status_code, 404)

    def test_the_number_of_queries_does_not_grow_with_versions(self) -> None:
        rule = LawRule.objects.get(key="DE-CALC")
        for versions in ((2,), (3, 4)):
            for version in versions:
                make_law.rule(rule.content | {"source": str(version)}, version=version)
            with self.subTest(versions=versions), self.assertNumQueries(5):
                self.client.get(page("DE-CALC"))


class HistoryTests(LawTestCase):
    def setUp(self) -> None:
        super().setUp()
        changed = make_law.content(citations={"en": "Section 58 VwGO"})
        self.proposal = make_law.rule(changed, version=2, by=self.sofia)

    def test_a_proposal_is_shown_against_what_counts(self) -> None:
        for url in (page("DE-CALC"), PROPOSALS):
            with self.subTest(url):
                response = self.client.get(url)
                self.assertContains(response, "Read in the official text.")
                self.assertContains(response, "Citation (English)")
                self.assertContains(response, "Section 58 VwGO</ins>")
                self.assertContains(response, "Section 57 VwGO</del>")

    def test_a_colleague_is_named_and_a_person_of_another_team_is_not(self) -> None:
        self.assertContains(self.client.get(page("DE-CALC")), "Sofia")
        self.client.force_login(self.petra)
        for url in (page("DE-CALC"), PROPOSALS):
            response = self.client.get(url)
            self.assertNotContains(response, "Sofia")
            self.assertContains(response, "a person of another team")

    def test_the_number_of_what_waits_stands_at_the_tab(self) -> None:
        self.assertContains(self.client.get(LIST), '<span class="tag tag-warn">1</span>')

    def test_versions_tell_what_changed_and_who_decided(self) -> None:
        approve_law_rule(rule=self.proposal, by=self.omar)
        response = self.client.get(page("DE-CALC"))
        versions = response.context["rule"].versions
        self.assertEqual(
            [(v.row.version, v.state, v.proposed_by, v.decided_by) for v in versions],
            [(2, "in force", "Sofia", "Omar"), (1, "replaced", "comes with the program", "")],
        )
        # The English citation is another; the German and the Polish one are gone.
        self.assertEqual(len(versions[0].lines), 3)
        self.assertContains(response, "Approved by Omar")

    def test_a_first_proposal_counts_for_nothing_yet(self) -> None:
        make_law.rule(make_law.content(key="DE-LATER"), by=self.sofia)
        self.assertContains(
            self.client.get(page("DE-LATER")), "Nothing counts under this key yet."
        )

    def test_the_number_of_queries_does_not_grow_with_proposals(self) -> None:
        for keys in (("DE-A",), ("DE-B", "DE-C")):
            for key in keys:
                make_law.rule(make_law.content(key=key), by=self.sofia)
            with self.subTest(keys=keys), self.assertNumQueries(5):
                self.client.get(PROPOSALS)


class ExportTests(LawTestCase):
    def test_what_counts_comes_as_one_file_and_is_on_record(self) -> None:
        make_law.rule(make_law.content(key="DE-LATER"), by=self.sofia)
        response = self.client.get(reverse("law-export"))
        self.assertIn("attachment; filename=", response["Content-Disposition"])
        document = json.loads(response.content)
        self.assertEqual(document["schema"], "casework/law-rules/1")
        self.assertEqual(
            [item["key"] for item in document["rules"]], ["DE-CALC", "DE-KLAGE", "DE-NEW"]
        )
        entry = AuditEntry.objects.get()
        self.assertEqual((entry.verb, entry.facts), ("law-rules-exported", {"count": 6}))

    def test_the_number_of_queries_does_not_grow(self) -> None:
        for keys in (("DE-A",), ("DE-B", "DE-C")):
            for key in keys:
                make_law.rule(make_law.content(key=key))
            with self.subTest(keys=keys), self.assertNumQueries(audited(10)):
                self.client.get(reverse("law-export"))


class ConcordanceTests(LawTestCase):
    def setUp(self) -> None:
        super().setUp()
        self.element = make.element()

    def get(self, country: str = "DE") -> str:
        url = f"{reverse('law-concordance')}?country={country}"
        return self.client.get(url).content.decode()

    def test_norms_with_certainty_and_a_note_once(self) -> None:
        for number in (1, 2):
            make.norm(
                of=self.element,
                citations={"en": f"Art. {number}"},
                certainty="M",
                note={"en": "It is disputed."},
            )
        text = self.get()
        self.assertEqual(text.count("It is disputed."), 1)
        self.assertIn("(note 1)", " ".join(text.split()))
        self.assertIn("to be verified", text)

    def test_what_is_unknown_asks_and_is_not_cited(self) -> None:
        make.norm(
            of=self.element, jurisdiction="AT", certainty="U", citations={"en": "Leaked section"}
        )
        text = self.get("AT")
        self.assertIn("unknown – must be asked", text)
        self.assertNotIn("Leaked section", text)

    def test_a_country_that_there_is_not_is_germany(self) -> None:
        response = self.client.get(f"{reverse('law-concordance')}?country=FR")
        self.assertEqual(response.context["country"], "DE")

    def test_the_number_of_queries_does_not_grow(self) -> None:
        for keys in (("a",), ("b", "c")):
            for key in keys:
                position = 10 + len(key) + ord(key)
                make.norm(of=make.element(key=key, position=position))
            with self.subTest(keys=keys), self.assertNumQueries(7):
                self.get()
