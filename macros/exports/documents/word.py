"""Documents for Word and LibreOffice: letter paper, real headings, tables that repeat their heads, and no clock.

A document is made of runs of text; every text is written as text.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE as REL
from docx.oxml.ns import nsmap, qn
from docx.shared import Inches, Pt, RGBColor
from lxml import etree

from macros.exports.documents.forms import Form
from macros.exports.framework import LICENSE, LICENSE_NAME, about_framework
from macros.exports.links import permalink
from macros.model.handbook import Handbook
from macros.model.matrix import Statement
from macros.model.tokens import token

LANGUAGE = "en-US"
MARGIN = 0.8
"""In inches, on all four sides."""
WIDTH = round((8.5 - 2 * MARGIN) * 1440)
"""Of the text between the margins, in twentieths of a point; letter paper is 8.5 by 11 inches."""
HEIGHTS = {1: 20, 2: 15, 3: 12}
"""Size of headings in points, by level."""
TEXT = 10.5
"""Size of the text in points."""
CHECKBOX = "http://schemas.microsoft.com/office/word/2010/wordml"
"""The namespace of boxes that can be checked on the screen."""
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Characters that XML has no way to write."""
USED = (REL.OFFICE_DOCUMENT, REL.CORE_PROPERTIES, REL.STYLES, REL.SETTINGS, REL.NUMBERING)
"""What is kept of the library's own template, which has a picture of itself, a theme, and styles for an older Word."""
DAY = (1980, 1, 1, 0, 0, 0)
"""The time that every part of a file bears: the first one that a zip can."""


@dataclass(frozen=True)
class Run:
    """A stretch of text that looks alike; a link where `address` is one of the web."""

    text: str
    bold: bool = False
    italic: bool = False
    lang: str = ""
    address: str = ""
    box: bool = False
    """Whether a box to check is before it."""


Piece = Run | str
Line = Piece | Sequence[Piece]
"""A paragraph in a cell."""
Row = Sequence[Sequence[Line]]
"""The cells of a row, each of paragraphs; a cell without any is a place to write in."""


