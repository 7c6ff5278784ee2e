"""An invented library of any size, the same each time: words of the shipped findings and more."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any

from django.db.models import Model, QuerySet

from casework.domain.evidence import (
    Certainty,
    Currency,
    Direction,
    EvidenceRole,
    Modality,
    SourceKind,
    TermKind,
)
from casework.models import Entity, EntityName, IndexChange, Passage, Source, Term

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures" / "evidence"
PUBLISHERS, ENTITIES, PLACES, RARE_WORDS = 300, 500, 150, 40_000
PASSAGES_A_SOURCE = 50
CODES, NAMED, PLACED = 8, 2, 2
# Of a hundred words, so many are none of the shipped findings.
NEW_WORDS = 15
BATCH = 5_000
SYLLABLES = ("ba", "kor", "di", "mush", "ta", "riz", "lo", "shan", "ve", "gul", "ne", "zor")
SCRIPTS = (("Latn", ""), ("Latn", "ov"), ("Cyrl", "ов"))


class Synthetic:
    """A library that grows: what was made stays as it is."""

    def __init__(self) -> None:
        self.random = random.Random(4)  # noqa: S311 -- repeatable, not secret
        texts = [passage["finding"] for passage in _shipped("passages")]
        self.words = [word for text in texts for word in text.split()]
        self.lengths = [len(text.split()) for text in texts]
        self.rare = [self._name(3 + place % 3) for place in range(RARE_WORDS)]
        self.rare_weights = _falling(RARE_WORDS)
        self.places = sorted({self._name(3).title() for _ in range(PLACES)})
        self.publishers = [f"{self._name(3).title()} Monitor" for _ in range(PUBLISHERS)]
        self.terms = self._make_terms()
        self.entities = self._make_entities()
        self.sources: list[int] = []
        self.made = 0

    def grow(self, passages: int) -> None:
        """Add findings and sources until there are so many, without a word to the index."""
        while self.made < passages:
            self.add(min(BATCH, passages - self.made))
        # As after an import that the index has taken in: making it anew needs no marks.
        IndexChange.objects.all().delete()

    def add(self, number: int) -> None:
        """Add so many findings, which the database marks."""
        self._make_sources((self.made + number) // PASSAGES_A_SOURCE + 1)
        self._make_passages(number)

    def items(self, number: int) -> list[dict[str, object]]:
        """Further findings as a file has them."""
        return [self._item(f"I{self.made + place}") for place in range(number)]

    def _make_terms(self) -> list[Term]:
        Term.objects.bulk_create(
            Term(kind=term["kind"], code=term["code"], labels=term["labels"])
            for term in _shipped("terms")
        )
        return list(Term.objects.all())

    def _make_entities(self) -> list[int]:
        rows = Entity.objects.bulk_create(
            Entity(key=f"e{place}", kind="person", name=self._name(4).title())
            for place in range(ENTITIES)
        )
        EntityName.objects.bulk_create(
            EntityName(entity=row, text=f"{row.name}{ending}{place}", script=script)
            for row in rows
            for place, (script, ending) in enumerate(SCRIPTS)
        )
        return [row.pk for row in rows]

    def _make_sources(self, wanted: int) -> None:
        rows = Source.objects.bulk_create(
            Source(
                key=f"S{place}",
                kind=self._one(SourceKind),
                publisher=self._skewed(self.publishers),
                title=f"{self._text(8)} {place}",
                issued=f"{2004 + place % 22}-{1 + place % 12:02}-{1 + place % 28:02}",
                language=self.random.choice(["en", "en", "en", "ru", "de", "tg"]),
                certainty=self._one(Certainty),
            )
            for place in range(len(self.sources), wanted)
        )
        self.sources += [row.pk for row in rows]

    def _make_passages(self, number: int) -> None:
        rows = Passage.objects.bulk_create(
            Passage(
                key=f"P{self.made + place}",
                source_id=self.random.choice(self.sources),
                locator_kind="paragraph",
                locator_value=f"{place % 90}",
                finding=self._text(self.random.choice(self.lengths)),
                event_date=f"{2000 + self.random.randrange(26)}-{1 + place % 12:02}",
                places=self.random.sample(self.places, PLACED),
                modality=self._one(Modality),
                role=self._one(EvidenceRole),
                direction=self._one(Direction),
                currency=self._one(Currency),
            )
            for place in range(number)
        )
        self.made += number
        pks = [row.pk for row in rows]
        terms = [term.pk for term in self.terms]
        _link(Passage.terms.through, "term", self._links(pks, terms, CODES))
        _link(Passage.entities.through, "entity", self._links(pks, self.entities, NAMED))

    def _links(
        self, pks: Sequence[int], far: Sequence[int], number: int
    ) -> Iterator[tuple[int, int]]:
        weights = list(accumulate(_falling(len(far))))
        for pk in pks:
            chosen = self.random.choices(far, cum_weights=weights, k=number)
            yield from ((pk, other) for other in dict.fromkeys(chosen))

    def _item(self, key: str) -> dict[str, object]:
        term = next(term for term in self.terms if term.kind == TermKind.THEME)
        return {
            "key": key,
            "source": f"S{self.random.randrange(len(self.sources))}",
            "locator": {"kind": "paragraph", "value": "1"},
            "finding": self._text(self.random.choice(self.lengths)),
            "themes": [term.code],
            "entities": [f"e{self.random.randrange(ENTITIES)}"],
            "places": self.random.sample(self.places, PLACED),
            "modality": "fact",
            "role": "pattern",
            "direction": "supports",
            "currency": {"status": "confirmed-ongoing"},
            "printable": True,
        }

    def _text(self, length: int) -> str:
        new = sum(self.random.randrange(100) < NEW_WORDS for _ in range(length))
        words = self.random.choices(self.words, k=length - new)
        words += self.random.choices(self.rare, cum_weights=self.rare_weights, k=new)
        self.random.shuffle(words)
        return " ".join(words)

    def _name(self, syllables: int) -> str:
        return "".join(self.random.choices(SYLLABLES, k=syllables))

    def _one(self, codes: type[StrEnum]) -> str:
        values = [code.value for code in codes]
        return self._skewed(values)

    def _skewed(self, values: Sequence[str]) -> str:
        return self.random.choices(values, cum_weights=_falling(len(values)))[0]


def _shipped(kind: str) -> list[dict[str, Any]]:
    files = sorted(FIXTURES.glob("*.json"))
    documents = [json.loads(path.read_text(encoding="utf-8")) for path in files]
    return [item for document in documents for item in document.get(kind, ())]


def _link(through: type[Model], far: str, links: Iterable[tuple[int, int]]) -> None:
    rows: QuerySet[Model] = QuerySet(through)
    rows.bulk_create(through(**{"passage_id": pk, f"{far}_id": other}) for pk, other in links)


@cache
def _falling(number: int) -> list[float]:
    """Running weights of values as often as words are: the n-th a n-th as often as the first."""
    return list(accumulate(1 / (place + 1) for place in range(number)))
