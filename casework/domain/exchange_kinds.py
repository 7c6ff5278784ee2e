"""Kinds of sources in bibliographic formats, both ways (the table of docs/exchange.md)."""

from __future__ import annotations

import re

from casework.domain.evidence import SourceKind
from casework.domain.names import fold

# Kind -> its type in CSL 1.0.2 and in RIS.
TYPES: dict[SourceKind, tuple[str, str]] = {
    SourceKind.COURT: ("legal_case", "CASE"),
    SourceKind.COURT_NATIONAL: ("legal_case", "CASE"),
    SourceKind.UN: ("report", "RPRT"),
    SourceKind.EU: ("report", "RPRT"),
    SourceKind.GOVERNMENT: ("report", "GOVDOC"),
    SourceKind.STATISTICS: ("dataset", "DATA"),
    SourceKind.COI_UNIT: ("report", "RPRT"),
    SourceKind.NGO: ("report", "RPRT"),
    SourceKind.ACADEMIC: ("article-journal", "JOUR"),
    SourceKind.MEDIA: ("article-newspaper", "NEWS"),
    SourceKind.PARTY: ("webpage", "ELEC"),
    SourceKind.STATE_POSITION: ("report", "GOVDOC"),
    SourceKind.BLOG: ("post-weblog", "BLOG"),
    SourceKind.METHOD: ("report", "RPRT"),
}
# Type -> what it is when the publisher tells nothing.
BY_TYPE: dict[str, SourceKind] = {
    **dict.fromkeys(("legal_case", "CASE"), SourceKind.COURT_NATIONAL),
    **dict.fromkeys(("report", "RPRT"), SourceKind.NGO),
    **dict.fromkeys(
        ("legislation", "bill", "regulation", "treaty", "GOVDOC", "STAT", "BILL", "LEGAL"),
        SourceKind.GOVERNMENT,
    ),
    **dict.fromkeys(("dataset", "DATA", "DBASE", "AGGR"), SourceKind.STATISTICS),
    **dict.fromkeys(
        ("article-journal", "book", "chapter", "thesis", "paper-conference", "article"),
        SourceKind.ACADEMIC,
    ),
    **dict.fromkeys(
        ("JOUR", "EJOUR", "BOOK", "EBOOK", "CHAP", "ECHAP", "EDBOOK", "THES", "CONF", "CPAPER"),
        SourceKind.ACADEMIC,
    ),
    **dict.fromkeys(
        ("article-newspaper", "article-magazine", "broadcast", "interview", "webpage"),
        SourceKind.MEDIA,
    ),
    **dict.fromkeys(("NEWS", "MGZN", "VIDEO", "SOUND", "ELEC"), SourceKind.MEDIA),
    **dict.fromkeys(("post-weblog", "post", "BLOG", "ICOMM"), SourceKind.BLOG),
}
COURTS = frozenset({SourceKind.COURT, SourceKind.COURT_NATIONAL})
COURT_TYPES = frozenset({"legal_case", "CASE"})
# Types that only say how a text is published; who published it may say what it is.
OPEN_TYPES = frozenset(
    {
        *("report", "RPRT", "GOVDOC", "webpage", "ELEC", "document", "GEN", "pamphlet", "PAMP"),
        *("book", "BOOK", "speech", "hearing", "HEAR", "dataset", "DATA", ""),
    }
)
PUBLISHERS: tuple[tuple[SourceKind, re.Pattern[str]], ...] = (
    (
        SourceKind.COI_UNIT,
        re.compile(
            r"\b(landinfo|staatendokumentation|accord|lifos|cpit|cedoca|migrationsverket)\b"
        ),
    ),
    (
        SourceKind.UN,
        re.compile(r"\b(un|united nations|unhcr|ohchr|unicef|undp|vereinte nationen|onz)\b"),
    ),
    (
        SourceKind.EU,
        re.compile(
            r"\b(euaa|easo|eu|european (parliament|commission|union|external action service"
            r"|council)|council of the european union|frontex|eeas)\b"
        ),
    ),
    (
        SourceKind.GOVERNMENT,
        re.compile(
            r"\b(department of state|ministry|ministerium|auswartiges amt|home office"
            r"|foreign office|bundesamt|ministerstwo|urzad)\b"
        ),
    ),
)
EUROPE = re.compile(r"european court of human rights|court of justice of the e|\becthr\b|\bcjeu\b")


def csl_type(kind: str) -> str:
    return TYPES[SourceKind(kind)][0]


def ris_type(kind: str) -> str:
    return TYPES[SourceKind(kind)][1]


def guess_kind(kind_of_text: str, publisher: str, symbol: str = "") -> SourceKind:
    """What a work of this CSL or RIS type and publisher most likely is."""
    name = fold(publisher)
    if kind_of_text in COURT_TYPES:
        is_european = EUROPE.search(name) or re.search(r"ECLI:(CE|EU):", symbol)
        return SourceKind.COURT if is_european else SourceKind.COURT_NATIONAL
    if kind_of_text in OPEN_TYPES:
        for kind, pattern in PUBLISHERS:
            if pattern.search(name):
                return kind
    return BY_TYPE.get(kind_of_text, SourceKind.NGO)


def fits(kind_of_text: str, kind: str) -> bool:
    """Whether a work of the kind may still be called so: a judgment by no other type."""
    return (kind_of_text in COURT_TYPES) is (kind in COURTS)
