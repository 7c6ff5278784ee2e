"""The look of a Word document: its styles, lists and settings, after templates/pack/pack.css."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import quoteattr

from casework.adapters.docx.package import NAMES

SERIF, SANS = "Noto Serif", "Noto Sans"
BLUE, GREY, RED = "1F3A5F", "4B5563", "8A1C1C"
POINTS, NUMBERS = 1, 2
LEVELS = 3
LIST_INDENT = 454
# Id, name, based on, next, paragraph properties, font, half points, colour, bold, italic.
HEADING = '<w:keepNext/><w:spacing w:before="{}" w:after="{}"/><w:outlineLvl w:val="{}"/>'
DOTS = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9242"/></w:tabs>'
FIRST = '<w:spacing w:before="120" w:after="60"/>'
SECOND = '<w:spacing w:after="40"/><w:ind w:left="600"/>'
SIGN_LINE = (
    '<w:keepNext/><w:pBdr><w:top w:val="single" w:sz="4" w:space="3" w:color="1A1A1A"/></w:pBdr>'
    '<w:spacing w:before="1000"/><w:ind w:right="5000"/>'
)
TIGHT = '<w:spacing w:after="40" w:line="252" w:lineRule="auto"/>'
PARAGRAPHS: tuple[tuple[str, str, str, str, int, str, bool], ...] = (
    ("Title", "Title", '<w:spacing w:before="240" w:after="480"/>', SANS, 38, BLUE, True),
    ("Heading1", "heading 1", HEADING.format(480, 200, 0), SANS, 28, BLUE, True),
    ("Heading2", "heading 2", HEADING.format(360, 120, 1), SANS, 23, BLUE, True),
    ("Heading3", "heading 3", HEADING.format(200, 60, 2), SANS, 18, GREY, True),
    ("ContentsHeading", "TOC Heading", "<w:keepNext/><w:pageBreakBefore/>", SANS, 28, BLUE, True),
    ("TOC1", "toc 1", f"{DOTS}{FIRST}", SERIF, 20, "", True),
    ("TOC2", "toc 2", f"{DOTS}{SECOND}", SERIF, 20, "", False),
    ("Small", "Small", '<w:spacing w:after="60"/>', SERIF, 17, GREY, False),
    ("Hint", "Hint", '<w:ind w:left="170"/>', SANS, 17, RED, False),
    ("Item", "Item", '<w:ind w:left="510" w:hanging="510"/>', SERIF, 21, "", False),
    ("ItemMore", "Item continued", '<w:ind w:left="510"/>', SERIF, 19, GREY, False),
    ("Answer", "Answer", '<w:ind w:left="680"/>', SERIF, 21, "", False),
    ("SignLine", "Line to sign on", SIGN_LINE, SANS, 16, GREY, False),
    ("Right", "Right", '<w:jc w:val="right"/>', SERIF, 21, "", False),
    ("TableText", "Table text", TIGHT, SANS, 16, "", False),
    ("ListText", "List text", '<w:spacing w:after="60"/>', SERIF, 21, "", False),
    ("FootnoteText", "footnote text", '<w:spacing w:after="20"/>', SERIF, 16, "", False),
    ("Header", "header", "", SANS, 16, GREY, False),
    ("Footer", "footer", '<w:jc w:val="right"/>', SANS, 16, GREY, False),
)

CHARACTERS = (
    ("Mark", f'<w:b/><w:color w:val="{RED}"/><w:sz w:val="16"/>'),
    ("SmallWords", f'<w:color w:val="{GREY}"/><w:sz w:val="17"/>'),
    ("FootnoteReference", '<w:vertAlign w:val="superscript"/>'),
)


def styles(language: str) -> str:
    """The styles part; the language is that of the text, for the spelling check."""
    return (
        f"<w:styles {NAMES}><w:docDefaults><w:rPrDefault><w:rPr>{_font(SERIF)}"
        f'<w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val={quoteattr(language)} '
        'w:bidi="fa-IR"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
        '<w:spacing w:after="140" w:line="300" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        "</w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        "<w:qFormat/></w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:tblPr><w:tblCellMar>'
        '<w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr></w:style>"
        f"{''.join(_paragraph(*row) for row in PARAGRAPHS)}"
        f"{''.join(_character(*row) for row in CHARACTERS)}"
        f"{_table()}</w:styles>"
    )


def numbering(lists: Iterable[bool]) -> str:
    """The lists of the text in their order, each numbered from 1; True is one with numbers."""
    rows = [
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="{NUMBERS if is_ordered else POINTS}"/>'
        f"{''.join(_restart(level) for level in range(LEVELS)) if is_ordered else ''}</w:num>"
        for n, is_ordered in enumerate(lists, 1)
    ]
    signs = ("•", "–", "·")
    points = "".join(_level(n, "bullet", signs[n]) for n in range(LEVELS))
    numbers = "".join(_level(n, "decimal", f"%{n + 1}.") for n in range(LEVELS))
    return (
        f"<w:numbering {NAMES}>"
        f'<w:abstractNum w:abstractNumId="{POINTS}"><w:multiLevelType w:val="multilevel"/>'
        f"{points}</w:abstractNum>"
        f'<w:abstractNum w:abstractNumId="{NUMBERS}"><w:multiLevelType w:val="multilevel"/>'
        f"{numbers}</w:abstractNum>{''.join(rows)}</w:numbering>"
    )


def settings() -> str:
    """Notes at the foot of the page; Word works out the contents when it opens the document."""
    return (
        f'<w:settings {NAMES}><w:defaultTabStop w:val="624"/>'
        '<w:autoHyphenation w:val="true"/><w:updateFields w:val="true"/>'
        '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'
    )


def _font(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:cs="Noto Naskh Arabic"/>'


def _paragraph(
    key: str, name: str, form: str, font: str, size: int, colour: str, is_bold: bool
) -> str:
    bold = "<w:b/><w:bCs/>" if is_bold else ""
    tint = f'<w:color w:val="{colour}"/>' if colour else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{form}</w:pPr>'
        f'<w:rPr>{_font(font)}{bold}{tint}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
        "</w:style>"
    )


def _character(key: str, form: str) -> str:
    name = {"FootnoteReference": "footnote reference"}.get(key, key)
    return (
        f'<w:style w:type="character" w:styleId="{key}"><w:name w:val="{name}"/>'
        f"<w:rPr>{form}</w:rPr></w:style>"
    )


def _table() -> str:
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="C3C8D0"/>'
        for side in ("top", "bottom", "insideH")
    )
    return (
        '<w:style w:type="table" w:styleId="Grid"><w:name w:val="Grid"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{lines}</w:tblBorders></w:tblPr>'
        "</w:style>"
    )


def _level(level: int, kind: str, text: str) -> str:
    left = LIST_INDENT * (level + 1)
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="397"/></w:pPr></w:lvl>'
    )


def _restart(level: int) -> str:
    return f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="1"/></w:lvlOverride>'
