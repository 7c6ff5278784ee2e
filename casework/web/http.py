"""Small things that every screen does with forms and answers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from casework.domain.errors import Problem, Refused
from casework.wording import sentence


class PlainForm(forms.Form):
    """A form that tells the browser nothing to remember, and starts at its first mistake."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.setdefault("autocomplete", "off")

    def refuse(self, refused: Refused) -> None:
        """Show what the rules refused, each at its field where it has one."""
        for problem in refused.problems:
            has_field = problem.where in self.fields
            shown = Problem(problem.code, "", problem.values) if has_field else problem
            self.add_error(problem.where if has_field else None, sentence(shown))

    def start_at_first_error(self) -> None:
        """Let the browser put the cursor into the first field that has a mistake."""
        for name in self.fields:
            if name in self.errors:
                self.fields[name].widget.attrs["autofocus"] = True
                return


def render_form(
    request: HttpRequest, template: str, form: PlainForm, **context: object
) -> HttpResponse:
    """The screen of a form; 422 when what was sent cannot be taken, with all of it kept."""
    if not form.is_bound:
        return render(request, template, {"form": form, **context})
    form.start_at_first_error()
    return render(request, template, {"form": form, **context}, status=422)
