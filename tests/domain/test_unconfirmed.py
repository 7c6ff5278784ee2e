"""What a case offers by its own words where nobody has coded it, and how it is marked."""

from __future__ import annotations

import datetime as dt
from typing import Any
from unittest import TestCase

from casework.domain.cases import CaseFacts
from casework.domain.cues import Cue
from casework.domain.evidence import PassageFacts, TermKind
from casework.domain.matching import EntityFacts, Match, match_to, shared_with
from casework.domain.unconfirmed import Heard, claimant_heard, is_open
from tests.domain import build

TODAY = dt.date(2026, 11, 24)
CUES = frozenset(
    {
        Cue(TermKind.PROFILE, "IRPT-MEM", "en", "member of the nahzat"),
        Cue(TermKind.PROFILE, "BLOGGER", "en", "wrote online", is_weak=True),
        Cue(TermKind.ACT, "MOB-HOME", "en", "stones at the house"),
        Cue(TermKind.ACT, "MOB-HOME", "ru", "камни в окна"),
        Cue(TermKind.ACTOR, "STATE-MVD", "en", "police*"),
    }
)
HEARD = Heard(CUES)
ENTITIES: dict[str, EntityFacts] = {}
STORY = "He was a member of the Nahzat. He wrote online. They threw stones at the house."


def bare(**fields: Any) -> CaseFacts:
    return build.case(**({"summary": {"en": STORY}} | fields))


def reasons(case: CaseFacts, passage: PassageFacts, heard: Heard = HEARD) -> dict[str, float]:
    claimant = claimant_heard(case, ENTITIES, heard)
    return {r.part: r.score for r in shared_with(passage, claimant) if r.part != "words"}


def suggested(case: CaseFacts, passage: PassageFacts) -> list[Match]:
    element = build.element(seeks={"acts": passage.acts, "profiles": passage.profiles})
    return match_to(claimant_heard(case, ENTITIES, HEARD), [element], [passage], TODAY)


class BareCaseTests(TestCase):
    def test_what_the_story_tells_counts_nearly_in_full(self) -> None:
        passage = build.passage(profiles=frozenset({"IRPT-MEM"}))
        self.assertEqual(reasons(bare(), passage), {"profile": 1.6, "unconfirmed": -0.2})

    def test_what_it_only_raises_counts_for_less(self) -> None:
        passage = build.passage(profiles=frozenset({"BLOGGER"}))
        self.assertEqual(reasons(bare(), passage), {"profile": 1.6, "unconfirmed": -0.6})

    def test_a_story_without_events_has_acts_too(self) -> None:
        passage = build.passage(acts=frozenset({"MOB-HOME"}))
        self.assertEqual(reasons(bare(), passage), {"acts": 1.8, "unconfirmed": -0.2})

    def test_words_of_any_language_meet_a_finding_in_english(self) -> None:
        passage = build.passage(
            finding="Stones are thrown at homes.", acts=frozenset({"MOB-HOME"})
        )
        case = bare(summary={"ru": "Ночью бросали камни в окна."})
        self.assertEqual(reasons(case, passage), {"acts": 1.8, "unconfirmed": -0.2})

    def test_each_kind_of_code_loses_by_itself(self) -> None:
        passage = build.passage(profiles=frozenset({"IRPT-MEM"}), acts=frozenset({"MOB-HOME"}))
        self.assertEqual(
            reasons(bare(), passage), {"profile": 1.6, "acts": 1.8, "unconfirmed": -0.4}
        )

    def test_such_a_finding_is_suggested_and_names_the_codes(self) -> None:
        passage = build.passage(profiles=frozenset({"IRPT-MEM"}), acts=frozenset({"MOB-HOME"}))
        (found,) = suggested(bare(), passage)
        (reason,) = (r for r in found.reasons if r.part == "unconfirmed")
        self.assertEqual(reason.codes, ("IRPT-MEM", "MOB-HOME"))

    def test_the_time_of_an_event_never_rests_on_words(self) -> None:
        event = build.event(when="2016", what={"en": "They threw stones at the house."})
        passage = build.passage(acts=frozenset({"MOB-HOME"}), event_date=build.parse_fuzzy("2016"))
        self.assertEqual(
            reasons(bare(events=(event,)), passage), {"acts": 1.8, "unconfirmed": -0.2}
        )

    def test_without_cues_nothing_is_heard(self) -> None:
        passage = build.passage(acts=frozenset({"MOB-HOME"}))
        self.assertEqual(reasons(bare(), passage, Heard()), {"other-acts": -0.9})

    def test_what_was_set_aside_is_not_heard(self) -> None:
        passage = build.passage(profiles=frozenset({"IRPT-MEM"}))
        heard = Heard(CUES, frozenset({"profile:IRPT-MEM:applicant"}))
        self.assertEqual(reasons(bare(), passage, heard), {"others": -1.4})


class CodedCaseTests(TestCase):
    """Words add nothing to people and events that somebody has coded."""

    def test_a_coded_person_keeps_the_codes_given(self) -> None:
        case = bare(people=(build.person(profiles=frozenset({"LAWYER"})),))
        claimant = claimant_heard(case, ENTITIES, HEARD)
        self.assertEqual(claimant.profiles, {"LAWYER"})
        self.assertEqual(claimant.told, {"MOB-HOME"})

    def test_a_confirmed_code_is_not_marked(self) -> None:
        event = build.event(acts=frozenset({"MOB-HOME"}))
        passage = build.passage(acts=frozenset({"MOB-HOME"}))
        self.assertEqual(reasons(bare(events=(event,)), passage), {"acts": 1.8})

    def test_a_confirmed_code_beside_a_told_one_needs_no_mark(self) -> None:
        event = build.event(acts=frozenset({"MOB-HOME"}), actors=frozenset({"STATE-MVD"}))
        other = build.event(key="e2", what={"en": "The police came."})
        claimant = claimant_heard(bare(events=(event, other)), ENTITIES, HEARD)
        self.assertNotIn("STATE-MVD", claimant.told)

    def test_a_wholly_coded_case_is_not_open(self) -> None:
        event = build.event(acts=frozenset({"MOB-HOME"}))
        people = (build.person(profiles=frozenset({"LAWYER"})),)
        self.assertFalse(is_open(bare(events=(event,), people=people)))
        self.assertTrue(is_open(bare(events=(event,))))
        self.assertTrue(is_open(bare(people=people)))
