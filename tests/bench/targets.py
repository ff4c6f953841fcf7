"""What the handbook is held to. `make bench` measures it and says which target is missed."""

BUILD = 1.2
"""A cold build, as a multiple of that of the same pages as plain Markdown under Material."""
EDIT = 0.6
"""From an edit to the page that is served, as a multiple of the same under plain `mkdocs serve`."""
BYTES = {"index.html": 29_000, "competencies/index.html": 33_000}
"""A first view, compressed as servers do it."""
REQUESTS = 4
"""A first view."""
