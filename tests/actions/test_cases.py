from __future__ import annotations

import datetime as dt
from dataclasses import replace

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from casework.actions.cases import CaseFields, change_case, log_case, open_case
from casework.actions.people import PersonFields, WrittenName
from casework.domain.cases import Jurisdiction, PersonRole, Stage
from casework.domain.errors import Refused
from casework.domain.evidence import TermKind
from casework.models import AuditEntry, Case
from tests import make
from tests.base import CastTestCase

FIELDS = CaseFields(
    jurisdiction=Jurisdiction.GERMANY,
    working_language="de",
    made_on=dt.date(2026, 3, 1),
    registered_on=dt.date(2026, 3, 2),
    lodged_on=dt.date(2026, 3, 9),
    summary={"de": "Er wurde vorgeladen.", "en": ""},
)
APPLICANT = PersonFields(
    role=PersonRole.APPLICANT,
    names=(WrittenName("Umarali Quvvatov"), WrittenName("Умарали Қувватов", "passport")),
    born="1990~",
)


def codes_of(refused: Refused) -> list[tuple[str, str]]:
    return [(problem.code, problem.where) for problem in refused.problems]


class LogCaseTests(CastTestCase):
    def test_it_opens_a_case_that_only_its_team_and_maker_see(self) -> None:
        case = log_case(fields=FIELDS, applicant=APPLICANT, by=self.nadia)
        saved = Case.objects.get(pk=case.pk)
        self.assertEqual(
            (saved.jurisdiction, saved.working_language, saved.stage, saved.origin),
            ("DE", "de", "first-instance", "TJ"),
        )
        self.assertEqual(saved.summary, {"de": "Er wurde vorgeladen."})
        self.assertEqual(saved.lodged_on, dt.date(2026, 3, 9))
        seen = {
            person.name: Case.objects.visible_to(person).count()
            for person in (self.nadia, self.omar, self.sofia, self.rafi, self.ida, self.petra)
        }
        self.assertEqual(
            seen, {"Nadia": 1, "Omar": 0, "Sofia": 1, "Rafi": 0, "Ida": 0, "Petra": 0}
        )

    def test_its_reference_tells_country_and_year_and_nothing_else(self) -> None:
        case = log_case(fields=FIELDS, applicant=APPLICANT, by=self.nadia)
        year = timezone.localdate().year
        self.assertRegex(case.ref, rf"^DE-{year}-[2-9A-HJKMNP-TW-Z]{{4}}$")

    def test_the_applicant_is_found_in_any_spelling(self) -> None:
        case = log_case(fields=FIELDS, applicant=APPLICANT, by=self.nadia)
        applicant = case.people.get()
        self.assertEqual((applicant.key, applicant.role), ("applicant", "applicant"))
        self.assertEqual(list(applicant.names.values_list("script", flat=True)), ["Latn", "Cyrl"])
        for spelling in ("Kuvvatov", "Кувватов", "umarali quvvatov"):
            with self.subTest(spelling=spelling):
                self.assertEqual(list(Case.objects.search(spelling)), [case])

    def test_it_keeps_one_record_without_the_clients_words(self) -> None:
        case = log_case(fields=FIELDS, applicant=APPLICANT, by=self.nadia)
        entry = AuditEntry.objects.get()
        self.assertEqual((entry.verb, entry.case, entry.actor), ("case-logged", case, self.nadia))
        self.assertEqual(entry.facts, {})

    def test_it_refuses_days_before_the_application_and_writes_nothing(self) -> None:
        early = replace(FIELDS, registered_on=dt.date(2026, 2, 1), lodged_on=dt.date(2026, 2, 2))
        with self.assertRaises(Refused) as caught:
            log_case(fields=early, applicant=APPLICANT, by=self.nadia)
        self.assertEqual(
            codes_of(caught.exception),
            [("before-made", "registered_on"), ("before-made", "lodged_on")],
        )
        self.assertEqual((Case.objects.count(), AuditEntry.objects.count()), (0, 0))

    def test_a_decision_may_be_expected_but_not_before_the_application(self) -> None:
        expecting = replace(FIELDS, decision_expected=dt.date(2027, 2, 28))
        case = log_case(fields=expecting, applicant=APPLICANT, by=self.nadia)
        self.assertEqual(Case.objects.get(pk=case.pk).decision_expected, dt.date(2027, 2, 28))
        early = replace(FIELDS, decision_expected=dt.date(2026, 2, 28))
        with self.assertRaises(Refused) as caught:
            change_case(case=case, fields=early, by=self.nadia)
        self.assertEqual(codes_of(caught.exception), [("before-made", "decision_expected")])

    def test_it_refuses_a_nameless_applicant_and_writes_nothing(self) -> None:
        with self.assertRaises(Refused) as caught:
            log_case(
                fields=FIELDS,
                applicant=replace(APPLICANT, names=(WrittenName(" "),)),
                by=self.omar,
            )
        self.assertEqual(codes_of(caught.exception), [("person-unnamed", "name_0")])
        self.assertEqual((Case.objects.count(), AuditEntry.objects.count()), (0, 0))

    def test_it_refuses_unknown_grounds(self) -> None:
        with self.assertRaises(Refused) as caught:
            log_case(fields=replace(FIELDS, grounds=("NO",)), applicant=APPLICANT, by=self.omar)
        self.assertEqual(codes_of(caught.exception), [("unknown-code", "grounds")])

    def test_translators_and_auditors_may_not(self) -> None:
        for person in (self.rafi, self.ida):
            with self.subTest(person=person.name), self.assertRaises(PermissionDenied):
                log_case(fields=FIELDS, applicant=APPLICANT, by=person)


