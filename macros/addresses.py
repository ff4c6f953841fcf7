"""Where each thing stands on the site.

Addresses are relative to the site's root. They are published: others link to them, so they never change.
"""

from __future__ import annotations

MATRIX = "competencies/index.html"
TOPICS = "topics.html"


def anchor(code: str) -> str:
    """Return the anchor of a code on its page: `2B.I3` stands at `#2b-i3`."""
    return code.lower().replace(".", "-")


def page_of_competency(code: str) -> str:
    """Return the page of a competency or a sub-competency."""
    return f"competencies/{code.lower()}.html"


def of_matrix_code(code: str) -> str:
    """Return page and anchor of a competency, sub-competency, cell or statement."""
    head, _, tail = code.partition(".")
    page = page_of_competency(head)
    return f"{page}#{anchor(code)}" if tail else page


def page_of_group(code: str) -> str:
    """Return the page that holds all statements of a group."""
    return f"by-group/{code}.html"


def of_topic(code: str) -> str:
    """Return page and anchor of a topic in the topic index."""
    return f"{TOPICS}#{code}"
