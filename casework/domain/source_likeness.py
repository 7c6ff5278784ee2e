"""Whether two records are of one work: by DOI, ECLI, address, symbol, or title and date."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit

from rapidfuzz import fuzz

from casework.domain.dates import Fuzzy, overlap, parse_fuzzy
from casework.domain.evidence_files import SourceItem
from casework.domain.names import fold

# Of 100 (rapidfuzz.fuzz.ratio of the folded titles). A cut or retyped title stays above it.
ALIKE_TITLE = 92.0
ALIKE_PUBLISHER = 80.0
# A title of fewer words is shared by many works, unless the publisher is the same.
TELLING_WORDS = 4
DOI = re.compile(r"(?:\bdoi:\s*|doi\.org/)(10\.\d{4,9}/[^\s;,]+)", re.I)
ECLI = re.compile(r"\bECLI:[A-Z]{2}:[A-Z0-9]{1,7}:\d{4}:[A-Z0-9.]{1,25}\b", re.I)
ECOI = re.compile(r"/(?:[a-z]{2}/)?(?:document|dokument)/(\d+)\b")
ARCHIVED = re.compile(r"^https?://[^/]*archive[^/]*/(?:web/)?\d{4,14}[a-z_]*/(https?:/.*)$", re.I)
TRACKING = re.compile(r"utm_\w+|fbclid|gclid|mc_[ce]id|igshid")
NUMBER_WORDS = re.compile(
    r"^(?:(?:applications?|app|appl|communication)\b\.?\s*)?(?:(?:nos?|nr)\b\.?\s*)?", re.I
)
WORDS = re.compile(r"[a-z0-9]+")
SHORTEST_SYMBOL = 6
MOST_YEARS = 30
# A work may have a symbol for each of its publications; more are those of several works.
MOST_SYMBOLS = 3
ANY, UNDATED = "any", "undated"


@dataclass(frozen=True, slots=True)
class Work:
    """What tells one work from another."""

    key: str
    words: str
    publisher: str
    issued: Fuzzy
    doi: frozenset[str]
    ecli: frozenset[str]
    url: str
    symbols: frozenset[str]

    @property
    def figures(self) -> tuple[str, ...]:
        """Reports of two years differ in nothing but a figure."""
        return tuple(word for word in self.words.split() if word.isdigit())


def work_of(key: str, item: SourceItem) -> Work:
    """What a record says about its work, made comparable."""
    symbol, url = item.get("symbol", ""), item.get("url", "")
    told = f"{symbol} {url} {item.get('title', '')}"
    return Work(
        key,
        _folded(item.get("title", "")),
        _folded(item.get("publisher", "")),
        parse_fuzzy(item.get("issued", "")),
        frozenset(doi.lower().rstrip(".)") for doi in DOI.findall(told)),
        frozenset(ecli.upper() for ecli in ECLI.findall(told)),
        plain_url(url),
        frozenset(text for part in symbol.split(";") if (text := _symbol(part))),
    )


def plain_url(url: str) -> str:
    """An address by which its copies are known: no scheme, www, port, trackers or archive.

    Empty for what leads to a whole site, and for what is no address.
    """
    if archived := ARCHIVED.match(url.strip()):
        url = archived[1]
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    if host.endswith("ecoi.net") and (number := ECOI.search(parts.path)):
        return f"ecoi.net/{number[1]}"
    pairs = [(n, v) for n, v in parse_qsl(parts.query) if not TRACKING.fullmatch(n.lower())]
    query = f"?{urlencode(sorted(pairs))}" if pairs else ""
    # What stands after # leads to another work only where a program reads it.
    fragment = f"#{parts.fragment}" if parts.fragment[:1] in ("{", "!", "/") else ""
    rest = parts.path.rstrip("/") + query + fragment
    return f"{host}{rest}" if host and rest else ""


def same_work(one: Work, other: Work) -> str:
    """By what two records are known to be of one work; empty when they are not."""
    if _excluded(one.doi, other.doi) or _excluded(one.ecli, other.ecli):
        return ""
    if one.doi & other.doi:
        return "doi"
    if one.ecli & other.ecli:
        return "ecli"
    apart = bool(one.issued.edtf and other.issued.edtf) and not overlap(one.issued, other.issued)
    if one.url and one.url == other.url and (not apart or _alike(one, other)):
        return "url"
    if apart:
        return ""
    if _share_symbols(one, other):
        return "symbol"
    return "title" if _alike(one, other) else ""


class Works:
    """Records to compare with; only those that can be the same are looked at."""

    def __init__(self, works: Iterable[Work] = ()) -> None:
        self._works: list[Work] = []
        self._by_mark: dict[object, list[Work]] = defaultdict(list)
        for work in works:
            self.add(work)

    def add(self, work: Work) -> None:
        self._works.append(work)
        for mark in {*_marks(work), *_times(work), (work.figures, ANY)}:
            self._by_mark[mark].append(work)

    def find(self, work: Work, first: str = "") -> tuple[str, str]:
        """The key of the record of the same work, and by what it is known; else empty.

        Of several the one with the key that is given first.
        """
        found = self._same(work)
        key, how = next(found, ("", ""))
        others = (one for one in found if first not in ("", key) and one[0] == first)
        return next(others, (key, how))

    def alike(self, work: Work) -> dict[str, str]:
        """By key every record that seems to be of the same work, and by what it is known."""
        return dict(reversed(list(self._same(work))))

    def pairs(self) -> Iterator[tuple[str, str, str]]:
        """The keys of each two records of one work, and by what they are known, once each."""
        seen: set[frozenset[str]] = set()
        for work in self._works:
            for key, how in self._same(work):
                pair = frozenset((work.key, key))
                if pair not in seen:
                    seen.add(pair)
                    yield work.key, key, how

    def _same(self, work: Work) -> Iterator[tuple[str, str]]:
        times = _times(work)
        # A work without a date is to be compared with all, others with those of their time.
        dated = times if (work.figures, UNDATED) not in times else [(work.figures, ANY)]
        for mark in (*_marks(work), *dated, (work.figures, UNDATED)):
            for other in self._by_mark.get(mark, ()):
                if other.key != work.key and (how := same_work(work, other)):
                    yield other.key, how


def _marks(work: Work) -> list[object]:
    marks = [*sorted(work.doi), *sorted(work.ecli), *sorted(work.symbols)]
    return [*marks, *([work.url] if work.url else [])]


def _times(work: Work) -> list[object]:
    """The years of a work; undated where they have no beginning, no end or are too many."""
    earliest, latest = work.issued.earliest, work.issued.latest
    if not earliest or not latest or latest.year - earliest.year > MOST_YEARS:
        return [(work.figures, UNDATED)]
    return [(work.figures, year) for year in range(earliest.year, latest.year + 1)]


def _alike(one: Work, other: Work) -> bool:
    if not one.words or one.figures != other.figures:
        return False
    if fuzz.ratio(one.words, other.words, score_cutoff=ALIKE_TITLE) < ALIKE_TITLE:
        return False
    is_told = min(len(one.words.split()), len(other.words.split())) >= TELLING_WORDS
    if is_told and one.issued.edtf and other.issued.edtf:
        return True
    return fuzz.token_set_ratio(one.publisher, other.publisher) >= ALIKE_PUBLISHER


def _share_symbols(one: Work, other: Work) -> bool:
    """Whether a symbol is common, and neither record gathers many works under theirs."""
    shared, most = one.symbols & other.symbols, max(len(one.symbols), len(other.symbols))
    return bool(shared) and MOST_SYMBOLS * len(shared) >= most


def _excluded(some: frozenset[str], others: frozenset[str]) -> bool:
    return bool(some and others) and not some & others


def _folded(text: str) -> str:
    return " ".join(WORDS.findall(fold(text)))


def _symbol(text: str) -> str:
    plain = re.sub(r"\s+", "", NUMBER_WORDS.sub("", text.strip())).upper()
    is_telling = len(plain) >= SHORTEST_SYMBOL and any(sign.isdigit() for sign in plain)
    return "" if DOI.match(text.strip()) or ECLI.match(text.strip()) or not is_telling else plain
