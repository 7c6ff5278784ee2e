"""Typesetting by the number of pages: a pack's text with contents, footnotes and page references.

python -m benchmarks.packs.typeset FINDINGS ROUNDS prints the pages, the seconds of the processor
for each, warm, and the most memory in MiB, as JSON.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from math import log
from statistics import median

from benchmarks.packs.front import FONTS, ROOT

WORDS = (
    "Die Angehörigen wurden nach den Angaben der Quelle mehrfach vorgeladen und über den "
    "Aufenthalt der Klägerin befragt; einer von ihnen wurde drei Tage lang festgehalten."
)
# So many findings fill a page.
A_PAGE = 7.7
# Contents, list of sources and the manifest grow with the findings, too.
SOURCES = 4


def report(sizes: Sequence[int], rounds: int) -> Iterator[str]:
    """Milliseconds a page at each size, memory, and how the time grows."""
    # Imported here: race imports what only the parent needs.
    from benchmarks.packs.race import measured

    yield "Typesetting, warm, with contents, footnotes and page references:"
    times: list[tuple[float, float]] = []
    for size in sizes:
        runs = rounds if size < 100 else 1
        run = measured("benchmarks.packs.typeset", str(round(size * A_PAGE)), str(runs))
        times.append((run["pages"], run["cpu"]))
        each = run["cpu"] / run["pages"] * 1000
        yield f"  {run['pages']:.0f} pages: {each:.0f} ms a page, peak {run['peak']:.0f} MiB"
    if len(times) > 1:
        (few, first), (many, last) = times[0], times[-1]
        yield f"  grows as n^{log(last / first) / log(many / few):.2f}"


def document(findings: int) -> str:
    """A text like that of a pack: a heading every dozen findings, a footnote and a source each."""
    heads = range(0, findings, 12)
    contents = "".join(
        f'<li class="sub"><span class="n">{n}</span><a href="#h{n}">Element {n}</a></li>'
        for n in heads
    )
    items = "".join(_item(n) for n in range(findings))
    sources = "".join(
        f'<div class="source" id="s{n}"><p><span class="n">{n}</span>Author: <cite>Title</cite>, '
        f'2026.</p><p class="small cited">Zitiert: {_cited(n, findings)}</p></div>'
        for n in range(0, findings, SOURCES)
    )
    return (
        '<!DOCTYPE html><html lang="de"><head><title>Pack</title></head>'
        '<body data-page="Seite " data-of=" von " data-running="Pack">'
        f'<section class="contents"><h2>Inhalt</h2><ul>{contents}</ul></section>'
        f"<main><section>{items}</section><section><h2>Quellen</h2>{sources}</section></main>"
        '<section class="manifest" id="manifest"><h2>Manifest</h2><div id="end"></div></section>'
        "</body></html>"
    )


def _item(number: int) -> str:
    source = number - number % SOURCES
    head = f'<h3 id="h{number}"><span class="n">{number}</span>Element</h3>'
    note = f'Author, Title, 2026 (Quelle <a href="#s{source}">{source}</a>).'
    return (
        f'{"" if number % 12 else head}<div class="item" id="i{number}"><p>'
        f'<span class="n">({number})</span>{WORDS}<span class="footnote">{note}</span></p></div>'
    )


def _cited(source: int, findings: int) -> str:
    return "; ".join(
        f'<a href="#i{n}" class="at" data-page="S. ">{n}</a>'
        for n in range(source, min(source + SOURCES, findings))
    )


def main() -> None:
    from casework.adapters import pdf

    html = document(int(sys.argv[1]))
    style = (ROOT / "templates" / "pack" / "pack.css").read_text(encoding="utf-8")
    pdf.render(document(6), stylesheet=style, fonts=FONTS)
    used, pages = [], 0
    for _round in range(int(sys.argv[2])):
        before = time.process_time()
        pages = pdf.render(html, stylesheet=style, fonts=FONTS).pages
        used.append(time.process_time() - before)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(json.dumps({"pages": pages, "cpu": median(used), "peak": peak}))


if __name__ == "__main__":
    main()
