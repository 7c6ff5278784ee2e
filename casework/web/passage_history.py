"""How a finding came to read as it does: its versions, and what differs between two of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import path
from django.views.decorators.http import require_safe

from casework.domain.difference import difference
from casework.domain.roles import Can
from casework.models import Passage, PassageVersion
from casework.web.http import needs
from casework.web.middleware import Request
from casework.web.passage_changes import Line, lines_of
from casework.wording.passages import STATES, STEPS


@dataclass(frozen=True, slots=True)
class Row:
    """A version in words; before is the number of the one before it, 0 for none."""

    version: PassageVersion
    step: str
    shape: str
    state: str
    before: int


@dataclass(frozen=True, slots=True)
class Compared:
    """Two versions and what differs."""

    old: PassageVersion
    new: PassageVersion
    lines: list[Line]


@needs(Can.READ_EVIDENCE)
@require_safe
def passage_history(request: Request, key: str) -> HttpResponse:
    passages = Passage.objects.visible_to(request.user).select_related("source")
    passage = get_object_or_404(passages, key=key)
    versions = list(passage.versions.select_related("by").order_by("-number"))
    shown = {
        "passage": passage,
        "rows": [_row(version) for version in versions],
        "compared": _compared(request.GET, versions),
    }
    return render(request, "passages/history.html", shown)


def _row(version: PassageVersion) -> Row:
    shape, state = STATES[version.state]
    return Row(version, str(STEPS[version.step]), shape, str(state), version.number - 1)


def _compared(asked: QueryDict, versions: Sequence[PassageVersion]) -> Compared | None:
    """The two versions asked for, the older first; else the last one and the one before."""
    if len(versions) < 2:
        return None
    numbered = {str(version.number): version for version in versions}
    new = numbered.get(asked.get("to", ""), versions[0])
    old = numbered.get(asked.get("from", ""), numbered.get(str(new.number - 1), versions[1]))
    old, new = sorted((old, new), key=lambda version: version.number)
    return Compared(old, new, lines_of(difference(old.content, new.content)))


urlpatterns = [path("evidence/<key:key>/history/", passage_history, name="passage-history")]
