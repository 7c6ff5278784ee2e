from __future__ import annotations

from django import forms
from django.template import Context, Template
from django.test import SimpleTestCase


class Form(forms.Form):
    kind = forms.CharField(help_text="As it stands.")
    what_en = forms.CharField()
    what_pl = forms.CharField()


class UiTests(SimpleTestCase):
    def rendered(self, source: str, **context: object) -> str:
        return Template("{% load ui %}" + source).render(Context(context))

    def test_a_code_is_named(self) -> None:
        self.assertEqual(self.rendered("{{ 'court'|label:'stage' }}"), "Court")
        self.assertEqual(self.rendered("{{ 'unheard-of'|label:'stage' }}"), "unheard-of")

    def test_fields_stand_in_the_order_named(self) -> None:
        html = self.rendered("{% fields form 'what_* kind' %}", form=Form())
        names = ["what_en", "what_pl", "kind"]
        places = [html.index(f'name="{name}"') for name in names]
        self.assertEqual(places, sorted(places))

    def test_a_mistake_is_tied_to_its_field(self) -> None:
        html = self.rendered("{% fields form 'kind' %}", form=Form({}))
        self.assertIn('aria-describedby="id_kind_helptext id_kind_error"', html)
        self.assertIn('aria-invalid="true"', html)
        for part in ("id_kind_helptext", "id_kind_error"):
            with self.subTest(part=part):
                self.assertIn(f'id="{part}"', html)
