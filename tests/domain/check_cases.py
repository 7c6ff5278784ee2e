"""For each check a case that it finds fault with, and one like it that it passes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from casework.domain.balance import Opposing
from casework.domain.cases import (
    DecisionFacts,
    DocumentKind,
    DocumentPage,
    EventFacts,
    EventKind,
    PersonFacts,
    Verdict,
)
from casework.domain.check_papers import paper_findings
from casework.domain.dates import parse_fuzzy
from casework.domain.evidence import (
    Certainty,
    Currency,
    Direction,
    EditorialState,
    Modality,
    PassageFacts,
)
from casework.domain.independence import Corroboration
from casework.domain.law import LawCertainty
from casework.domain.own_texts import Blocks, Cite, OwnTexts, Paragraph, Words
from casework.domain.pack_check import check
from casework.domain.pack_facts import PackMaterial, TranslationFacts
from tests.domain import build, pack

NEW = build.source(key="A", publisher="A", issued=parse_fuzzy("2026-05"))
OTHER = build.source(key="B", publisher="B", issued=parse_fuzzy("2026-04"))
COPY = build.source(
    key="C", publisher="C", issued=parse_fuzzy("2026-06"), derived_from=frozenset({"A"})
)
OLD = build.source(key="O", publisher="O", issued=parse_fuzzy("2020-01"))
PAGE = (DocumentPage("letter", 1),)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two cases as the check reads them; flaws are those of the stored papers of the bad one."""

    bad: PackMaterial
    good: PackMaterial
    language: str = "de"
    flaws: Mapping[str, str] = field(default_factory=dict)

    def found(self) -> tuple[set[str], set[str]]:
        """The codes found in the bad case, and in the good one."""
        bad = pack.plan(self.bad, self.language)
        papers = paper_findings(bad, self.flaws)
        good = check(pack.plan(self.good, self.language))
        return {f.code for f in (*check(bad), *papers)}, {f.code for f in good}


def finding(key: str = "P1", **fields: Any) -> PassageFacts:
    """A fresh finding that another source bears out."""
    given: dict[str, Any] = {"source": NEW, "corroborated_by": {"B"}, "among": (OTHER,)}
    return build.passage(key=key, **(given | fields))


def linked(found: Corroboration) -> PassageFacts:
    """A sound finding that others in the library speak against."""
    own = finding()
    return replace(own, corroboration=replace(found, bearers=own.bearers))


def sound(*passages: PassageFacts, **fields: Any) -> PackMaterial:
    """A case with which nothing is wrong."""
    found = passages or (finding(),)
    return pack.material(*found, **({"sources": (OTHER,)} | fields))


def event(key: str = "e1", **fields: Any) -> EventFacts:
    given: dict[str, Any] = {
        "what": {"en": "Summoned.", "de": "Vorgeladen."},
        "documents": PAGE,
        "account": "interview",
    }
    return build.event(key=key, **(given | fields))


def with_event(**fields: Any) -> PackMaterial:
    return sound(events=(event(**fields),))


def with_paper(**fields: Any) -> PackMaterial:
    return sound(documents=(pack.document(**fields),))


def alleging(text: str, **fields: Any) -> PackMaterial:
    return sound(claims=(pack.claim(alleged={"en": text, "de": text}),), **fields)


def naming(text: str, *people: PersonFacts) -> PackMaterial:
    people = people or (build.person(names=("Fayzali Kuvvatov",)),)
    return sound(people=people, summary={"en": text, "de": text})


def translated(**fields: Any) -> PackMaterial:
    given: dict[str, Any] = {"finding": "Text.", "is_reviewed": True}
    return sound(translations={("P1", "de"): TranslationFacts(**(given | fields))})


def answered(verdict: Verdict, answer: dict[str, str]) -> PackMaterial:
    adverse = build.passage(key="P2", source=OTHER, direction=Direction.ADVERSE)
    chosen = pack.choice("P2", verdict=verdict, answer=answer)
    return sound(finding(), adverse, choices=(pack.choice(), chosen))


def opposed(*, is_answered: bool) -> PackMaterial:
    adverse = build.passage(
        key="P9", source=OTHER, direction=Direction.ADVERSE, acts=frozenset({"FAM-REPRISAL"})
    )
    of = sound(
        events=(event(acts=frozenset({"FAM-REPRISAL"})),),
        claims=(pack.claim(is_answered=is_answered),),
    )
    return replace(of, opposing=Opposing((adverse,)))


def worded(place: str, *parts: Words | Cite, language: str = "de") -> PackMaterial:
    """A case with one text of the lawyer's own."""
    text: Blocks = (Paragraph(parts),)
    return replace(sound(), texts=OwnTexts({place: {language: text}}, {}))


