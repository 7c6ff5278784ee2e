"""Findings entered, changed, checked by a second person, retired; with a version for each step."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from casework.actions.evidence import import_evidence
from casework.actions.passages import (
    add_passage,
    change_passage,
    check_passage,
    restore_passage,
    retire_passage,
    return_passage,
    version_of,
)
from casework.actions.quotations import quote
from casework.domain.errors import Refused
from casework.domain.evidence import TermKind
from casework.domain.searches import Question
from casework.models import AuditEntry, Passage, PassageVersion, Quotation, Source, User
from casework.models.passage_items import passage_item
from casework.models.search import search
from tests import documents, make
from tests.base import CastTestCase
from tests.make_passages import WORDS, item, quoted


class PassageCase(CastTestCase):
    source: Source

    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.source = make.source()
        make.term(kind=TermKind.THEME, code="T05")

    def add(self, by: User | None = None, **fields: Any) -> Passage:
        return add_passage(source=self.source, item=item(**fields), by=by or self.omar)

    def change(self, passage: Passage, by: User | None = None, **fields: Any) -> Passage:
        return change_passage(
            passage=passage, item=item(**fields), seen=version_of(passage), by=by or self.omar
        )

    def check(self, passage: Passage, by: User | None = None) -> Passage:
        return check_passage(passage=passage, seen=version_of(passage), by=by or self.sofia)

    def steps(self) -> list[tuple[int, str, str, str]]:
        rows = PassageVersion.objects.order_by("number").select_related("by")
        return [(row.number, row.step, row.state, row.by.name if row.by else "") for row in rows]

    def codes(self, refused: Refused) -> list[tuple[str, str]]:
        return [(problem.code, problem.where) for problem in refused.problems]


class AddTest(PassageCase):
    def test_it_is_a_draft_of_whoever_entered_it(self) -> None:
        passage = self.add()
        self.assertEqual((passage.key, passage.state), ("S1-1", "draft"))
        self.assertEqual((passage.entered_by, passage.changed_by), (self.omar, self.omar))
        self.assertEqual(self.steps(), [(1, "add", "draft", "Omar")])
        version = PassageVersion.objects.get()
        self.assertEqual(version.content, passage_item(passage))
        self.assertEqual(version.content["finding"], "Relatives of exiles were questioned.")

    def test_each_gets_the_next_free_key_of_its_source(self) -> None:
        make.passage(key="S1-2", of=self.source)
        self.assertEqual([self.add().key, self.add().key], ["S1-3", "S1-4"])
        longest = make.source(key="S" * 60)
        self.assertEqual(
            add_passage(source=longest, item=item(), by=self.omar).key, "S" * 54 + "-1"
        )

    def test_search_finds_it_at_once(self) -> None:
        passage = self.add()
        self.assertEqual(search(self.nadia, Question("relatives exiles"))[:], [passage.pk])
        changed = self.change(passage, finding="Parents lost their work.")
        self.assertEqual(search(self.nadia, Question("relatives exiles"))[:], [])
        self.assertEqual(search(self.nadia, Question("parents work"))[:], [changed.pk])

    def test_it_goes_on_record_by_its_key(self) -> None:
        self.add()
        entry = AuditEntry.objects.get()
        self.assertEqual((entry.verb, entry.facts["passage"]), ("passage-added", "S1-1"))
        self.assertNotIn("exiles", str(entry.facts))

    def test_only_those_who_edit_evidence_may(self) -> None:
        for person in (self.nadia, self.rafi, self.ida):
            with self.subTest(person.role), self.assertRaises(PermissionDenied):
                self.add(person)
        self.assertEqual(Passage.objects.count(), 0)

    def test_what_does_not_fit_is_refused_at_its_field(self) -> None:
        table: list[tuple[dict[str, Any], list[tuple[str, str]]]] = [
            ({"finding": ""}, [("schema-empty", "finding")]),
            ({"modality": "attributed"}, [("schema-missing", "attributed_to")]),
            ({"printable": False}, [("schema-missing", "withheld_because")]),
            ({"currency": {"status": "corrected"}}, [("schema-missing", "correction")]),
            ({"direction": "sideways"}, [("schema-choice", "direction")]),
            ({"themes": ["T99"]}, [("unknown-term", "themes[0]")]),
            ({"entities": ["nobody"]}, [("unknown-entity", "entities[0]")]),
            ({"corroborated_by": ["S9"]}, [("unknown-source", "corroborated_by[0]")]),
            ({"corroborated_by": ["S1"]}, [("corroborates-itself", "corroborated_by")]),
            ({"event_date": "soon"}, [("bad-date", "event_date")]),
            ({"event_date": "2999"}, [("event-in-future", "event_date")]),
            (
                {"locator": {"kind": "page", "value": "0"}},
                [("pinpoint-impossible", "locator.value")],
            ),
            (
                {"locator": {"kind": "paragraph", "value": ""}},
                [("pinpoint-missing", "locator.value")],
            ),
        ]
        for fields, expected in table:
            with self.subTest(fields), self.assertRaises(Refused) as caught:
                self.add(**fields)
            self.assertEqual(self.codes(caught.exception), expected)
        self.assertEqual((Passage.objects.count(), AuditEntry.objects.count()), (0, 0))

    def test_a_forecast_may_tell_of_what_is_to_come(self) -> None:
        self.assertEqual(self.add(event_date="2999", modality="forecast").event_date, "2999")

    def add_quoting(self, finding: str) -> Passage:
        return add_passage(
            source=self.source,
            item=item(finding=finding),
            quoted=quoted(of=self.source),
            by=self.omar,
        )

    def test_the_words_it_rests_on_are_kept_with_it(self) -> None:
        passage = self.add_quoting("Family members of people abroad were summoned.")
        quotation = Quotation.objects.get()
        self.assertEqual((quotation.passage, quotation.exact), (passage, WORDS))
        self.assertEqual((quotation.start, quotation.end, quotation.by), (8, 80, self.omar))

    def test_words_that_are_not_in_the_snapshot_leave_nothing_behind(self) -> None:
        words = quoted(of=self.source, exact="They flew to the moon.")
        with self.assertRaises(Refused) as caught:
            add_passage(source=self.source, item=item(), quoted=words, by=self.omar)
        self.assertEqual(caught.exception.problems[0].code, "quotation-not-found")
        counts = (Passage.objects.count(), PassageVersion.objects.count())
        self.assertEqual((*counts, AuditEntry.objects.count()), (0, 0, 0))

    def test_a_copy_of_the_quotation_is_refused(self) -> None:
        with self.assertRaises(Refused) as caught, transaction.atomic():
            self.add_quoting(WORDS)
        self.assertEqual(self.codes(caught.exception), [("finding-copied", "finding")])
        self.assertEqual(Passage.objects.count(), 0)

    def test_a_licence_may_allow_to_copy(self) -> None:
        self.source.licence = "CC BY 4.0"
        self.source.save()
        self.assertEqual(self.add_quoting(WORDS).finding, WORDS)


class ChangeTest(PassageCase):
    def test_a_changed_finding_is_a_draft_again(self) -> None:
        passage = self.check(self.add())
        changed = self.change(passage, by=self.lena, finding="Relatives were detained.")
        changed.refresh_from_db()
        self.assertEqual(
            (changed.state, changed.checked_by, changed.checked_at, changed.changed_by),
            ("draft", None, None, self.lena),
        )
        self.assertEqual(changed.entered_by, self.omar)
        self.assertEqual(
            self.steps(),
            [
                (1, "add", "draft", "Omar"),
                (2, "check", "checked", "Sofia"),
                (3, "change", "draft", "Lena"),
            ],
        )

    def test_what_is_saved_as_it_was_stays_checked(self) -> None:
        passage = self.check(self.add())
        same = self.change(passage)
        same.refresh_from_db()
        self.assertEqual((same.state, same.changed_by), ("checked", self.omar))
        self.assertEqual(len(self.steps()), 2)

    def test_the_record_names_the_fields(self) -> None:
        self.change(self.add(), finding="Other words.", locator={"kind": "page", "value": "5"})
        entry = AuditEntry.objects.order_by("-number")[0]
        self.assertEqual(entry.facts, {"passage": "S1-1", "fields": ["locator.value", "finding"]})

    def test_links_alone_are_a_change_too(self) -> None:
        passage = self.check(self.add())
        self.assertEqual(self.change(passage, themes=[]).state, "draft")

    def test_who_comes_second_is_refused_and_nothing_is_lost(self) -> None:
        passage = self.add()
        seen = version_of(passage)
        self.change(passage, by=self.lena, finding="Written by Lena.")
        with self.assertRaises(Refused) as caught:
            change_passage(passage=passage, item=item(finding="By Omar."), seen=seen, by=self.omar)
        self.assertEqual(self.codes(caught.exception), [("passage-changed", "")])
        self.assertEqual(Passage.objects.get().finding, "Written by Lena.")

    def test_a_retired_finding_is_brought_back_first(self) -> None:
        passage = retire_passage(passage=self.add(), because="Withdrawn.", by=self.omar)
        with self.assertRaises(Refused) as caught:
            self.change(passage, finding="Other.")
        self.assertEqual(self.codes(caught.exception), [("not-from-retired", "")])

    def test_key_source_and_short_name_stay(self) -> None:
        passage = self.add()
        Passage.objects.update(slug="relatives")
        passage.refresh_from_db()
        changed = self.change(passage, finding="Other words.")
        self.assertEqual(
            (changed.key, changed.slug, changed.source), ("S1-1", "relatives", self.source)
        )

    def test_what_was_there_before_histories_is_kept_first(self) -> None:
        passage = make.passage(of=self.source)
        self.change(passage, finding="Other words.")
        self.assertEqual(self.steps(), [(1, "add", "draft", ""), (2, "change", "draft", "Omar")])
        first = PassageVersion.objects.get(number=1)
        self.assertEqual(first.content["finding"], "Relatives of exiles were questioned.")

    def test_only_those_who_edit_evidence_may(self) -> None:
        passage = self.add()
        for person in (self.nadia, self.rafi, self.ida):
            with self.subTest(person.role), self.assertRaises(PermissionDenied):
                self.change(passage, by=person, finding="Other.")


class CheckTest(PassageCase):
    def test_a_second_person_vouches_for_it(self) -> None:
        passage = self.check(self.add())
        passage.refresh_from_db()
        self.assertEqual((passage.state, passage.checked_by), ("checked", self.sofia))
        self.assertIsNotNone(passage.checked_at)
        self.assertEqual(AuditEntry.objects.order_by("-number")[0].verb, "passage-checked")

    def test_neither_who_entered_nor_who_changed_it_may(self) -> None:
        passage = self.change(self.add(), by=self.lena, finding="Other words.")
        for person in (self.omar, self.lena):
            with self.subTest(person.name), self.assertRaises(Refused) as caught:
                self.check(passage, by=person)
            self.assertEqual(self.codes(caught.exception), [("own-passage", "")])
        self.assertEqual(self.check(passage).checked_by, self.sofia)

    def test_the_database_holds_to_it(self) -> None:
        passage = self.change(self.add(), by=self.lena, finding="Other words.")
        for person in (self.omar, self.lena):
            with self.assertRaises(IntegrityError), transaction.atomic():
                Passage.objects.filter(pk=passage.pk).update(checked_by=person)

    def test_reference_data_is_checked_by_anyone_who_checks(self) -> None:
        self.assertEqual(self.check(make.passage(of=self.source), by=self.omar).state, "checked")

    def test_what_changed_meanwhile_is_not_checked(self) -> None:
        passage = self.add()
        seen = version_of(passage)
        self.change(passage, finding="Other words.")
        with self.assertRaises(Refused) as caught:
            check_passage(passage=passage, seen=seen, by=self.sofia)
        self.assertEqual(self.codes(caught.exception), [("passage-changed", "")])

    def test_a_copy_of_a_quotation_that_came_later_is_not_checked(self) -> None:
        passage = self.add(finding=WORDS)
        words = quoted(of=self.source)
        quote(passage=passage, snapshot=words.snapshot, exact=WORDS, by=self.omar)
        with self.assertRaises(Refused) as caught:
            self.check(passage)
        self.assertEqual(self.codes(caught.exception), [("finding-copied", "finding")])

    def test_nothing_is_checked_twice(self) -> None:
        with self.assertRaises(Refused) as caught:
            self.check(self.check(self.add()), by=self.lena)
        self.assertEqual(self.codes(caught.exception), [("not-from-checked", "")])

    def test_only_those_who_check_evidence_may(self) -> None:
        passage = self.add()
        for person in (self.nadia, self.rafi, self.ida):
            with self.subTest(person.role), self.assertRaises(PermissionDenied):
                self.check(passage, by=person)


class ReturnTest(PassageCase):
    def test_it_waits_with_the_reason_until_it_is_changed(self) -> None:
        passage = return_passage(passage=self.add(), because=" Which month? ", by=self.sofia)
        passage.refresh_from_db()
        self.assertEqual((passage.state, passage.returned_because), ("draft", "Which month?"))
        self.assertEqual(PassageVersion.objects.get(number=2).note, "Which month?")
        changed = self.change(passage, finding="In May.")
        changed.refresh_from_db()
        self.assertEqual(changed.returned_because, "")

    def test_what_was_checked_is_a_draft_again(self) -> None:
        passage = return_passage(
            passage=self.check(self.add()), because="Wrong page.", by=self.lena
        )
        passage.refresh_from_db()
        self.assertEqual((passage.state, passage.checked_by), ("draft", None))

    def test_the_reason_is_no_part_of_the_record(self) -> None:
        return_passage(passage=self.add(), because="Which month?", by=self.sofia)
        self.assertEqual(AuditEntry.objects.order_by("-number")[0].facts, {"passage": "S1-1"})

    def test_without_a_reason_it_is_refused(self) -> None:
        with self.assertRaises(Refused) as caught:
            return_passage(passage=self.add(), because="  ", by=self.sofia)
        self.assertEqual(self.codes(caught.exception), [("reason-missing", "because")])

    def test_only_those_who_check_evidence_may(self) -> None:
        passage = self.add()
        for person in (self.nadia, self.rafi, self.ida):
            with self.subTest(person.role), self.assertRaises(PermissionDenied):
                return_passage(passage=passage, because="No.", by=person)


class RetireTest(PassageCase):
    def test_it_is_kept_with_the_reason(self) -> None:
        passage = retire_passage(
            passage=self.check(self.add()), because="The source took it back.", by=self.omar
        )
        passage.refresh_from_db()
        self.assertEqual(
            (passage.state, passage.retired_because, passage.checked_by),
            ("retired", "The source took it back.", None),
        )
        self.assertEqual(self.steps()[-1], (3, "retire", "retired", "Omar"))

    def test_brought_back_it_is_a_draft_that_another_must_check(self) -> None:
        passage = retire_passage(passage=self.add(), because="Withdrawn.", by=self.omar)
        passage = restore_passage(passage=passage, note="It stands after all.", by=self.lena)
        passage.refresh_from_db()
        self.assertEqual((passage.state, passage.retired_because), ("draft", ""))
        self.assertEqual(PassageVersion.objects.get(number=3).note, "It stands after all.")
        with self.assertRaises(Refused):
            self.check(passage, by=self.lena)
        self.assertEqual(self.check(passage).state, "checked")

    def test_it_needs_a_reason_and_happens_once(self) -> None:
        passage = self.add()
        with self.assertRaises(Refused):
            retire_passage(passage=passage, because="", by=self.omar)
        retire_passage(passage=passage, because="Withdrawn.", by=self.omar)
        with self.assertRaises(Refused) as caught:
            retire_passage(passage=passage, because="Again.", by=self.omar)
        self.assertEqual(self.codes(caught.exception), [("not-from-retired", "")])

    def test_what_is_not_retired_is_not_brought_back(self) -> None:
        with self.assertRaises(Refused) as caught:
            restore_passage(passage=self.add(), by=self.omar)
        self.assertEqual(self.codes(caught.exception), [("not-from-draft", "")])

    def test_only_those_who_edit_evidence_may(self) -> None:
        passage = self.add()
        for person in (self.nadia, self.rafi, self.ida):
            with self.subTest(person.role), self.assertRaises(PermissionDenied):
                retire_passage(passage=passage, because="No.", by=person)
            with self.assertRaises(PermissionDenied):
                restore_passage(passage=passage, by=person)


class ImportTest(PassageCase):
    def take(self, by: User | None = None, **fields: Any) -> list[tuple[str, dict[str, Any]]]:
        file = documents.evidence(passages=[documents.passage(**fields)])
        counts = import_evidence([("a.json", file)], by=by)
        return [(note.code, dict(note.values)) for note in counts.notes]

    def test_a_first_version_is_kept(self) -> None:
        self.take()
        self.take()
        self.assertEqual(self.steps(), [(1, "import", "draft", "")])

    def test_a_changed_finding_falls_back_to_draft_and_the_same_does_not(self) -> None:
        self.take()
        self.check(Passage.objects.get())
        self.take()
        self.assertEqual(Passage.objects.get().state, "checked")
        self.take(finding="Other words.")
        passage = Passage.objects.get()
        self.assertEqual((passage.state, passage.checked_by), ("draft", None))
        self.assertEqual(self.steps()[-1], (3, "import", "draft", ""))

    def test_reference_data_does_not_write_over_a_person(self) -> None:
        self.take()
        passage = Passage.objects.get()
        change_passage(
            passage=passage,
            item=item(finding="As Omar wrote it."),
            seen=version_of(passage),
            by=self.omar,
        )
        self.assertEqual(self.take(finding="New edition."), [("passage-kept", {"key": "P1"})])
        self.assertEqual(Passage.objects.get().finding, "As Omar wrote it.")
        self.take(by=self.sofia, finding="As Sofia has it.")
        self.assertEqual(Passage.objects.get().finding, "As Sofia has it.")

    def test_whoever_brings_it_in_cannot_check_it(self) -> None:
        self.take(by=self.sofia)
        passage = Passage.objects.get()
        self.assertEqual((passage.entered_by, passage.changed_by), (self.sofia, self.sofia))
        with self.assertRaises(Refused):
            self.check(passage)

    def test_that_others_have_checked_it_counts_for_nothing_here(self) -> None:
        notes = self.take(by=self.sofia, state="checked")
        self.assertEqual(notes, [("checked-elsewhere", {"count": 1})])
        self.assertEqual(Passage.objects.get().state, "draft")

    def test_that_others_have_retired_it_counts(self) -> None:
        self.take(by=self.sofia, state="retired", retired_because="Withdrawn.")
        passage = Passage.objects.get()
        self.assertEqual((passage.state, passage.retired_because), ("retired", "Withdrawn."))

    def test_a_retired_finding_stays_retired_whatever_a_file_says(self) -> None:
        self.take()
        retire_passage(passage=Passage.objects.get(), because="Withdrawn.", by=self.omar)
        self.take(by=self.sofia, finding="Other words.", state="checked")
        passage = Passage.objects.get()
        self.assertEqual((passage.state, passage.retired_because), ("retired", "Withdrawn."))

    def test_retired_without_a_reason_is_refused(self) -> None:
        with self.assertRaises(Refused) as caught:
            self.take(by=self.sofia, state="retired")
        self.assertEqual(
            self.codes(caught.exception),
            [("schema-missing", "a.json: passages[0].retired_because")],
        )
