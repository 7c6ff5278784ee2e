"""The variants of a pack: for the court, for the office alone, for anybody without the names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from django.conf import settings
from django.utils import translation

from casework.actions.pack_inputs import PaperInput
from casework.actions.pseudonyms import veil_of
from casework.adapters import pages
from casework.adapters.bind_marks import without_bookmarks
from casework.adapters.leaks import passages_of
from casework.adapters.store import sha256
from casework.domain.checks import Finding
from casework.domain.errors import Problem, Refused
from casework.domain.leaks import leak_problem, leaks
from casework.domain.pack_check import check
from casework.domain.pack_names import pack_filename
from casework.domain.pack_plan import PackPlan
from casework.domain.protected_names import Veil
from casework.domain.pseudonyms import pseudonymised, without_names
from casework.domain.redactions import Paper, open_pages
from casework.domain.waivers import set_aside
from casework.models import Case
from casework.models.packs import INTERNAL, PSEUDONYMISED, VARIANTS
from casework.models.pseudonyms import papers_hidden
from casework.models.waivers import waivers_of
from casework.wording.checks import LESSONS, SEVERITIES, finding_sentence
from casework.wording.variants import WITHHELD

Papers = Mapping[str, Path]


@dataclass(frozen=True, slots=True)
class InternalCheck:
    """A finding of the check as the internal variant prints it; reason where it is set aside."""

    id: str
    code: str
    level: str
    sentence: str
    where: str
    remedy: str
    reason: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Internal:
    """What only the office reads: open findings, those set aside, and the notes on the balance."""

    found: tuple[InternalCheck, ...]
    waived: tuple[InternalCheck, ...]
    notes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Made:
    """What a variant is made of: the plan as printed, the papers as shown, what is beside it."""

    variant: str
    plan: PackPlan
    papers: tuple[PaperInput, ...]
    clean: Papers
    internal: Internal | None = None


def check_variant(variant: str) -> None:
    """Raise Refused for a variant that there is not."""
    if variant not in VARIANTS:
        raise Refused(Problem("pack-variant", "variant"))


def make_variant(
    case: Case,
    variant: str,
    plan: PackPlan,
    papers: Sequence[PaperInput],
    clean: Papers,
    room: Path,
) -> Made:
    """The variant of the pack; that of the court is what it is given.

    Raises Refused for a pseudonymised one, naming each exhibit and page on which a name stands
    that no box hides, and each scan that nobody has looked at.
    """
    if variant == PSEUDONYMISED:
        return _pseudonymised(case, plan, papers, clean, room)
    internal = _internal(case, plan) if variant == INTERNAL else None
    return Made(variant, plan, tuple(papers), clean, internal)


def redact_papers(papers: Sequence[PaperInput], clean: Papers, room: Path) -> Papers:
    """The papers with what is to be hidden gone from their files. Raises Refused."""
    return {paper.key: _redacted(paper, clean[paper.key], room) for paper in papers}


def variant_style(variant: str) -> str:
    """What is added to the style sheet of the court's pack."""
    if variant != INTERNAL:
        return ""
    folder = settings.BASE_DIR / "templates" / "pack"
    return str((folder / "internal.css").read_text(encoding="utf-8"))


def received_print(received: str, shown: str, variant: str) -> str:
    """The fingerprint of a paper as received, for the manifest.

    Whoever holds the paper would know it by that: a pseudonymised pack says it of what is shown.
    """
    return shown if variant == PSEUDONYMISED else received


def refuse_leaks(case: Case, made: Made, path: Path) -> None:
    """Raise Refused, naming page and place, when a pseudonymised pack still holds a name."""
    if made.variant == PSEUDONYMISED:
        head = made.plan.head
        name = pack_filename(made.variant, head.ref, head.language, head.as_of)
        stop_leaks(path.read_bytes(), name, veil_of(case))


def stop_leaks(content: bytes, filename: str, veil: Veil) -> None:
    """Raise Refused with each page and place at which the file holds a protected name."""
    found = leaks(passages_of(content, filename), veil)
    if found:
        raise Refused(*map(leak_problem, found))


def _pseudonymised(
    case: Case, plan: PackPlan, papers: Sequence[PaperInput], clean: Papers, room: Path
) -> Made:
    veil, decided = veil_of(case), papers_hidden(case)
    problems = tuple(_open_pages(plan, decided, clean, veil))
    if problems:
        raise Refused(*problems)
    marked = tuple(_marked(paper, decided[paper.key]) for paper in papers)
    withheld = [paper.key for paper in marked if paper.is_withheld]
    with translation.override(plan.head.language):
        named = without_names(plan, withheld, lambda: str(WITHHELD))
    return Made(
        PSEUDONYMISED, pseudonymised(named, veil), marked, redact_papers(marked, clean, room)
    )


def _open_pages(
    plan: PackPlan, decided: Mapping[str, Paper], clean: Papers, veil: Veil
) -> Iterator[Problem]:
    for row in plan.exhibits:
        paper = decided[row.key]
        if not paper.is_withheld:
            words = pages.page_words(clean[row.key].read_bytes())
            for page, code in open_pages(paper, words, row.shown, veil):
                yield Problem(code, row.label, {"page": page})


def _marked(paper: PaperInput, decided: Paper) -> PaperInput:
    boxes = tuple((page, *box) for page, rows in sorted(decided.boxes.items()) for box in rows)
    return replace(paper, boxes=boxes, is_withheld=decided.is_withheld)


def _redacted(paper: PaperInput, path: Path, room: Path) -> Path:
    boxes: dict[int, list[tuple[float, float, float, float]]] = {}
    for page, left, top, right, bottom in paper.boxes:
        boxes.setdefault(int(page), []).append((left, top, right, bottom))
    # Whoever made the file wrote its bookmarks, and no screen shows them.
    content = without_bookmarks(path.read_bytes())
    content = pages.redacted(content, pages.Hidden(boxes, paper.is_withheld))
    kept = room / f"{sha256(content)}.pdf"
    kept.write_bytes(content)
    return kept


def _internal(case: Case, plan: PackPlan) -> Internal:
    checked = set_aside(check(plan), waivers_of(case))
    titles = {element.key: f"{element.number} {element.title.text}" for element in plan.elements}
    rows = case.claim_elements.select_related("element").exclude(balance_note="")
    notes = ((titles.get(row.element.key, row.element.key), row.balance_note) for row in rows)
    with translation.override(plan.head.language):
        return Internal(
            found=_alike(map(_check, checked.found)),
            waived=tuple(
                replace(_check(one.finding), reason=one.waiver.reason, by=one.waiver.by)
                for one in checked.waived
            ),
            notes=tuple(note for note in notes if note[1].strip()),
        )


def _alike(checks: Iterable[InternalCheck]) -> tuple[InternalCheck, ...]:
    """The checks in their order, those that say the same as one with all its places."""
    places: dict[InternalCheck, list[str]] = {}
    for one in checks:
        places.setdefault(replace(one, where=""), []).append(one.where)
    return tuple(replace(one, where="; ".join(where)) for one, where in places.items())


def _check(finding: Finding) -> InternalCheck:
    return InternalCheck(
        id=finding.id,
        code=finding.code,
        level=str(SEVERITIES[finding.severity]),
        sentence=finding_sentence(finding),
        where=finding.where,
        remedy=str(LESSONS[finding.code].remedy),
    )
