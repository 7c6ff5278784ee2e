"""Carry the evidence into the languages of the procedure."""

from __future__ import annotations

from django.db import transaction

from casework.actions.audit import Verb, record
from casework.actions.permission import require
from casework.domain.errors import Problem, Refused
from casework.domain.roles import Can
from casework.domain.translation import TARGET_LANGUAGES, text_hash
from casework.models import Passage, Translation, User


@transaction.atomic
def save_translation(
    *,
    passage: Passage,
    language: str,
    finding: str,
    correction: str,
    source_hash: str,
    seen: str,
    by: User,
) -> Translation:
    """Keep a translation as a draft; one that is the same and still fits keeps its state.

    source_hash is the fingerprint of the English text the translator had before them: when that
    text has changed meanwhile the translation is stale from the start. seen is the version of
    the translation they started from, empty for none. Raises Refused when the language is none
    of a procedure, the text is empty, or someone else has saved another version since.
    """
    require(by, Can.TRANSLATE)
    if language not in TARGET_LANGUAGES:
        raise Refused(Problem("translation-language", "language"))
    if not finding.strip():
        raise Refused(Problem("translation-empty", "finding"))
    kept = _locked(passage, language)
    if version_of(kept) != seen:
        raise Refused(Problem("translation-changed"))
    saved = kept or Translation(passage=passage, language=language)
    is_same = (saved.finding, saved.correction, saved.source_hash) == (
        finding,
        correction,
        source_hash,
    )
    if not is_same:
        saved.state, saved.reviewed_by = Translation.DRAFT, None
        saved.finding, saved.correction, saved.source_hash = finding, correction, source_hash
        saved.translator = by.name
        saved.save()
    record(Verb.TRANSLATION_SAVED, by=by, passage=passage.key, language=language)
    return saved


@transaction.atomic
def review_translation(*, passage: Passage, language: str, seen: str, by: User) -> Translation:
    """Confirm a translation as it was read; only this makes it reviewed.

    Raises Refused when there is none, when it is not the version that was read, when the English
    text has changed since, or when the correction that a pack prints is not translated.
    """
    require(by, Can.REVIEW_TRANSLATION)
    kept = _locked(passage, language)
    if kept is None:
        raise Refused(Problem("translation-missing"))
    checks = {
        "translation-changed": version_of(kept) != seen,
        "translation-stale": kept.is_stale,
        "translation-without-correction": bool(kept.passage.correction) and not kept.correction,
    }
    if problems := [Problem(code) for code, holds in checks.items() if holds]:
        raise Refused(*problems)
    kept.state, kept.reviewed_by = Translation.REVIEWED, by
    kept.save()
    record(Verb.TRANSLATION_REVIEWED, by=by, passage=passage.key, language=language)
    return kept


def version_of(translation: Translation | None) -> str:
    """Fingerprint of a translation's text, to notice that it has changed; empty for none."""
    return text_hash(translation.finding, translation.correction) if translation else ""


def _locked(passage: Passage, language: str) -> Translation | None:
    # The passage is locked too: two first translations at once must not both be new.
    Passage.objects.select_for_update(of=("self",)).get(pk=passage.pk)
    return (
        Translation.objects.select_for_update(of=("self",))
        .filter(passage=passage, language=language)
        .first()
    )
