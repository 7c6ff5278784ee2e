"""The register of the checks: for each its id, code and level, and whether it can be set aside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """An error stops the build; a warning wants a decision; a note is good to know."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong, how badly, and where: an element, passage, event, exhibit or the case.

    Where is made of keys and never of numbers, so that it stays when the order changes: acts P12,
    event arrest, event arrest letter, exhibit letter, person father, decision 1, summary, case.
    """

    code: str
    severity: Severity
    where: str
    values: Mapping[str, str] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The id of its check, as E102."""
        return CHECKS[self.code].id


@dataclass(frozen=True, slots=True)
class Gap:
    """What the lawyer must hear of and the pack does not print: code, where, values."""

    code: str
    where: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Check:
    """One check: its id, as E102, and its code, which is its name in words, as single-source.

    An id is given once and never again to another check; the level may change. Its letter is the
    subject: C claim, D dates, E evidence, L law, N names, P papers and events, T translation.
    What is not waivable is never set aside: with it the pack would tell a court what is not so,
    or there would be no pack.
    """

    id: str
    code: str
    severity: Severity
    is_waivable: bool


def _error(number: str, code: str, *, waivable: bool = False) -> Check:
    return Check(number, code, Severity.ERROR, waivable)


def _warning(number: str, code: str) -> Check:
    return Check(number, code, Severity.WARNING, is_waivable=True)


def _note(number: str, code: str) -> Check:
    return Check(number, code, Severity.NOTE, is_waivable=True)


# A new check takes the next number of its letter, and never one that was used before. It also
# needs a sentence and help (casework/wording/checks*.py), a section in docs/checks.md, and a test
# that triggers it and one that does not (tests/domain/check_cases.py).
CHECKS: Mapping[str, Check] = {
    check.code: check
    for check in (
        _error("C101", "nothing-alleged"),
        _error("C102", "no-alleged-fact", waivable=True),
        _warning("C103", "fact-without-event"),
        _warning("C104", "no-summary"),
        _warning("D101", "date-conflict"),
        _warning("D102", "alleged-date"),
        _warning("D103", "date-in-translation"),
        _warning("D104", "paper-too-old"),
        _warning("D105", "paper-too-new"),
        _warning("D106", "before-birth"),
        _warning("D107", "in-the-future"),
        _note("D108", "after-decision"),
        _note("D109", "date-without-event"),
        _note("D110", "date-doubtful"),
        _warning("E101", "no-evidence"),
        _warning("E102", "single-source"),
        _warning("E103", "one-origin"),
        _warning("E104", "nothing-current"),
        _note("E105", "old-finding"),
        _error("E106", "leak-alone"),
        _warning("E107", "allegation-alone"),
        _warning("E108", "allegation-as-fact"),
        _warning("E109", "corrected"),
        _warning("E110", "superseded"),
        _warning("E111", "source-superseded"),
        _warning("E112", "source-unseen"),
        _note("E113", "source-excerpt"),
        _error("E114", "withheld"),
        _error("E115", "adverse-unanswered"),
        _warning("E116", "balance-unanswered"),
        _error("E117", "uncorrected"),
        _warning("E118", "contradicted"),
        _warning("E119", "updated-by"),
        _error("E120", "finding-retired"),
        _note("E121", "finding-unchecked"),
        _error("E122", "quotation-unverified"),
        _warning("E123", "quotation-lost"),
        _warning("L101", "no-lodging-date"),
        _warning("L102", "limit-passed"),
        _warning("L103", "norm-unverified"),
        _warning("N101", "name-spelt-otherwise"),
        _note("N102", "family-name-differs"),
        _warning("N103", "withheld-name"),
        _warning("P101", "event-without-source"),
        _note("P102", "event-without-document"),
        _note("P103", "paper-no-exhibit"),
        _warning("P104", "exhibit-uncited"),
        _error("P105", "no-such-page"),
        _error("P106", "exhibit-missing"),
        _error("P107", "exhibit-altered"),
        _error("P108", "exhibit-unreadable"),
        _error("P109", "exhibit-length"),
        _error("P110", "own-text-reference"),
        _warning("P111", "own-text-unused"),
        _error("P112", "page-left-out"),
        _error("T101", "translation-missing", waivable=True),
        _warning("T102", "translation-stale"),
        _warning("T103", "translation-draft"),
        _warning("T104", "text-in-other-language"),
        _warning("T105", "own-text-language"),
    )
}


def finding(code: str, where: str, **values: str) -> Finding:
    """A finding of the check of this code."""
    return Finding(code, CHECKS[code].severity, where, values)


def check_named(name: str) -> Check | None:
    """The check of this id or code, written in capitals or not."""
    wanted = name.strip().lower()
    return next((c for c in CHECKS.values() if wanted in (c.id.lower(), c.code)), None)


def by_level(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The worst first; within a level as they were found, each place of a check once."""
    once: dict[tuple[str, str], Finding] = {}
    for one in findings:
        once.setdefault((one.code, one.where), one)
    order = list(Severity)
    return tuple(sorted(once.values(), key=lambda one: order.index(one.severity)))
