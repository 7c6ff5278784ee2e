"""Which passages are suggested, in which order, and why."""

from __future__ import annotations

import datetime as dt
from typing import Any
from unittest import TestCase

from casework.domain.cases import CaseFacts, EventKind, Kinship, PersonRole, RelationFacts
from casework.domain.dates import parse_fuzzy
from casework.domain.evidence import (
    Certainty,
    Currency,
    Direction,
    EvidenceRole,
    Modality,
    PassageFacts,
    SourceKind,
)
from casework.domain.matching import EntityFacts, Match, Reason, explain, fit, match, shared_with
from casework.domain.matching import claimant_of as claimant
from tests.domain import build

TODAY = dt.date(2026, 11, 24)
IRPT = EntityFacts("irpt", frozenset({"IRPT", "ПИВТ"}), frozenset({"IRPT-MEM"}))


def run(case: CaseFacts, *passages: PassageFacts, **options: object) -> list[Match]:
    elements = [build.element(seeks={"acts": frozenset({"FAM-REPRISAL"})})]
    return match(case, elements, passages, {"irpt": IRPT}, TODAY)


def scores(reasons: tuple[Reason, ...]) -> dict[str, float]:
    return {reason.part: reason.score for reason in reasons}


class SuggestionTest(TestCase):
    def test_a_passage_with_the_same_act_and_profile_is_suggested(self) -> None:
        case = build.case(
            people=(build.person(profiles=frozenset({"EXILE-REL"})),),
            events=(build.event(acts=frozenset({"FAM-REPRISAL"})),),
        )
        passage = build.passage(
            acts=frozenset({"FAM-REPRISAL"}), profiles=frozenset({"EXILE-REL"})
        )
        found = run(case, passage)
        self.assertEqual([m.passage.key for m in found], ["P1"])
        self.assertEqual(
            scores(found[0].reasons),
            {
                "element": 0.8,
                "profile": 1.6,
                "acts": 1.2,
                "modality": 0.4,
                "currency": -0.4,
                "role": 0.4,
            },
        )

    def test_the_score_is_the_sum_of_its_reasons(self) -> None:
        case = build.case(people=(build.person(profiles=frozenset({"EXILE-REL"})),))
        passage = build.passage(
            acts=frozenset({"FAM-REPRISAL"}), profiles=frozenset({"EXILE-REL"})
        )
        (found,) = run(case, passage)
        self.assertEqual(found.score, 2.8)
        self.assertAlmostEqual(found.score, sum(reason.score for reason in found.reasons))

    def test_a_passage_that_does_not_bear_on_the_element_is_not_suggested(self) -> None:
        case = build.case(people=(build.person(profiles=frozenset({"EXILE-REL"})),))
        passage = build.passage(acts=frozenset({"CENSOR"}), profiles=frozenset({"EXILE-REL"}))
        self.assertEqual(run(case, passage), [])

    def test_a_case_that_shares_nothing_gets_nothing(self) -> None:
        passage = build.passage(
            acts=frozenset({"FAM-REPRISAL"}), profiles=frozenset({"EXILE-REL"})
        )
        self.assertEqual(run(build.case(), passage), [])

    def test_a_common_ground_alone_is_too_little(self) -> None:
        case = build.case(grounds=frozenset({"POL"}))
        passage = build.passage(acts=frozenset({"FAM-REPRISAL"}), grounds=frozenset({"POL"}))
        self.assertEqual(run(case, passage), [])

    def test_a_withheld_passage_is_never_suggested(self) -> None:
        case = build.case(people=(build.person(profiles=frozenset({"EXILE-REL"})),))
        passage = build.passage(
            acts=frozenset({"FAM-REPRISAL"}),
            profiles=frozenset({"EXILE-REL"}),
            printable=False,
            withheld_because="No jurisdiction.",
        )
        self.assertEqual(run(case, passage), [])

    def test_an_element_the_country_does_not_examine_gets_nothing(self) -> None:
        case = build.case(people=(build.person(profiles=frozenset({"EXILE-REL"})),))
        passage = build.passage(
            acts=frozenset({"FAM-REPRISAL"}), profiles=frozenset({"EXILE-REL"})
        )
        german = build.element(jurisdictions=frozenset({"DE"}))
        self.assertEqual(match(case, [german], [passage], {}, TODAY), [])


