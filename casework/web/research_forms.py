"""The forms of the research log: a step, and what of the log to show."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.domain.errors import Refused
from casework.domain.evidence import TermKind
from casework.domain.research import ResearchFields
from casework.models import ResearchEntry, User
from casework.models.research import ResearchQuerySet
from casework.web.forms import CodesField, DayField, PlainForm, term_choices
from casework.wording.labels import PAPER_LANGUAGES, choices


class ResearchForm(PlainForm):
    """In the order in which one hand fills it on a phone; all but three may stay empty."""

    place = forms.CharField(
        label=_("Where"),
        max_length=200,
        help_text=_("The database, site or library: ecoi.net, Refworld, a court's database."),
        widget=forms.TextInput({"list": "places"}),
    )
    query = forms.CharField(
        label=_("With what words"),
        max_length=2000,
        widget=forms.Textarea({"rows": 2, "dir": "auto"}),
        help_text=_("Without names of clients or of their relatives."),
    )
    hits = forms.IntegerField(
        label=_("Hits"), required=False, min_value=0, widget=forms.NumberInput({"min": 0})
    )
    result = forms.CharField(
        label=_("What came of it"),
        required=False,
        max_length=5000,
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
    )
    on = DayField(label=_("When"), required=True)
    language = forms.ChoiceField(
        label=_("In which language"),
        required=False,
        choices=choices(PAPER_LANGUAGES, empty=_("not stated")),
    )
    sources = forms.CharField(
        label=_("Sources found"),
        required=False,
        max_length=1000,
        help_text=_("Their keys, with commas between them: S31, S60."),
    )
    themes = CodesField(TermKind.THEME, label=_("Themes"))
    names_confirmed = forms.BooleanField(
        label=_("I have looked: these words may stay, they name no client and no relative."),
        required=False,
    )

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = places_of(user)
        self.asks_for_names = False

    def research_fields(self) -> ResearchFields:
        data = self.cleaned_data
        return ResearchFields(
            on=data["on"],
            place=data["place"],
            query=data["query"],
            language=data["language"],
            hits=data["hits"],
            result=data["result"],
            themes=tuple(data["themes"]),
            sources=tuple(dict.fromkeys(re.split(r"[\s,;]+", data["sources"].strip())))
            if data["sources"].strip()
            else (),
        )

    def refuse(self, refused: Refused, at: str | None = None) -> None:
        self.asks_for_names = any(p.code == "research-names" for p in refused.problems)
        super().refuse(refused, at)


class FilterForm(forms.Form):
    """What of the team's log is shown; a value that cannot be narrows nothing."""

    theme = forms.ChoiceField(label=_("Theme"), required=False)
    place = forms.ChoiceField(label=_("Where"), required=False)
    person = forms.ChoiceField(label=_("By whom"), required=False)
    since = DayField(label=_("Since"))
    until = DayField(label=_("Until"))

    def __init__(self, user: User, asked: Mapping[str, Any]) -> None:
        super().__init__(asked)
        self.user = user
        people = User.objects.filter(team=user.team).values_list("email", "name")
        self._choose("theme", term_choices(TermKind.THEME))
        self._choose("place", [(place, place) for place in places_of(user)])
        self._choose("person", list(people))
        self.is_valid()

    def found(self) -> ResearchQuerySet:
        """The steps of the team that fit all that is asked."""
        columns = {
            "theme": "themes__code",
            "place": "place",
            "person": "by__email",
            "since": "on__gte",
            "until": "on__lte",
        }
        asked = {columns[n]: v for n, v in self.cleaned_data.items() if n in columns and v}
        return ResearchEntry.objects.visible_to(self.user).filter(**asked)

    def _choose(self, name: str, options: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", _("all")), *options]


def places_of(user: User) -> list[str]:
    """Where the team has searched so far."""
    entries = ResearchEntry.objects.visible_to(user)
    return list(entries.order_by("place").values_list("place", flat=True).distinct())


def initial_of(entry: ResearchEntry) -> dict[str, Any]:
    same = ("on", "place", "query", "language", "hits", "result")
    return {
        **{name: getattr(entry, name) for name in same},
        "themes": [theme.code for theme in entry.themes.all()],
        "sources": ", ".join(source.key for source in entry.sources.all()),
    }
