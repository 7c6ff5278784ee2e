"""Words sealed in addresses, orders, marked words, what helps when nothing fits, all values."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from django.urls import reverse

from casework.actions.index_rows import take_in_changes
from casework.domain.evidence import TermKind
from casework.models import Entity, Passage
from tests import make
from tests.base import CastTestCase

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

URL = reverse("evidence-list")
ENTITIES = reverse("facet-values", args=["entity"])


class EvidenceSearchCase(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.old = make.source(key="S1", issued="2019-05", language="ru", certainty="excerpt")
        cls.new = make.source(key="S2", issued="2025-02", kind="court", publisher="Court")
        make.passage(
            key="P1",
            of=cls.old,
            finding="A trial of <b>Quvvatov</b> was closed.",
            codes={TermKind.THEME: ["T05"]},
            event_date="2024",
            places=["Moscow"],
        )
        make.passage(key="P2", of=cls.new, finding="They tried it.", event_date="2015-09")

    def setUp(self) -> None:
        self.client.force_login(self.omar)

    def keys(self, response: Response) -> list[str]:
        return [row.facts.key for row in response.context["rows"]]

    def facet(self, response: Response, name: str) -> list[tuple[str, int]]:
        facets = {facet.name: facet for facet in response.context["facets"]}
        found = facets.get(name)
        options = [*found.first, *found.more] if found else []
        return [(option.label, option.passages) for option in options]


class SealedTests(EvidenceSearchCase):
    def send(self, **fields: str) -> str:
        response = self.client.post(URL, fields)
        self.assertEqual(response.status_code, 302)
        return str(response.url)

    def test_what_was_typed_stands_in_no_address(self) -> None:
        address = self.send(q="Quvvatov", theme="T05", sort="event")
        query = parse_qs(urlsplit(address).query)
        self.assertEqual((query["theme"], query["sort"], len(query)), (["T05"], ["event"], 3))
        response = self.client.get(address)
        self.assertEqual(self.keys(response), ["P1"])
        self.assertContains(response, 'value="Quvvatov"')
        links = [link for link in self.links(response) if "uvvatov" in link]
        self.assertEqual(links, [])

    def links(self, response: Response) -> list[str]:
        return [part.split('"')[0] for part in response.content.decode().split('href="')[1:]]

    def test_equal_words_do_not_show_as_equal(self) -> None:
        self.assertNotEqual(self.send(q="Quvvatov"), self.send(q="Quvvatov"))

    def test_the_address_is_good_for_colleagues_and_as_a_bookmark(self) -> None:
        address = self.send(q="Quvvatov")
        self.client.force_login(self.lena)
        self.assertEqual(self.keys(self.client.get(address)), ["P1"])

    def test_the_words_go_along_to_filters_pages_and_sources(self) -> None:
        address = self.send(q="tri")
        token = address.partition("s=")[2]
        response = self.client.get(address)
        option = response.context["facets"][0].first[0]
        self.assertEqual(option.url, f"?s={token}&theme=T05")
        sources = self.client.get(reverse("source-list") + option.url)
        self.assertEqual([source.key for source, _ in sources.context["rows"]], ["S1"])

    def test_a_token_that_is_none_asks_nothing(self) -> None:
        self.assertEqual(self.keys(self.client.get(URL, {"s": "gAAAAnonsense"})), ["P2", "P1"])
        case_list = self.client.post(reverse("case-list"), {"q": "Quvvatov"}).url
        token = case_list.partition("s=")[2]
        self.assertEqual(self.keys(self.client.get(f"{URL}?s={token}")), ["P2", "P1"])

    def test_an_old_bookmark_in_clear_still_opens(self) -> None:
        response = self.client.get(URL, {"q": "quvvatov"})
        self.assertEqual(self.keys(response), ["P1"])
        self.assertContains(response, "?q=quvvatov&amp;theme=T05")

    def test_an_empty_search_shows_everything(self) -> None:
        self.assertEqual(self.send(q=" "), f"{URL}?")


class OrderTests(EvidenceSearchCase):
    def test_the_newest_source_or_event_is_first(self) -> None:
        self.assertEqual(self.keys(self.client.get(URL)), ["P2", "P1"])
        self.assertEqual(self.keys(self.client.get(URL, {"sort": "event"})), ["P1", "P2"])

    def test_of_words_the_best_match_is_first(self) -> None:
        make.passage(key="P3", of=self.new, finding="Nothing.", codes={TermKind.THEME: ["T09"]})
        term = make.term(kind=TermKind.THEME, code="T09")
        term.labels = {"en": "Fair trial"}
        term.save()
        make.passage(key="P4", of=self.old, finding="Trials.")
        response = self.client.get(URL, {"q": "trial"})
        # Whole word in the finding, start of a word, only in the label of a code.
        self.assertEqual(self.keys(response), ["P1", "P4", "P3"])
        orders = response.context["asked"].orders()
        self.assertEqual(
            [(str(name), is_chosen) for name, _, is_chosen in orders],
            [("Best match", True), ("Newest source", False), ("Newest event", False)],
        )
        response = self.client.get(URL, {"q": "trial", "sort": "source"})
        self.assertEqual(self.keys(response), ["P3", "P1", "P4"])

    def test_deep_pages_follow_the_order_through_every_level(self) -> None:
        for number in range(3, 46):
            text = ("A trial.", "Trials.", "Other.")[number % 3]
            make.passage(key=f"P{number}", of=self.new, finding=text, places=["Trialton"])
        for taken_in in (False, True):
            if taken_in:
                take_in_changes()
            pages = [
                self.keys(self.client.get(URL, {"q": "trial", "page": f"{n}"})) for n in (1, 2, 3)
            ]
            found = [key for page in pages for key in page]
            texts = dict(Passage.objects.values_list("key", "finding"))
            ranks = [0 if "trial" in texts[k] else 1 if "Trials" in texts[k] else 2 for k in found]
            with self.subTest(taken_in=taken_in):
                self.assertEqual([len(page) for page in pages], [20, 20, 4])
                self.assertEqual(len(set(found)), 44)
                self.assertEqual(ranks, sorted(ranks))


class MarkTests(EvidenceSearchCase):
    def test_found_words_are_marked_and_escaped(self) -> None:
        named = make.entity(spellings={"Умаралӣ Қувватов": "Cyrl"})
        Passage.objects.get(key="P1").entities.add(named)
        response = self.client.get(URL, {"q": "Кувватов trial"})
        self.assertContains(
            response,
            "A <mark>trial</mark> of &lt;b&gt;<mark>Quvvatov</mark>&lt;/b&gt; was closed.",
        )

    def test_nothing_is_marked_elsewhere(self) -> None:
        self.assertNotContains(self.client.get(URL), "<mark>")
        self.assertNotContains(self.client.get(reverse("source-detail", args=["S1"])), "<mark>")


class FacetTests(EvidenceSearchCase):
    def test_people_places_times_and_sources_are_facets(self) -> None:
        kuvvatov = make.entity(spellings={"Қувватов": "Cyrl"})
        Passage.objects.get(key="P1").entities.add(kuvvatov)
        response = self.client.get(URL)
        expected = {
            "entity": [("Umarali Kuvvatov", 1)],
            "place": [("Moscow", 1), ("Russia", 1)],
            "event": [
                *(("since 2022", 1), ("since 2019", 1), ("2020–2029", 1), ("2010–2019", 1)),
                *(("2024", 1), ("2015", 1)),
            ],
            "year": [
                *(("since 2023", 1), ("since 2020", 1), ("2020–2029", 1), ("2010–2019", 1)),
                *(("2025", 1), ("2019", 1)),
            ],
            "language": [("English", 1), ("Russian", 1)],
            "certainty": [("excerpt read", 1), ("whole text read", 1)],
            "used": [],
        }
        for name, options in expected.items():
            with self.subTest(name):
                self.assertEqual(self.facet(response, name), options)
        self.assertEqual(self.keys(self.client.get(URL, {"place": "Russia"})), ["P1"])
        self.assertEqual(self.keys(self.client.get(URL, {"event": "2020-"})), ["P1"])
        self.assertEqual(self.keys(self.client.get(URL, {"year": "2020-2029"})), ["P2"])
        self.assertEqual(self.keys(self.client.get(URL, {"certainty": "excerpt"})), ["P1"])

    def test_places_are_named_in_the_language_of_the_screen(self) -> None:
        self.client.cookies["django_language"] = "de"
        response = self.client.get(URL, {"place": "Moscow"})
        self.assertEqual(self.facet(response, "place"), [("Russland", 1)])
        self.assertEqual(response.context["chips"][0].label, "Moskau")

    def test_what_packs_of_ones_own_cases_print_is_a_facet_of_ones_own(self) -> None:
        case = make.case(by=self.omar)
        claim = make.claim(of=case, element=make.element())
        make.choice(of=claim, passage=Passage.objects.get(key="P1"), by=self.omar)
        rejected = Passage.objects.get(key="P2")
        make.choice(of=claim, passage=rejected, by=self.omar, verdict="reject")
        for taken_in in (False, True):
            if taken_in:
                take_in_changes()
            for user, count in ((self.omar, 1), (self.lena, 0), (self.petra, 0), (self.rafi, 0)):
                self.client.force_login(user)
                with self.subTest(person=user.name, taken_in=taken_in):
                    options = [("printed in your cases", 1)] if count else []
                    self.assertEqual(self.facet(self.client.get(URL), "used"), options)
                    used = self.keys(self.client.get(URL, {"used": "yes"}))
                    self.assertEqual(used, ["P1"] if count else [])

    def test_when_nothing_fits_it_says_what_to_drop(self) -> None:
        response = self.client.get(URL, {"q": "trial xyzzy", "theme": "T05"})
        self.assertEqual(self.keys(response), [])
        self.assertEqual(
            [(o.label, o.passages, o.url) for o in response.context["wider"]],
            [("“xyzzy”", 1, "?q=trial&theme=T05")],
        )
        self.assertContains(response, "without “xyzzy”")
        response = self.client.get(URL, {"kind": "court", "theme": "T05"})
        self.assertEqual(
            [(o.label, o.passages, o.url) for o in response.context["wider"]],
            [("T05", 1, "?kind=court"), ("international court", 1, "?theme=T05")],
        )


class ValuesTests(EvidenceSearchCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        passage = Passage.objects.get(key="P1")
        Entity.objects.bulk_create(
            Entity(key=f"e{n}", kind="person", name=f"Person {n:03}") for n in range(120)
        )
        passage.entities.add(*Entity.objects.all())

    def test_the_first_are_shown_some_are_folded_and_all_are_a_page(self) -> None:
        response = self.client.get(URL, {"theme": "T05"})
        facet = next(f for f in response.context["facets"] if f.name == "entity")
        self.assertEqual((len(facet.first), len(facet.more), facet.others), (8, 24, 88))
        self.assertEqual(facet.others_url, f"{ENTITIES}?theme=T05")
        self.assertContains(response, "Look through 88 others")

    def test_all_values_lead_back_to_the_library(self) -> None:
        response = self.client.get(ENTITIES, {"theme": "T05"})
        self.assertContains(response, "120 values")
        self.assertContains(response, "Page 1 of 2")
        first = response.context["page"][0]
        self.assertEqual(
            (first.label, first.passages, first.url),
            ("Person 000", 1, f"{URL}?theme=T05&entity=e0"),
        )

    def test_a_name_is_looked_for_without_standing_in_the_address(self) -> None:
        response = self.client.post(f"{ENTITIES}?theme=T05&page=2", {"find": "персон 11"})
        self.assertEqual(response.status_code, 302)
        query = parse_qs(urlsplit(response.url).query)
        self.assertEqual((query["theme"], sorted(query)), (["T05"], ["find", "theme"]))
        self.assertEqual(query["find"][0][:6], "gAAAAA")
        page = self.client.get(response.url).context["page"]
        self.assertEqual(
            [option.label for option in page], [f"Person {n}" for n in range(110, 120)]
        )

    def test_what_is_no_facet_has_no_page(self) -> None:
        for name in ("nonsense", "event", "source", "word"):
            with self.subTest(name):
                url = reverse("facet-values", args=[name])
                self.assertEqual(self.client.get(url).status_code, 404)
