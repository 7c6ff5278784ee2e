"""Weigh a source by the nine questions, and read how it was weighed before."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from casework.actions.assessments import assess_source
from casework.domain.assessments import LONGEST_NOTE, Answer, Answered, Question
from casework.domain.errors import Refused
from casework.domain.roles import Can
from casework.models import Source
from casework.web.forms import DayField, PlainForm
from casework.web.http import needs, render_form
from casework.web.middleware import Request
from casework.web.source_parts import weighed
from casework.wording.assessments import ANSWERS, QUESTIONS

CHOICES = [(answer.value, words) for answer, (_shape, words) in ANSWERS.items()]


class AssessmentForm(PlainForm):
    """An answer and a note for each question; what was answered last stands there already."""

    summary = forms.CharField(
        label=_("In a few sentences"),
        required=False,
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
    )
    on = DayField(label=_("As of"), required=True)

    def __init__(self, *args: Any, last: dict[Question, Answered], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for question in Question:
            self._add(question, last.get(question, Answered()))

    @property
    def rows(self) -> list[tuple[str, list[forms.BoundField], list[forms.BoundField]]]:
        """Each question by its name, with the fields of its answer and of its note."""
        return [
            (str(QUESTIONS[q][0]), [self[q.value]], [self[f"{q.value}_note"]]) for q in Question
        ]

    def answers(self) -> dict[Question, Answered]:
        data = self.cleaned_data
        return {
            question: Answered(Answer(data[question.value]), data[f"{question.value}_note"])
            for question in Question
        }

    def _add(self, question: Question, last: Answered) -> None:
        label: Any = QUESTIONS[question][1]
        self.fields[question.value] = forms.ChoiceField(
            label=label, choices=CHOICES, initial=last.answer.value, widget=forms.RadioSelect
        )
        self.fields[f"{question.value}_note"] = forms.CharField(
            label=_("Why"),
            required=False,
            max_length=LONGEST_NOTE,
            initial=last.note,
            widget=forms.Textarea({"rows": 2, "dir": "auto", "autocomplete": "off"}),
        )


@needs(Can.EDIT_EVIDENCE)
@require_http_methods(["GET", "HEAD", "POST"])
def source_assess(request: Request, key: str) -> HttpResponse:
    source = get_object_or_404(Source.objects.visible_to(request.user), key=key)
    last = source.assessments.first()
    form = AssessmentForm(
        request.POST or None,
        last=last.to_answers() if last else {},
        initial={"on": timezone.localdate()},
    )
    if form.is_valid():
        given = {"on": form.cleaned_data["on"], "summary": form.cleaned_data["summary"]}
        try:
            assess_source(source=source, answers=form.answers(), by=request.user, **given)
            messages.success(request, gettext("The assessment is saved."))
            return redirect("source-detail", key=key)
        except Refused as refused:
            form.refuse(refused)
    return render_form(request, "assessments/edit.html", form, source=source)


@needs(Can.READ_EVIDENCE)
@require_safe
def source_assessments(request: Request, key: str) -> HttpResponse:
    source = get_object_or_404(Source.objects.visible_to(request.user), key=key)
    rows = source.assessments.select_related("by")
    shown = {
        "source": source,
        "assessments": [weighed(row) for row in rows],
        "may_edit": request.user.may(Can.EDIT_EVIDENCE),
    }
    return render(request, "assessments/list.html", shown)


urlpatterns = [
    path("evidence/sources/<key:key>/assess/", source_assess, name="source-assess"),
    path("evidence/sources/<key:key>/assessments/", source_assessments, name="source-assessments"),
]
