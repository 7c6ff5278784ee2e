"""Seals a document: its manifest embedded, and the whole file's fingerprint beside it.

The fingerprint is the SHA-256 of the file in which its own 64 digits are those of the SHA-256 of
the manifest: so any byte that is changed, added or taken away breaks it. It is no signature:
whoever makes a new manifest makes a new seal; the fingerprint of the whole file, kept elsewhere,
tells the two apart.
"""

from __future__ import annotations

import hashlib
import io
import json
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path
from typing import BinaryIO

import pikepdf
from pikepdf import Array, Dictionary, Name, NameTree, Object, Pdf, String

from casework.adapters.children import Died, ask
from casework.adapters.pdf import FACES
from casework.adapters.seal_parts import MANIFEST, parts_of
from casework.domain.errors import Problem, Refused
from casework.domain.manifest import Manifest, Parts

KEY = "/CaseworkSeal"
CHILD = "casework.adapters.seal_child"
SECONDS = 90
PIECE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Opened:
    """A sealed document as it is found: its manifest, its parts, and whether every byte is as
    sealed.
    """

    manifest: bytes
    parts: Parts
    is_whole: bool


def tools() -> dict[str, str]:
    """The versions of the libraries on whom the bytes of a pack depend."""
    found = {name: version(name) for name in ("weasyprint", "pydyf", "pikepdf")}
    return {**found, "libqpdf": pikepdf.__libqpdf_version__}


def font_prints(fonts: Path) -> dict[str, str]:
    """The fingerprint of each font file that a pack may use."""
    return {name: _hash((fonts / name).read_bytes()) for name, *_ in FACES}


def embed(pdf: Pdf, manifest: Manifest) -> Manifest:
    """Put the manifest into a document that is otherwise ready, as an associated file (ISO
    32000-2, 14.13) of that very day; returns it with the fingerprints of the parts.
    """
    sealed = replace(manifest, parts=parts_of(pdf, is_new=True))
    content = sealed.as_json()
    day = manifest.as_of.replace("-", "")
    file = pdf.make_stream(content)
    file.Type = Name.EmbeddedFile
    file.Subtype = Name("/application/json")
    file.Params = Dictionary(Size=len(content), ModDate=String(f"D:{day}000000Z"))
    # In the dictionary of a stream, for other objects are written compressed.
    file[KEY] = String(_hash(content))
    spec = pdf.make_indirect(
        Dictionary(
            Type=Name.Filespec,
            F=String(MANIFEST),
            UF=String(MANIFEST),
            AFRelationship=Name.Data,
            EF=Dictionary(F=file, UF=file),
        )
    )
    if Name.Names not in pdf.Root:
        pdf.Root.Names = Dictionary()
    pdf.Root.Names.EmbeddedFiles = Dictionary(Names=Array([String(MANIFEST), spec]))
    pdf.Root.AF = Array([spec])
    return sealed


def close(path: Path, manifest: Manifest) -> str:
    """Put the seal of the written document in place of the digits that embed() left there.

    Returns the SHA-256 of the file as it is then. A large file is not held in memory.
    """
    entry = _entry(_hash(manifest.as_json()))
    with path.open("r+b") as file:
        seal = hashlib.file_digest(file, "sha256").hexdigest()
        for place in _places(file, entry):
            file.seek(place)
            file.write(_entry(seal))
        file.seek(0)
        return hashlib.file_digest(file, "sha256").hexdigest()


def _places(file: BinaryIO, wanted: bytes) -> list[int]:
    """Where the bytes stand in the file; they may lie across two of the pieces it is read in."""
    found, start, before = [], 0, b""
    file.seek(0)
    while piece := file.read(PIECE):
        read = before + piece
        at = read.find(wanted)
        while at >= 0:
            found.append(start - len(before) + at)
            at = read.find(wanted, at + 1)
        start += len(piece)
        before = read[-(len(wanted) - 1) :]
    return found


def open_sealed(content: bytes) -> Opened:
    """What a stranger's file holds, opened in a child process with bounds on time and memory.

    Raises Refused: seal-not-pdf, seal-encrypted, seal-broken or seal-not-ours.
    """
    try:
        answer = json.loads(ask(CHILD, content=content, seconds=SECONDS))
    except Died as error:
        raise Refused(Problem("seal-broken")) from error
    if "code" in answer:
        raise Refused(Problem(answer["code"]))
    parts = {name: tuple(rows) for name, rows in answer["parts"].items()}
    return Opened(answer["manifest"].encode(), parts, answer["is_whole"])


def read_sealed(content: bytes) -> Opened:
    """The same in this process, for the child and for files of our own. Raises Refused."""
    if b"%PDF-" not in content[:1024]:
        raise Refused(Problem("seal-not-pdf"))
    try:
        with Pdf.open(io.BytesIO(content)) as pdf:
            if pdf.is_encrypted:
                raise Refused(Problem("seal-encrypted"))
            return _read(pdf, content)
    except pikepdf.PasswordError as error:
        raise Refused(Problem("seal-encrypted")) from error
    except (pikepdf.PdfError, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise Refused(Problem("seal-broken")) from error


def read_embedded(content: bytes) -> bytes:
    """The manifest in a file of our own, without a look at its parts; empty where there is none.

    Raises Refused "seal-broken".
    """
    try:
        with Pdf.open(io.BytesIO(content)) as pdf:
            file = _file(pdf)
            return bytes(file.read_bytes()) if file is not None else b""
    except pikepdf.PdfError as error:
        raise Refused(Problem("seal-broken")) from error


def _file(pdf: Pdf) -> Object | None:
    """The stream that holds the manifest and bears the seal."""
    names = pdf.Root.get(Name.Names, Dictionary())
    files = dict(NameTree(names.EmbeddedFiles).items()) if Name.EmbeddedFiles in names else {}
    spec = files.get(MANIFEST)
    file = spec.EF.F if spec is not None else None
    return file if file is not None and KEY in file else None


def _read(pdf: Pdf, content: bytes) -> Opened:
    file = _file(pdf)
    if file is None:
        raise Refused(Problem("seal-not-ours"))
    manifest = bytes(file.read_bytes())
    seal = str(file[KEY])
    opened = content.replace(_entry(seal), _entry(_hash(manifest)))
    return Opened(manifest, parts_of(pdf), _hash(opened) == seal)


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _entry(digits: str) -> bytes:
    return f"{KEY} ({digits})".encode()