def in_family(name: str) -> PackMaterial:
    father = build.person(key="father", names=(name,))
    return sound(
        people=(build.person(names=("Fayzali Qayumov",)), father),
        relations=(build.parent_of_applicant(),),
    )


def told_twice(when: str) -> PackMaterial:
    written = event("e2", when=when, account="written")
    return sound(events=(event(when="2016-09"), written))


def decided(**fields: Any) -> PackMaterial:
    return sound(decisions=(DecisionFacts("Refusal", **fields),))


def at_birth(born: str, **fields: Any) -> PackMaterial:
    return sound(people=(build.person(born=parse_fuzzy(born)),), **fields)


def broken(flaw: str) -> Pair:
    return Pair(sound(), sound(), flaws={"letter": flaw})


DAY = dt.date(2026, 11, 23)
MEMORY = build.source(key="M", issued=parse_fuzzy("2026-05"), certainty=Certainty.MEMORY)
EXCERPT = build.source(key="X", issued=parse_fuzzy("2026-05"), certainty=Certainty.EXCERPT)
EDITION = build.source(key="E", issued=parse_fuzzy("2026-05"), superseded_by="A")
HIDDEN = build.person(key="wife", names=("Munira",), pseudonym="the wife")

CASES: Mapping[str, Pair] = {
    "nothing-alleged": Pair(sound(claims=()), sound()),
    "no-alleged-fact": Pair(sound(claims=(pack.claim(alleged={}),)), sound()),
    "fact-without-event": Pair(sound(claims=(pack.claim(events=()),)), sound()),
    "no-summary": Pair(sound(summary={}), sound()),
    "date-conflict": Pair(told_twice("2017-03"), told_twice("2016-09-12")),
    "alleged-date": Pair(alleging("Held in March 2017."), alleging("Held in September 2016.")),
    "date-in-translation": Pair(
        sound(summary={"en": "Held on 5 March 2016.", "de": "Am 5. Mai 2016 festgehalten."}),
        sound(summary={"en": "Held on 5 March 2016.", "de": "Am 5. März 2016 festgehalten."}),
    ),
    "paper-too-old": Pair(
        with_paper(issued=parse_fuzzy("2015-10")), with_paper(issued=parse_fuzzy("2016-10"))
    ),
    "paper-too-new": Pair(
        with_paper(kind=DocumentKind.SUMMONS, issued=parse_fuzzy("2016-10-02")),
        with_paper(kind=DocumentKind.SUMMONS, issued=parse_fuzzy("2016-09-02")),
    ),
    "before-birth": Pair(at_birth("2017"), at_birth("2016")),
    "in-the-future": Pair(
        with_event(when="2027-01"), with_event(when="2027-01", kind=EventKind.PROCEDURE)
    ),
    "after-decision": Pair(
        decided(decided_on=dt.date(2016, 8, 31)), decided(decided_on=dt.date(2016, 9, 30))
    ),
    "date-without-event": Pair(
        sound(summary={"en": "Since May 2011.", "de": "Seit Mai 2011."}),
        sound(summary={"en": "Since September 2016.", "de": "Seit September 2016."}),
    ),
    "date-doubtful": Pair(told_twice("2017-03~"), told_twice("2016~")),
    "no-evidence": Pair(sound(choices=()), sound()),
    "single-source": Pair(sound(build.passage(source=NEW)), sound()),
    "one-origin": Pair(
        sound(build.passage(source=NEW), build.passage(key="P2", source=COPY)),
        sound(build.passage(source=NEW), build.passage(key="P2", source=OTHER)),
    ),
    "nothing-current": Pair(sound(build.passage(source=OLD)), sound()),
    "old-finding": Pair(
        sound(finding(), build.passage(key="P2", source=OLD)),
        sound(finding(), finding("P2", source=OLD)),
    ),
    "leak-alone": Pair(
        sound(build.passage(source=NEW, modality=Modality.LEAK)),
        sound(finding(), build.passage(key="P2", source=OTHER, modality=Modality.LEAK)),
    ),
    "allegation-alone": Pair(
        sound(finding(modality=Modality.ALLEGATION)),
        sound(finding(), finding("P2", modality=Modality.ALLEGATION)),
    ),
    "allegation-as-fact": Pair(
        sound(finding(finding="Relatives were reportedly beaten.")),
        sound(finding(finding="The trial of an alleged member was closed.")),
    ),
    "corrected": Pair(sound(finding(correction="Corrected.")), sound(), language="en"),
    "superseded": Pair(sound(finding(correction="Then.", currency=Currency.SUPERSEDED)), sound()),
    "source-superseded": Pair(sound(finding(source=EDITION)), sound()),
    "quotation-unverified": Pair(
        sound(finding(quotation="unverified")), sound(finding(quotation="stands"))
    ),
    "quotation-lost": Pair(sound(finding(quotation="lost")), sound(finding(quotation="stands"))),
    "source-unseen": Pair(sound(finding(source=MEMORY)), sound()),
    "source-excerpt": Pair(sound(finding(source=EXCERPT)), sound()),
    "withheld": Pair(
        sound(finding(), build.passage(key="P2", printable=False, withheld_because="Wrong.")),
        sound(
            finding(),
            build.passage(key="P2", printable=False, withheld_because="Wrong."),
            choices=(pack.choice(), pack.choice("P2", verdict=Verdict.REJECT)),
        ),
    ),
    "adverse-unanswered": Pair(
        answered(Verdict.USE, {}),
        answered(Verdict.ADVERSE_ANSWERED, {"de": "Die Quelle nennt keine Zahl."}),
    ),
    "balance-unanswered": Pair(opposed(is_answered=False), opposed(is_answered=True)),
    "contradicted": Pair(
        sound(linked(Corroboration(contradicted_by=("P2",)))),
        sound(linked(Corroboration(contradicted_by=("P2",))), finding("P2")),
    ),
    "updated-by": Pair(
        sound(linked(Corroboration(updated_by=("P2",)))),
        sound(linked(Corroboration(updated_by=("P2",))), finding("P2")),
    ),
    "finding-retired": Pair(
        sound(finding(), finding("P2", state=EditorialState.RETIRED, retired_because="Gone.")),
        sound(finding(), finding("P2")),
    ),
    "finding-unchecked": Pair(
        sound(finding(), finding("P2", state=EditorialState.DRAFT)),
        sound(finding(), finding("P2", state=EditorialState.CHECKED)),
    ),
    "uncorrected": Pair(
        sound(finding(), finding("P2", currency=Currency.SUPERSEDED)),
        sound(finding(), finding("P2", currency=Currency.SUPERSEDED, correction="Then.")),
    ),
    "no-lodging-date": Pair(sound(lodged_on=None), sound()),
    "limit-passed": Pair(decided(limit_on=DAY), decided(limit_on=DAY, done_on=DAY)),
    "norm-unverified": Pair(sound(norms=(pack.norm(certainty=LawCertainty.MEMORY),)), sound()),
    "name-spelt-otherwise": Pair(
        naming("Fayzali Quvvatov wurde befragt."), naming("Die Frau von Fayzali Kuvvatov.")
    ),
    "family-name-differs": Pair(in_family("Rustam Kayumov"), in_family("Rustam Qayumov")),
    "withheld-name": Pair(
        naming("Munira wurde befragt.", build.person(), HIDDEN),
        naming("Seine Frau wurde befragt.", build.person(), HIDDEN),
    ),
    "event-without-source": Pair(
        with_event(account="", documents=()), with_event(account="interview", documents=())
    ),
    "event-without-document": Pair(with_event(documents=()), with_event()),
    "paper-no-exhibit": Pair(with_paper(exhibit=None), with_paper()),
    "exhibit-uncited": Pair(
        sound(documents=(pack.document(), pack.document(key="photo", exhibit=2))), sound()
    ),
    "no-such-page": Pair(
        with_event(documents=(DocumentPage("letter", 3),)),
        with_event(documents=(DocumentPage("letter", 2),)),
    ),
    "page-left-out": Pair(with_paper(pages_used="2"), with_paper(pages_used="1")),
    "exhibit-missing": broken("paper-missing"),
    "exhibit-altered": broken("paper-altered"),
    "exhibit-unreadable": broken("pdf-encrypted"),
    "exhibit-length": broken("exhibit-pages"),
    "own-text-reference": Pair(
        worded("requests", Cite("exhibit", "photo")), worded("requests", Cite("exhibit", "letter"))
    ),
    "own-text-unused": Pair(
        worded("element:reasons", Words("Politisch.")), worded("element:acts", Words("Schwer."))
    ),
    "own-text-language": Pair(
        worded("closing", Words("Grant it."), language="en"), worded("closing", Words("Ende."))
    ),
    "translation-missing": Pair(sound(translations={}), sound()),
    "translation-stale": Pair(translated(is_stale=True), translated()),
    "translation-draft": Pair(translated(is_reviewed=False), translated()),
    "text-in-other-language": Pair(sound(summary={"de": "Ein Begehren."}), sound(), language="en"),
}
