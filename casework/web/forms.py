"""Forms and fields that several screens share: days, fuzzy dates, one text per language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from casework.domain.errors import Problem, Refused
from casework.domain.evidence import TermKind
from casework.domain.signs import printable
from casework.domain.translation import OFFICIAL_LANGUAGE, pick
from casework.domain.typed_dates import read_date
from casework.models import Case, Term
from casework.wording import sentence
from casework.wording.labels import label

# Ten printed pages: a longer text is a paper of the file, and would hold up every build.
LONGEST_TEXT = 20_000


class PlainForm(forms.Form):
    """A form that tells the browser nothing to remember, and starts at its first mistake."""

    # How many signs a field takes at most; for forms that take a whole list.
    longest: ClassVar[int] = LONGEST_TEXT

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.setdefault("autocomplete", "off")

    def _clean_fields(self) -> None:
        """Drop the invisible signs that pasting brings along, and that no file may hold."""
        super()._clean_fields()  # type: ignore[misc] # the stubs lack this step
        for name, value in list(self.cleaned_data.items()):
            is_secret = isinstance(self.fields[name].widget, forms.PasswordInput)
            if isinstance(value, str) and not is_secret:
                self.cleaned_data[name] = printable(value)
                self._check_length(name, len(value))

    def _check_length(self, name: str, length: int) -> None:
        if length > self.longest:
            message = _(
                "This text has %(length)s signs; a field takes %(most)s. Shorten it, or add it "
                "to the case as a paper."
            )
            values = {"length": f"{length}", "most": f"{self.longest}"}
            self.add_error(name, ValidationError(message, params=values))

    def refuse(self, refused: Refused, at: str | None = None) -> None:
        """Show what the rules refused, each at its field; at takes those that have none."""
        for problem in refused.problems:
            self.add_error(
                self._field(problem.where) or at,
                sentence(Problem(problem.code, "", problem.values)),
            )

    def _field(self, where: str) -> str | None:
        """The field of this name, or the first of those that add_texts made for it."""
        names = [name for name in self.fields if name == where or name.startswith(f"{where}_")]
        return names[0] if where and names else None

    def start_at_first_error(self) -> None:
        """Let the browser put the cursor into the first field that has a mistake."""
        for name in self.fields:
            if name in self.errors:
                self.fields[name].widget.attrs["autofocus"] = True
                return


class DayField(forms.DateField):
    """One day of the calendar, chosen or typed."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        super().__init__(widget=widget, required=kwargs.pop("required", False), **kwargs)


class FuzzyDateField(forms.CharField):
    """A date as people remember it, typed as they write it; its value is EDTF."""

    def __init__(self, **kwargs: Any) -> None:
        given: dict[str, Any] = {
            "required": False,
            "max_length": 40,
            "help_text": _(
                "As it is known: 5.3.2015, 03.2015, 2015, about 2012, 2016–2018, since 2014. "
                "Leave it empty when it is unknown."
            ),
        }
        super().__init__(**(given | kwargs))

    def clean(self, value: Any) -> str:
        text = str(super().clean(value) or "")
        try:
            return read_date(text).edtf
        except Refused as refused:
            raise ValidationError([sentence(problem) for problem in refused.problems]) from refused


def content_languages(case: Case, *texts: Mapping[str, str]) -> list[str]:
    """The languages to write in: the team's, the procedure's, and those already there."""
    first = [case.working_language, OFFICIAL_LANGUAGE[case.jurisdiction]]
    return list(dict.fromkeys([*first, *sorted({key for text in texts for key in text})]))


def add_texts(
    form: forms.Form,
    name: str,
    title: str,
    languages: Iterable[str],
    *,
    rows: int = 0,
    help_text: str = "",
) -> None:
    """One field for each language, named name_en, name_pl …; one line where rows is 0."""
    for language in languages:
        attrs = {"lang": language, "autocomplete": "off", "dir": "auto"}
        widget = forms.Textarea({**attrs, "rows": rows}) if rows else forms.TextInput(attrs)
        form.fields[f"{name}_{language}"] = forms.CharField(
            label=f"{title} ({label(language, 'language')})",
            required=False,
            widget=widget,
            help_text=help_text,
            strip=True,
        )


def initial_texts(name: str, texts: Mapping[str, str]) -> dict[str, str]:
    return {f"{name}_{language}": text for language, text in texts.items()}


def texts_in(data: Mapping[str, Any], name: str) -> dict[str, str]:
    """What add_texts asked for, as one text per language."""
    prefix = f"{name}_"
    return {key.removeprefix(prefix): data[key] for key in data if key.startswith(prefix)}


def term_choices(kind: TermKind) -> list[tuple[str, str]]:
    """The codes of one kind with their names in the language of the screen, by name."""
    language = get_language() or "en"
    rows = Term.objects.filter(kind=kind.value)
    named = [(term.code, pick(term.labels, language, "en").text) for term in rows]
    return sorted(named, key=lambda choice: choice[1].casefold())


class CodesField(forms.MultipleChoiceField):
    """Codes of the taxonomy to tick, named in the language of the screen."""

    def __init__(self, kind: TermKind, **kwargs: Any) -> None:
        widget = forms.CheckboxSelectMultiple
        # Called anew for each form: the language and the taxonomy may have changed.
        super().__init__(
            choices=lambda: term_choices(kind), required=False, widget=widget, **kwargs
        )
