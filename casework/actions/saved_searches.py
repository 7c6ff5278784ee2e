"""Keep searches of the library for oneself; what is searched for never goes on record."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Max

from casework.actions.audit import Verb, record
from casework.actions.permission import require
from casework.domain.errors import Problem, Refused
from casework.domain.roles import Can
from casework.domain.searches import Question, as_text
from casework.models import Passage, SavedSearch, User

MOST_SEARCHES = 50
LONGEST_NAME = 80


@transaction.atomic
def save_search(*, name: str, question: Question, by: User) -> SavedSearch:
    """Keep the question under a name; all that is in the library now counts as seen.

    Raises Refused (too-many-searches, search-empty, search-without-name).
    """
    require(by, Can.READ_EVIDENCE)
    # The row of the person is locked: two at once must not both be the last one allowed.
    User.objects.select_for_update(of=("self",)).get(pk=by.pk)
    if SavedSearch.objects.visible_to(by).count() >= MOST_SEARCHES:
        raise Refused(Problem("too-many-searches", "name", {"most": MOST_SEARCHES}))
    if question.is_empty:
        raise Refused(Problem("search-empty", "name"))
    saved = SavedSearch.objects.create(
        user=by, name=_name(name), query=as_text(question), seen=_newest()
    )
    record(Verb.SEARCH_SAVED, by=by, search=saved.key)
    return saved


@transaction.atomic
def open_search(*, search: SavedSearch, by: User) -> SavedSearch:
    """Look at what is new: from now on it is new no more."""
    require(by, Can.READ_EVIDENCE)
    found = _own(search, by)
    found.seen = _newest()
    found.save(update_fields=["seen"])
    record(Verb.SEARCH_OPENED, by=by, search=found.key)
    return found


@transaction.atomic
def rename_search(*, search: SavedSearch, name: str, by: User) -> SavedSearch:
    """Call it something else. Raises Refused (search-without-name)."""
    require(by, Can.READ_EVIDENCE)
    found = _own(search, by)
    found.name = _name(name)
    found.save(update_fields=["name"])
    record(Verb.SEARCH_RENAMED, by=by, search=found.key)
    return found


@transaction.atomic
def delete_search(*, search: SavedSearch, by: User) -> None:
    """Forget it."""
    require(by, Can.READ_EVIDENCE)
    found = _own(search, by)
    record(Verb.SEARCH_DELETED, by=by, search=found.key)
    found.delete()


def _own(search: SavedSearch, by: User) -> SavedSearch:
    """The search of the person, locked; nobody else's, whoever asks."""
    own = SavedSearch.objects.select_for_update(of=("self",))
    return own.visible_to(by).get(pk=search.pk)


def _name(text: str) -> str:
    name = text.strip()
    if not name or len(name) > LONGEST_NAME:
        raise Refused(Problem("search-without-name", "name", {"most": LONGEST_NAME}))
    return name


def _newest() -> int:
    return Passage.objects.aggregate(newest=Max("pk"))["newest"] or 0
