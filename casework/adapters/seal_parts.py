"""The fingerprints of a document's parts: of what each holds, not of how the file writes it."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from decimal import Decimal

import pikepdf
from pikepdf import Dictionary, Name, NameTree, Object, Pdf

# What leads back to where one came from, and what says only how a stream is written.
BACK = {"/Parent", "/P", "/Prev", "/Last"}
WRITTEN = {"/Length"}
CODED = {"/Filter", "/DecodeParms"}
# Pictures stay as they are coded: undoing that would take minutes and give the same answer.
STAY = {"/FlateDecode", "/DCTDecode", "/JPXDecode", "/CCITTFaxDecode", "/JBIG2Decode"}
# Parts of the catalogue that are told apart, or that the manifest itself adds.
APART = {"/Pages", "/Outlines", "/StructTreeRoot", "/Metadata", "/Names", "/Dests", "/AF"}
MANIFEST = "manifest.json"


def parts_of(pdf: Pdf, *, is_new: bool = False) -> dict[str, tuple[str, ...]]:
    """One fingerprint for each page, bookmark and attachment, and one for each other part.

    Pages stand for their number. Pictures of a new document are given the coding in which it is
    about to be written. The manifest itself is left out.
    """
    prints = Prints(pdf, is_new=is_new)
    root = pdf.Root
    names = root.get(Name.Names, Dictionary())
    places = {key: names[key] for key in sorted(names.keys()) if key != "/EmbeddedFiles"}
    rest = {key: root[key] for key in sorted(root.keys()) if key not in APART}
    about = [root.get(Name.Metadata), pdf.trailer.get(Name.Info)]
    tree = root.get(Name.StructTreeRoot, Dictionary())
    return {
        "pages": tuple(prints.of_page(page.obj) for page in pdf.pages),
        "bookmarks": tuple(prints.of(title, target) for title, target in _bookmarks(root)),
        "structure": (prints.of(tree.get(Name.K), tree.get(Name.RoleMap)),),
        "places": (prints.of(*places.items(), root.get(Name.Dests)),),
        "metadata": (prints.of(*about),),
        "catalog": (prints.of(*rest.items()),),
        "attachments": tuple(prints.of(*item) for item in _attachments(pdf, names)),
    }


class Prints:
    """Fingerprints of objects; what several share is read once, a circle ends where it closes."""

    def __init__(self, pdf: Pdf, *, is_new: bool) -> None:
        self._places = {page.obj.objgen: place for place, page in enumerate(pdf.pages, 1)}
        self._known: dict[tuple[int, int], bytes] = {}
        self._is_new = is_new

    def of(self, *values: object) -> str:
        return hashlib.sha256(b"".join(map(self._print, values))).hexdigest()

    def of_page(self, page: Object) -> str:
        return hashlib.sha256(self._whole(page)).hexdigest()

    def _print(self, value: object) -> bytes:
        match value:
            case Object() if value.is_indirect:
                return self._shared(value)
            case Object():
                return self._whole(value)
            case tuple():
                return hashlib.sha256(b"tuple" + b"".join(map(self._print, value))).digest()
            case bool() | None | str():
                return _digest(f"{value}".encode())
            case int() | float() | Decimal():
                return _digest(f"{Decimal(str(value)).normalize():f}".encode())
        return _digest(repr(value).encode())

    def _shared(self, value: Object) -> bytes:
        place = self._places.get(value.objgen)
        if place:
            return _digest(f"page {place}".encode())
        if value.objgen not in self._known:
            self._known[value.objgen] = b"circle"
            self._known[value.objgen] = self._whole(value)
        return self._known[value.objgen]

    def _whole(self, value: Object) -> bytes:
        if isinstance(value, pikepdf.Stream):
            content, left_out = self._content(value)
            return _digest(content + self._entries(value, left_out | WRITTEN | BACK))
        if isinstance(value, Dictionary):
            return _digest(b"<<" + self._entries(value, BACK))
        if isinstance(value, pikepdf.Array):
            items = list(value)
            return _digest(b"[" + b"".join(map(self._print, items)))
        if isinstance(value, pikepdf.String):
            return _digest(b"(" + bytes(value))
        return _digest(str(value).encode())

    def _entries(self, value: Object, left_out: set[str]) -> bytes:
        keys = sorted(set(value.keys()) - left_out)
        return b"".join(key.encode() + b" " + self._print(value[key]) for key in keys)

    def _content(self, stream: Object) -> tuple[bytes, set[str]]:
        """The digest of what a stream holds, and the entries that say how it is coded."""
        if stream.get(Name.Subtype) == Name.Image:
            if self._is_new and not _stays(stream):
                _recode(stream)
            return _digest(stream.read_raw_bytes()), set()
        try:
            return _digest(stream.read_bytes()), CODED
        except pikepdf.PdfError:
            return _digest(stream.read_raw_bytes()), set()


def _digest(content: bytes) -> bytes:
    return hashlib.sha256(content).digest()


def _stays(picture: Object) -> bool:
    """Whether the writer leaves the coding of a picture as it is."""
    coded = picture.get(Name.Filter)
    filters = [coded] if isinstance(coded, Name) else list(coded or [])
    return bool(filters) and all(str(name) in STAY for name in filters)


def _recode(picture: Object) -> None:
    try:
        content = picture.read_bytes()
    except pikepdf.PdfError:
        # The writer cannot undo it either.
        return
    picture.write(zlib.compress(content), filter=Name.FlateDecode, decode_parms=None)


def _bookmarks(root: Object) -> Iterator[tuple[object, object]]:
    """Title and target of each bookmark with its depth in the tree, in the order of a reader."""
    outlines = root.get(Name.Outlines)
    if outlines is None:
        return
    waiting = [(0, outlines.get(Name.First))]
    seen: set[tuple[int, int]] = set()
    while waiting:
        depth, item = waiting.pop()
        if item is None or item.objgen in seen:
            continue
        seen.add(item.objgen)
        yield (depth, item.get(Name.Title)), (item.get(Name.Dest), item.get(Name.A))
        waiting += [(depth, item.get(Name.Next)), (depth + 1, item.get(Name.First))]


def _attachments(pdf: Pdf, names: Object) -> Iterator[tuple[str, Object]]:
    """Every embedded file but the manifest, whichever way it hangs on the catalogue."""
    found = [*pdf.Root.get(Name.AF, [])]
    if Name.EmbeddedFiles in names:
        found += [value for _name, value in NameTree(names.EmbeddedFiles).items()]
    manifests = 0
    seen = set()
    for spec in found:
        if spec.objgen in seen:
            continue
        seen.add(spec.objgen)
        manifests += str(spec.get(Name.UF, "")) == MANIFEST
        if str(spec.get(Name.UF, "")) != MANIFEST or manifests > 1:
            yield str(spec.get(Name.UF, "")), spec
