"""Makes a document PDF/A (ISO 19005) where its pages allow, and says which do not, and why.

The main reasons are looked for, not all that the standard asks: whether a file keeps to it only a
validator can say, and none runs here. Tests hold the files against veraPDF.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, String

from casework.adapters import srgb

# Printed, never hidden (ISO 19005-2, 6.3.2).
PRINT = 4
FONT_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
# Of a page, what it shows; whatever lies below may bear any name.
SHOWN = ("/Resources", "/Contents")
PDFA = 'xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"'
DESCRIPTION = re.compile(rb"(<rdf:RDF[^>]*>)")
NAMED = re.compile(rb"pdfaid:part")
# PDF/A knows the schema of PDF/UA only where the file describes it (ISO 19005-2, 6.6.2.3).
UA_SCHEMA = """<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag>
<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>
<rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of the PDF/UA standard</pdfaProperty:description></rdf:li>
</rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""
CMYK = re.compile(rb"(?<![\w/.#-])[-+\d.]+\s+[-+\d.]+\s+[-+\d.]+\s+[-+\d.]+\s+[kK](?!\w)")

Reasons = tuple[str, ...]


class PdfaFlaws:
    """Why pages cannot be PDF/A-2b, as codes; what several pages share is looked at once.

    font-not-embedded, font-map, colour-cmyk, postscript, outside-file or transfer-curve.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], set[str]] = {}

    def of(self, page: Page) -> Reasons:
        """The reasons of a page, in the order of the alphabet; nothing where none was found."""
        return tuple(sorted(self._below(page.obj)))

    def _below(self, item: Object) -> set[str]:
        key = item.objgen if item.is_indirect else None
        if key and key in self._known:
            return self._known[key]
        if key:
            self._known[key] = set()
        found = set(_reasons(item))
        for value in _values(item):
            found |= self._below(value)
        if key:
            self._known[key] = found
        return found


def make_pdfa(pdf: Pdf, *, part: int) -> None:
    """Mark the document as PDF/A of that part (2, or 3 where it has attachments), level B.

    What it holds must allow it. The description keeps what it says, such as PDF/UA-1.
    """
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String(srgb.NAME),
        Info=String(srgb.NAME),
        DestOutputProfile=pdf.make_stream(srgb.profile(), N=3),
    )
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])
    for page in pdf.pages:
        for link in page.obj.get(Name.Annots, []):
            link.F = PRINT
    _describe(pdf, part)


def mend(pdf: Pdf) -> None:
    """Put right what changes nothing of what is shown: a hint to smooth, an old way of packing."""
    for item in pdf.objects:
        if not isinstance(item, pikepdf.Stream):
            continue
        if Name.Interpolate in item:
            del item[Name.Interpolate]
        coded = item.get(Name.Filter)
        if Name.LZWDecode in (list(coded) if isinstance(coded, Array) else [coded]):
            item.write(item.read_bytes())


def _describe(pdf: Pdf, part: int) -> None:
    if Name.Metadata not in pdf.Root:
        with pdf.open_metadata(set_pikepdf_as_editor=False) as meta:
            meta["pdfaid:part"], meta["pdfaid:conformance"] = str(part), "B"
        return
    said = pdf.Root.Metadata.read_bytes()
    if NAMED.search(said):
        return
    row = f'<rdf:Description rdf:about="" {PDFA} pdfaid:part="{part}" pdfaid:conformance="B"/>'
    row += UA_SCHEMA if b"pdfuaid:part" in said else ""
    said = DESCRIPTION.sub(lambda found: found[1] + row.encode(), said, count=1)
    # Not compressed, so that programs that know no PDF find it.
    pdf.Root.Metadata = pdf.make_stream(said, Type=Name.Metadata, Subtype=Name.XML)


def _reasons(item: Object) -> Iterator[str]:
    if isinstance(item, pikepdf.Stream):
        yield from _of_stream(item)
    if isinstance(item, pikepdf.Stream | Dictionary):
        yield from _of_entries(item)
    elif item == Name.DeviceCMYK:
        yield "colour-cmyk"


def _of_stream(stream: Object) -> Iterator[str]:
    if Name.F in stream:
        yield "outside-file"
    kind = stream.get(Name.Subtype)
    if kind == Name.PS:
        yield "postscript"
    elif kind == Name.Form and _paints_cmyk(stream):
        yield "colour-cmyk"


def _of_entries(item: Object) -> Iterator[str]:
    kind = item.get(Name.Type)
    if kind == Name.Font and item.get(Name.Subtype) not in (Name.Type3, Name.Type0):
        described = item.get(Name.FontDescriptor, Dictionary())
        if not any(name in described for name in FONT_FILES):
            yield "font-not-embedded"
        if item.get(Name.Subtype) == Name.CIDFontType2 and Name.CIDToGIDMap not in item:
            yield "font-map"
    if kind == Name.Page and _paints_cmyk(item):
        yield "colour-cmyk"
    if Name.TR in item or item.get(Name.TR2, Name.Default) != Name.Default:
        yield "transfer-curve"


def _paints_cmyk(holder: Object) -> bool:
    """Whether what is drawn sets a colour of four inks by itself."""
    if isinstance(holder, pikepdf.Stream):
        return bool(CMYK.search(holder.read_bytes()))
    contents = holder.get(Name.Contents)
    if contents is None:
        return False
    streams = list(contents) if isinstance(contents, Array) else [contents]
    return any(CMYK.search(stream.read_bytes()) for stream in streams)


def _values(item: Object) -> Iterator[Object]:
    values: list[object] = []
    if isinstance(item, Dictionary) and item.get(Name.Type) == Name.Page:
        values += [item[key] for key in SHOWN if key in item]
    elif isinstance(item, pikepdf.Stream | Dictionary):
        values += [item[key] for key in set(item.keys())]
    elif isinstance(item, Array):
        values += list(item)
    yield from (value for value in values if isinstance(value, Object))
