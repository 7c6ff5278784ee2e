"""Citations against literal examples of each house style."""

from __future__ import annotations

from unittest import TestCase

from casework.domain.citation import citation, cite, issuer, locale_of
from casework.domain.dates import parse_fuzzy
from casework.domain.evidence import Locator, SourceFacts, SourceKind
from casework.domain.pinpoints import page_reference, pinpoint
from tests.domain import build

HRW = build.source(
    publisher="Human Rights Watch",
    title="Tajikistan: Exiled Activists' Relatives Detained Over Protest",
    issued=parse_fuzzy("2023-10-06"),
    url="https://www.hrw.org/news/2023/10/06/x",
    accessed=parse_fuzzy("2026-11-24"),
)
ESSAY = build.source(
    kind=SourceKind.MEDIA,
    author="Bakhtiyor Sobiri",
    publisher="openDemocracy",
    title="Tajikistan: so close, no matter how far",
    issued=parse_fuzzy("2017-07-07"),
)
JUDGMENT = build.source(
    kind=SourceKind.COURT,
    publisher="European Court of Human Rights",
    title="Iskandarov v. Russia",
    symbol="17185/05",
    issued=parse_fuzzy("2010-09-23"),
)
COLOGNE = build.source(
    kind=SourceKind.COURT_NATIONAL,
    publisher="VG Köln",
    title="Urteil v. 14.02.2019 - 13 K 6212/17.A",
    symbol="13 K 6212/17.A; asyl.net M28388",
    issued=parse_fuzzy("2019-02-14"),
)
UNDATED = build.source(publisher="ACCORD", title="COI Quality Standards", issued=build.UNKNOWN)
PARA_26 = Locator("paragraph", "26")


