"""The graph of findings read from the library, and what is kept of it with each finding."""

from __future__ import annotations

from typing import Any

from casework.actions.corroboration import refresh_corroboration
from casework.domain.corroboration import Link
from casework.domain.evidence import LinkKind, TermKind, warnings
from casework.models import Passage, PassageLink, Source
from casework.models.corroboration import affected_by
from casework.models.corroboration_themes import linked_themes, theme_findings
from casework.models.passage_bonds import links_from, links_to, origin_groups, to_link_with
from tests import make
from tests.base import CastTestCase
from tests.domain.test_evidence import TODAY

T05 = {TermKind.THEME: ["T05"]}


class KeptTests(CastTestCase):
    def setUp(self) -> None:
        self.one = make.passage(key="P1", of=make.source(key="S1"))
        self.other = make.passage(key="P2", of=make.source(key="S2"))

    def sources(self, key: str = "P1") -> list[str]:
        facts = Passage.objects.for_facts().get(key=key).to_facts()
        return [bearer.source for bearer in facts.bearers]

    def test_a_finding_of_which_nothing_is_kept_rests_on_its_source(self) -> None:
        self.assertEqual(self.one.corroboration, {})
        self.assertEqual(self.sources(), ["S1"])

    def test_what_links_and_names_come_to_is_kept(self) -> None:
        make.passage_link(passage=self.other, kind="supports", of=self.one)
        make.bear_out(self.one, make.source(key="S3"))
        self.one.refresh_from_db()
        self.assertEqual(
            self.one.corroboration,
            {"bearers": [["S1", "P1", ["S1"]], ["S2", "P2", ["S2"]], ["S3", "", ["S3"]]]},
        )

    def test_nothing_is_written_where_nothing_differs(self) -> None:
        make.passage_link(passage=self.other, kind="supports", of=self.one)
        self.assertEqual(refresh_corroboration(), 0)

    def test_a_link_that_is_gone_leaves_nothing_behind(self) -> None:
        link = make.passage_link(passage=self.other, kind="contradicts", of=self.one)
        facts = Passage.objects.for_facts().get(key="P1").to_facts()
        self.assertEqual(facts.corroboration.contradicted_by, ("P2",))
        self.assertIn("contradicted", warnings(facts, TODAY))
        link.delete()
        refresh_corroboration()
        facts = Passage.objects.for_facts().get(key="P1").to_facts()
        self.assertEqual(facts.corroboration.contradicted_by, ())

    def test_what_is_withheld_retired_or_unseen_no_longer_counts(self) -> None:
        make.passage_link(passage=self.other, kind="supports", of=self.one)
        for rows, before, after in (
            (
                Passage.objects.filter(key="P2"),
                {"printable": True, "withheld_because": ""},
                {"printable": False, "withheld_because": "Wrong."},
            ),
            (
                Passage.objects.filter(key="P2"),
                {"state": "draft", "retired_because": ""},
                {"state": "retired", "retired_because": "Wrong."},
            ),
            (Source.objects.filter(key="S2"), {"certainty": "read"}, {"certainty": "memory"}),
        ):
            with self.subTest(after):
                rows.update(**after)
                refresh_corroboration()
                self.assertEqual(self.sources(), ["S1"])
                rows.update(**before)
                refresh_corroboration()
                self.assertEqual(self.sources(), ["S1", "S2"])

    def test_a_source_that_turns_out_to_derive_from_another_counts_with_it(self) -> None:
        make.passage_link(passage=self.other, kind="supports", of=self.one)
        Source.objects.get(key="S2").derived_from.add(Source.objects.get(key="S1"))
        refresh_corroboration()
        facts = Passage.objects.for_facts().get(key="P1").to_facts()
        self.assertEqual(facts.independent_sources, 1)
        self.assertIn("single-source", warnings(facts, TODAY))

    def test_it_takes_as_many_queries_for_three_as_for_one(self) -> None:
        for number in (1, 3):
            for n in range(number):
                new = make.passage(key=f"N{number}-{n}", of=self.other.source)
                new.links.create(of=self.one, kind="supports")
            with self.subTest(number), self.assertNumQueries(5):
                refresh_corroboration()


