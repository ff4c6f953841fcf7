"""The text of a file in whatever way spreadsheets save it, as long as it is certain which letters are meant."""

from __future__ import annotations

import re
from dataclasses import dataclass

MOST_SHOWN = 3
"""How many words are shown of a text whose letters might have been others."""

UTF_16 = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
LETTERS = "áàâäãåæçéèêëíìîïñóòôöõøœúùûüýÿßÁÀÂÄÃÅÆÇÉÈÊËÍÌÎÏÑÓÒÔÖÕØŒÚÙÛÜÝŸ"
SIGNS = "¿¡ºª°·–—‘’“”„…«»€£§©®™½¼¾ו´\u00a0"
WESTERN = re.compile(
    # Other sets of letters have theirs where windows-1252 has signs, or side by side where it has one at a time.
    rf"(?!.*[{LETTERS}]{{2}})(?!.*[a-z][–—‘“”„…«»¿¡ºª°§©®][a-z])(?:[\x00-\x7f]|[{LETTERS}{re.escape(SIGNS)}])*",
    re.DOTALL,
)


@dataclass(frozen=True)
class Decoded:
    """A text, and how its file writes letters."""

    text: str
    how: str


class EncodingError(Exception):
    """It is not certain which letters are meant; says why, and in which line."""

    def __init__(self, line: int, message: str) -> None:
        self.line = line
        super().__init__(message)


def decode(content: bytes) -> Decoded:
    """Return the text of a file: UTF-8, UTF-16, or windows-1252 where no other reading is likely.

    Raises EncodingError.
    """
    if encoding := UTF_16.get(content[:2]):
        try:
            return Decoded(_lines(content[2:].decode(encoding)), "UTF-16")
        except UnicodeDecodeError:
            raise EncodingError(1, "the file is UTF-16 and damaged; save it anew as 'CSV UTF-8'") from None
    try:
        return Decoded(_lines(content.decode("utf-8-sig")), "UTF-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        text = ""
    if not text or not WESTERN.fullmatch(text):
        raise EncodingError(
            line, "it is not certain which letters this line holds; save the file as 'CSV UTF-8' or .xlsx"
        )
    words = dict.fromkeys(word for word in re.findall(r"[^\s,;]+", text) if not word.isascii())
    shown = ", ".join(f"'{word}'" for word in list(words)[:MOST_SHOWN])
    return Decoded(_lines(text), f"windows-1252 (see that this is right: {shown})")


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
