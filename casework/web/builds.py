"""The build of a pack while it lasts: how far it is, cancelling it, asking once more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from casework.actions.builds import cancel_build, is_interrupted, retry_build
from casework.domain.build_progress import LOOK_BACK, Earlier, Estimate, estimate
from casework.domain.errors import Problem, Refused
from casework.domain.translation import pack_languages
from casework.models import Build, Case
from casework.web.middleware import Request
from casework.web.pack_checks import problem_words
from casework.wording import sentences
from casework.wording.labels import label
from casework.wording.packs import STEPS, pages_sentence, step_sentence, time_left

LAST_STEPS = ("binding", "sealing", "done")


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step of a build: done, now or to come."""

    words: str
    state: str


@dataclass(frozen=True, slots=True)
class Watched:
    """The latest build of a language: what it is at, in words, and what became of it.

    Outcome is waiting, running, interrupted, cancelled, failed or done.
    """

    build: Build
    outcome: str
    step: str
    pages: str
    left: str
    at: int
    lines: list[StepLine]
    problems: list[str]

    @property
    def is_open(self) -> bool:
        return self.outcome in ("waiting", "running")

    @property
    def may_be_retried(self) -> bool:
        return self.outcome in ("interrupted", "cancelled", "failed")


@require_safe
def pack_progress(request: Request, ref: str, language: str) -> HttpResponse:
    """The running build for htmx; when it is over the whole page is read again."""
    case = get_object_or_404(Case.objects.visible_to(request.user), ref=ref)
    if language not in pack_languages(case.jurisdiction):
        raise Http404
    if "HX-Request" not in request.headers:
        return redirect(packs_address(case, language))
    shown = progress(case, language)
    response = render(request, "packs/_build.html", {"case": case, **shown})
    if not (isinstance(shown["watched"], Watched) and shown["watched"].is_open):
        response["HX-Refresh"] = "true"
    return response


@require_POST
def build_cancel(request: Request, ref: str, number: int) -> HttpResponse:
    return _acted(request, build_or_404(request, ref, number), cancel_build)


@require_POST
def build_retry(request: Request, ref: str, number: int) -> HttpResponse:
    return _acted(request, build_or_404(request, ref, number), retry_build)


def _acted(request: Request, build: Build, act: Callable[..., object]) -> HttpResponse:
    """Back to the packs, with the reason where the build was not to be had so."""
    try:
        act(build=build, by=request.user)
    except Refused as refused:
        for text in sentences(refused.problems):
            messages.error(request, text)
    return redirect(packs_address(build.case, build.language))


def build_or_404(request: Request, ref: str, number: int) -> Build:
    builds = Build.objects.visible_to(request.user).select_related("case__team", "pack")
    return get_object_or_404(builds, case__ref=ref, pk=number)


def progress(case: Case, language: str) -> dict[str, object]:
    """The latest build of the language and its name, for the page and its part alone."""
    builds = case.builds.filter(language=language).select_related("cancelled_by")
    return {
        "language": language,
        "language_name": label(language, "language"),
        "watched": _watched(builds.first()),
    }


def packs_address(case: Case, language: str) -> str:
    return f"{reverse('pack-list', args=[case.ref])}?language={language}"


def _watched(build: Build | None) -> Watched | None:
    if build is None:
        return None
    outcome = _outcome(build)
    name, _space, page = build.step.partition(" ")
    expected = _estimate(build, name) if outcome in ("waiting", "running") else Estimate()
    steps = [code for code in STEPS if code not in ("", "done")]
    at = steps.index(name) if name in steps else -1
    problems = [Problem(p["code"], p["where"], p["values"]) for p in build.problems]
    return Watched(
        build=build,
        outcome=outcome,
        step=step_sentence(name),
        pages=pages_sentence(page, expected.pages) if name == "typesetting" else "",
        left=time_left(expected.seconds),
        at=at + 1,
        lines=[StepLine(str(STEPS[code]), _state(n, at)) for n, code in enumerate(steps)],
        problems=list(dict.fromkeys(map(problem_words, problems))),
    )


def _outcome(build: Build) -> str:
    if is_interrupted(build):
        return "interrupted"
    return "waiting" if build.state == Build.QUEUED else build.state


def _state(number: int, at: int) -> str:
    if number == at:
        return "now"
    return "done" if number < at else "to-come"


def _estimate(build: Build, step: str) -> Estimate:
    started = build.started_at
    elapsed = (timezone.now() - started).total_seconds() if started else None
    earlier = [
        Earlier((b.finished_at - b.started_at).total_seconds(), b.pack.pages, b.laid)
        for b in build.case.builds.like(build)[:LOOK_BACK]
        if b.finished_at and b.started_at and b.pack
    ]
    is_typeset = step in LAST_STEPS
    return estimate(earlier, elapsed=elapsed, laid=build.laid, is_typeset=is_typeset)


urlpatterns = [
    path("cases/<key:ref>/packs/progress/<slug:language>/", pack_progress, name="pack-progress"),
    path("cases/<key:ref>/packs/builds/<int:number>/cancel/", build_cancel, name="build-cancel"),
    path("cases/<key:ref>/packs/builds/<int:number>/retry/", build_retry, name="build-retry"),
]
