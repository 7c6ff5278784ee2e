"""The review queue: what is stale or will be, and a review of each finding by a person."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.core.paginator import Page
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from casework.actions.currency_reviews import review_currency
from casework.domain.currency import Age, months_after
from casework.domain.errors import Refused
from casework.domain.evidence import PassageFacts, ReviewOutcome, TermKind
from casework.domain.roles import Can
from casework.models import CurrencyReview, Passage
from casework.models.currency import ages_of
from casework.models.currency_queue import GROUPS, ReviewQueue
from casework.web.forms import DayField, PlainForm, term_choices
from casework.web.http import needs, page_of
from casework.web.middleware import Request
from casework.wording.currency import GROUPS as GROUP_WORDS
from casework.wording.currency import OUTCOMES
from casework.wording.labels import choices

PER_PAGE = 25


class QueueForm(PlainForm):
    """What of the queue is asked for; a filter that is none narrows nothing."""

    theme = forms.ChoiceField(label=gettext_lazy("Theme"), required=False)
    mine = forms.BooleanField(label=gettext_lazy("Used in my open cases"), required=False)

    def __init__(self, request: Request) -> None:
        super().__init__(request.GET)
        field = self.fields["theme"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", _("All themes")), *term_choices(TermKind.THEME)]
        if not request.user.may(Can.READ_CASE):
            del self.fields["mine"]
        self.full_clean()


class ReviewForm(PlainForm):
    """What a look at one finding came to."""

    outcome = forms.ChoiceField(choices=choices({one: one.value for one in ReviewOutcome}))
    on = DayField(label=gettext_lazy("Looked on"), required=True)
    note = forms.CharField(
        label=gettext_lazy("Note, nothing about a client"),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 1}),
    )

    def __init__(self, key: str, *args: Any) -> None:
        super().__init__(*args, auto_id=f"{key}-%s", initial={"on": timezone.localdate()})


@dataclass(frozen=True, slots=True)
class Asked:
    """The part of the queue on the screen, as the address has it."""

    group: str
    theme: str
    mine: bool
    form: QueueForm

    @classmethod
    def of(cls, request: Request) -> Asked:
        form = QueueForm(request)
        group = request.GET.get("group", "")
        found = form.cleaned_data
        return cls(
            group if group in GROUPS else GROUPS[0],
            found.get("theme", ""),
            bool(found.get("mine")),
            form,
        )

    def address(self, **other: str) -> str:
        """The query of an address, with other values where given."""
        given = {"group": self.group, "theme": self.theme, "mine": "on" if self.mine else ""}
        return "?" + urlencode({name: v for name, v in (given | other).items() if v})


@dataclass(frozen=True, slots=True)
class Row:
    """One finding of the queue: how old, where used, last looked at, and the form to do it."""

    passage: Passage
    facts: PassageFacts
    age: Age
    cases: int
    last: CurrencyReview | None
    form: ReviewForm
    following: str


@needs(Can.READ_EVIDENCE)
@require_safe
def currency_queue(request: Request) -> HttpResponse:
    return render(request, "currency/queue.html", _shown(request))


@needs(Can.CHECK_EVIDENCE)
@require_POST
def currency_review(request: Request, key: str) -> HttpResponse:
    passage = get_object_or_404(Passage.objects.visible_to(request.user), key=key)
    asked, form = Asked.of(request), ReviewForm(key, request.POST)
    if form.is_valid():
        data = form.cleaned_data
        outcome = ReviewOutcome(data["outcome"])
        try:
            review_currency(
                passage=passage, on=data["on"], outcome=outcome, note=data["note"], by=request.user
            )
            messages.success(request, _("The review of %(key)s is saved.") % {"key": key})
            return redirect(_after(request, asked))
        except Refused as refused:
            form.refuse(refused)
    shown = _shown(request, {key: form})
    return render(request, "currency/queue.html", shown, status=422)


def _after(request: Request, asked: Asked) -> str:
    """The queue, at the row that came next; a key is all that is taken from the form."""
    # PostgreSQL refuses NUL in a text.
    key = request.POST.get("next", "").replace("\x00", "")
    following = Passage.objects.visible_to(request.user).filter(key=key)
    anchor = "".join(f"#{key}" for key in following.values_list("key", flat=True))
    return reverse("currency-queue") + asked.address() + anchor


def _shown(request: Request, forms: Mapping[str, ReviewForm] | None = None) -> dict[str, Any]:
    asked, today = Asked.of(request), timezone.localdate()
    queue = ReviewQueue(request.user, today, asked.theme, mine=asked.mine)
    counts = queue.counts()
    page = page_of(request, queue.part(asked.group), PER_PAGE)
    return {
        "asked": asked,
        "groups": [
            (name, asked.address(group=name), *GROUP_WORDS[name], counts[name]) for name in GROUPS
        ],
        "page": page,
        "rows": list(_rows(page, today, forms or {})),
        "outcomes": OUTCOMES.items(),
        "month": months_after(today, 1),
    }


def _rows(page: Page[Passage], day: dt.date, forms: Mapping[str, ReviewForm]) -> Iterator[Row]:
    passages = list(page.object_list)
    ages = ages_of(passages, day)
    for n, passage in enumerate(passages):
        yield Row(
            passage=passage,
            facts=passage.to_facts(),
            age=ages[passage.key],
            cases=getattr(passage, "cases", 0),
            last=next(iter(passage.reviews.all()), None),
            form=forms.get(passage.key) or ReviewForm(passage.key),
            following=passages[n + 1].key if n + 1 < len(passages) else "",
        )


urlpatterns = [
    path("evidence/currency/review/", currency_queue, name="currency-queue"),
    path("evidence/currency/review/<key:key>/", currency_review, name="currency-review"),
]
