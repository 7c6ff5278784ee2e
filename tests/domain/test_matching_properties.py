"""What must hold of the suggestions for any case and any library."""

from __future__ import annotations

import datetime as dt
from random import Random
from unittest import TestCase

from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from casework.domain.cases import CaseFacts, Kinship, RelationFacts
from casework.domain.evidence import Currency, Direction, EvidenceRole, Modality, PassageFacts
from casework.domain.matching import EntityFacts, Match, match
from casework.wording import reason_sentence
from tests.domain import build

TODAY = dt.date(2026, 11, 24)
ENTITIES = {
    "irpt": EntityFacts("irpt", frozenset({"IRPT"}), frozenset({"IRPT-MEM"})),
    "gknb": EntityFacts("gknb", frozenset({"GKNB"})),
    "g24": EntityFacts("g24", frozenset({"Group 24"}), frozenset({"G24"})),
}
ELEMENTS = [
    build.element(
        key="acts", position=2, seeks={"acts": frozenset({"ARREST", "MOB-HOME", "FAM-REPRISAL"})}
    ),
    build.element(key="past_persecution", position=1, seeks={"themes": frozenset({"T05"})}),
]
ACTS = ("ARREST", "MOB-HOME", "FAM-REPRISAL", "SEXVID", "KILL", "JOB-DISC", "ABDUCT")
PROFILES = ("IRPT-MEM", "IRPT-REL", "EXILE-REL", "G24", "JOURNALIST", "LAWYER", "OPP-POL")
WORDS = ("relatives", "police", "house", "stones", "school", "prison", "embassy", "imam")
PLACES = ("Khorog", "Kulob", "Moscow", "Russia", "Gorno-Badakhshan")


def codes(*names: str) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(names), max_size=4)


TEXTS = st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)


@st.composite
def passages(draw: st.DrawFn) -> list[PassageFacts]:
    """A library of up to eight findings, of up to three sources."""
    size = draw(st.integers(1, 8))
    return [
        build.passage(
            key=f"P{number}",
            source=build.source(key=draw(st.sampled_from(("S1", "S2", "S3")))),
            finding=draw(TEXTS),
            acts=draw(codes(*ACTS)),
            profiles=draw(codes(*PROFILES)),
            themes=draw(codes("T05", "T10")),
            entities=draw(codes("irpt", "gknb", "g24")),
            grounds=draw(codes("POL", "REL")),
            places=draw(codes(*PLACES)),
            modality=draw(st.sampled_from(Modality)),
            currency=draw(st.sampled_from(Currency)),
            role=draw(st.sampled_from(EvidenceRole)),
            direction=draw(st.sampled_from(Direction)),
        )
        for number in range(size)
    ]


@st.composite
def cases(draw: st.DrawFn) -> CaseFacts:
    events = tuple(
        build.event(
            key=f"e{number}",
            what={"en": draw(TEXTS)},
            acts=draw(codes(*ACTS)),
            entities=draw(codes("irpt", "gknb")),
            place=draw(st.sampled_from(PLACES)),
        )
        for number in range(draw(st.integers(0, 3)))
    )
    father = build.person(key="father", profiles=draw(codes(*PROFILES)))
    friend = build.person(key="friend", profiles=draw(codes(*PROFILES)))
    return build.case(
        people=(build.person(profiles=draw(codes(*PROFILES))), father, friend),
        grounds=draw(codes("POL-IMP", "PSG")),
        relations=(RelationFacts("father", Kinship.PARENT, "applicant"),),
        events=events,
        summary={"en": draw(TEXTS)},
    )


def run(case: CaseFacts, library: list[PassageFacts]) -> list[Match]:
    return match(case, ELEMENTS, library, ENTITIES, TODAY)


class PropertyTest(TestCase):
    @settings(deadline=None)
    @given(cases(), passages(), st.randoms(use_true_random=False))
    def test_the_order_of_the_library_changes_nothing(
        self, case: CaseFacts, library: list[PassageFacts], chance: Random
    ) -> None:
        shuffled = list(library)
        chance.shuffle(shuffled)
        self.assertEqual(run(case, library), run(case, shuffled))

    @settings(deadline=None)
    @given(cases(), passages(), TEXTS)
    def test_an_unrelated_passage_changes_no_score_of_the_others(
        self, case: CaseFacts, library: list[PassageFacts], text: str
    ) -> None:
        other = build.passage(key="P99", finding=text, acts=frozenset({"PARTY-BAN"}))
        self.assertEqual(run(case, library), run(case, [*library, other]))

    @settings(deadline=None)
    @given(cases(), passages())
    def test_a_related_passage_of_another_source_changes_no_score_either(
        self, case: CaseFacts, library: list[PassageFacts]
    ) -> None:
        other = build.passage(
            key="P99",
            source=build.source(key="S9"),
            acts=frozenset(ACTS),
            profiles=frozenset(PROFILES),
        )
        found = [m for m in run(case, [*library, other]) if m.passage.key != "P99"]
        self.assertEqual(run(case, library), found)

    @settings(deadline=None)
    @given(cases(), passages())
    def test_a_score_is_the_sum_of_its_parts_and_the_best_come_first(
        self, case: CaseFacts, library: list[PassageFacts]
    ) -> None:
        found = run(case, library)
        for one in found:
            self.assertAlmostEqual(one.score, sum(reason.score for reason in one.reasons))
        for element in ELEMENTS:
            scores = [one.score for one in found if one.element == element.key]
            self.assertEqual(scores, sorted(scores, reverse=True))

    @settings(deadline=None)
    @given(cases(), passages())
    def test_the_language_of_the_screen_changes_the_words_and_never_the_order(
        self, case: CaseFacts, library: list[PassageFacts]
    ) -> None:
        in_english = run(case, library)
        for language in ("de", "pl"):
            with translation.override(language):
                self.assertEqual(run(case, library), in_english)
                for one in in_english:
                    for reason in one.reasons:
                        self.assertTrue(reason_sentence(reason, {}))
