"""The index agrees with the tables: whatever changes, taken in or not, on both databases."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase as PropertyTestCase

from casework.actions.index_rows import keep_index, make_index_anew, take_in_changes
from casework.domain.evidence import TermKind
from casework.domain.searches import FACETS, USED, YEAR_FACETS, Question
from casework.models import (
    Entity,
    EntityName,
    IndexChange,
    IndexEntry,
    IndexSet,
    IndexVersion,
    Passage,
    Source,
    Term,
)
from casework.models.index_check import index_faults
from casework.models.search import search
from tests import make
from tests.base import CastTestCase
from tests.models.slow_search import slow_counts, slow_search
from tests.queries import indexed

TEXTS = ("The trial was closed.", "Relatives were tried.", "Суд над ПИВТ", "A party, a trial")
NAMES = ("Умаралӣ Қувватов", "Quvvatov", "Islamic Renaissance Party", "Kabiri")
DAYS = ("2015", "2015-09", "2019/..", "2013-05/2016-01", "")
QUERIES = ("", "tri", "trial", "a", "пивт", "Kuvatow", "party closed", "S2", "Reprisals", "wit?")
CHOSEN: tuple[dict[str, list[str]], ...] = (
    {},
    {"theme": ["T1"]},
    {"theme": ["T1", "T2"]},
    {"entity": ["e1"], "kind": ["ngo"]},
    {"place": ["Russia"]},
    {"printable": ["no"]},
)
ASKED = [*((query, CHOSEN[0]) for query in QUERIES), *(("trial", chosen) for chosen in CHOSEN[1:])]
Step = tuple[str, int, int]
steps = st.lists(
    st.tuples(
        st.sampled_from(
            (
                *("add", "text", "code", "uncode", "name", "unname", "rename", "spell", "source"),
                *("move", "place", "hide", "delete", "term", "take in", "anew", "keep"),
            )
        ),
        st.integers(0, 5),
        st.integers(0, 3),
    ),
    min_size=1,
    max_size=12,
)


class Changing:
    """A small library, and every way in which one changes."""

    def __init__(self) -> None:
        self.sources = [
            make.source(key=f"S{n}", issued=f"20{20 + n}", kind=("ngo", "court")[n % 2])
            for n in range(3)
        ]
        for n in range(4):
            make.term(kind=TermKind.THEME, code=f"T{n}", label=("Reprisals", "Exile")[n % 2])
            Entity.objects.create(key=f"e{n}", kind="person", name=NAMES[n])
        self.number = 0
        for n in range(3):
            self.do(("add", n, n))

    def do(self, step: Step) -> None:
        name, row, value = step
        passages = list(Passage.objects.order_by("pk"))
        if name == "add" or not passages:
            self.add(value)
            return
        passage = passages[row % len(passages)]
        one = Passage.objects.filter(pk=passage.pk)
        term = Term.objects.get(kind="theme", code=f"T{value}")
        entity = Entity.objects.get(key=f"e{value}")
        ways: dict[str, Callable[[], object]] = {
            "text": lambda: one.update(finding=TEXTS[value], event_date=DAYS[row % 5]),
            "code": lambda: passage.terms.add(term),
            "uncode": lambda: passage.terms.remove(term),
            "name": lambda: passage.entities.add(entity),
            "unname": lambda: passage.entities.remove(entity),
            "rename": lambda: Entity.objects.filter(pk=entity.pk).update(name=NAMES[row % 4]),
            "spell": lambda: EntityName.objects.get_or_create(
                entity=entity, text=NAMES[row % 4], script="Latn"
            ),
            "source": lambda: Source.objects.filter(key="S1").update(publisher=f"Press {row}"),
            "move": lambda: one.update(source=self.sources[value % 3]),
            "place": lambda: one.update(places=[("Moscow", "GBAO", "Dushanbe", "Geneva")[value]]),
            "hide": lambda: one.update(printable=False, withheld_because="private"),
            "delete": lambda: passage.delete(),
            "term": lambda: Term.objects.filter(pk=term.pk).update(labels={"en": "Exile"}),
            "take in": take_in_changes,
            "keep": keep_index,
            "anew": make_index_anew,
        }
        ways[name]()

    def add(self, value: int) -> None:
        self.number += 1
        make.passage(
            key=f"P{self.number}",
            of=self.sources[value % 3],
            finding=TEXTS[value],
            codes={TermKind.THEME: [f"T{value}"]},
            event_date=DAYS[value],
        )


class AgreementTests(PropertyTestCase):
    @settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(steps)
    def test_it_finds_and_counts_what_a_look_at_every_finding_does(self, done: list[Step]) -> None:
        reader = make.user(name="Omar", role="lawyer")
        library = Changing()
        for step in done:
            library.do(step)
        for query, chosen in ASKED:
            found, slow = search(reader, Question(query, chosen)), slow_search(query, chosen)
            self.assertEqual(len(found), len(slow), (query, chosen))
            self.assertEqual(set(found[:]), {row.pk for row in slow}, (query, chosen))
        everything = search(reader, Question()).counts()
        for facet in {*FACETS} - {USED, "event"}:
            slow_ones = slow_counts(Passage.objects.all(), facet)
            self.assertEqual(everything[facet], slow_ones, facet)
        self.assertEqual(list(index_faults()), [])
        take_in_changes()
        self.assertEqual(list(index_faults()), [])
        self.assertEqual(search(reader, Question()).counts(), everything)


class IndexTests(CastTestCase):
    def setUp(self) -> None:
        make.passage(codes={TermKind.THEME: ["T05"]})
        make.passage(key="P2", finding="A closed trial.")

    def found(self, query: str = "", **chosen: list[str]) -> list[str]:
        pks = search(self.omar, Question(query, chosen))[:]
        return sorted(Passage.objects.filter(pk__in=pks).values_list("key", flat=True))

    def entries(self) -> dict[str, list[int]]:
        return {str(row): list(bytes(row.slots)) for row in IndexSet.objects.all()}

    def test_changes_are_taken_in_once(self) -> None:
        self.assertEqual(take_in_changes(), 2)
        self.assertEqual(IndexChange.objects.count(), 0)
        self.assertEqual(take_in_changes(), 0)
        self.assertEqual(IndexEntry.objects.count(), 2)
        # Both findings, as bits: slots 0 and 1; the theme is that of the first one.
        self.assertEqual(self.entries()["all:"], [66, 3])
        self.assertEqual(self.entries()["theme:T05"], [66, 1])
        self.assertEqual(self.entries()["word:trial"], [66, 2])

    def test_what_did_not_change_is_not_written_again(self) -> None:
        take_in_changes()
        before = dict(IndexSet.objects.values_list("entry", "version"))
        Passage.objects.filter(key="P2").update(finding="A secret trial.")
        take_in_changes()
        changed = {
            bytes(entry)
            for entry, version in IndexSet.objects.values_list("entry", "version")
            if before.get(entry) != version
        }
        self.assertEqual(changed, {b"word:closed", b"word:secret"})

    def test_few_changes_wait(self) -> None:
        take_in_changes()
        Passage.objects.filter(key="P2").update(finding="A secret trial.")
        self.assertEqual(keep_index(), 0)
        self.assertEqual((self.found("secret"), self.found("closed")), (["P2"], []))
        for n in range(60):
            Passage.objects.filter(key="P2").update(finding=f"Trial {n}.")
        self.assertEqual(keep_index(), 1)
        self.assertEqual(self.found("59"), ["P2"])

    def test_a_finding_that_is_gone_leaves_nothing_but_empty_sets(self) -> None:
        take_in_changes()
        Passage.objects.filter(key="P2").delete()
        self.assertEqual(self.found(), ["P1"])
        take_in_changes()
        self.assertEqual(self.found(), ["P1"])
        self.assertEqual(self.entries()["word:trial"], [76])
        self.assertEqual(IndexEntry.objects.count(), 1)

    def test_numbers_far_apart_cost_no_more(self) -> None:
        far = Passage.objects.get(key="P2")
        far.pk, far.key, far.finding = 5_000_000_000, "P9", "A far trial."
        far.save(force_insert=True)
        take_in_changes()
        self.assertEqual(self.found("far"), ["P9"])
        self.assertEqual(self.entries()["all:"], [66, 7])

    def test_made_anew_it_is_the_same(self) -> None:
        take_in_changes()
        before = self.entries()
        make.passage(key="P3")
        Passage.objects.filter(key="P3").delete()
        self.assertEqual(make_index_anew(), 2)
        self.assertEqual(self.entries(), before)
        self.assertEqual(IndexVersion.objects.count(), 1)

    def test_a_copy_in_memory_of_another_history_is_dropped(self) -> None:
        take_in_changes()
        self.assertEqual(self.found("trial"), ["P2"])
        # As after a restored backup: the same number of versions, with other contents.
        Passage.objects.filter(key="P2").update(finding="A hearing.", modality="leak")
        make_index_anew()
        self.assertEqual(self.found(modality=["leak"]), ["P2"])
        self.assertEqual(self.found(modality=["fact"]), ["P1"])

    def test_faults_are_told(self) -> None:
        take_in_changes()
        IndexSet.objects.filter(entry=b"theme:T05").update(slots=b"L")
        Passage.objects.filter(key="P2").update(finding="A hearing.")
        IndexChange.objects.all().delete()
        IndexEntry.objects.create(slot=7, passage_pk=999, sets=b"")
        found = [(problem.code, problem.where) for problem in index_faults()]
        self.assertEqual(
            found,
            [("index-differs", "P2"), ("index-of-none", "999"), ("index-torn", "theme:T05")],
        )

    def test_what_is_marked_is_no_fault(self) -> None:
        Passage.objects.filter(key="P2").update(finding="A hearing.")
        self.assertEqual(list(index_faults()), [])

    def test_taking_in_takes_as_many_queries_for_one_and_three(self) -> None:
        take_in_changes()
        for numbers in ((3,), (4, 5, 6)):
            for n in numbers:
                make.passage(key=f"P{n}", codes={TermKind.THEME: ["T05"]})
            with self.subTest(len(numbers)), self.assertNumQueries(indexed(17)):
                take_in_changes()


class SearchQueryTests(CastTestCase):
    def test_a_search_takes_as_many_queries_for_one_and_three(self) -> None:
        for numbers in ((1,), (2, 3)):
            for n in numbers:
                make.passage(key=f"P{n}", of=make.source(key=f"S{n}"))
            take_in_changes()
            search(self.omar, Question())
            with self.subTest(numbers=numbers, at="rest"), self.assertNumQueries(5):
                found = search(self.omar, Question("relatives exiles"))
                found.counts([facet for facet in FACETS if facet != USED])
                self.assertEqual(len(found[:]), n)
            Passage.objects.update(finding="Relatives of exiles were beaten.")
            with self.subTest(numbers=numbers, at="change"), self.assertNumQueries(9):
                found = search(self.omar, Question("relatives exiles"))
                self.assertEqual(len(found[:]), n)


class YearTests(CastTestCase):
    def test_ranges_and_what_goes_on(self) -> None:
        for key, date in (("P1", "2012-05"), ("P2", "2014/.."), ("P3", "2019-01/2021-12")):
            make.passage(key=key, event_date=date)
        passages = {row.key: row.pk for row in Passage.objects.all()}
        expected = {
            "2012": ["P1"],
            "2013": [],
            "2014": ["P2"],
            "2020": ["P2", "P3"],
            "2020-": ["P2", "P3"],
            "2010-2013": ["P1"],
            "2022-": ["P2"],
            "nonsense": [],
        }
        for value, keys in expected.items():
            with self.subTest(value):
                found = search(self.omar, Question("", {"event": [value]}))[:]
                self.assertEqual(sorted(found), [passages[key] for key in keys])

    def test_the_years_to_choose_from(self) -> None:
        for key, date in (("P1", "2012-05"), ("P2", "2014/.."), ("P3", "2019-01/2021-12")):
            make.passage(key=key, event_date=date)
        found = search(self.omar, Question())
        self.assertEqual(
            found.years("event", found.counts(YEAR_FACETS)["event"]),
            [
                *(("2019-", 2), ("2016-", 2), ("2020-2029", 2), ("2010-2019", 3)),
                *(("2021", 2), ("2020", 2), ("2019", 2), ("2014", 1), ("2012", 1)),
            ],
        )
