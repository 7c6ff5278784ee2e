"""The parallel texts: each translated finding beside its original, with who translated it."""

from __future__ import annotations

from collections.abc import Iterable

from casework.domain.evidence import printed_finding
from casework.domain.pack_evidence import ORIGINAL, printed
from casework.domain.pack_facts import PackMaterial
from casework.domain.pack_plan import EvidenceItem, ParallelRow, Ref
from casework.domain.translation import Text

# A translation of another text than the finding is no parallel of it.
STATES = frozenset({"draft", "reviewed"})


def has_parallel(material: PackMaterial, language: str) -> bool:
    """Whether the lawyer wants parallel texts and there is one in the language."""
    return material.case.parallel_texts and any(
        found and not found.is_stale
        for choice in printed(material)
        for found in [material.translations.get((choice.passage, language))]
    )


def parallel_rows(
    material: PackMaterial, language: str, items: Iterable[tuple[str, EvidenceItem]]
) -> tuple[ParallelRow, ...]:
    """Each finding once, in the order of the pack; items come with the number of their element."""
    if not has_parallel(material, language):
        return ()
    once: dict[str, ParallelRow] = {}
    for number, item in items:
        if item.translation in STATES:
            once.setdefault(item.passage, _row(material, language, number, item))
    return tuple(once.values())


def _row(material: PackMaterial, language: str, number: str, item: EvidenceItem) -> ParallelRow:
    passage = material.passages[item.passage]
    quoted = material.words.get(item.passage, "")
    return ParallelRow(
        finding=Ref(f"{number} ({item.number})", item.anchor),
        words=Text(quoted, passage.source.language, is_wanted=True) if quoted else None,
        original=Text(printed_finding(passage), ORIGINAL, is_wanted=True),
        translation=item.text,
        state=item.translation,
        translator=material.translations[item.passage, language].translator,
        source=item.source,
    )
