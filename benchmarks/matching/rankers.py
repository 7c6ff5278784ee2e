"""The ways to rank the findings that are compared: ours and three plain ones."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from benchmarks.coding.measures import cues
from benchmarks.matching.labelled import elements, entities
from casework.domain.cases import CaseFacts
from casework.domain.evidence import PassageFacts, printed_finding
from casework.domain.law import elements_for
from casework.domain.matching import Claimant, Match, match_to
from casework.domain.names import fold
from casework.domain.unconfirmed import Heard, claimant_heard

# The day of the state of research of the evidence.
AS_OF = dt.date(2026, 11, 24)
K1, B = 1.2, 0.75
WORD = re.compile(r"[a-z0-9]+")
CODES = ("profiles", "acts", "actors", "grounds", "entities")

Ranker = Callable[[CaseFacts, Sequence[PassageFacts]], list[str]]


def ours(case: CaseFacts, passages: Sequence[PassageFacts]) -> list[str]:
    """By the best score for any element of the claim."""
    return best_of(suggestions(case, passages))


def suggestions(case: CaseFacts, passages: Sequence[PassageFacts]) -> list[Match]:
    examined = elements_for(elements(), case.jurisdiction)
    return match_to(heard(case), examined, passages, case.weighed_on(AS_OF))


def heard(case: CaseFacts) -> Claimant:
    """What the case offers, with the codes of its words where nobody gave any."""
    return claimant_heard(case, entities(), Heard(cues()))


def best_of(matches: Iterable[Match]) -> list[str]:
    """The keys of the passages, each where its best suggestion stands."""
    scores: dict[str, float] = {}
    for found in matches:
        key = found.passage.key
        scores[key] = max(scores.get(key, found.score), found.score)
    return _by_score(scores)


def bm25(case: CaseFacts, passages: Sequence[PassageFacts]) -> list[str]:
    """Okapi BM25 (k1 1.2, b 0.75) of the story against the printed finding."""
    texts = {p.key: Counter(_words(printed_finding(p))) for p in passages if p.printable}
    length = sum(sum(words.values()) for words in texts.values()) / len(texts)
    idf = _idf(texts.values(), lambda n, df: math.log(1 + (n - df + 0.5) / (df + 0.5)))
    query = set(_words(story(case)))

    def score(words: Counter[str]) -> float:
        norm = K1 * (1 - B + B * sum(words.values()) / length)
        return sum(idf[w] * words[w] * (K1 + 1) / (words[w] + norm) for w in query & words.keys())

    return _by_score({key: score(words) for key, words in texts.items()})


def tf_idf(case: CaseFacts, passages: Sequence[PassageFacts]) -> list[str]:
    """Cosine of the TF-IDF vectors of the story and the printed finding."""
    texts = {p.key: Counter(_words(printed_finding(p))) for p in passages if p.printable}
    idf = _idf(texts.values(), lambda n, df: math.log((1 + n) / (1 + df)) + 1)
    query = _unit({w: n * idf.get(w, 0.0) for w, n in Counter(_words(story(case))).items()})
    return _by_score(
        {
            key: _dot(query, _unit({w: n * idf[w] for w, n in t.items()}))
            for key, t in texts.items()
        }
    )


def code_overlap(case: CaseFacts, passages: Sequence[PassageFacts]) -> list[str]:
    """The number of codes that the case and the finding have in common."""
    events = case.events
    codes = {
        "profiles": case.applicant.profiles,
        "acts": frozenset(code for event in events for code in event.acts),
        "actors": frozenset(code for event in events for code in event.actors),
        "grounds": case.grounds,
        "entities": frozenset(key for event in events for key in event.entities),
    }
    return _by_score(
        {
            p.key: float(sum(len(codes[kind] & getattr(p, kind)) for kind in CODES))
            for p in passages
            if p.printable
        }
    )


def story(case: CaseFacts) -> str:
    """In English where it is told so, or else as the note-taker wrote it."""
    return case.summary.get("en") or case.summary[case.working_language]


def _words(text: str) -> list[str]:
    return WORD.findall(fold(text))


def _idf(
    texts: Collection[Counter[str]], weight: Callable[[int, int], float]
) -> Mapping[str, float]:
    documents = Counter(word for words in texts for word in words)
    return {word: weight(len(texts), df) for word, df in documents.items()}


def _unit(vector: Mapping[str, float]) -> Mapping[str, float]:
    length = math.sqrt(sum(value * value for value in vector.values())) or 1.0
    return {word: value / length for word, value in vector.items()}


def _dot(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    return sum(value * b[word] for word, value in a.items() if word in b)


def _by_score(scores: Mapping[str, float]) -> list[str]:
    """Best first; nothing in common is no suggestion; equal scores in the order of the keys."""
    return sorted((k for k in scores if scores[k] > 0), key=lambda key: (-scores[key], key))


RANKERS: Mapping[str, Ranker] = {
    "ours": ours,
    "BM25": bm25,
    "TF-IDF cosine": tf_idf,
    "codes alone": code_overlap,
}
