"""What stands around the text of a Word document: its page, header, footer, notes, description."""

from __future__ import annotations

from collections.abc import Sequence

from casework.adapters.docx.package import NAMES
from casework.adapters.docx.runs import Look, field, run, words

CORE = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
# A4 with the margins of templates/pack/pack.css, in twentieths of a point.
PAGE = (
    '<w:sectPr><w:headerReference w:type="default" r:id="part4"/>'
    '<w:footerReference w:type="default" r:id="part5"/>'
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1531" w:right="1247" w:bottom="1361" w:left="1417" w:header="709" '
    'w:footer="709" w:gutter="0"/></w:sectPr>'
)
NOTE_SIGN = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
CONTENTS_BEGIN = (
    '<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" \\h \\z \\u </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
)
CONTENTS_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def document(text: str) -> str:
    return f"<w:document {NAMES}><w:body>{text}{PAGE}</w:body></w:document>"


def footnotes(notes: Sequence[str]) -> str:
    """The notes after the two that draw the line above them."""
    lines = (
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p>'
        '</w:footnote><w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r>'
        "<w:continuationSeparator/></w:r></w:p></w:footnote>"
    )
    return f"<w:footnotes {NAMES}>{lines}{''.join(notes)}</w:footnotes>"


def note_reference(number: int) -> str:
    return (
        '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
        f'<w:footnoteReference w:id="{number}"/></w:r>'
    )


def header(text: str) -> str:
    line = f'<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>{run(text, Look())}</w:p>'
    return f"<w:hdr {NAMES}>{line}</w:hdr>"


def footer(before: str, between: str) -> str:
    """Page 3 of 40, in the words of the pack."""
    plain = Look()
    line = (
        f"{run(before, plain)}{field('PAGE', '1', plain)}"
        f"{run(between, plain)}{field('NUMPAGES', '1', plain)}"
    )
    line = f'<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{line}</w:p>'
    return f"<w:ftr {NAMES}>{line}</w:ftr>"


def properties(title: str, language: str, day: str) -> str:
    """Title, language and day; it names nobody who worked on it."""
    return (
        f"<cp:coreProperties {CORE}><dc:title>{words(title)}</dc:title>"
        f"<dc:creator>Casework</dc:creator><dc:language>{words(language)}</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:created>'
        "</cp:coreProperties>"
    )
