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
from casework.actions.packs import OnStep, build_pack
from casework.actions.permission import require
from casework.actions.turns import take_turn
from casework.adapters import queue
from casework.domain.errors import Problem, Refused
from casework.domain.roles import Can
from casework.models import Build, Case, User

logger = logging.getLogger(__name__)

# The pages of the typesetting are written down this often at most.
SECONDS_BETWEEN_PAGES = 0.5


def request_build(*, case: Case, language: str, as_of: dt.date, by: User) -> Build:
    """Put a build into the queue and wake the worker; one that waits already is not doubled.

    Raises Refused for a language in which packs of this country are not built.
    """
    require(by, Can.BUILD_PACK, case)
    check_language(case, language)
    with transaction.atomic():
        take_turn(case)
        waiting = Build.objects.filter(
            case=case, language=language, as_of=as_of, state=Build.QUEUED
        )
        build = waiting.first() or Build.objects.create(
            case=case, language=language, as_of=as_of, requested_by=by
        )
        record(Verb.PACK_REQUESTED, by=by, case=case, language=language, build=build.pk)
        transaction.on_commit(lambda: queue.wake(settings.BASE_DIR / "manage.py"))
    return build


def run_build(build_id: int, on_step: OnStep = lambda step: None) -> Build:
    """Build what was asked for and note each step; a failure is noted in words, never raised.

    A build that another worker has taken, or that is over, is left as it is.
    """
    waiting = Build.objects.filter(pk=build_id, state=Build.QUEUED)
    if waiting.update(state=Build.RUNNING):
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
            on_step=steps.note,
        )
    except Refused as refused:
        _fail(build, *refused.problems)
    except PermissionDenied:
        _fail(build, Problem("build-not-allowed"))
    except Exception:
        # Whatever it was, the queue goes on; the reader gets a number to quote.
        logger.exception("Build %s failed", build.pk)
        _fail(build, Problem("internal-error", values={"number": build.pk}))
    else:
        Build.objects.filter(pk=build.pk).update(
            state=Build.DONE, step="done", pack=pack, finished_at=timezone.now()
        )


class _Steps:
    """Writes down where a build is."""

    def __init__(self, build: Build, on_step: OnStep) -> None:
        self._build = build
        self._on_step = on_step
        self._name = ""
        self._written = 0.0

    def note(self, step: str) -> None:
        self._on_step(step)
        name, now = step.partition(" ")[0], time.monotonic()
        if name != self._name or now - self._written > SECONDS_BETWEEN_PAGES:
            Build.objects.filter(pk=self._build.pk).update(step=step)
            self._name, self._written = name, now


def _fail(build: Build, *problems: Problem) -> None:
    build.problems = [
        {"code": problem.code, "where": problem.where, "values": problem.values}
        for problem in problems
    ]
    build.state = Build.FAILED
    build.finished_at = timezone.now()
    build.save(update_fields=["state", "problems", "finished_at"])