class CiteTests(TestCase):
    def check(self, source: SourceFacts, locator: Locator, **expected: str) -> None:
        for name, text in expected.items():
            locale = name.replace("_", "-")
            with self.subTest(locale):
                self.assertEqual(cite(source, locator, language=locale), text)

    def test_a_page_on_the_web(self) -> None:
        title = "Tajikistan: Exiled Activists' Relatives Detained Over Protest"
        url = "https://www.hrw.org/news/2023/10/06/x"
        self.check(
            HRW,
            PARA_26,
            en=f"Human Rights Watch, {title}, 6 October 2023, {url}, "
            "accessed 24 November 2026, para. 26",
            de=f"Human Rights Watch, {title}, 6. Oktober 2023, Abs. 26, {url} "
            "(abgerufen am 24. November 2026)",
            de_AT=f"Human Rights Watch (6.10.2023): {title}, Abs. 26, {url}, Zugriff 24.11.2026",
            pl=f"Human Rights Watch, {title}, 6 października 2023 r., akapit 26, {url} "
            "(dostęp: 24 listopada 2026 r.)",
        )

    def test_an_author_stands_before_the_title_and_the_publisher_after_it(self) -> None:
        title = "Tajikistan: so close, no matter how far"
        self.check(
            ESSAY,
            PARA_26,
            en=f"Bakhtiyor Sobiri, {title}, openDemocracy, 7 July 2017, para. 26",
            de=f"Bakhtiyor Sobiri, {title}, openDemocracy, 7. Juli 2017, Abs. 26",
            de_AT=f"Bakhtiyor Sobiri – openDemocracy (7.7.2017): {title}, Abs. 26",
            pl=f"Bakhtiyor Sobiri, {title}, openDemocracy, 7 lipca 2017 r., akapit 26",
        )

    def test_a_judgment_by_the_name_of_the_court_and_its_own_paragraphs(self) -> None:
        self.check(
            JUDGMENT,
            Locator("paragraph", "26-27"),
            en="European Court of Human Rights, Iskandarov v. Russia, no. 17185/05, "
            "23 September 2010, paras 26–27",
            de="EGMR, Urteil vom 23. September 2010 - Nr. 17185/05, Iskandarov/Russland - "
            "Rn. 26–27",
            de_AT="EGMR 23.9.2010, Iskandarov gg. Russland, 17185/05, Rz 26–27",
            pl="wyrok ETPC z dnia 23 września 2010 r. w sprawie Iskandarov przeciwko Rosji, "
            "skarga nr 17185/05, §§ 26–27",
        )

    def test_a_judgment_on_several_applications(self) -> None:
        case = build.source(
            kind=SourceKind.COURT,
            publisher="European Court of Human Rights",
            title="Sherov and Others v. Poland",
            symbol="54029/17 and 3 others",
            issued=parse_fuzzy("2024-04-04"),
        )
        self.check(
            case,
            Locator(),
            de="EGMR, Urteil vom 4. April 2024 - Nr. 54029/17 u. a., Sherov u. a./Polen",
            de_AT="EGMR 4.4.2024, Sherov u. a. gg. Polen, 54029/17 u. a.",
            pl="wyrok ETPC z dnia 4 kwietnia 2024 r. w sprawie Sherov i inni przeciwko Polsce, "
            "skargi nr 54029/17 i in.",
        )

    def test_judgments_of_several_years_are_cited_as_other_works(self) -> None:
        cases = build.source(
            kind=SourceKind.COURT,
            publisher="European Court of Human Rights",
            title="Gaforov v. Russia; Latipov v. Russia",
            issued=parse_fuzzy("2010/2013"),
        )
        self.check(
            cases,
            Locator(),
            pl="ETPC, Gaforov v. Russia; Latipov v. Russia, od 2010 do 2013 r.",
        )

    def test_an_austrian_judgment_says_its_day_once(self) -> None:
        case = build.source(
            kind=SourceKind.COURT_NATIONAL,
            publisher="Bundesverwaltungsgericht",
            title="Erkenntnis v. 21.06.2021 – W226 2197637-1 u.a.",
            issued=parse_fuzzy("2021-06-21"),
        )
        self.check(
            case,
            Locator(),
            en="BVwG (Austria), judgment of 21 June 2021, W226 2197637-1 u.a.",
            de="BVwG (Österreich), Erkenntnis vom 21. Juni 2021 - W226 2197637-1 u.a. -",
            de_AT="BVwG 21.6.2021, W226 2197637-1 u.a.",
            pl="wyrok BVwG (Austria) z dnia 21 czerwca 2021 r., sygn. akt W226 2197637-1 u.a.",
        )

    def test_an_austrian_span_of_days_is_in_figures(self) -> None:
        news = build.source(
            publisher="AI", title="News", issued=parse_fuzzy("2025-02-05/2025-05-31")
        )
        self.check(news, Locator(), de_AT="AI (5.2.2025–31.5.2025): News")

    def test_a_national_judgment_as_the_courts_of_each_country_cite_one_another(self) -> None:
        self.check(
            COLOGNE,
            PARA_26,
            en="VG Köln, judgment of 14 February 2019, 13 K 6212/17.A, asyl.net M28388, para. 26",
            de="VG Köln, Urteil vom 14. Februar 2019 - 13 K 6212/17.A -, asyl.net M28388, Rn. 26",
            de_AT="VG Köln 14.2.2019, 13 K 6212/17.A, asyl.net M28388, Rz 26",
            pl="wyrok VG Köln z dnia 14 lutego 2019 r., sygn. akt 13 K 6212/17.A, "
            "asyl.net M28388, pkt 26",
        )

    def test_a_title_of_two_judgments_is_not_followed_by_their_numbers_and_dates(self) -> None:
        orders = build.source(
            kind=SourceKind.COURT_NATIONAL,
            publisher="VG Gelsenkirchen",
            title="Beschluss v. 03.06.2025 – 12a L 836/25.A; Urteil v. 13.08.2024 – 12a K 51/23.A",
            symbol="12a K 51/23.A; 12a L 836/25.A",
            issued=parse_fuzzy("2024-08-13/2025-06-03"),
        )
        self.check(
            orders,
            Locator(),
            de="VG Gelsenkirchen, Beschluss v. 03.06.2025 – 12a L 836/25.A; "
            "Urteil v. 13.08.2024 – 12a K 51/23.A",
        )

    def test_a_judgment_of_a_day_that_the_calendar_has_not_keeps_its_title(self) -> None:
        wrong = build.source(
            kind=SourceKind.COURT_NATIONAL,
            publisher="VG Köln",
            title="Urteil v. 31.02.2019 - 13 K 1/17.A",
            issued=parse_fuzzy("2019"),
        )
        self.check(wrong, Locator(), de="VG Köln, Urteil v. 31.02.2019 - 13 K 1/17.A, 2019")

    def test_an_undated_work_says_so(self) -> None:
        self.check(
            UNDATED,
            Locator("page", "3"),
            en="ACCORD, COI Quality Standards, n.d., p. 3",
            de="ACCORD, COI Quality Standards, o.D., S. 3",
            de_AT="ACCORD (o.D.): COI Quality Standards, S. 3",
            pl="ACCORD, COI Quality Standards, b.d., s. 3",
        )

    def test_an_austrian_date_that_is_no_day_is_in_words(self) -> None:
        report = build.source(publisher="AI", title="Report", issued=parse_fuzzy("2023-01"))
        self.assertEqual(cite(report, Locator(), language="de-AT"), "AI (Jänner 2023): Report")

    def test_an_address_without_a_day_of_access(self) -> None:
        page = build.source(publisher="AI", title="Report", url="https://a.example/1")
        self.assertEqual(
            cite(page, Locator(), language="de"), "AI, Report, Oktober 2023, https://a.example/1"
        )