class ChangeCaseTests(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.case = make.case(by=cls.nadia, summary={"en": "Secret.", "ru": "Тайна."})
        make.term(kind=TermKind.GROUND, code="POL")

    def test_it_changes_the_case_and_records_the_names_of_the_fields(self) -> None:
        fields = CaseFields(
            jurisdiction=Jurisdiction.POLAND,
            working_language="en",
            stage=Stage.COURT,
            made_on=self.case.made_on,
            registered_on=self.case.registered_on,
            lodged_on=self.case.lodged_on,
            summary={"en": "Secret, rewritten.", "ru": ""},
            grounds=("POL",),
        )
        change_case(case=self.case, fields=fields, by=self.nadia)
        saved = Case.objects.get(pk=self.case.pk)
        self.assertEqual((saved.stage, saved.summary), ("court", {"en": "Secret, rewritten."}))
        self.assertEqual([term.code for term in saved.grounds.all()], ["POL"])
        entry = AuditEntry.objects.get()
        self.assertEqual(
            (entry.verb, entry.facts),
            ("case-changed", {"fields": ["stage", "summary", "grounds"]}),
        )

    def test_a_text_in_a_language_that_was_not_asked_for_stays(self) -> None:
        change_case(case=self.case, fields=replace(FIELDS, summary={"de": "Neu."}), by=self.nadia)
        saved = Case.objects.get(pk=self.case.pk)
        self.assertEqual(saved.summary, {"de": "Neu.", "en": "Secret.", "ru": "Тайна."})

    def test_nobody_else_may(self) -> None:
        for person in (self.lena, self.rafi, self.ida, self.petra):
            with self.subTest(person=person.name), self.assertRaises(PermissionDenied):
                change_case(case=self.case, fields=FIELDS, by=person)
        self.assertEqual(AuditEntry.objects.count(), 0)


class OpenCaseTests(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        cls.case = make.case(by=cls.nadia)
        cls.other = make.case(by=cls.nadia, ref="PL-2026-TWO")

    def test_reading_is_on_record_once_for_a_person_and_case(self) -> None:
        open_case(case=self.case, by=self.nadia)
        open_case(case=self.case, by=self.nadia)
        open_case(case=self.case, by=self.sofia)
        open_case(case=self.other, by=self.nadia)
        read = AuditEntry.objects.values_list("verb", "actor__name", "case__ref")
        self.assertEqual(
            list(read),
            [
                ("case-opened", "Nadia", "PL-2026-TEST"),
                ("case-opened", "Sofia", "PL-2026-TEST"),
                ("case-opened", "Nadia", "PL-2026-TWO"),
            ],
        )

    def test_reading_again_after_an_hour_is_on_record_again(self) -> None:
        old = AuditEntry(
            number=1,
            at=timezone.now() - dt.timedelta(minutes=61),
            actor=self.nadia,
            team=self.team,
            verb="case-opened",
            case=self.case,
            previous="0" * 64,
        )
        old.digest = old.compute_digest()
        old.save()
        open_case(case=self.case, by=self.nadia)
        self.assertEqual(AuditEntry.objects.count(), 2)

    def test_strangers_do_not_read(self) -> None:
        for person in (self.lena, self.petra):
            with self.subTest(person=person.name), self.assertRaises(PermissionDenied):
                open_case(case=self.case, by=person)
