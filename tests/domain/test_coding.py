"""The coding help: whom and what a code is proposed for, how surely, and what is left alone."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import Any
from unittest import TestCase

from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.coding.measures import cues
from benchmarks.matching.labelled import entities
from casework.domain.cases import (
    CaseFacts,
    ClaimFacts,
    EventFacts,
    EventKind,
    Kinship,
    PersonRole,
    RelationFacts,
)
from casework.domain.coding import propose
from casework.domain.cues import WORD, Cue, find, tokens_of
from casework.domain.dates import parse_fuzzy
from casework.domain.evidence import TermKind
from casework.domain.proposals import Proposal, said_in
from tests.domain import build

UNRELATED = (
    "The bus left at nine in the morning.",
    "Es regnete den ganzen Sommer.",
    "She likes apples and long walks 24 hours a day",
    "",
)


def _event(what: str, language: str = "en", **fields: Any) -> EventFacts:
    given: dict[str, Any] = {
        "key": "e1",
        "when": parse_fuzzy("2015-09"),
        "what": {language: what},
        "kind": EventKind.PERSECUTION,
    }
    return EventFacts(**(given | fields))


def _case(*events: EventFacts, **fields: Any) -> CaseFacts:
    bare = build.case()
    empty: dict[str, Any] = {
        "summary": {},
        "grounds": frozenset(),
        "people": (build.person(),),
        "relations": (),
        "events": events,
        "claims": (),
    }
    return replace(bare, **(empty | fields))


def _proposed(case: CaseFacts) -> tuple[Proposal, ...]:
    return propose(case, said_in(case), cues(), entities())


def _names(case: CaseFacts, *, strong: bool | None = None) -> set[str]:
    return {p.name for p in _proposed(case) if strong is None or p.is_weak is not strong}


class ProposalTests(TestCase):
    def test_an_event_is_coded_by_its_own_words(self) -> None:
        found = _names(_case(_event("Arrested by the police and beaten.")), strong=True)
        self.assertEqual(found, {"act:ARREST:e1", "act:TORTURE:e1", "actor:STATE-MVD:e1"})

    def test_the_words_are_told_by_their_place(self) -> None:
        text = "He was arrested."
        found = next(p for p in _proposed(_case(_event(text))) if p.code == "ARREST")
        self.assertEqual([text[hit.start : hit.end] for hit in found.hits], ["arrested"])

    def test_what_is_coded_is_not_proposed_again(self) -> None:
        event = _event("Arrested and beaten.", acts=frozenset({"ARREST"}))
        self.assertEqual(_names(_case(event), strong=True), {"act:TORTURE:e1"})

    def test_membership_is_strong_and_the_bare_name_of_a_party_a_question(self) -> None:
        joined = _names(_case(summary={"en": "He joined Group 24."}), strong=True)
        self.assertIn("profile:G24:applicant", joined)
        named = _case(summary={"en": "They asked him what he knew of Group 24."})
        self.assertIn("profile:G24:applicant", _names(named, strong=False))

    def test_a_profile_makes_a_ground(self) -> None:
        case = _case(summary={"pl": "Należał do Grupy 24."})
        self.assertIn("ground:POL:", _names(case, strong=True))

    def test_what_one_was_active_for_is_no_question(self) -> None:
        event = _event("Evening of Group 24.", kind=EventKind.ACTIVITY)
        self.assertIn("profile:G24:applicant", _names(_case(event), strong=True))

    def test_sur_place_makes_an_exile_activist(self) -> None:
        event = _event("Holds a banner.", kind=EventKind.SUR_PLACE)
        found = [p for p in _proposed(_case(event)) if p.code == "EXILE-ACT"]
        self.assertEqual([p.is_weak for p in found], [False])
        self.assertIn(("sur-place", "e1"), found[0].rules)

    def test_who_persecutes_abroad_is_no_exile_activist(self) -> None:
        consul = build.person(key="consul", role=PersonRole.PERSECUTOR)
        people = frozenset({"applicant", "consul"})
        event = _event("Is filmed.", kind=EventKind.SUR_PLACE, people=people)
        found = _names(_case(event, people=(build.person(), consul)))
        self.assertIn("profile:EXILE-ACT:applicant", found)
        self.assertNotIn("profile:EXILE-ACT:consul", found)

    def test_a_place_in_gorno_badakhshan_is_only_a_question(self) -> None:
        found = _names(_case(_event("Born.", place="Khorog", kind=EventKind.LIFE)), strong=False)
        self.assertIn("profile:PAMIRI:applicant", found)

    def test_work_in_russia_makes_a_migrant_and_russia_alone_does_not(self) -> None:
        worked = _case(_event("Works in a bakery.", place="Moscow", kind=EventKind.LIFE))
        self.assertIn("profile:MIGRANT-RU:applicant", _names(worked))
        passed = _case(_event("Changes trains.", place="Moscow", kind=EventKind.FLIGHT))
        self.assertNotIn("profile:MIGRANT-RU:applicant", _names(passed))

    def test_a_public_body_coded_at_an_event_is_an_actor(self) -> None:
        event = _event("Taken along.", entities=frozenset({"gknb"}))
        self.assertIn("actor:STATE-GKNB:e1", _names(_case(event), strong=True))

    def test_the_fact_alleged_speaks_for_the_one_event_that_shows_it(self) -> None:
        claims = (ClaimFacts("acts", {"en": "He was tortured."}, ("e1",)),)
        case = _case(_event("The night in the cellar."), claims=claims)
        self.assertIn("act:TORTURE:e1", _names(case, strong=False))

    def test_the_story_speaks_for_the_event_that_tells_of_the_same(self) -> None:
        events = (
            _event("Evening in the cellar of the department."),
            _event("Wedding in Kulob.", key="e2", kind=EventKind.LIFE),
        )
        story = {"en": "In the cellar of the department they tortured him. He married later."}
        found = _names(_case(*events, summary=story))
        self.assertIn("act:TORTURE:e1", found)
        self.assertNotIn("act:TORTURE:e2", found)

    def test_a_language_without_cues_proposes_nothing_and_stops_nothing(self) -> None:
        self.assertEqual(_names(_case(_event("Він був заарештований.", "uk"))), set())


class RelativeTests(TestCase):
    father = build.person(key="p1", role="relative-at-home")
    tie = (RelationFacts("p1", Kinship.PARENT, "applicant"),)

    def _family(self, text: str, language: str = "en") -> CaseFacts:
        people = (build.person(), self.father)
        return _case(summary={language: text}, people=people, relations=self.tie)

    def test_a_relatives_profile_is_proposed_for_the_relative(self) -> None:
        sentences = {
            "en": "My father was a member of the Islamic Renaissance Party.",
            "de": "Mein Vater war Mitglied der Partei der Islamischen Wiedergeburt.",
            "pl": "Mój ojciec był członkiem Partii Islamskiego Odrodzenia.",
            "ru": "Мой отец был членом Партии исламского возрождения.",
            "tg": "Падарам узви Ҳизби наҳзати исломӣ буд.",
        }
        for language, text in sentences.items():
            with self.subTest(language):
                found = _names(self._family(text, language))
                self.assertIn("profile:IRPT-MEM:p1", found)
                self.assertNotIn("profile:IRPT-MEM:applicant", found)

    def test_what_it_makes_of_the_applicant_follows_with_its_grounds(self) -> None:
        case = self._family("My father was a member of the Islamic Renaissance Party.")
        found = _names(case, strong=True)
        self.assertLess(
            {"profile:IRPT-REL:applicant", "ground:PSG-FAM:", "ground:POL-IMP:"}, found
        )

    def test_the_son_of_a_member_is_not_the_member(self) -> None:
        found = _names(self._family("He is the son of a member of the Islamic Renaissance Party."))
        self.assertIn("profile:IRPT-MEM:p1", found)
        self.assertNotIn("profile:IRPT-MEM:applicant", found)

    def test_a_relative_who_is_not_in_the_case_is_a_question_about_the_applicant(self) -> None:
        case = _case(summary={"en": "My uncle was a member of the Islamic Renaissance Party."})
        self.assertIn("profile:IRPT-REL:applicant", _names(case, strong=False))

    def test_a_friend_is_nobody_of_the_case(self) -> None:
        case = self._family("A friend was a member of Group 24.")
        self.assertNotIn("G24", {p.code for p in _proposed(case)})

    def test_a_convicted_relative_makes_the_relative_of_a_prisoner(self) -> None:
        event = _event("Sentenced to ten years in prison.", people=frozenset({"p1"}))
        case = replace(self._family(""), events=(event,))
        self.assertIn("profile:PRISONER-REL:applicant", _names(case, strong=True))

    def test_the_minor_child_of_somebody_targeted(self) -> None:
        child = build.person(key="p2", role="family-member", born=parse_fuzzy("2012"))
        parent = replace(build.person(), profiles=frozenset({"G24"}))
        ties = (RelationFacts("p2", Kinship.CHILD, "applicant"),)
        case = _case(_event("Flight."), people=(parent, child), relations=ties)
        self.assertIn("profile:MINOR-REL:p2", _names(case, strong=True))
        grown = replace(child, born=parse_fuzzy("1980"))
        self.assertNotIn(
            "MINOR-REL", {p.code for p in _proposed(replace(case, people=(parent, grown)))}
        )


class CueTests(TestCase):
    def test_the_offsets_are_those_of_the_words_whatever_stands_around_them(self) -> None:
        for text in (
            "„Пытали“, сказал он.",
            "(tortured)",
            "Он\u0306 — пытали!",
            "a\u0308b tortured",
        ):
            for token in tokens_of(text, "en"):
                self.assertTrue(WORD.fullmatch(text[token.start : token.end]), text)

    def test_every_shipped_cue_finds_itself(self) -> None:
        lost = [cue for cue in cues() if not cue.is_not and not _finds_itself(cue)]
        self.assertEqual([(cue.language, cue.code, cue.phrase) for cue in lost], [])

    def test_no_shipped_cue_begins_a_word_with_less_than_three_letters(self) -> None:
        short = [
            (cue.language, cue.phrase)
            for cue in cues()
            for part in cue.phrase.split()
            if part.endswith("*") and len(part) < 4 and len(cue.phrase.split()) == 1
        ]
        self.assertEqual(short, [])


def _finds_itself(cue: Cue) -> bool:
    text = " ".join(part.rstrip("*") for part in cue.phrase.split() if part != "~")
    found = find(tokens_of(text, cue.language), frozenset({cue}), cue.language)
    return any(hit.cue == cue for hit in found)


WORDS = st.sampled_from(
    [
        *("arrested", "beaten", "tortured", "sentenced", "police", "court", "GKNB", "Group", "24"),
        *("not", "never", "if", "fears", "and", "father", "mother", "his", "member", "24."),
        *(".", ",", "!", "—", "„", "“", "\n", "ß", "Q\u0306"),
    ]
)
STORIES = st.lists(WORDS, max_size=25).map(" ".join)


class PropertyTests(TestCase):
    @settings(max_examples=60, deadline=None)
    @given(STORIES | st.text(max_size=60))
    def test_offsets_always_point_to_words_of_the_text(self, text: str) -> None:
        for proposal in _proposed(_case(_event(text), summary={"en": text})):
            for hit in proposal.hits:
                words = text[hit.start : hit.end]
                self.assertTrue(words and words == words.strip())
                self.assertTrue(WORD.match(words))

    @settings(max_examples=60, deadline=None)
    @given(STORIES, st.sampled_from(UNRELATED), st.booleans())
    def test_unrelated_text_adds_and_takes_nothing(
        self, text: str, other: str, is_before: bool
    ) -> None:
        joined = f"{other}\n{text}" if is_before else f"{text}\n{other}"
        self.assertEqual(_names(_case(_event(joined))), _names(_case(_event(text))))

    @settings(max_examples=30, deadline=None)
    @given(st.permutations(range(4)))
    def test_the_order_of_what_is_given_changes_nothing(self, order: list[int]) -> None:
        told = ("Arrested.", "Beaten by police.", "Speaks in Berlin.", "Joined Group 24.")
        events = [_event(text, key=f"e{at}") for at, text in enumerate(told)]
        case = _case(*events)
        mixed = replace(case, events=tuple(events[at] for at in order))
        texts = said_in(mixed)
        self.assertEqual(
            propose(mixed, tuple(reversed(texts)), cues(), entities()), _proposed(case)
        )

    def test_a_negation_takes_the_proposal_away_in_each_language(self) -> None:
        pairs = {
            "en": ("He was tortured.", "He was not tortured."),
            "de": ("Er wurde gefoltert.", "Er wurde nie gefoltert."),
            "pl": ("Był torturowany.", "Nigdy nie był torturowany."),
            "ru": ("Его пытали.", "Его не пытали."),
            "tg": ("Ӯро шиканҷа доданд.", "Ӯро шиканҷа накарданд."),
        }
        for (language, (told, denied)), kind in itertools.product(pairs.items(), [TermKind.ACT]):
            self.assertIn(f"{kind}:TORTURE:e1", _names(_case(_event(told, language))))
            self.assertNotIn(f"{kind}:TORTURE:e1", _names(_case(_event(denied, language))))
