"""The public address of the handbook, as the variable HANDBOOK_URL gives it: checked, and in one form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import SplitResult, quote, unquote, urlsplit

EXAMPLE = "https://handbook.example.org/"
HOST = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)(\.(?!-)[a-z0-9-]{1,63}(?<!-))*|\[[0-9a-f:.]+\]")
DEFAULT_PORTS = {"http": 80, "https": 443}
IN_A_PATH = "-._~!$'()*+,;=:@/%"
"""What a path may hold besides letters and digits; anything else is percent-encoded."""


class AddressError(Exception):
    """The address is none that a site can have; the message says why, and what to write instead."""


def public_address(given: str) -> str:
    """Return the address in its normal form, which ends in a slash. Raises AddressError."""
    try:
        parts = urlsplit(given)
        port, host = parts.port, _host(parts.hostname or "")
    except ValueError:
        raise AddressError(_message(given, "its host or its port cannot be read")) from None
    if wrong := next(_faults(given, parts, host), ""):
        raise AddressError(_message(given, wrong))
    written = host if port in {None, DEFAULT_PORTS[parts.scheme]} else f"{host}:{port}"
    path = quote(parts.path, safe=IN_A_PATH).removesuffix("/")
    return f"{parts.scheme}://{written}{path}/"


def _faults(given: str, parts: SplitResult, host: str) -> Iterator[str]:
    folders = unquote(parts.path).removeprefix("/").removesuffix("/").split("/")
    # urlsplit leaves out line breaks and tabs.
    if re.search(r"[\s\x00-\x1f\x7f]", given):
        yield "it holds a space, or a sign that cannot be seen"
    if found := re.search(r"[\"<>\\^`{|}]", given):
        yield f"it holds {found[0]}"
    if parts.scheme not in DEFAULT_PORTS:
        yield "it does not begin with https:// or http://"
    if "@" in parts.netloc:
        yield "it holds a name or a password, which every page would show"
    if not host:
        yield "its host cannot be read"
    if {"?", "#"} & set(given):
        yield "it goes on after '?' or '#'"
    if "//" in parts.path or {".", ".."} & set(folders):
        yield "its path holds '//', '.' or '..'"
    if folders[-1].lower().endswith((".html", ".htm")):
        yield "it is the address of a page"


def _host(name: str) -> str:
    """Return a host in letters that every program knows, empty where it is none."""
    try:
        written = name.rstrip(".") if name.isascii() else name.encode("idna").decode()
    except UnicodeError:
        return ""
    found = f"[{written}]" if ":" in written else written
    return found if HOST.fullmatch(found) else ""


def _message(given: str, wrong: str) -> str:
    # What is before '@' may be a password, which no log needs.
    shown = re.sub(r"//.*@", "//…@", given, flags=re.DOTALL)
    shown = "".join(sign if sign.isprintable() else "�" for sign in shown)
    return f"HANDBOOK_URL is '{shown}': {wrong}; write the address of the folder that the site is in, such as {EXAMPLE}"
