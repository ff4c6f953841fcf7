"""Files made of templates that both the build and a browser can fill: with texts, loops and ifs, and nothing else.

The signs are those of Mustache: `{{name}}` is a text, escaped for the file that it is in, `{{&name}}` one as it is;
what is between `{{#name}}` and `{{/name}}` comes once for each element of a list, or once where there is a text;
between `{{^name}}` and `{{/name}}`, where there is neither. Within a loop, the names of its element come first.
docs/assets/course/filled.mjs fills the same templates, and a test compares the two.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from macros.exports.documents.jobs import SIGNS
from macros.exports.documents.word import UNWRITABLE

Values = Mapping[str, Any]
"""What names stand for: a text, or a list of further values."""
Part = str | list[Any]
"""A text; or a sign (`=`, `&`, `#`, `^`) with its name, and the parts within for the last two."""

TAG = re.compile(r"\{\{([#^/&]?)(\w+)\}\}")
ALONE = re.compile(r"^(\{\{[#^/]\w+\}\})\n", re.MULTILINE)
"""A sign that has a line to itself, which goes with it."""


def _in_xml(text: str) -> str:
    return html.escape(UNWRITABLE.sub(" ", text))


def _in_markdown(text: str) -> str:
    return SIGNS.sub(r"\\\1", text)


ESCAPES: dict[str, Callable[[str], str]] = {"xml": _in_xml, "md": _in_markdown}
"""How a text is written, by the kind of file."""


def parts_of(path: Path) -> list[Part]:
    """Return a template in parts. Raises ValueError where one of its signs is not closed."""
    return parse(path.read_text("utf-8"))


def parse(template: str) -> list[Part]:
    """Return a template in parts. Raises ValueError where one of its signs is not closed."""
    text = ALONE.sub(r"\1", template)
    stack: list[tuple[str, list[Part]]] = [("", [])]
    end = 0
    for tag in TAG.finditer(text):
        sign, name = tag.groups()
        if tag.start() > end:
            stack[-1][1].append(text[end : tag.start()])
        end = tag.end()
        if sign == "/":
            opened, _ = stack.pop()
            if opened != name:
                message = f"'{name}' is closed where '{opened}' is open"
                raise ValueError(message)
        elif sign in ("#", "^"):
            within: list[Part] = []
            stack[-1][1].append([sign, name, within])
            stack.append((name, within))
        else:
            stack[-1][1].append([sign or "=", name])
    if len(stack) > 1:
        message = f"'{stack[-1][0]}' is not closed"
        raise ValueError(message)
    return [*stack[0][1], text[end:]]


def fill(parts: Sequence[Part], values: Values, kind: str) -> str:
    """Return a template in parts as text; a name that stands for nothing is empty."""
    escape = ESCAPES[kind]

    def written(part: Part, values: Values) -> str:
        if isinstance(part, str):
            return part
        sign, name, *rest = part
        value = values.get(name, "")
        if sign in ("=", "&"):
            return escape(value) if sign == "=" else str(value)
        if sign == "^":
            scopes = [] if value else [values]
        else:
            scopes = [{**values, **each} for each in value] if isinstance(value, list) else [values] if value else []
        return "".join(written(each, scope) for scope in scopes for each in rest[0])

    return "".join(written(part, values) for part in parts)
