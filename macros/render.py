"""Fragments of pages: a view and its template, rendered without the theme.

Data is text: every value is escaped, and for a heading, which Markdown still reads, so is every character that means
something there.
"""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

FRAGMENTS = Path(__file__).parent.parent / "overrides" / "fragments"


class Renderer:
    """Renders the fragments of one folder."""

    def __init__(self, folder: Path = FRAGMENTS) -> None:
        self.environment = Environment(
            loader=FileSystemLoader(folder),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            finalize=_finalize,
        )
        self.environment.filters["from_here"] = _from_here
        self.environment.filters["in_heading"] = in_heading

    def render(self, fragment: str, view: object, here: str) -> str:
        """Return a fragment for the page at `here`, an address relative to the site's root."""
        return self.environment.get_template(f"{fragment}.html").render(view=view, here=here)


def relative(address: str, here: str) -> str:
    """Return an address of the site as a link from the page at `here`."""
    page, mark, anchor = address.partition("#")
    if page == here and mark:
        return mark + anchor
    return posixpath.relpath(page, posixpath.dirname(here) or ".") + mark + anchor


def in_heading(text: str) -> Markup:
    """Return text that Markdown shows as it is: whatever could be markup becomes a character reference."""
    return Markup(re.sub(r"[^\w\s]", lambda match: f"&#{ord(match[0])};", text).replace("_", "&#95;"))  # noqa: S704 – escaped here


@pass_context
def _from_here(context: Context, address: str) -> str:
    return relative(address, str(context["here"]))


def _finalize(value: object) -> object:
    """Escape what Markdown's preprocessors could read in a value, beyond what HTML needs."""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return Markup(re.sub(r"[`{}]", lambda match: f"&#{ord(match[0])};", str(escape(value))))  # noqa: S704 – escaped here
