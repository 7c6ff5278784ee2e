"""The ways to bring exhibits into one file; each is run alone in a process of its own.

python -m benchmarks.packs.contestants NAME FOLDER PAGES: prints seconds of the processor and of
the clock, and the most memory in MiB, as JSON. All write an ID made from the content.
"""

from __future__ import annotations

import io
import json
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

from benchmarks.packs.scans import EXHIBITS, PAPER

Files = Sequence[Path]


def casework(files: Files, to: Path, each: int) -> None:
    """Stamps, bookmarks, links, tags and page labels on every page, not sealed."""
    from benchmarks.packs import front
    from casework.adapters import binder

    binder.bind(front.binding(files, each, to.parent / f"front-{each}.pickle"), to)


def pikepdf(files: Files, to: Path, each: int) -> None:
    """Pages one after another, with nothing on them."""
    from pikepdf import Pdf

    with Pdf.new() as target:
        for path in files:
            with Pdf.open(path) as source:
                target.pages.extend(source.pages)
        target.save(to, deterministic_id=True)


def job(files: Files, to: Path, each: int) -> None:
    """The same by libqpdf alone."""
    from pikepdf import Job

    pages = [{"file": str(path), "range": "1-z"} for path in files]
    Job({"empty": "", "outputFile": str(to), "deterministicId": "", "pages": pages}).run()


def qpdf(files: Files, to: Path, each: int) -> None:
    """The same by the program of the system, in whatever version it has."""
    program = shutil.which("qpdf")
    if program is None:
        raise ModuleNotFoundError("qpdf")
    command = [program, "--empty", "--deterministic-id", "--pages", *map(str, files), "--"]
    subprocess.run([*command, str(to)], check=True)  # noqa: S603 (our own files)


def pypdf(files: Files, to: Path, each: int) -> None:
    """Pages with a stamp from a page that reportlab made, as many tools for bundles do it."""
    import pypdf
    from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped] # has no types

    stamps = io.BytesIO()
    canvas = Canvas(stamps, pagesize=PAPER)
    total = EXHIBITS * each
    for number in range(total):
        canvas.setFont("Helvetica", 8)
        canvas.drawString(34, 810, f"Exhibit {number // each + 1}, page {number % each + 1}")
        canvas.drawRightString(561, 24, f"Page {number + 1} of {total}")
        canvas.showPage()
    canvas.save()
    overlay = pypdf.PdfReader(stamps)
    writer = pypdf.PdfWriter()
    for path in files:
        writer.append(str(path))
    for number, page in enumerate(writer.pages):
        page.merge_page(overlay.pages[number])
    writer.write(str(to))


CONTESTANTS: dict[str, Callable[[Files, Path, int], None]] = {
    "casework": casework,
    "pikepdf merge": pikepdf,
    "pikepdf.Job merge": job,
    "qpdf --empty --pages": qpdf,
    "pypdf + reportlab": pypdf,
}

# What is loaded before the clock runs.
LOADED = {
    "casework": ("benchmarks.packs.front", "casework.adapters.binder"),
    "pikepdf merge": ("pikepdf",),
    "pikepdf.Job merge": ("pikepdf",),
    "pypdf + reportlab": ("pypdf", "reportlab.pdfgen.canvas"),
}


def main() -> None:
    name, folder, pages = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    files = sorted((folder / str(pages)).glob("*.pdf"))
    run = CONTESTANTS[name]
    answer: dict[str, object]
    try:
        for module in LOADED.get(name, ()):
            import_module(module)
        wall, before = time.perf_counter(), _used()
        run(files, folder / "out.pdf", pages // EXHIBITS)
        answer = {
            "cpu": _used() - before,
            "wall": time.perf_counter() - wall,
            "peak": _peak(),
        }
    except ModuleNotFoundError as error:
        answer = {"missing": error.name or str(error)}
    sys.stdout.write(json.dumps(answer))


def _used() -> float:
    return sum(
        resource.getrusage(who).ru_utime + resource.getrusage(who).ru_stime
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )


def _peak() -> float:
    peaks = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return max(resource.getrusage(who).ru_maxrss for who in peaks) / 1024


if __name__ == "__main__":
    main()
