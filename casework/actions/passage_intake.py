"""What a finding must be to be taken in: its fields, its references, and in our own words."""

from __future__ import annotations

import datetime as dt
from itertools import count

from django.utils import timezone

from casework.adapters.json_documents import flaws
from casework.domain.dates import parse_fuzzy
from casework.domain.editorial import is_copied, may_be_copied, pinpoint_problems
from casework.domain.errors import Problem, Refused
from casework.domain.evidence import Locator, Modality
from casework.domain.evidence_check import check_evidence
from casework.domain.evidence_files import Evidence, Known, PassageItem
from casework.models import Entity, Passage, Source, Term

SCHEMA = "casework/evidence/1"
PLACE = "passages[0]"
LONGEST_KEY = 60


def free_key(source: Source) -> str:
    """The key of the source and the next number that no finding has."""
    base = source.key[: LONGEST_KEY - 6]
    taken = set(Passage.objects.filter(key__startswith=base).values_list("key", flat=True))
    first = source.passages.count() + 1
    return next(key for number in count(first) if (key := f"{base}-{number}") not in taken)


def check_item(item: PassageItem, source: Source, quoted: str) -> None:
    """Raise Refused with all that is wrong, each problem at the field of the finding."""
    document = {"schema": SCHEMA, "passages": [item]}
    problems = [flaw.problem for flaw in flaws(document, "evidence")]
    today = timezone.localdate()
    if not problems:
        evidence = Evidence(passages=[(PLACE, item)])
        problems += check_evidence(evidence, _known(item), reviewable=False, today=today)
    if not problems:
        problems += _own_rules(item, today)
    if problems:
        places = [(p.code, p.where.removeprefix(f"{PLACE}."), p.values) for p in problems]
        raise Refused(*(Problem(code, where, values) for code, where, values in places))
    check_own_words(item["finding"], quoted, source)


def check_own_words(finding: str, quoted: str, source: Source) -> None:
    """Raise Refused (finding-copied) for a copy that the licence of the source does not allow."""
    if quoted and is_copied(finding, quoted) and not may_be_copied(source.licence):
        raise Refused(Problem("finding-copied", "finding"))


def _own_rules(item: PassageItem, today: dt.date) -> list[Problem]:
    """What a person who enters a finding can know better than a file of others."""
    problems = list(pinpoint_problems(Locator(**item["locator"])))
    earliest = parse_fuzzy(item.get("event_date", "")).earliest
    if earliest and earliest > today and item["modality"] != Modality.FORECAST:
        problems.append(Problem("event-in-future", "event_date"))
    return problems


def _known(item: PassageItem) -> Known:
    """What of the library the finding refers to."""
    named = [item["source"], *item.get("corroborated_by", ())]
    entities = Entity.objects.filter(key__in=item.get("entities", ()))
    sources = Source.objects.filter(key__in=named)
    return Known(
        frozenset(Term.objects.values_list("kind", "code")),
        frozenset(entities.values_list("key", flat=True)),
        frozenset(sources.values_list("key", flat=True)),
    )
