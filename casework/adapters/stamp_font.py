"""A font cut down to the letters of the stamps, embedded once in a document."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

# Six letters mark a font that is not whole (ISO 32000-1, 9.6.4).
PREFIX = "STAMPS+"
NAME_OF_POSTSCRIPT = 6
SYMBOLIC = 4
THOUSAND = 1000
LAYOUT = ("GSUB", "GPOS", "GDEF")
TO_UNICODE = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
{rows}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""
# More rows than this may not stand in one block.
ROWS = 100


@dataclass(frozen=True, slots=True)
class StampFont:
    """The font file, and of each letter its glyph and how far it goes, in thousandths."""

    name: str
    file: bytes
    glyphs: Mapping[str, tuple[int, int]]
    box: tuple[int, ...]
    ascent: int
    descent: int
    capitals: int

    def width(self, text: str) -> float:
        """How far the text goes at a size of one point."""
        return sum(self.glyphs[sign][1] for sign in text) / THOUSAND

    def shown(self, text: str) -> str:
        """The text as the string of an operator that shows it."""
        return "<" + "".join(f"{self.glyphs[sign][0]:04x}" for sign in text) + ">"

    def embed(self, pdf: Pdf) -> Object:
        """The font as an object of the document (ISO 32000-1, 9.7)."""
        file = pdf.make_stream(self.file, Length1=len(self.file))
        descriptor = Dictionary(
            Type=Name.FontDescriptor,
            FontName=Name(f"/{self.name}"),
            Flags=SYMBOLIC,
            FontBBox=Array(self.box),
            ItalicAngle=0,
            Ascent=self.ascent,
            Descent=self.descent,
            CapHeight=self.capitals,
            StemV=80,
            FontFile2=file,
        )
        descendant = Dictionary(
            Type=Name.Font,
            Subtype=Name.CIDFontType2,
            BaseFont=Name(f"/{self.name}"),
            CIDSystemInfo=Dictionary(
                Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0
            ),
            CIDToGIDMap=Name.Identity,
            FontDescriptor=pdf.make_indirect(descriptor),
            W=self._widths(),
        )
        font = Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=Name(f"/{self.name}"),
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(descendant)]),
            ToUnicode=pdf.make_stream(self._to_unicode().encode("ascii")),
        )
        return pdf.make_indirect(font)

    def _widths(self) -> Array:
        rows: list[object] = []
        for glyph, width in sorted(self.glyphs.values()):
            rows += [glyph, Array([width])]
        return Array(rows)

    def _to_unicode(self) -> str:
        rows = sorted((glyph, sign) for sign, (glyph, _width) in self.glyphs.items())
        blocks = []
        for start in range(0, len(rows), ROWS):
            block = rows[start : start + ROWS]
            lines = [f"<{glyph:04x}> <{sign.encode('utf-16-be').hex()}>" for glyph, sign in block]
            blocks.append("\n".join([f"{len(block)} beginbfchar", *lines, "endbfchar"]))
        return TO_UNICODE.format(rows="\n".join(blocks))


@lru_cache(maxsize=8)
def stamp_font(path: Path, characters: frozenset[str]) -> StampFont:
    """The font of the file with these letters only, the same bytes each time."""
    with TTFont(path, recalcTimestamp=False) as font:
        for table in LAYOUT:
            # Digits and a word or two need none, and to cut them down takes longer than all else.
            if table in font:
                del font[table]
        options = subset.Options(
            hinting=False, layout_features=[], name_IDs=[NAME_OF_POSTSCRIPT], notdef_outline=True
        )
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=[ord(sign) for sign in characters])
        cutter.subset(font)
        output = io.BytesIO()
        font.save(output, reorderTables=True)
        return _described(font, output.getvalue())


def _described(font: TTFont, file: bytes) -> StampFont:
    per_unit = THOUSAND / font["head"].unitsPerEm
    head, across, system = font["head"], font["hmtx"], font["OS/2"]
    glyphs = {
        chr(code): (font.getGlyphID(name), round(across[name][0] * per_unit))
        for code, name in sorted((font.getBestCmap() or {}).items())
    }
    box = (head.xMin, head.yMin, head.xMax, head.yMax)
    return StampFont(
        name=PREFIX + str(font["name"].getDebugName(NAME_OF_POSTSCRIPT)),
        file=file,
        glyphs=glyphs,
        box=tuple(round(side * per_unit) for side in box),
        ascent=round(font["hhea"].ascent * per_unit),
        descent=round(font["hhea"].descent * per_unit),
        capitals=round(system.sCapHeight * per_unit),
    )
