"""A calculation and a choice of law as screens tell them: sentences with the rules behind them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from casework.domain.deadlines import Deadline
from casework.domain.law_rules import Known, Quoted, in_language
from casework.domain.regimes import Answer, Regime, Step
from casework.domain.rulebook import Rulebook
from casework.domain.watch import Calculation
from casework.wording.deadlines import REMEDIES, ROUTE, TASKS, step_sentence
from casework.wording.regimes import LAWS, QUESTIONS, regime_sentence

# Where acting by the day that the decision gives may be too late, or is not enough.
LOUD = {
    *("instruction-later", "instruction-earlier", "instruction-differs"),
    *("instruction-on-day-off", "file-within-ordinary"),
}
# The rules are written in these; readers of other languages get English.
RULE_LANGUAGES = ("en", "de", "pl")


@dataclass(frozen=True, slots=True)
class Told:
    """One step in words of the screen, and the rules it rests on in the language of rules."""

    sentence: str
    rules: tuple[Quoted, ...] = ()


@dataclass(frozen=True, slots=True)
class ShownLimit:
    """One limit of a decision with all that stands behind it; alarms are louder warnings."""

    title: str
    limit: Deadline
    steps: list[Told]
    alarms: list[Told]
    warnings: list[Told]
    tasks: list[tuple[str, dt.date]]
    route: list[tuple[str, str]]
    reinstatement: Quoted | None


@dataclass(frozen=True, slots=True)
class Moved:
    """How the end of one limit moves with another service."""

    title: str
    before: dt.date
    after: dt.date
    told: ShownLimit

    @property
    def days(self) -> int:
        return (self.after - self.before).days

    @property
    def days_earlier(self) -> int:
        return -self.days


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """Which law governs one question of the claim, and why."""

    question: str
    laws: list[str]
    is_certain: bool
    steps: list[Told]
    flags: list[Told]
    rules: list[Quoted]


def rule_language(language: str | None) -> str:
    return language if language in RULE_LANGUAGES else "en"


def quotes(book: Rulebook, keys: Iterable[str], language: str) -> tuple[Quoted, ...]:
    """The rules to print, each once; of what is unknown there is nothing to print."""
    rules = (book.rules.get(key) for key in dict.fromkeys(keys))
    return tuple(rule.quote(language) for rule in rules if isinstance(rule, Known))


def asked(book: Rulebook, keys: Iterable[str], language: str) -> list[str]:
    """What to ask the user where a rule is unknown."""
    rules = (book.rules.get(key) for key in dict.fromkeys(keys))
    return [in_language(r.ask, language) for r in rules if r and not isinstance(r, Known)]


def shown_limits(found: Calculation, language: str) -> list[ShownLimit]:
    """The limits of a decision, the main one first."""
    main, *further = found.limits
    shown = _shown(found.setting.book, main, language)
    tasks = [(str(TASKS[task.name]), task.on) for task in main.tasks]
    return [replace(shown, tasks=tasks), *(shown_limit(found, one, language) for one in further)]


def shown_limit(found: Calculation, limit: Deadline, language: str) -> ShownLimit:
    """One limit that is reckoned beside those of the decision, such as reinstatement."""
    return _shown(found.setting.book, limit, language)


def moved_limits(before: Calculation, after: Calculation, language: str) -> list[Moved]:
    """Each limit with its two ends, and the calculation of the second."""
    told = shown_limits(after, language)
    pairs = zip(before.limits, told, strict=True)
    return [Moved(one.title, old.end, one.limit.end, one) for old, one in pairs]


def shown_answers(book: Rulebook, regime: Regime, language: str) -> list[ShownAnswer]:
    """Procedure, standard of protection and responsible State, each with its reasons."""
    return [
        _answer(book, str(QUESTIONS[name]), answer, language)
        for name, answer in regime.answers.items()
    ]


def _shown(book: Rulebook, limit: Deadline, language: str) -> ShownLimit:
    period = limit.period
    route = ((name, getattr(period, name)) for name in ROUTE) if period else ()
    missed = quotes(book, [period.reinstatement], language) if period else ()
    loud = [step for step in limit.warnings if step.code in LOUD]
    return ShownLimit(
        title=str(REMEDIES[limit.remedy]),
        limit=limit,
        steps=_told(book, limit.steps, language, step_sentence),
        alarms=_told(book, loud, language, step_sentence),
        warnings=_told(
            book, (w for w in limit.warnings if w not in loud), language, step_sentence
        ),
        tasks=[],
        route=[(str(ROUTE[name]), in_language(texts, language)) for name, texts in route if texts],
        reinstatement=missed[0] if missed else None,
    )


def _answer(book: Rulebook, question: str, answer: Answer, language: str) -> ShownAnswer:
    flags = tuple(flag for flag in answer.flags if flag not in answer.steps)
    keys = [key for step in (*answer.steps, *answer.flags) for key in step.rules]
    return ShownAnswer(
        question=question,
        laws=[str(LAWS[law]) for law in answer.laws],
        is_certain=answer.is_certain,
        steps=_told(book, answer.steps, language, regime_sentence),
        flags=_told(book, flags, language, regime_sentence),
        rules=list(quotes(book, keys, language)),
    )


def _told(
    book: Rulebook, steps: Iterable[Step], language: str, sentence: Callable[[Step], str]
) -> list[Told]:
    return [Told(sentence(step), quotes(book, step.rules, language)) for step in steps]
