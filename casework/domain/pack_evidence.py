"""The evidence of a pack: findings as printed, who bears them out, and the list of sources."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from casework.domain.cases import Verdict
from casework.domain.citation import citation, issuer
from casework.domain.corroboration import groups
from casework.domain.court_lists import CourtListFacts
from casework.domain.evidence import (
    Currency,
    Direction,
    Locator,
    Modality,
    PassageFacts,
    SourceFacts,
    SourceKind,
    is_stale,
    printed_finding,
)
from casework.domain.independence import Bearer, independent
from casework.domain.pack_copies import finding_exhibit, source_exhibit
from casework.domain.pack_facts import ChoiceFacts, PackMaterial, TranslationFacts
from casework.domain.pack_plan import EvidenceItem, Origin, Ref, SourceGroup, SourceRow
from casework.domain.pinpoints import COURTS
from casework.domain.translation import OFFICIAL_LANGUAGE, Text, pick

# Findings are written in English; other languages are translations.
ORIGINAL = "en"
# Courts first, then bodies of States and unions, then all others, as lists of sources stand.
GROUPS: dict[str, tuple[SourceKind, ...]] = {
    "courts": (SourceKind.COURT, SourceKind.COURT_NATIONAL),
    "international": (SourceKind.UN, SourceKind.EU),
    "states": (
        SourceKind.COI_UNIT,
        SourceKind.GOVERNMENT,
        SourceKind.STATISTICS,
        SourceKind.METHOD,
    ),
    "ngos": (SourceKind.NGO, SourceKind.ACADEMIC),
    "media": (SourceKind.MEDIA, SourceKind.BLOG),
    "interested": (SourceKind.PARTY, SourceKind.STATE_POSITION),
}
KINDS = [kind for kinds in GROUPS.values() for kind in kinds]
PLAIN = frozenset({Modality.FACT, Modality.ATTRIBUTED})


@dataclass(frozen=True, slots=True)
class Evidence:
    """The evidence of one pack, with the numbers its sources have in the list."""

    material: PackMaterial
    language: str
    locale: str
    as_of: dt.date
    numbers: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, material: PackMaterial, language: str, locale: str, as_of: dt.date) -> Evidence:
        cited = [s for s in map(material.sources.get, cited_sources(material)) if s]
        return cls(
            material,
            language,
            locale,
            as_of,
            {source.key: n for n, source in enumerate(sorted(cited, key=list_order), 1)},
        )

    @property
    def court_list(self) -> CourtListFacts | None:
        """The court's own list, which only the pack in the court's language speaks of."""
        official = OFFICIAL_LANGUAGE[self.material.case.jurisdiction]
        return self.material.court_list if self.language == official else None

    def items(self, choices: Sequence[ChoiceFacts], anchor: str) -> tuple[EvidenceItem, ...]:
        """The findings chosen for one element: for the claim first, then the adverse ones."""
        chosen = [(choice, self.material.passages[choice.passage]) for choice in choices]
        chosen.sort(key=lambda pair: (_is_adverse(*pair), *list_order(pair[1].source)))
        return tuple(
            self._item(choice, passage, n, f"{anchor}-{n}")
            for n, (choice, passage) in enumerate(chosen, 1)
        )

    def groups(self, items: Iterable[tuple[str, EvidenceItem]]) -> tuple[SourceGroup, ...]:
        """The list of sources, kind by kind; items come with the number of their element."""
        cited: dict[str, list[Ref]] = {key: [] for key in self.numbers}
        for number, item in items:
            place = Ref(f"{number} ({item.number})", item.anchor)
            for key in _sources_of(item):
                cited[key].append(place)
        rows = {
            key: self._row(self.material.sources[key], tuple(cited[key])) for key in self.numbers
        }
        found = []
        for code, kinds in GROUPS.items():
            chosen = tuple(r for key, r in rows.items() if self._kind(key) in kinds)
            found.append(SourceGroup(code, tuple(sorted(chosen, key=lambda row: row.number))))
        return tuple(group for group in found if group.rows)

    def count_origins(self, items: Iterable[EvidenceItem]) -> int:
        """How many independent origins bear the findings out."""
        passages = [self.material.passages[item.passage] for item in items]
        return len(independent(b for passage in passages for b in self._bearers(passage)))

    def is_current(self, items: Iterable[EvidenceItem]) -> bool:
        """Whether one of the sources is from the 24 months before the decision, or the pack."""
        sources = {key for item in items for key in _sources_of(item)}
        day = self.material.case.weighed_on(self.as_of)
        return any(not is_stale(self.material.sources[key], day) for key in sources)

    def _item(
        self, choice: ChoiceFacts, passage: PassageFacts, number: int, anchor: str
    ) -> EvidenceItem:
        text, state = self._text(passage)
        source = passage.source
        own, *others = groups(self._bearers(passage), source.key)
        bearers = {key for group in (own, *others) for key in group} - {source.key}
        return EvidenceItem(
            passage=passage.key,
            number=number,
            anchor=anchor,
            text=text,
            translation=state,
            citation=citation(source, passage.locator, locale=self.locale, with_address=False),
            source=self._ref(source.key),
            source_language=source.language,
            label="" if passage.modality in PLAIN else passage.modality.value,
            certainty=source.certainty.value,
            source_says=self._source_says(passage),
            corrected_by=self._refs(bearers) if passage.correction else (),
            is_superseded=passage.currency is Currency.SUPERSEDED,
            has_newer_edition=bool(source.superseded_by),
            is_stale=is_stale(source, self.material.case.weighed_on(self.as_of)),
            is_adverse=_is_adverse(choice, passage),
            independent=self._origins(others),
            repeated_by=self._refs(key for key in own if key != source.key),
            contradicted_by=passage.corroboration.contradicted_by,
            updated_by=passage.corroboration.updated_by,
            quotation=passage.quotation,
            answer=self._answer(choice),
            exhibit=finding_exhibit(self.material, source.key, passage.key, self.locale),
        )

    def _text(self, passage: PassageFacts) -> tuple[Text, str]:
        printed = printed_finding(passage)
        original = Text(printed, ORIGINAL, is_wanted=self.language == ORIGINAL)
        if self.language == ORIGINAL:
            return original, "original"
        translation = self.material.translations.get((passage.key, self.language))
        text = _translated(translation, passage) if translation else ""
        if not translation or not text:
            return original, "missing"
        state = "reviewed" if translation.is_reviewed else "draft"
        wanted = Text(text, self.language, is_wanted=True)
        return wanted, "stale" if translation.is_stale else state

    def _source_says(self, passage: PassageFacts) -> Text | None:
        if not passage.correction:
            return None
        translation = self.material.translations.get((passage.key, self.language))
        texts = {
            ORIGINAL: passage.finding,
            self.language: translation.finding if translation else "",
        }
        return pick(texts | {ORIGINAL: passage.finding}, self.language, ORIGINAL)

    def _answer(self, choice: ChoiceFacts) -> Text | None:
        if choice.verdict is not Verdict.ADVERSE_ANSWERED or not any(choice.answer.values()):
            return None
        return pick(choice.answer, self.language, self.material.case.working_language, ORIGINAL)

    def _bearers(self, passage: PassageFacts) -> list[Bearer]:
        return [bearer for bearer in passage.bearers if bearer.source in self.numbers]

    def _origins(self, groups: Iterable[tuple[str, ...]]) -> tuple[Origin, ...]:
        """The groups in the order of their first sources in the list."""
        first = sorted(groups, key=lambda group: min(self.numbers[key] for key in group))
        return tuple(Origin(self._refs(group)) for group in first)

    def _row(self, source: SourceFacts, cited_at: tuple[Ref, ...]) -> SourceRow:
        return SourceRow(
            number=self.numbers[source.key],
            anchor=f"source-{source.key}",
            kind=source.kind.value,
            citation=citation(source, Locator(), locale=self.locale),
            language=source.language,
            certainty=source.certainty.value,
            reliability=source.reliability,
            age=self._age(source),
            derived_from=self._refs(source.derived_from & self.numbers.keys()),
            cited_at=cited_at,
            is_new_to_court=self._is_new_to_court(source),
            exhibit=source_exhibit(self.material, source.key),
        )

    def _is_new_to_court(self, source: SourceFacts) -> bool:
        return self.court_list is not None and self.court_list.is_new(source)

    def _age(self, source: SourceFacts) -> str:
        if source.issued.latest is None:
            return "undated"
        is_old = source.kind not in COURTS and is_stale(source, self.as_of)
        return "old" if is_old else ""

    def _kind(self, key: str) -> SourceKind:
        return self.material.sources[key].kind

    def _ref(self, key: str) -> Ref:
        return Ref(str(self.numbers[key]), f"source-{key}")

    def _refs(self, keys: Iterable[str]) -> tuple[Ref, ...]:
        return tuple(self._ref(key) for key in sorted(keys, key=self.numbers.__getitem__))


def list_order(source: SourceFacts) -> tuple[int, str, int, str]:
    """Place in a list of sources: kind, publisher, newest first."""
    latest = source.issued.latest or dt.date.min
    name = issuer(source, ORIGINAL).casefold()
    return (KINDS.index(source.kind), name, -latest.toordinal(), source.key)


def printed(material: PackMaterial) -> list[ChoiceFacts]:
    """The choices that go into a pack: not the rejected, never what may not be printed."""
    return [
        choice
        for choice in material.choices
        if choice.verdict is not Verdict.REJECT
        and material.passages[choice.passage].may_be_printed
    ]


def cited_sources(material: PackMaterial) -> list[str]:
    """Every source a pack refers to: of findings, of those that bear them out, and of origins."""
    passages = [material.passages[choice.passage] for choice in printed(material)]
    queue = [bearer.source for passage in passages for bearer in passage.bearers]
    found: dict[str, None] = {}
    while queue:
        key = queue.pop()
        if key in material.sources and key not in found:
            found[key] = None
            queue += sorted(material.sources[key].derived_from)
    return sorted(found)


def _sources_of(item: EvidenceItem) -> dict[str, None]:
    """Keys of the sources an item refers to, each once, in order."""
    refs = [item.source, *item.corrected_by, *item.repeated_by]
    refs += [ref for origin in item.independent for ref in origin.sources]
    return dict.fromkeys(ref.anchor.removeprefix("source-") for ref in refs)


def _is_adverse(choice: ChoiceFacts, passage: PassageFacts) -> bool:
    is_against = passage.direction is Direction.ADVERSE
    return choice.verdict is Verdict.ADVERSE_ANSWERED or is_against


def _translated(translation: TranslationFacts, passage: PassageFacts) -> str:
    return translation.correction if passage.correction else translation.finding
