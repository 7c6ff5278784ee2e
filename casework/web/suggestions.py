"""One suggestion of the matrix as a row: why, what to know, and what was decided on it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from casework.domain.cases import Verdict
from casework.domain.evidence import Direction, PassageFacts
from casework.domain.evidence import warnings as warnings_of
from casework.domain.matching import Reason
from casework.domain.names import fold
from casework.domain.translation import OFFICIAL_LANGUAGE, pick
from casework.models import Case, Choice
from casework.models.library import entity_labels, term_labels
from casework.web.forms import PlainForm, add_texts, initial_texts, texts_in
from casework.wording import reason_sentence
from casework.wording.evidence import State, states
from casework.wording.matrix import VERDICTS

# As many reasons are read at a glance; a decision taken needs none.
FIRST_REASONS = 3
# The bar is full here; hardly any passage scores more.
FULL_SCORE = 12


class ChoiceForm(PlainForm):
    """A decision on one passage; a pack prints the answer, and never the note."""

    verdict = forms.ChoiceField(choices=[(verdict.value, verdict.value) for verdict in Verdict])
    note = forms.CharField(
        label=gettext_lazy("Private note, never printed"),
        required=False,
        max_length=5000,
        widget=forms.Textarea({"rows": 2}),
    )

    def __init__(self, case: Case, key: str, choice: Choice | None, *args: Any) -> None:
        given = {"note": choice.note, **initial_texts("answer", choice.answer)} if choice else {}
        super().__init__(*args, initial=given, auto_id=f"{key}-%s")
        add_texts(self, "answer", _("Answer to it"), answer_languages(case), rows=3)
        self.order_fields([name for name in self.fields if name != "note"])

    def clean(self) -> dict[str, Any]:
        answered = any(self.answer().values())
        if self.cleaned_data.get("verdict") == Verdict.ADVERSE_ANSWERED and not answered:
            self.add_error(
                self.answer_fields()[0], _("Write the answer: a pack prints it with the finding.")
            )
        return self.cleaned_data

    def answer(self) -> dict[str, str]:
        texts = texts_in(self.cleaned_data, "answer")
        return {language: text for language, text in texts.items() if text}

    def answer_fields(self) -> list[str]:
        return [name for name in self.fields if name.startswith("answer_")]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A passage for an element, as the matrix shows it."""

    facts: PassageFacts
    states: list[State]
    score: float
    reasons: list[str]
    more_reasons: list[str]
    choice: Choice | None
    shape: str
    verdict: str
    form: ChoiceForm

    @property
    def is_adverse(self) -> bool:
        return self.facts.direction is Direction.ADVERSE

    @property
    def bar(self) -> float:
        return max(0.0, min(self.score, FULL_SCORE))


class Rows:
    """Makes the rows of one case on one day; the names of all codes are read once."""

    def __init__(self, case: Case, as_of: dt.date) -> None:
        self.case = case
        self.as_of = as_of
        language = get_language() or "en"
        labels = {
            code: pick(texts, language, "en").text for (_, code), texts in term_labels().items()
        }
        self._labels = labels | entity_labels()

    def row(
        self,
        facts: PassageFacts,
        reasons: Sequence[Reason],
        choice: Choice | None = None,
        form: ChoiceForm | None = None,
    ) -> Suggestion:
        shape, verdict = VERDICTS[choice.verdict] if choice else ("", "")
        labels = self._labels | {fold(place): place for place in facts.places}
        sentences = [reason_sentence(reason, labels) for reason in reasons]
        at_once = 0 if choice else FIRST_REASONS
        return Suggestion(
            facts=facts,
            states=states(warnings_of(facts, self.as_of)),
            score=round(sum(reason.score for reason in reasons), 1),
            reasons=sentences[:at_once],
            more_reasons=sentences[at_once:],
            choice=choice,
            shape=shape,
            verdict=str(verdict),
            form=form or ChoiceForm(self.case, facts.key, choice),
        )


def frozen_reasons(choice: Choice) -> list[Reason]:
    """The reasons as they stood on the day of the decision."""
    return [
        Reason(str(r["part"]), float(r["score"]), tuple(r["codes"]), str(r["detail"]))
        for r in choice.reasons
    ]


def answer_languages(case: Case) -> list[str]:
    """The language of the procedure, which is printed, then the team's own."""
    official = OFFICIAL_LANGUAGE[case.jurisdiction]
    return list(dict.fromkeys([official, case.working_language]))
