"""The tags of the printed pack."""

from __future__ import annotations

from django.template import Context, Template
from django.test import SimpleTestCase
from django.utils import translation

from casework.domain.citation import citation
from casework.domain.dates import parse_fuzzy
from casework.domain.evidence import Locator, SourceKind
from casework.domain.pack_plan import Origin, Ref
from casework.domain.translation import Text
from tests.domain import build, pack


def shown(template: str, *, language: str = "de", **context: object) -> str:
    plan = pack.plan(pack.material(), language)
    with translation.override(language):
        return Template("{% load pack %}" + template).render(Context({"plan": plan, **context}))


class SayTests(SimpleTestCase):
    def test_a_text_in_the_language_of_the_pack_stands_alone(self) -> None:
        text = Text("A & B", "de", is_wanted=True)
        self.assertEqual(shown("{% say text %}", text=text), "A &amp; B")

    def test_another_language_is_marked_for_eye_and_ear(self) -> None:
        text = Text("<i>Summoned</i>", "en", is_wanted=False)
        self.assertEqual(
            shown("{% say text %}", text=text),
            '<span lang="en">&lt;i&gt;Summoned&lt;/i&gt;</span> '
            '<span class="mark">[nur auf Englisch]</span>',
        )

    def test_no_text_is_nothing(self) -> None:
        self.assertEqual(shown("{% say text %}", text=Text("", "de", is_wanted=False)), "")


class ReferenceTests(SimpleTestCase):
    def test_references_are_links_with_commas(self) -> None:
        refs = (Ref("Anlage K 1, S. 1", "exhibit-1-p1"), Ref("S. 2", "exhibit-1-p2"))
        self.assertEqual(
            shown("{% refs refs %}", refs=refs),
            '<a href="#exhibit-1-p1">Anlage K 1, S. 1</a>, <a href="#exhibit-1-p2">S. 2</a>',
        )

    def test_sources_of_one_origin_are_joined(self) -> None:
        groups = (Origin((Ref("3", "a"),)), Origin((Ref("7", "b"), Ref("8", "c"))))
        self.assertEqual(
            shown("{% origins groups %}", groups=groups),
            '<a href="#a">3</a>; <a href="#b">7</a> = <a href="#c">8</a>',
        )

    def test_the_word_for_a_page(self) -> None:
        self.assertEqual(shown("{% page_word %}"), "S. ")
        self.assertEqual(shown("{% page_word %}", language="en"), "p. ")


class CitedTests(SimpleTestCase):
    def setUp(self) -> None:
        self.source = build.source(
            publisher="A & B",
            title="Bericht",
            issued=parse_fuzzy("2025"),
            url="https://example.org/?a=1&b=2",
            accessed=parse_fuzzy("2026-11-24"),
        )

    def test_a_footnote_leads_to_the_list_of_sources(self) -> None:
        note = citation(self.source, Locator("page", "3"), locale="de", with_address=False)
        self.assertEqual(
            shown('{% cited note "en" "source-S30" %}', note=note),
            '<a href="#source-S30">A &amp; B, </a><cite lang="en">Bericht</cite>, 2025, S. 3',
        )

    def test_the_list_leads_to_the_address_of_the_work(self) -> None:
        full = citation(self.source, Locator(), locale="de")
        self.assertEqual(
            shown('{% cited full "" %}', full=full),
            "A &amp; B, <cite>Bericht</cite>, 2025, "
            '<a class="address" href="https://example.org/?a=1&amp;b=2">'
            "https://example.org/?a=1&amp;b=2</a> (abgerufen am 24. November 2026)",
        )

    def test_what_a_work_says_of_itself_is_never_markup(self) -> None:
        work = build.source(publisher="<b>A</b>", title="<script>alert(1)</script>")
        self.assertEqual(
            shown('{% cited full "" %}', full=citation(work, Locator(), locale="de")),
            "&lt;b&gt;A&lt;/b&gt;, <cite>&lt;script&gt;alert(1)&lt;/script&gt;</cite>, "
            "Oktober 2023",
        )

    def test_a_judgment_known_by_its_number_has_no_title_to_set_apart(self) -> None:
        order = build.source(
            kind=SourceKind.COURT_NATIONAL,
            publisher="VG Köln",
            title="Urteil v. 14.02.2019 - 13 K 1/17.A",
        )
        self.assertEqual(
            shown('{% cited full "de" "s" %}', full=citation(order, Locator(), locale="de")),
            '<a href="#s">VG Köln, Urteil vom 14. Februar 2019 - 13 K 1/17.A -</a>',
        )


class DatedTests(SimpleTestCase):
    def test_a_polish_year_keeps_its_letter(self) -> None:
        whole = '<span class="whole">{} r.</span>'.format
        cases = {
            "24 lipca 2012 r.": f"24 lipca {whole(2012)}",
            "od 2009 do 2018 r.": f"od 2009 do {whole(2018)}",
            "od maja 2015 r. do lipca 2016 r.": f"od maja {whole(2015)} do lipca {whole(2016)}",
            "24. Juli 2012": "24. Juli 2012",
            "–": "–",
        }
        for words, expected in cases.items():
            with self.subTest(words):
                self.assertEqual(shown("{{ words|dated }}", words=words), expected)


class TermTests(SimpleTestCase):
    def test_a_term_is_in_the_language_of_the_pack(self) -> None:
        self.assertEqual(shown('{% term "heading" "exhibits" %}'), "Anlagenverzeichnis")
        self.assertEqual(
            shown('{% term "heading" "exhibits" %}', language="en"), "List of exhibits"
        )

    def test_the_tags_belong_to_a_pack(self) -> None:
        with self.assertRaises(TypeError):
            Template('{% load pack %}{% term "heading" "law" %}').render(Context({"plan": None}))

    def test_script_in_a_record_is_text(self) -> None:
        source = build.source(
            publisher="<b>A</b>",
            author="<i>B</i>",
            title="<script>alert('x')</script>",
            symbol='"><img src=x>',
            url="https://example.org/",
            issued=parse_fuzzy("2025"),
        )
        for language in ("en", "de", "de-AT", "pl"):
            note = citation(source, Locator(), locale=language)
            with self.subTest(language):
                html = shown('{% cited note "en" "source-S30" %}', note=note)
                self.assertIn("&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt;", html)
                for raw in ("<script", "<b>", "<i>", "<img"):
                    self.assertNotIn(raw, html)

    def test_what_is_no_address_of_the_web_leads_nowhere(self) -> None:
        for url in ("javascript:alert(1)", "file:///etc/passwd", "https://a.example/ x"):
            note = citation(build.source(url=url), Locator(), locale="de")
            with self.subTest(url):
                html = shown('{% cited note "" %}', note=note)
                self.assertIn(url, html)
                self.assertNotIn("href", html)
