from __future__ import annotations

from django.template import Context, Template
from django.test import SimpleTestCase
from django.utils import translation

TEXTS = {"en": "Beaten & held", "tg": "Зада шуд", "fa": "زده شد"}


class TextInTests(SimpleTestCase):
    def rendered(self, source: str, texts: dict[str, str] | None = None) -> str:
        context = Context({"texts": TEXTS if texts is None else texts})
        return Template("{% load texts %}" + source).render(context)

    def test_it_marks_the_text_with_its_language_and_direction(self) -> None:
        self.assertEqual(
            self.rendered("{{ texts|text_in:'tg' }}"), '<span lang="tg" dir="ltr">Зада шуд</span>'
        )
        self.assertEqual(
            self.rendered("{{ texts|text_in:'fa' }}"), '<span lang="fa" dir="rtl">زده شد</span>'
        )

    def test_it_takes_the_next_language_that_has_one(self) -> None:
        self.assertIn('lang="tg"', self.rendered("{{ texts|text_in:'pl tg' }}"))
        with translation.override("de"):
            self.assertIn('lang="en"', self.rendered("{{ texts|text_in }}"))
        with translation.override("tg"):
            self.assertIn('lang="tg"', self.rendered("{{ texts|text_in }}"))

    def test_it_escapes_what_was_written(self) -> None:
        self.assertIn("Beaten &amp; held", self.rendered("{{ texts|text_in:'en' }}"))

    def test_nothing_is_nothing(self) -> None:
        self.assertEqual(self.rendered("{{ texts|text_in:'en' }}", {}), "")

    def test_the_plain_text_has_no_mark(self) -> None:
        self.assertEqual(self.rendered("{{ texts|plain_text_in:'tg' }}"), "Зада шуд")
