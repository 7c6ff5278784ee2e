"""The form of a rule, and what all forms of proposals have in common."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from copy import deepcopy
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from casework.domain.errors import Problem, Refused
from casework.domain.law import LawCertainty
from casework.domain.law_rules import KeyDate, Known, Topic
from casework.domain.rulebook import Rulebook
from casework.web.forms import DayField, PlainForm, add_texts, initial_texts, texts_in
from casework.wording import law as words
from casework.wording.labels import Labels, choices

LANGUAGES = ("en", "de", "pl")
Content = dict[str, Any]


class ProposalForm(PlainForm):
    """A change to an item of a rule file, with the reason for it."""

    reason = forms.CharField(
        label=_("Why, and from which text"),
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
        help_text=_(
            "The person who approves it reads this: which text, which version, which page."
        ),
    )

    def __init__(self, item: Mapping[str, Any], book: Rulebook, *args: Any) -> None:
        self.item, self.book = deepcopy(dict(item)), book
        super().__init__(*args, initial=self.initial_values())
        self.add_fields()
        self.order_fields([name for name in self.fields if name != "reason"])

    def initial_values(self) -> Content:
        raise NotImplementedError

    def add_fields(self) -> None:
        """Fields whose number or choices depend on the item."""

    def content(self) -> Content:
        """The item as it shall be; empty fields are left out."""
        raise NotImplementedError

    def groups(self) -> list[tuple[str, list[str]]]:
        """Headings of the form, each with the rows of fields below it (for {% fields %})."""
        raise NotImplementedError

    def refuse(self, refused: Refused, at: str | None = None) -> None:
        """Name each problem at its field: rules[0].texts.de is the field texts_de."""
        problems = [
            Problem(problem.code, field_of(problem.where), problem.values)
            for problem in refused.problems
        ]
        super().refuse(Refused(*problems), at)

    def text_fields(self, name: str, *, rows: int = 0, help_text: str = "") -> None:
        title = str(words.FIELDS[name])
        add_texts(self, name, title, LANGUAGES, rows=rows, help_text=help_text)

    def choice_field(self, name: str, labels: Labels, *, empty: bool = False) -> None:
        self.fields[name] = forms.ChoiceField(
            label=str(words.FIELDS[name.removeprefix("period_").removeprefix("service_")]),
            choices=choices(labels, empty="–" if empty else None),
            required=not empty,
        )


class RuleForm(ProposalForm):
    """A rule: how certain it is decides whether it says something or asks."""

    def initial_values(self) -> Content:
        item = self.item
        flat = {name: item.get(name, "") for name in (*CODES, *DAYS, "source", "key")}
        flat |= {"disputed": item.get("disputed", False)}
        for name in TEXTS:
            flat |= initial_texts(name, item.get(name, {}))
        period = item.get("period", {})
        flat |= {f"period_{name}": period.get(name, "") for name in PERIOD}
        for name in ("filed_with", "through"):
            flat |= initial_texts(f"period_{name}", period.get(name, {}))
        service = item.get("service", {})
        return flat | {f"service_{name}": service.get(name, "") for name in SERVICE}

    def add_fields(self) -> None:
        self.choice_field("certainty", words.CERTAINTY_CHOICES)
        self.choice_field("jurisdiction", words.JURISDICTIONS)
        self.choice_field("topic", {topic: words.KINDS[topic] for topic in Topic})
        self.choice_field("keyed_on", {key: words.KEY_DATES[key] for key in KeyDate})
        self.text_fields("citations", help_text=gettext("As it is quoted in a pack."))
        self.text_fields("texts", rows=4, help_text=gettext("Never the words of the act."))
        self.text_fields("caveat")
        self.text_fields("ask", rows=2, help_text=gettext("Only for U: what to find out."))
        for name in DAYS:
            self.fields[name] = DayField(label=str(words.FIELDS[name]))
        self.fields["source"] = line("source", 300)
        self.fields["disputed"] = forms.BooleanField(
            label=gettext("Its effect is disputed"), required=False
        )
        self._add_period()
        if "service" in self.item:
            self._add_service()

    def content(self) -> Content:
        data, found = self.cleaned_data, dict(self.item)
        found |= {name: data[name] for name in CODES}
        found |= {name: str(data[name] or "") for name in DAYS}
        found |= {"source": data["source"], "disputed": data["disputed"]}
        found |= {name: filled(texts_in(data, name)) for name in TEXTS}
        found["period"] = self._period()
        if "service" in self.item:
            found["service"] = filled({n: data[f"service_{n}"] for n in SERVICE})
        silent = QUOTED if data["certainty"] == LawCertainty.UNKNOWN else {"ask"}
        unseen = {"seen_on"} if data["certainty"] in ("M", "U") else set()
        return filled({n: v for n, v in found.items() if n not in silent | unseen})

    def groups(self) -> list[tuple[str, list[str]]]:
        period = ["amount unit runs_from", "calculation reinstatement cutoff"]
        rows = [" ".join(f"period_{name}" for name in row.split()) for row in period]
        found = [
            (gettext("How certain"), ["certainty source seen_on", "disputed"]),
            (gettext("What it says"), ["citations_*", "texts_*", "caveat_*"]),
            (gettext("Where it is unknown"), ["ask_*"]),
            (
                gettext("When it applies"),
                ["keyed_on valid_from valid_to", "jurisdiction topic"],
            ),
            (gettext("Period"), [*rows, "period_filed_with_*", "period_through_*"]),
        ]
        service = [(gettext("Service"), ["service_*"])]
        return found + (service if "service" in self.item else [])

    def clean(self) -> Content:
        data = super().clean() or self.cleaned_data
        if data.get("certainty") in ("V", "V2"):
            for name in ("source", "seen_on"):
                if name not in self.errors and not data.get(name):
                    self.add_error(name, gettext("What was seen says where and when."))
        return data

    def _period(self) -> Content:
        data = self.cleaned_data
        found = {name: data[f"period_{name}"] for name in PERIOD}
        found |= {
            name: filled(texts_in(data, f"period_{name}")) for name in ("filed_with", "through")
        }
        return filled(found) if data["period_amount"] else {}

    def _add_period(self) -> None:
        self.fields["period_amount"] = forms.IntegerField(
            label=str(words.FIELDS["amount"]),
            required=False,
            min_value=1,
            max_value=400,
            help_text=gettext("Empty: the rule sets no period."),
        )
        calculations = _keys(self.book, (Topic.CALCULATION,))
        remedies = _keys(self.book, (Topic.REMEDY,))
        self.choice_field("period_unit", words.UNITS, empty=True)
        self.choice_field("period_runs_from", words.RUNS_FROM, empty=True)
        self.choice_field("period_calculation", calculations, empty=True)
        self.choice_field("period_reinstatement", remedies, empty=True)
        self.fields["period_cutoff"] = line("cutoff", 5)
        for name in ("filed_with", "through"):
            add_texts(self, f"period_{name}", str(words.FIELDS[name]), LANGUAGES)

    def _add_service(self) -> None:
        self.fields["service_manner"] = line("manner", 40)
        self.fields["service_days"] = forms.IntegerField(
            label=str(words.FIELDS["days"]), min_value=0, max_value=60
        )
        self.choice_field("service_counting", words.COUNTINGS, empty=True)


CODES = ("certainty", "jurisdiction", "topic", "keyed_on")
DAYS = ("valid_from", "valid_to", "seen_on")
TEXTS = ("citations", "texts", "caveat", "ask")
PERIOD = ("amount", "unit", "runs_from", "calculation", "reinstatement", "cutoff")
SERVICE = ("manner", "days", "counting")
# What a rule that is unknown must not have.
QUOTED = {"citations", "texts", "caveat", "period", "service", "disputed"}


def field_of(where: str) -> str:
    """The field of a place in a file: rules[0].period.amount is period_amount."""
    path = re.sub(r"^\w+\[\d+\]\.?", "", where)
    return re.sub(r"[.\[\]]+", "_", path).strip("_")


def filled(values: Mapping[str, Any]) -> Content:
    """Without what is empty; 0 is not empty, False is."""
    return {
        name: value
        for name, value in values.items()
        if value is not False and value not in ("", None, {}, [])
    }


def line(name: str, length: int) -> forms.CharField:
    return forms.CharField(label=str(words.FIELDS[name]), required=False, max_length=length)


def _keys(book: Rulebook, topics: Iterable[Topic]) -> Labels:
    """The known rules of these topics, to refer to."""
    found = (r for r in book.rules.values() if isinstance(r, Known) and r.topic in topics)
    return {rule.key: rule.key for rule in sorted(found, key=lambda rule: rule.key)}
