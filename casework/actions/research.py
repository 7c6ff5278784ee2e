"""Keep what was searched where, when and with what result."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import PermissionDenied
from django.db import transaction

from casework.actions.audit import Verb, record
from casework.actions.permission import require
from casework.domain.errors import Problem, Refused
from casework.domain.evidence import TermKind
from casework.domain.research import ResearchFields, check_research
from casework.domain.roles import Can
from casework.models import ResearchEntry, Source, Term, User
from casework.models.research import names_in


@transaction.atomic
def log_research(
    *, fields: ResearchFields, names_confirmed: bool, today: dt.date, by: User
) -> ResearchEntry:
    """Add a step of research to the log of the person's team.

    Raises Refused for what check_research finds, unknown themes and sources, and, unless it is
    confirmed, words that sound like a name of a person in a case of the team (research-names).
    """
    require(by, Can.LOG_RESEARCH)
    entry = _write(ResearchEntry(team=by.team, by=by), fields, today, confirmed=names_confirmed)
    record(Verb.RESEARCH_LOGGED, by=by, research=entry.key)
    return entry


@transaction.atomic
def change_research(
    *,
    entry: ResearchEntry,
    fields: ResearchFields,
    names_confirmed: bool,
    today: dt.date,
    by: User,
) -> None:
    """Correct a step of research; refuses as log_research does."""
    require(by, Can.LOG_RESEARCH)
    _require_team(entry, by)
    _write(entry, fields, today, confirmed=names_confirmed)
    record(Verb.RESEARCH_CHANGED, by=by, research=entry.key)


@transaction.atomic
def note_found(*, entry: ResearchEntry, source: Source, by: User) -> None:
    """Keep that a source was found by a step of research."""
    require(by, Can.LOG_RESEARCH)
    _require_team(entry, by)
    entry.sources.add(source)
    record(Verb.RESEARCH_CHANGED, by=by, research=entry.key, source=source.key)


@transaction.atomic
def record_research_export(*, count: int, by: User) -> None:
    """Put on record that the log was downloaded."""
    require(by, Can.LOG_RESEARCH)
    record(Verb.RESEARCH_EXPORTED, by=by, count=count)


def _require_team(entry: ResearchEntry, by: User) -> None:
    if entry.team_id != by.team_id:
        raise PermissionDenied("the research of another team")


def _write(
    entry: ResearchEntry, fields: ResearchFields, today: dt.date, *, confirmed: bool
) -> ResearchEntry:
    themes = Term.objects.filter(kind=TermKind.THEME.value, code__in=fields.themes)
    sources = Source.objects.filter(key__in=fields.sources)
    problems = check_research(fields, today)
    problems += _unknown("unknown-term", "themes", fields.themes, {t.code for t in themes})
    problems += _unknown("unknown-source", "sources", fields.sources, {s.key for s in sources})
    told = (fields.place, fields.query, fields.result)
    if not confirmed and (words := names_in(entry.team, *told)):
        problems.append(Problem("research-names", "query", {"words": ", ".join(words)}))
    if problems:
        raise Refused(*problems)
    for name in ("on", "place", "query", "language", "hits", "result"):
        setattr(entry, name, getattr(fields, name))
    entry.save()
    entry.themes.set(themes)
    entry.sources.set(sources)
    return entry


def _unknown(code: str, where: str, given: tuple[str, ...], known: set[str]) -> list[Problem]:
    values = {"unknown-term": {"kind": TermKind.THEME.value}}.get(code, {})
    return [Problem(code, where, {"key": k, **values}) for k in given if k not in known]
