"""Planning a pack: which statements it makes, in which order, under which number."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from casework.domain.cases import EventKind, Verdict
from casework.domain.check_balance import balance_gaps, left_out
from casework.domain.check_dates import date_gaps
from casework.domain.check_evidence import evidence_gaps
from casework.domain.check_family import family_gaps
from casework.domain.check_papers import source_gaps
from casework.domain.check_texts import text_gaps
from casework.domain.checks import Finding, Gap, Severity
from casework.domain.date_words import day_in_words
from casework.domain.exhibit_labels import addressee
from casework.domain.own_texts import Place
from casework.domain.pack_check import check, errors
from casework.domain.pack_elements import Elements
from casework.domain.pack_evidence import Evidence, printed
from casework.domain.pack_facts import ChoiceFacts, PackMaterial, TranslationFacts
from casework.domain.pack_frame import Frame
from casework.domain.pack_law import LawNotes, has_notes
from casework.domain.pack_own import Own, References, has_closing
from casework.domain.pack_papers import (
    event_lines,
    exhibit_rows,
    lines_by_key,
    matrix_rows,
    paper_gaps,
    withdrawn_labels,
)
from casework.domain.pack_parallel import has_parallel, parallel_rows
from casework.domain.pack_people import leaks, party, picture, relatives
from casework.domain.pack_plan import (
    CourtListLine,
    ElementSection,
    EventLine,
    Head,
    Milestone,
    PackPlan,
)
from casework.domain.pack_timeline import Moment, Timeline, timeline
from casework.domain.translation import OFFICIAL_LANGUAGE, Text

__all__ = [
    "ChoiceFacts",
    "Finding",
    "PackMaterial",
    "PackPlan",
    "Severity",
    "TranslationFacts",
    "check",
    "errors",
    "plan_pack",
]

HARM = frozenset({EventKind.PERSECUTION.value, EventKind.FAMILY.value})


def plan_pack(material: PackMaterial, *, language: str, as_of: dt.date) -> PackPlan:
    """Everything the pack will print, decided; the same material gives the same plan."""
    frame = Frame.of(material.case, language, as_of)
    numbers = _section_numbers(material, language)
    summary = frame.text(material.case.summary)
    events = event_lines(frame)
    exhibits = exhibit_rows(frame, events)
    notes = LawNotes(frame, material.norms)
    evidence = Evidence.of(material, language, frame.locale, as_of)
    elements = Elements(frame, material, notes, evidence).sections(numbers["elements"])
    own = Own(material.texts, language, References(elements, events, exhibits, frame.locale))
    words = [*_words(summary, events, elements), *own.words()]
    return PackPlan(
        head=_head(frame, material),
        numbers=numbers,
        summary=summary,
        matrix=matrix_rows(elements, exhibits),
        relatives=relatives(frame),
        family=picture(frame),
        events=events,
        timeline=_timeline(frame),
        elements=own.reasoned(),
        law_notes=notes.all(),
        sources=evidence.groups((e.number, item) for e in elements for item in e.all_items),
        exhibits=exhibits,
        gaps=(*_gaps(frame, material), *own.gaps(), *leaks(frame.case, words)),
        court_list=_court_list(evidence),
        own=own.frame(),
        withdrawn=withdrawn_labels(frame, material),
        parallel=parallel_rows(
            material, language, ((e.number, item) for e in elements for item in e.all_items)
        ),
    )


def _court_list(evidence: Evidence) -> CourtListLine | None:
    if listed := evidence.court_list:
        return CourtListLine(listed.issuer, day_in_words(listed.as_of, evidence.locale))
    return None


def _head(frame: Frame, material: PackMaterial) -> Head:
    case = frame.case
    return Head(
        ref=case.ref,
        jurisdiction=case.jurisdiction.value,
        origin=case.origin,
        language=frame.language,
        locale=frame.locale,
        is_official=frame.language == OFFICIAL_LANGUAGE[case.jurisdiction],
        as_of=frame.as_of,
        day=day_in_words(frame.as_of, frame.locale),
        weighed=_weighed(frame),
        forum=frame.forum,
        addressee=addressee(case),
        reference=case.authority_reference,
        party=party(frame),
        milestones=_milestones(frame),
        has_both_regimes=case.lodged_on is None,
        grounds=tuple(
            frame.text(material.grounds.get(code, {"en": code})) for code in sorted(case.grounds)
        ),
    )


def _weighed(frame: Frame) -> str:
    day = frame.case.weighed_on(frame.as_of)
    return day_in_words(day, frame.locale) if day != frame.as_of else ""


def _section_numbers(material: PackMaterial, language: str) -> Mapping[str, str]:
    """The numbers of the sections; a pack without exhibits or sources has no list of them."""
    case, chosen = material.case, printed(material)
    has_exhibits = bool(material.filed) or any(d.exhibit is not None for d in case.documents)
    has = {
        "requests": bool(material.texts.at(Place.REQUESTS, language)),
        "summary": True,
        "matrix": bool(case.claims),
        "people": True,
        "chronology": bool(case.events),
        "elements": True,
        "notes": bool(chosen) or has_exhibits or has_notes(case, material.norms),
        "sources": bool(chosen),
        "parallel": has_parallel(material, language),
        "exhibits": has_exhibits,
        "closing": has_closing(material.texts, language),
    }
    present = [code for code, is_there in has.items() if is_there]
    return {code: str(number) for number, code in enumerate(present, 1)}


def _milestones(frame: Frame) -> tuple[Milestone, ...]:
    days = {
        "made": frame.case.made_on,
        "registered": frame.case.registered_on,
        "lodged": frame.case.lodged_on,
    }
    return tuple(
        Milestone(code, day_in_words(day, frame.locale)) for code, day in days.items() if day
    )


def _timeline(frame: Frame) -> Timeline | None:
    lines = lines_by_key(frame)
    moments = [
        Moment(lines[event.key].number, event.when, event.kind.value in HARM)
        for event in frame.case.events
    ]
    return timeline(sorted(moments, key=lambda moment: moment.number))


def _gaps(frame: Frame, material: PackMaterial) -> tuple[Gap, ...]:
    """What the plan leaves out; of a passage that was chosen in vain only the key is named."""
    kept = {(choice.element, choice.passage) for choice in printed(material)}
    return (
        *(
            left_out(material, choice)
            for choice in material.choices
            if choice.verdict is not Verdict.REJECT
            and (choice.element, choice.passage) not in kept
        ),
        *paper_gaps(frame),
        *(
            Gap("limit-passed", f"decision {number}", {"day": decision.limit_on.isoformat()})
            for number, decision in enumerate(frame.case.decisions, 1)
            if decision.limit_on and decision.limit_on < frame.as_of and not decision.done_on
        ),
        *balance_gaps(material, frame.as_of),
        *source_gaps(frame.case),
        *date_gaps(frame.case, frame.as_of),
        *text_gaps(frame.case),
        *family_gaps(frame.case),
        *evidence_gaps(material),
    )


def _words(
    summary: Text, events: Iterable[EventLine], elements: Iterable[ElementSection]
) -> list[tuple[str, str]]:
    """The texts of the case that a pack prints, with where they stand."""
    return [
        ("summary", summary.text),
        *((f"event {event.key}", event.what.text) for event in events),
        *((element.key, element.alleged.text) for element in elements),
    ]
