"""A small case with all that a pack needs, in the database."""

from __future__ import annotations

import datetime as dt
from typing import Any

from casework.domain.translation import text_hash
from casework.models import Case, Choice, User
from tests import make
from tests.adapters import papers

AS_OF = dt.date(2026, 11, 24)
EXHIBIT = papers.paper("Brief Seite eins", "Brief Seite zwei")


def small_case(*, by: User, ref: str = "DE-2026-TEST", **fields: Any) -> Case:
    """One element, one event, an exhibit of two pages, and one finding in reviewed German."""
    case = make.case(
        by=by,
        ref=ref,
        **(
            {
                "jurisdiction": "DE",
                "working_language": "de",
                "stage": "court",
                "authority": "Verwaltungsgericht Berlin\nKirchstraße 7",
                "authority_reference": "VG 99 K 1/26 A",
                "summary": {"de": "Frau Қодирова wurde in Kulob befragt.", "en": "Questioned."},
            }
            | fields
        ),
    )
    make.person(of=case, name="Farzona Qodirova", sex="F", born="1990-05-02", nationality="TJ")
    letter = make.document(
        of=case,
        content=EXHIBIT,
        pages=2,
        title={"de": "Brief der Mutter", "en": "Letter"},
        language="tg",
        exhibit=1,
    )
    event = make.event(
        of=case, what={"de": "Sie wurde vorgeladen.", "en": "Summoned."}, account="interview"
    )
    event.document_links.create(document=letter, page=2)
    element = make.element()
    make.norm(of=element, citations={"de": "Art. 9 VO (EU) 2024/1347", "en": "Art. 9"})
    claim = make.claim(
        of=case, element=element, alleged={"de": "Ihr droht Haft.", "en": "Prison."}
    )
    claim.events.add(event)
    add_finding(of=case, by=by)
    return case


def add_finding(*, of: Case, by: User, key: str = "P1", **fields: Any) -> Choice:
    """A finding chosen for the first element, with its reviewed German text."""
    source = make.source(key=f"S-{key}", issued="2026-05", url="https://example.org/a")
    passage = make.passage(key=key, of=source, **fields)
    make.translation(
        of=passage,
        finding=f"Angehörige wurden befragt ({key}).",
        correction="Berichtigt." if passage.correction else "",
        state="reviewed",
        reviewed_by=by,
        source_hash=text_hash(passage.finding, passage.correction),
    )
    claim = of.claim_elements.get()
    return make.choice(of=claim, passage=passage, by=by)
