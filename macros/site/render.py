"""Fragments of pages: a view and its template, rendered without the theme.

Data is text: every value is escaped, and for a heading, which Markdown still reads, so is every character that means
something there.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from contextlib import suppress
from functools import cache, partial
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined, pass_context
from jinja2.bccache import Bucket
from jinja2.runtime import Context
from markupsafe import Markup, escape

from macros.model.addresses import of
from macros.model.knowledge import Term
from macros.query.cited import Cited, Work
from macros.query.terms import Terms
from macros.site.citations import citations
from macros.site.described import Described, described
from macros.site.policy import IN_PAGE

FRAGMENTS = Path(__file__).parent.parent.parent / "overrides" / "fragments"

COMPILED = FRAGMENTS.parents[1] / ".cache" / "templates"
"""Where templates are kept as they were compiled; a tenth of a build would go into compiling them once more."""

MADE_UP = "https://handbook.example.org/"
"""An address for examples."""

STYLE = "assets/handbook.css"
"""An address of the style sheet for tests; that of a built site holds a hash."""


class Renderer:
    """Renders the fragments of one folder; the terms given are linked where a page first uses them.

    The site's address is the publisher's, which citations name wherever a copy lies; without one they name the copy.
    The style sheet is for fragments that are whole pages.
    """

    def __init__(
        self, terms: Iterable[Term] = (), folder: Path = FRAGMENTS, site: str = "", style: str = STYLE
    ) -> None:
        self.terms = Terms(terms)
        self.site = site
        self.environment = Environment(
            loader=FileSystemLoader(folder),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            finalize=_finalize,
            auto_reload=False,
            bytecode_cache=compiled_templates(),
        )
        self.environment.filters["from_here"] = _from_here
        self.environment.filters["canonical"] = self._canonical
        self.environment.filters["described"] = self._described
        self.environment.filters["in_formats"] = self._in_formats
        self.environment.filters["published"] = self.publish
        self.environment.filters["in_heading"] = in_heading
        self.environment.filters["with_terms"] = self._with_terms
        self.environment.globals["published"] = bool(site)
        self.environment.globals["policy"] = IN_PAGE
        self.environment.globals["style"] = style

    def render(self, fragment: str, view: object, here: str) -> str:
        """Return a fragment for the page at `here`, an address relative to the site's root."""
        return self.environment.get_template(f"{fragment}.html").render(view=view, here=here, terms_used=set())

    def publish(self, address: str) -> str:
        """Return an address of the site as others are to use it: in full, where the site's own address is known."""
        return self.site + address

    @pass_context
    def _canonical(self, context: Context, address: str) -> str:
        """Return an address as citations name it, or, where the site has none of its own, as a link from here."""
        return self.publish(address) if self.site else _from_here(context, address)

    @pass_context
    def _described(self, context: Context, thing: Cited, work: Work) -> Described:
        """Return what the page of a thing's permalink says to machines."""
        return described(thing, work, partial(self._canonical, context), self.site)

    def _in_formats(self, thing: Cited, work: Work) -> dict[str, str]:
        """Return a thing in every format of a citation; without an address of the site, at one that is made up."""
        (made,) = citations([thing], work, lambda address: (self.site or MADE_UP) + address)
        return {name: text.replace("\r", "") for name, text in made.items()}

    @pass_context
    def _with_terms(self, context: Context, text: str) -> Markup:
        """Return a text in which each term that the page has not used before is a link to its meaning."""
        link = self.environment.get_template("_term.html")
        parts = self.terms.split(text, context["terms_used"])
        return Markup("").join(
            Markup(link.render(text=part, code=code, address=of(f"term/{code}"), here=context["here"]))  # noqa: S704
            if code
            else _escaped(part)
            for part, code in parts
        )


class _Compiled(FileSystemBytecodeCache):
    """Templates as they were compiled. What cannot be kept, as on a full disk, is compiled again the next time."""

    def load_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().dump_bytecode(bucket)


def compiled_templates() -> FileSystemBytecodeCache:
    """Return the cache of compiled templates."""
    with suppress(OSError):
        COMPILED.mkdir(parents=True, exist_ok=True)
    return _Compiled(str(COMPILED))


@cache
def relative(address: str, here: str) -> str:
    """Return an address of the site as a link from the page at `here`."""
    page, mark, anchor = address.partition("#")
    if page == here and mark:
        return mark + anchor
    # From the root, so that nobody asks where this program runs, thousands of times.
    return posixpath.relpath(f"/{page}", f"/{posixpath.dirname(here)}") + mark + anchor


def in_heading(text: str) -> Markup:
    """Return text that Markdown shows as it is: whatever could be markup becomes a character reference."""
    return Markup(re.sub(r"[^\w\s]", lambda match: f"&#{ord(match[0])};", text).replace("_", "&#95;"))  # noqa: S704 – escaped here


@pass_context
def _from_here(context: Context, address: str) -> str:
    return relative(address, str(context["here"]))


def _finalize(value: object) -> object:
    """Escape what Markdown's preprocessors could read in a value, beyond what HTML needs."""
    return value if isinstance(value, Markup) or not isinstance(value, str) else _escaped(value)


def _escaped(value: str) -> Markup:
    html = str(escape(value))
    return Markup(html.replace("`", "&#96;").replace("{", "&#123;").replace("}", "&#125;"))  # noqa: S704 – escaped here
