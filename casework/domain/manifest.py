"""What a pack is made of, as fingerprints: what is embedded in it, and what verify compares."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from difflib import SequenceMatcher
from typing import Any

from casework.domain.errors import Problem, Refused

FORMAT = "casework-manifest-1"
HEX = frozenset("0123456789abcdef")
HEX_DIGITS = 64
# The parts of a document in the order in which their differences are told.
PARTS = ("pages", "bookmarks", "structure", "places", "metadata", "catalog", "attachments")

Parts = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class ExhibitSeal:
    """An exhibit: its file as received, the clean PDF of it, and its pages in the pack from 1.

    Used are those of its pages that the pack shows; nothing where it shows all of them.
    """

    label: str
    pages: int
    first_page: int
    last_page: int
    original: str
    clean: str
    used: tuple[int, ...] = ()

    def page_at(self, page: int) -> int:
        """Which page of the exhibit lies on a page of the pack."""
        at = page - self.first_page
        return self.used[at] if at < len(self.used) else at + 1


@dataclass(frozen=True, slots=True)
class Manifest:
    """Fingerprints (SHA-256, hexadecimal) of all that went into a pack and of what came out.

    Tools are versions by name, fonts fingerprints by file name; parts are those of the document
    before the manifest was put into it: one fingerprint for each page, bookmark and so on.
    """

    ref: str
    language: str
    as_of: str
    plan: str
    tools: Mapping[str, str]
    fonts: Mapping[str, str]
    exhibits: tuple[ExhibitSeal, ...]
    parts: Parts

    def as_json(self) -> bytes:
        """The manifest as it is embedded: keys in order, UTF-8, its format named."""
        value = asdict(self)
        for row in value["exhibits"]:
            # Only an excerpt has something to say here.
            if not row["used"]:
                del row["used"]
        return canonical({"format": FORMAT, **value})

    def place(self, page: int) -> tuple[str, int] | None:
        """The exhibit whose page a page of the pack is, and which of its pages; from 1."""
        for row in self.exhibits:
            if row.first_page <= page <= row.last_page:
                return row.label, row.page_at(page)
        return None


@dataclass(frozen=True, slots=True)
class Difference:
    """A part that is not as sealed: changed, missing, added or moved; numbers count from 1.

    Label and exhibit_page tell whose page it is; number is 0 for a part that is one whole.
    """

    part: str
    what: str
    number: int = 0
    label: str = ""
    exhibit_page: int = 0


def canonical(value: object) -> bytes:
    """JSON of one spelling: keys in order, no blanks, UTF-8; days as they are written."""
    text = json.dumps(
        value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str
    )
    return text.encode()


def fingerprint(value: object) -> str:
    """Hexadecimal SHA-256 (FIPS 180-4) of the canonical JSON."""
    return hashlib.sha256(canonical(value)).hexdigest()


def read_manifest(content: bytes) -> Manifest:
    """The manifest out of a pack. Raises Refused "seal-format" for any other text."""
    try:
        value = json.loads(content)
        if value.pop("format") != FORMAT:
            raise Refused(Problem("seal-format"))
        exhibits = tuple(_exhibit(row) for row in value.pop("exhibits"))
        parts = {name: tuple(map(str, rows)) for name, rows in value.pop("parts").items()}
        manifest = Manifest(**value, exhibits=exhibits, parts=parts)
        if manifest.as_json() != content or not _is_sound(manifest):
            raise Refused(Problem("seal-format"))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise Refused(Problem("seal-format")) from error
    return manifest


def differences(manifest: Manifest, found: Parts) -> tuple[Difference, ...]:
    """What of a document is not as its manifest has it, part by part; nothing when it is."""
    return tuple(
        difference
        for part in PARTS
        for difference in _in_part(manifest, part, found.get(part, ()))
    )


def tool_changes(
    then: Mapping[str, str], now: Mapping[str, str]
) -> tuple[tuple[str, str, str], ...]:
    """Name, value then and value now of each tool or font that is another one today."""
    names = sorted({*then, *now})
    return tuple(
        (name, then.get(name, "–"), now.get(name, "–"))
        for name in names
        if then.get(name) != now.get(name)
    )


def _in_part(manifest: Manifest, part: str, found: Sequence[str]) -> Iterable[Difference]:
    sealed = manifest.parts.get(part, ())
    match part:
        case "pages" | "bookmarks" | "attachments":
            return (_placed(manifest, one) for one in _in_list(part, sealed, found))
        case _:
            return [Difference(part, "changed")] if tuple(sealed) != tuple(found) else []


def _in_list(part: str, sealed: Sequence[str], found: Sequence[str]) -> Iterable[Difference]:
    """Items that left their place, went, came, or were changed where they stood."""
    matcher = SequenceMatcher(None, sealed, found, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            continue
        both = min(b - a, d - c)
        for number in range(a, a + both):
            what = "moved" if sealed[number] in found else "changed"
            yield Difference(part, what, number + 1)
        for number in range(a + both, b):
            what = "moved" if sealed[number] in found else "missing"
            yield Difference(part, what, number + 1)
        for number in range(c + both, d):
            if found[number] not in sealed or found.count(found[number]) > sealed.count(
                found[number]
            ):
                yield Difference(part, "added", number + 1)


def _placed(manifest: Manifest, one: Difference) -> Difference:
    place = manifest.place(one.number) if one.part == "pages" and one.what != "added" else None
    return Difference(one.part, one.what, one.number, *place) if place else one


def _exhibit(row: dict[str, Any]) -> ExhibitSeal:
    return ExhibitSeal(**{**row, "used": tuple(row.get("used", ()))})


def _is_sound(manifest: Manifest) -> bool:
    """Whether the values are of their kinds: what was read may come from anybody."""
    numbers: list[object] = [
        n for e in manifest.exhibits for n in (e.pages, e.first_page, e.last_page, *e.used)
    ]
    hashes = [manifest.plan, *manifest.fonts.values()]
    hashes += [h for e in manifest.exhibits for h in (e.original, e.clean)]
    texts: list[object] = [manifest.ref, manifest.language, manifest.as_of]
    texts += [*manifest.tools.values(), *(e.label for e in manifest.exhibits)]
    return (
        all(type(number) is int for number in numbers)
        and all(isinstance(text, str) for text in texts)
        and all(len(h) == HEX_DIGITS and HEX.issuperset(h) for h in hashes)
    )
