"""The forms of dated figures, judgments and kinds of decision."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext

from casework.domain.law_rules import Remedy, Topic
from casework.models.law_rules import Section
from casework.web.forms import DayField, initial_texts, texts_in
from casework.web.law_forms import Content, ProposalForm, RuleForm, filled, line
from casework.wording import law as words
from casework.wording.deadlines import REMEDIES
from casework.wording.labels import Labels, choices

VALUE_DAYS = ("valid_from", "valid_to", "seen_on")
JUDGMENT_DAYS = ("decided_on", "final_on", "seen_on")
JUDGMENT_LINES = ("name", "number", "ecli", "source")
SPARE_ROWS = 1


class ParameterForm(ProposalForm):
    """A dated figure: one row a time; a time of which nothing is known has no value."""

    def initial_values(self) -> Content:
        flat = initial_texts("titles", self.item.get("titles", {}))
        for n, value in enumerate(self.item.get("values", [])):
            flat |= {f"values_{n}_{name}": text for name, text in value.items()}
        return flat

    def add_fields(self) -> None:
        self.text_fields("titles")
        for n in self._rows():
            self.fields[f"values_{n}_certainty"] = forms.ChoiceField(
                label=str(words.FIELDS["certainty"]),
                choices=choices(words.CERTAINTY_CHOICES, empty=gettext("– no such time –")),
                required=False,
            )
            self.fields[f"values_{n}_value"] = line("value", 300)
            for name in VALUE_DAYS:
                self.fields[f"values_{n}_{name}"] = DayField(label=str(words.FIELDS[name]))
            self.fields[f"values_{n}_source"] = line("source", 300)

    def content(self) -> Content:
        rows = [self._row(n) for n in self._rows()]
        return {
            **self.item,
            "titles": filled(texts_in(self.cleaned_data, "titles")),
            "values": [row for row in rows if row],
        }

    def groups(self) -> list[tuple[str, list[str]]]:
        titles = [(gettext("Title"), ["titles_*"])]
        rows = list(self._rows())
        times = [(_time(n, n == rows[-1]), _value_rows(n)) for n in rows]
        return [*times[::-1], *titles]

    def _rows(self) -> Iterator[int]:
        return iter(range(len(self.item.get("values", [])) + SPARE_ROWS))

    def _row(self, n: int) -> Content:
        names = ("value", "certainty", *VALUE_DAYS, "source")
        row = {name: self.cleaned_data[f"values_{n}_{name}"] for name in names}
        row |= {name: str(row[name] or "") for name in VALUE_DAYS}
        if row["certainty"] == "U":
            row |= {"value": "", "seen_on": ""}
        return filled(row) if row["certainty"] else {}


class JudgmentForm(ProposalForm):
    def initial_values(self) -> Content:
        names = ("key", "court", "certainty", "direction", *JUDGMENT_DAYS, *JUDGMENT_LINES)
        flat = {name: self.item.get(name, "") for name in names}
        return flat | initial_texts("points", self.item.get("points", {}))

    def add_fields(self) -> None:
        known = {code: words.CERTAINTY_CHOICES[code] for code in ("V", "V2", "M")}
        self.choice_field("certainty", known)
        self.choice_field("direction", words.DIRECTIONS)
        self.text_fields("points", rows=3)
        for name in JUDGMENT_LINES:
            self.fields[name] = line(name, 200)
        for name in JUDGMENT_DAYS:
            self.fields[name] = DayField(label=str(words.FIELDS[name]))

    def content(self) -> Content:
        data = self.cleaned_data
        found = {**self.item, "points": filled(texts_in(data, "points"))}
        found |= {name: data[name] for name in ("certainty", "direction", *JUDGMENT_LINES)}
        found |= {name: str(data[name] or "") for name in JUDGMENT_DAYS}
        if data["certainty"] == "M":
            found["seen_on"] = ""
        return filled(found)

    def groups(self) -> list[tuple[str, list[str]]]:
        return [
            (gettext("How certain"), ["certainty source seen_on"]),
            (gettext("The judgment"), ["name number ecli", "decided_on final_on"]),
            (gettext("What it says"), ["direction", "points_*"]),
        ]


class DecisionForm(ProposalForm):
    """A kind of decision: which rule sets the limit of each remedy against it."""

    def initial_values(self) -> Content:
        flat: Content = initial_texts("titles", self.item.get("titles", {}))
        for n, limit in enumerate(self.item.get("limits", [])):
            flat |= {f"limits_{n}_remedy": limit["remedy"], f"limits_{n}_rule": limit["rule"]}
        without = self.item.get("without_instruction", "")
        return flat | {"see": self.item.get("see", []), "without_instruction": without}

    def add_fields(self) -> None:
        limits, every = self._rules(limits=True), self._rules(limits=False)
        remedies: Labels = {r.value: REMEDIES[r] for r in Remedy if r is not Remedy.REINSTATEMENT}
        self.text_fields("titles")
        for n in self._rows():
            for name, labels in (("remedy", remedies), ("rule", limits)):
                self.fields[f"limits_{n}_{name}"] = forms.ChoiceField(
                    label=str(words.FIELDS[name]),
                    choices=choices(labels, empty="–"),
                    required=False,
                )
        self.fields["without_instruction"] = forms.ChoiceField(
            label=str(words.FIELDS["without_instruction"]),
            choices=choices(limits, empty="–"),
            required=False,
        )
        self.fields["see"] = forms.MultipleChoiceField(
            label=str(words.FIELDS["see"]),
            choices=choices(every),
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )

    def content(self) -> Content:
        data = self.cleaned_data
        pairs = [(data[f"limits_{n}_remedy"], data[f"limits_{n}_rule"]) for n in self._rows()]
        found = {
            **self.item,
            "titles": filled(texts_in(data, "titles")),
            "limits": [{"remedy": r, "rule": key} for r, key in pairs if r and key],
            # The order of before, what is new after it.
            "see": sorted(data["see"], key=self._order),
            "without_instruction": data["without_instruction"],
        }
        return {name: value for name, value in found.items() if value or name == "limits"}

    def groups(self) -> list[tuple[str, list[str]]]:
        rows = [(_limit(n), [f"limits_{n}_*"]) for n in self._rows()]
        more = (gettext("More"), ["without_instruction", "see"])
        return [*rows, more, (gettext("Title"), ["titles_*"])]

    def _order(self, key: str) -> int:
        before = self.item.get("see", [])
        return before.index(key) if key in before else len(before)

    def _rows(self) -> Iterator[int]:
        return iter(range(len(self.item.get("limits", [])) + SPARE_ROWS))

    def _rules(self, *, limits: bool) -> Labels:
        """Rules of the country and the Union to refer to; for limits those on remedies."""
        topics = {Topic.REMEDY, Topic.COUNTRY_INFORMATION} if limits else set(Topic)
        countries = (self.item["jurisdiction"], "EU")
        named = {limit.rule for kind in self.book.decisions for limit in kind.limits}
        found = [
            rule.key
            for rule in self.book.rules.values()
            if rule.jurisdiction in countries and (rule.topic in topics or rule.key in named)
        ]
        return dict(zip(sorted(found), sorted(found), strict=True))


FORMS: dict[str, type[ProposalForm]] = {
    Section.RULES: RuleForm,
    Section.PARAMETERS: ParameterForm,
    Section.JUDGMENTS: JudgmentForm,
    Section.DECISIONS: DecisionForm,
}


def form_for(section: str, item: Content, *args: Any) -> ProposalForm:
    """The form of an item of that list of a rule file."""
    return FORMS[section](item, *args)


def _value_rows(n: int) -> list[str]:
    rows = ("certainty value source", "valid_from valid_to seen_on")
    return [" ".join(f"values_{n}_{name}" for name in row.split()) for row in rows]


def _time(n: int, is_spare: bool) -> str:
    if is_spare:
        return gettext("Another time")
    return gettext("Time %(number)s") % {"number": n + 1}


def _limit(n: int) -> str:
    return gettext("Limit %(number)s") % {"number": n + 1}
