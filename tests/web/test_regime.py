"""Which law governs a claim, on the page of the case and of the claim."""

from __future__ import annotations

import datetime as dt

from casework.models import Case
from tests import make
from tests.base import CastTestCase

PAGES = ("/cases/PL-2026-TEST/", "/cases/PL-2026-TEST/claim/")


class RegimeTests(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        make.law()
        cls.case = make.case(by=cls.nadia)
        make.person(of=cls.case)
        make.element()

    def setUp(self) -> None:
        self.client.force_login(self.nadia)

    def panels(self, **fields: object) -> list[str]:
        """The panel of both pages."""
        Case.objects.filter(pk=self.case.pk).update(**fields)
        pages = [self.client.get(page).content.decode() for page in PAGES]
        return [page.split('id="regime-title"')[1].split("</section>")[0] for page in pages]

    def assert_told(self, sentences: tuple[str, ...], **fields: object) -> None:
        for page, panel in zip(PAGES, self.panels(**fields), strict=True):
            for sentence in sentences:
                with self.subTest(page=page, sentence=sentence):
                    self.assertIn(sentence, panel)

    def test_an_old_claim_and_why(self) -> None:
        self.assert_told(
            (
                "Directive 2013/32/EU (asylum procedure)",
                "Lodged on 6 May 2026, before 12 June 2026: the old law governs.",
                "Regulation (EU) No 604/2013 (Dublin III), criteria",
                "Art. 79(3) Regulation (EU) 2024/1348",
            )
        )

    def test_a_dispute_shows_both_laws_and_is_marked(self) -> None:
        self.assert_told(
            (
                '<span class="mark mark-warn mark-wraps"><span>open or disputed: '
                "Directive 2011/95/EU (qualification) / Regulation (EU) 2024/1347 (qualification)",
                "it is disputed which standard applies. Both are cited.",
            )
        )

    def test_a_new_claim(self) -> None:
        day = dt.date(2026, 7, 3)
        self.assert_told(
            (
                "Regulation (EU) 2024/1348 (asylum procedure)",
                "Regulation (EU) 2024/1351 (asylum and migration management)",
            ),
            made_on=day,
            registered_on=day,
            lodged_on=day,
        )

    def test_flags_are_shown(self) -> None:
        day = dt.date(2026, 7, 1)
        first = ("the first day itself: the transitional rule speaks only of before and after",)
        self.assert_told(first, made_on=day, registered_on=day, lodged_on=day)
        gap = ("the Directive was repealed from 12 June 2026, the Regulation applies only from",)
        day = dt.date(2026, 6, 20)
        self.assert_told(gap, made_on=day, registered_on=day, lodged_on=day)
        self.assert_told(
            ("Contrary view:",), jurisdiction="DE", lodged_on=dt.date(2026, 5, 6), made_on=None
        )

    def test_missing_days_are_asked_for(self) -> None:
        self.assert_told(
            (
                "Not entered yet: the day the application was",
                "registered, lodged.",
                'href="/cases/PL-2026-TEST/edit/"',
                "The day of lodging is missing: both laws are shown. Enter it.",
            ),
            registered_on=None,
            lodged_on=None,
        )

    def test_a_decision_before_the_repeal_settles_the_standard(self) -> None:
        make.decision(
            of=self.case,
            law_kind="refusal",
            decided_on=dt.date(2026, 6, 1),
            served_on=dt.date(2026, 6, 2),
        )
        self.assert_told(("Decided on 1 June 2026, before the Directive was repealed",))

    def test_a_letter_that_decides_nothing_settles_nothing(self) -> None:
        make.decision(of=self.case, decided_on=dt.date(2026, 6, 1), served_on=dt.date(2026, 6, 2))
        self.assert_told(("it is disputed which standard applies",))

    def test_it_speaks_the_language_of_the_reader(self) -> None:
        self.client.cookies["django_language"] = "de"
        for panel in self.panels():
            self.assertIn('<span lang="de">', panel)
            self.assertNotIn("Lodged on", panel)


class WithoutLawTests(CastTestCase):
    def test_without_the_rules_it_says_so_and_the_page_stands(self) -> None:
        self.client.force_login(self.nadia)
        make.case(by=self.nadia)
        page = self.client.get(PAGES[0])
        self.assertContains(page, "What the rule EU-APR-DATE says is not known")
