"""The files of a pack for a route: cut at its limits, as PDF/A where they can be, never stored."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext

from casework.actions.audit import Verb, record
from casework.actions.files import store
from casework.actions.permission import require
from casework.adapters import pdf as typeset
from casework.adapters.filing_pdf import as_pdfa, cut, survey
from casework.adapters.store import Missing, sha256
from casework.domain.authorities import AspectOf
from casework.domain.errors import Problem, Refused
from casework.domain.filing_route import (
    CheckLine,
    FilingFacts,
    Limits,
    authority_key,
    check_filing,
    limits_of,
)
from casework.domain.filing_split import (
    Part,
    Unit,
    messages,
    page_runs,
    safe_name,
    split,
    units_of,
)
from casework.domain.manifest import read_manifest
from casework.domain.roles import Can
from casework.domain.translation import OFFICIAL_LANGUAGE
from casework.models import Authority, Case, LawRule, Pack, User
from casework.models.packs import INTERNAL
from casework.wording.filing import contents_of, see_also

# How often a part that came out too large is cut anew, each time a little smaller.
ROUNDS = 6
MARGIN = 0.98
# The first day that a ZIP can name: else the same files would be other bytes each day.
NO_DAY = (1980, 1, 1, 0, 0, 0)
HALF = 32


@dataclass(frozen=True, slots=True)
class Route:
    """The authority a case is before, and what its route takes on a day."""

    authority: Authority
    aspects: tuple[AspectOf, ...]
    limits: Limits


@dataclass(frozen=True, slots=True)
class FiledFile:
    """A file to send: its part is None for the list of the parts."""

    name: str
    content: bytes
    sha256: str
    pages: int
    is_pdfa: bool
    message: int
    part: Part | None = None

    @property
    def size(self) -> int:
        return len(self.content)


@dataclass(frozen=True, slots=True)
class Unfit:
    """An exhibit that cannot be PDF/A: its pages in the pack, and why, as codes."""

    label: str
    pages: tuple[tuple[int, int], ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Prepared:
    """The files in their order, how they stand to the route, and what kept some from PDF/A."""

    route: Route
    files: tuple[FiledFile, ...]
    lines: tuple[CheckLine, ...]
    unfit: tuple[Unfit, ...]

    def as_zip(self) -> bytes:
        """All files in one, the same bytes each time."""
        output = io.BytesIO()
        with zipfile.ZipFile(output, "w", zipfile.ZIP_STORED) as archive:
            for file in self.files:
                entry = zipfile.ZipInfo(file.name, NO_DAY)
                entry.create_system, entry.external_attr = 3, 0o600 << 16
                archive.writestr(entry, file.content)
        return output.getvalue()


def route_of(case: Case) -> Route:
    """The route of the case today. Raises Refused where the reference data has none."""
    found = {row.key: row for row in Authority.objects.of(case.jurisdiction)}
    key = authority_key(case.to_facts(), {key: row.name for key, row in found.items()})
    if key is None:
        raise Refused(Problem("filing-no-route"))
    aspects = found[key].filing.to_aspects()
    book = LawRule.objects.rulebook()
    return Route(found[key], aspects, limits_of(aspects, book, timezone.localdate()))


def files_of(pack: Pack, limits: Limits) -> Prepared:
    """The files as they would be; nothing is handed out. Raises Refused like prepare_filing."""
    return _prepared(pack, limits)


def prepare_filing(*, pack: Pack, by: User, limits: Limits) -> Prepared:
    """The files to send, on record; a limit that is None is not applied.

    Raises Refused for a pack of the office alone, one whose file is gone or altered, a case
    without a route, and a page or text that alone is above the limit.
    """
    require(by, Can.BUILD_PACK, pack.case)
    prepared = _prepared(pack, limits)
    profile, files = prepared.route.authority.filing.key, len(prepared.files)
    record(
        Verb.PACK_PREPARED,
        by=by,
        case=pack.case,
        sha256=pack.sha256,
        profile=profile,
        files=files,
    )
    return prepared


def _prepared(pack: Pack, limits: Limits) -> Prepared:
    if pack.variant == INTERNAL:
        raise Refused(Problem("filing-internal"))
    route, source = route_of(pack.case), _Source(pack)
    files = _sent(pack, source, limits)
    numbers = [file.message for file in files]
    facts = FilingFacts(
        sizes=[file.size for file in files],
        names=[file.name for file in files],
        messages=max(numbers),
        is_official=pack.language == OFFICIAL_LANGUAGE[pack.case.jurisdiction],
        removed=source.found.attachments,
        is_pdfa=all(file.is_pdfa for file in files),
    )
    return Prepared(route, files, check_filing(route.aspects, limits, facts), source.unfit())


class _Source:
    """The sealed pack as it is found, and its units."""

    def __init__(self, pack: Pack) -> None:
        self.content = _sealed(pack)
        self.found = survey(self.content)
        self.units = units_of(read_manifest(self.found.manifest), self.found.pages)

    def unfit(self) -> tuple[Unfit, ...]:
        return tuple(found for unit in self.units if (found := self._unfit(unit)))

    def _unfit(self, unit: Unit) -> Unfit | None:
        flaws = self.found.flaws
        pages = [page for page in range(unit.first, unit.last + 1) if flaws[page]]
        reasons = sorted({reason for page in pages for reason in flaws[page]})
        return Unfit(unit.label, page_runs(pages), tuple(reasons)) if pages else None


def _sent(pack: Pack, source: _Source, limits: Limits) -> tuple[FiledFile, ...]:
    with translation.override(pack.language):
        files = _parts(pack, source, limits)
        if len(files) == 1:
            return files
        # The list is as long as it is; its message is known before the fingerprints are.
        draft = _list(pack, files)
        sizes = [draft.size, *(file.size for file in files)]
        numbers = messages(sizes, limits.size, limits.files)
        sent = [replace(file, message=n) for file, n in zip(files, numbers[1:], strict=True)]
        return (_list(pack, sent), *sent)


def _parts(pack: Pack, source: _Source, limits: Limits) -> tuple[FiledFile, ...]:
    """Each part within the limit as written: what was foreseen too small is cut anew."""
    goal = limits.size
    for _round in range(ROUNDS):
        parts = split(source.units, source.found.weights, goal)
        files = tuple(_file(pack, source, parts, part) for part in parts)
        largest = max(file.size for file in files)
        if limits.size is None or goal is None or largest <= limits.size:
            return files
        goal = int(goal * limits.size / largest * MARGIN)
    raise Refused(Problem("filing-limit-too-small"))


def _file(pack: Pack, source: _Source, parts: Sequence[Part], part: Part) -> FiledFile:
    is_fit = source.found.is_fit(part.first, part.last)
    content = cut(
        source.content,
        part.first,
        part.last,
        lambda targets: see_also(parts, part, targets),
        language=pack.language,
        fonts=settings.FONTS_DIR,
        is_fit=is_fit,
    )
    name = safe_name(*_words(part), number=part.number)
    return FiledFile(name, content, sha256(content), part.pages, is_fit, 1, part)


def _words(part: Part) -> tuple[str, ...]:
    """Of the name of a file: what the part begins and ends with, and pages where it is cut."""
    held = [one for one in part.holds if one.unit.label] or list(part.holds)
    first, last = part.holds[0], held[-1]
    words = [_word(first.unit)]
    if last != first:
        words.append(_word(last.unit))
    if not (first.is_whole and last.is_whole):
        words.append(f"{part.first}-{part.last}")
    return tuple(words)


def _word(unit: Unit) -> str:
    return unit.label or (gettext("text") if unit.first == 1 else gettext("fingerprints"))


def _list(pack: Pack, files: Sequence[FiledFile]) -> FiledFile:
    rows = [
        {
            "number": file.part.number,
            "message": file.message,
            "contents": contents_of(file.part),
            "first": file.part.first,
            "last": file.part.last,
            "name": file.name,
            "first_half": file.sha256[:HALF],
            "second_half": file.sha256[HALF:],
        }
        for file in files
        if file.part
    ]
    shown = {
        "rows": rows,
        # As the pack prints it: a pack without names has another one than its case.
        "ref": pack.plan["head"]["ref"],
        "whole": pack.sha256,
        "language": pack.language,
        "has_messages": len({file.message for file in files}) > 1,
    }
    folder = settings.BASE_DIR / "templates" / "filing"
    style = (folder / "parts.css").read_text(encoding="utf-8")
    html = render_to_string("filing/parts.html", shown)
    rendered = typeset.render(html, stylesheet=style, fonts=settings.FONTS_DIR)
    content = as_pdfa(rendered.pdf)
    name = safe_name(gettext("List of the parts"), number=0)
    return FiledFile(name, content, sha256(content), rendered.pages, True, 1)


def _sealed(pack: Pack) -> bytes:
    try:
        content = store().read(pack.stored_as)
    except Missing as error:
        raise Refused(Problem("pack-missing", pack.sha256[:12])) from error
    if sha256(content) != pack.sha256:
        raise Refused(Problem("pack-altered", pack.sha256[:12]))
    return content