class OrderTest(TestCase):
    def setUp(self) -> None:
        self.case = build.case(
            people=(build.person(profiles=frozenset({"EXILE-REL"})),),
            events=(build.event(acts=frozenset({"FAM-REPRISAL"})),),
        )
        self.codes: dict[str, Any] = {
            "acts": frozenset({"FAM-REPRISAL"}),
            "profiles": frozenset({"EXILE-REL"}),
        }

    def keys(self, *passages: PassageFacts) -> list[str]:
        return [found.passage.key for found in run(self.case, *passages)]

    def test_a_fact_stands_before_an_opinion(self) -> None:
        fact = build.passage(key="Z", **self.codes)
        opinion = build.passage(key="A", modality=Modality.OPINION, **self.codes)
        self.assertEqual(self.keys(opinion, fact), ["Z", "A"])

    def test_what_goes_on_stands_before_what_is_superseded(self) -> None:
        ongoing = build.passage(key="Z", currency=Currency.ONGOING, **self.codes)
        superseded = build.passage(
            key="A", currency=Currency.SUPERSEDED, correction="No longer so.", **self.codes
        )
        self.assertEqual(self.keys(superseded, ongoing), ["Z", "A"])

    def test_a_recent_source_stands_before_an_old_one(self) -> None:
        recent = build.source(issued=parse_fuzzy("2025-06"))
        old = build.source(issued=parse_fuzzy("2017-07-07"))
        self.assertEqual(
            self.keys(
                build.passage(key="A", source=old, **self.codes),
                build.passage(key="Z", source=recent, **self.codes),
            ),
            ["Z", "A"],
        )

    def test_a_court_stands_before_a_newspaper(self) -> None:
        court = build.source(kind=SourceKind.COURT)
        paper = build.source(kind=SourceKind.MEDIA)
        self.assertEqual(
            self.keys(
                build.passage(key="A", source=paper, **self.codes),
                build.passage(key="Z", source=court, **self.codes),
            ),
            ["Z", "A"],
        )

    def test_background_stands_last(self) -> None:
        pattern = build.passage(key="Z", **self.codes)
        background = build.passage(key="A", role=EvidenceRole.BACKGROUND, **self.codes)
        self.assertEqual(self.keys(background, pattern), ["Z", "A"])

    def test_equal_scores_keep_the_order_of_keys(self) -> None:
        self.assertEqual(
            self.keys(build.passage(key="B", **self.codes), build.passage(key="A", **self.codes)),
            ["A", "B"],
        )

    def test_adverse_material_is_kept_in_view(self) -> None:
        adverse = build.passage(key="N2-1", direction=Direction.ADVERSE, **self.codes)
        (found,) = run(self.case, adverse)
        self.assertIn("adverse", found.warnings)
        self.assertEqual(scores(found.reasons)["adverse"], 0.5)

    def test_elements_come_in_the_order_of_examination(self) -> None:
        seeks = {"acts": frozenset({"FAM-REPRISAL"})}
        elements = [
            build.element(key="serious_harm", position=9, seeks=seeks),
            build.element(key="acts", position=3, seeks=seeks),
        ]
        found = match(self.case, elements, [build.passage(**self.codes)], {}, TODAY)
        self.assertEqual([m.element for m in found], ["acts", "serious_harm"])


class KinshipTest(TestCase):
    def family(self, *, kind: Kinship = Kinship.PARENT) -> CaseFacts:
        father = build.person(key="father", profiles=frozenset({"IRPT-MEM"}))
        return build.case(
            people=(build.person(), father),
            relations=(RelationFacts("father", kind, "applicant"),),
        )

    def test_a_relative_of_a_party_member_is_tied_to_reprisals_on_relatives(self) -> None:
        passage = build.passage(profiles=frozenset({"IRPT-REL"}))
        (reason,) = shared_with(passage, claimant(self.family(), {}))
        self.assertEqual(reason, Reason("kinship", 1.7, ("IRPT-REL",), "parent"))

    def test_the_relatives_own_profile_counts_less(self) -> None:
        passage = build.passage(profiles=frozenset({"IRPT-MEM"}))
        (reason,) = shared_with(passage, claimant(self.family(), {}))
        self.assertEqual(reason, Reason("kinship", 0.85, ("IRPT-MEM",), "parent"))

    def test_the_relation_holds_in_both_directions(self) -> None:
        father = build.person(key="father", profiles=frozenset({"IRPT-MEM"}))
        case = build.case(
            people=(build.person(), father),
            relations=(RelationFacts("applicant", Kinship.CHILD, "father"),),
        )
        passage = build.passage(profiles=frozenset({"IRPT-REL"}))
        self.assertEqual(shared_with(passage, claimant(case, {}))[0].detail, "child")

    def test_a_friend_is_no_relative(self) -> None:
        passage = build.passage(profiles=frozenset({"IRPT-REL"}))
        case = self.family(kind=Kinship.FRIEND)
        self.assertEqual(
            shared_with(passage, claimant(case, {})), (Reason("others", -1.4, ("IRPT-REL",)),)
        )

    def test_the_applicants_own_profile_is_not_counted_twice(self) -> None:
        father = build.person(key="father", profiles=frozenset({"IRPT-MEM"}))
        case = build.case(
            people=(build.person(profiles=frozenset({"IRPT-MEM"})), father),
            relations=(build.parent_of_applicant(),),
        )
        passage = build.passage(profiles=frozenset({"IRPT-MEM"}))
        self.assertEqual(
            [reason.part for reason in shared_with(passage, claimant(case, {}))], ["profile"]
        )


