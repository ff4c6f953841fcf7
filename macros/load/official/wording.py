"""A statement exactly as it is printed: of all the ways in which its lines may join, the one that its check sum fits.

A text that was taken out of a PDF does not say whether the hyphen at the end of a line belongs to its word, or whether
a space follows it. So each such place has a few readings, and nothing is taken for the wording that is not equal to it
in every letter, sign, hyphen and space.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Container, Iterator, Mapping
from itertools import islice, product

MOST = 4_096
"""How many readings of one text are tried."""
INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u206a-\u206f\ufeff\x00-\x08\x0e-\x1f]")
"""Signs that nobody sees, and that some programs put between words."""
HYPHENS = {ord("\u2010"): "-", ord("\u2011"): "-"}
"""Other signs for the hyphen."""
JOINT = re.compile("(\u00ad+)(\\s*)|-\\s+|(?<=[/–—])\\s+|\\s+(?=[–—])")
"""Where it is not certain how a text goes on."""
FOOTNOTE = re.compile(r"(?<=[.”’)\"'])[\d¹²³⁰-⁹]{1,2}$")
"""The mark of a footnote at the end of a statement."""
OPENING = re.compile(r"(?:^|(?<=[\s(\[—–/“‘]))([\"'])")


def check_sum(text: str, condition: str | None = None) -> str:
    """Return what tells a statement from every other, and from itself with a sign gone: 16 digits of its SHA-256.

    All of it counts: letters, capitals, signs, hyphens, and spaces, of which several are one.
    """
    return hashlib.sha256(_plain(f"{condition or ''} {text}").encode()).hexdigest()[:16]


def printed(text: str, condition: str | None, sums: Container[str]) -> tuple[str | None, str] | None:
    """Return condition and text as one of the check sums has them, or nothing where no reading fits any."""
    for limit in readings(condition) if condition else [None]:
        for reading in readings(text):
            if check_sum(reading, limit) in sums:
                return limit, reading
    return None


def readings(text: str) -> Iterator[str]:
    """Yield the ways to read a text, the likeliest first."""
    bare = INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).translate(HYPHENS)
    bare = FOOTNOTE.sub("", bare.strip())
    for straight in _joined(bare):
        yield straight
        if '"' in straight or "'" in straight:
            yield _curled(straight)


def _joined(text: str) -> Iterator[str]:
    """Yield a text with its uncertain places read in each way; those in which all are read alike first."""
    fixed, choices, at = [], [], 0
    for found in JOINT.finditer(text):
        fixed.append(text[at : found.start()])
        choices.append(_choices(found))
        at = found.end()
    last = text[at:]
    alike = [tuple(each[min(number, len(each) - 1)] for each in choices) for number in range(3)]
    for chosen in dict.fromkeys([*alike, *islice(product(*choices), MOST)]):
        yield _plain("".join(part for pair in zip(fixed, chosen, strict=True) for part in pair) + last)


def _choices(found: re.Match[str]) -> tuple[str, ...]:
    if found[1]:
        return ("", "-", "- ") if found[2] else ("", "-")
    if found[0].startswith("-"):
        # A line that ends with the hyphen itself breaks a word; where there is a space, one was printed.
        return ("-", "- ", "") if found[0] == "-\n" else ("- ", "-", "")
    return ("", " ")


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).split())


def _curled(text: str) -> str:
    """Return a text with the quotation marks of print, in place of those of a typewriter."""
    opened: Mapping[str, str] = {'"': "“", "'": "‘"}
    text = OPENING.sub(lambda found: opened[found[1]], text)
    return text.replace('"', "”").replace("'", "’")
