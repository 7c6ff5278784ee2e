from __future__ import annotations

import re

from django.test import SimpleTestCase

from casework.actions.audit import Verb
from casework.models import AuditEntry
from casework.wording.verbs import VERBS, verb_names, verb_sentence


class VerbTests(SimpleTestCase):
    def test_every_verb_has_a_sentence(self) -> None:
        self.assertEqual(set(VERBS), set(Verb))
        self.assertEqual([code for code, _ in verb_names()], [verb.value for verb in VERBS])

    def test_the_sentence_says_what_the_entry_holds(self) -> None:
        entry = AuditEntry(verb="case-changed", facts={"fields": ["stage", "summary"]})
        self.assertEqual(verb_sentence(entry), "Changed the case: stage, summary")
        entry = AuditEntry(verb="pack-built", facts={"language": "de"})
        self.assertEqual(verb_sentence(entry), "Built a pack (German)")

    def test_a_fact_that_is_missing_is_a_dash(self) -> None:
        self.assertEqual(verb_sentence(AuditEntry(verb="event-saved")), "Saved the event –")

    def test_no_sentence_breaks_without_its_facts(self) -> None:
        for verb in Verb:
            with self.subTest(verb=verb):
                sentence = verb_sentence(AuditEntry(verb=verb.value))
                self.assertIsNone(re.search(r"%\(", sentence))
