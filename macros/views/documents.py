"""Documents to work with: what each is for, what it is not, and its files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.exports.documents.forms import FORMS
from macros.model import addresses
from macros.model.handbook import Handbook
from macros.parts.links import LinkView
from macros.query.occasions import occasions

WORD, EXCEL, MARKDOWN = "Word", "Excel", "Markdown"


@dataclass(frozen=True)
class DocumentRow:
    """What one or several files are for: a role, a collection, a group; `by` is who added it, where it is local."""

    name: str
    lang: str
    by: str
    files: tuple[LinkView, ...]


@dataclass(frozen=True)
class FormView:
    """A kind of document."""

    anchor: str
    title: str
    use: str
    limits: tuple[str, ...]
    """What it is not, in sentences."""
    head: str
    """What the first column of its rows is called."""
    rows: tuple[DocumentRow, ...]


@dataclass(frozen=True)
class DocumentsView:
    """The page of all documents."""

    title: str
    description: str
    forms: tuple[FormView, ...]


def documents_view(handbook: Handbook) -> DocumentsView:
    """Return all documents, by what they are for."""
    heads = {"checklist": "Group", "evaluation": "Role", "job-description": "Role or collection"}
    return DocumentsView(
        title="Documents to work with",
        description="Files for hiring, observing, checking, writing policy, and adopting, made from the statements.",
        forms=tuple(
            FormView(code, form.title, form.use, form.limits, heads.get(code, ""), tuple(rows))
            for code, form in FORMS.items()
            if (rows := [*_rows(handbook, code)])
        ),
    )


def _rows(handbook: Handbook, form: str) -> Iterator[DocumentRow]:
    if form in {"job-description", "evaluation"}:
        endings = {WORD: "docx"} | ({MARKDOWN: "md"} if form == "job-description" else {})
        for each in occasions(handbook):
            if form == "job-description" or each.is_role:
                name = each.name if each.is_role else f"Collection: {each.name}"
                yield DocumentRow(name, each.lang, each.by, _files(form, endings, each.of))
    elif form == "checklist":
        for group in handbook.groups:
            yield DocumentRow(group.name, "", "", _files(form, {WORD: "docx"}, f"group/{group.code}"))
    elif form == "adoption-workbook":
        yield DocumentRow(FORMS[form].title, "", "", _files(form, {EXCEL: "xlsx"}))
    else:
        yield DocumentRow(FORMS[form].title, "", "", _files(form, {WORD: "docx"}))


def _files(form: str, endings: dict[str, str], of: str = "") -> tuple[LinkView, ...]:
    return tuple(LinkView(name, addresses.of_document(form, ending, of)) for name, ending in endings.items())