class SharedTest(TestCase):
    def test_activity_for_an_organisation_gives_its_profile(self) -> None:
        case = build.case(
            events=(build.event(kind=EventKind.ACTIVITY, entities=frozenset({"irpt"})),)
        )
        passage = build.passage(profiles=frozenset({"IRPT-MEM"}))
        (reason,) = shared_with(passage, claimant(case, {"irpt": IRPT}))
        self.assertEqual(reason, Reason("profile", 1.6, ("IRPT-MEM",)))

    def test_being_questioned_about_an_organisation_does_not(self) -> None:
        case = build.case(
            events=(build.event(kind=EventKind.PERSECUTION, entities=frozenset({"irpt"})),)
        )
        passage = build.passage(profiles=frozenset({"IRPT-MEM"}))
        self.assertEqual(
            shared_with(passage, claimant(case, {"irpt": IRPT})),
            (Reason("others", -1.4, ("IRPT-MEM",)),),
        )

    def test_a_named_organisation_is_a_tie(self) -> None:
        case = build.case(events=(build.event(entities=frozenset({"irpt"})),))
        passage = build.passage(entities=frozenset({"irpt", "rahmon"}))
        self.assertEqual(
            shared_with(passage, claimant(case, {"irpt": IRPT})),
            (Reason("entities", 1.1, ("irpt",)),),
        )

    def test_places_are_compared_across_spellings_of_letters(self) -> None:
        case = build.case(events=(build.event(place="Хоруғ, Tajikistan"),))
        passage = build.passage(places=frozenset({"Khorugh", "Tajikistan"}))
        self.assertEqual(
            shared_with(passage, claimant(case, {})), (Reason("places", 0.55, ("Khorugh",)),)
        )

    def test_the_country_alone_is_no_common_place(self) -> None:
        case = build.case(events=(build.event(place="Tajikistan"),))
        passage = build.passage(places=frozenset({"Tajikistan"}))
        self.assertEqual(shared_with(passage, claimant(case, {})), ())

    def test_the_same_act_at_the_same_time_counts(self) -> None:
        case = build.case(events=(build.event(when="2016-09", acts=frozenset({"MOB-HOME"})),))
        same = build.passage(acts=frozenset({"MOB-HOME"}), event_date=parse_fuzzy("2016"))
        other = build.passage(acts=frozenset({"MOB-HOME"}), event_date=parse_fuzzy("2012"))
        self.assertEqual(
            scores(shared_with(same, claimant(case, {}))), {"acts": 1.8, "period": 0.9}
        )
        self.assertEqual(scores(shared_with(other, claimant(case, {}))), {"acts": 1.8})

    def test_each_further_profile_counts_about_half(self) -> None:
        codes = frozenset({"G24", "YRT", "EXILE-ACT"})
        case = build.case(people=(build.person(profiles=codes),))
        passage = build.passage(profiles=codes)
        self.assertEqual(
            shared_with(passage, claimant(case, {})),
            (Reason("profile", 3.2, ("EXILE-ACT", "G24", "YRT")),),
        )


