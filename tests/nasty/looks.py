"""Pages that are hard to draw: fonts, colours, layers, pictures in every coding."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable

from fontTools import subset
from fontTools.ttLib import TTFont
from pikepdf import Dictionary, Name, Pdf
from PIL import Image

from tests.adapters import papers
from tests.nasty.case import Nasty, taken
from tests.nasty.raw import DRAWING, simple, stream

SIDE = 64


def _drawn(drawing: bytes, resources: bytes = b"", **more: object) -> Callable[[], bytes]:
    resources = resources or b"/Font << /F1 5 0 R >>"
    return lambda: simple(drawing=drawing, resources=resources, **more)  # type: ignore[arg-type] # one of simple's


def _picture(entries: bytes, data: bytes) -> Callable[[], bytes]:
    """A page with the picture, 64 points a side, large in its middle."""
    size = b"/Type /XObject /Subtype /Image /Width %d /Height %d " % (SIDE, SIDE)
    return _drawn(
        b"q 400 0 0 400 90 200 cm /I Do Q",
        b"/XObject << /I 6 0 R >>",
        more={6: stream(data, size + entries)},
    )


def _dark_below(mode: str) -> Image.Image:
    picture = Image.new("L", (SIDE, SIDE), 255)
    picture.paste(40, (0, SIDE // 2, SIDE, SIDE))
    return picture.convert(mode)


def _fax_rows() -> bytes:
    """The picture as CCITT group 4 (ITU-T T.6), taken out of a TIFF."""
    output = io.BytesIO()
    _dark_below("1").save(output, "TIFF", compression="group4")
    with Image.open(io.BytesIO(output.getvalue())) as tiff:
        start, length = tiff.tag_v2[273][0], tiff.tag_v2[279][0]
        inverted = tiff.tag_v2[262] == 1
    if not inverted:
        raise AssertionError("Pillow writes white as one")
    return output.getvalue()[start : start + length]


def _ccitt() -> bytes:
    entries = (
        b"/BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /CCITTFaxDecode "
        b"/DecodeParms << /K -1 /Columns 64 /Rows 64 /BlackIs1 true >>"
    )
    return _picture(entries, _fax_rows())()


def _jbig2() -> bytes:
    """A generic region in MMR coding, which is that of the fax (ITU-T T.88, 7.4.6)."""

    def segment(number: int, kind: int, data: bytes) -> bytes:
        return struct.pack(">IBBBI", number, kind, 0, 1, len(data)) + data

    page = segment(0, 48, struct.pack(">IIIIBH", SIDE, SIDE, 0, 0, 0, 0))
    region = struct.pack(">IIIIB", SIDE, SIDE, 0, 0, 0) + b"\x01" + _fax_rows()
    entries = b"/BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /JBIG2Decode /Decode [1 0]"
    return _picture(entries, page + segment(1, 38, region))()


def _jpx() -> bytes:
    output = io.BytesIO()
    _dark_below("RGB").save(output, "JPEG2000")
    return _picture(b"/Filter /JPXDecode", output.getvalue())()


def _inverted_cmyk() -> bytes:
    output = io.BytesIO()
    _dark_below("CMYK").save(output, "JPEG")
    entries = b"/BitsPerComponent 8 /ColorSpace /DeviceCMYK /Filter /DCTDecode"
    return _picture(entries, output.getvalue())()


def _masked() -> bytes:
    mask = stream(
        bytes(range(0, 256, 4)) * SIDE,
        b"/Type /XObject /Subtype /Image /Width 64 /Height 64 /BitsPerComponent 8 "
        b"/ColorSpace /DeviceGray",
    )
    size = b"/Type /XObject /Subtype /Image /Width 64 /Height 64 "
    image = stream(
        b"\x20" * SIDE * SIDE, size + b"/BitsPerComponent 8 /ColorSpace /DeviceGray /SMask 7 0 R"
    )
    return simple(
        drawing=b"1 0 0 rg 0 0 300 842 re f q 400 0 0 400 90 200 cm /I Do Q",
        resources=b"/XObject << /I 6 0 R >>",
        more={6: image, 7: mask},
    )


INLINE = (
    b"q 300 0 0 300 100 300 cm BI /W 4 /H 4 /BPC 8 /CS /G ID "
    + bytes((0, 255) * 8)
    + b" EI Q q 100 0 0 100 100 100 cm BI /W 2 /H 2 /BPC 8 /CS /RGB /F /AHx ID "
    b"ff0000 00ff00 0000ff 000000> EI Q"
)
SEPARATION = (
    b"/ColorSpace << /S [/Separation /Stempelblau /DeviceCMYK << /FunctionType 2 "
    b"/Domain [0 1] /C0 [0 0 0 0] /C1 [1 0.6 0 0.1] /N 1 >>] >>"
)
SHADING = (
    b"/Shading << /S << /ShadingType 2 /ColorSpace /DeviceRGB /Coords [0 0 595 842] "
    b"/Function << /FunctionType 2 /Domain [0 1] /C0 [1 0 0] /C1 [0 0 1] /N 1 >> >> >>"
)
CLEAR = b"/ExtGState << /G << /ca 0.4 /BM /Multiply >> >>"
TYPE3 = (
    b"/Font << /F1 << /Type /Font /Subtype /Type3 /FontBBox [0 0 100 100] "
    b"/FontMatrix [0.01 0 0 0.01 0 0] /FirstChar 97 /LastChar 97 /Widths [110] "
    b"/CharProcs << /a 6 0 R >> /Encoding << /Differences [97 /a] >> /Resources << >> >> >>"
)
STANDARD = b"/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >> >>"
UNKNOWN = b"/Font << /F1 << /Type /Font /Subtype /TrueType /BaseFont /NowhereSans >> >>"


def _font(text: str, file: str, *, words: bool) -> Callable[[], bytes]:
    """The text in an embedded font by glyph numbers, with or without the words for them."""

    def build() -> bytes:
        font = TTFont(papers.FONTS / file, recalcTimestamp=False)
        names = [font.getBestCmap()[ord(letter)] for letter in text]
        options = subset.Options(retain_gids=True, notdef_outline=True)
        cutter = subset.Subsetter(options)
        cutter.populate(text=text)
        glyphs = [font.getGlyphID(name) for name in names]
        cutter.subset(font)
        output = io.BytesIO()
        font.save(output, reorderTables=False)
        return _document(output.getvalue(), glyphs, text, words=words)

    return build


def _document(file: bytes, glyphs: list[int], text: str, *, words: bool) -> bytes:
    shown = b"".join(b"%04x" % glyph for glyph in glyphs)
    rows = b"".join(
        b"<%04x> <%s>\n" % (glyph, letter.encode("utf-16-be").hex().encode())
        for glyph, letter in sorted(set(zip(glyphs, text, strict=True)))
    )
    table = (
        b"/CIDInit /ProcSet findresource begin begincmap /CMapName /X def\n"
        b"1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        b"%d beginbfchar\n%sendbfchar\nendcmap end" % (len(set(glyphs)), rows)
    )
    to_words = b"/ToUnicode 10 0 R" if words else b""
    more = {
        6: b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H "
        b"/DescendantFonts [7 0 R] %s >>" % to_words,
        7: b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /FontDescriptor 8 0 R /DW 600 "
        b"/CIDToGIDMap /Identity /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) "
        b"/Supplement 0 >> >>",
        8: b"<< /Type /FontDescriptor /FontName /X /Flags 4 /FontBBox [0 -300 1000 1000] "
        b"/ItalicAngle 0 /Ascent 900 /Descent -300 /CapHeight 700 /StemV 80 /FontFile2 9 0 R >>",
        9: stream(zlib.compress(file), b"/Filter /FlateDecode /Length1 %d" % len(file)),
        10: stream(table),
    }
    drawing = b"BT /F1 40 Tf 60 600 Td <%s> Tj ET" % shown
    return simple(drawing=drawing, resources=b"/Font << /F1 6 0 R >>", more=more)


def _layer(*, shown: bool) -> Callable[[], bytes]:
    return lambda: papers.with_layer("SCHWARZ", shown=shown)


def _unbalanced() -> bytes:
    return simple(drawing=b"q q 0.5 0 0 0.5 0 0 cm " + DRAWING + b" Q Q Q Q")


def _spilling() -> bytes:
    def spill(pdf: Pdf) -> None:
        pdf.pages[0].contents_add(b"1 0 0 rg -2000 -2000 5000 5000 re f")

    return papers.changed(papers.paper("x"), spill)


def _broken_font() -> bytes:
    """A font program that is noise: readers take another one in its place."""

    def change(pdf: Pdf) -> None:
        font = pdf.pages[0].obj.Resources.Font.F1
        program = pdf.make_stream(b"noise" * 99)
        font.FontDescriptor = Dictionary(Type=Name.FontDescriptor, FontFile=program)

    return papers.changed(papers.paper("Seite"), change)


_SANS, _NASKH = "NotoSans-Regular.ttf", "NotoNaskhArabic-Regular.ttf"
FIELD = b"60 100 200 300 re f"
LOOKS: tuple[Nasty, ...] = (
    taken("layer off", _layer(shown=False)),
    taken("layer on", _layer(shown=True)),
    taken("transparent", _drawn(b"1 0 0 rg 0 0 400 400 re f /G gs 0 0 1 rg 200 200 390 500 re f",
                                CLEAR)),
    taken("printing colours in PDF", _drawn(b"0.9 0.1 0 0.1 k 60 100 300 500 re f")),
    taken("spot colour", _drawn(b"/S cs 0.8 scn " + FIELD, SEPARATION)),
    taken("gradient", _drawn(b"/S sh", SHADING)),
    taken("fax in PDF", _ccitt),
    taken("JBIG2", _jbig2),
    taken("JPEG 2000", _jpx),
    taken("inverted JPEG", _inverted_cmyk),
    taken("soft mask", _masked),
    taken("inline pictures", _drawn(INLINE)),
    taken("drawn letters", _drawn(b"BT /F1 80 Tf 60 500 Td (aaa) Tj ET", TYPE3,
                                  more={6: stream(b"110 0 0 0 100 100 d1 0 0 100 100 re f")})),
    taken("font not embedded", _drawn(DRAWING, STANDARD)),
    taken("font unknown", _drawn(DRAWING, UNKNOWN)),
    taken("font is noise", _broken_font),
    taken("Tajik letters", _font("Ҳизби наҳзат", _SANS, words=True)),
    taken("letters without words", _font("Ҳизби наҳзат", _SANS, words=False)),
    taken("right to left", _font("تاجیکستان", _NASKH, words=True)),
    taken("unbalanced", _unbalanced),
    taken("spilling", _spilling),
)  # fmt: skip
