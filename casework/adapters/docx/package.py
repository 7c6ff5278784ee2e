"""The parts of a Word document put into one file: Open Packaging Conventions, ECMA-376 part 2."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import quoteattr

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
NAMES = (
    f'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="{OFFICE}"'
)
# Part, its type, and how the document calls it.
PARTS = (
    ("styles.xml", "styles"),
    ("numbering.xml", "numbering"),
    ("settings.xml", "settings"),
    ("footnotes.xml", "footnotes"),
    ("header1.xml", "header"),
    ("footer1.xml", "footer"),
)
# The first day that a ZIP file can hold: the same document is the same file on any day.
DAY = (1980, 1, 1, 0, 0, 0)


def packed(
    parts: Mapping[str, str], properties: str, links: Sequence[str], notes: Sequence[str]
) -> bytes:
    """The file; links are the addresses outside of the text, notes those of the footnotes."""
    files = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _package_links(),
        "docProps/core.xml": properties,
        "word/document.xml": parts["document.xml"],
        "word/_rels/document.xml.rels": _document_links(links),
        "word/_rels/footnotes.xml.rels": _links(_outside(notes)),
    }
    files |= {f"word/{name}": parts[name] for name, _kind in PARTS}
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            entry = zipfile.ZipInfo(name, DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            # The system on which it was made would differ.
            entry.create_system = 0
            archive.writestr(entry, (HEAD + text).encode())
    return held.getvalue()


def _types() -> str:
    rows = [f'<Override PartName="/word/document.xml" ContentType="{WORD}.document.main+xml"/>']
    rows += [
        f'<Override PartName="/word/{name}" ContentType="{WORD}.{kind}+xml"/>'
        for name, kind in PARTS
    ]
    return (
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f"{''.join(rows)}"
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )


def _package_links() -> str:
    core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    return _links(
        [
            f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>',
            f'<Relationship Id="rId2" Type="{core}" Target="docProps/core.xml"/>',
        ]
    )


def _document_links(addresses: Sequence[str]) -> str:
    rows = [
        f'<Relationship Id="part{n}" Type="{OFFICE}/{kind}" Target="{name}"/>'
        for n, (name, kind) in enumerate(PARTS)
    ]
    return _links([*rows, *_outside(addresses)])


def _outside(addresses: Sequence[str]) -> list[str]:
    return [
        f'<Relationship Id="link{n}" Type="{OFFICE}/hyperlink" '
        f'Target={quoteattr(address)} TargetMode="External"/>'
        for n, address in enumerate(addresses)
    ]


def _links(rows: Sequence[str]) -> str:
    return f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(rows)}</Relationships>'
