"""The graph of findings: who bears out, contradicts and updates whom."""

from __future__ import annotations

from unittest import TestCase

from hypothesis import given
from hypothesis import strategies as st

from casework.domain.corroboration import Finding, Graph, Link, groups, problems_of
from casework.domain.dates import Fuzzy, parse_fuzzy
from casework.domain.evidence import LinkKind
from casework.domain.independence import Bearer, Corroboration, independent

SUPPORTS, REPEATS = LinkKind.SUPPORTS, LinkKind.REPEATS
CONTRADICTS, UPDATES = LinkKind.CONTRADICTS, LinkKind.UPDATES
PASSAGES = ("P1", "P2", "P3", "P4", "P5", "P6")
SOURCES = ("A", "B", "C", "D")


def links(*triples: tuple[str, LinkKind, str]) -> list[Link]:
    return [Link(*triple) for triple in triples]


def graph(found: list[Link], **fields: object) -> Graph:
    given: dict[str, object] = {
        "findings": {f"P{n}": Finding(source) for n, source in enumerate("ABCD", 1)},
        "links": found,
    }
    return Graph(**(given | fields))  # type: ignore[arg-type]


def of(key: str, among: Graph) -> Corroboration:
    return among.corroborations()[key]


def sources(found: Corroboration) -> list[str]:
    return [bearer.source for bearer in found.bearers]


def count(key: str, among: Graph) -> int:
    return len(independent(of(key, among).bearers))


class BearerTests(TestCase):
    def test_a_finding_alone_is_borne_by_its_source(self) -> None:
        self.assertEqual(of("P1", graph([])), Corroboration((Bearer("A", "P1", frozenset("A")),)))

    def test_a_finding_that_supports_it_bears_it_out(self) -> None:
        found = of("P1", graph(links(("P2", SUPPORTS, "P1"))))
        self.assertEqual(
            found.bearers,
            (Bearer("A", "P1", frozenset("A")), Bearer("B", "P2", frozenset("B"))),
        )

    def test_what_it_supports_does_not(self) -> None:
        self.assertEqual(sources(of("P2", graph(links(("P2", SUPPORTS, "P1"))))), ["B"])

    def test_support_of_support_does_not(self) -> None:
        found = graph(links(("P3", SUPPORTS, "P2"), ("P2", SUPPORTS, "P1")))
        self.assertEqual(sources(of("P1", found)), ["A", "B"])

    def test_its_own_comes_first_whatever_it_is_called(self) -> None:
        found = graph(links(("P1", SUPPORTS, "P2")))
        self.assertEqual(sources(of("P2", found)), ["B", "A"])

    def test_contradiction_and_update_bear_nothing_out(self) -> None:
        found = of("P1", graph(links(("P2", CONTRADICTS, "P1"), ("P3", UPDATES, "P1"))))
        self.assertEqual(
            (sources(found), found.contradicted_by, found.updated_by), (["A"], ("P2",), ("P3",))
        )

    def test_a_withheld_finding_neither_supports_nor_contradicts(self) -> None:
        findings = {"P1": Finding("A"), "P2": Finding("B", is_printable=False)}
        for kind in LinkKind:
            with self.subTest(kind):
                found = of("P1", graph(links(("P2", kind, "P1")), findings=findings))
                self.assertEqual(found, Corroboration((Bearer("A", "P1", frozenset("A")),)))

    def test_a_source_that_nobody_has_seen_bears_nothing_out_but_may_contradict(self) -> None:
        findings = {"P1": Finding("A"), "P2": Finding("B", is_seen=False)}
        both = links(("P2", SUPPORTS, "P1"), ("P2", UPDATES, "P1"))
        found = of("P1", graph(both, findings=findings))
        self.assertEqual((sources(found), found.updated_by), (["A"], ("P2",)))


