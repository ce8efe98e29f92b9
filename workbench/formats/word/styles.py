"""The named styles of the Word files: how a paragraph looks is said here once, never on the paragraph."""

from dataclasses import dataclass

from lxml import etree

from workbench.formats.pages.page import Look, Paragraph, Role
from workbench.formats.word.xml import add, element

DEPTHS = 6
_STEP = 567
"""One centimetre in twentieths of a point: the hang of each depth."""
_LANGUAGES = {"en": "en-GB", "fr": "fr-FR", "es": "es-ES", "ru": "ru-RU", "zh": "zh-CN", "ar": "ar-SA"}
_BLUE = "1B4F9C"
CELL_SIZE = 180
"""The letters of a table, in twentieths of a point."""
ARABIC_CELL_SIZE = 200
CELL_MARGIN = 85
"""What is left free on either side of the words in a cell, in the same."""


@dataclass(frozen=True, slots=True)
class _Style:
    """A paragraph style: sizes in half points, distances in twentieths of a point."""

    id: str
    name: str
    based_on: str = "Normal"
    size: int = 0
    bold: bool = False
    italic: bool = False
    align: str = ""
    left: int = 0
    hanging: int = 0
    after: int = 120
    before: int = 0
    outline: int = -1
    keep: bool = False
    rule: str = ""
    """A line `top` or `bottom` of the paragraph."""
    heavy: bool = False
    """Whether that line is thick."""
    tab: bool = False
    """Whether a tab leads to the end of the line."""
    english: bool = False


_PARAGRAPHS = (
    _Style("Symbol", "Symbol", size=30, align="right", after=60, rule="bottom"),
    _Style("Day", "Day", size=26, bold=True, after=300, rule="bottom", heavy=True, tab=True),
    _Style("Title", "Title", size=32, bold=True, after=240, keep=True),
    _Style("Notice", "Notice", italic=True, english=True, left=284, after=160),
    _Style("Colophon", "Colophon", size=16, after=20, english=True),
    _Style(
        "ColophonFirst",
        "ColophonFirst",
        "Colophon",
        size=16,
        after=20,
        before=360,
        rule="top",
        english=True,
    ),
    _Style("Preambular", "Preambular paragraph", left=_STEP),
    _Style("TableText", "Table text", size=18, after=20),
    _Style("TableTitle", "Table title", size=20, bold=True, after=60, keep=True, english=True),
    _Style("TableHead", "Table head", "TableText", size=18, bold=True, after=20, english=True),
    _Style("FootnoteText", "footnote text", size=18, after=40),
    _Style("CommentText", "annotation text", size=20, after=0, english=True),
    _Style("Header", "header", size=18, align="right", after=0),
    _Style("Footer", "footer", size=18, align="center", after=0),
    *(
        _Style(f"Clause{depth}", f"Clause level {depth + 1}", left=_STEP * (depth + 1), hanging=_STEP)
        for depth in range(DEPTHS)
    ),
    *(_Style(f"Plain{depth}", f"Clause without number {depth + 1}", left=_STEP * depth) for depth in range(DEPTHS)),
    *(
        _Style(
            f"Heading{level}",
            f"heading {level}",
            size=max(30 - 2 * level, 22),
            bold=True,
            before=240,
            after=120,
            left=_STEP,
            hanging=_STEP,
            outline=level - 1,
            keep=True,
            italic=level > 3,
        )
        for level in range(1, 7)
    ),
)
_WORDS = {
    Look.ITALIC: ("Emphasis", "Emphasis"),
    Look.BOLD: ("Strong", "Strong"),
    Look.ITALIC | Look.BOLD: ("StrongEmphasis", "Strong emphasis"),
    Look.ATTRIBUTION: ("Attribution", "Attribution"),
    Look.BRACKET: ("Bracket", "Bracket"),
}

COLOPHON = frozenset({"Colophon", "ColophonFirst"})
"""Styles by which a file is known as an export of the workbench."""
MARKING = frozenset({"Attribution", "Bracket"})
"""Character styles that show what words do in a negotiation; they are no emphasis of the draft's."""
APART = frozenset({"Symbol", "Day", "Title", "Notice"}) | COLOPHON
"""Styles of paragraphs that are the export's, not the draft's. Each is called by its id, since LibreOffice makes ids
of names."""


def style_of(paragraph: Paragraph) -> str:
    """Return the id of the style of a paragraph."""
    depth = min(max(paragraph.depth, 0), DEPTHS - 1)
    if paragraph.role is Role.HEADING:
        return f"Heading{max(depth, 1)}"
    if paragraph.role is Role.NOTICE:
        return "Notice"
    if paragraph.role is Role.PREAMBULAR:
        return "Preambular"
    return f"Clause{depth}" if paragraph.number else f"Plain{depth}"


