"""Importing country evidence: all or nothing, by key, and never over a person's work."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied

from casework.actions.evidence import import_evidence
from casework.actions.evidence_rows import ImportCounts
from casework.actions.rows import Tally
from casework.domain.errors import Refused
from casework.domain.searches import Question
from casework.models import AuditEntry, Entity, Passage, Source, Term, Translation, User
from casework.models.search import search
from casework.wording import sentences
from tests import documents
from tests.base import CastTestCase
from tests.documents import Document
from tests.queries import audited, indexed


class EvidenceCase(CastTestCase):
    def take(self, *files: Document, by: User | None = None) -> ImportCounts:
        return import_evidence(
            [(f"{'abc'[n]}.json", document) for n, document in enumerate(files)], by=by
        )

    def found(self, words: str) -> list[str]:
        pks = search(self.omar, Question(words))[:]
        return sorted(Passage.objects.filter(pk__in=pks).values_list("key", flat=True))

    def refused(self, *files: object, by: User | None = None) -> list[str]:
        named = [(f"{'abc'[n]}.json", document) for n, document in enumerate(files)]
        before = Term.objects.count(), Passage.objects.count(), AuditEntry.objects.count()
        with self.assertRaises(Refused) as caught:
            import_evidence(named, by=by)
        after = Term.objects.count(), Passage.objects.count(), AuditEntry.objects.count()
        self.assertEqual(after, before)
        return sentences(caught.exception.problems)


class ImportTest(EvidenceCase):
    def test_it_keeps_all_that_the_file_tells(self) -> None:
        source = documents.source(
            author="Jane Roe",
            container="ecoi.net",
            url="https://example.org/1",
            symbol="EUR 60/1",
            accessed="2026-11-24",
            reliability="Interviews.",
            derived_from=["S2"],
            note="Ask for the annex.",
        )
        passage = documents.passage(
            slug="relatives",
            correction="Relatives of exiles are questioned.",
            issue="Wrong tense.",
            profiles=["EXILE-REL"],
            actors=["GKNB"],
            grounds=["POL"],
            modality="attributed",
            attributed_to="two witnesses",
            currency={"status": "corrected", "note": "Later report."},
            caveats=["Few cases."],
            printable=False,
            withheld_because="Names a child.",
            sensitivity="Child.",
            corroborated_by=["S2"],
        )
        self.take(documents.evidence(sources=[source, documents.source("S2")], passages=[passage]))
        row = Passage.objects.get()
        facts = row.to_facts()
        self.assertEqual(
            (row.slug, row.locator_kind, row.locator_value, row.sensitivity),
            ("relatives", "page", "4", "Child."),
        )
        self.assertEqual(facts.finding, "Relatives of exiles were questioned.")
        self.assertEqual(facts.correction, "Relatives of exiles are questioned.")
        self.assertEqual(facts.issue, "Wrong tense.")
        self.assertEqual(facts.event_date.edtf, "2024")
        self.assertEqual((facts.places, facts.entities), ({"Khujand"}, {"irpt"}))
        self.assertEqual((facts.themes, facts.profiles), ({"T05"}, {"EXILE-REL"}))
        self.assertEqual((facts.acts, facts.actors), ({"FAM-REPRISAL"}, {"GKNB"}))
        self.assertEqual(facts.grounds, {"POL"})
        self.assertEqual([source.key for source in row.corroborated_by.all()], ["S2"])
        self.assertEqual(
            (facts.modality, facts.attributed_to, facts.role, facts.direction),
            ("attributed", "two witnesses", "pattern", "supports"),
        )
        self.assertEqual((facts.currency, facts.currency_note), ("corrected", "Later report."))
        self.assertEqual(
            (facts.caveats, facts.printable, facts.withheld_because),
            (("Few cases.",), False, "Names a child."),
        )
        work = row.source
        self.assertEqual(work.to_facts().derived_from, {"S2"})
        self.assertEqual(
            (work.author, work.container, work.url, work.symbol, work.accessed),
            ("Jane Roe", "ecoi.net", "https://example.org/1", "EUR 60/1", "2026-11-24"),
        )
        self.assertEqual((work.reliability, work.note), ("Interviews.", "Ask for the annex."))
        self.assertEqual([term.code for term in work.themes.all()], ["T05"])

    def test_it_keeps_the_spellings_of_an_entity_in_their_order(self) -> None:
        self.take(documents.evidence())
        party = Entity.objects.get()
        self.assertEqual(
            [(name.text, name.script, name.certainty) for name in party.names.all()],
            [("Ҳизби наҳзати исломӣ", "Cyrl", "seen"), ("Hizbi Nahzat", "Latn", "")],
        )
        self.assertEqual([term.code for term in party.profiles.all()], ["IRPT-MEM"])

    def test_search_finds_a_passage_by_each_spelling_and_place(self) -> None:
        self.take(documents.evidence(passages=[documents.passage(correction="They still are.")]))
        for words in (
            "exiles still amnesty pay",
            "islamic renaissance",
            "ҳизби наҳзати исломӣ",
            "nahzat",
            "Хуҷанд",
        ):
            with self.subTest(words):
                self.assertEqual(self.found(words), ["P1"])

    def test_a_new_spelling_reaches_the_passages_that_name_the_entity(self) -> None:
        self.take(documents.evidence())
        entity = documents.entity(names=[{"text": "ПИВТ", "script": "Cyrl"}])
        self.take({"schema": "casework/evidence/1", "entities": [entity]})
        self.assertEqual((self.found("pivt"), self.found("nahzat")), (["P1"], []))

    def test_files_may_refer_to_each_other_in_any_order(self) -> None:
        whole = documents.evidence()
        parts = [
            {"schema": whole["schema"], name: whole[name]}
            for name in ("passages", "sources", "entities")
        ]
        terms = {"schema": whole["schema"], "terms": whole["terms"]}
        import_evidence([(f"{n}.json", part) for n, part in enumerate([*parts, terms])], by=None)
        self.assertEqual(Passage.objects.get().to_facts().acts, {"FAM-REPRISAL"})

    def test_a_file_may_refer_to_what_is_there_already(self) -> None:
        self.take(documents.evidence())
        more = {"schema": "casework/evidence/1", "passages": [documents.passage("P2")]}
        self.assertEqual(self.take(more).passages, Tally(new=1))

    def test_the_same_file_again_changes_nothing(self) -> None:
        file = documents.evidence(translations=[documents.translation()])
        self.assertEqual(
            self.take(file).tallies(),
            {
                "terms": Tally(new=6),
                "entities": Tally(new=1),
                "sources": Tally(new=1),
                "passages": Tally(new=1),
                "links": Tally(),
                "translations": Tally(new=1),
                "publishers": Tally(),
                "snapshots": Tally(),
                "quotations": Tally(),
            },
        )
        at = Translation.objects.get().at
        self.assertEqual(
            self.take(file).tallies(),
            {
                "terms": Tally(same=6),
                "entities": Tally(same=1),
                "sources": Tally(same=1),
                "passages": Tally(same=1),
                "links": Tally(),
                "translations": Tally(same=1),
                "publishers": Tally(),
                "snapshots": Tally(),
                "quotations": Tally(),
            },
        )
        self.assertEqual(Translation.objects.get().at, at)

    def test_each_kind_of_change_is_counted_and_kept(self) -> None:
        self.take(documents.evidence(sources=[documents.source(), documents.source("S2")]))
        changes = [
            documents.passage(finding="Others too."),
            documents.passage(acts=[]),
            documents.passage(entities=[]),
            documents.passage(corroborated_by=["S2"]),
            documents.passage(printable=False, withheld_because="Names a child."),
        ]
        for changed in changes:
            with self.subTest(str(changed)):
                file = {"schema": "casework/evidence/1", "passages": [changed]}
                self.assertEqual(self.take(file).passages, Tally(changed=1))
                self.assertEqual(self.take(file).passages, Tally(same=1))

    def test_a_code_that_is_taken_off_a_passage_is_gone(self) -> None:
        self.take(documents.evidence())
        self.take(documents.evidence(passages=[documents.passage(acts=[], entities=[])]))
        facts = Passage.objects.get().to_facts()
        self.assertEqual((facts.acts, facts.entities), (frozenset(), frozenset()))

    def test_a_passage_that_leaves_the_file_stays(self) -> None:
        self.take(documents.evidence())
        self.take(documents.evidence(passages=[documents.passage("P2")]))
        self.assertEqual([passage.key for passage in Passage.objects.all()], ["P1", "P2"])

    def test_passages_are_kept_in_the_order_of_the_file(self) -> None:
        keys = ["P9", "P1", "P5"]
        self.take(documents.evidence(passages=[documents.passage(key) for key in keys]))
        self.assertEqual([passage.key for passage in Passage.objects.all()], keys)

    def test_it_goes_on_record_once_with_numbers_only(self) -> None:
        self.take(documents.evidence(), by=self.sofia)
        entry = AuditEntry.objects.get()
        self.assertEqual(
            (entry.verb, entry.actor, entry.team), ("evidence-imported", self.sofia, self.team)
        )
        self.assertEqual(
            entry.facts,
            {
                "terms": 6,
                "entities": 1,
                "publishers": 0,
                "sources": 1,
                "passages": 1,
                "links": 0,
                "snapshots": 0,
                "quotations": 0,
                "translations": 0,
                "kept": 0,
            },
        )

    def test_only_those_who_edit_evidence_bring_it_in(self) -> None:
        for person in (self.nadia, self.rafi, self.ida):
            with self.subTest(person.role), self.assertRaises(PermissionDenied):
                self.take(documents.evidence(), by=person)
        self.assertEqual(Passage.objects.count(), 0)

    def test_the_number_of_queries_does_not_grow_with_the_passages(self) -> None:
        self.take(documents.evidence())
        for count in (1, 3):
            passages = [documents.passage(f"N{count}-{n}") for n in range(count)]
            translations = [documents.translation(f"N{count}-{n}") for n in range(count)]
            file = documents.evidence(passages=passages, translations=translations)
            with self.subTest(count), self.assertNumQueries(indexed(audited(68))):
                self.take(file)


class RefusalTest(EvidenceCase):
    def test_all_problems_of_all_files_are_told_at_once(self) -> None:
        first = documents.evidence(
            sources=[documents.source(issued="2025-02-30", themes=["T99"], derived_from=["S9"])],
            passages=[
                documents.passage(event_date="soon", entities=["nobody"]),
                documents.passage("P2", direction="sideways"),
                documents.passage("P3", corroborated_by=["S1"]),
            ],
        )
        second = {
            "schema": "casework/evidence/1",
            "passages": [documents.passage("P1", source="S9")],
            "translations": [
                documents.translation("P7"),
                documents.translation("P2"),
                documents.translation("P1", "en"),
            ],
        }
        hint = "Write 2015, 2015-03, 2015-03-05, 2012~ or 2016-09/2016-10."
        self.assertEqual(
            self.refused(first, second),
            [
                "a.json: passages[0].entities[0]: There is no entity “nobody”.",
                f"a.json: passages[0].event_date: “soon” is no date. {hint}",
                "a.json: passages[1].direction: “sideways” is not allowed here. "
                "Allowed: supports, adverse, neutral.",
                "a.json: passages[2].corroborated_by: A source cannot confirm its own finding.",
                "a.json: sources[0].derived_from[0]: There is no source “S9”.",
                f"a.json: sources[0].issued: “2025-02-30” is no date. {hint}",
                "a.json: sources[0].themes[0]: “T99” is no theme code of the taxonomy.",
                "b.json: passages[0]: “P1” is given twice; the first is at a.json: passages[0].",
                "b.json: passages[0].source: There is no source “S9”.",
                "b.json: translations[0].passage: There is no passage “P7”.",
                "b.json: translations[2].language: English is the original and is not translated.",
            ],
        )

    def test_a_flawed_item_is_no_reason_to_call_its_key_unknown(self) -> None:
        file = documents.evidence(
            terms=[*documents.evidence()["terms"][1:], {"kind": "theme", "code": "T05"}],
            entities=[documents.entity(kind="planet")],
            sources=[documents.source(certainty="sure")],
        )
        self.assertEqual(
            [line.split(": ")[1] for line in self.refused(file)],
            ["entities[0].kind", "sources[0].certainty", "terms[5].labels"],
        )

    def test_a_lost_list_is_told_alone(self) -> None:
        file = documents.evidence(sources="none")
        self.assertEqual(self.refused(file), ["a.json: sources: A list […] is expected here."])

    def test_what_is_no_object_is_told(self) -> None:
        self.assertEqual(self.refused([]), ["a.json: An object {…} is expected here."])

    def test_each_kind_of_key_is_given_once(self) -> None:
        file = documents.evidence(translations=[documents.translation()] * 2)
        file["terms"].append(documents.term("theme", "T05"))
        file["entities"].append(documents.entity())
        file["sources"].append(documents.source())
        names = file["entities"][0]["names"]
        file["entities"][0] = documents.entity(names=[*names, names[0]])
        self.assertEqual(
            self.refused(file),
            [
                "a.json: entities[0].names[2]: “Ҳизби наҳзати исломӣ” is given twice; "
                "the first is at a.json: entities[0].names[0].",
                "a.json: entities[1]: “irpt” is given twice; the first is at a.json: entities[0].",
                "a.json: sources[1]: “S1” is given twice; the first is at a.json: sources[0].",
                "a.json: terms[6]: “theme T05” is given twice; the first is at a.json: terms[0].",
                "a.json: translations[1]: “P1 de” is given twice; "
                "the first is at a.json: translations[0].",
            ],
        )

    def test_the_same_code_in_two_kinds_is_two_codes(self) -> None:
        file = documents.evidence()
        file["terms"].append(documents.term("act", "T05"))
        self.assertEqual(self.take(file).terms, Tally(new=7))

    def test_a_code_of_another_kind_does_not_count(self) -> None:
        file = documents.evidence(passages=[documents.passage(acts=["POL"])])
        self.assertEqual(
            self.refused(file),
            ["a.json: passages[0].acts[0]: “POL” is no act code of the taxonomy."],
        )

    def test_a_source_is_not_derived_from_itself(self) -> None:
        file = documents.evidence(sources=[documents.source(derived_from=["S1"])])
        self.assertEqual(
            self.refused(file),
            [
                "a.json: sources[0].derived_from: The sources go back to each other in a circle:"
                " S1 → S1."
            ],
        )


class TranslationTest(EvidenceCase):
    def draft(self, **fields: Any) -> Document:
        return {
            "schema": "casework/evidence/1",
            "translations": [documents.translation(**fields)],
        }

    def setUp(self) -> None:
        self.take(documents.evidence(translations=[documents.translation()]))

    def test_it_fits_the_passage_it_came_with(self) -> None:
        row = Translation.objects.get()
        self.assertEqual(
            (row.state, row.finding, row.translator),
            ("draft", "Angehörige wurden befragt.", "Casework drafts"),
        )
        self.assertFalse(row.is_stale)

    def test_a_changed_passage_leaves_it_stale(self) -> None:
        changed = documents.evidence(passages=[documents.passage(finding="They were beaten.")])
        self.assertEqual(self.take(changed).stale, 1)
        row = Translation.objects.get()
        self.assertEqual((row.finding, row.is_stale), ("Angehörige wurden befragt.", True))

    def test_the_same_words_do_not_make_it_fit_again(self) -> None:
        changed = documents.evidence(
            passages=[documents.passage(finding="They were beaten.")],
            translations=[documents.translation()],
        )
        self.assertEqual(self.take(changed).stale, 1)
        self.assertTrue(Translation.objects.get().is_stale)

    def test_a_new_translation_fits_again(self) -> None:
        changed = documents.evidence(
            passages=[documents.passage(finding="They were beaten.")],
            translations=[documents.translation(finding="Sie wurden geschlagen.")],
        )
        counts = self.take(changed)
        self.assertEqual((counts.stale, counts.translations), (0, Tally(changed=1)))
        row = Translation.objects.get()
        self.assertEqual((row.finding, row.is_stale), ("Sie wurden geschlagen.", False))

    def test_a_draft_never_replaces_what_was_reviewed(self) -> None:
        Translation.objects.update(state="reviewed", reviewed_by=self.omar)
        counts = self.take(self.draft(finding="Anders."), by=self.sofia)
        self.assertEqual(counts.kept, ("P1 de",))
        row = Translation.objects.get()
        self.assertEqual(
            (row.state, row.finding, row.reviewed_by),
            ("reviewed", "Angehörige wurden befragt.", self.omar),
        )

    def test_the_same_words_as_reviewed_need_no_mention(self) -> None:
        Translation.objects.update(state="reviewed", reviewed_by=self.omar)
        counts = self.take(self.draft())
        self.assertEqual((counts.kept, counts.translations), ((), Tally(same=1)))
        self.assertEqual(Translation.objects.get().state, "reviewed")

    def test_reference_data_never_replaces_what_a_person_wrote(self) -> None:
        Translation.objects.update(finding="Verwandte wurden verhört.", translator="Rafi")
        self.assertEqual(self.take(self.draft(finding="Anders.")).kept, ("P1 de",))
        self.assertEqual(Translation.objects.get().finding, "Verwandte wurden verhört.")

    def test_reference_data_replaces_its_own_drafts(self) -> None:
        self.assertEqual(self.take(self.draft(finding="Anders.")).kept, ())
        self.assertEqual(Translation.objects.get().finding, "Anders.")

    def test_a_person_may_replace_a_draft(self) -> None:
        Translation.objects.update(finding="Verwandte wurden verhört.", translator="Rafi")
        self.assertEqual(self.take(self.draft(finding="Anders."), by=self.sofia).kept, ())
        self.assertEqual(Translation.objects.get().finding, "Anders.")

    def test_a_review_needs_a_person(self) -> None:
        self.assertEqual(
            self.refused(self.draft(state="reviewed")),
            [
                "a.json: translations[0].state: Only a person can review a translation. "
                "Import it as a draft, or name who reviewed it."
            ],
        )

    def test_the_person_who_brings_it_in_stands_for_the_review(self) -> None:
        self.take(self.draft(state="reviewed"), by=self.sofia)
        row = Translation.objects.get()
        self.assertEqual((row.state, row.reviewed_by), ("reviewed", self.sofia))
        self.assertFalse(row.is_stale)

    def test_a_correction_is_translated_where_the_passage_has_one(self) -> None:
        self.take(documents.evidence(passages=[documents.passage(correction="They still are.")]))
        with self.subTest("missing"):
            self.assertEqual(
                self.refused(self.draft()),
                [
                    "a.json: translations[0].correction: Translate the correction too: "
                    "it is what a pack prints instead of the finding."
                ],
            )
        with self.subTest("given"):
            self.take(self.draft(correction="Noch immer."))
            self.assertEqual(Translation.objects.get().correction, "Noch immer.")

    def test_a_correction_is_not_translated_where_there_is_none(self) -> None:
        self.assertEqual(
            self.refused(self.draft(correction="Noch immer.")),
            [
                "a.json: translations[0].correction: The passage has no correction; "
                "its translation must not have one."
            ],
        )

    def test_languages_of_one_passage_live_side_by_side(self) -> None:
        self.take(self.draft(language="pl", finding="Pytano krewnych."))
        self.take(self.draft(language="tg", finding="Хешовандон пурсиш шуданд."))
        self.take(self.draft(language="ru", finding="Родственников допрашивали."))
        self.assertEqual(
            [(row.language, row.is_stale) for row in Translation.objects.all()],
            [("de", False), ("pl", False), ("ru", False), ("tg", False)],
        )

    def test_the_source_of_a_passage_may_change(self) -> None:
        self.take(
            documents.evidence(
                sources=[documents.source(), documents.source("S2", publisher="HRW")],
                passages=[documents.passage(source="S2")],
            )
        )
        self.assertEqual(Passage.objects.get().source, Source.objects.get(key="S2"))
        self.assertEqual((self.found("hrw"), self.found("amnesty")), (["P1"], []))