class PartsTests(TestCase):
    def test_the_title_stands_apart_for_italics(self) -> None:
        parts = citation(ESSAY, PARA_26, locale="de")
        self.assertEqual(
            (parts.lead, parts.title, parts.tail),
            (
                "Bakhtiyor Sobiri, ",
                "Tajikistan: so close, no matter how far",
                ", openDemocracy, 7. Juli 2017, Abs. 26",
            ),
        )

    def test_a_footnote_leaves_the_address_to_the_list_of_sources(self) -> None:
        parts = citation(HRW, PARA_26, locale="de", with_address=False)
        self.assertEqual(parts.tail, ", 6. Oktober 2023, Abs. 26")
        self.assertEqual(parts.address, "")

    def test_pinpoints(self) -> None:
        cases = {
            ("page", "4"): ("p. 4", "S. 4", "S. 4", "s. 4"),
            ("page", "4, 6"): ("pp. 4, 6", "S. 4, 6", "S. 4, 6", "s. 4, 6"),
            ("paragraph", "4-6"): ("paras 4–6", "Abs. 4–6", "Abs. 4–6", "akapity 4–6"),
            ("section", "2.1"): ("section 2.1", "Abschnitt 2.1", "Abschnitt 2.1", "rozdz. 2.1"),
            ("section", "2, 3"): (
                "sections 2, 3",
                "Abschnitte 2, 3",
                "Abschnitte 2, 3",
                "rozdz. 2, 3",
            ),
            ("caption", "3"): (
                "caption 3",
                "Bildunterschrift 3",
                "Bildunterschrift 3",
                "podpis pod ilustracją 3",
            ),
            ("whole", ""): ("", "", "", ""),
        }
        for (kind, value), expected in cases.items():
            with self.subTest(kind=kind, value=value):
                locator = Locator(kind, value)
                found = tuple(pinpoint(HRW, locator, lang) for lang in ("en", "de", "de-AT", "pl"))
                self.assertEqual(found, expected)

    def test_numbered_paragraphs_of_courts_and_of_the_united_nations(self) -> None:
        kinds = {
            "Bundesverwaltungsgericht": (SourceKind.COURT_NATIONAL, "", "Rn. 4", "Rz 4", "pkt 4"),
            "European Court of Human Rights": (SourceKind.COURT, "", "Rn. 4", "Rz 4", "§ 4"),
            "Court of Justice of the European Union": (
                SourceKind.COURT,
                "",
                "Rn. 4",
                "Rz 4",
                "pkt 4",
            ),
            "UN Human Rights Committee": (
                SourceKind.UN,
                "CCPR/C/TJK/CO/3",
                "Ziff. 4",
                "Z 4",
                "pkt 4",
            ),
            # A press release has no symbol, and its paragraphs no numbers.
            "OHCHR": (SourceKind.UN, "", "Abs. 4", "Abs. 4", "akapit 4"),
        }
        for publisher, (kind, symbol, *expected) in kinds.items():
            with self.subTest(publisher):
                source = build.source(kind=kind, publisher=publisher, symbol=symbol)
                at = Locator("paragraph", "4")
                found = [pinpoint(source, at, locale) for locale in ("de", "de-AT", "pl")]
                self.assertEqual(found, expected)
                self.assertEqual(pinpoint(source, at, "en"), "para. 4")

    def test_institutions_have_a_name_in_each_language(self) -> None:
        committee = build.source(publisher="UN Human Rights Committee")
        self.assertEqual(issuer(committee, "en"), "UN Human Rights Committee")
        self.assertEqual(issuer(committee, "de-AT"), "UN-Menschenrechtsausschuss")
        self.assertEqual(issuer(committee, "pl"), "Komitet Praw Człowieka ONZ")

    def test_austrian_german_is_for_austria_alone(self) -> None:
        self.assertEqual(locale_of("de", "AT"), "de-AT")
        self.assertEqual(locale_of("de", "DE"), "de")
        self.assertEqual(locale_of("en", "AT"), "en")

    def test_a_page_of_an_exhibit(self) -> None:
        self.assertEqual(
            [page_reference(2, of) for of in ("de", "pl", "en")], ["S. 2", "s. 2", "p. 2"]
        )