def word_style(look: Look) -> str:
    """Return the id of the character style of a look, empty for plain words."""
    if Look.ATTRIBUTION in look:
        return "Attribution"
    if look & (Look.ITALIC | Look.BOLD):
        return _WORDS[look & (Look.ITALIC | Look.BOLD)][0]
    return "Bracket" if Look.BRACKET in look else ""


def styles_part(language: str, width: int, caption_in: str) -> etree._Element:
    """Return the styles part, with the page's language as the default of all words.

    `width` is that of a line, `caption_in` the language of what stands in the style Day.
    """
    root = element("styles")
    defaults = add(root, "docDefaults")
    words = add(add(defaults, "rPrDefault"), "rPr")
    add(
        words,
        "rFonts",
        ascii="Times New Roman",
        hAnsi="Times New Roman",
        eastAsia="SimSun",
        cs="Times New Roman",
    )
    add(words, "sz", val=22)
    add(words, "szCs", val=24)
    latin = _LANGUAGES[language] if language in {"en", "fr", "es", "ru"} else "en-GB"
    add(words, "lang", val=latin, eastAsia="zh-CN", bidi="ar-SA")
    lines = add(add(add(defaults, "pPrDefault"), "pPr"), "spacing", after=120, line=259, lineRule="auto")
    del lines
    _named(root, "paragraph", "Normal", "Normal", default=True)
    _named(root, "character", "DefaultParagraphFont", "Default Paragraph Font", default=True)
    for style in _PARAGRAPHS:
        is_english = caption_in == "en" if style.id == "Day" else style.english
        _paragraph_style(root, style, width, is_english=is_english)
    _word_styles(root)
    _table_style(root)
    return root


def _named(
    root: etree._Element, kind: str, id_: str, name: str, *, based_on: str = "", default: bool = False
) -> etree._Element:
    made = add(root, "style", type=kind, styleId=id_)
    if default:
        made.set(made.tag.replace("}style", "}default"), "1")
    add(made, "name", val=name)
    if based_on:
        add(made, "basedOn", val=based_on)
    if not default:
        add(made, "qFormat")
    return made


def _paragraph_style(root: etree._Element, style: _Style, width: int, *, is_english: bool) -> None:
    made = _named(root, "paragraph", style.id, style.name, based_on=style.based_on)
    layout = add(made, "pPr")
    if style.keep:
        add(layout, "keepNext")
        add(layout, "keepLines")
    if style.rule:
        add(add(layout, "pBdr"), style.rule, val="single", sz=18 if style.heavy else 6, space=4, color="auto")
    if style.tab:
        add(add(layout, "tabs"), "tab", val="right", pos=width)
    add(layout, "spacing", before=style.before, after=style.after)
    if style.left or style.hanging:
        add(layout, "ind", left=style.left, hanging=style.hanging)
    if style.align:
        add(layout, "jc", val=style.align)
    if style.outline >= 0:
        add(layout, "outlineLvl", val=style.outline)
    words = add(made, "rPr")
    for flag, names in ((style.bold, ("b", "bCs")), (style.italic, ("i", "iCs"))):
        for name in names if flag else ():
            add(words, name)
    if style.size:
        add(words, "sz", val=style.size)
        add(words, "szCs", val=style.size + 2)
    if is_english:
        add(words, "lang", val="en-GB")


def _word_styles(root: etree._Element) -> None:
    for look, (id_, name) in _WORDS.items():
        words = add(_named(root, "character", id_, name), "rPr")
        if look & (Look.BOLD | Look.ATTRIBUTION | Look.BRACKET):
            add(words, "b")
            add(words, "bCs")
        if Look.ITALIC in look:
            add(words, "i")
            add(words, "iCs")
        if Look.ATTRIBUTION in look:
            add(words, "color", val=_BLUE)
    add(
        add(_named(root, "character", "FootnoteReference", "footnote reference"), "rPr"),
        "vertAlign",
        val="superscript",
    )
    add(add(_named(root, "character", "CommentReference", "annotation reference"), "rPr"), "sz", val=16)


def _table_style(root: etree._Element) -> None:
    made = _named(root, "table", "Grid", "Workbench grid")
    layout = add(made, "tblPr")
    borders = add(layout, "tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        add(borders, side, val="single", sz=4, space=0, color="808080")
    margins = add(layout, "tblCellMar")
    for side in ("left", "right"):
        add(margins, side, w=CELL_MARGIN, type="dxa")
    head = add(made, "tblStylePr", type="firstRow")
    add(add(head, "tcPr"), "shd", val="clear", color="auto", fill="E7ECF3")