class Word:
    """A document while it is written, from its title on."""

    def __init__(self, handbook: Handbook, base: str, title: str, lang: str = "") -> None:
        self.handbook, self.base = handbook, base
        self._document = Document(io.BytesIO(_template()))
        self._boxes = 0
        edition = handbook.edition
        made = datetime.combine(edition.date, datetime.min.time())
        properties = self._document.core_properties
        properties.title, properties.author, properties.language = _written(title)[:255], edition.title[:255], LANGUAGE
        properties.subject, properties.comments = "Core competencies", _written(about_framework(handbook))[:255]
        properties.created = properties.modified = made
        properties.last_modified_by, properties.revision = edition.title[:255], 1
        self._body = self._document.element.body
        self._foot(f"{edition.title} · Edition {edition.code} · Page ")
        self.heading(title, 1, lang)

    def heading(self, text: str, level: int, lang: str = "") -> None:
        """Add a heading; the title of the document is its only one of level 1."""
        self._add(_paragraph([self._run(Run(text, lang=lang))], f"Heading{level}"))

    def text(self, *pieces: Piece, indented: bool = False, together: bool = False) -> None:
        """Add a paragraph, if there is anything in it; `together` keeps it on the page of the next one."""
        if any(each if isinstance(each, str) else each.text for each in pieces):
            style = "Whole" if indented else "Short" if together else ""
            self._add(_paragraph([self._run(each) for each in pieces], style))

    def limits(self, form: Form) -> None:
        """Add what a form is for, and what it is not."""
        self.text(form.use)
        for limit in form.limits:
            self._add(_paragraph([self._run(limit)], "ListBullet"))

    def table(self, title: str, columns: Mapping[str, int], rows: Iterable[Row]) -> None:
        """Add a table with its name, the widths of its columns in percent, and rows of cells of paragraphs.

        Its head is repeated on every page, and no row is torn.
        """
        widths = [WIDTH * share // 100 for share in columns.values()]
        head = [[Run(name, bold=True)] for name in columns]
        table = _element("w:tbl", _table_properties(title))
        table.append(_element("w:tblGrid", *(_element("w:gridCol", w=width) for width in widths)))
        table.append(self._row(head, widths, head=True))
        for row in rows:
            table.append(self._row(row, widths))
        self._add(table)
        self._add(_element("w:p", _element("w:pPr", _element("w:pStyle", val="After"))))

    def statement(self, statement: Statement) -> list[Line]:
        """Return what a cell holds of a statement: its short line with its code, and below it the whole of it."""
        return [(Run(f"{statement.short} ", bold=True), self.code(statement.code)), [*self.whole(statement)]]

    def whole(self, statement: Statement) -> tuple[Run, ...]:
        """Return a statement with the condition that it is under before it."""
        limit = (Run(f"{statement.condition}: ", italic=True),) if statement.condition else ()
        return (*limit, Run(statement.text))

    def code(self, code: str) -> Run:
        """Return a code as a link to its permalink where that is public, and else with the permalink as text."""
        if self.base:
            return Run(code, address=permalink(self.base, code))
        return Run(f"{code} ({permalink('', code)})")

    def box(self, text: str = "") -> Run:
        """Return a box to check, on the screen or on paper, with what it stands for."""
        return Run(f" {text}" if text else "", box=True)

    def finished(self) -> bytes:
        """Return the file, with source, edition, and license at its end; the same content gives the same bytes."""
        self.heading("Source and license", 2)
        self.text(about_framework(self.handbook))
        self.text(f"Texts: {LICENSE_NAME}, ", Run(LICENSE, address=LICENSE))
        self.text("Not an official publication of those who took part in the report, and not medical or legal advice.")
        if self.base:
            self.text("This handbook: ", Run(self.base, address=self.base))
        else:
            self.text("Permalinks are relative to the address of your handbook.")
        made = io.BytesIO()
        self._document.save(made)
        return _without_clock(made)

    def _add(self, element: Any) -> None:  # noqa: ANN401 – lxml has no types
        self._body.insert(len(self._body) - 1, element)  # the last one says how the section is laid out

    def _foot(self, text: str) -> None:
        section = self._document.sections[0]
        section.page_width, section.page_height = Inches(8.5), Inches(11)
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Inches(MARGIN)
        foot = section.footer.paragraphs[0]._p
        foot.append(self._run(text))
        foot.append(_field("PAGE"))
        foot.append(self._run(" of "))
        foot.append(_field("NUMPAGES"))

    def _row(self, cells: Row, widths: Sequence[int], *, head: bool = False) -> Any:  # noqa: ANN401
        row = _element(
            "w:tr", _element("w:trPr", _element("w:cantSplit"), *([_element("w:tblHeader")] if head else []))
        )
        for lines, width in zip(cells, widths, strict=True):
            cell = _element("w:tc", _element("w:tcPr", _element("w:tcW", w=width, type="dxa")))
            for line in lines or [""]:
                pieces = [line] if isinstance(line, Run | str) else line
                cell.append(_paragraph([part for each in pieces for part in self._parts(each)], "Cell"))
            row.append(cell)
        return row

    def _parts(self, piece: Piece) -> list[Any]:
        if isinstance(piece, str) or not piece.box:
            return [self._run(piece)]
        self._boxes += 1
        return [_checkbox(self._boxes), *([self._run(piece)] if piece.text else [])]

    def _run(self, piece: Piece) -> Any:  # noqa: ANN401
        run = piece if isinstance(piece, Run) else Run(piece)
        looks = []
        if run.address:
            looks.append(_element("w:rStyle", val="Hyperlink"))
        looks += [_element("w:b")] * run.bold + [_element("w:i")] * run.italic
        if run.lang:
            looks.append(_element("w:lang", val=run.lang))
        text = _element("w:t")
        text.text = _written(run.text)
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        made = _element("w:r", *([_element("w:rPr", *looks)] if looks else []), text)
        if not run.address:
            return made
        link = _element("w:hyperlink", made)
        link.set(qn("r:id"), self._document.part.relate_to(run.address, REL.HYPERLINK, is_external=True))
        return link


def _written(text: str) -> str:
    return UNWRITABLE.sub(" ", text)


WORDS = {"w": nsmap["w"]}
"""The namespace of what documents are made of."""
named = cache(qn)


def _element(name: str, /, *children: Any, **attributes: object) -> Any:  # noqa: ANN401
    made = etree.Element(named(name), nsmap=WORDS)
    for key, value in attributes.items():
        made.set(named(f"w:{key}"), str(value))
    made.extend(children)
    return made


def _paragraph(runs: Iterable[Any], style: str = "") -> Any:  # noqa: ANN401
    return _element("w:p", *([_element("w:pPr", _element("w:pStyle", val=style))] if style else []), *runs)


def _field(name: str) -> Any:  # noqa: ANN401
    """Return what a program fills in by itself, such as the number of the page."""
    text = _element("w:t")
    text.text = "1"
    return _element("w:fldSimple", _element("w:r", text), instr=name)


def _table_properties(title: str) -> Any:  # noqa: ANN401
    return _element(
        "w:tblPr",
        _element("w:tblStyle", val="TableGrid"),
        _element("w:tblW", w=WIDTH, type="dxa"),
        _element("w:tblLayout", type="fixed"),
        _element("w:tblLook", val="0620", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1),
        _element("w:tblCaption", val=_written(title)),
    )


def _checkbox(number: int) -> Any:  # noqa: ANN401
    """Return a box that can be checked on the screen, and that paper shows as a box."""

    def of_2010(name: str, /, *children: Any, **attributes: str) -> Any:  # noqa: ANN401
        made = etree.Element(f"{{{CHECKBOX}}}{name}", nsmap={"w14": CHECKBOX})
        for key, value in attributes.items():
            made.set(f"{{{CHECKBOX}}}{key}", value)
        made.extend(children)
        return made

    box = of_2010(
        "checkbox",
        of_2010("checked", val="0"),
        of_2010("checkedState", val="2612", font="MS Gothic"),
        of_2010("uncheckedState", val="2610", font="MS Gothic"),
    )
    sign = _element("w:t")
    sign.text = "☐"
    fonts = _element("w:rFonts", ascii="MS Gothic", eastAsia="MS Gothic", hAnsi="MS Gothic", hint="eastAsia")
    run = _element("w:r", _element("w:rPr", fonts), sign)
    return _element("w:sdt", _element("w:sdtPr", _element("w:id", val=number), box), _element("w:sdtContent", run))


@cache
def _template() -> bytes:
    """Return the document that all begin with: the library's own, without what none of them uses, in our styles."""
    document = Document()
    for part in (document.part.package, document.part):
        for key in [key for key, each in part.rels.items() if each.reltype not in USED]:
            del part.rels[key]
    kept = {"Normal", "Heading1", "Heading2", "Heading3", "ListBullet", "Footer", "TableGrid", "TableNormal"}
    styles = document.styles
    for each in list(styles.element):
        name = each.get(qn("w:styleId"))
        if each.tag == qn("w:latentStyles") or (name and name not in kept and each.get(qn("w:default")) != "1"):
            styles.element.remove(each)
    for fonts in styles.element.iter(qn("w:rFonts")):
        for key in [key for key in fonts.attrib if "heme" in key]:
            del fonts.attrib[key]  # there is no theme
    _set_styles(styles)
    settings = document.settings.element
    compat = settings.find(qn("w:compat"))
    if compat is None:
        compat = _element("w:compat")
        settings.append(compat)
    uri = "http://schemas.microsoft.com/office/word"
    compat.append(_element("w:compatSetting", name="compatibilityMode", uri=uri, val=15))
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _set_styles(styles: Any) -> None:  # noqa: ANN401
    ink, quiet = (RGBColor.from_string(token(name).lstrip("#").upper()) for name in ("ink", "quiet"))
    normal = styles["Normal"]
    _font(normal, TEXT)
    normal.paragraph_format.space_after = Pt(6)
    for level, size in HEIGHTS.items():
        style = styles[f"Heading {level}"]
        _font(style, size)
        style.font.bold, style.font.color.rgb = True, ink
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(size * 0.8), Pt(4)
        style.paragraph_format.keep_with_next = True
    for name, after in {"Cell": 1, "After": 0, "Short": 0, "Whole": 6}.items():
        made = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        made.base_style = normal
        made.paragraph_format.space_after = Pt(after)
    styles["After"].font.size = Pt(4)
    styles["Short"].paragraph_format.keep_with_next = True
    styles["Whole"].paragraph_format.left_indent = Inches(0.25)
    link = styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    link.font.underline, link.font.color.rgb = True, quiet


def _font(style: Any, size: float) -> None:  # noqa: ANN401
    style.font.name, style.font.size = "Calibri", Pt(size)


def _without_clock(made: io.BytesIO) -> bytes:
    """Return a zip whose parts all bear the same time."""
    content = io.BytesIO()
    with zipfile.ZipFile(made) as read, zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as written:
        for name in read.namelist():
            entry = zipfile.ZipInfo(name, DAY)
            entry.create_system = 3  # Unix, on every system
            entry.external_attr = 0o600 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            written.writestr(entry, read.read(name))
    return content.getvalue()
