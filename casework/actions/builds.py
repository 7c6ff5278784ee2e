"""The queue of builds: asking for one, and working through them in the one worker process."""

from __future__ import annotations

import datetime as dt
import logging
import time

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from casework.actions.audit import Verb, record
from casework.actions.pack_steps import check_language
from casework.actions.pack_variants import check_variant
from casework.actions.packs import OnStep, build_pack
from casework.actions.permission import require
from casework.actions.turns import take_turn
from casework.adapters import queue
from casework.domain.errors import Problem, Refused
from casework.domain.roles import Can
from casework.models import Build, Case, User
from casework.models.packs import COURT, BuildQuerySet

logger = logging.getLogger(__name__)

# The pages of the typesetting are written down this often at most.
SECONDS_BETWEEN_PAGES = 0.5


class Cancelled(Exception):
    """Somebody put an end to the build, or took it for dead: it stops where it is."""


def request_build(
    *, case: Case, language: str, as_of: dt.date, by: User, variant: str = COURT
) -> Build:
    """Put a build into the queue and wake the worker; one that waits already is not doubled.

    Raises Refused for a language in which packs of this country are not built, and for a variant
    that there is not.
    """
    require(by, Can.BUILD_PACK, case)
    check_language(case, language)
    check_variant(variant)
    with transaction.atomic():
        build = _queued(case, language, variant, as_of, by)
        record(Verb.PACK_REQUESTED, by=by, case=case, language=language, build=build.pk)
    return build


def cancel_build(*, build: Build, by: User) -> None:
    """Put an end to a build: at once while it waits, at its next step or page while it runs.

    Raises Refused when it is over or being sealed; of one that was cancelled nothing is kept.
    """
    require(by, Can.BUILD_PACK, build.case)
    open_ones = Build.objects.filter(pk=build.pk, state__in=(Build.QUEUED, Build.RUNNING))
    with transaction.atomic():
        if not open_ones.exclude(step="sealing").update(
            state=Build.CANCELLED, cancelled_by=by, finished_at=timezone.now()
        ):
            raise Refused(Problem("build-not-stoppable"))
        record(
            Verb.PACK_CANCELLED, by=by, case=build.case, language=build.language, build=build.pk
        )


def retry_build(*, build: Build, by: User) -> Build:
    """Ask once more for what failed, was cancelled, or was left behind by a dead worker.

    Raises Refused for a build that is not over, or has its pack.
    """
    require(by, Can.BUILD_PACK, build.case)
    with transaction.atomic():
        if is_interrupted(build):
            _fail(build, Problem("build-interrupted"))
        if build.state not in (Build.FAILED, Build.CANCELLED):
            raise Refused(Problem("build-not-again"))
        again = _queued(build.case, build.language, build.variant, build.as_of, by)
        record(
            Verb.PACK_REQUESTED,
            by=by,
            case=build.case,
            language=build.language,
            build=again.pk,
            of=build.pk,
        )
    return again


def is_interrupted(build: Build) -> bool:
    """Whether the build is said to run while no worker does."""
    return build.state == Build.RUNNING and not queue.is_worked(settings.DATA_DIR)


def run_build(build_id: int, on_step: OnStep = lambda step: None) -> Build:
    """Build what was asked for and note each step; a failure is noted in words, never raised.

    A build that another worker has taken, or that is over, is left as it is.
    """
    waiting = Build.objects.filter(pk=build_id, state=Build.QUEUED)
    if waiting.update(state=Build.RUNNING, started_at=timezone.now()):
        build = Build.objects.select_related("case__team", "requested_by__team").get(pk=build_id)
        _run(build, _Steps(build, on_step))
    return Build.objects.select_related("case", "pack").get(pk=build_id)


def work_queue() -> list[Build] | None:
    """Be the worker: run the builds that wait, oldest first; None when another process does it.

    Builds that a dead worker left behind are failed first.
    """
    with queue.turn(settings.DATA_DIR) as is_mine:
        if not is_mine:
            return None
        for build in Build.objects.filter(state=Build.RUNNING):
            _fail(build, Problem("build-interrupted"))
        done = []
        while build_id := _next():
            done.append(run_build(build_id))
        return done


def _queued(case: Case, language: str, variant: str, as_of: dt.date, by: User) -> Build:
    """The build that waits for this already, or a new one; either way the worker is woken."""
    take_turn(case)
    wanted = {"case": case, "language": language, "variant": variant, "as_of": as_of}
    waiting = Build.objects.filter(state=Build.QUEUED, **wanted).first()
    transaction.on_commit(lambda: queue.wake(settings.BASE_DIR / "manage.py"))
    return waiting or Build.objects.create(requested_by=by, **wanted)


def _next() -> int | None:
    waiting = Build.objects.filter(state=Build.QUEUED).order_by("pk")
    return waiting.values_list("pk", flat=True).first()


def _run(build: Build, steps: _Steps) -> None:
    try:
        pack = build_pack(
            case=build.case,
            language=build.language,
            as_of=build.as_of,
            by=build.requested_by,
            variant=build.variant,
            on_step=steps.note,
        )
    except Cancelled:
        logger.info("Build %s was cancelled", build.pk)
    except Refused as refused:
        _fail(build, *refused.problems)
    except PermissionDenied:
        _fail(build, Problem("build-not-allowed"))
    except Exception:
        # Whatever it was, the queue goes on; the reader gets a number to quote.
        logger.exception("Build %s failed", build.pk)
        _fail(build, Problem("internal-error", values={"number": build.pk}))
    else:
        _running(build).update(
            state=Build.DONE, step="done", pack=pack, finished_at=timezone.now()
        )


class _Steps:
    """Writes down where a build is, and ends it there when it was cancelled."""

    def __init__(self, build: Build, on_step: OnStep) -> None:
        self._build = build
        self._on_step = on_step
        self._name = ""
        self._laid = 0
        self._written = 0.0

    def note(self, step: str) -> None:
        self._on_step(step)
        name, _space, page = step.partition(" ")
        self._laid += name == "typesetting" and bool(page)
        now = time.monotonic()
        if name != self._name or now - self._written > SECONDS_BETWEEN_PAGES:
            if not _running(self._build).update(step=step, laid=self._laid):
                raise Cancelled
            self._name, self._written = name, now


def _running(build: Build) -> BuildQuerySet:
    """The build while it runs; nothing once somebody put an end to it."""
    return Build.objects.filter(pk=build.pk, state=Build.RUNNING)


def _fail(build: Build, *problems: Problem) -> None:
    build.problems = [
        {"code": problem.code, "where": problem.where, "values": problem.values}
        for problem in problems
    ]
    build.state, build.finished_at = Build.FAILED, timezone.now()
    _running(build).update(
        state=build.state, problems=build.problems, finished_at=build.finished_at
    )
