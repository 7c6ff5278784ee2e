"""The nine questions and their answers, in our own words."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from casework.domain.assessments import Answer, Question

# Each question by a short name and in full.
QUESTIONS: Mapping[Question, tuple[str | Promise, str | Promise]] = {
    Question.RELEVANCE: (
        _("Relevance"),
        _("Does it speak of what claims from this country turn on?"),
    ),
    Question.COVERAGE: (
        _("Coverage"),
        _("Does it deal with its subject fully enough to answer the question put to it?"),
    ),
    Question.CURRENCY: (
        _("Currency"),
        _("Is it recent enough, or does what it says still hold?"),
    ),
    Question.SOURCING: (
        _("Sourcing"),
        _("Does it say where its information comes from?"),
    ),
    Question.ACCESS: (
        _("Public access"),
        _("Can everyone concerned read it, so that it can be answered?"),
    ),
    Question.METHOD: (
        _("Method"),
        _("Does it rest on facts that were gathered soundly and can be checked?"),
    ),
    Question.IMPARTIALITY: (
        _("Impartiality"),
        _("Is its author independent, without a stake in how the case ends?"),
    ),
    Question.BALANCE: (
        _("Balance"),
        _("Does it give what speaks for and against, without choosing to suit a view?"),
    ),
    Question.SCRUTINY: (
        _("Scrutiny by courts"),
        _("Have other courts looked at it, and relied on it?"),
    ),
}
# Each answer with its shape.
ANSWERS: Mapping[Answer, tuple[str, str | Promise]] = {
    Answer.YES: ("good", _("Yes")),
    Answer.PARTLY: ("warn", _("Partly")),
    Answer.NO: ("danger", _("No")),
    Answer.UNKNOWN: ("plain", _("Not known")),
}
