"""The law as a library: every rule, parameter, judgment and kind of decision as one entry.

An entry is made from the rulebook's own types, so that what is unknown has nothing to show but
its question, and what is from memory shows its mark.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from casework.domain.law import LawCertainty
from casework.domain.law_rules import MARKS, Known, Rule, in_language, weakest
from casework.domain.rulebook import DecisionKind, Judgment, Parameter, ParameterValue, Rulebook

FACETS = ("country", "regime", "keyed", "certainty", "kind")


class Regime(StrEnum):
    """Whether an entry belongs to the old law, to the new, or to both."""

    OLD = "old"
    NEW = "new"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Entry:
    """What a list shows: title is a citation, a name or a question, in the reader's language."""

    key: str
    section: str
    kind: str
    jurisdiction: str
    certainty: LawCertainty
    title: str
    text: str = ""
    caveat: str = ""
    keyed: str = ""
    regime: Regime = Regime.BOTH
    disputed: bool = False
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    source: str = ""
    seen_on: dt.date | None = None

    @property
    def is_unknown(self) -> bool:
        return self.certainty is LawCertainty.UNKNOWN

    @property
    def to_be_verified(self) -> bool:
        return self.certainty is LawCertainty.MEMORY

    def values(self) -> Mapping[str, str]:
        """The value of each facet."""
        return {
            "country": self.jurisdiction,
            "regime": self.regime.value,
            "keyed": self.keyed,
            "certainty": self.certainty.value,
            "kind": self.kind,
        }


def entries(book: Rulebook, language: str, as_of: dt.date) -> list[Entry]:
    """All that the rulebook holds, rules first, each by key."""
    found = [rule_entry(rule, language) for rule in book.rules.values()]
    found += [decision_entry(book, kind, language) for kind in book.decisions]
    found += [parameter_entry(item, language, as_of) for item in book.parameters.values()]
    found += [judgment_entry(item, language) for item in book.judgments.values()]
    order = ("rules", "parameters", "decisions", "judgments")
    return sorted(found, key=lambda entry: (order.index(entry.section), entry.key))


def entry_of(book: Rulebook, key: str, language: str, as_of: dt.date) -> Entry | None:
    """The entry under that key, whatever it is; None where nothing counts."""
    if key in book.rules:
        return rule_entry(book.rules[key], language)
    if key in book.parameters:
        return parameter_entry(book.parameters[key], language, as_of)
    if key in book.judgments:
        return judgment_entry(book.judgments[key], language)
    kind = next((kind for kind in book.decisions if kind.key == key), None)
    return decision_entry(book, kind, language) if kind else None


def rule_entry(rule: Rule, language: str, *, section: str = "rules", kind: str = "") -> Entry:
    """A rule; an unknown one with its question only."""
    regime = regime_of(rule.valid_from, rule.valid_to)
    if not isinstance(rule, Known):
        return Entry(
            key=rule.key,
            section=section,
            kind=kind or rule.topic.value,
            jurisdiction=rule.jurisdiction,
            certainty=LawCertainty.UNKNOWN,
            title=in_language(rule.ask, language),
            keyed=rule.keyed_on.value,
            regime=regime,
            valid_from=rule.valid_from,
            valid_to=rule.valid_to,
        )
    quoted = rule.quote(language)
    return Entry(
        key=rule.key,
        section=section,
        kind=kind or rule.topic.value,
        jurisdiction=rule.jurisdiction,
        certainty=rule.certainty,
        title=quoted.citation,
        text=quoted.text,
        caveat=quoted.caveat,
        keyed=rule.keyed_on.value,
        regime=regime,
        disputed=rule.disputed,
        valid_from=rule.valid_from,
        valid_to=rule.valid_to,
        source=rule.source,
        seen_on=rule.seen_on,
    )


def judgment_entry(judgment: Judgment, language: str) -> Entry:
    return rule_entry(judgment.point, language, section="judgments", kind="judgment")


def decision_entry(book: Rulebook, kind: DecisionKind, language: str) -> Entry:
    """A kind of decision, as certain as the weakest rule on its limits."""
    rules = [book.rules.get(limit.rule) for limit in kind.limits]
    known = [rule for rule in rules if isinstance(rule, Known)]
    is_known = len(known) == len(rules)
    certainty = weakest(r.certainty for r in known) if is_known else LawCertainty.UNKNOWN
    return Entry(
        key=kind.key,
        section="decisions",
        kind="decision",
        jurisdiction=kind.jurisdiction,
        certainty=certainty,
        title=in_language(kind.titles, language),
        regime=Regime(kind.regime.value),
    )


def parameter_entry(parameter: Parameter, language: str, as_of: dt.date) -> Entry:
    """A dated figure or list, with its value of that day where one is known."""
    value = value_on(parameter, as_of)
    return Entry(
        key=parameter.key,
        section="parameters",
        kind="parameter",
        jurisdiction=parameter.jurisdiction,
        certainty=value.certainty if value else LawCertainty.UNKNOWN,
        title=in_language(parameter.titles, language),
        text=shown_value(value, language),
        valid_from=value.valid_from if value else None,
        valid_to=value.valid_to if value else None,
        source=value.source if value else "",
        seen_on=value.seen_on if value else None,
    )


def value_on(parameter: Parameter, day: dt.date) -> ParameterValue | None:
    """What is known of the parameter that day, or None; never a value of another time."""
    return parameter.on(day)


def shown_value(value: ParameterValue | None, language: str) -> str:
    """The value to print, from memory with its mark; empty where it is unknown."""
    if value is None or value.value is None or value.certainty is LawCertainty.UNKNOWN:
        return ""
    is_remembered = value.certainty is LawCertainty.MEMORY
    return f"{value.value} [{in_language(MARKS, language)}]" if is_remembered else value.value


def regime_of(valid_from: dt.date | None, valid_to: dt.date | None) -> Regime:
    """A rule that has ended is old law, one that has begun is new; one with neither is both."""
    if valid_to:
        return Regime.OLD
    return Regime.NEW if valid_from else Regime.BOTH


def narrowed(found: Iterable[Entry], query: str, chosen: Mapping[str, str]) -> list[Entry]:
    """The entries that have every chosen value and every word of the query."""
    words = query.casefold().split()
    return [
        entry
        for entry in found
        if all(entry.values()[facet] == value for facet, value in chosen.items())
        and all(word in _searched(entry) for word in words)
    ]


def _searched(entry: Entry) -> str:
    return f"{entry.key} {entry.title} {entry.text} {entry.caveat}".casefold()