class ApartTest(TestCase):
    """What speaks for and against a tie beyond equal codes."""

    def of(self, passage: PassageFacts, *profiles: str, acts: str = "") -> dict[str, float]:
        case = build.case(
            people=(build.person(profiles=frozenset(profiles)),),
            events=(build.event(acts=frozenset(acts.split())),),
        )
        return scores(shared_with(passage, claimant(case, {})))

    def test_a_neighbouring_profile_counts_a_little(self) -> None:
        passage = build.passage(profiles=frozenset({"EXILE-REL"}))
        self.assertEqual(self.of(passage, "IRPT-REL"), {"neighbour": 0.8})

    def test_people_in_another_position_count_against(self) -> None:
        passage = build.passage(profiles=frozenset({"PAMIRI"}))
        self.assertEqual(self.of(passage, "LAWYER"), {"others": -1.4})

    def test_a_telling_act_in_common_makes_up_for_it(self) -> None:
        passage = build.passage(profiles=frozenset({"RELIG-FIG"}), acts=frozenset({"SEXVID"}))
        self.assertEqual(
            self.of(passage, "WOMAN-SMEAR", acts="SEXVID"), {"acts": 1.8, "others": -0.2}
        )

    def test_a_case_without_any_profile_needs_more_than_an_act(self) -> None:
        passage = build.passage(profiles=frozenset({"G24"}), acts=frozenset({"IMPUNITY"}))
        self.assertEqual(self.of(passage, acts="IMPUNITY"), {"acts": 1.8, "others": -1.4})

    def test_an_act_of_most_cases_tells_little_and_is_no_tie(self) -> None:
        passage = build.passage(acts=frozenset({"INTIMID", "FAM-REPRISAL"}))
        self.assertEqual(self.of(passage, acts="INTIMID"), {"acts": 0.25, "other-acts": -0.9})
        case = build.case(events=(build.event(acts=frozenset({"INTIMID"})),))
        self.assertEqual(run(case, passage), [])

    def test_words_in_common_count_and_are_named(self) -> None:
        case = build.case(summary={"en": "A crowd threw stones and burnt her photograph."})
        passage = build.passage(finding="Pupils threw stones; portraits burnt.")
        (reason,) = shared_with(passage, claimant(case, {}))
        self.assertEqual(reason, Reason("words", 1.5, ("burnt", "stones", "threw")))

    def test_a_town_of_the_case_lies_in_the_region_of_the_finding(self) -> None:
        case = build.case(events=(build.event(place="Хоруғ"),))
        passage = build.passage(places=frozenset({"Gorno-Badakhshan", "Kulob"}))
        self.assertEqual(
            shared_with(passage, claimant(case, {})),
            (Reason("places", 0.55, ("Gorno-Badakhshan",)),),
        )

    def test_a_ministry_says_less_than_a_party(self) -> None:
        entities = {"irpt": IRPT, "gknb": EntityFacts("gknb", frozenset({"GKNB"}))}
        case = build.case(events=(build.event(entities=frozenset(entities)),))
        passage = build.passage(entities=frozenset({"gknb"}))
        self.assertEqual(
            shared_with(passage, claimant(case, entities)), (Reason("entities", 0.35, ("gknb",)),)
        )

    def test_a_name_in_the_story_counts_as_if_it_were_coded(self) -> None:
        case = build.case(summary={"ru": "Он помогал ПИВТ."})
        passage = build.passage(entities=frozenset({"irpt"}))
        self.assertEqual(
            shared_with(passage, claimant(case, {"irpt": IRPT})),
            (Reason("entities", 1.1, ("irpt",)),),
        )

    def test_the_nearest_relative_is_named(self) -> None:
        people = [build.person(key=key, profiles=frozenset({"G24"})) for key in ("uncle", "son")]
        relations = (
            RelationFacts("uncle", Kinship.UNCLE_AUNT, "applicant"),
            RelationFacts("son", Kinship.CHILD, "applicant"),
        )
        case = build.case(people=(build.person(), *people), relations=relations)
        passage = build.passage(profiles=frozenset({"G24"}))
        (reason,) = shared_with(passage, claimant(case, {}))
        self.assertEqual(reason, Reason("kinship", 0.85, ("G24",), "child"))


