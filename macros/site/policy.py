"""What a browser may do with the handbook's pages.

The one place that says so: the pages carry the policy in a meta element, servers send it as headers, and the tests
hold the ready configurations in examples/hosting/ to what is here.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable

DIRECTIVES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",  # the marks and icons that style sheets hold
    "connect-src": "'self'",  # no script of the handbook asks for anything; tools that examine a page read robots.txt
    "manifest-src": "'self'",  # the name and the icon for a home screen
    "base-uri": "'none'",
    "form-action": "'none'",
}
"""The Content-Security-Policy: files of the handbook's own and nothing else, nothing inline, nothing evaluated."""

ONLY_AS_HEADER = {"frame-ancestors": "'none'"}
"""What browsers ignore in a meta element. In a frame, the way out need not lead out of the page around it."""

IN_PAGE = "; ".join(f"{name} {value}" for name, value in DIRECTIVES.items())
"""The policy as the pages carry it, wherever they are opened."""

FORBIDDEN_FEATURES = (
    *("accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer", "microphone", "midi"),
    *("payment", "usb"),
)
"""What no page asks for. Copying links needs the clipboard, so that is not among them."""

HEADERS = {
    "Content-Security-Policy": "; ".join(
        [IN_PAGE, *(f"{name} {value}" for name, value in ONLY_AS_HEADER.items())],
    ),
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in FORBIDDEN_FEATURES),
}
"""What a server sends with every file, found or not."""

REVALIDATED = "no-cache"
"""Caching of everything whose name stays when its content changes: kept, and asked about before each use."""

UNCHANGING = "max-age=31536000"
"""Caching of a file whose name holds a hash of its content."""

HASHED = r"\.[0-9a-f]{8}\.css$"
"""How the names of such files end."""

CONTENT_TYPES = {
    "jsonld": "application/ld+json",
    "csv": "text/csv",
    "md": "text/markdown",
    "matrix": "text/plain",
    "webmanifest": "application/manifest+json",
    "gz": "application/gzip",
    "imscc": "application/zip",
}
"""What servers do not know by themselves, by the end of a file's name."""

TYPES: dict[str, tuple[str, ...]] = {
    "html": ("text/html",),
    "css": ("text/css",),
    "js": ("text/javascript", "application/javascript"),
    "json": ("application/json",),
    "txt": ("text/plain",),
    "svg": ("image/svg+xml",),
    "png": ("image/png",),
    "xml": ("application/xml", "text/xml"),
    "pdf": ("application/pdf",),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
    **{suffix: (kind,) for suffix, kind in CONTENT_TYPES.items()},
}
"""What each file is, by the end of its name; the first is the one to send, the others do as well."""

NAMES_LETTERS = {"text/html", "text/css", "text/javascript", "text/plain", "text/csv", "text/markdown"}
"""Types that are sent with `charset=utf-8`."""

ERROR_PAGE = "404.html"
"""The page for wrong addresses; a copy from the zip has none, because it cannot know its address."""

WITHOUT_SUFFIX = ("ims/case/", "application/json")
"""The folder whose files have no suffix, because learning systems ask for them under such names, and what they are."""


ALONE = {"connect-src", "manifest-src"}
"""What a page that is alone has nothing for."""


def in_one_file(scripts: Iterable[str], styles: Iterable[str]) -> str:
    """Return the policy of a page that is alone: its own scripts and styles by their hashes, and nothing else."""

    def hashes(texts: Iterable[str]) -> str:
        digests = (hashlib.sha256(text.encode()).digest() for text in texts)
        return " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)

    allowed = {"script-src": hashes(scripts), "style-src": hashes(styles), "img-src": "data:"}
    kept = {name: allowed.get(name, value) for name, value in DIRECTIVES.items() if name not in ALONE}
    return "; ".join(f"{name} {value}" for name, value in kept.items())


def type_of(name: str) -> tuple[str, ...]:
    """Return the types that a file may be sent as, by its path from the root; none where any will do."""
    folder, kind = WITHOUT_SUFFIX
    if name.startswith(folder):
        return (kind,)
    return TYPES.get(name.rpartition("/")[2].rpartition(".")[2], ())
