"""How long a section of a pack takes to be looked at: `python -m benchmarks.packs.preview`.

On the data of the installation, for its demo case: each section five times after one that warms
up; the fastest is told, as elapsed and as processor seconds, for other work on the machine slows
the first alone. The goal is 0.3 s for an edited section, and 2 s for any.
"""

from __future__ import annotations

import datetime as dt
import os
import sys
import time

import django

REF, LANGUAGE, TIMES = "DE-2026-DEMO", "de", 5


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "casework.settings")
    django.setup()
    from casework.actions.pack_preview import preview_section
    from casework.actions.pack_steps import read_plan
    from casework.models import Case

    case = Case.objects.select_related("opened_by__team", "team").get(ref=REF)
    as_of = dt.date(2026, 11, 24)
    plan = read_plan(case, LANGUAGE, as_of)
    sections = [*plan.numbers, *(element.key for element in plan.elements)]
    say("| section | elapsed s | processor s |")
    say("|---|---|---|")
    for section in sections:
        spent = []
        for _ in range(TIMES + 1):
            start = time.perf_counter(), time.process_time()
            preview_section(
                case=case, language=LANGUAGE, section=section, as_of=as_of, by=case.opened_by
            )
            spent.append((time.perf_counter() - start[0], time.process_time() - start[1]))
        elapsed, worked = (min(row[n] for row in spent[1:]) for n in (0, 1))
        say(f"| {section} | {elapsed:.2f} | {worked:.2f} |")


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
