"""The report as a file that somebody has: a PDF, a Word document, or plain text; any other kind is named."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from macros.read.encoding import EncodingError, decode
from macros.read.problems import DataError, Problem

MOST_BYTES = 100_000_000
"""The largest file that is read; the report has about three million bytes."""
MOST_PAGES = 500
OTHERS = {
    b"{\\rtf": "an RTF document",
    b"\xd0\xcf\x11\xe0": "a document of an old Word (.doc)",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"<!doctype html": "a web page",
    b"<html": "a web page",
    b"<?xml": "an XML file",
}
"""How files begin that are not read, and what they are."""
WAY_OUT = "name the PDF of the report, a Word document (.docx) or plain text (UTF-8)"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SAVE = "save the text of the report as 'UTF-8'"
BODY = "word/document.xml"
GARBLED = re.compile(r"\ufffd|â€|Ã[\x80-\xbf]")
"""What a text holds that was read in the wrong encoding."""


class _DocumentError(Exception):
    """A file that cannot be read as the report; says why, and what to do."""

    def __init__(self, message: str, line: int = 1) -> None:
        self.line = line
        super().__init__(message)


def texts_of(file: str, content: bytes) -> list[str]:
    """Return the text of the report in each way in which its file can be read, the likeliest first.

    Raises DataError with one sentence where the file is of another kind, or damaged.
    """
    try:
        if len(content) > MOST_BYTES:
            raise _DocumentError(f"this file is larger than {MOST_BYTES // 1_000_000} MB; {WAY_OUT}")
        if content.startswith(b"%PDF-"):
            return _of_pdf(content)
        if content.startswith(b"PK\x03\x04"):
            return ["\n".join(_of_word(content))]
        return [_of_text(content)]
    except _DocumentError as error:
        raise DataError([Problem(file, error.line, str(error))]) from None


def _of_pdf(content: bytes) -> list[str]:
    try:
        from pypdf import PdfReader  # noqa: PLC0415 – only who reads a PDF needs it
        from pypdf.errors import PyPdfError  # noqa: PLC0415
    except ImportError:
        raise _DocumentError(
            "what reads a PDF is not installed; run 'make official REPORT=report.pdf', which installs it"
        ) from None
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted:
            raise _DocumentError("this PDF is locked with a password; take the PDF as its publisher offers it")
        pages = [page for page, _ in zip(reader.pages, range(MOST_PAGES), strict=False)]
        found = ["\f\n".join(page.extract_text() for page in pages)]
        found.append("\f\n".join(page.extract_text(extraction_mode="layout") for page in pages))
    except (PyPdfError, ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError, OSError):
        raise _DocumentError("this PDF is damaged; take a new copy of it") from None
    if not found[0].strip():
        raise _DocumentError("this PDF holds pictures of pages and no text; take the PDF as its publisher offers it")
    return found


def _of_word(content: bytes) -> Iterator[str]:
    """Yield the paragraphs of a Word document; one of a list has its bullet."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            names = parts.namelist()
            if BODY not in names:
                kind = "an OpenDocument text" if "content.xml" in names else "a zip of other files"
                raise _DocumentError(f"this is {kind}; {WAY_OUT}")
            if parts.getinfo(BODY).file_size > MOST_BYTES:
                raise _DocumentError(f"this document is larger than {MOST_BYTES // 1_000_000} MB; {WAY_OUT}")
            written = parts.read(BODY)
        if b"<!DOCTYPE" in written or b"<!ENTITY" in written:
            raise _DocumentError(f"this document is not one that Word saves; {WAY_OUT}")
        root = ET.fromstring(written)  # noqa: S314 – it defines no entities
    except (zipfile.BadZipFile, ET.ParseError, OSError, RuntimeError, NotImplementedError):
        raise _DocumentError("this document is damaged; take a new copy of it") from None
    for paragraph in root.iter(f"{WORD}p"):
        text = "".join(_runs(paragraph))
        yield f"{_bullet(paragraph)}{text}" if text.strip() else ""


def _runs(paragraph: ET.Element) -> Iterator[str]:
    signs = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad"}
    for part in paragraph.iter():
        name = part.tag.removeprefix(WORD)
        if name == "t":
            yield part.text or ""
        elif name in signs:
            yield signs[name]


def _bullet(paragraph: ET.Element) -> str:
    style = paragraph.find(f"{WORD}pPr/{WORD}pStyle")
    level = paragraph.find(f"{WORD}pPr/{WORD}numPr/{WORD}ilvl")
    is_list = paragraph.find(f"{WORD}pPr/{WORD}numPr") is not None
    if not is_list and (style is None or not style.get(f"{WORD}val", "").startswith("List")):
        return ""
    return "– " if level is not None and level.get(f"{WORD}val", "0") != "0" else "• "


def _of_text(content: bytes) -> str:
    begin = content[:64].lstrip().lower()
    for sign, kind in OTHERS.items():
        if begin.startswith(sign.lower()):
            raise _DocumentError(f"this is {kind}; {WAY_OUT}")
    try:
        return decode(_with_mark(content)).text
    except EncodingError as error:
        line = error.line
    # The check sums find every letter that would be another in this encoding.
    text = content.decode("cp1252", "replace")
    if GARBLED.search(text):
        raise _DocumentError(f"this line is not UTF-8; {SAVE}", line)
    return text


def _with_mark(content: bytes) -> bytes:
    """Return a text with the mark of UTF-16, where it is one that lost its mark."""
    begin = content[:400]
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"} or begin.count(0) * 3 < len(begin):
        return content
    return (b"\xff\xfe" if begin[1::2].count(0) > begin[::2].count(0) else b"\xfe\xff") + content
