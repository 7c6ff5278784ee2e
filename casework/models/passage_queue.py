"""Findings that wait: for a second person to check them, or for whoever entered them."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q

from casework.domain.evidence import EditorialState, TermKind
from casework.domain.roles import Can
from casework.models.evidence import Passage, PassageQuerySet, Source
from casework.models.people import User
from casework.models.taxonomy import Term


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The findings before and after one in a queue, if there are any."""

    previous: str
    following: str


def to_check(user: User, *, source: str = "", theme: str = "") -> PassageQuerySet:
    """Drafts that the person may check, of one source or theme where given, source by source.

    What was sent back waits for its author and not for whoever checks.
    """
    if not user.may(Can.CHECK_EVIDENCE):
        return Passage.objects.none()
    waiting = Passage.objects.filter(state=EditorialState.DRAFT.value, returned_because="")
    waiting = waiting.exclude(entered_by=user).exclude(changed_by=user)
    if source:
        waiting = waiting.filter(source__key=source)
    if theme:
        codes = Term.objects.filter(kind=TermKind.THEME.value, code=theme)
        waiting = waiting.filter(terms__in=codes)
    return waiting.order_by("source_id", "pk")


def sent_back_to(user: User) -> PassageQuerySet:
    """Drafts of the person that somebody wants changed."""
    mine = Q(changed_by=user) | Q(entered_by=user, changed_by=None)
    waiting = Passage.objects.filter(mine, state=EditorialState.DRAFT.value)
    return waiting.exclude(returned_because="").order_by("source_id", "pk")


def neighbours(queue: PassageQuerySet, passage: Passage) -> Neighbours:
    """What comes before and after the passage, whether it is in the queue itself or not."""
    place, at = Q(source=passage.source_id), passage.pk
    before = queue.filter(Q(source__lt=passage.source_id) | place & Q(pk__lt=at))
    after = queue.filter(Q(source__gt=passage.source_id) | place & Q(pk__gt=at))
    previous = before.order_by("-source_id", "-pk").values_list("key", flat=True).first()
    following = after.values_list("key", flat=True).first()
    return Neighbours(previous or "", following or "")


def sources_in(queue: PassageQuerySet) -> list[tuple[str, str, int]]:
    """Key, title and number of waiting findings of each source in the queue."""
    numbers = queue.order_by().values_list("source").annotate(Count("pk", distinct=True))
    waiting = dict(numbers)
    rows = Source.objects.filter(pk__in=list(waiting)).order_by("publisher", "title")
    return [(row.key, str(row), waiting[row.pk]) for row in rows]


def themes_in(queue: PassageQuerySet) -> list[tuple[Term, int]]:
    """Each theme in the queue with the number of waiting findings."""
    through = Passage.terms.through.objects.filter(passage__in=queue.order_by().values("pk"))
    numbers = through.filter(term__kind=TermKind.THEME.value).order_by().values_list("term")
    waiting = dict(numbers.annotate(Count("pk")))
    return [(row, waiting[row.pk]) for row in Term.objects.filter(pk__in=list(waiting))]