class PositionTest(TestCase):
    """What the position of the applicant says beyond equal codes."""

    def of(self, passage: PassageFacts, *profiles: str, **case: Any) -> dict[str, float]:
        people = (build.person(profiles=frozenset(profiles)),)
        return scores(shared_with(passage, claimant(build.case(people=people, **case), {})))

    def test_the_practice_against_the_opposition_is_on_its_members(self) -> None:
        passage = build.passage(profiles=frozenset({"OPP-POL"}), role=EvidenceRole.PATTERN)
        self.assertEqual(self.of(passage, "G24"), {"class": 0.45})

    def test_the_fate_of_one_politician_is_not(self) -> None:
        passage = build.passage(profiles=frozenset({"OPP-POL"}), role=EvidenceRole.INCIDENT)
        self.assertEqual(self.of(passage, "G24"), {"others": -1.4})

    def test_nor_is_it_on_those_who_do_not_belong_to_it(self) -> None:
        passage = build.passage(profiles=frozenset({"OPP-POL"}), role=EvidenceRole.PATTERN)
        self.assertEqual(self.of(passage, "PAMIRI"), {"others": -1.4})

    def test_an_act_that_must_be_feared_is_nobody_elses(self) -> None:
        passage = build.passage(profiles=frozenset({"G24"}), acts=frozenset({"ABDUCT"}))
        self.assertEqual(self.of(passage, "G24"), {"profile": 1.6})

    def test_an_act_that_hangs_on_another_position_is(self) -> None:
        passage = build.passage(profiles=frozenset({"G24"}), acts=frozenset({"SEXVID"}))
        self.assertEqual(self.of(passage, "G24"), {"profile": 1.6, "other-acts": -0.9})

    def test_an_act_close_to_one_of_the_case_counts_a_little(self) -> None:
        events = (build.event(acts=frozenset({"EXTRADITION"})),)
        passage = build.passage(profiles=frozenset({"G24"}), acts=frozenset({"RENDITION"}))
        self.assertEqual(
            self.of(passage, "G24", events=events), {"profile": 1.6, "near-acts": 0.65}
        )

    def test_beside_an_act_in_common_a_close_one_does_not_count(self) -> None:
        events = (build.event(acts=frozenset({"EXTRADITION"})),)
        acts = frozenset({"RENDITION", "EXTRADITION"})
        passage = build.passage(profiles=frozenset({"G24"}), acts=acts)
        self.assertEqual(self.of(passage, "G24", events=events), {"profile": 1.6, "acts": 1.8})

    def test_the_practice_against_many_needs_the_same_reason(self) -> None:
        passage = build.passage(
            profiles=frozenset({"LAWYER", "CIVSOC", "OPP-POL"}),
            acts=frozenset({"IMPRISON"}),
            grounds=frozenset({"POL"}),
        )
        self.assertEqual(self.of(passage, grounds=frozenset({"POL-IMP"})), {"general": 0.25})
        self.assertEqual(self.of(passage, grounds=frozenset({"REL"})), {"others": -1.4})

    def test_the_practice_against_two_kinds_of_people_is_not_that_against_many(self) -> None:
        passage = build.passage(
            profiles=frozenset({"LAWYER", "CIVSOC"}), grounds=frozenset({"POL"})
        )
        self.assertEqual(self.of(passage, grounds=frozenset({"POL"})), {"others": -1.4})

    def test_what_was_done_to_a_room_mate_counts_a_little(self) -> None:
        people = (build.person(), build.person(key="friend", profiles=frozenset({"YRT"})))
        passage = build.passage(profiles=frozenset({"YRT"}))
        self.assertEqual(
            scores(shared_with(passage, claimant(build.case(people=people), {}))),
            {"associate": 0.6},
        )

    def test_who_persecutes_is_nobody_beside_the_applicant(self) -> None:
        officer = build.person(
            key="officer", role=PersonRole.PERSECUTOR, profiles=frozenset({"YRT"})
        )
        passage = build.passage(profiles=frozenset({"YRT"}))
        case = build.case(people=(build.person(), officer))
        self.assertEqual(scores(shared_with(passage, claimant(case, {}))), {"others": -1.4})

    def test_a_party_that_the_case_does_not_name_counts_against(self) -> None:
        passage = build.passage(entities=frozenset({"irpt"}))
        self.assertEqual(
            shared_with(passage, claimant(build.case(), {"irpt": IRPT})),
            (Reason("other-entities", -0.5, ("irpt",)),),
        )

    def test_what_is_feared_for_a_party_is_feared_by_whoever_is_linked_to_it(self) -> None:
        case = build.case(events=(build.event(entities=frozenset({"irpt"})),))
        passage = build.passage(entities=frozenset({"irpt"}), acts=frozenset({"PARTY-BAN"}))
        self.assertEqual(
            scores(shared_with(passage, claimant(case, {"irpt": IRPT}))), {"entities": 1.1}
        )

    def test_a_party_in_common_makes_people_in_another_position_near(self) -> None:
        case = build.case(events=(build.event(entities=frozenset({"irpt"})),))
        passage = build.passage(profiles=frozenset({"IRPT-MEM"}), entities=frozenset({"irpt"}))
        self.assertEqual(
            scores(shared_with(passage, claimant(case, {"irpt": IRPT}))), {"entities": 1.1}
        )


