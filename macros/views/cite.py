"""How to cite the handbook: the parts of a citation, and an example in every format."""

from __future__ import annotations

from dataclasses import dataclass

from macros.model.handbook import Handbook
from macros.parts.links import CitationView, LinkView, citation_view
from macros.query.cited import Cited, Work, cited, work


@dataclass(frozen=True)
class CiteView:
    """The page on citing."""

    title: str
    description: str
    example: Cited
    """A statement, with a condition where there is one."""
    citation: CitationView
    work: Work
    report: str
    about: LinkView
    schema: LinkView


def cite_view(handbook: Handbook) -> CiteView:
    """Return the page on citing; its example is the first statement that has a condition, or the first of all."""
    with_condition = (code for code, statement in handbook.statements.items() if statement.condition)
    code = next(with_condition, next(iter(handbook.statements)))
    return CiteView(
        title="How to cite",
        description="Permalinks and citations for statements, sub-competencies, terms, guides, and resources.",
        example=cited(handbook, code),
        citation=citation_view(handbook, code),
        work=work(handbook),
        report=handbook.edition.report.name,
        about=LinkView("what was reworded and how", "about/index.html#rewording"),
        schema=LinkView("schema", "exports/permalink.schema.json"),
    )
