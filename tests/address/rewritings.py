"""What programs make of an address on its way, and the kinds of addresses that they do it to."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote, unquote

Rewrite = Callable[[str], str]


def _put(sign: str, at: float) -> Rewrite:
    """Return the function that puts a sign into a text, so far into it."""
    return lambda text: text[: int(len(text) * at)] + sign + text[int(len(text) * at) :]


def _each(old: str, new: str) -> Rewrite:
    return lambda text: text.replace(old, new)


REWRITINGS: dict[str, Rewrite] = {
    "left alone": lambda text: text,
    "Teams, as HTML": _each("&", "&amp;"),
    "HTML twice": _each("&", "&amp;amp;"),
    "HTML by number": _each("&", "&#38;"),
    "HTML by number, hexadecimal": _each("&", "&#x26;"),
    "ampersands encoded": _each("&", "%26"),
    "HTML, then encoded": _each("&", "%26amp%3B"),
    "equals signs encoded": _each("=", "%3D"),
    "equals signs encoded in small letters": _each("=", "%3d"),
    "periods encoded": _each(".", "%2E"),
    "hyphens encoded": _each("-", "%2D"),
    "Safe Links, all encoded": lambda text: quote(text, safe=""),
    "Safe Links twice": lambda text: quote(quote(text, safe=""), safe=""),
    "encoded, then HTML": lambda text: quote(text, safe="&=").replace("&", "&amp;"),
    "Slack and Firefox, decoded": unquote,
    "quoted-printable": _each("=", "=3D"),
    "Word, hyphens as en dashes": _each("-", "\u2013"),
    "Word, hyphens as em dashes": _each("-", "\u2014"),
    "hyphens that do not break": _each("-", "\u2011"),
    "hyphens as minus signs": _each("-", "\u2212"),
    "full-width signs of an input method": _each("=", "\uff1d"),
    "mail, wrapped": _put("\r\n", 0.5),
    "mail, wrapped near the end": _put("\n", 0.9),
    "mail, wrapped and indented": _put("\r\n\t", 0.4),
    "zero-width space": _put("\u200b", 0.5),
    "zero-width space near the end": _put("\u200b", 0.95),
    "word joiner": _put("\u2060", 0.3),
    "soft hyphen": _put("\u00ad", 0.6),
    "byte order mark in front": _put("\ufeff", 0),
    "left-to-right mark behind": _put("\u200e", 1),
    "a space behind": _put(" ", 1),
    "an encoded space behind": _put("%20", 1),
    "a no-break space behind": _put("\u00a0", 1),
    "Slack, with its text": _put("|this link>", 1),
    "in angle brackets": lambda text: text + ">",
    "Markdown": _put(")**", 1),
    "a tag behind": _put('">link</a>', 1),
    "quoted": lambda text: f"\u201c{text}\u201d",
} | {
    f"{end} behind": _put(end, 1)
    for end in (
        *(".", ",", ";", ":", "!", "?", ")", "]", "}", ">", '"', "'", "*", "_", "\u2026", ").", '."', "?)"),
        *("\u00bb", "\u201d", "\u2019", "\u203a", "\u300d", "\uff09", "\u3002", "\u3001", "\uff01", "\uff0c", "\uff1f"),
        *("\u061f", "\u060c", "\u06d4", "\u0964", "\u1362", "\u0589", "\u05be", "\u0e5b", "\u00b7", "\u2e2e"),
    )
}
"""What was seen in programs and mails, by what does it."""


def as_browsers_give(fragment: str) -> str:
    """Return a fragment as scripts find it: without line breaks and tabs, and what is no sign of an address encoded."""
    bare = fragment.translate({ord(sign): None for sign in "\t\r\n"})
    return quote(bare, safe="%!#$&'()*+,-./:;=?@[]_~|{}^\\")