class NearTests(CastTestCase):
    """What hangs on a change is found, so that the rest need not be reckoned."""

    def setUp(self) -> None:
        self.rows = {
            key: make.passage(key=key, of=make.source(key=f"S-{key}"))
            for key in ("HUB", "SAYS", "ECHO", "ECHO2", "FAR", "FAR2")
        }
        self.link("SAYS", "supports", "HUB")
        self.link("ECHO", "repeats", "SAYS")
        self.link("ECHO2", "repeats", "ECHO")
        self.link("FAR", "supports", "FAR2")
        refresh_corroboration()

    def link(self, one: str, kind: str, other: str) -> None:
        self.rows[one].links.create(of=self.rows[other], kind=kind)

    def kept(self) -> dict[str, object]:
        return dict(Passage.objects.values_list("key", "corroboration"))

    def test_a_change_far_off_in_a_chain_reaches_what_it_bears_out(self) -> None:
        keys = {row.pk: key for key, row in self.rows.items()}
        found = {keys[pk] for pk in affected_by([self.rows["ECHO2"]])}
        self.assertEqual(found, {"HUB", "SAYS", "ECHO", "ECHO2"})

    def test_reckoning_what_is_near_comes_to_the_same_as_reckoning_all(self) -> None:
        changes: dict[str, dict[str, Any]] = {
            "ECHO": {"printable": False, "withheld_because": "Wrong."},
            "SAYS": {"state": "retired", "retired_because": "Wrong."},
            "HUB": {"correction": "Otherwise."},
            "FAR": {"source": self.rows["FAR2"].source},
        }
        for key, change in changes.items():
            with self.subTest(key):
                Passage.objects.filter(key=key).update(**change)
                refresh_corroboration(self.rows[key])
                near = self.kept()
                self.assertEqual(refresh_corroboration(), 0)
                self.assertEqual(self.kept(), near)

    def test_so_it_does_for_every_link_that_comes_or_goes(self) -> None:
        for one, kind, other in (
            ("FAR", "repeats", "HUB"),
            ("FAR2", "repeats", "ECHO"),
            ("HUB", "repeats", "FAR2"),
            ("ECHO2", "contradicts", "FAR"),
        ):
            ends = self.rows[one], self.rows[other]
            with self.subTest(one=one, kind=kind, other=other):
                self.link(one, kind, other)
                refresh_corroboration(*ends)
                self.assertEqual(refresh_corroboration(), 0)
        for row in PassageLink.objects.all():
            with self.subTest(str(row)):
                PassageLink.objects.filter(pk=row.pk).update(is_held=False)
                refresh_corroboration(row.passage, row.of)
                self.assertEqual(refresh_corroboration(), 0)

    def test_what_rests_on_its_own_source_is_kept_as_nothing(self) -> None:
        PassageLink.objects.update(is_held=False)
        refresh_corroboration()
        self.assertEqual(set(map(str, self.kept().values())), {"{}"})

    def test_it_takes_as_many_queries_for_three_as_for_one(self) -> None:
        for number in (1, 3):
            for n in range(number):
                row = make.passage(key=f"N{number}-{n}", of=self.rows["HUB"].source)
                row.links.create(of=self.rows["HUB"], kind="supports")
            with self.subTest(number), self.assertNumQueries(11):
                refresh_corroboration(self.rows["HUB"])


class BondTests(CastTestCase):
    def setUp(self) -> None:
        self.one = make.passage(key="P1", of=make.source(key="S1"))
        self.other = make.passage(key="P2", of=make.source(key="S2"))
        make.passage_link(passage=self.other, kind="supports", of=self.one)

    def test_links_are_read_both_ways(self) -> None:
        self.assertEqual(list(links_from(self.one)), [])
        self.assertEqual([row.passage.key for row in links_to(self.one)], ["P2"])
        self.assertEqual([row.of.key for row in links_from(self.other)], ["P1"])

    def test_sources_stand_by_origin_with_the_finding_of_each(self) -> None:
        copy = make.source(key="S3")
        copy.derived_from.add(self.one.source)
        make.bear_out(self.one, copy)
        self.one.refresh_from_db()
        found = [
            [(source.key, [bearer.passage for bearer in bearers]) for source, bearers in group]
            for group in origin_groups(self.one)
        ]
        self.assertEqual(found, [[("S1", ["P1"]), ("S3", [""])], [("S2", ["P2"])]])

    def test_the_other_finding_is_found_by_its_key(self) -> None:
        found = to_link_with(self.one, self.omar, "p2")
        self.assertEqual([row.key for row in found], ["P2"])
        self.assertEqual(to_link_with(self.one, self.omar, ""), [])
        self.assertEqual(to_link_with(self.one, self.omar, "P1"), [])


class ThemeTests(CastTestCase):
    def setUp(self) -> None:
        source = make.source(key="S1")
        self.rows = [make.passage(key=f"P{n}", of=source, codes=T05) for n in (1, 2, 3)]
        self.stranger = make.passage(key="P4", of=source, codes={TermKind.THEME: ["T10"]})
        make.passage_link(passage=self.rows[0], kind="supports", of=self.rows[1])
        make.passage_link(passage=self.stranger, kind="supports", of=self.rows[1])

    def test_links_within_a_theme_are_counted(self) -> None:
        found = [(one.term.code, one.findings, one.links) for one in linked_themes(self.omar)]
        self.assertEqual(found, [("T05", 3, 1), ("T10", 1, 0)])

    def test_findings_come_with_the_links_between_them(self) -> None:
        theme = make.term(kind=TermKind.THEME, code="T05")
        facts, links = theme_findings(self.omar, theme)
        self.assertEqual([one.key for one in facts], ["P1", "P2", "P3"])
        self.assertEqual(links, {Link("P1", LinkKind.SUPPORTS, "P2")})

    def test_retired_findings_and_links_taken_away_are_left_out(self) -> None:
        Passage.objects.filter(key="P3").update(state="retired", retired_because="Wrong.")
        self.rows[0].links.update(is_held=False)
        facts, links = theme_findings(self.omar, make.term(kind=TermKind.THEME, code="T05"))
        self.assertEqual(([one.key for one in facts], links), (["P1", "P2"], frozenset()))
        self.assertEqual(linked_themes(self.omar)[0].findings, 2)
