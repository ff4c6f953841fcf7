"""Paragraphs for job descriptions, for Word and as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.exports.documents.forms import FORMS
from macros.exports.documents.word import Run, Word
from macros.exports.framework import LICENSE, LICENSE_NAME, about_framework, whole
from macros.exports.links import permalink
from macros.model.handbook import Handbook
from macros.model.matrix import Statement
from macros.query.occasions import Occasion, by_group

FORM = FORMS["job-description"]
SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~&$!])")
"""What Markdown takes for more than a character."""


def to_job_description(handbook: Handbook, base: str, occasion: Occasion) -> bytes:
    """Return the paragraphs as a DOCX file: each group's statements under a heading, in short and whole."""
    word = Word(handbook, base, f"Paragraphs for a job description: {occasion.name}", lang=occasion.lang)
    word.limits(FORM)
    word.text(Run(occasion.who, lang=occasion.lang))
    for group, statements in by_group(handbook, occasion.statements):
        word.heading(group.name, 2)
        word.text(group.who)
        for each in statements:
            word.text(Run(f"{each.short} ", bold=True), word.code(each.code), together=True)
            word.text(*word.whole(each), indented=True)
    return word.finished()


def to_job_markdown(handbook: Handbook, base: str, occasion: Occasion) -> bytes:
    """Return the same as Markdown, whose texts are shown as they are."""
    lines = [f"# Paragraphs for a job description: {_plain(occasion.name)}", "", _plain(FORM.use), ""]
    lines += [f"- {_plain(limit)}" for limit in FORM.limits]
    if occasion.who:
        lines += ["", _plain(occasion.who)]
    for group, statements in by_group(handbook, occasion.statements):
        lines += ["", f"## {_plain(group.name)}", "", _plain(group.who)]
        lines += (line for each in statements for line in _paragraph(base, each))
    lines += ["", "---", "", _plain(about_framework(handbook)), f"Texts: {LICENSE_NAME}, <{LICENSE}>"]
    return ("\n".join(lines) + "\n").encode()


def _paragraph(base: str, statement: Statement) -> Iterator[str]:
    yield ""
    yield f"**{_plain(statement.short)}** [{statement.code}](<{permalink(base, statement.code)}>)"
    yield ""
    yield _plain(whole(statement))


def _plain(text: str) -> str:
    return SIGNS.sub(r"\\\1", " ".join(text.split()))
