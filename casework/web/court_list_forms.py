"""The form by which a court's list is taken in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from casework.actions.court_lists import CourtListFields, court_list_text
from casework.domain.cases import Jurisdiction
from casework.domain.errors import Refused
from casework.web.forms import DayField, PlainForm
from casework.wording import PROBLEMS, sentences
from casework.wording.court_lists import COURT_LISTS, first_of
from casework.wording.labels import COUNTRIES, choices

# Of a request, in which the list comes back after the preview.
LARGEST = 2_000_000


class CourtListForm(PlainForm):
    longest = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    jurisdiction = forms.ChoiceField(
        label=_("Country of the procedure"), choices=choices(COUNTRIES)
    )
    issuer = forms.CharField(
        label=_("Whose list it is"),
        max_length=200,
        help_text=_("The court or authority, always by the same name: VG Köln."),
    )
    title = forms.CharField(label=_("Title of the list"), max_length=300)
    as_of = DayField(label=_("As of"), required=True)
    url = forms.URLField(
        label=_("Where it was found"), required=False, max_length=2000, assume_scheme="https"
    )
    note = forms.CharField(
        label=_("Note"), required=False, widget=forms.Textarea({"rows": 2}), max_length=2000
    )
    text = forms.CharField(
        label=_("The list"),
        required=False,
        strip=False,
        widget=forms.Textarea({"rows": 12, "spellcheck": "false", "dir": "auto"}),
        help_text=_(
            "Paste it: one entry a line, as the court prints it (number, date, publisher, title)."
            " A table with column names, RIS or CSL-JSON is read as well."
        ),
    )
    file = forms.FileField(
        label=_("or a file"),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput({"accept": ".csv,.tsv,.txt,.ris,.json"}),
    )

    def clean_file(self) -> UploadedFile[bytes] | None:
        file: UploadedFile[bytes] | None = self.cleaned_data["file"]
        if file and (file.size or 0) > LARGEST:
            raise ValidationError(_large())
        return file

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        file, text = data.get("file"), str(data.get("text") or "")
        if file and text.strip():
            self.add_error("file", str(COURT_LISTS["court-list-twice"]))
        elif file:
            self._take(file)
        elif not {"file", "text"} & self.errors.keys() and not text.strip():
            self.add_error("text", str(COURT_LISTS["court-list-empty"]))
        elif len(text.encode()) > LARGEST:
            self.add_error("text", _large())
        return data

    def fields_of_list(self) -> CourtListFields:
        names = ("issuer", "title", "as_of", "url", "note")
        return CourtListFields(
            jurisdiction=Jurisdiction(self.cleaned_data["jurisdiction"]),
            **{name: self.cleaned_data[name] for name in names},
        )

    def refuse(self, refused: Refused, at: str | None = None) -> None:
        """The flaws of fields at the fields, those of entries at the list with their lines."""
        own = [p for p in refused.problems if p.where in self.fields]
        entries = [p for p in refused.problems if p.where not in self.fields]
        if own:
            super().refuse(Refused(*own))
        for text in first_of(entries, PROBLEMS):
            self.add_error("text", text)

    def _take(self, file: UploadedFile[bytes]) -> None:
        """Put the text of the file into its field, where it can be mended after the preview."""
        try:
            text = court_list_text(file.read())
        except Refused as refused:
            for sentence in sentences(refused.problems):
                self.add_error("file", sentence)
            return
        self.cleaned_data["text"] = text
        data = QueryDict(mutable=True)
        data.update({**{name: self.data[name] for name in self.data}, "text": text})
        self.data = data


def _large() -> str:
    return str(COURT_LISTS["court-list-large"]) % {"limit": filesizeformat(LARGEST)}
