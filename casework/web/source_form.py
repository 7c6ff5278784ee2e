"""The form of a bibliographic record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.domain.errors import Refused
from casework.domain.evidence import Certainty, SourceKind, TermKind
from casework.domain.evidence_files import SourceItem
from casework.models import Source
from casework.models.source_items import source_item
from casework.web.forms import CodesField, FuzzyDateField, PlainForm
from casework.wording.evidence import CERTAINTIES
from casework.wording.labels import choices
from casework.wording.reasons import CODES
from casework.wording.sources import FIELDS, IMPORTANCE

SPARE_ROWS = 2
LABELS: Mapping[str, Any] = FIELDS
KINDS = {kind.value: CODES[kind] for kind in SourceKind}
SAME = (
    *("kind", "author", "publisher", "title", "container", "symbol", "issued", "accessed"),
    *("language", "url", "permalink", "licence", "certainty", "reliability", "note"),
    *("importance", "holding", "themes"),
)
NO_CLIENT = _("All teams read it: write nothing of a client here.")


def _line(name: str, **given: Any) -> forms.CharField:
    options: dict[str, Any] = {
        "label": LABELS[name],
        "required": False,
        "max_length": 200,
        "widget": forms.TextInput({"dir": "auto", **given.pop("attrs", {})}),
    }
    return forms.CharField(**(options | given))


def _text(name: str, **given: Any) -> forms.CharField:
    widget = forms.Textarea({"rows": 3, "dir": "auto"})
    return forms.CharField(label=LABELS[name], required=False, widget=widget, **given)


class SourceForm(PlainForm):
    """All that a person writes in a record; the key only while it is new."""

    title = forms.CharField(
        label=LABELS["title"],
        max_length=1000,
        widget=forms.Textarea({"rows": 2, "dir": "auto"}),
        help_text=_("As the work has it, in its own language."),
    )
    publisher = _line("publisher", required=True, attrs={"list": "publishers"})
    author = _line("author", help_text=_("Several are parted by a semicolon."))
    container = _line("container", help_text=_("The work or site that holds it."))
    kind = forms.ChoiceField(label=LABELS["kind"], choices=choices(KINDS, empty=_("(choose)")))
    issued = FuzzyDateField(label=LABELS["issued"])
    language = forms.RegexField(
        label=LABELS["language"],
        regex=r"^[a-z]{2,3}$",
        required=False,
        help_text=_("Two or three small letters: en, de, pl, ru, tg, fa."),
        error_messages={"invalid": _("Write two or three small letters, such as en.")},
    )
    symbol = _line("symbol", help_text=_("Number of the document or application, ECLI, DOI."))
    url = _line("url", max_length=2000, attrs={"inputmode": "url", "dir": "ltr"})
    permalink = _line(
        "permalink",
        max_length=2000,
        attrs={"inputmode": "url", "dir": "ltr"},
        help_text=_("One that will not change: a DOI, an archive."),
    )
    accessed = FuzzyDateField(label=LABELS["accessed"])
    licence = _line("licence", max_length=1000, help_text=_("Under what terms it may be copied."))
    importance = forms.ChoiceField(
        label=LABELS["importance"],
        required=False,
        choices=choices(IMPORTANCE, empty=_("not looked up yet")),
    )
    holding = _text("holding", help_text=_("In your own words, for a judgment only."))
    certainty = forms.ChoiceField(
        label=LABELS["certainty"],
        choices=choices(CERTAINTIES),
        widget=forms.RadioSelect,
        help_text=_("Packs print it. Say “read” only when you have read the whole text."),
    )
    reliability = _text("reliability", help_text=NO_CLIENT)
    note = _text("note", help_text=NO_CLIENT)
    themes = CodesField(TermKind.THEME, label=LABELS["themes"])

    def __init__(self, source: Source | None, *args: Any) -> None:
        kept = source_item(source) if source else SourceItem(certainty=Certainty.MEMORY.value)
        super().__init__(*args, initial={name: kept.get(name, "") for name in SAME})
        # By key the works that this one is likely to be, and by what they are known.
        self.likely: dict[str, str] = {}
        origins = kept.get("derived_from", [])
        for row in range(len(origins) + SPARE_ROWS):
            self._add_origin(row, origins[row] if row < len(origins) else "")
        if source is None:
            self._add_key()

    @property
    def is_valid_so_far(self) -> bool:
        """Whether what was typed can be read, though the rules may have refused it."""
        return bool(getattr(self, "cleaned_data", None)) and {"title", "kind"} <= set(
            self.cleaned_data
        )

    def origin_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith("derived_from_")]

    def item(self) -> SourceItem:
        """The record as typed, without its empty fields."""
        data = self.cleaned_data
        origins = [data.get(field.name, "") for field in self.origin_fields()]
        values = {name: data.get(name) for name in (*SAME, "key")}
        values["themes"] = sorted(data.get("themes") or ())
        values["derived_from"] = sorted(dict.fromkeys(key for key in origins if key))
        return cast("SourceItem", {name: value for name, value in values.items() if value})

    def refuse(self, refused: Refused, at: str | None = None) -> None:
        self.likely = {
            str(problem.values["key"]): str(problem.values["how"])
            for problem in refused.problems
            if problem.code == "source-likely"
        }
        super().refuse(refused, at)

    def _add_origin(self, row: int, key: str) -> None:
        self.fields[f"derived_from_{row}"] = forms.CharField(
            label=_("Key of a source that it repeats"),
            required=False,
            max_length=60,
            initial=key,
            widget=forms.TextInput({"autocomplete": "off", "list": "source-keys"}),
        )

    def _add_key(self) -> None:
        self.fields["key"] = forms.RegexField(
            label=_("Key"),
            regex=r"^[A-Za-z0-9][A-Za-z0-9._-]*$",
            required=False,
            max_length=60,
            widget=forms.TextInput({"autocomplete": "off"}),
            help_text=_(
                "Letters, digits, “.”, “_” and “-”. Left empty, it is made from publisher, year "
                "and a number. It stays as it is."
            ),
        )