class RepeatTests(TestCase):
    def test_a_repeat_is_listed_and_adds_nothing(self) -> None:
        found = graph(links(("P2", REPEATS, "P1")))
        self.assertEqual(sources(of("P1", found)), ["A", "B"])
        self.assertEqual(count("P1", found), 1)

    def test_a_repeat_of_what_supports_it_adds_nothing(self) -> None:
        found = graph(links(("P2", SUPPORTS, "P1"), ("P3", REPEATS, "P2"), ("P4", REPEATS, "P3")))
        self.assertEqual(sources(of("P1", found)), ["A", "B", "C", "D"])
        self.assertEqual(independent(of("P1", found).bearers), (("A",), ("B", "C", "D")))

    def test_a_repeat_of_withheld_support_does_not_stand_in_for_it(self) -> None:
        found = graph(
            links(("P2", SUPPORTS, "P1"), ("P3", REPEATS, "P2")),
            findings={
                "P1": Finding("A"),
                "P2": Finding("B", is_printable=False),
                "P3": Finding("C"),
            },
        )
        self.assertEqual(sources(of("P1", found)), ["A"])

    def test_two_that_repeat_a_third_count_once(self) -> None:
        found = graph(
            links(
                ("P2", SUPPORTS, "P1"),
                ("P3", SUPPORTS, "P1"),
                ("P2", REPEATS, "P4"),
                ("P3", REPEATS, "P4"),
            )
        )
        self.assertEqual(count("P1", found), 2)

    def test_repeats_in_a_circle_end(self) -> None:
        found = graph(links(("P1", REPEATS, "P2"), ("P2", REPEATS, "P3"), ("P3", REPEATS, "P1")))
        self.assertEqual([count(key, found) for key in ("P1", "P2", "P3")], [1, 1, 1])


class NamedTests(TestCase):
    def test_a_source_may_bear_it_out_without_a_finding(self) -> None:
        found = of("P1", graph([], named={"P1": {"Z"}}))
        self.assertEqual(found.bearers[1:], (Bearer("Z", "", frozenset("Z")),))

    def test_its_finding_says_more_than_its_name(self) -> None:
        for kind, listed in ((SUPPORTS, ["A", "B"]), (REPEATS, ["A", "B"]), (CONTRADICTS, ["A"])):
            with self.subTest(kind):
                found = graph(links(("P2", kind, "P1")), named={"P1": {"B"}})
                self.assertEqual(sources(of("P1", found)), listed)

    def test_a_newer_finding_of_it_does_not_take_the_name_away(self) -> None:
        found = graph(links(("P2", UPDATES, "P1")), named={"P1": {"B"}})
        self.assertEqual(sources(of("P1", found)), ["A", "B"])

    def test_a_named_source_that_derives_from_its_own_adds_nothing(self) -> None:
        found = graph([], named={"P1": {"Z"}}, derived_from={"Z": {"A"}})
        self.assertEqual((sources(of("P1", found)), count("P1", found)), (["A", "Z"], 1))


class CorrectedTests(TestCase):
    """What contradicts a finding as its source has it may bear out what is printed instead."""

    findings = {
        "P1": Finding("A", is_corrected=True),
        "P2": Finding("B"),
        "P3": Finding("C"),
    }

    def test_a_named_source_bears_the_correction_out_though_it_contradicts(self) -> None:
        for kind in (CONTRADICTS, UPDATES):
            with self.subTest(kind):
                found = of(
                    "P1",
                    graph(
                        links(("P2", kind, "P1"), ("P3", kind, "P1")),
                        findings=self.findings,
                        named={"P1": {"B"}},
                    ),
                )
                against = found.contradicted_by or found.updated_by
                self.assertEqual((sources(found), against), (["A", "B"], ("P3",)))


class GroupTests(TestCase):
    def test_the_group_of_its_own_source_comes_first(self) -> None:
        bearers = [Bearer(key, "", frozenset(key)) for key in "ABC"]
        self.assertEqual(groups(bearers, "B"), (("B",), ("A",), ("C",)))


LINKS = st.builds(
    Link, st.sampled_from(PASSAGES), st.sampled_from(LinkKind), st.sampled_from(PASSAGES)
).filter(lambda link: link.passage != link.of)
GRAPHS = st.builds(
    Graph,
    findings=st.fixed_dictionaries(
        {key: st.builds(Finding, st.sampled_from(SOURCES), st.booleans()) for key in PASSAGES}
    ),
    links=st.lists(LINKS, max_size=14),
    derived_from=st.dictionaries(
        st.sampled_from(SOURCES), st.sets(st.sampled_from(SOURCES), max_size=2)
    ),
    named=st.dictionaries(
        st.sampled_from(PASSAGES), st.sets(st.sampled_from(SOURCES), max_size=2)
    ),
)


