"""A surname that the family writes in several ways: a doubt whether they are related."""

from __future__ import annotations

from collections.abc import Iterator

from casework.domain.cases import CaseFacts, PersonFacts
from casework.domain.checks import Gap
from casework.domain.names import word_key
from casework.domain.names_in_texts import is_ending_of, latin_words
from casework.domain.pack_people import is_withheld

# Shorter keys are too often those of given names.
SHORTEST_KEY = 3


def family_gaps(case: CaseFacts) -> Iterator[Gap]:
    """Relatives whose surname sounds as the applicant's and is spelt in no way like it."""
    for person in case.relatives():
        if not is_withheld(person) and _differ(case.applicant, person):
            yield Gap("family-name-differs", f"person {person.key}", {"person": person.key})


def _differ(one: PersonFacts, other: PersonFacts) -> bool:
    mine, theirs = _by_key(one), _by_key(other)
    return any(
        not any(_is_same(a, b) for a in mine[key] for b in theirs[key])
        for key in mine.keys() & theirs.keys()
    )


def _by_key(person: PersonFacts) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for word in latin_words(person.names):
        if len(key := word_key(word)) >= SHORTEST_KEY:
            found.setdefault(key, []).append(word)
    return found


def _is_same(one: str, other: str) -> bool:
    return is_ending_of(one, other) or is_ending_of(other, one)
