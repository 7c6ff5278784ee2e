"""Two packs of a case side by side."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.views.decorators.http import require_GET

from casework.actions.pack_compare import Compared, compare_packs
from casework.domain.errors import Refused
from casework.models import Case
from casework.web.middleware import Request
from casework.wording import sentences
from casework.wording.seals import EXHIBITS, change_sentence


@require_GET
def pack_compare(request: Request, ref: str, sha256: str) -> HttpResponse:
    """The pack against the one that ?with= names; else against the newest one before it."""
    case = get_object_or_404(Case.objects.visible_to(request.user), ref=ref)
    new = get_object_or_404(case.packs.select_related("case"), sha256=sha256)
    others = case.packs.select_related("case").exclude(pk=new.pk)
    wanted = request.GET.get("with")
    before = others.filter(language=new.language, pk__lt=new.pk)
    old = others.filter(sha256=wanted).first() if wanted else before.first() or others.first()
    shown: dict[str, object] = {
        "case": case,
        "old": old,
        "new": new,
        "others": others.defer("plan"),
    }
    try:
        if old:
            shown |= _shown(compare_packs(old=old, new=new, by=request.user))
    except Refused as refused:
        for text in sentences(refused.problems):
            messages.error(request, text)
        return redirect(reverse("pack-list", args=[ref]))
    return render(request, "packs/compare.html", shown)


def _shown(compared: Compared) -> dict[str, object]:
    return {
        "texts": [(change_sentence(one), one.parts) for one in compared.texts],
        "exhibits": [(EXHIBITS[one.what], one) for one in compared.difference.exhibits],
        "front": compared.difference.text,
    }


urlpatterns = [
    path("cases/<key:ref>/packs/<slug:sha256>/compare/", pack_compare, name="pack-compare"),
]