class PropertyTests(TestCase):
    @given(GRAPHS)
    def test_the_order_of_the_links_says_nothing(self, found: Graph) -> None:
        turned = Graph(
            dict(reversed(list(found.findings.items()))),
            list(reversed(list(found.links))),
            found.derived_from,
            found.named,
        )
        self.assertEqual(turned.corroborations(), found.corroborations())

    @given(GRAPHS, st.sampled_from(PASSAGES), st.sampled_from(SOURCES))
    def test_a_new_repeat_never_raises_a_count(
        self, found: Graph, repeated: str, source: str
    ) -> None:
        more = Graph(
            {**found.findings, "NEW": Finding(source)},
            [*found.links, Link("NEW", REPEATS, repeated)],
            found.derived_from,
            found.named,
        )
        for key in PASSAGES:
            self.assertLessEqual(count(key, more), count(key, found))

    @given(GRAPHS, st.sampled_from(PASSAGES), st.sampled_from(PASSAGES))
    def test_calling_a_finding_a_repeat_never_raises_the_count_of_what_it_repeats(
        self, found: Graph, one: str, other: str
    ) -> None:
        if one == other:
            return
        more = Graph(
            found.findings,
            [*found.links, Link(one, REPEATS, other)],
            found.derived_from,
            found.named,
        )
        self.assertLessEqual(count(other, more), count(other, found))

    @given(GRAPHS)
    def test_everything_is_borne_by_its_own_source_first(self, found: Graph) -> None:
        for key, corroboration in found.corroborations().items():
            self.assertEqual(corroboration.bearers[0].passage, key)
            self.assertGreaterEqual(len(independent(corroboration.bearers)), 1)


class ProblemTests(TestCase):
    def codes(self, link: Link, others: list[Link], **issued: str) -> list[str]:
        dates: dict[str, Fuzzy] = {key: parse_fuzzy(text) for key, text in issued.items()}
        return [problem.code for problem in problems_of(link, others, dates)]

    def test_a_sound_link_has_none(self) -> None:
        for kind in LinkKind:
            with self.subTest(kind):
                self.assertEqual(self.codes(Link("P1", kind, "P2"), []), [])

    def test_itself(self) -> None:
        self.assertEqual(self.codes(Link("P1", SUPPORTS, "P1"), []), ["link-to-itself"])

    def test_there_already(self) -> None:
        link = Link("P1", REPEATS, "P2")
        self.assertEqual(self.codes(link, [link]), ["link-twice"])
        self.assertEqual(self.codes(link, [Link("P2", REPEATS, "P1")]), [])

    def test_the_opposite_of_what_is_there(self) -> None:
        there = [Link("P1", CONTRADICTS, "P2")]
        self.assertEqual(self.codes(Link("P1", SUPPORTS, "P2"), there), ["link-opposite"])
        self.assertEqual(self.codes(Link("P2", SUPPORTS, "P1"), there), [])

    def test_a_circle_of_updates_over_two_steps(self) -> None:
        there = links(("P2", UPDATES, "P1"), ("P3", UPDATES, "P2"))
        self.assertEqual(self.codes(Link("P1", UPDATES, "P3"), there), ["link-circle"])
        self.assertEqual(self.codes(Link("P1", SUPPORTS, "P3"), there), [])
        self.assertEqual(self.codes(Link("P3", UPDATES, "P1"), there), [])

    def test_an_update_by_an_older_source(self) -> None:
        link = Link("P1", UPDATES, "P2")
        self.assertEqual(self.codes(link, [], P1="2016", P2="2017-07-07"), ["link-by-older"])
        self.assertEqual(self.codes(link, [], P1="2017", P2="2017-07-07"), [])
        self.assertEqual(self.codes(link, [], P1="", P2="2017-07-07"), [])
        self.assertEqual(self.codes(Link("P1", SUPPORTS, "P2"), [], P1="2016", P2="2017"), [])
