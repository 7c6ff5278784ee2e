"""Each style that can be chosen, against literal citations of every kind of source."""

from __future__ import annotations

from unittest import TestCase

from casework.domain.citation_styles import Style, cite_as
from casework.domain.dates import parse_fuzzy
from casework.domain.evidence import Locator, SourceFacts, SourceKind
from tests.domain import build

SEEN = parse_fuzzy("2026-11-24")
PARA_26 = Locator("paragraph", "26")
LEFT_TO_RIGHT_MARK = "\u200e"


class StyleTests(TestCase):
    def check(self, source: SourceFacts, locator: Locator = PARA_26, **by: str) -> None:
        for style, text in by.items():
            with self.subTest(style):
                self.assertEqual(str(cite_as(source, locator, Style(style))), text)

    def test_a_report_of_an_organisation(self) -> None:
        source = build.source(
            publisher="Human Rights Watch",
            title="Tajikistan: Relatives Detained",
            issued=parse_fuzzy("2023-10-06"),
            url="https://hrw.example/x",
            accessed=SEEN,
        )
        self.check(
            source,
            de="Human Rights Watch, Tajikistan: Relatives Detained, 6. Oktober 2023, Abs. 26, "
            "https://hrw.example/x (abgerufen am 24. November 2026)",
            at="Human Rights Watch (6.10.2023): Tajikistan: Relatives Detained, Abs. 26, "
            "https://hrw.example/x, Zugriff 24.11.2026",
            pl="Human Rights Watch, Tajikistan: Relatives Detained, 6 października 2023 r., "
            "akapit 26, https://hrw.example/x (dostęp: 24 listopada 2026 r.)",
            euaa="Human Rights Watch, Tajikistan: Relatives Detained, 6 October 2023, "
            "https://hrw.example/x, accessed 24 November 2026, para. 26",
            ecoi="Human Rights Watch: Tajikistan: Relatives Detained, 6 October 2023, para. 26, "
            "https://hrw.example/x (accessed on 24 November 2026)",
        )

    def test_a_document_of_the_united_nations(self) -> None:
        source = build.source(
            kind=SourceKind.UN,
            publisher="UN Human Rights Committee",
            title="Concluding observations on Tajikistan",
            symbol="CCPR/C/TJK/CO/3",
            issued=parse_fuzzy("2019-08-22"),
        )
        self.check(
            source,
            de="UN-Menschenrechtsausschuss, Concluding observations on Tajikistan, "
            "CCPR/C/TJK/CO/3, 22. August 2019, Ziff. 26",
            at="UN-Menschenrechtsausschuss (22.8.2019): Concluding observations on Tajikistan, "
            "CCPR/C/TJK/CO/3, Z 26",
            pl="Komitet Praw Człowieka ONZ, Concluding observations on Tajikistan, "
            "CCPR/C/TJK/CO/3, 22 sierpnia 2019 r., pkt 26",
            euaa="UN Human Rights Committee, Concluding observations on Tajikistan, "
            "CCPR/C/TJK/CO/3, 22 August 2019, para. 26",
            ecoi="UN Human Rights Committee: Concluding observations on Tajikistan, "
            "CCPR/C/TJK/CO/3, 22 August 2019, para. 26",
        )

    def test_a_judgment_from_strasbourg_with_its_ecli(self) -> None:
        source = build.source(
            kind=SourceKind.COURT,
            publisher="European Court of Human Rights",
            title="Sherov and Others v. Poland",
            symbol="54029/17 and 3 others; ECLI:CE:ECHR:2024:0404JUD005402917",
            issued=parse_fuzzy("2024-04-04"),
            url="https://hudoc.example/1",
        )
        ecli = "ECLI:CE:ECHR:2024:0404JUD005402917"
        self.check(
            source,
            de=f"EGMR, Urteil vom 4. April 2024 - Nr. 54029/17 u. a. [{ecli}], Sherov u. a./Polen "
            "- Rn. 26, https://hudoc.example/1",
            at=f"EGMR 4.4.2024, Sherov u. a. gg. Polen, 54029/17 u. a., {ecli}, Rz 26, "
            "https://hudoc.example/1",
            pl="wyrok ETPC z dnia 4 kwietnia 2024 r. w sprawie Sherov i inni przeciwko Polsce, "
            f"skargi nr 54029/17 i in., {ecli}, § 26, https://hudoc.example/1",
            euaa="European Court of Human Rights, Sherov and Others v. Poland, "
            f"nos. 54029/17 and 3 others, 4 April 2024, {ecli}, https://hudoc.example/1, para. 26",
            ecoi="European Court of Human Rights: Sherov and Others v. Poland, "
            "nos. 54029/17 and 3 others, 4 April 2024, para. 26, https://hudoc.example/1",
        )

    def test_a_decision_from_strasbourg_is_no_judgment(self) -> None:
        source = build.source(
            kind=SourceKind.COURT,
            publisher="European Court of Human Rights",
            title="A.B. v. the Netherlands",
            symbol="1234/20; ECLI:CE:ECHR:2021:0105DEC000123420",
            issued=parse_fuzzy("2021-01-05"),
        )
        ecli = "ECLI:CE:ECHR:2021:0105DEC000123420"
        self.check(
            source,
            Locator(),
            de=f"EGMR, Entscheidung vom 5. Januar 2021 - Nr. 1234/20 [{ecli}], A.B./Niederlande",
            at=f"EGMR 5.1.2021, A.B. gg. Niederlande, 1234/20, {ecli}",
            pl="decyzja ETPC z dnia 5 stycznia 2021 r. w sprawie A.B. przeciwko Holandii, "
            f"skarga nr 1234/20, {ecli}",
        )

    def test_a_judgment_from_luxembourg_has_no_application(self) -> None:
        source = build.source(
            kind=SourceKind.COURT,
            publisher="Court of Justice of the European Union",
            title="Ahmedbekova",
            symbol="C-652/16",
            issued=parse_fuzzy("2018-10-04"),
        )
        self.check(
            source,
            de="EuGH, Urteil vom 4. Oktober 2018 - C-652/16, Ahmedbekova - Rn. 26",
            at="EuGH 4.10.2018, Ahmedbekova, C-652/16, Rz 26",
            pl="wyrok TSUE z dnia 4 października 2018 r. w sprawie Ahmedbekova, C-652/16, pkt 26",
            ecoi="Court of Justice of the European Union: Ahmedbekova, C-652/16, 4 October 2018, "
            "para. 26",
        )

    def test_judgments_of_national_courts(self) -> None:
        polish = build.source(
            kind=SourceKind.COURT_NATIONAL,
            publisher="NSA",
            title="Wyrok z dnia 14.12.2011 r., II OSK 1938/10",
            symbol="II OSK 1938/10",
            issued=parse_fuzzy("2011-12-14"),
        )
        self.check(
            polish,
            Locator(),
            de="NSA, Urteil vom 14. Dezember 2011 - II OSK 1938/10 -",
            at="NSA 14.12.2011, II OSK 1938/10",
            pl="wyrok NSA z dnia 14 grudnia 2011 r., sygn. akt II OSK 1938/10",
            euaa="NSA, judgment of 14 December 2011, II OSK 1938/10",
            ecoi="NSA, judgment of 14 December 2011, II OSK 1938/10",
        )
        order = build.source(
            kind=SourceKind.COURT_NATIONAL,
            publisher="VG Gelsenkirchen",
            title="Beschluss v. 03.06.2025 – 12a L 836/25.A",
            issued=parse_fuzzy("2025-06-03"),
        )
        self.check(
            order,
            de="VG Gelsenkirchen, Beschluss vom 3. Juni 2025 - 12a L 836/25.A -, Rn. 26",
            pl="postanowienie VG Gelsenkirchen z dnia 3 czerwca 2025 r., "
            "sygn. akt 12a L 836/25.A, pkt 26",
        )

    def test_news_with_its_author(self) -> None:
        source = build.source(
            kind=SourceKind.MEDIA,
            author="E. Lemon",
            publisher="Ahval",
            title="Interpol abused to pursue critics abroad",
            issued=parse_fuzzy("2019-03"),
            container="a copy elsewhere",
        )
        self.check(
            source,
            Locator(),
            de="E. Lemon, Interpol abused to pursue critics abroad, Ahval, März 2019",
            at="E. Lemon – Ahval (März 2019): Interpol abused to pursue critics abroad",
            pl="E. Lemon, Interpol abused to pursue critics abroad, Ahval, marzec 2019 r.",
            euaa="E. Lemon, Interpol abused to pursue critics abroad, Ahval, March 2019",
            ecoi="E. Lemon: Interpol abused to pursue critics abroad, March 2019",
        )

    def test_several_authors_in_a_journal(self) -> None:
        source = build.source(
            kind=SourceKind.ACADEMIC,
            author="Lemon; Furstenberg; Heathershaw",
            publisher="A Press",
            title="Placing pressure",
            container="Central Asian Review",
            issued=parse_fuzzy("2017"),
        )
        self.check(
            source,
            Locator("page", "3-5"),
            de="Lemon/Furstenberg/Heathershaw, Placing pressure, in: Central Asian Review, "
            "A Press, 2017, S. 3–5",
            at="Lemon; Furstenberg; Heathershaw – A Press (2017): Placing pressure, "
            "in: Central Asian Review, S. 3–5",
            pl="Lemon, Furstenberg, Heathershaw, Placing pressure, w: Central Asian Review, "
            "A Press, 2017 r., s. 3–5",
            euaa="Lemon, Furstenberg and Heathershaw, Placing pressure, "
            "in: Central Asian Review, A Press, 2017, pp. 3–5",
            ecoi="Lemon, Furstenberg and Heathershaw: Placing pressure, "
            "in: Central Asian Review, 2017, pp. 3–5",
        )

    def test_authors_that_are_left_out_are_said_to_be(self) -> None:
        source = build.source(author="A. One; B. Two; et al.", publisher="P", title="T")
        self.check(
            source,
            Locator(),
            de="A. One/B. Two u. a., T, P, Oktober 2023",
            pl="A. One, B. Two i in., T, P, październik 2023 r.",
            euaa="A. One, B. Two et al., T, P, October 2023",
        )

    def test_a_law(self) -> None:
        source = build.source(
            kind=SourceKind.GOVERNMENT,
            publisher="Republic of Tajikistan",
            title="Law on Countering Extremism",
            symbol="No. 1655",
            issued=parse_fuzzy("2020-01-02"),
        )
        self.check(
            source,
            Locator("section", "3"),
            de="Republic of Tajikistan, Law on Countering Extremism, No. 1655, 2. Januar 2020, "
            "Abschnitt 3",
            at="Republic of Tajikistan (2.1.2020): Law on Countering Extremism, No. 1655, "
            "Abschnitt 3",
            pl="Republic of Tajikistan, Law on Countering Extremism, No. 1655, "
            "2 stycznia 2020 r., rozdz. 3",
            euaa="Republic of Tajikistan, Law on Countering Extremism, No. 1655, "
            "2 January 2020, section 3",
        )

    def test_a_report_without_date_and_author(self) -> None:
        source = build.source(publisher="ACCORD", title="Standards", issued=build.UNKNOWN)
        self.check(
            source,
            Locator(),
            de="ACCORD, Standards, o.D.",
            at="ACCORD (o.D.): Standards",
            pl="ACCORD, Standards, b.d.",
            euaa="ACCORD, Standards, n.d.",
            ecoi="ACCORD: Standards, n.d.",
        )

    def test_an_address_that_was_seen_on_no_known_day(self) -> None:
        source = build.source(publisher="AI", title="Report", url="https://ai.example/1")
        self.check(source, Locator(), ecoi="AI: Report, October 2023, https://ai.example/1")

    def test_a_title_with_quotation_marks_and_markup_is_kept_as_it_is(self) -> None:
        title = '„Whereabouts "Unknown"“ <script>alert(1)</script>'
        source = build.source(publisher="RFE/RL", title=title)
        self.check(
            source,
            Locator(),
            de=f"RFE/RL, {title}, Oktober 2023",
            at=f"RFE/RL (Oktober 2023): {title}",
            ecoi=f"RFE/RL: {title}, October 2023",
        )

    def test_what_follows_a_title_from_right_to_left_stays_behind_it(self) -> None:
        title = "گزارش درباره تاجیکستان"
        source = build.source(publisher="BBC", title=title, issued=parse_fuzzy("2020-05-03"))
        self.check(
            source,
            Locator(),
            de=f"BBC, {title}{LEFT_TO_RIGHT_MARK}, 3. Mai 2020",
            at=f"BBC (3.5.2020): {title}",
            pl=f"BBC, {title}{LEFT_TO_RIGHT_MARK}, 3 maja 2020 r.",
            euaa=f"BBC, {title}{LEFT_TO_RIGHT_MARK}, 3 May 2020",
        )

    def test_the_parts_are_for_print_and_screen(self) -> None:
        source = build.source(publisher="AI", title="Report", url="https://ai.example/1")
        parts = cite_as(source, Locator(), Style.ECOI)
        self.assertEqual(
            (parts.lead, parts.title, parts.tail, parts.address),
            ("AI: ", "Report", ", October 2023, https://ai.example/1", "https://ai.example/1"),
        )
