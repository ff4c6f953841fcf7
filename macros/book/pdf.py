"""Books as PDF: tagged by PDF/UA, with bookmarks, the same bytes from the same site."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pydyf import PDF, Dictionary
from weasyprint import CSS, HTML
from weasyprint.document import Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from macros.model.tokens import with_tokens

STYLE = Path(__file__).parent / "book.css"


class BookError(Exception):
    """A book cannot be made; the message says why."""


def to_pdf(html: str, site: Path, identifier: str) -> bytes:
    """Return a book as PDF. Pictures are read from files alone. Raises BookError."""
    fonts, files = FontConfiguration(), URLFetcher(allowed_protocols={"file", "data"})
    sheet = with_tokens(STYLE.read_text("utf-8"))
    with _complaints() as found:
        style = CSS(string=sheet, base_url=STYLE.as_uri(), font_config=fonts, url_fetcher=files)
        pdf: bytes | None = HTML(string=html, base_url=site.as_uri() + "/", url_fetcher=files).write_pdf(
            stylesheets=[style],
            font_config=fonts,
            pdf_variant="pdf/ua-1",
            pdf_identifier=identifier.encode(),
            finisher=_scopes,
            full_fonts=False,
        )
    if found or pdf is None:
        raise BookError("; ".join(found) or "nothing was written")
    return pdf


def _scopes(_: Document, pdf: PDF) -> None:
    """Say of each head of a table whether it heads a column or a row.

    The library tells cells their heads, and nothing more; most screen readers ask the heads.
    """
    parts = {part.reference: part for part in pdf.objects if isinstance(part, Dictionary)}
    for part in parts.values():
        if part.get("S") == "/TH" and "A" in part:
            rows = parts[parts[part["P"]]["P"]]
            part["A"]["Scope"] = "/Row" if rows["S"] == "/TBody" else "/Column"


@contextmanager
def _complaints() -> Iterator[list[str]]:
    """Collect what the library finds wrong: a link that leads nowhere, a style it does not know, a missing file."""
    found: list[str] = []

    class Collect(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            found.append(record.getMessage())

    logger, handler = logging.getLogger("weasyprint"), Collect(logging.WARNING)
    logger.addHandler(handler)
    try:
        yield found
    finally:
        logger.removeHandler(handler)
