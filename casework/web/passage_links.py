"""What findings say of each other: on the page of a finding, and a screen to change it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from casework.actions.passage_links import link, unlink
from casework.domain.errors import Refused
from casework.domain.evidence import LinkKind, PassageFacts
from casework.domain.independence import Bearer
from casework.domain.roles import Can
from casework.models import Passage, PassageLink, Source, User
from casework.models.passage_bonds import links_from, links_to, origin_groups, to_link_with
from casework.web.forms import PlainForm
from casework.web.http import needs, render_form
from casework.web.middleware import Request
from casework.wording.passage_links import (
    BACK,
    FORTH,
    SHAPES,
    alone,
    independence,
    meanings,
    of_publishers,
)

FORWARD, BACKWARD = "forth", "back"


@dataclass(frozen=True, slots=True)
class Bond:
    """A link as the page of one of its findings shows it."""

    row: PassageLink
    other: Passage
    words: str
    shape: str


@dataclass(frozen=True, slots=True)
class Standing:
    """How well a finding is borne out, in words, groups and links."""

    sentence: str
    remark: str
    groups: list[list[tuple[Source, list[Bearer]]]]
    bonds: list[Bond]
    theme: str
    may_edit: bool


class LinkForm(PlainForm):
    """Which other finding, and what one says of the other."""

    of = forms.ChoiceField(label=_("The other finding"), widget=forms.RadioSelect)
    kind = forms.ChoiceField(label=_("This finding … the other one"))
    note = forms.CharField(
        label=_("Why (for the library, not printed)"),
        required=False,
        max_length=600,
        widget=forms.Textarea({"rows": 2}),
    )

    def __init__(self, found: list[PassageFacts], *args: Any) -> None:
        super().__init__(*args)
        self.found = found
        ways: list[tuple[str, str | Promise]] = [
            *((f"{FORWARD}-{kind}", words) for kind, words in FORTH.items()),
            *((f"{BACKWARD}-{kind}", words) for kind, words in BACK.items()),
        ]
        self._offer("of", [(facts.key, facts.key) for facts in found])
        self._offer("kind", ways)

    def _offer(self, name: str, choices: Sequence[tuple[str, str | Promise]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = list(choices)


def standing_of(passage: Passage, user: User) -> Standing:
    """What the page of a finding says of those that bear it out."""
    groups = origin_groups(passage)
    sources = sum(map(len, groups))
    sentence = independence(len(groups), sources) if sources > 1 else alone()
    remark = of_publishers(len(groups), len({group[0][0].publisher for group in groups}))
    bonds = [_bond(row, row.of, FORTH) for row in links_from(passage)]
    bonds += [_bond(row, row.passage, BACK) for row in links_to(passage)]
    theme = min(passage.to_facts().themes, default="")
    return Standing(sentence, remark, groups, bonds, theme, user.may(Can.EDIT_EVIDENCE))


@needs(Can.EDIT_EVIDENCE)
@require_http_methods(["GET", "POST"])
def passage_links(request: Request, key: str) -> HttpResponse:
    passage = get_object_or_404(Passage.objects.visible_to(request.user).for_facts(), key=key)
    query = (request.POST or request.GET).get("q", "").replace("\x00", "").strip()[:200]
    found = [row.to_facts() for row in to_link_with(passage, request.user, query)]
    form = LinkForm(found, request.POST or None)
    if form.is_valid():
        try:
            _save(passage, form.cleaned_data, request.user)
            messages.success(request, _("The link is noted."))
            return redirect("passage-links", key=key)
        except Refused as refused:
            form.refuse(refused, "of")
    shown: dict[str, Any] = {
        "passage": passage,
        "facts": passage.to_facts(),
        "query": query,
        "found": found,
    }
    shown |= {"standing": standing_of(passage, request.user), "meanings": meanings()}
    return render_form(request, "evidence/links.html", form, **shown)


@needs(Can.EDIT_EVIDENCE)
@require_POST
def passage_unlink(request: Request, key: str, kind: str, of: str) -> HttpResponse:
    visible = Passage.objects.visible_to(request.user)
    passage, other = (get_object_or_404(visible, key=one) for one in (key, of))
    if kind not in FORTH:
        raise Http404
    try:
        unlink(passage=passage, kind=LinkKind(kind), of=other, by=request.user)
        messages.success(request, _("The link is taken away."))
    except Refused as refused:
        raise Http404 from refused
    back = other if request.POST.get("from") == other.key else passage
    return redirect("passage-links", key=back.key)


def _save(passage: Passage, data: dict[str, str], by: User) -> None:
    direction, _dash, kind = data["kind"].partition("-")
    ends = [passage, Passage.objects.visible_to(by).select_related("source").get(key=data["of"])]
    one, other = ends if direction == FORWARD else reversed(ends)
    link(passage=one, kind=LinkKind(kind), of=other, by=by, note=data["note"])


def _bond(row: PassageLink, other: Passage, words: Mapping[str, str | Promise]) -> Bond:
    kind = LinkKind(row.kind)
    return Bond(row, other, str(words[kind]), SHAPES[kind])


urlpatterns = [
    path("evidence/<key:key>/links/", passage_links, name="passage-links"),
    path(
        "evidence/<key:key>/links/<slug:kind>/<key:of>/remove/",
        passage_unlink,
        name="passage-unlink",
    ),
]