class RepeatTest(TestCase):
    def found(self, *passages: PassageFacts) -> list[tuple[str, float]]:
        case = build.case(people=(build.person(profiles=frozenset({"EXILE-REL"})),))
        return [(m.passage.key, m.score) for m in run(case, *passages)]

    def passage(self, key: str, **fields: Any) -> PassageFacts:
        acts, profiles = frozenset({"FAM-REPRISAL"}), frozenset({"EXILE-REL"})
        given = {"currency": Currency.ONGOING, "acts": acts, "profiles": profiles}
        return build.passage(key=key, **(given | fields))

    def test_the_same_of_the_same_source_stands_behind(self) -> None:
        self.assertEqual(
            self.found(*(self.passage(key) for key in "ABCD")),
            [("A", 3.7), ("B", 3.2), ("C", 2.7), ("D", 2.7)],
        )

    def test_an_independent_source_repeats_nothing(self) -> None:
        other = self.passage("B", source=build.source(key="S31"))
        self.assertEqual(self.found(self.passage("A"), other), [("A", 3.7), ("B", 3.7)])

    def test_a_source_that_derives_from_the_other_does(self) -> None:
        copy = build.source(key="S31", derived_from=frozenset({"S30"}))
        self.assertEqual(
            self.found(self.passage("A"), self.passage("B", source=copy)),
            [("A", 3.7), ("B", 3.2)],
        )

    def test_what_is_told_of_other_people_is_no_repetition(self) -> None:
        other = self.passage("B", entities=frozenset({"nigoh"}))
        self.assertEqual(self.found(self.passage("A"), other), [("A", 3.7), ("B", 3.7)])

    def test_what_it_repeats_is_said(self) -> None:
        case = build.case(people=(build.person(profiles=frozenset({"EXILE-REL"})),))
        _, second = run(case, self.passage("A"), self.passage("B"))
        self.assertEqual(second.reasons[-1], Reason("repeats", -0.5, ("A",)))


class CorrectionTest(TestCase):
    def test_a_correction_counts_as_the_fact_it_states(self) -> None:
        fields: dict[str, Any] = {"modality": Modality.ESTIMATE, "currency": Currency.SUPERSEDED}
        corrected = build.passage(correction="Later counts give 830.", **fields)
        reasons = explain(build.case(), build.element(), corrected, {}, TODAY)
        self.assertEqual(scores(reasons), {"modality": 0.4, "currency": 0.1, "role": 0.4})

    def test_a_leak_stays_a_leak(self) -> None:
        leak = build.passage(correction="Dated 2011.", modality=Modality.LEAK)
        reasons = explain(build.case(), build.element(), leak, {}, TODAY)
        self.assertEqual(scores(reasons)["modality"], -0.9)


class FitTest(TestCase):
    def test_codes_of_each_kind_count(self) -> None:
        element = build.element(
            seeks={
                "themes": frozenset({"T05"}),
                "acts": frozenset({"FAM-REPRISAL"}),
                "actors": frozenset({"STATE-GKNB"}),
            }
        )
        passage = build.passage(
            themes=frozenset({"T05", "T04"}),
            acts=frozenset({"FAM-REPRISAL"}),
            actors=frozenset({"STATE-GKNB"}),
        )
        self.assertEqual(
            fit(element, passage),
            (Reason("element", 1.2, ("FAM-REPRISAL", "STATE-GKNB", "T05")),),
        )

    def test_many_codes_are_capped(self) -> None:
        acts = frozenset({"KILL", "ABDUCT", "TORTURE"})
        element = build.element(seeks={"acts": acts, "themes": frozenset({"T04", "T12"})})
        passage = build.passage(acts=acts, themes=frozenset({"T04", "T12"}))
        self.assertEqual(fit(element, passage)[0].score, 1.2)


class ExplainTest(TestCase):
    def test_a_choice_by_hand_is_explained_too(self) -> None:
        passage = build.passage(
            source=build.source(kind=SourceKind.UN, certainty=Certainty.EXCERPT),
            corroborated_by=frozenset({"S1"}),
        )
        reasons = explain(build.case(), build.element(), passage, {}, TODAY)
        self.assertEqual(
            scores(reasons),
            {
                "modality": 0.4,
                "currency": -0.4,
                "role": 0.4,
                "authority": 0.5,
                "corroborated": 0.4,
            },
        )
