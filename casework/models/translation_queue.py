"""The translators' queue: every printable passage with where its translation stands."""

from __future__ import annotations

from dataclasses import dataclass

from casework.domain.searches import Question
from casework.domain.translation import TranslationState
from casework.models.evidence import Passage
from casework.models.people import User
from casework.models.search import search
from casework.models.translations import Translation


@dataclass(frozen=True, slots=True)
class QueueItem:
    """A passage, its translation into one language if there is one, and the state of that."""

    passage: Passage
    translation: Translation | None
    state: TranslationState


def translation_queue(user: User, language: str, query: str = "") -> list[QueueItem]:
    """The passages a pack may print, in the order of the library; two queries and the search."""
    passages = Passage.objects.visible_to(user).printable()
    wanted = frozenset(search(user, Question(query))[:]) if query else None
    translations = {row.passage_id: row for row in Translation.objects.into(language)}
    return [
        queue_item(passage, translations.get(passage.pk))
        for passage in passages.select_related("source").order_by("pk")
        if wanted is None or passage.pk in wanted
    ]


def queue_item(passage: Passage, translation: Translation | None) -> QueueItem:
    return QueueItem(passage, translation, state_of(passage, translation))


def state_of(passage: Passage, translation: Translation | None) -> TranslationState:
    """Stale comes before draft and reviewed: the English text has changed since."""
    if translation is None:
        return TranslationState.MISSING
    if translation.source_hash != passage.text_hash:
        return TranslationState.STALE
    return TranslationState(translation.state)
