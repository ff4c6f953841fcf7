"""Telephone numbers as people write them: which part of a text is a number, and what a telephone dials for it.

A link that dials a wrong number is worse than none, so a number has to look like one: digits alone, a plus sign with
the code of a country, or the groups of a North American or a national number. Where any other digit is left over, as in
`555-0110/12`, nothing of the text is dialed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from macros.model.base import Dialed, Text, matches

SHORTEST = 3
LONGEST_HERE = 12
LONGEST = 15
"""Digits of the shortest number that is told by its shape, of the longest without the code of a country, and of the
longest there can be (ITU-T E.164)."""

_SPACE = "[ \u00a0]"
_GAP = f"(?:{_SPACE}?[-.‐‑–]{_SPACE}?|{_SPACE})"
_AREA = r"(?!.11)[2-9][0-8][0-9]"
_EXTENSION = rf"(?:,?{_SPACE}?(?:ext\.?|extension|x){_SPACE}?(?P<EXTENSION>[0-9]{{1,7}}))?"
_LONG = re.compile(
    r"(?<![\w+*#])(?P<NUMBER>"
    rf"(?:\+?1{_GAP})?(?:\({_AREA}\){_GAP}?|{_AREA}{_GAP})[0-9]{{3}}{_GAP}?[0-9]{{4}}"
    # Its groups are parted by one sign only, or what comes after it could be hours.
    rf"|\+[2-9][0-9]{{0,2}}{_GAP}?\(?[1-9][0-9]*\)?(?:(?P<GAP>{_GAP})[0-9]{{2,}}(?:(?P=GAP)[0-9]{{2,}})*)?"
    rf"|\(?0[0-9]{{1,4}}\)?(?:{_GAP}[0-9]{{2,5}}){{1,4}}"
    rf"|[1-9][0-9]{{2}}{_GAP}[0-9]{{4}}"
    r"|\+?[0-9]{7,12}"
    rf"){_EXTENSION}(?![\w*#])",
    re.IGNORECASE,
)
"""A number that is told from other digits by its shape, wherever it is in a text."""
_ALONE = re.compile(rf"(?P<NUMBER>[0-9]{{1,6}}){_EXTENSION}", re.IGNORECASE)
"""A short number: an emergency number, an extension. With words beside it, it could be a room as well."""
_PUBLIC = re.compile("(?P<NUMBER>[2-9]11|988)(?P<EXTENSION>(?!))?")
"""A short number that means the same everywhere, so that it may be beside others."""
_BETWEEN = re.compile(r"\s*[/;,|&]\s*|\s+(?:or|and|o|y)\s+")
_ALWAYS = re.compile(r"\b24/7\b|\b24[ -]?(?:h|hrs?|hours?)\b")
"""When somebody answers, said so often beside a number that these digits are known to be none of it."""
_RUN = re.compile(r"[0-9](?:[ \u00a0().\-‐‑–/]*[0-9])*")


@dataclass(frozen=True)
class Piece:
    """A part of a text with what a telephone dials for it; `dial` is empty for words."""

    text: str
    dial: str = ""


def pieces(text: str) -> tuple[Piece, ...]:
    """Return a text cut into numbers and what is between them; as one piece where it is in doubt what to dial."""
    read = _ALWAYS.sub(lambda always: "~" * len(always[0]), text)
    if alone := _ALONE.fullmatch(read):
        return (Piece(text, _dial(alone)),)
    found: list[Piece] = []
    left, at = "", 0
    for number in _numbers(read):
        dial = _dial(number)
        if not SHORTEST <= len(re.sub(";.*|[^0-9]", "", dial)) <= (LONGEST if dial.startswith("+") else LONGEST_HERE):
            return (Piece(text),)
        if at < number.start():
            found.append(Piece(text[at : number.start()]))
        left += read[at : number.start()]
        found.append(Piece(text[number.start() : number.end()], dial))
        at = number.end()
    left += read[at:]
    if at < len(text):
        found.append(Piece(text[at:]))
    return (Piece(text),) if re.search(r"\d", left) else tuple(found)


def _numbers(text: str) -> Iterator[re.Match[str]]:
    """Yield what could be a number in each part of a text."""
    start = 0
    for between in [*_BETWEEN.finditer(text), None]:
        end = between.start() if between else len(text)
        public = _PUBLIC.fullmatch(text, start, end)
        yield from [public] if public else _LONG.finditer(text, start, end)
        start = between.end() if between else end


def _dial(number: re.Match[str]) -> str:
    digits = re.sub(r"[^+0-9]", "", number["NUMBER"])
    return f"{digits};ext={number['EXTENSION']}" if number["EXTENSION"] else digits


def _number(text: str) -> str:
    if not re.search(r"\d", _ALWAYS.sub("", text)):
        raise PydanticCustomError(
            "no_number",
            "is '{text}', which holds no number; write the number here, and words in 'hours' or 'note'",
            {"text": text},
        )
    longest = max(len(re.sub("[^0-9]", "", run)) for run in _RUN.findall(text) or [""])
    if longest > LONGEST and not any(piece.dial for piece in pieces(text)):
        raise PydanticCustomError(
            "long_number",
            "is '{text}', {count} digits in a row; a number has at most {most}, so write 'or' between two",
            {"text": text, "count": longest, "most": LONGEST},
        )
    return text


Phone = Annotated[
    Text,
    matches(
        r"(?!.*[0-9]E\+?[0-9])(?!.*#(REF|N/A|VALUE|NAME|NUM|DIV)).*",
        "the number as text; a spreadsheet has computed this one, so format its column as text",
    ),
    AfterValidator(_number),
]
"""A number or several, with words beside them where they are needed."""
HotlineNumber = Annotated[
    Text,
    matches(r"(1-)?[2-9][0-9]{2}-([2-9][0-9]{2}-)?[0-9]{4}|[2-9]11|988", "a number such as 1-888-555-0100 or 711"),
    Dialed(),
]
"""A number that the handbook itself gives: in one form, so that a lost or added digit shows."""
ShortCode = Annotated[Text, matches("[0-9]{5,6}", "the five or six digits that texts are sent to"), Dialed()]
