"""Words that a machine reads off the pictures of papers: asked for, and done in the background."""

from __future__ import annotations

import logging

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from casework.actions.audit import Verb, record
from casework.actions.files import store
from casework.actions.paper_copies import forget, keep_copy
from casework.actions.paper_flaws import clean_each
from casework.actions.permission import require
from casework.actions.turns import take_turn
from casework.adapters import ocr, queue
from casework.adapters.exhibits import office
from casework.domain.errors import Problem, Refused
from casework.domain.roles import Can
from casework.models import Document, PaperCopy, Reading, User

logger = logging.getLogger(__name__)


def can_read(document: Document) -> bool:
    """Whether the programs for the language of the paper are installed here."""
    return bool(ocr.languages_for(document.language))


def optional_programs() -> tuple[str, tuple[str, ...], str]:
    """What reads words here, its languages, and what makes pages of texts; "" for what is not."""
    languages = tuple(sorted(ocr.installed() - {"osd"}))
    return (ocr.version() if languages else "", languages, office.program() or "")


def request_reading(*, document: Document, by: User) -> Reading:
    """Ask for the words of the paper; one that waits already is not doubled.

    Raises Refused: reading-none where no program reads the language.
    """
    require(by, Can.EDIT_CASE, document.case)
    if not can_read(document):
        raise Refused(Problem("reading-none"))
    with transaction.atomic():
        take_turn(document.case)
        waiting = document.readings.filter(state=Reading.QUEUED).first()
        reading = waiting or Reading.objects.create(document=document, requested_by=by)
        record(Verb.READING_REQUESTED, by=by, case=document.case, document=document.key)
        transaction.on_commit(lambda: queue.wake(settings.BASE_DIR / "manage.py", queue.READINGS))
    return reading


def work_readings() -> list[Reading] | None:
    """Be the worker: read the papers that wait, oldest first; None when another process does it.

    Those that a dead worker left behind are failed first.
    """
    with queue.turn(settings.DATA_DIR, queue.READINGS) as is_mine:
        if not is_mine:
            return None
        for reading in Reading.objects.filter(state=Reading.RUNNING):
            _end(reading, Reading.FAILED, "reading-failed")
        done = []
        while reading_id := _next():
            done.append(run_reading(reading_id))
        return done


def run_reading(reading_id: int) -> Reading:
    """Read one paper; a failure is noted as a code, never raised."""
    Reading.objects.filter(pk=reading_id).update(state=Reading.RUNNING)
    rows = Reading.objects.select_related("document__case__team", "requested_by__team")
    reading = rows.get(pk=reading_id)
    try:
        _read(reading)
    except Refused as refused:
        _end(reading, Reading.FAILED, refused.problems[0].code)
    except Exception:
        logger.exception("Reading %s failed", reading.pk)
        _end(reading, Reading.FAILED, "reading-failed")
    else:
        _end(reading, Reading.DONE)
    return reading


def _next() -> int | None:
    waiting = Reading.objects.filter(state=Reading.QUEUED).order_by("pk")
    return waiting.values_list("pk", flat=True).first()


def _read(reading: Reading) -> None:
    document = reading.document
    require(reading.requested_by, Can.EDIT_CASE, document.case)
    languages = ocr.languages_for(document.language)
    if not languages:
        raise Refused(Problem("reading-none"))
    (clean,) = clean_each([document], bytes)
    if isinstance(clean, Refused):
        raise clean
    if not ocr.pages_without_words(clean):
        raise Refused(Problem("reading-needless"))
    _keep(reading, ocr.with_words(clean, languages), "+".join(languages))


def _keep(reading: Reading, pdf: bytes, languages: str) -> None:
    document, name = reading.document, store().save(pdf)
    try:
        with transaction.atomic():
            take_turn(document.case)
            made_with = f"{ocr.version()} {languages}"
            keep_copy(document, PaperCopy.READ, pdf, name, made_with)
            record(
                Verb.READING_DONE,
                by=reading.requested_by,
                case=document.case,
                document=document.key,
            )
    except BaseException:
        forget(name)
        raise


def _end(reading: Reading, state: str, problem: str = "") -> None:
    reading.state, reading.problem = state, problem
    reading.finished_at = timezone.now()
    reading.save(update_fields=["state", "problem", "finished_at"])
