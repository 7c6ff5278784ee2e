"""A whole pack from its case, and the same with one word of the text changed."""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path


def report(folder: Path, pages: int) -> Iterator[str]:
    """Seconds by the clock of both, and the most memory of the process that builds."""
    from benchmarks.packs.race import measured

    measured("benchmarks.packs.front", str(folder), str(pages))
    run = measured("benchmarks.packs.build", str(folder / str(pages)), str(folder / "data"))
    yield f"A pack of {run['pages']:.0f} pages, from the case to the encrypted file:"
    yield f"  built: {run['first']:.1f} s, peak {run['peak']:.0f} MiB"
    yield f"  one word changed: {run['second']:.1f} s ({run['second'] / run['first']:.0%})"


def main() -> None:
    folder, data = Path(sys.argv[1]), Path(sys.argv[2])
    _set_up(data)
    from casework.actions.packs import build_pack
    from casework.models import Case, User
    from tests.pack.claim import AS_OF

    case, by = Case.objects.get(), User.objects.get()
    for number, path in enumerate(sorted(folder.glob("*.pdf")), 2):
        _paper(case, number, path)
    times, pages = [], 0
    for word in ("befragt", "verhört"):
        case.summary = {"de": f"Die Mutter wurde {word}.", "en": "Questioned."}
        case.save()
        start = time.perf_counter()
        pages = build_pack(case=case, language="de", as_of=AS_OF, by=by).pages
        times.append(time.perf_counter() - start)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    answer = {"pages": pages, "first": times[0], "second": times[1], "peak": peak}
    sys.stdout.write(json.dumps(answer))


def _set_up(data: Path) -> None:
    data.mkdir()
    os.environ["CASEWORK_DATA_DIR"] = str(data)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from tests import make
    from tests.pack.claim import small_case

    small_case(by=make.user(name="Omar", role="lawyer"))


def _paper(case: object, number: int, path: Path) -> None:
    from casework.models import Case
    from tests import make

    if not isinstance(case, Case):
        raise TypeError("a case is needed")
    content = path.read_bytes()
    make.document(
        of=case,
        content=content,
        key=f"scan-{number}",
        pages=len_of(content),
        title={"de": f"Akte, Band {number}", "en": f"File, volume {number}"},
        language="de",
        exhibit=number,
    )


def len_of(content: bytes) -> int:
    """The number of pages of a PDF."""
    import io

    from pikepdf import Pdf

    with Pdf.open(io.BytesIO(content)) as opened:
        return len(opened.pages)


if __name__ == "__main__":
    main()
